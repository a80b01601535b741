"""What else is counted, and the days on prescribed medicine."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from companion.clock import Clock
from companion.domain.counter import Counted, FurtherCount, MedicineStretch, further_counts
from companion.domain.day import DayRules, instant_text, logical_day
from companion.domain.ids import new_uuid
from companion.domain.settings import settings_from
from companion.domain.undo import Done, Made
from companion.domain.value import replace
from companion.storage import hot, hot_counter
from companion.storage.database import Database

if TYPE_CHECKING:
    from sqlalchemy import Update


class NotCounted(LookupError):
    """What was named is no longer there; a mistake of ours, since screens refresh when things go."""


class CountedService:
    """Further things counted, each by the person's own name, and stretches on medicine. All can be taken back."""

    def __init__(self, db: Database, clock: Clock, rules: DayRules) -> None:
        self._db = db
        self._clock = clock
        self._rules = rules

    # -- further things counted ------------------------------------------------------------------------------

    def all(self) -> tuple[Counted, ...]:
        """What is counted beside the first thing, in the person's order."""
        with self._db.quick() as connection:
            return hot_counter.counted(connection)

    def counts(self) -> tuple[FurtherCount, ...]:
        """Each of them with its count now."""
        with self._db.quick() as connection:
            things = hot_counter.counted(connection)
            events = hot_counter.every_event(connection) if things else ()
            first_day = settings_from(hot.settings(connection)).first_day
        now = self._clock.now()
        today = logical_day(now, self._clock.zone(), self._rules.rollover_hour)
        return further_counts(things, events, today, now, first_day)

    def add(self, name: str) -> Made:
        """Count something further; PrescribedMedicine for a medicine, ValueError without a name."""
        from companion.domain.medicine import check_countable
        from companion.services.statements import counter as sql

        tidy, uuid, now = check_countable(name), new_uuid(), instant_text(self._clock.now())
        with self._db.write("counter") as connection:
            position = connection.execute(sql.next_position).scalar_one()
            connection.execute(
                sql.insert_counted,
                {"uuid": uuid, "name": tidy, "position": position, "created_at": now, "updated_at": now},
            )
        return Made(lambda: self._delete(sql.delete_counted, uuid), uuid)

    def rename(self, uuid: str, name: str) -> Done:
        """Give it another name; NotCounted, PrescribedMedicine, ValueError."""
        from companion.domain.medicine import check_countable

        tidy = check_countable(name)
        before = self._thing(uuid).name
        self._name(uuid, tidy)
        return Done(lambda: self._name(uuid, before))

    def remove(self, uuid: str) -> Done:
        """Count it no more; what was written down about it comes back with undo. NotCounted where there is none."""
        from companion.services.statements import counter as sql

        self._thing(uuid)
        self._delete(sql.delete_counted, uuid)
        return Done(lambda: self._delete(sql.delete_counted, uuid, back=True))

    def order(self, uuids: Sequence[str]) -> Done:
        """Show them in this order."""
        before = tuple(thing.uuid for thing in self.all())
        self._order(uuids)
        return Done(lambda: self._order(before))

    # -- days on medicine --------------------------------------------------------------------------------------

    def medicine(self) -> tuple[MedicineStretch, ...]:
        """The stretches on prescribed medicine, oldest first."""
        with self._db.quick() as connection:
            return hot_counter.medicine(connection)

    def begin_medicine(self, first: date, name: str = "", last: date | None = None) -> Made:
        """Write down a stretch on medicine; without a last day it goes on. ValueError where it ends too soon."""
        from companion.services.statements import counter as sql

        stretch = MedicineStretch(new_uuid(), first, last, " ".join(name.split()))
        now = instant_text(self._clock.now())
        with self._db.write("counter") as connection:
            values = {"uuid": stretch.uuid, "created_at": now, "updated_at": now, **_columns(stretch)}
            connection.execute(sql.insert_stretch, values)
        return Made(lambda: self._delete(sql.delete_stretch, stretch.uuid), stretch.uuid)

    def change_medicine(self, stretch: MedicineStretch) -> Done:
        """Put this in the place of the stretch of the same uuid; NotCounted where there is none."""
        before = self._stretch(stretch.uuid)
        self._put_stretch(replace(stretch, name=" ".join(stretch.name.split())))
        return Done(lambda: self._put_stretch(before))

    def remove_medicine(self, uuid: str) -> Done:
        """Take a stretch back; NotCounted where there is none."""
        from companion.services.statements import counter as sql

        self._stretch(uuid)
        self._delete(sql.delete_stretch, uuid)
        return Done(lambda: self._delete(sql.delete_stretch, uuid, back=True))

    # -- rows --------------------------------------------------------------------------------------------------

    def _thing(self, uuid: str) -> Counted:
        found = next((thing for thing in self.all() if thing.uuid == uuid), None)
        if found is None:
            raise NotCounted(uuid)
        return found

    def _stretch(self, uuid: str) -> MedicineStretch:
        found = next((stretch for stretch in self.medicine() if stretch.uuid == uuid), None)
        if found is None:
            raise NotCounted(uuid)
        return found

    def _name(self, uuid: str, name: str) -> None:
        from companion.services.statements import counter as sql

        self._put(sql.change_counted, uuid, {"name": name})

    def _put_stretch(self, stretch: MedicineStretch) -> None:
        from companion.services.statements import counter as sql

        self._put(sql.change_stretch, stretch.uuid, _columns(stretch))

    def _order(self, uuids: Sequence[str]) -> None:
        from companion.services.statements import counter as sql

        now = instant_text(self._clock.now())
        with self._db.write("counter") as connection:
            for position, uuid in enumerate(uuids):
                connection.execute(sql.place_counted, {"which": uuid, "position": position, "updated_at": now})

    def _put(self, statement: Update, uuid: str, values: dict[str, object]) -> None:
        now = instant_text(self._clock.now())
        with self._db.write("counter") as connection:
            if not connection.execute(statement, {"which": uuid, "updated_at": now, **values}).rowcount:
                raise NotCounted(uuid)

    def _delete(self, statement: Update, uuid: str, *, back: bool = False) -> None:
        now = instant_text(self._clock.now())
        with self._db.write("counter") as connection:
            connection.execute(statement, {"which": uuid, "deleted_at": None if back else now, "now": now})


def _columns(stretch: MedicineStretch) -> dict[str, object]:
    return {
        "first": stretch.first.isoformat(),
        "last": None if stretch.last is None else stretch.last.isoformat(),
        "name": stretch.name,
    }
