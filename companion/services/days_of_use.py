"""A day of use can be told in two places, in the count and in the day's check-in.

No day of use in the count is answered "No": whoever writes it down after all has not answered so, and whoever takes it
back has not answered "Yes". The other way round a "Yes" changes no count: it can stand alone until the day is written
down, the check-in says so, and whether it is to stay so is theirs to say. Only the first thing counted is asked about.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from companion.clock import Clock
from companion.domain.checkin import Answers, CheckIn
from companion.domain.counter import EventKind
from companion.domain.day import instant_text
from companion.domain.undo import Done
from companion.services.together import as_one
from companion.storage import hot, hot_counter, hot_today
from companion.storage.database import Database

if TYPE_CHECKING:
    from companion.services.checkins import CheckInService
    from companion.services.counter import CounterService


class DaysOfUse:
    """What the count has of a day, and what was answered about it."""

    def __init__(self, db: Database, clock: Clock, checkins: CheckInService, counter: CounterService) -> None:
        self._db, self._clock, self._checkins, self._counter = db, clock, checkins, counter

    def on_record(self, day: date) -> bool:
        """Whether the count has this day as a day of use."""
        return day in days_of_use(self._db)

    def is_left_out(self, day: date) -> bool:
        """Whether they chose that a day answered with "Yes" stays out of the count."""
        with self._db.quick() as connection:
            return hot_today.is_left_out(connection, day)

    def leave_out(self, day: date, *, left: bool = True) -> Done:
        """Remember that a day answered with "Yes" is to stay out of the count, or no longer."""
        from companion.services.statements import unfinished as sql

        slot = hot_today.left_out_slot(day)
        with self._db.write("checkin") as connection:
            if left:
                now = instant_text(self._clock.now())
                connection.execute(sql.keep, {"slot": slot, "payload": "{}", "updated_at": now})
            else:
                connection.execute(sql.drop, {"which": slot})
        return Done(lambda: self._put_back(day, left=not left))

    def _put_back(self, day: date, *, left: bool) -> None:
        self.leave_out(day, left=left)

    def take_off(self, day: date, answers: Answers) -> Done:
        """Take the day out of the count as a day of use and save its answers, both or neither; undoing puts both back.

        What was written about the day, and the plans made of it, stay.
        """
        parts: list[Done] = []
        with self._db.write("counter", "checkin"):
            for event in self._counter.events():
                if event.kind is EventKind.LAPSE and event.day == day:
                    parts.append(self._counter.remove(event.uuid))
            parts.append(self._checkins.save(day, answers))

        def agree() -> None:
            # Meanwhile another day of use may have been moved here: the answer of before no longer holds.
            if self.on_record(day):
                _answer(self._db, self._clock, day, False, True)

        return as_one(self._db, ("counter", "checkin"), parts, agree)


def days_of_use(db: Database) -> frozenset[date]:
    """Every day the count has as a day of use."""
    with db.quick() as connection:
        events = hot_counter.count_events(connection)
    return frozenset(event.day for event in events if event.kind is EventKind.LAPSE)


def agreeing(db: Database, clock: Clock, act: Callable[[], None]) -> Callable[[], None]:
    """Change days of use by `act` and bring the check-ins of those days in line, in one write.

    Gives what puts the answers back that were changed for it, to be called where `act` is undone.
    """
    with db.write("counter"):
        before = days_of_use(db)
        act()
        after = days_of_use(db)
        changed = [
            (day, now)
            for days, was, now in ((after - before, False, True), (before - after, True, None))
            for day in sorted(days)
            if _answer(db, clock, day, was, now)
        ]

    def put_back() -> None:
        still = days_of_use(db)
        for day, now in changed:
            if day not in still or not now:
                _answer(db, clock, day, now, not now)

    return put_back


def _answer(db: Database, clock: Clock, day: date, was: bool | None, now: bool | None) -> bool:
    """Change the answer of a day where it is `was`; whether it was."""
    with db.quick() as connection:
        kept = hot.row_of_day(connection, day)
    if not isinstance(kept, CheckIn) or kept.used is not was:
        return False
    from companion.services.statements import checkins as sql

    values = {"which": kept.uuid, "used": None if now is None else int(now), "updated_at": instant_text(clock.now())}
    with db.write("checkin") as connection:
        connection.execute(sql.change_used, values)
    return True
