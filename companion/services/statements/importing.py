"""Statements of taking in from other programs, and of taking it back."""

from __future__ import annotations

from sqlalchemy import bindparam, select, union_all

from companion.storage.tables.journal import journal_entry
from companion.storage.tables.moments import moment
from companion.storage.tables.transfer import import_run, imported

_e, _m, _r, _i = journal_entry.c, moment.c, import_run.c, imported.c

insert_run = import_run.insert()
insert_imported = imported.insert()
insert_moment = moment.insert()
mark_run = (
    import_run.update()
    .where(_r.uuid == bindparam("which"))
    .values(deleted_at=bindparam("deleted_at"), updated_at=bindparam("now"))
)
_of_run = select(_i.row_uuid).where(_i.run_uuid == bindparam("run"))
there_of_run = union_all(
    select(_e.uuid).where(_e.uuid.in_(_of_run), _e.deleted_at.is_(None)),
    select(_m.uuid).where(_m.uuid.in_(_of_run), _m.deleted_at.is_(None)),
)
set_deleted = tuple(
    table.update()
    .where(table.c.uuid.in_(_of_run), table.c.deleted_at.is_(None))
    .values(deleted_at=bindparam("now"), updated_at=bindparam("now"))
    for table in (journal_entry, moment)
)
bring_back = (
    journal_entry.update()
    .where(_e.uuid == bindparam("which"), _e.purged_at.is_(None))
    .values(deleted_at=None, updated_at=bindparam("now")),
    moment.update().where(_m.uuid == bindparam("which")).values(deleted_at=None, updated_at=bindparam("now")),
)
