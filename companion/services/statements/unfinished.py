"""Statements of what was begun and is not finished, one row a slot."""

from __future__ import annotations

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.sqlite import insert

from companion.storage.tables.unfinished import unfinished

kept = select(unfinished.c.payload).where(unfinished.c.slot == bindparam("which"))
drop = unfinished.delete().where(unfinished.c.slot == bindparam("which"))
_put = insert(unfinished)
keep = _put.on_conflict_do_update(
    index_elements=[unfinished.c.slot],
    set_={"payload": _put.excluded.payload, "updated_at": _put.excluded.updated_at},
)
