"""Intentions of a day, reasons, and dates of raised risk: added, changed, put in order, and taken away with undo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from companion.clock import Clock
from companion.domain.day import DayRules, instant_text, logical_day
from companion.domain.ids import new_uuid
from companion.domain.plans import Intention, Reason, RiskDate, RiskKind, tidy_line
from companion.domain.undo import Done, Made
from companion.storage import hot_plans
from companion.storage.database import Database

if TYPE_CHECKING:
    from sqlalchemy import Update

AREA = "plans"


class PlanGone(LookupError):
    """What was to be changed is no longer there; a mistake of ours, since screens refresh when plans go."""


class PlanService:
    """What a person means to do and why. What is removed keeps its words for thirty days, for undoing."""

    def __init__(self, db: Database, clock: Clock, rules: DayRules) -> None:
        self._db = db
        self._clock = clock
        self._rules = rules

    # -- intentions ----------------------------------------------------------------------------------------

    def intentions(self, day: date) -> tuple[Intention, ...]:
        """What was meant for a day, in the person's order."""
        with self._db.quick() as connection:
            return hot_plans.intentions(connection, day)

    def intend(self, words: str, day: date | None = None) -> Made:
        """Mean to do something small on a day, today unless another is given; ValueError without words."""
        from companion.services.statements import plans as sql

        wanted, uuid, now = day or self._today(), new_uuid(), self._now()
        with self._db.write(AREA) as connection:
            place = connection.execute(sql.next_intention, {"of_day": wanted.isoformat()}).scalar_one()
            row = {"uuid": uuid, "day": wanted.isoformat(), "words": tidy_line(words), "position": place}
            connection.execute(sql.insert_intention, {**row, "created_at": now, "updated_at": now})
        return Made(lambda: self._mark(sql.delete_intention, uuid, deleted=True), uuid)

    def tick(self, uuid: str, done: bool = True) -> Done:
        """Say that something was done, or that it was not after all; PlanGone where there is nothing."""
        before = self._known(uuid).done_at
        self._tick(uuid, self._clock.now() if done else None)
        return Done(lambda: self._tick(uuid, before))

    def reword(self, uuid: str, words: str) -> Done:
        """Write an intention anew; PlanGone where there is nothing, ValueError without words."""
        from companion.services.statements import plans as sql

        before = self._known(uuid).words
        self._change(sql.change_intention, uuid, words=tidy_line(words))
        return Done(lambda: self._change(sql.change_intention, uuid, words=before))

    def drop(self, uuid: str) -> Done:
        """Take an intention off its day; PlanGone where there is nothing."""
        from companion.services.statements import plans as sql

        self._known(uuid)
        return self._remove(sql.delete_intention, uuid)

    def order_intentions(self, day: date, uuids: Sequence[str]) -> Done:
        """Show what is meant for a day in this order."""
        from companion.services.statements import plans as sql

        before = tuple(one.uuid for one in self.intentions(day))
        self._order(sql.place_intention, uuids)
        return Done(lambda: self._order(sql.place_intention, before))

    def keep_for_today(self, uuid: str) -> Done:
        """Move an intention that was left open to the end of today's; PlanGone where there is nothing."""
        from companion.services.statements import plans as sql

        before, today = self._known(uuid), self._today()
        with self._db.write(AREA) as connection:
            place = connection.execute(sql.next_intention, {"of_day": today.isoformat()}).scalar_one()
            self._change(sql.move_intention, uuid, day=today.isoformat(), position=place)
        former = {"day": before.day.isoformat(), "position": before.position}
        return Done(lambda: self._change(sql.move_intention, uuid, **former))

    # -- reasons -------------------------------------------------------------------------------------------

    def reasons(self) -> tuple[Reason, ...]:
        """The person's reasons, in their order."""
        with self._db.quick() as connection:
            return hot_plans.reasons(connection)

    def add_reason(self, words: str) -> Made:
        """Put a reason at the end; its lines stay as they are written. ValueError without words."""
        from companion.services.statements import plans as sql

        uuid, now = new_uuid(), self._now()
        with self._db.write(AREA) as connection:
            place = connection.execute(sql.next_reason).scalar_one()
            row = {"uuid": uuid, "words": _lines(words), "position": place, "created_at": now, "updated_at": now}
            connection.execute(sql.insert_reason, row)
        return Made(lambda: self._mark(sql.delete_reason, uuid, deleted=True), uuid)

    def change_reason(self, uuid: str, words: str) -> Done:
        """Write a reason anew; PlanGone where there is nothing, ValueError without words."""
        from companion.services.statements import plans as sql

        before = next((one.words for one in self.reasons() if one.uuid == uuid), None)
        if before is None:
            raise PlanGone(uuid)
        self._change(sql.change_reason, uuid, words=_lines(words))
        former = before
        return Done(lambda: self._change(sql.change_reason, uuid, words=former))

    def remove_reason(self, uuid: str) -> Done:
        """Take a reason away."""
        from companion.services.statements import plans as sql

        return self._remove(sql.delete_reason, uuid)

    def order_reasons(self, uuids: Sequence[str]) -> Done:
        """Keep reasons in this order."""
        from companion.services.statements import plans as sql

        before = tuple(one.uuid for one in self.reasons())
        self._order(sql.place_reason, uuids)
        return Done(lambda: self._order(sql.place_reason, before))

    # -- dates of raised risk ------------------------------------------------------------------------------

    def risk_dates(self) -> tuple[RiskDate, ...]:
        """Every date of raised risk, the newest first."""
        with self._db.quick() as connection:
            return hot_plans.risk_dates(connection)

    def add_risk_date(self, kind: RiskKind, day: date) -> Made:
        """Keep a date after which tolerance is lower; it may lie ahead."""
        from companion.services.statements import plans as sql

        uuid, now = new_uuid(), self._now()
        row = {"uuid": uuid, "kind": kind.value, "day": day.isoformat(), "created_at": now, "updated_at": now}
        with self._db.write(AREA) as connection:
            connection.execute(sql.insert_risk_date, row)
        return Made(lambda: self._mark(sql.delete_risk_date, uuid, deleted=True), uuid)

    def change_risk_date(self, uuid: str, kind: RiskKind, day: date) -> Done:
        """Put another kind or day in a date's place; PlanGone where there is nothing."""
        from companion.services.statements import plans as sql

        before = next((one for one in self.risk_dates() if one.uuid == uuid), None)
        if before is None:
            raise PlanGone(uuid)
        self._change(sql.change_risk_date, uuid, kind=kind.value, day=day.isoformat())
        former = {"kind": before.kind.value, "day": before.day.isoformat()}
        return Done(lambda: self._change(sql.change_risk_date, uuid, **former))

    def remove_risk_date(self, uuid: str) -> Done:
        """Take a date away."""
        from companion.services.statements import plans as sql

        return self._remove(sql.delete_risk_date, uuid)

    # -- all of them ---------------------------------------------------------------------------------------

    def purge(self, now: datetime | None = None) -> int:
        """Blank the words of what was removed thirty days before `now`; gives how many."""
        from companion.services.emptying import blank_long_removed
        from companion.services.statements import plans as sql

        return blank_long_removed(self._db, AREA, now or self._clock.now(), sql.long_removed)

    def _today(self) -> date:
        return logical_day(self._clock.now(), self._clock.zone(), self._rules.rollover_hour)

    def _now(self) -> str:
        return instant_text(self._clock.now())

    def _known(self, uuid: str) -> Intention:
        from companion.services.statements import plans as sql

        with self._db.read() as connection:
            row = connection.execute(sql.known_intention, {"which": uuid}).first()
        if row is None:
            raise PlanGone(uuid)
        done_at = None if row.done_at is None else datetime.fromisoformat(row.done_at)
        return Intention(row.uuid, date.fromisoformat(row.day), row.words, done_at, row.position)

    def _tick(self, uuid: str, done_at: datetime | None) -> None:
        from companion.services.statements import plans as sql

        self._change(sql.tick_intention, uuid, done_at=None if done_at is None else instant_text(done_at))

    def _change(self, statement: Update, uuid: str, **values: Any) -> None:
        with self._db.write(AREA) as connection:
            found = connection.execute(statement, {"which": uuid, "updated_at": self._now(), **values})
            if not found.rowcount:
                raise PlanGone(uuid)

    def _order(self, statement: Update, uuids: Sequence[str]) -> None:
        now = self._now()
        rows = [{"which": uuid, "position": place, "updated_at": now} for place, uuid in enumerate(uuids)]
        if rows:
            with self._db.write(AREA) as connection:
                connection.execute(statement, rows)

    def _remove(self, statement: Update, uuid: str) -> Done:
        self._mark(statement, uuid, deleted=True)
        return Done(lambda: self._mark(statement, uuid, deleted=False))

    def _mark(self, statement: Update, uuid: str, *, deleted: bool) -> None:
        now = self._now()
        with self._db.write(AREA) as connection:
            values = {"which": uuid, "deleted_at": now if deleted else None, "updated_at": now}
            connection.execute(statement, values)


def _lines(words: str) -> str:
    if not words.strip():
        raise ValueError("there are no words in it")
    return words.strip()
