"""The check-in: one a day, for today or any past day, every answer optional."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from companion.clock import Clock
from companion.domain.checkin import Answers, CheckIn, Overview, TriggerWord, tidy_words
from companion.domain.day import DayRules, Stamp, instant_text, logical_day, noon, stamp
from companion.domain.ids import RowKind, new_uuid
from companion.domain.undo import Done, Made
from companion.storage import hot
from companion.storage.database import Database


class FutureDay(ValueError):
    """A check-in was to be saved for a day that has not come; screens do not offer that."""


class CheckInService:
    """Check-ins and the person's own list of what can be behind a craving."""

    def __init__(self, db: Database, clock: Clock, rules: DayRules) -> None:
        self._db = db
        self._clock = clock
        self._rules = rules

    def today(self) -> date:
        """The logical day now."""
        return logical_day(self._clock.now(), self._clock.zone(), self._rules.rollover_hour)

    def of_day(self, day: date) -> CheckIn | None:
        """The check-in of a day, or None."""
        with self._db.quick() as connection:
            return hot.check_in_of(connection, day)

    def save(self, day: date, answers: Answers) -> Done:
        """Save the answers as the whole check-in of a day, durably; undoing puts back what was there before.

        A past day's row stands at noon of that day. FutureDay where the day has not come.
        """
        before = self.of_day(day)
        written = self._put(day, answers)
        former = before.answers if before else None

        def undo() -> None:
            now = self.of_day(day)
            # Undo takes back this saving; what was given for the day since then is not this saving's to take.
            if now is None or instant_text(now.updated_at) == written:
                self._put_back(day, former)

        return Done(undo)

    def remove(self, day: date) -> Done:
        """Take a day's check-in away; its answers are kept only for undoing."""
        before = self.of_day(day)
        self._remove(day)
        former = before.answers if before else None
        return Done(lambda: self._put_back(day, former))

    def last_days(self, count: int, last: date | None = None) -> Overview:
        """What the last `count` days show, ending today or on `last`; days without a check-in are absent."""
        end = last or self.today()
        first = end - timedelta(days=count - 1)
        with self._db.quick() as connection:
            return Overview(first, end, hot.marks(connection, first, end))

    def triggers(self) -> tuple[TriggerWord, ...]:
        """The list of what can be behind a craving, in the person's order."""
        with self._db.quick() as connection:
            return hot.trigger_words(connection)

    def add_trigger(self, name: str) -> Made:
        """Put a word at the end of the list, or bring it back; ValueError where there is no word in it."""
        from companion.services.statements import checkins as sql

        tidy = tidy_words((name,))
        if not tidy:
            raise ValueError("a word needs letters")
        with self._db.write("checkin") as connection, self._db.quick() as raw:
            uuid = sql.word_uuid(connection, raw, tidy[0], instant_text(self._clock.now()))
        return Made(lambda: self._mark_word(uuid, deleted=True), uuid)

    def remove_trigger(self, uuid: str) -> Done:
        """Take a word off the list; check-ins it was chosen for keep it."""
        self._mark_word(uuid, deleted=True)
        return Done(lambda: self._mark_word(uuid, deleted=False))

    def order_triggers(self, uuids: Sequence[str]) -> Done:
        """Put the list into this order."""
        before = tuple(word.uuid for word in self.triggers())
        self._order(uuids)
        return Done(lambda: self._order(before))

    def purge(self, now: datetime | None = None) -> int:
        """Remove for good the words that were taken off the list thirty days before `now`; gives how many.

        A word that some check-in still has stays with it.
        """
        from companion.domain.journal import KEPT_IN_BIN
        from companion.services.statements import checkins as sql

        at = now or self._clock.now()
        until = {"until": instant_text(at - KEPT_IN_BIN)}
        with self._db.read() as connection:
            if connection.execute(sql.any_long_off_the_list, until).first() is None:
                return 0
        with self._db.write("checkin") as connection:
            return connection.execute(sql.blank_long_off_the_list, {**until, "now": instant_text(at)}).rowcount

    def _put(self, day: date, answers: Answers) -> str:
        """Write the answers; gives the instant it was done, as it stands in the file."""
        from companion.services.statements import checkins as sql

        at = self._stamp_for(day)
        now = instant_text(self._clock.now())
        taken = answers.medicine_taken
        numbers = {
            "mood": answers.mood,
            "craving": answers.craving,
            "sleep": answers.sleep,
            "sleep_minutes": answers.sleep_minutes,
            "pain": answers.pain,
            "medicine_taken": None if taken is None else int(taken),
            "updated_at": now,
        }
        # Inside a write, `quick` is the write's own connection.
        with self._db.write("checkin") as connection, self._db.quick() as raw:
            row = hot.row_of_day(raw, day)
            chosen: tuple[str, ...] = ()
            if row is None:
                uuid = new_uuid()
                place = {
                    "sort_key": hot.free_key(raw, RowKind.CHECK_IN, at.utc),
                    "uuid": uuid,
                    "day": day.isoformat(),
                    "at_utc": instant_text(at.utc),
                    "zone": at.zone,
                    "created_at": now,
                }
                connection.execute(sql.insert_check_in, {**place, **numbers, "note": answers.note})
            else:
                uuid, note, deleted_at = row
                if deleted_at is None and note == answers.note:
                    connection.execute(sql.change_numbers, {**numbers, "which": uuid})
                else:
                    connection.execute(sql.change_all, {**numbers, "note": answers.note, "which": uuid})
                chosen = hot.chosen_words(raw, uuid)
            if chosen != answers.triggers:
                sql.choose(connection, raw, uuid, answers.triggers, now, anew=not chosen)
        return now

    def _put_back(self, day: date, former: Answers | None) -> None:
        if former is None:
            self._remove(day)
        else:
            self._put(day, former)

    def _remove(self, day: date) -> None:
        from companion.services.statements import checkins as sql

        now = instant_text(self._clock.now())
        with self._db.write("checkin") as connection, self._db.quick() as raw:
            row = hot.row_of_day(raw, day)
            if row is not None:
                connection.execute(sql.drop_chosen, {"which": row[0]})
                connection.execute(sql.remove, {"which_day": day.isoformat(), "now": now})

    def _mark_word(self, uuid: str, *, deleted: bool) -> None:
        from companion.services.statements import checkins as sql

        now = instant_text(self._clock.now())
        with self._db.write("checkin") as connection:
            connection.execute(
                sql.set_word_deleted, {"which": uuid, "deleted_at": now if deleted else None, "now": now}
            )

    def _order(self, uuids: Sequence[str]) -> None:
        from companion.services.statements import checkins as sql

        now = instant_text(self._clock.now())
        with self._db.write("checkin") as connection:
            for position, uuid in enumerate(uuids):
                connection.execute(sql.place_word, {"which": uuid, "position": position, "now": now})

    def _stamp_for(self, day: date) -> Stamp:
        zone = self._clock.zone()
        today = stamp(self._clock.now(), zone, self._rules.rollover_hour)
        if day > today.day + timedelta(days=1):
            raise FutureDay(day.isoformat())
        if day < today.day:
            return Stamp(noon(day, zone), day, zone.key)
        # A day that was today when its answers were begun stays so when the clock goes back, or the person goes west.
        return Stamp(today.utc, day, today.zone)
