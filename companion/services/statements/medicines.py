"""Statements of medicines and of what was said of their doses."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from companion.storage.tables.medicines import dose

insert_dose = dose.insert()

_this_dose = (
    (dose.c.medicine_uuid == bindparam("of_medicine"))
    & (dose.c.day == bindparam("of_day"))
    & (dose.c.time == bindparam("of_time"))
)
dose_row = select(dose.c.uuid, dose.c.taken, dose.c.at_utc, dose.c.zone, dose.c.deleted_at).where(_this_dose)
change_dose = (
    dose.update()
    .where(dose.c.uuid == bindparam("which"))
    .values(
        taken=bindparam("new_taken"),
        at_utc=bindparam("new_at_utc"),
        zone=bindparam("new_zone"),
        deleted_at=bindparam("new_deleted_at"),
        updated_at=bindparam("new_updated_at"),
    )
)
