"""The way through after a lapse: kept half way, finished at once, taken back whole."""

from __future__ import annotations

import sqlite3
from datetime import date, time, timedelta

import pytest

from companion.domain.aims import IfThen
from companion.domain.counter import EventKind
from companion.domain.lapse import Again, Link, Part, Sheet, StepId
from companion.domain.value import replace
from companion.services.aims import AimService
from companion.services.lapses import LapseService
from companion.storage.hot_today import unfinished_slot
from tests.unit.services.conftest import House

CUES = {part: f"cue of {part.value}" for part in Part}
TODAY = date(2026, 11, 21)
FULL = Sheet(
    step=StepId.NEXT,
    day=TODAY,
    at=time(2, 30),
    write_down=True,
    again=Again.STOPPED,
    links=(Link(Part.SET_OFF, "Payday", "Ring Chris"), Link(Part.HELPED, "The dog")),
    next_step="Drink water and eat",
)


def if_thens(house: House) -> tuple[IfThen, ...]:
    return AimService(house.db, house.clock).if_thens()


@pytest.fixture
def lapses(house: House) -> LapseService:
    return LapseService(house.db, house.clock, house.settings, house.counter, house.plans)


def test_a_sheet_closed_half_way_is_there_again_as_it_was_typed(lapses: LapseService) -> None:
    assert lapses.unfinished() is None
    half = Sheet(step=StepId.CHAIN, links=(Link(Part.THOUGHTS, "One  will not ", ""),))
    lapses.keep(Sheet())
    lapses.keep(half)
    assert lapses.unfinished() == half


def test_beginning_afresh_can_be_taken_back_but_never_over_a_newer_sheet(lapses: LapseService) -> None:
    lapses.keep(FULL)
    done = lapses.drop()
    assert lapses.unfinished() is None
    done.undo()
    assert lapses.unfinished() == FULL
    done = lapses.drop()
    newer = Sheet(next_step="tea")
    lapses.keep(newer)
    done.undo()
    assert lapses.unfinished() == newer


def test_a_sheet_waits_beside_others_and_ends_alone(house: House, lapses: LapseService) -> None:
    older, newer = Sheet(name="a", step=StepId.TELL, day=TODAY - timedelta(days=2)), Sheet(name="b", day=TODAY)
    house.clock.advance(days=-1)
    lapses.keep(older)
    house.clock.advance(days=1)
    lapses.keep(newer)
    told = [(one.sheet, one.written, one.day) for one in lapses.waiting()]
    assert told == [(newer, TODAY, TODAY), (older, TODAY - timedelta(days=1), TODAY - timedelta(days=2))]
    done = lapses.finish(newer, CUES)
    assert lapses.unfinished() == older
    with house.db.quick() as connection:
        assert unfinished_slot(connection) == "lapse", "Today leads back to what waits"
    done.undo()
    assert [one.sheet for one in lapses.waiting()] == [newer, older]
    lapses.drop("a")
    assert [one.sheet for one in lapses.waiting()] == [newer]
    lapses.drop("b")
    with house.db.quick() as connection:
        assert unfinished_slot(connection) == ""


def test_all_of_it_is_written_down_at_once(house: House, lapses: LapseService) -> None:
    house.counter.start_on(TODAY - timedelta(days=99))
    lapses.keep(FULL)
    house.told.clear()
    lapses.finish(FULL, CUES)
    assert len(house.told) == 1, "one transaction"
    count = house.counter.count()
    assert (count.lapses, count.total, count.longest, count.since) == ((TODAY,), 98, 98, TODAY)
    (plan,) = if_thens(house)
    assert (plan.cue, plan.action) == ("Payday", "Ring Chris")
    (story,) = lapses.stories()
    assert (story.day, story.links) == (TODAY, FULL.links)
    assert [one.words for one in house.plans.intentions(TODAY)] == ["Drink water and eat"]
    assert lapses.unfinished() is None


def test_an_hour_before_the_day_begins_anew_belongs_to_the_night_after_it(house: House, lapses: LapseService) -> None:
    day = TODAY - timedelta(days=3)
    lapses.finish(Sheet(day=day, at=time(2, 30), write_down=True), CUES)
    (event,) = house.counter.events()
    assert event.at is not None
    assert event.at.astimezone(house.clock.zone()).date() == day + timedelta(days=1)


def test_taking_it_back_leaves_everything_as_it_was_and_the_sheet_to_go_on_with(
    house: House, lapses: LapseService
) -> None:
    house.counter.start_on(TODAY - timedelta(days=99))
    before = house.counter.count()
    lapses.finish(FULL, CUES).undo()
    assert house.counter.count() == before
    assert if_thens(house) == lapses.stories() == house.plans.intentions(TODAY) == ()
    assert lapses.unfinished() == FULL


def test_a_day_written_down_before_is_not_written_down_twice(house: House, lapses: LapseService) -> None:
    house.counter.start_on(TODAY - timedelta(days=99))
    house.counter.add(EventKind.LAPSE, TODAY)
    done = lapses.finish(FULL, CUES)
    assert sum(event.kind is EventKind.LAPSE for event in house.counter.events()) == 1
    done.undo()
    assert house.counter.count().lapses == (TODAY,)


def test_a_second_time_on_one_day_is_one_day_and_the_hours_count_from_the_later(
    house: House, lapses: LapseService
) -> None:
    house.counter.start_on(TODAY - timedelta(days=99))
    lapses.finish(replace(FULL, at=time(8, 0)), CUES)
    first = house.counter.count()
    done = lapses.finish(replace(FULL, at=time(12, 0)), CUES)
    kinds = [one.kind for one in house.counter.events()]
    assert (kinds.count(EventKind.LAPSE), kinds.count(EventKind.RESTART)) == (1, 1)
    count = house.counter.count()
    assert (count.total, count.longest, count.since) == (first.total, first.longest, TODAY)
    assert first.stopped is not None
    assert count.stopped == first.stopped + timedelta(hours=4)
    done.undo()
    assert house.counter.count() == first


def test_stopped_not_yet_and_stopped_again_on_one_day_leaves_nothing_open(house: House, lapses: LapseService) -> None:
    house.counter.start_on(TODAY - timedelta(days=99))
    for again in (Again.STOPPED, Again.NOT_YET, Again.STOPPED):
        sheet = replace(FULL, again=again)
        _before, foretold = lapses.preview(sheet)
        lapses.finish(sheet, CUES)
        count = house.counter.count()
        assert (count.state, count.since, count.total) == (foretold.state, foretold.since, foretold.total)
    assert count.since == TODAY


@pytest.mark.parametrize("said", [False, None])
def test_what_they_would_rather_not_count_touches_no_count_and_keeps_their_words(
    house: House, lapses: LapseService, said: bool | None
) -> None:
    house.counter.start_on(TODAY - timedelta(days=99))
    before = house.counter.count()
    lapses.finish(Sheet(day=TODAY, write_down=said, again=Again.STOPPED, links=FULL.links), CUES)
    assert house.counter.count() == before
    (story,) = lapses.stories()
    assert story.links == FULL.links


def test_what_was_written_stands_under_the_day_it_is_about_though_no_day_was_counted(
    house: House, lapses: LapseService
) -> None:
    day = TODAY - timedelta(days=40)
    lapses.finish(Sheet(day=day, links=FULL.links), CUES)
    (story,) = lapses.stories()
    assert (story.day, story.said, story.about) == (day, True, "")
    lapses.remove_story(story)
    lapses.finish(Sheet(links=FULL.links), CUES)
    (story,) = lapses.stories()
    assert (story.day, story.said) == (TODAY, False), "no day was said: that of the writing"


def test_a_further_thing_is_counted_by_itself_and_named_with_what_was_written(
    house: House, lapses: LapseService
) -> None:
    house.counter.start_on(TODAY - timedelta(days=99))
    before = house.counter.count()
    uuid = house.counted.add("alcohol").uuid
    house.counter.start_on(TODAY - timedelta(days=20), counted=uuid)
    for said in (True, None):
        half = replace(FULL, counted=uuid, write_down=said)
        lapses.keep(half)
        assert lapses.unfinished() == half
        done = lapses.finish(half, CUES)
        (story,) = lapses.stories()
        assert (story.day, story.about) == (TODAY, "alcohol")
        assert house.counter.count() == before
        (further,) = house.counted.counts()
        assert further.count.lapses == ((TODAY,) if said else ())
        done.undo()
    assert house.counted.counts()[0].count.lapses == ()


def test_not_stopped_yet_leaves_the_run_open(house: House, lapses: LapseService) -> None:
    house.counter.start_on(TODAY - timedelta(days=99))
    lapses.finish(Sheet(day=TODAY, write_down=True, again=Again.NOT_YET), CUES)
    count = house.counter.count()
    assert count.since is None
    assert count.total == 98


def test_an_error_half_way_writes_nothing_and_keeps_the_sheet(
    house: House, lapses: LapseService, monkeypatch: pytest.MonkeyPatch
) -> None:
    lapses.keep(FULL)
    before = house.counter.events()

    def broken(*_given: object) -> None:
        raise sqlite3.OperationalError("stands for a disk that is full")

    monkeypatch.setattr(house.plans, "intend", broken)
    with pytest.raises(sqlite3.OperationalError):
        lapses.finish(FULL, CUES)
    assert house.counter.events() == before
    assert lapses.stories() == if_thens(house) == ()
    assert lapses.unfinished() == FULL


def test_words_taken_away_are_gone_for_good_after_thirty_days(house: House, lapses: LapseService) -> None:
    lapses.finish(FULL, CUES)
    (story,) = lapses.stories()
    lapses.remove_story(story)
    assert lapses.stories() == ()
    assert lapses.purge(house.clock.now() + timedelta(days=29)) == 0
    assert lapses.purge(house.clock.now() + timedelta(days=31)) == 2
    assert lapses.purge(house.clock.now() + timedelta(days=31)) == 0
    with house.db.quick() as connection:
        assert set(connection.execute("SELECT words, next_time FROM chain_link")) == {("", "")}
