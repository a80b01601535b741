"""Statements of the times a way to cope was tried."""

from __future__ import annotations

from sqlalchemy import bindparam, or_, select

from companion.storage.tables.coping import tool_use

_c = tool_use.c

insert_use = tool_use.insert()
set_deleted = (
    tool_use.update()
    .where(_c.uuid == bindparam("which"))
    .values(deleted_at=bindparam("deleted_at"), updated_at=bindparam("now"))
)
_said = or_(_c.rated_before.is_not(None), _c.rated_after.is_not(None), _c.seconds.is_not(None))
_long_removed = (_c.deleted_at <= bindparam("until")) & _said
long_removed = (
    (
        select(_c.uuid).where(_long_removed).limit(1),
        tool_use.update()
        .where(_long_removed)
        .values(rated_before=None, rated_after=None, seconds=None, updated_at=bindparam("now")),
    ),
)
