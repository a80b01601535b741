"""Ten years of use on a real file: travel, clocks set and changed, sleeping machines, edits, undoing; no day is lost.

So many lives are lived as the environment variable COMPANION_LIVES says; many of them are long ones.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from companion.domain.checkin import Answers, Feeling
from companion.domain.counter import CountEvent, EventKind, fold_as_chosen
from companion.domain.day import FutureDay, day_start, logical_day, noon
from companion.domain.settings import Counting
from companion.domain.undo import Done, Made
from companion.domain.value import replace
from companion.storage.database import Database
from tests.fakes import FakeClock
from tests.unit.services.conftest import House, build
from tests.unit.services.free_days import days_of, free_days, stretches

LIVES = int(os.environ.get("COMPANION_LIVES", "20"))
STEPS = 45 if LIVES <= 20 else 120
BEGAN = datetime(2011, 6, 3, 9, 30, tzinfo=UTC)
TEN_YEARS = timedelta(days=3653)
# Changes of half an hour, changes at midnight, a date that was skipped, none at all, and both sides of the date line.
ZONES = (
    "Europe/London", "America/New_York", "Pacific/Apia", "Pacific/Auckland", "Asia/Kolkata", "Australia/Lord_Howe",
    "America/Sao_Paulo", "Africa/Casablanca", "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/St_Johns", "UTC",
)  # fmt: skip
_DAY = timedelta(days=1)

SCALE = st.none() | st.integers(0, 10)
ANSWERS = st.builds(
    Answers,
    mood=SCALE,
    craving=SCALE,
    sleep=SCALE,
    medicine_taken=st.none() | st.booleans(),
    used=st.none() | st.booleans(),
    triggers=st.lists(st.sampled_from(("Stress", "Payday", "Lonely")), max_size=2, unique=True).map(tuple),
    feelings=st.lists(st.sampled_from(("Calm", "Sad")), max_size=2, unique=True).map(tuple),
    note=st.sampled_from(("", "Rang Mum.", "Café, 2 a.m.")),
).filter(lambda answers: not answers.is_empty)
NOT_TODAY = Answers(not_today=True)
# A day close to one that was written down before, or any day of the last years.
NEAR = st.tuples(st.none() | st.integers(0, 99), st.integers(0, 1500))


class TenYears(RuleBasedStateMachine):
    """One life with the app. What was written down is kept beside the file, in plain dictionaries."""

    house: House

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="ten-years-"))
        shutil.copytree(_new_file(), self.folder, dirs_exist_ok=True)
        self.clock = FakeClock(BEGAN, "Europe/London")
        self.check_ins: dict[date, Answers] = {}
        self.places: dict[str, tuple[str, str, int]] = {}
        self.moments: dict[str, tuple[date, Feeling]] = {}
        self.events: dict[str, CountEvent] = {}
        self.counting, self.first_day, self.rollover = Counting.NOT_YET, 0, 4
        self.held: date | None = None
        self.last: tuple[Done, Callable[[], None]] | None = None
        self._open()

    def teardown(self) -> None:
        self.house.db.close()
        shutil.rmtree(self.folder)

    def _open(self) -> None:
        self.house = build(Database.open(self.folder / "companion.db", None), self.clock)

    def _today(self) -> date:
        return logical_day(self.clock.now(), self.clock.zone(), self.rollover)

    # -- time, place, machine ------------------------------------------------------------------------------

    @rule(minutes=st.integers(1, 40 * 60))
    def time_goes_by(self, minutes: int) -> None:
        self.clock.advance(minutes=minutes)

    @precondition(lambda self: self.clock.now() < BEGAN + TEN_YEARS)
    @rule(days=st.integers(20, 400), minutes=st.integers(0, 1439))
    def the_machine_sleeps_for_long(self, days: int, minutes: int) -> None:
        self.clock.advance(days=days, minutes=minutes)

    @rule(days=st.integers(1, 12))
    def days_go_by_one_after_the_other(self, days: int) -> None:
        for _ in range(days):
            turn = day_start((day := self._today()) + timedelta(days=1), self.clock.zone(), self.rollover)
            assert turn > self.clock.now()
            self.clock.set(turn - timedelta(microseconds=1))
            assert self._today() == day
            self.clock.set(turn)
            # The calendar of Samoa has no 30 December 2011.
            skipped = self.clock.zone().key == "Pacific/Apia" and day == date(2011, 12, 29)
            assert (self._today() - day).days == (2 if skipped else 1)

    @rule(zone=st.sampled_from(ZONES))
    def the_person_travels(self, zone: str) -> None:
        self.clock.travel(zone)

    @rule(minutes=st.integers(-3 * 1440, 3 * 1440))
    def the_clock_is_set(self, minutes: int) -> None:
        self.clock.advance(minutes=minutes)

    @rule(hour=st.integers(0, 23))
    def the_hour_at_which_days_begin_is_changed(self, hour: int) -> None:
        self.house.settings.change(rollover_hour=hour)
        self.rollover, self.last = hour, None

    @rule()
    def the_program_is_closed_and_opened_again(self) -> None:
        self.house.db.close()
        self._open()
        self.last = None

    # -- check-ins and moments -----------------------------------------------------------------------------

    @rule(answers=ANSWERS | st.just(NOT_TODAY))
    def they_check_in(self, answers: Answers) -> None:
        self._check_in(self._today(), answers)

    @rule(ago=st.integers(1, 900), answers=ANSWERS)
    def they_fill_in_a_past_day(self, ago: int, answers: Answers) -> None:
        self._check_in(self._today() - ago * _DAY, answers)

    @rule(which=st.integers(0, 99), answers=ANSWERS)
    def they_change_what_they_gave(self, which: int, answers: Answers) -> None:
        if self.check_ins:
            days = sorted(self.check_ins)
            day = days[which % len(days)]
            if day <= self._today():
                self._check_in(day, answers)

    @rule()
    def they_begin_a_check_in_and_leave_it(self) -> None:
        self.held = self._today()

    @precondition(lambda self: self.held is not None)
    @rule(answers=ANSWERS)
    def they_save_what_they_began(self, answers: Answers) -> None:
        assert self.held is not None
        if self.held <= self._today() + _DAY:
            self._check_in(self.held, answers)
        self.held = None

    @rule(ahead=st.integers(2, 40), answers=ANSWERS)
    def no_day_that_has_not_come_is_saved(self, ahead: int, answers: Answers) -> None:
        with pytest.raises(FutureDay):
            self.house.checkins.save(self._today() + ahead * _DAY, answers)

    @rule(which=st.integers(0, 99))
    def they_take_a_check_in_away(self, which: int) -> None:
        if not self.check_ins:
            return
        days = sorted(self.check_ins)
        day = days[which % len(days)]
        self._undoable(self.house.checkins.remove(day), "check_ins")
        self.check_ins = {one: answers for one, answers in self.check_ins.items() if one != day}

    @rule(mood=st.integers(0, 10), craving=SCALE)
    def they_note_a_moment(self, mood: int, craving: int | None) -> None:
        given = Feeling(mood=mood, craving=craving)
        made = self.house.moments.add(given)
        self._undoable(made, "moments")
        self.moments = self.moments | {made.uuid: (self._today(), given)}

    # -- the count -----------------------------------------------------------------------------------------

    @rule(
        kind=st.sampled_from((EventKind.LAPSE, EventKind.LAPSE, EventKind.RESTART, EventKind.START)),
        near=NEAR,
        known=st.booleans(),
    )
    def they_write_down_what_happened(self, kind: EventKind, near: tuple[int | None, int], known: bool) -> None:
        day = self._day_near(near)
        at = noon(day, self.clock.zone()) if known else None
        made = self.house.counter.add(kind, day, at)
        self._now_there(made, CountEvent(made.uuid, kind, day, at, self.clock.zone().key))

    @rule(near=NEAR, length=st.integers(1, 300))
    def they_enter_a_past_run(self, near: tuple[int | None, int], length: int) -> None:
        last = self._day_near(near)
        first = last - (length - 1) * _DAY
        total = self.house.counter.count().total
        made = self.house.counter.add_past_run(first, last)
        self._now_there(made, CountEvent(made.uuid, EventKind.RUN, first, None, self.clock.zone().key, last=last))
        assert self.house.counter.count().total >= total

    @rule(which=st.integers(0, 99), days=st.integers(-5, 5) | st.integers(-60, 60))
    def they_correct_a_day(self, which: int, days: int) -> None:
        event = self._some_event(which)
        if event is None:
            return
        last = None if event.last is None else event.last + days * _DAY
        moved = replace(event, day=event.day + days * _DAY, last=last, at=None)
        self._undoable(self.house.counter.edit(moved), "events")
        left = {one.uuid for one in self.house.counter.events()}
        gone = set(self.events) - left
        # With a day of use that is moved goes, at most, when they stopped again after it.
        assert {self.events[uuid].kind for uuid in gone} <= ({EventKind.RESTART} if event.last is None else set())
        assert not gone or event.kind is EventKind.LAPSE
        self.events = {uuid: kept for uuid, kept in (self.events | {moved.uuid: moved}).items() if uuid in left}

    @rule(which=st.integers(0, 99))
    def they_take_back_what_they_wrote(self, which: int) -> None:
        event = self._some_event(which)
        if event is None:
            return
        total, lapse = self.house.counter.count().total, event.kind is EventKind.LAPSE
        self._undoable(self.house.counter.remove(event.uuid), "events")
        left = {event.uuid for event in self.house.counter.events()}
        gone = set(self.events) - left
        assert event.uuid in gone
        # With the last word of a day of use goes the day they stopped again after it, and nothing else.
        assert {self.events[uuid].kind for uuid in gone - {event.uuid}} <= ({EventKind.RESTART} if lapse else set())
        self.events = {uuid: kept for uuid, kept in self.events.items() if uuid in left}
        if lapse and any(one.kind is EventKind.START for one in self.events.values()):
            assert self.house.counter.count().total >= total

    @initialize(near=NEAR)
    def they_begin_to_count(self, near: tuple[int | None, int]) -> None:
        self.they_count_from_a_day(near)

    @rule(near=NEAR)
    def they_count_from_a_day(self, near: tuple[int | None, int]) -> None:
        day, before, counting = self._day_near(near), self.events, self.counting
        starts = sorted((one for one in before.values() if one.kind is EventKind.START), key=lambda e: (e.day, e.uuid))
        done = self.house.counter.start_on(day)
        zone = self.clock.zone().key
        others = {uuid: one for uuid, one in before.items() if one.kind is not EventKind.START}
        if starts:
            self.events = others | {starts[0].uuid: replace(starts[0], day=day, at=None, zone=zone)}
        else:
            (new,) = {one.uuid for one in self.house.counter.events()} - set(before)
            self.events = others | {new: CountEvent(new, EventKind.START, day, None, zone)}
        self.counting = Counting.COUNT

        def put_back() -> None:
            self.events, self.counting = before, counting

        self.last = done, put_back

    @rule(how=st.sampled_from((Counting.RATHER_NOT, Counting.RATHER_NOT, Counting.NOT_YET)))
    def they_would_rather_not_count(self, how: Counting) -> None:
        self._undoable(self.house.counter.stop_counting(how), "counting")
        self.counting = how

    @rule(first_day=st.integers(0, 1))
    def they_count_the_first_day_otherwise(self, first_day: int) -> None:
        self.house.settings.change(first_day=first_day)
        self.first_day, self.last = first_day, None

    # -- taking back ---------------------------------------------------------------------------------------

    @precondition(lambda self: self.last is not None)
    @rule()
    def they_undo(self) -> None:
        assert self.last is not None
        done, put_back = self.last
        done.undo()
        put_back()
        self.last = None

    def _undoable(self, done: Done, part: str) -> None:
        """Remember how to take the last change back, in the file and here; to be called before it is made here."""
        before = getattr(self, part)
        self.last = done, lambda: setattr(self, part, before)

    def _now_there(self, made: Made, event: CountEvent) -> None:
        self._undoable(made, "events")
        self.events = self.events | {made.uuid: event}

    def _day_near(self, near: tuple[int | None, int]) -> date:
        """A day up to today: some days from one of the days written down, or that many days ago."""
        which, days = near
        event = None if which is None else self._some_event(which)
        day = self._today() - abs(days) * _DAY if event is None else event.day + days % 9 * _DAY - 4 * _DAY
        return min(day, self._today())

    def _some_event(self, which: int) -> CountEvent | None:
        return sorted(self.events.values(), key=lambda one: one.uuid)[which % len(self.events)] if self.events else None

    def _check_in(self, day: date, answers: Answers) -> None:
        self._undoable(self.house.checkins.save(day, answers), "check_ins")
        self.check_ins = self.check_ins | {day: answers}
        # The clock moves on between any two things a person does.
        self.clock.advance(seconds=1)

    # -- what always holds ---------------------------------------------------------------------------------

    @invariant()
    def every_day_has_its_one_check_in_as_it_was_given(self) -> None:
        with self.house.db.quick() as connection:
            days = [date.fromisoformat(day) for (day,) in connection.execute(_LIVING)]
        assert sorted(days) == sorted(self.check_ins)
        for day, answers in self.check_ins.items():
            kept = self.house.checkins.of_day(day)
            assert kept is not None
            assert kept.answers == answers

    @invariant()
    def no_row_ever_moves_to_another_day_or_zone(self) -> None:
        with self.house.db.quick() as connection:
            rows = {uuid: (day, zone, at) for uuid, day, zone, at in connection.execute(_PLACES)}
        for uuid, place in self.places.items():
            assert rows[uuid] == place
        self.places = rows

    @invariant()
    def moments_stay_on_the_day_they_were_noted(self) -> None:
        found = {}
        for day in {day for day, _ in self.moments.values()}:
            for moment in self.house.moments.of_day(day):
                found[moment.uuid] = day, moment.given
        assert found == self.moments

    @invariant()
    def the_count_is_what_its_events_say_in_any_order(self) -> None:
        assert {one.uuid: one for one in self.house.counter.events()} == self.events
        count = self.house.counter.count()
        written = list(self.events.values())
        Random(len(written)).shuffle(written)
        settings = replace(self.house.settings.current(), counting=self.counting)
        assert count == fold_as_chosen(written, self._today(), self.clock.now(), settings)
        if self.counting is Counting.NOT_YET:
            assert (count.total, count.runs) == (0, ())
            return
        free = free_days(written, self._today(), self.first_day)
        assert days_of(count) == sorted(free)
        assert [(run.first, run.last) for run in count.runs] == stretches(free)
        assert count.total == len(free)

    @invariant()
    def the_numbers_agree_with_each_other(self) -> None:
        count = self.house.counter.count()
        days = days_of(count)
        assert len(days) == len(set(days)) == count.total
        assert days == sorted(days)
        assert not set(days) & set(count.lapses)
        assert not days or days[-1] <= self._today()
        assert count.longest == max((run.days for run in count.runs), default=0)
        assert count.days in (0, count.runs[-1].days if count.runs else 0)
        assert count.elapsed is None or count.elapsed >= timedelta(0)

    @invariant()
    def today_reads_the_same(self) -> None:
        today = self.house.today.read()
        assert (today.day, today.count) == (self._today(), self.house.counter.count())
        assert sum(len(month.lapses) for month in today.rings.months) == len(today.count.lapses)


_LIVING = "SELECT day FROM check_in WHERE deleted_at IS NULL"
_PLACES = """
    SELECT uuid, day, zone, sort_key FROM check_in UNION ALL SELECT uuid, day, zone, sort_key FROM moment
"""


@cache
def _new_file() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="ten-years-new-"))
    atexit.register(shutil.rmtree, folder)
    Database.open(folder / "companion.db", None, create=True).close()
    return folder


def test_ten_years_of_use_lose_no_day_and_count_none_twice() -> None:
    run_state_machine_as_test(
        TenYears,
        settings=settings(
            max_examples=LIVES,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=(Phase.explicit, Phase.generate, Phase.shrink),
        ),
    )
