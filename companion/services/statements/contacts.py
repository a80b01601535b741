"""Statements of the person's people."""

from __future__ import annotations

from sqlalchemy import bindparam, func, select

from companion.storage.tables.contacts import contact, contact_number

_c, _n = contact.c, contact_number.c

next_position = select(func.coalesce(func.max(_c.position) + 1, 0)).where(_c.deleted_at.is_(None))
#: What is written down about somebody, besides their numbers.
WRITTEN = (
    *("name", "role", "note", "hours", "night_ok"),
    *("reach", "email", "organisation", "address", "script", "last_contact", "card_uid"),
)
insert_contact = contact.insert()
change_contact = (
    contact.update()
    .where(_c.uuid == bindparam("which"), _c.deleted_at.is_(None))
    .values({name: bindparam(name) for name in (*WRITTEN, "updated_at")})
)
speak = (
    contact.update()
    .where(_c.uuid == bindparam("which"), _c.deleted_at.is_(None))
    .values(last_contact=bindparam("day"), updated_at=bindparam("now"))
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
    select(_c.uuid, _c.position, *(_c[name] for name in WRITTEN))
    .where(_c.deleted_at.is_not(None), _c.name != "")
    .order_by(_c.deleted_at.desc())
)
numbers_of = select(_n.number, _n.label).where(_n.contact_uuid == bindparam("contact")).order_by(_n.position)
old_in_bin = select(_c.uuid).where(_c.deleted_at <= bindparam("until"), _c.name != "")
blank_contact = (
    contact.update()
    .where(_c.uuid == bindparam("which"), _c.deleted_at.is_not(None))
    .values(
        **{name: "" for name in WRITTEN if name not in ("night_ok", "last_contact")},
        last_contact=None,
        updated_at=bindparam("now"),
    )
)
