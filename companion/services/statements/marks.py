"""Statements of bookmarks and highlighted words."""

from __future__ import annotations

from sqlalchemy import bindparam, or_, select

from companion.storage.tables.library import mark

_c = mark.c
_WORDS = ("heading", "words", "before", "after", "note")

insert_mark = mark.insert()
set_note = (
    mark.update()
    .where(_c.uuid == bindparam("which"))
    .values(note=bindparam("note_now"), updated_at=bindparam("updated_at"))
)
set_deleted = (
    mark.update()
    .where(_c.uuid == bindparam("which"))
    .values(deleted_at=bindparam("deleted_at"), updated_at=bindparam("now"))
)
_long_removed = (_c.deleted_at <= bindparam("until")) & or_(*(_c[name] != "" for name in _WORDS))
long_removed = (
    (
        select(_c.uuid).where(_long_removed).limit(1),
        mark.update().where(_long_removed).values(**dict.fromkeys(_WORDS, ""), updated_at=bindparam("now")),
    ),
)
