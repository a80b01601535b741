"""Statements of the counters: events, what they are about, stretches on medicine, and milestones."""

from __future__ import annotations

from sqlalchemy import Select, Table, Update, bindparam, func, select
from sqlalchemy.dialects.sqlite import insert

from companion.storage.tables.counter import count_event, counted, medicine_stretch, milestone_seen, own_milestone

_c = count_event.c
_WHAT = ("kind", "day", "last_day", "at_utc", "zone", "note", "counted_uuid", "updated_at")

insert_event = count_event.insert()
_this_one = count_event.update().where(_c.uuid == bindparam("which"), _c.deleted_at.is_(None))
change_event = _this_one.values({name: bindparam(name) for name in _WHAT})


def _change(table: Table, *names: str) -> Update:
    this_one = table.update().where(table.c.uuid == bindparam("which"), table.c.deleted_at.is_(None))
    return this_one.values({name: bindparam(name) for name in (*names, "updated_at")})


def _set_deleted(table: Table) -> Update:
    this_one = table.update().where(table.c.uuid == bindparam("which"))
    return this_one.values(deleted_at=bindparam("deleted_at"), updated_at=bindparam("now"))


set_deleted = _set_deleted(count_event)

insert_counted = counted.insert()
change_counted = _change(counted, "name")
place_counted = _change(counted, "position")
delete_counted = _set_deleted(counted)
next_position = select(func.coalesce(func.max(counted.c.position) + 1, 0)).where(counted.c.deleted_at.is_(None))

insert_stretch = medicine_stretch.insert()
change_stretch = _change(medicine_stretch, "first", "last", "name")
delete_stretch = _set_deleted(medicine_stretch)

insert_milestone = own_milestone.insert()
change_milestone = _change(own_milestone, "name", "basis", "days")
delete_milestone = _set_deleted(own_milestone)
put_away = insert(milestone_seen).on_conflict_do_nothing(index_elements=[milestone_seen.c.name])
bring_back = milestone_seen.delete().where(milestone_seen.c.name == bindparam("which"))

#: Where the words of what was removed are, each with its table.
_WORDS = ((count_event, "note"), (counted, "name"), (medicine_stretch, "name"), (own_milestone, "name"))


def _long_removed(table: Table, words: str) -> tuple[Select[tuple[str]], Update]:
    old = (table.c.deleted_at <= bindparam("until")) & (table.c[words] != "")
    blank = table.update().where(old).values({words: "", "updated_at": bindparam("now")})
    return select(table.c.uuid).where(old).limit(1), blank


long_removed = tuple(_long_removed(table, words) for table, words in _WORDS)
