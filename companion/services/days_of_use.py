"""A day of use is told in two places, in the count and in the day's check-in: the two never say different things.

Whoever writes a day of use down after all has not answered "No" for it, and whoever takes it back has not answered
"Yes". Only the first thing counted is asked about in a check-in.
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
from companion.storage import hot, hot_counter
from companion.storage.database import Database

if TYPE_CHECKING:
    from companion.services.checkins import CheckInService
    from companion.services.counter import CounterService


class DaysOfUse:
    """Answers about a day that stands in the count as a day of use."""

    def __init__(self, db: Database, checkins: CheckInService, counter: CounterService) -> None:
        self._db, self._checkins, self._counter = db, checkins, counter

    def on_record(self, day: date) -> bool:
        """Whether the count has this day as a day of use."""
        return day in days_of_use(self._db)

    def take_off(self, day: date, answers: Answers) -> Done:
        """Take the day out of the count as a day of use and save its answers, both or neither; undoing puts both back.

        What was written about the day, and the plans made of it, stay.
        """
        undos: list[Callable[[], None]] = []
        with self._db.write("counter", "checkin"):
            for event in self._counter.events():
                if event.kind is EventKind.LAPSE and event.day == day:
                    undos.append(self._counter.remove(event.uuid).undo)
            undos.append(self._checkins.save(day, answers).undo)

        def undo() -> None:
            with self._db.write("counter", "checkin"):
                for one in reversed(undos):
                    one()

        return Done(undo)


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
        for day, now in changed:
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
