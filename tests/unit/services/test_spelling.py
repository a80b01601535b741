"""The check of spelling: the dictionaries that come along, and words of one's own."""

from __future__ import annotations

from datetime import timedelta

import pytest

from companion.domain.spelling import Tongue
from companion.resources import assets_folder
from companion.services.spelling import Speller, SpellingService, can_check
from tests.unit.services.conftest import House

needs_library = pytest.mark.skipif(not can_check(), reason="no check of spelling is made for this computer")


@pytest.fixture
def own(house: House) -> SpellingService:
    return SpellingService(house.db, house.clock)


@needs_library
def test_each_language_knows_its_own_words_and_both_together_know_both() -> None:
    folder = assets_folder() / "dictionaries"
    british, american = Speller((Tongue.BRITISH,), folder), Speller((Tongue.AMERICAN,), folder)
    both = Speller((Tongue.BRITISH, Tongue.AMERICAN), folder)
    assert (british.knows("colour"), british.knows("color")) == (True, False)
    assert (american.knows("colour"), american.knows("color")) == (False, True)
    assert (both.knows("colour"), both.knows("color"), both.knows("morningg")) == (True, True, False)
    assert british.knows("Don\u2019t")
    assert "morning" in both.offers("morningg")
    assert len(both.offers("morningg")) == len(set(both.offers("morningg"))) <= 5


@needs_library
def test_while_words_are_sought_for_one_no_other_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    speller = Speller((Tongue.BRITISH,), assets_folder() / "dictionaries")
    told: list[bool | None] = []

    class Slow:
        def suggest(self, _word: str) -> tuple[str, ...]:
            told.append(speller.knows("colour"))
            return ("colour",)

    monkeypatch.setattr(speller, "_books", [Slow()])
    assert speller.offers("colur") == ("colour",)
    assert told == [None]


def test_the_dictionaries_have_their_licence_beside_them() -> None:
    folder = assets_folder() / "dictionaries"
    assert {tongue.value for tongue in Tongue} == {path.stem for path in folder.glob("*.dic")}
    assert {path.stem for path in folder.glob("*.aff")} == {path.stem for path in folder.glob("*.dic")}
    licence = (folder / "LICENSE.txt").read_text("utf-8")
    assert "Kevin Atkinson" in licence
    assert "Permission to use, copy, modify, distribute and sell" in licence


def test_a_word_of_ones_own_is_kept_and_let_go_with_undo(own: SpellingService) -> None:
    done = own.keep("Ife\u2019s")
    assert own.own_words() == {"Ife's"}
    done.undo()
    assert own.own_words() == frozenset()
    own.keep("Ife's")
    gone = own.let_go("Ife's")
    assert own.own_words() == frozenset()
    gone.undo()
    assert own.own_words() == {"Ife's"}


def test_a_word_let_go_is_gone_for_good_after_thirty_days(own: SpellingService, house: House) -> None:
    for word in ("Ife", "Ola"):
        own.keep(word)
        own.let_go(word)
    house.clock.set(house.clock.now() + timedelta(days=30))
    assert own.purge() == 2
    assert own.purge() == 0
    with house.db.quick() as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM spelling_word")]
    assert not {"Ife", "Ola"} & set(names)
    own.keep("Ife")
    assert own.own_words() == {"Ife"}
