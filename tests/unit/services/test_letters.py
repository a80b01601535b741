"""Letters to oneself: closed until a day, in no search and no preview meanwhile, and opened whenever one likes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from companion.domain.journal import TimelineFilter, Writing
from companion.domain.problems import GoneForGood
from companion.services.letters import LetterService
from tests.unit.services.conftest import House

BODY = "Dear me, remember the heron."


@pytest.fixture
def letters(house: House) -> LetterService:
    return LetterService(house.db, house.clock, house.journal)


def written(house: House, title: str = "To myself") -> str:
    return house.journal.create(Writing(title, BODY, ("letter",))).uuid


def today_of(house: House) -> date:
    return house.clock.now().date()


def shown_anywhere(house: House, words: str) -> bool:
    journal = house.journal
    rows = [item for which in TimelineFilter for item in journal.timeline(which).items]
    searched = [hit for text in (words, "#letter") for hit in journal.search(text).hits]
    searched += journal.search(words, by_rank=True).hits
    texts = [row.preview for row in rows] + [hit.snippet_text for hit in searched]
    texts += [item.preview for item in journal.bin()]
    return any(words in text.replace("\x02", "").replace("\x03", "") for text in texts)


def test_a_closed_letter_is_shown_nowhere_and_opens_with_every_word(house: House, letters: LetterService) -> None:
    uuid = written(house)
    assert shown_anywhere(house, "heron")
    letters.close(uuid, today_of(house) + timedelta(days=90))
    assert not shown_anywhere(house, "heron")
    assert house.journal.search("heron").hits == ()
    assert [hit.uuid for hit in house.journal.search("myself").hits] == [uuid]
    letters.open(uuid)
    assert shown_anywhere(house, "heron")
    entry = house.journal.entry(uuid)
    assert entry is not None
    assert entry.body == BODY


def test_in_the_bin_and_back_it_stays_closed(house: House, letters: LetterService) -> None:
    uuid = written(house)
    letters.close(uuid, today_of(house) + timedelta(days=90))
    house.journal.delete(uuid)
    assert not shown_anywhere(house, "heron")
    house.journal.restore(uuid)
    assert not shown_anywhere(house, "heron")
    entry = house.journal.entry(uuid)
    assert entry is not None
    assert entry.opens_on == today_of(house) + timedelta(days=90)


def test_it_is_due_on_its_day_and_on_each_after_it_until_it_is_opened(house: House, letters: LetterService) -> None:
    uuid, day = written(house), today_of(house) + timedelta(days=30)
    letters.close(uuid, day)
    assert letters.due(day - timedelta(days=1)) == ()
    for later in (0, 1, 400):
        assert [one.uuid for one in letters.due(day + timedelta(days=later))] == [uuid]
    letters.open(uuid)
    assert letters.due(day) == ()


def test_the_one_that_waits_longest_comes_first_and_what_is_in_the_bin_does_not(
    house: House, letters: LetterService
) -> None:
    first, second, binned = (written(house, name) for name in ("A", "B", "C"))
    today = today_of(house)
    letters.close(second, today + timedelta(days=1))
    letters.close(first, today + timedelta(days=2))
    letters.close(binned, today)
    house.journal.delete(binned)
    assert [one.uuid for one in letters.due(today + timedelta(days=2))] == [second, first]


def test_closing_opening_and_another_day_are_undone(house: House, letters: LetterService) -> None:
    uuid, today = written(house), today_of(house)

    def opens_on() -> date | None:
        entry = house.journal.entry(uuid)
        assert entry is not None
        return entry.opens_on

    closed = letters.close(uuid, today + timedelta(days=5))
    moved = letters.close(uuid, today + timedelta(days=9))
    opened = letters.open(uuid)
    opened.undo()
    assert opens_on() == today + timedelta(days=9)
    moved.undo()
    assert opens_on() == today + timedelta(days=5)
    closed.undo()
    assert opens_on() is None
    assert shown_anywhere(house, "heron")


def test_what_is_gone_for_good_is_not_closed(house: House, letters: LetterService) -> None:
    uuid = written(house)
    house.journal.delete(uuid)
    house.journal.empty_bin()
    with pytest.raises(GoneForGood):
        letters.close(uuid, today_of(house))
    with pytest.raises(GoneForGood):
        letters.open("never was")


def test_the_search_is_as_sound_as_before(house: House, letters: LetterService) -> None:
    uuid = written(house)
    done = letters.close(uuid, today_of(house))
    house.journal.move(uuid, house.clock.now() - timedelta(days=2))
    house.journal.delete(uuid)
    done.undo()
    house.journal.restore(uuid)
    with house.db.quick() as connection:
        connection.execute("INSERT INTO search(search) VALUES ('integrity-check')")
    assert [hit.uuid for hit in house.journal.search("heron").hits] == [uuid]
