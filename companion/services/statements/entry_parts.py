"""Statements of what belongs to an entry: its pictures, and the words it had before."""

from __future__ import annotations

import json
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, or_, select

from companion.domain.day import instant_from_text, instant_text
from companion.domain.ids import new_uuid
from companion.domain.journal import Entry
from companion.domain.markdown import pictures_in
from companion.domain.versions import is_due
from companion.storage.tables.hope import attachment
from companion.storage.tables.journal import draft, entry_picture, entry_version, journal_entry

_p, _a, _v, _e, _d = entry_picture.c, attachment.c, entry_version.c, journal_entry.c, draft.c

insert_picture = entry_picture.insert()
insert_bytes = attachment.insert()
_claim = (
    entry_picture.update()
    .where(_p.uuid == bindparam("which"))
    .where(or_(_p.entry_uuid.is_(None), _p.entry_uuid != bindparam("entry"), _p.deleted_at.is_not(None)))
    .values(entry_uuid=bindparam("entry"), deleted_at=None, updated_at=bindparam("now"))
)
_bound = select(_p.uuid).where(_p.entry_uuid == bindparam("entry"), _p.deleted_at.is_(None))
_let_go = (
    entry_picture.update()
    .where(_p.uuid == bindparam("which"))
    .values(deleted_at=bindparam("now"), updated_at=bindparam("now"))
)
_all_bound = select(_p.uuid).where(_p.entry_uuid == bindparam("entry"))
_old_unnamed = select(_p.uuid).join(attachment, _a.uuid == _p.attachment_uuid)
old_pictures = _old_unnamed.where(
    _a.content.is_not(None),
    or_(
        _p.deleted_at <= bindparam("until"),
        # Put on a page that was never kept: no entry, and its draft is looked at below.
        _p.entry_uuid.is_(None) & (_p.created_at <= bindparam("until")),
    ),
)
_named = (
    select(_e.uuid)
    .where(_e.purged_at.is_(None), func.instr(_e.body, bindparam("name")) > 0, _e.uuid != bindparam("besides"))
    .limit(1)
)
_in_draft = select(_d.slot).where(func.instr(_d.payload, bindparam("name")) > 0).limit(1)
_hand_on = (
    entry_picture.update()
    .where(_p.uuid == bindparam("which"))
    .values(entry_uuid=bindparam("entry"), deleted_at=None, updated_at=bindparam("now"))
)
_blank_bytes = (
    attachment.update()
    .where(_a.uuid.in_(select(_p.attachment_uuid).where(_p.uuid == bindparam("which"))))
    .values(content=None, preview=None, size=0, sha256="", deleted_at=bindparam("now"), updated_at=bindparam("now"))
)
_last_version = select(func.max(_v.replaced_at)).where(_v.entry_uuid == bindparam("entry"))
_insert_version = entry_version.insert()
old_versions = select(_v.uuid).where(_v.replaced_at <= bindparam("until")).limit(1)
drop_old_versions = entry_version.delete().where(_v.replaced_at <= bindparam("until"))
_drop_versions = entry_version.delete().where(_v.entry_uuid == bindparam("entry"))


def bind_pictures(connection: Connection, entry: str, before: str, after: str, now: str) -> None:
    """Make the pictures an entry's words name its own, and those they name no longer nobody's, for thirty days."""
    named, former = pictures_in(after), pictures_in(before)
    if not named and not former:
        return
    for uuid in named:
        connection.execute(_claim, {"which": uuid, "entry": entry, "now": now})
    for uuid in connection.execute(_bound, {"entry": entry}).scalars().all():
        if uuid not in named:
            connection.execute(_let_go, {"which": uuid, "now": now})


def keep_version(connection: Connection, before: Entry, now: datetime, *, always: bool = False) -> None:
    """Keep the words an entry has before others take their place, where that is due."""
    last = connection.execute(_last_version, {"entry": before.uuid}).scalar_one()
    if not always and not is_due(instant_from_text(last) if last else None, before.created_at, now):
        return
    row = {"uuid": new_uuid(), "entry_uuid": before.uuid, "title": before.title, "body": before.body}
    written = {"written_at": instant_text(before.updated_at), "replaced_at": instant_text(now)}
    connection.execute(_insert_version, {**row, "tags": json.dumps(before.tags, ensure_ascii=False), **written})


def drop_parts(connection: Connection, entry: str, now: str) -> None:
    """Remove for good what belongs to an entry that is gone for good: its former words and its pictures."""
    connection.execute(_drop_versions, {"entry": entry})
    for uuid in connection.execute(_all_bound, {"entry": entry}).scalars().all():
        drop_picture(connection, uuid, now, besides=entry)


def drop_picture(connection: Connection, uuid: str, now: str, *, besides: str = "") -> bool:
    """Remove a picture for good; one that another page names goes over to that page instead."""
    name = {"name": f"picture:{uuid}"}
    other = connection.execute(_named, {**name, "besides": besides}).scalar()
    if other is not None:
        connection.execute(_hand_on, {"which": uuid, "entry": other, "now": now})
        return False
    if connection.execute(_in_draft, name).first() is not None:
        return False
    connection.execute(_let_go, {"which": uuid, "now": now})
    connection.execute(_blank_bytes, {"which": uuid, "now": now})
    return True
