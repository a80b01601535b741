"""Statements of the counter's events."""

from __future__ import annotations

from sqlalchemy import BindParameter, bindparam

from companion.storage.tables.counter import count_event

_c = count_event.c
_what: dict[str, BindParameter[object]] = {
    name: bindparam(name) for name in ("kind", "day", "at_utc", "zone", "note", "updated_at")
}

insert_event = count_event.insert()
change_event = count_event.update().where(_c.uuid == bindparam("which"), _c.deleted_at.is_(None)).values(_what)
set_deleted = (
    count_event.update()
    .where(_c.uuid == bindparam("which"))
    .values(deleted_at=bindparam("deleted_at"), updated_at=bindparam("now"))
)
