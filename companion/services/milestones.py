"""Milestones: those reached and coming, the person's own, and which one Today shows."""

from __future__ import annotations

from companion.clock import Clock
from companion.domain.counter import Count, fold_as_chosen
from companion.domain.day import DayRules, instant_text, logical_day
from companion.domain.ids import new_uuid
from companion.domain.milestone import (
    Basis,
    Due,
    OwnMilestone,
    Standing,
    due,
    names_to_put_away,
    standing,
)
from companion.domain.settings import PersonalSettings, settings_from
from companion.domain.undo import Done, Made
from companion.domain.value import Value
from companion.storage import hot, hot_counter
from companion.storage.database import Database


class MilestoneGone(LookupError):
    """The milestone is no longer there; a mistake of ours, since screens refresh when milestones go."""


class Milestones(Value):
    """Everything the page of milestones shows."""

    count: Count
    own: tuple[OwnMilestone, ...]
    standing: Standing


class MilestoneService:
    """The person's own milestones, and where all of them stand."""

    def __init__(self, db: Database, clock: Clock, rules: DayRules) -> None:
        self._db = db
        self._clock = clock
        self._rules = rules

    def read(self) -> Milestones:
        """Read the count, the person's own milestones, and what is reached and coming."""
        count, own, settings, _seen = self._read()
        return Milestones(count, own, standing(count, own, settings.first_day))

    def due(self) -> Due | None:
        """The milestone Today is to show, if any."""
        count, own, settings, seen = self._read()
        return due(count, own, seen, settings.first_day)

    def put_away(self) -> Done:
        """Show no more of those that could be shown now."""
        from companion.services.statements import counter as sql

        count, own, settings, seen = self._read()
        names = [name for name in names_to_put_away(count, own, settings.first_day) if name not in seen]
        now = instant_text(self._clock.now())
        with self._db.write("counter") as connection:
            for name in names:
                connection.execute(sql.put_away, {"uuid": new_uuid(), "name": name, "seen_at": now})

        def undo() -> None:
            with self._db.write("counter") as connection:
                for name in names:
                    connection.execute(sql.bring_back, {"which": name})

        return Done(undo)

    def add(self, basis: Basis, days: int, name: str = "") -> Made:
        """Set a milestone of their own; ValueError for less than a day or more than a hundred years."""
        from companion.services.statements import counter as sql

        own = OwnMilestone(new_uuid(), basis, days, " ".join(name.split()))
        now = instant_text(self._clock.now())
        with self._db.write("counter") as connection:
            values = {"uuid": own.uuid, "created_at": now, "updated_at": now, **_columns(own)}
            connection.execute(sql.insert_milestone, values)
        return Made(lambda: self._mark_deleted(own.uuid, deleted=True), own.uuid)

    def change(self, own: OwnMilestone) -> Done:
        """Put this in the place of the one of the same uuid; MilestoneGone where there is none."""
        before = self._known(own.uuid)
        self._change(own)
        return Done(lambda: self._change(before))

    def remove(self, uuid: str) -> Done:
        """Take one of their own away; MilestoneGone where there is none."""
        self._known(uuid)
        self._mark_deleted(uuid, deleted=True)
        return Done(lambda: self._mark_deleted(uuid, deleted=False))

    def _read(self) -> tuple[Count, tuple[OwnMilestone, ...], PersonalSettings, frozenset[str]]:
        with self._db.quick() as connection:
            settings = settings_from(hot.settings(connection))
            events = hot_counter.count_events(connection)
            medicine = hot_counter.medicine(connection)
            own = hot_counter.own_milestones(connection)
            seen = hot_counter.milestones_seen(connection)
        now = self._clock.now()
        today = logical_day(now, self._clock.zone(), self._rules.rollover_hour)
        return fold_as_chosen(events, today, now, settings, medicine), own, settings, seen

    def _known(self, uuid: str) -> OwnMilestone:
        with self._db.quick() as connection:
            found = next((one for one in hot_counter.own_milestones(connection) if one.uuid == uuid), None)
        if found is None:
            raise MilestoneGone(uuid)
        return found

    def _change(self, own: OwnMilestone) -> None:
        from companion.services.statements import counter as sql

        now = instant_text(self._clock.now())
        with self._db.write("counter") as connection:
            values = {"which": own.uuid, "updated_at": now, **_columns(own)}
            if not connection.execute(sql.change_milestone, values).rowcount:
                raise MilestoneGone(own.uuid)

    def _mark_deleted(self, uuid: str, *, deleted: bool) -> None:
        from companion.services.statements import counter as sql

        now = instant_text(self._clock.now())
        with self._db.write("counter") as connection:
            values = {"which": uuid, "deleted_at": now if deleted else None, "now": now}
            connection.execute(sql.delete_milestone, values)


def _columns(own: OwnMilestone) -> dict[str, object]:
    return {"basis": own.basis.value, "days": own.days, "name": " ".join(own.name.split())}
