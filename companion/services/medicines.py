"""Medicine as prescribed: the list, what is due, and what was said of each dose. Nothing reckons an amount."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from companion.clock import Clock
from companion.domain.day import DayRules, FutureDay, instant_from_text, instant_text, logical_day
from companion.domain.ids import new_uuid
from companion.domain.prescribed import Dose, DueDose, Medicine, Prescription, due_doses
from companion.domain.undo import Done, Made
from companion.domain.value import replace
from companion.services.own_rows import OwnRows, the_one
from companion.storage import hot_medicines
from companion.storage.database import Database

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table

AREA = "medicines"
_DAY = timedelta(days=1)


def _table() -> Table:
    from companion.storage.tables.medicines import medicine

    return medicine


class MedicineService:
    """The list of medicines and the doses. What is taken off the list keeps its words for thirty days, for undoing."""

    def __init__(self, db: Database, clock: Clock, rules: DayRules) -> None:
        self._db = db
        self._clock = clock
        self._rules = rules
        self._rows = OwnRows(db, clock, AREA, _table, ("name", "dose", "form", "note"))

    # -- the list --------------------------------------------------------------------------------------------

    def all(self) -> tuple[Medicine, ...]:
        """Every medicine, in the person's order, those that have ended too."""
        with self._db.quick() as connection:
            return hot_medicines.medicines(connection)

    def get(self, uuid: str) -> Medicine | None:
        """One of them, or None."""
        return next((one for one in self.all() if one.uuid == uuid), None)

    def add(self, written: Prescription) -> Made:
        """Put a medicine at the end of the list."""
        return self._rows.add(_columns(written))

    def change(self, uuid: str, written: Prescription) -> Done:
        """Write a medicine anew; RowGone where there is none. Nothing said of a dose is lost by it."""
        return self._rows.change(uuid, _columns(written), _columns(self._known(uuid).written))

    def stop(self, uuid: str, last: date | None) -> Done:
        """It ends on a day, or goes on after all where that is None; what was said of it stays."""
        written = self._known(uuid).written
        return self.change(uuid, replace(written, schedule=replace(written.schedule, last=last)))

    def remove(self, uuid: str) -> Done:
        """Take a medicine off the list, with all that was said of it; RowGone where there is none."""
        self._known(uuid)
        return self._rows.remove(uuid)

    def order(self, uuids: Sequence[str]) -> Done:
        """Keep the list in this order."""
        return self._rows.order(uuids, [one.uuid for one in self.all()])

    # -- doses -----------------------------------------------------------------------------------------------

    def due(self, day: date) -> tuple[DueDose, ...]:
        """Every dose due on a day, and what was said of it."""
        with self._db.quick() as connection:
            medicines = hot_medicines.medicines(connection)
            said = hot_medicines.doses_of_late(connection, medicines, day)
        return due_doses(medicines, said, day, self._rules.rollover_hour)

    def doses(self, medicine: str) -> tuple[Dose, ...]:
        """All that was ever said of one medicine, the oldest first."""
        with self._db.quick() as connection:
            return hot_medicines.doses_of(connection, medicine)

    def of_late(self, medicines: Sequence[Medicine], day: date) -> tuple[Dose, ...]:
        """What was said of doses up to a day, as far back as it takes to say what was missed."""
        with self._db.quick() as connection:
            return hot_medicines.doses_of_late(connection, medicines, day)

    def say(self, medicine: str, day: date, time: str, taken: bool | None) -> Done:
        """Say that a dose was taken or missed, or with None nothing of it any more.

        RowGone where it is not on the list, ValueError for a time the medicine has not, FutureDay for a day that
        has not come.
        """
        known = self._known(medicine)
        if time not in known.schedule.slots and time not in {one.time for one in self.doses(medicine)}:
            raise ValueError(f"{time!r} is not one of its times")
        if day > self._today() + _DAY:
            raise FutureDay(day.isoformat())
        with self._db.write(AREA) as connection:
            before = self._dose(connection, medicine, day, time)
            now = self._clock.now()
            after = None if taken is None else Dose(medicine, day, time, taken, now)
            self._put_dose(connection, medicine, day, time, after)

        def undo() -> None:
            with self._db.write(AREA) as connection:
                self._put_dose(connection, medicine, day, time, before)

        return Done(undo)

    def purge(self, now: datetime | None = None) -> int:
        """Blank the words of what was taken off the list thirty days before `now`; gives how many."""
        return self._rows.purge(now)

    # -- rows ------------------------------------------------------------------------------------------------

    def _known(self, uuid: str) -> Medicine:
        return the_one(self.all(), uuid)

    def _dose(self, connection: Connection, medicine: str, day: date, time: str) -> Dose | None:
        row = self._dose_row(connection, medicine, day, time)
        if row is None or row.deleted_at is not None:
            return None
        return Dose(medicine, day, time, bool(row.taken), instant_from_text(row.at_utc))

    def _dose_row(self, connection: Connection, medicine: str, day: date, time: str) -> Any:
        from companion.services.statements import medicines as sql

        which = {"of_medicine": medicine, "of_day": day.isoformat(), "of_time": time}
        return connection.execute(sql.dose_row, which).first()

    def _put_dose(self, connection: Connection, medicine: str, day: date, time: str, said: Dose | None) -> None:
        from companion.services.statements import medicines as sql

        row, now = self._dose_row(connection, medicine, day, time), self._now()
        if row is None:
            if said is not None:
                values: dict[str, object] = {
                    "uuid": new_uuid(),
                    "medicine_uuid": medicine,
                    "day": day.isoformat(),
                    "time": time,
                    "taken": int(said.taken),
                    "at_utc": instant_text(said.at),
                    "zone": self._clock.zone().key,
                }
                connection.execute(sql.insert_dose, {**values, "created_at": now, "updated_at": now})
            return
        taken = row.taken if said is None else int(said.taken)
        changed: dict[str, object] = {
            "new_taken": taken,
            "new_at_utc": row.at_utc if said is None else instant_text(said.at),
            "new_zone": row.zone if said is None else self._clock.zone().key,
            "new_deleted_at": now if said is None else None,
            "new_updated_at": now,
        }
        connection.execute(sql.change_dose, {"which": row.uuid, **changed})

    def _today(self) -> date:
        return logical_day(self._clock.now(), self._clock.zone(), self._rules.rollover_hour)

    def _now(self) -> str:
        return instant_text(self._clock.now())


def _columns(written: Prescription) -> dict[str, object]:
    schedule = written.schedule
    return {
        "name": " ".join(written.name.split()),
        "dose": written.dose.strip(),
        "form": written.form.strip(),
        "unit": schedule.unit.value,
        "every": schedule.every,
        "times": " ".join(schedule.times),
        "first": schedule.first.isoformat(),
        "last": _text(schedule.last),
        "collect_on": " ".join(str(one) for one in written.collect_on),
        "lasts_until": _text(written.lasts_until),
        "refill_on": _text(written.refill_on),
        "note": written.note.strip(),
        "contact_uuid": written.contact,
    }


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
