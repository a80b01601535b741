"""Whatever is given on the way through: kept as it was, previewed as it comes, written whole, and taken back whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.domain.counter import CountEvent, EventKind
from companion.domain.lapse import Again, Link, Part, Sheet
from companion.domain.settings import Counting, Headline
from companion.services.aims import AimService
from companion.services.lapses import LapseService
from companion.storage.database import Database
from tests.fakes import FakeClock
from tests.unit.services.conftest import House, build

CUES = {part: f"cue of {part.value}" for part in Part}
NOW = datetime(2026, 11, 21, 18, 40, tzinfo=UTC)
TODAY = date(2026, 11, 21)
DAYS = st.dates(TODAY - timedelta(days=60), TODAY)
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)
KNOWN = st.lists(st.tuples(st.sampled_from([EventKind.LAPSE, EventKind.RESTART]), DAYS), max_size=6)
SHEETS = st.builds(
    Sheet,
    day=st.none() | DAYS,
    at=st.none() | st.times().map(lambda at: at.replace(microsecond=0, fold=0)),
    more_days=st.lists(DAYS, max_size=2).map(tuple),
    write_down=st.sampled_from([True, True, False, None]),
    again=st.sampled_from(Again),
    again_day=st.none() | DAYS,
    headline=st.none() | st.sampled_from(Headline),
    links=st.lists(
        st.builds(Link, st.sampled_from(Part), WORDS, WORDS, WORDS), max_size=4, unique_by=lambda x: x.part
    ).map(tuple),
    next_step=WORDS,
)


@contextmanager
def opened() -> Iterator[tuple[House, LapseService]]:
    """Services over a new file, with 99 days."""
    with TemporaryDirectory() as folder:
        db = Database.open(Path(folder, "companion.db"), None, create=True)
        try:
            house = build(db, FakeClock(NOW))
            house.counter.start_on(TODAY - timedelta(days=99))
            yield house, LapseService(db, house.clock, house.settings, house.counter, house.plans)
        finally:
            db.close()


def everything(house: House, lapses: LapseService) -> tuple[Any, ...]:
    """All that finishing may change, as it can be read."""
    return (
        tuple(sorted(house.counter.events(), key=lambda one: one.uuid)),
        house.counter.count(),
        AimService(house.db, house.clock).if_thens(),
        lapses.stories(),
        house.plans.intentions(TODAY),
        house.settings.current(),
    )


def enter(house: House, known: list[tuple[EventKind, date]], left_open: bool) -> None:
    for kind, day in known:
        house.counter.add(kind, day)
    if left_open:
        house.counter.not_stopped_yet()


@settings(max_examples=40)
@given(SHEETS, KNOWN, st.booleans())
def test_what_is_previewed_is_what_comes_and_undo_leaves_all_as_it_was(
    sheet: Sheet, known: list[tuple[EventKind, date]], left_open: bool
) -> None:
    with opened() as (house, lapses):
        enter(house, known, left_open)
        lapses.keep(sheet)
        assert lapses.unfinished() == sheet
        before = everything(house, lapses)
        now, then = lapses.preview(sheet)
        assert now.runs == house.counter.count().runs
        house.told.clear()
        done = lapses.finish(sheet, CUES)
        assert len(house.told) == 1, "one transaction"
        count = house.counter.count()
        assert (count.runs, count.lapses, count.since, count.state) == (then.runs, then.lapses, then.since, then.state)
        assert lapses.unfinished() is None
        if sheet.write_down is not True:
            assert house.counter.count() == before[1]
        done.undo()
        assert everything(house, lapses) == before
        assert lapses.unfinished() == sheet


@settings(max_examples=25)
@given(SHEETS, st.integers(0, 12))
def test_broken_off_at_any_write_there_is_the_sheet_or_the_whole(sheet: Sheet, place: int) -> None:
    with opened() as (house, lapses):
        lapses.keep(sheet)
        before = everything(house, lapses)
        writes = 0

        def counted(*_given: Any, **_named: Any) -> None:
            nonlocal writes
            writes += 1
            if writes == place + 1:
                raise sqlite3.OperationalError("stands for the power going")

        from sqlalchemy import event
        from sqlalchemy.engine import Engine

        event.listen(Engine, "before_cursor_execute", counted)
        try:
            lapses.finish(sheet, CUES)
            whole = True
        except sqlite3.OperationalError:
            whole = False
        finally:
            event.remove(Engine, "before_cursor_execute", counted)
        if not whole:
            assert everything(house, lapses) == before
            assert lapses.unfinished() == sheet
        else:
            assert lapses.unfinished() is None
            kept = [link for link in sheet.links if not link.is_empty]
            assert sum(len(story.links) for story in lapses.stories()) == len(kept)


@pytest.fixture
def lapses(plain_house: House) -> LapseService:
    house = plain_house
    house.counter.start_on(TODAY - timedelta(days=99))
    return LapseService(house.db, house.clock, house.settings, house.counter, house.plans)


def test_an_old_day_told_of_while_they_have_not_stopped_leaves_that_open(
    plain_house: House, lapses: LapseService
) -> None:
    plain_house.counter.add(EventKind.LAPSE, TODAY - timedelta(days=2))
    plain_house.counter.not_stopped_yet()
    old = TODAY - timedelta(days=40)
    lapses.finish(Sheet(day=old, write_down=True, again=Again.STOPPED, again_day=old + timedelta(days=1)), CUES)
    count = plain_house.counter.count()
    assert count.since is None, "they have not said that they stopped now"
    assert old in count.lapses


def test_stopping_again_closes_what_was_left_open(plain_house: House, lapses: LapseService) -> None:
    plain_house.counter.add(EventKind.LAPSE, TODAY - timedelta(days=2))
    plain_house.counter.not_stopped_yet()
    lapses.finish(Sheet(day=TODAY - timedelta(days=1), write_down=True, again=Again.STOPPED), CUES)
    assert plain_house.counter.count().since == TODAY - timedelta(days=1)


def test_an_hour_that_has_not_come_is_taken_for_now(plain_house: House, lapses: LapseService) -> None:
    lapses.finish(Sheet(write_down=True, at=time(23, 0), again=Again.STOPPED), CUES)
    assert plain_house.counter.count().elapsed == timedelta()


def test_the_number_that_shows_changes_only_with_a_day_that_is_written_down(
    plain_house: House, lapses: LapseService
) -> None:
    lapses.finish(Sheet(headline=Headline.TOTAL), CUES)
    assert plain_house.settings.current().headline is Headline.CURRENT


def test_for_somebody_who_does_not_count_a_preview_counts_for_itself(plain_house: House, lapses: LapseService) -> None:
    plain_house.counter.stop_counting(Counting.RATHER_NOT)
    before, after = lapses.preview(Sheet(write_down=True))
    assert (before.total, after.total) == (99, 98)


def test_a_line_is_written_anew_and_that_can_be_taken_back(plain_house: House, lapses: LapseService) -> None:
    lapses.finish(Sheet(links=(Link(Part.DID, "Went there", "turn round"),)), CUES)
    (story,) = lapses.stories()
    done = lapses.change_line(story, Link(Part.DID, "Went home", "turn round"))
    assert lapses.stories()[0].links == (Link(Part.DID, "Went home", "turn round"),)
    done.undo()
    assert lapses.stories() == (story,)


def test_a_day_of_use_that_is_taken_back_later_leaves_what_was_written(
    plain_house: House, lapses: LapseService
) -> None:
    lapses.finish(Sheet(day=TODAY, write_down=True, links=(Link(Part.DID, "Went there"),)), CUES)
    event: CountEvent = next(one for one in plain_house.counter.events() if one.kind is EventKind.LAPSE)
    plain_house.counter.remove(event.uuid)
    (story,) = lapses.stories()
    assert story.links[0].words == "Went there"
