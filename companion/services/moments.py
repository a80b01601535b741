"""Moments: how it is right now, any number of times a day, whether or not there is a check-in."""

from __future__ import annotations

from datetime import date, datetime

from companion.clock import Clock
from companion.domain.checkin import Feeling, Moment
from companion.domain.day import DayRules, instant_text, stamp
from companion.domain.ids import RowKind, new_uuid
from companion.domain.undo import Done, Made
from companion.storage import hot
from companion.storage.database import Database


class MomentGone(LookupError):
    """The moment is no longer there; a mistake of ours, since screens refresh when moments go."""


class MomentService:
    """Keeps moments. Each is of its own instant, and of the logical day that instant fell in."""

    def __init__(self, db: Database, clock: Clock, rules: DayRules) -> None:
        self._db = db
        self._clock = clock
        self._rules = rules

    def of_day(self, day: date) -> tuple[Moment, ...]:
        """The moments of a day, in the order they were."""
        with self._db.quick() as connection:
            return hot.moments_of(connection, day)

    def moment(self, uuid: str) -> Moment | None:
        """One moment, or None where there is none or it was taken away."""
        with self._db.quick() as connection:
            return hot.moment(connection, uuid)

    def add(self, given: Feeling) -> Made:
        """Keep how it is now; ValueError where nothing was given."""
        from companion.services.statements import moments as sql

        if given.is_empty:
            raise ValueError("a moment needs something in it")
        at = stamp(self._clock.now(), self._clock.zone(), self._rules.rollover_hour)
        uuid, now = new_uuid(), instant_text(at.utc)
        with self._db.write("moments") as connection, self._db.quick() as raw:
            row = {
                "sort_key": hot.free_key(raw, RowKind.MOMENT, at.utc),
                "uuid": uuid,
                "day": at.day.isoformat(),
                "at_utc": now,
                "zone": at.zone,
                "mood": given.mood,
                "craving": given.craving,
                "note": given.note,
                "created_at": now,
                "updated_at": now,
            }
            connection.execute(sql.insert, row)
        return Made(lambda: self._mark_deleted(uuid, deleted=True), uuid)

    def change(self, uuid: str, given: Feeling) -> Done:
        """Say it otherwise; when it was stays. MomentGone where there is no such moment, ValueError for nothing."""
        if given.is_empty:
            raise ValueError("a moment needs something in it")
        before = self.moment(uuid)
        if before is None:
            raise MomentGone(uuid)
        self._put(uuid, given)
        return Done(lambda: self._put(uuid, before.given))

    def delete(self, uuid: str) -> Done:
        """Take a moment away; its words are kept thirty days, for undoing."""
        self._mark_deleted(uuid, deleted=True)
        return Done(lambda: self._mark_deleted(uuid, deleted=False))

    def purge(self, now: datetime | None = None) -> int:
        """Remove for good what was in the moments taken away thirty days before `now`; gives how many."""
        from companion.services.emptying import blank_long_removed
        from companion.services.statements import moments as sql

        return blank_long_removed(self._db, "moments", now or self._clock.now(), sql.long_removed)

    def _put(self, uuid: str, given: Feeling) -> None:
        from companion.services.statements import moments as sql

        row = {"which": uuid, "mood": given.mood, "craving": given.craving, "note": given.note}
        with self._db.write("moments") as connection:
            connection.execute(sql.change, {**row, "now": instant_text(self._clock.now())})

    def _mark_deleted(self, uuid: str, *, deleted: bool) -> None:
        from companion.services.statements import moments as sql

        now = instant_text(self._clock.now())
        with self._db.write("moments") as connection:
            row = {"which": uuid, "deleted_at": now if deleted else None, "now": now}
            if not connection.execute(sql.set_deleted, row).rowcount and deleted:
                raise MomentGone(uuid)
