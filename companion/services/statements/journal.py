"""Statements of the journal: entries, tags, drafts and the bin."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, case, func, select

from companion.domain.ids import new_uuid
from companion.storage.tables.journal import draft, entry_tag, journal_entry, tag

_e, _t, _et, _d = journal_entry.c, tag.c, entry_tag.c, draft.c
_PREVIEW = 240

insert_entry = journal_entry.insert()
same_entry = (_e.uuid == bindparam("which")) & _e.purged_at.is_(None)
change_words = (
    journal_entry.update()
    .where(same_entry)
    .values(title=bindparam("title"), body=bindparam("body"), updated_at=bindparam("now"))
)
touch_entry = journal_entry.update().where(same_entry).values(updated_at=bindparam("now"))
move_entry = (
    journal_entry.update()
    .where(same_entry)
    .values(
        sort_key=bindparam("sort_key"),
        at_utc=bindparam("at_utc"),
        day=bindparam("day"),
        zone=bindparam("zone"),
        updated_at=bindparam("now"),
    )
)
set_opening = (
    journal_entry.update().where(same_entry).values(opens_on=bindparam("opens_on"), updated_at=bindparam("now"))
)
set_deleted = (
    journal_entry.update().where(same_entry).values(deleted_at=bindparam("deleted_at"), updated_at=bindparam("now"))
)
in_bin = (
    select(
        _e.uuid,
        _e.title,
        # A letter that is closed stays so in the bin.
        case((_e.opens_on.is_(None), func.substr(_e.body, 1, _PREVIEW)), else_=""),
        _e.day,
        _e.deleted_at,
    )
    .where(_e.deleted_at.is_not(None), _e.purged_at.is_(None))
    .order_by(_e.deleted_at.desc(), _e.sort_key.desc())
)
old_in_bin = select(_e.uuid).where(
    _e.deleted_at.is_not(None), _e.deleted_at <= bindparam("until"), _e.purged_at.is_(None)
)
blank_entry = (
    journal_entry.update()
    .where(_e.uuid == bindparam("which"), _e.deleted_at.is_not(None))
    .values(title="", body="", purged_at=bindparam("now"), updated_at=bindparam("now"))
)

find_tag = select(_t.uuid, _t.deleted_at).where(_t.name == bindparam("name"))
insert_tag = tag.insert()
revive_tag = (
    tag.update()
    .where(_t.uuid == bindparam("which"))
    .values(name=bindparam("name"), deleted_at=None, updated_at=bindparam("now"))
)
drop_tags = entry_tag.delete().where(_et.entry_uuid == bindparam("entry"))
insert_entry_tag = entry_tag.insert()
used_tags = (
    select(_t.uuid, _t.name, func.count(_et.entry_uuid).label("uses"))
    .join(entry_tag, _et.tag_uuid == _t.uuid)
    .join(journal_entry, _e.uuid == _et.entry_uuid)
    .where(_t.deleted_at.is_(None), _e.deleted_at.is_(None))
    .where(_t.name.startswith(bindparam("beginning"), escape="/"))
    .group_by(_t.uuid)
    .order_by(func.count(_et.entry_uuid).desc(), _t.name)
    .limit(bindparam("most"))
)
# The name of a tag nobody uses any more is a word the person wrote, too; the row keeps only its lasting name.
blank_unused_tags = (
    tag.update()
    .where(~select(_et.tag_uuid).where(_et.tag_uuid == _t.uuid).exists(), _t.name != _t.uuid)
    .values(name=_t.uuid, deleted_at=bindparam("now"), updated_at=bindparam("now"))
)

insert_draft = draft.insert()
change_draft = (
    draft.update()
    .where(_d.slot == bindparam("which"))
    .values(entry_uuid=bindparam("entry"), payload=bindparam("payload"), updated_at=bindparam("now"))
)
drop_draft = draft.delete().where(_d.slot == bindparam("which"))


def put_tags(connection: Connection, entry: str, names: tuple[str, ...], now: str) -> None:
    """Make these, in this order, the tags of an entry; new names become tags."""
    connection.execute(drop_tags, {"entry": entry})
    for name in names:
        found = connection.execute(find_tag, {"name": name}).one_or_none()
        if found is None:
            uuid = new_uuid()
            connection.execute(insert_tag, {"uuid": uuid, "name": name, "created_at": now, "updated_at": now})
        else:
            uuid = found.uuid
            if found.deleted_at is not None:
                connection.execute(revive_tag, {"which": uuid, "name": name, "now": now})
        connection.execute(insert_entry_tag, {"entry_uuid": entry, "tag_uuid": uuid})
