"""Warning signs of the person's own: kept, tried out over what they wrote, and put away once they were seen."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from companion.clock import Clock
from companion.domain.day import DayRules, instant_text, logical_day
from companion.domain.ids import new_uuid
from companion.domain.signs import DRY_DAYS, LONGEST, Days, Rule, Shown, Sign, holding, to_plain
from companion.domain.undo import Done, Made
from companion.services.own_rows import OwnRows, the_one
from companion.storage import hot_signs
from companion.storage.database import Database
from companion.storage.driver import Connection

if TYPE_CHECKING:
    from sqlalchemy import Table

AREA = "signs"
_DAY = timedelta(days=1)


def _table() -> Table:
    from companion.storage.tables.stay_safe import warning_sign

    return warning_sign


class SignService:
    """Signs are added, changed, switched off and taken away with undo."""

    def __init__(self, db: Database, clock: Clock, rules: DayRules) -> None:
        self._db, self._clock, self._rules = db, clock, rules
        # A rule names triggers and feelings of theirs: these are words too.
        self._rows = OwnRows(db, clock, AREA, _table, ("name", "rule"))

    def all(self) -> tuple[Sign, ...]:
        """Every sign, in the person's order."""
        with self._db.quick() as connection:
            return hot_signs.signs(connection)

    def add(self, name: str, rule: Rule) -> Made:
        """Keep one more, switched on."""
        return self._rows.add({"name": " ".join(name.split()), "rule": _text(rule)})

    def change(self, uuid: str, name: str, rule: Rule, *, is_on: bool) -> Done:
        """Write one anew; RowGone where there is none."""
        before = the_one(self.all(), uuid)
        values: dict[str, object] = {"name": " ".join(name.split()), "rule": _text(rule), "is_on": int(is_on)}
        former: dict[str, object] = {"name": before.name, "rule": before.kept, "is_on": int(before.is_on)}
        return self._rows.change(uuid, values, former)

    def remove(self, uuid: str) -> Done:
        """Take one away."""
        return self._rows.remove(uuid)

    def order(self, uuids: Sequence[str]) -> Done:
        """Keep them in this order; of those that hold, Today shows the first."""
        return self._rows.order(uuids, [one.uuid for one in self.all()])

    def days(self) -> Days:
        """All that a rule is tried out over: the last ninety days, and those before that the first of them look at."""
        today = self._today()
        with self._db.quick() as connection:
            return hot_signs.days(connection, today - _DAY * (DRY_DAYS + LONGEST), today)

    def put_away(self, uuid: str) -> Done:
        """Show a sign no more today, nor until something new is written that it is about."""
        from sqlalchemy import select

        from companion.storage.tables.stay_safe import sign_shown

        today, now = self._today().isoformat(), instant_text(self._clock.now())
        which = (sign_shown.c.sign_uuid == uuid) & (sign_shown.c.day == today)
        with self._db.write(AREA) as connection:
            if connection.execute(select(sign_shown.c.uuid).where(which)).first() is None:
                connection.execute(sign_shown.insert(), {"uuid": new_uuid(), "sign_uuid": uuid, "day": today})
            connection.execute(sign_shown.update().where(which).values(put_away_at=now))

        def undo() -> None:
            with self._db.write(AREA) as connection:
                connection.execute(sign_shown.update().where(which).values(put_away_at=None))

        return Done(undo)

    def purge(self, now: datetime | None = None) -> int:
        """Blank the words of what was taken away thirty days before `now`; gives how many."""
        return self._rows.purge(now)

    def _today(self) -> date:
        return logical_day(self._clock.now(), self._clock.zone(), self._rules.rollover_hour)


def showing(connection: Connection, day: date) -> Shown | None:
    """The first sign that is to be shown on a day."""
    signs, away = hot_signs.signs(connection), hot_signs.put_away(connection)
    days = hot_signs.days(connection, day - _DAY * LONGEST, day)
    return next((shown for sign in signs if (shown := holding(sign, days, day, away.get(sign.uuid)))), None)


def _text(rule: Rule) -> str:
    return json.dumps(to_plain(rule))
