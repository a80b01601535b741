"""Statements of what was read of the library."""

from __future__ import annotations

from sqlalchemy import func
from sqlalchemy.dialects.sqlite import insert

from companion.storage.tables.library import reading

_new = insert(reading)
opened = _new.on_conflict_do_update(index_elements=["article"], set_={"updated_at": _new.excluded.updated_at})
# What was read once stays read: a share only grows, and the first time the end was reached is kept.
read = _new.on_conflict_do_update(
    index_elements=["article"],
    set_={
        "share": func.max(reading.c.share, _new.excluded.share),
        "finished_at": func.coalesce(reading.c.finished_at, _new.excluded.finished_at),
        "updated_at": _new.excluded.updated_at,
    },
)
