"""If-then plans, values and goals, and hard days: kept, changed, put in order and taken away with undo."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from companion.clock import Clock
from companion.domain.aims import Goal, IfThen, Kind
from companion.domain.day import instant_text
from companion.domain.hard_days import HardDay
from companion.domain.plans import tidy_line
from companion.domain.undo import Done, Made
from companion.services.own_rows import OwnRows, the_one
from companion.storage import hot_aims
from companion.storage.database import Database

if TYPE_CHECKING:
    from sqlalchemy import Table

AREA = "plans"


def _if_then() -> Table:
    from companion.storage.tables.plans import if_then

    return if_then


def _goal() -> Table:
    from companion.storage.tables.plans import goal

    return goal


def _hard_day() -> Table:
    from companion.storage.tables.plans import hard_day

    return hard_day


class AimService:
    """What a person aims at and plans for. What is taken away keeps its words for thirty days, for undoing."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock
        self._plans = OwnRows(db, clock, AREA, _if_then, ("cue", "action"))
        self._goals = OwnRows(db, clock, AREA, _goal, ("words",))
        self._days = OwnRows(db, clock, AREA, _hard_day, ("name", "note"))

    # -- if-then plans -----------------------------------------------------------------------------------------

    def if_thens(self) -> tuple[IfThen, ...]:
        """Every plan for a cue, also those that came from what had happened, in the person's order."""
        with self._db.quick() as connection:
            return hot_aims.if_thens(connection)

    def plan_for(self, cue: str, action: str) -> Made:
        """Keep a plan; ValueError without an action. A cue may still be missing."""
        return self._plans.add({"cue": " ".join(cue.split()), "action": tidy_line(action)})

    def change_plan(self, uuid: str, cue: str, action: str) -> Done:
        """Write a plan anew; RowGone where there is none, ValueError without an action."""
        before = the_one(self.if_thens(), uuid)
        values = {"cue": " ".join(cue.split()), "action": tidy_line(action)}
        return self._plans.change(uuid, values, {"cue": before.cue, "action": before.action})

    def remove_plan(self, uuid: str) -> Done:
        """Take a plan away."""
        return self._plans.remove(uuid)

    # -- values and goals --------------------------------------------------------------------------------------

    def goals(self) -> tuple[Goal, ...]:
        """Values, goals and steps, in the person's order."""
        with self._db.quick() as connection:
            return hot_aims.goals(connection)

    def aim(self, kind: Kind, words: str, *, towards: str | None = None) -> Made:
        """Keep a value, a goal or a step; ValueError without words."""
        return self._goals.add({"kind": kind.value, "words": tidy_line(words), "towards_uuid": towards})

    def reword_goal(self, uuid: str, words: str) -> Done:
        """Write it anew; RowGone where there is none, ValueError without words."""
        before = the_one(self.goals(), uuid)
        return self._goals.change(uuid, {"words": tidy_line(words)}, {"words": before.words})

    def tick_goal(self, uuid: str, done: bool = True) -> Done:
        """Say that it is done, or open again; RowGone where there is none."""
        before = the_one(self.goals(), uuid).done_at
        at = instant_text(self._clock.now()) if done else None
        former = None if before is None else instant_text(before)
        return self._goals.change(uuid, {"done_at": at}, {"done_at": former})

    def remove_goal(self, uuid: str) -> Done:
        """Take it away; what serves it stays, and comes under it again with undo."""
        return self._goals.remove(uuid)

    # -- hard days ---------------------------------------------------------------------------------------------

    def hard_days(self) -> tuple[HardDay, ...]:
        """Every hard day, by its date."""
        with self._db.quick() as connection:
            return hot_aims.hard_days(connection)

    def add_hard_day(self, day: date, name: str, note: str = "", *, yearly: bool = False) -> Made:
        """Keep a hard day; ValueError without a name."""
        return self._days.add(_columns(day, name, note, yearly))

    def change_hard_day(self, uuid: str, day: date, name: str, note: str = "", *, yearly: bool = False) -> Done:
        """Write a hard day anew; RowGone where there is none, ValueError without a name."""
        before = the_one(self.hard_days(), uuid)
        former = _columns(before.day, before.name, before.note, before.yearly)
        return self._days.change(uuid, _columns(day, name, note, yearly), former)

    def remove_hard_day(self, uuid: str) -> Done:
        """Take a hard day away."""
        return self._days.remove(uuid)

    # -- all of them -------------------------------------------------------------------------------------------

    def purge(self, now: datetime | None = None) -> int:
        """Blank the words of what was taken away thirty days before `now`; gives how many."""
        return sum(rows.purge(now) for rows in (self._plans, self._goals, self._days))


def _columns(day: date, name: str, note: str, yearly: bool) -> dict[str, object]:
    return {"day": day.isoformat(), "name": tidy_line(name), "note": note.strip(), "yearly": int(yearly)}
