"""The calendar of aftercare: begun from the day somebody left, then theirs to change, with undo."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from companion.clock import Clock
from companion.domain.aftercare import Discharge, Step
from companion.domain.day import instant_text
from companion.domain.plans import tidy_line
from companion.domain.undo import Done, Made
from companion.services.own_rows import OwnRows, the_one
from companion.services.together import as_one
from companion.storage import hot_aftercare
from companion.storage.database import Database

if TYPE_CHECKING:
    from sqlalchemy import Table

AREA = "aftercare"


def _discharge() -> Table:
    from companion.storage.tables.aftercare import discharge

    return discharge


def _step() -> Table:
    from companion.storage.tables.aftercare import aftercare_step

    return aftercare_step


class AftercareService:
    """Calendars and their steps. What is taken away keeps its words for thirty days, for undoing."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock
        self._discharges = OwnRows(db, clock, AREA, _discharge, ("place",))
        self._steps = OwnRows(db, clock, AREA, _step, ("words",))

    def discharges(self) -> tuple[Discharge, ...]:
        """Every calendar by the day it begins, the newest first."""
        with self._db.quick() as connection:
            return hot_aftercare.discharges(connection)

    def steps(self, day: date | None = None) -> tuple[Step, ...]:
        """Every step of every calendar, or those of one day."""
        with self._db.quick() as connection:
            return hot_aftercare.steps(connection, day)

    def begin(self, day: date, place: str, lines: Iterable[tuple[date, str]]) -> Made:
        """Begin a calendar with lines on their days, all of it or nothing; undoing takes the whole calendar away."""
        with self._db.write(AREA):
            made = self._discharges.add({"day": day.isoformat(), "place": " ".join(place.split())})
            for number, (on, words) in enumerate(lines):
                self._steps.add(_columns(made.uuid, on, words) | {"position": number})
        return made

    def move(self, uuid: str, day: date, place: str) -> Done:
        """Give a calendar another first day: every step that is not done moves along. RowGone where there is none."""
        before = the_one(self.discharges(), uuid)
        distance = day - before.day
        parts: list[Done] = []
        with self._db.write(AREA):
            values = {"day": day.isoformat(), "place": " ".join(place.split())}
            former = {"day": before.day.isoformat(), "place": before.place}
            parts.append(self._discharges.change(uuid, values, former))
            for step in self.steps():
                if step.discharge == uuid and step.done_at is None:
                    moved = {"day": (step.day + distance).isoformat()}
                    parts.append(self._steps.change(step.uuid, moved, {"day": step.day.isoformat()}))
        return as_one(self._db, (AREA,), parts)

    def remove(self, uuid: str) -> Done:
        """Take a calendar away, and its steps with it."""
        return self._discharges.remove(uuid)

    def add_step(self, discharge: str, day: date, words: str) -> Made:
        """Put a step of their own into a calendar; ValueError without words."""
        return self._steps.add(_columns(discharge, day, words))

    def change_step(self, uuid: str, day: date, words: str) -> Done:
        """Write a step anew, or put it on another day; RowGone where there is none, ValueError without words."""
        before = the_one(self.steps(), uuid)
        former = {"day": before.day.isoformat(), "words": before.words}
        return self._steps.change(uuid, {"day": day.isoformat(), "words": tidy_line(words)}, former)

    def tick(self, uuid: str, done: bool = True) -> Done:
        """Say that a step is done, or open again; RowGone where there is none."""
        before = the_one(self.steps(), uuid).done_at
        at = instant_text(self._clock.now()) if done else None
        return self._steps.change(uuid, {"done_at": at}, {"done_at": None if before is None else instant_text(before)})

    def remove_step(self, uuid: str) -> Done:
        """Take a step out; RowGone where there is none."""
        return self._steps.remove(uuid)

    def purge(self, now: datetime | None = None) -> int:
        """Blank the words of what was taken away thirty days before `now`, and of its steps; gives how many."""
        from sqlalchemy import bindparam, select

        calendar = _discharge()
        old = select(calendar.c.uuid).where(calendar.c.deleted_at <= bindparam("until"))
        return self._discharges.purge(now) + self._steps.purge(now, _step().c.discharge_uuid.in_(old))


def _columns(discharge: str, day: date, words: str) -> dict[str, object]:
    return {"discharge_uuid": discharge, "day": day.isoformat(), "words": tidy_line(words)}
