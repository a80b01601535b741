"""Statements of medicines and of what was said of their doses."""

from __future__ import annotations

from sqlalchemy import Update, bindparam, func, select

from companion.storage.tables.medicines import dose, medicine

insert_medicine = medicine.insert()
insert_dose = dose.insert()

next_position = select(func.coalesce(func.max(medicine.c.position) + 1, 0)).where(medicine.c.deleted_at.is_(None))


def _change(*names: str) -> Update:
    alive = medicine.update().where(medicine.c.uuid == bindparam("which"), medicine.c.deleted_at.is_(None))
    return alive.values({name: bindparam(f"new_{name}") for name in (*names, "updated_at")})


WRITTEN = (
    "name",
    "dose",
    "form",
    "unit",
    "every",
    "times",
    "first",
    "last",
    "collect_on",
    "lasts_until",
    "refill_on",
    "note",
    "contact_uuid",
    "remind",
)
change_medicine = _change(*WRITTEN)
place_medicine = _change("position")
set_deleted = (
    medicine.update()
    .where(medicine.c.uuid == bindparam("which"))
    .values(deleted_at=bindparam("new_deleted_at"), updated_at=bindparam("new_updated_at"))
)

_this_dose = (
    (dose.c.medicine_uuid == bindparam("of_medicine"))
    & (dose.c.day == bindparam("of_day"))
    & (dose.c.time == bindparam("of_time"))
)
dose_row = select(dose.c.uuid, dose.c.taken, dose.c.at_utc, dose.c.zone, dose.c.note, dose.c.deleted_at).where(
    _this_dose
)
change_dose = (
    dose.update()
    .where(dose.c.uuid == bindparam("which"))
    .values(
        taken=bindparam("new_taken"),
        at_utc=bindparam("new_at_utc"),
        zone=bindparam("new_zone"),
        note=bindparam("new_note"),
        deleted_at=bindparam("new_deleted_at"),
        updated_at=bindparam("new_updated_at"),
    )
)

_old = (medicine.c.deleted_at <= bindparam("until")) & (medicine.c.name != "")
_old_doses = dose.c.medicine_uuid.in_(select(medicine.c.uuid).where(medicine.c.deleted_at <= bindparam("until")))
_noted = _old_doses & (dose.c.note != "")
#: What was removed for thirty days keeps its row, and none of its words.
long_removed = (
    (
        select(dose.c.uuid).where(_noted).limit(1),
        dose.update().where(_noted).values(note="", updated_at=bindparam("now")),
    ),
    (
        select(medicine.c.uuid).where(_old).limit(1),
        medicine.update().where(_old).values(name="", dose="", form="", note="", updated_at=bindparam("now")),
    ),
)
