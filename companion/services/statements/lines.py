"""Statements of a person's own telephone lines."""

from __future__ import annotations

from sqlalchemy import bindparam, func, or_, select

from companion.storage.tables.library import own_line

_c = own_line.c
_WORDS = ("kind", "name", "number", "words", "web", "hours", "note")

next_position = select(func.coalesce(func.max(_c.position) + 1, 0)).where(_c.country == bindparam("where"))
insert_line = own_line.insert()
put_line = (
    own_line.update()
    .where(_c.uuid == bindparam("which"))
    .values({name: bindparam(name) for name in (*_WORDS, "hidden", "on_top", "updated_at")})
)
set_deleted = (
    own_line.update()
    .where(_c.uuid == bindparam("which"))
    .values(deleted_at=bindparam("deleted_at"), updated_at=bindparam("now"))
)
_long_removed = (_c.deleted_at <= bindparam("until")) & or_(*(_c[name] != "" for name in _WORDS))
long_removed = (
    (
        select(_c.uuid).where(_long_removed).limit(1),
        own_line.update().where(_long_removed).values(**dict.fromkeys(_WORDS, ""), updated_at=bindparam("now")),
    ),
)
