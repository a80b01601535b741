"""Worries put off until their time: parked, looked at, settled with undo."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from companion.clock import Clock
from companion.domain.day import instant_text
from companion.domain.plans import tidy_line
from companion.domain.undo import Done, Made
from companion.domain.worry import Worry
from companion.services.own_rows import OwnRows, RowGone
from companion.storage import hot_worries
from companion.storage.database import Database

if TYPE_CHECKING:
    from sqlalchemy import Table

AREA = "worries"


def _worry() -> Table:
    from companion.storage.tables.coping import worry

    return worry


class WorryService:
    """Keeps worries. What is settled keeps its words for thirty days, for undoing."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db, self._clock = db, clock
        self._rows = OwnRows(db, clock, AREA, _worry, ("words", "came_of_it"))

    def waiting(self) -> tuple[Worry, ...]:
        """The worries that wait for their time, the longest first."""
        with self._db.quick() as connection:
            return hot_worries.waiting(connection)

    def park(self, words: str, day: date) -> Made:
        """Put a worry off until a day; ValueError without words."""
        return self._rows.add({"words": tidy_line(words), "day": day.isoformat()})

    def settle(self, uuid: str, came_of_it: str = "") -> Done:
        """Say what came of it: a first step, or with nothing that it is let be; RowGone where there is none."""
        with self._db.quick() as connection:
            before = hot_worries.worry(connection, uuid)
        if before is None:
            raise RowGone(uuid)
        now = instant_text(self._clock.now())
        settled = None if before.settled_at is None else instant_text(before.settled_at)
        former = {"settled_at": settled, "came_of_it": before.came_of_it}
        return self._rows.change(uuid, {"settled_at": now, "came_of_it": " ".join(came_of_it.split())}, former)

    def purge(self, now: datetime | None = None) -> int:
        """Blank the words of what was settled, or taken away, thirty days before `now`; gives how many."""
        from sqlalchemy import bindparam

        return self._rows.purge(now, _worry().c.settled_at <= bindparam("until"))
