"""The wellbeing check-in of someone who loves a person who uses: one a day, for today or any past day."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from companion.clock import Clock
from companion.domain.day import DayRules, instant_text, logical_day, stamp_for
from companion.domain.ids import RowKind, new_uuid
from companion.domain.undo import Done
from companion.domain.wellbeing import KeptWellbeing, Wellbeing
from companion.storage import hot, hot_family
from companion.storage.database import Database


class WellbeingService:
    """How they themselves are, day by day. It asks nothing about anybody else."""

    def __init__(self, db: Database, clock: Clock, rules: DayRules) -> None:
        self._db = db
        self._clock = clock
        self._rules = rules

    def today(self) -> date:
        """The logical day now."""
        return logical_day(self._clock.now(), self._clock.zone(), self._rules.rollover_hour)

    def of_day(self, day: date) -> KeptWellbeing | None:
        """What was given for a day, or None. Needs no SQL toolkit, so Today has it at once."""
        with self._db.quick() as connection:
            return hot_family.wellbeing_of(connection, day)

    def last_days(self, count: int) -> tuple[KeptWellbeing, ...]:
        """What was given for the last `count` days up to today, oldest first; other days are absent."""
        last = self.today()
        with self._db.quick() as connection:
            return hot_family.wellbeing_between(connection, last - timedelta(days=count - 1), last)

    def newest(self, most: int) -> tuple[KeptWellbeing, ...]:
        """The newest days on which something was given, newest first; `most` of them."""
        with self._db.quick() as connection:
            return hot_family.newest_wellbeing(connection, most)

    def save(self, day: date, answers: Wellbeing) -> Done:
        """Save the answers as the whole of a day, durably; undoing puts back what was there before.

        Nothing at all given takes the day away. A past day's row stands at noon of that day. FutureDay where the day
        has not come.
        """
        before = self.of_day(day)
        former = before.answers if before is not None else None
        written = self._put(day, answers)

        def undo() -> None:
            now = self.of_day(day)
            # What was given for the day since then is not this saving's to take.
            if now is None or instant_text(now.updated_at) == written:
                self._put(day, former or Wellbeing())

        return Done(undo)

    def remove(self, day: date) -> Done:
        """Take a day away; undoing brings it back as it was."""
        return self.save(day, Wellbeing())

    def purge(self, now: datetime | None = None) -> int:
        """Blank for good the days taken away thirty days before `now`; gives how many."""
        from companion.services.emptying import blank_long_removed
        from companion.services.statements import wellbeing as sql

        return blank_long_removed(self._db, "moments", now or self._clock.now(), sql.long_removed)

    def _put(self, day: date, answers: Wellbeing) -> str:
        """Write the answers; gives the instant it was done, as it stands in the file."""
        from companion.services.statements import wellbeing as sql

        at = stamp_for(day, self._clock.now(), self._clock.zone(), self._rules.rollover_hour)
        now = instant_text(self._clock.now())
        given = {"mood": answers.mood, "worry": answers.worry, "rest": answers.rest, "note": answers.note}
        # Inside a write, `quick` is the write's own connection.
        with self._db.write("moments") as connection, self._db.quick() as raw:
            if answers.is_empty:
                connection.execute(sql.remove, {"which_day": day.isoformat(), "now": now})
            elif (uuid := hot_family.wellbeing_row_of(raw, day)) is not None:
                connection.execute(sql.change, {**given, "which": uuid, "updated_at": now})
            else:
                place = {
                    "sort_key": hot.free_key(raw, RowKind.WELLBEING, at.utc),
                    "uuid": new_uuid(),
                    "day": day.isoformat(),
                    "at_utc": instant_text(at.utc),
                    "zone": at.zone,
                }
                connection.execute(sql.insert, {**place, **given, "created_at": now, "updated_at": now})
        return now
