"""What is written down, moved, taken back and brought back, through the real file: no day is lost that nobody spoke of.

A few weeks only, so that the days meet; the days are worked out a second way, in `free_days`.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from companion.domain.counter import CountEvent, EventKind
from companion.domain.undo import Done
from companion.domain.value import replace
from companion.storage.database import Database
from tests.fakes import FakeClock
from tests.unit.services.conftest import House, build
from tests.unit.services.free_days import free_days, stretches

LIVES = int(os.environ.get("COMPANION_LIVES", "20")) * 3
TODAY = date(2026, 3, 31)
DAYS = st.integers(0, 29).map(lambda ago: TODAY - timedelta(days=ago))
#: A month with some days of use in it, and how many days later they stopped again.
MONTH = st.lists(st.tuples(DAYS, st.none() | st.integers(0, 6)), min_size=1, max_size=4)
WHICH = st.integers(0, 99)
DAY = timedelta(days=1)


class Changes(RuleBasedStateMachine):
    """One file; before each change it is noted how it stood, for taking the change back."""

    house: House

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="changes-"))
        clock = FakeClock(datetime(2026, 3, 31, 12, tzinfo=UTC), "Europe/London")
        self.house = build(Database.open(self.folder / "companion.db", None, create=True), clock)
        self.first_day = 0
        self.undo: list[tuple[Done, tuple[CountEvent, ...]]] = []

    def teardown(self) -> None:
        self.house.db.close()
        shutil.rmtree(self.folder)

    def written(self) -> tuple[CountEvent, ...]:
        return self.house.counter.events()

    def free(self) -> set[date]:
        return free_days(self.written(), TODAY, self.first_day)

    def some(self, which: int) -> CountEvent | None:
        known = sorted(self.written(), key=lambda one: (one.day, one.kind))
        return known[which % len(known)] if known else None

    def has_start(self) -> bool:
        return any(one.kind is EventKind.START for one in self.written())

    @initialize(month=MONTH, first_day=st.integers(0, 1))
    def a_month_is_on_record(self, month: list[tuple[date, int | None]], first_day: int) -> None:
        self.first_day = first_day
        self.house.settings.change(first_day=first_day)
        self.house.counter.start_on(TODAY - 29 * DAY)
        for day, later in month:
            self.house.counter.add(EventKind.LAPSE, day)
            if later is not None:
                self.house.counter.add(EventKind.RESTART, min(day + later * DAY, TODAY))

    @rule(kind=st.sampled_from((EventKind.LAPSE, EventKind.RESTART)), day=DAYS)
    def they_write_down(self, kind: EventKind, day: date) -> None:
        before = self.written()
        self.undo.append((self.house.counter.add(kind, day), before))

    @rule(first=DAYS, length=st.integers(1, 20))
    def they_enter_a_past_run(self, first: date, length: int) -> None:
        before, free = self.written(), self.free()
        done = self.house.counter.add_past_run(first, min(first + length * DAY, TODAY))
        self.undo.append((done, before))
        assert free <= self.free()

    @rule()
    def they_have_not_stopped_yet(self) -> None:
        before = self.written()
        self.undo.append((self.house.counter.not_stopped_yet(), before))

    @precondition(lambda self: any(one.kind is EventKind.LAPSE for one in self.written()))
    @rule(which=WHICH, day=DAYS)
    def they_move_a_day_of_use(self, which: int, day: date) -> None:
        before, free, begun = self.written(), self.free(), self.has_start()
        lapses = [one for one in before if one.kind is EventKind.LAPSE]
        lapse = lapses[which % len(lapses)]
        moved = replace(lapse, day=day)
        self.undo.append((self.house.counter.edit(moved), before))
        after = self.written()
        assert moved in after
        # Nothing else is another than it was, and nothing goes but days they stopped again.
        assert {one.kind for one in set(before) - set(after) - {lapse}} <= {EventKind.RESTART}
        assert set(after) - set(before) <= {moved}
        # A day more is lost only between the day of use as it stands now and the day they stopped again after it.
        following = min((one.day for one in after if one.kind is EventKind.LAPSE and one.day > day), default=None)
        restarts = [one.day for one in after if one.kind is EventKind.RESTART and one.day >= day]
        until = min((one for one in restarts if following is None or one < following), default=day)
        if begun:
            assert all(day <= one <= until for one in free - self.free())

    @precondition(lambda self: bool(self.written()))
    @rule(which=WHICH)
    def they_take_something_back(self, which: int) -> None:
        before, free, begun, gone = self.written(), self.free(), self.has_start(), self.some(which)
        assert gone is not None
        self.undo.append((self.house.counter.remove(gone.uuid), before))
        if gone.kind is EventKind.LAPSE and begun:
            assert free <= self.free()

    @rule(day=DAYS, keep=st.booleans())
    def they_count_from_another_day(self, day: date, keep: bool) -> None:
        before, free = self.written(), self.free()
        self.undo.append((self.house.counter.start_on(day, keep_former=keep), before))
        starts = [one for one in self.written() if one.kind is EventKind.START]
        assert [one.day for one in starts] == [day]
        if keep:
            # Of what lies before the day, only the one before it can be lost.
            assert all(one >= day - DAY for one in free - self.free())

    @precondition(lambda self: bool(self.undo))
    @rule()
    def they_undo(self) -> None:
        done, before = self.undo.pop()
        done.undo()
        assert self.written() == before

    @invariant()
    def the_count_is_what_the_rules_say(self) -> None:
        count, free = self.house.counter.count(), self.free()
        assert [(run.first, run.last) for run in count.runs] == stretches(free)
        assert count.total == len(free)
        for days, share in ((30, count.last_30), (90, count.last_90)):
            window = TODAY - (days - 1) * DAY
            assert share.free == len({day for day in free if day >= window})
            assert share.of <= days
        assert count.since_start.free <= count.since_start.of or count.began is None


def test_whatever_is_changed_no_day_is_lost_that_nobody_spoke_of() -> None:
    run_state_machine_as_test(
        Changes,
        settings=settings(
            max_examples=LIVES, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
