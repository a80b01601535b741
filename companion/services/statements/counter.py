"""Statements of the counter's events."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from companion.storage.tables.counter import count_event

_c = count_event.c
_WHAT = ("kind", "day", "at_utc", "zone", "note", "updated_at")

insert_event = count_event.insert()
_this_one = count_event.update().where(_c.uuid == bindparam("which"), _c.deleted_at.is_(None))
change_event = _this_one.values({name: bindparam(name) for name in _WHAT})
set_deleted = (
    count_event.update()
    .where(_c.uuid == bindparam("which"))
    .values(deleted_at=bindparam("deleted_at"), updated_at=bindparam("now"))
)
_long_removed = (_c.deleted_at <= bindparam("until")) & (_c.note != "")
any_long_removed = select(_c.uuid).where(_long_removed).limit(1)
blank_long_removed = count_event.update().where(_long_removed).values(note="", updated_at=bindparam("now"))
