"""Statements of the personal settings."""

from __future__ import annotations

from sqlalchemy import bindparam
from sqlalchemy.dialects.sqlite import insert

from companion.storage.tables.settings import setting

_row = insert(setting).values(key=bindparam("key"), value=bindparam("value"), updated_at=bindparam("now"))
put = _row.on_conflict_do_update(
    index_elements=[setting.c.key], set_={"value": _row.excluded.value, "updated_at": _row.excluded.updated_at}
)
