"""Statements of what was written after a lapse, and of the if-then plans that came of it."""

from __future__ import annotations

from sqlalchemy import Table, Update, bindparam, func, select

from companion.storage.tables.counter import count_event, counted
from companion.storage.tables.lapse import chain_link
from companion.storage.tables.plans import if_then

insert_link, insert_plan = chain_link.insert(), if_then.insert()
next_plan = select(func.coalesce(func.max(if_then.c.position) + 1, 0)).where(if_then.c.deleted_at.is_(None))
change_link = (
    chain_link.update()
    .where(chain_link.c.uuid == bindparam("which"), chain_link.c.deleted_at.is_(None))
    .values({name: bindparam(name) for name in ("words", "next_time", "updated_at")})
)


def _delete(table: Table) -> Update:
    return (
        table.update()
        .where(table.c.uuid == bindparam("which"))
        .values(deleted_at=bindparam("deleted_at"), updated_at=bindparam("updated_at"))
    )


delete_link, delete_plan = _delete(chain_link), _delete(if_then)

stories = (
    select(
        chain_link.c.event_uuid,
        func.coalesce(count_event.c.day, chain_link.c.day),
        func.coalesce(counted.c.name, ""),
        chain_link.c.created_at,
        chain_link.c.uuid,
        chain_link.c.part,
        chain_link.c.words,
        chain_link.c.next_time,
    )
    .select_from(
        chain_link.outerjoin(count_event, count_event.c.uuid == chain_link.c.event_uuid).outerjoin(
            counted, counted.c.uuid == func.coalesce(count_event.c.counted_uuid, chain_link.c.counted_uuid)
        )
    )
    .where(chain_link.c.deleted_at.is_(None))
    .order_by(chain_link.c.created_at, chain_link.c.position)
)

_old_link = (chain_link.c.deleted_at <= bindparam("until")) & (
    (chain_link.c.words != "") | (chain_link.c.next_time != "")
)
long_removed = (
    (
        select(chain_link.c.uuid).where(_old_link).limit(1),
        chain_link.update().where(_old_link).values(words="", next_time="", updated_at=bindparam("now")),
    ),
)
