"""Statements of the person's people."""

from __future__ import annotations

from sqlalchemy import bindparam, func, select

from companion.storage.tables.contacts import contact, contact_number

_c, _n = contact.c, contact_number.c

next_position = select(func.coalesce(func.max(_c.position) + 1, 0)).where(_c.deleted_at.is_(None))
insert_contact = contact.insert()
change_contact = (
    contact.update()
    .where(_c.uuid == bindparam("which"), _c.deleted_at.is_(None))
    .values({name: bindparam(name) for name in ("name", "role", "note", "hours", "night_ok", "updated_at")})
)
set_deleted = (
    contact.update()
    .where(_c.uuid == bindparam("which"))
    .values(deleted_at=bindparam("deleted_at"), updated_at=bindparam("now"))
)
place_contact = (
    contact.update()
    .where(_c.uuid == bindparam("which"))
    .values(position=bindparam("position"), updated_at=bindparam("now"))
)
insert_number = contact_number.insert()
drop_numbers = contact_number.delete().where(_n.contact_uuid == bindparam("contact"))

in_bin = (
    select(_c.uuid, _c.name, _c.role, _c.note, _c.hours, _c.night_ok, _c.position)
    .where(_c.deleted_at.is_not(None), _c.name != "")
    .order_by(_c.deleted_at.desc())
)
numbers_of = select(_n.number, _n.label).where(_n.contact_uuid == bindparam("contact")).order_by(_n.position)
old_in_bin = select(_c.uuid).where(_c.deleted_at <= bindparam("until"), _c.name != "")
blank_contact = (
    contact.update()
    .where(_c.uuid == bindparam("which"), _c.deleted_at.is_not(None))
    .values(name="", role="", note="", hours="", updated_at=bindparam("now"))
)
