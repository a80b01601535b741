"""A search finds check-ins by the trigger words and feelings chosen in them, as it finds pages by their tags."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.checkin import Answers, WordList
from companion.domain.ids import RowKind
from companion.domain.journal import SearchHit, Writing, marked_text, split_marked
from companion.services.check_in_lists import CheckInLists
from companion.services.checkins import CheckInService
from companion.services.journal import JournalService
from companion.services.settings import SettingsService
from companion.storage import hot_named, hot_search
from companion.storage.database import Database
from companion.storage.hot_journal import NEWEST
from tests.fakes import FakeClock

NOW = datetime(2026, 11, 21, 18, 40, tzinfo=UTC)
TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    db = Database.open(tmp_path_factory.mktemp("named") / "companion.db", None, create=True)
    clock = FakeClock(NOW)
    settings = SettingsService(db, clock)
    checkins, journal = CheckInService(db, clock, settings), JournalService(db, clock, settings)
    for ago in range(60):
        day = TODAY - timedelta(days=ago)
        triggers = ("Payday",) if ago % 3 == 0 else ()
        feelings = ("Lonely", "Lost") if ago % 4 == 0 else ("Café blues",) if ago == 1 else ()
        note = "Lonely evening" if ago % 8 == 0 else ""
        checkins.save(day, Answers(mood=5, triggers=triggers, feelings=feelings, note=note))
        if ago % 5 == 0:
            journal.create(Writing("", f"Page {ago}", ("lonely",)), day)
    yield db
    db.close()


def found(db: Database, text: str, before: int | None = None, limit: int = 200) -> tuple[SearchHit, ...]:
    with db.quick() as connection:
        return hot_search.newest_first(connection, text, before, limit).hits


@pytest.mark.parametrize("typed", ["payday", "PAY", "payda"])
def test_a_check_in_is_found_by_a_trigger_word(named: Database, typed: str) -> None:
    hits = found(named, typed)
    assert [hit.day for hit in hits] == [TODAY - timedelta(days=ago) for ago in range(0, 60, 3)]
    assert {hit.kind for hit in hits} == {RowKind.CHECK_IN}
    assert hits[1].snippet == (("Payday", True),)


def test_a_check_in_is_found_by_a_feeling_and_its_line_stands_after_it(named: Database) -> None:
    assert [hit.day for hit in found(named, "cafe")] == [TODAY - timedelta(days=1)]
    assert found(named, "lost")[0].snippet == (("Lost", True), (" · Lonely evening", False))


def test_a_check_in_with_the_word_in_its_line_and_in_its_feelings_is_there_once(named: Database) -> None:
    hits = found(named, "lonely")
    assert len(hits) == len({hit.sort_key for hit in hits}) == 15 + 12
    newest = next(hit for hit in hits if hit.kind is RowKind.CHECK_IN)
    assert newest.snippet == (("Lonely", True), (" evening", False))


def test_a_word_taken_off_the_list_still_finds_the_days_it_was_chosen_on(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    db = Database.open(tmp_path_factory.mktemp("renamed") / "companion.db", None, create=True)
    clock = FakeClock(NOW)
    settings = SettingsService(db, clock)
    CheckInService(db, clock, settings).save(TODAY, Answers(triggers=("Rain",)))
    lists = CheckInLists(db, clock)
    lists.set_words(WordList.TRIGGERS, (word.name for word in lists.words(WordList.TRIGGERS) if word.name != "Rain"))
    assert [hit.day for hit in found(db, "rain")] == [TODAY]
    db.close()


@given(st.sampled_from(["lonely", "lo", "payday", "lost"]), st.integers(0, 60), st.integers(0, 60), st.integers(1, 70))
def test_a_name_on_few_rows_and_on_many_is_looked_for_in_two_ways_that_agree(
    named: Database, typed: str, first: int, last: int, limit: int
) -> None:
    keys = [hit.sort_key for hit in found(named, "lo")] + [NEWEST]
    after, before = sorted((keys[first % len(keys)], keys[last % len(keys)]))
    with named.quick() as connection, pytest.MonkeyPatch.context() as patch:
        gathered = hot_named.found_by_name(connection, typed, after, before, limit)
        patch.setattr(hot_named, "FEW", 0)
        assert hot_named.found_by_name(connection, typed, after, before, limit) == gathered
    assert all(after < hit.sort_key < before for hit in gathered)


@given(st.integers(1, 70), st.sampled_from(["lonely", "lo", "pay", "evening"]))
def test_pages_of_hits_by_words_and_names_have_no_gaps_and_no_doubles(named: Database, size: int, typed: str) -> None:
    everything = [hit.sort_key for hit in found(named, typed)]
    assert everything == sorted(set(everything), reverse=True)
    keys: list[int] = []
    before: int | None = None
    with named.quick() as connection:
        while True:
            page = hot_search.newest_first(connection, typed, before, size)
            assert len(page.hits) <= size
            keys += [hit.sort_key for hit in page.hits]
            if page.next_before is None:
                break
            before = page.next_before
    assert keys == everything


@given(st.lists(st.tuples(st.text(min_size=1), st.booleans())))
def test_pieces_put_together_are_cut_to_the_same_words_again(pieces: list[tuple[str, bool]]) -> None:
    again = split_marked(marked_text(tuple(pieces)))
    bare = [text.replace("\x02", "").replace("\x03", "") for text, _match in pieces]
    assert "".join(text for text, _match in again) == "".join(bare)
    assert [text for text, match in again if match] == [
        text for text, (_, match) in zip(bare, pieces, strict=True) if match and text
    ]
