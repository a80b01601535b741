"""Statements of what was begun and is not finished, one row a slot."""

from __future__ import annotations

from sqlalchemy import bindparam, literal_column, or_, select
from sqlalchemy.dialects.sqlite import insert

from companion.storage.tables.unfinished import unfinished

kept = select(unfinished.c.payload).where(unfinished.c.slot == bindparam("which"))
#: All that share the beginning of a name, the last written first.
all_of = (
    select(unfinished.c.payload, unfinished.c.updated_at)
    .where(or_(unfinished.c.slot == bindparam("which"), unfinished.c.slot.like(bindparam("beginning"))))
    .order_by(unfinished.c.updated_at.desc(), literal_column("rowid").desc())
)
drop = unfinished.delete().where(unfinished.c.slot == bindparam("which"))
_put = insert(unfinished)
keep = _put.on_conflict_do_update(
    index_elements=[unfinished.c.slot],
    set_={"payload": _put.excluded.payload, "updated_at": _put.excluded.updated_at},
)
