"""The check-in: one a day, for today or any past day, every answer optional."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING

from companion.clock import Clock
from companion.domain.checkin import Answers, CheckIn, Overview, WordList, to_plain
from companion.domain.day import DayRules, instant_text, logical_day, stamp_for
from companion.domain.ids import RowKind, new_uuid
from companion.domain.undo import Done
from companion.storage import hot
from companion.storage.database import Database

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from companion.storage.driver import Connection as RawConnection


class CheckInService:
    """What a person gave, day by day. Their lists of words and their own scales are in `check_in_lists`."""

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

        A past day's row stands at noon of that day, and its draft is done with. FutureDay where the day has not come.
        """
        from companion.services.statements import unfinished as sql

        # Inside a write, `quick` is the write's own connection.
        with self._db.write("checkin") as connection, self._db.quick() as raw:
            written, former = self._put(connection, raw, day, answers)
            # Asked first, for most days have no draft, and asking is quicker than dropping what is not there.
            if hot.has_draft(raw, day):
                connection.execute(sql.drop, {"which": hot.draft_slot(day)})

        def undo() -> None:
            now = self.of_day(day)
            # Undo takes back this saving; what was given for the day since then is not this saving's to take.
            if now is None or instant_text(now.updated_at) == written:
                self._put_back(day, former)

        return Done(undo)

    def draft_of(self, day: date) -> Answers | None:
        """What was being given on a day and was not saved when the program ended, or None."""
        with self._db.quick() as connection:
            return hot.draft_of(connection, day)

    def keep_draft(self, day: date, answers: Answers | None) -> None:
        """Keep answers that are being given and not saved, durably; None drops those that were kept."""
        from companion.services.statements import unfinished as sql

        with self._db.write("unfinished") as connection:
            if answers is None:
                connection.execute(sql.drop, {"which": hot.draft_slot(day)})
            else:
                payload = json.dumps(to_plain(answers), ensure_ascii=False)
                now = instant_text(self._clock.now())
                connection.execute(sql.keep, {"slot": hot.draft_slot(day), "payload": payload, "updated_at": now})

    def remove(self, day: date) -> Done:
        """Take a day's check-in away; its answers are kept only for undoing."""
        former = self._remove(day)
        return Done(lambda: self._put_back(day, former))

    def last_days(self, count: int, last: date | None = None) -> Overview:
        """What the last `count` days show, ending today or on `last`; days without a check-in are absent."""
        end = last or self.today()
        first = end - timedelta(days=count - 1)
        with self._db.quick() as connection:
            return Overview(first, end, hot.marks(connection, first, end))

    def _put(
        self, connection: Connection, raw: RawConnection, day: date, answers: Answers
    ) -> tuple[str, Answers | None]:
        """Write the answers; gives the instant it was done, as it stands in the file, and what was there before."""
        from companion.services.statements import checkins as sql

        at = stamp_for(day, self._clock.now(), self._clock.zone(), self._rules.rollover_hour)
        now = instant_text(self._clock.now())
        taken, used = answers.medicine_taken, answers.used
        numbers = {
            "mood": answers.mood,
            "craving": answers.craving,
            "sleep": answers.sleep,
            "sleep_minutes": answers.sleep_minutes,
            "pain": answers.pain,
            "medicine_taken": None if taken is None else int(taken),
            "used": None if used is None else int(used),
            "not_today": int(answers.not_today),
            "updated_at": now,
        }
        kept = hot.row_of_day(raw, day)
        former = kept.answers if isinstance(kept, CheckIn) else None
        if kept is None:
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
        elif isinstance(kept, str):
            uuid = kept
            connection.execute(sql.change_all, {**numbers, "note": answers.note, "which": uuid})
        else:
            uuid = kept.uuid
            if kept.note == answers.note:
                connection.execute(sql.change_numbers, {**numbers, "which": uuid})
            else:
                connection.execute(sql.change_all, {**numbers, "note": answers.note, "which": uuid})
        before = former or Answers()
        for which, words, had in (
            (WordList.TRIGGERS, answers.triggers, before.triggers),
            (WordList.FEELINGS, answers.feelings, before.feelings),
        ):
            if words != had:
                sql.LISTS[which].choose(connection, raw, uuid, words, now, anew=not had)
        if answers.measures != before.measures:
            if before.measures:
                connection.execute(sql.drop_measures, {"which": uuid})
            if answers.measures:
                rows = [{"check_in_uuid": uuid, "measure_uuid": of, "value": value} for of, value in answers.measures]
                connection.execute(sql.insert_measures, rows)
        return now, former

    def _put_back(self, day: date, former: Answers | None) -> None:
        if former is None:
            self._remove(day)
        else:
            with self._db.write("checkin") as connection, self._db.quick() as raw:
                self._put(connection, raw, day, former)

    def _remove(self, day: date) -> Answers | None:
        """Blank the day's row; gives the answers it had."""
        from companion.services.statements import checkins as sql

        now = instant_text(self._clock.now())
        with self._db.write("checkin") as connection, self._db.quick() as raw:
            kept = hot.row_of_day(raw, day)
            if not isinstance(kept, CheckIn):
                return None
            for words in sql.LISTS.values():
                connection.execute(words.drop_chosen, {"which": kept.uuid})
            connection.execute(sql.drop_measures, {"which": kept.uuid})
            connection.execute(sql.remove, {"which": kept.uuid, "now": now})
            return kept.answers
