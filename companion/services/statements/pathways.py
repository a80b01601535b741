"""Statements of the steps of pathways."""

from __future__ import annotations

from sqlalchemy import bindparam
from sqlalchemy.dialects.sqlite import insert

from companion.storage.tables.library import pathway_step

_new = insert(pathway_step)
put = _new.on_conflict_do_update(
    index_elements=["pathway", "step"],
    set_={"done_at": _new.excluded.done_at, "updated_at": _new.excluded.updated_at},
)
_c = pathway_step.c
take_away = pathway_step.delete().where(_c.pathway == bindparam("which"), _c.step == bindparam("where_to"))
