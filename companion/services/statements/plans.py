"""Statements of intentions, reasons and dates of raised risk."""

from __future__ import annotations

from sqlalchemy import Select, Table, Update, bindparam, func, select

from companion.storage.tables.plans import intention, reason, risk_date

insert_intention, insert_reason, insert_risk_date = intention.insert(), reason.insert(), risk_date.insert()

_alive = intention.c.deleted_at.is_(None)
next_intention = select(func.coalesce(func.max(intention.c.position) + 1, 0)).where(
    intention.c.day == bindparam("of_day"), _alive
)
next_reason = select(func.coalesce(func.max(reason.c.position) + 1, 0)).where(reason.c.deleted_at.is_(None))


def _change(table: Table, *names: str) -> Update:
    alive = table.update().where(table.c.uuid == bindparam("which"), table.c.deleted_at.is_(None))
    return alive.values({name: bindparam(name) for name in (*names, "updated_at")})


change_intention = _change(intention, "words")
tick_intention = _change(intention, "done_at")
move_intention = _change(intention, "day", "position")
place_intention = _change(intention, "position")
change_reason = _change(reason, "words")
place_reason = _change(reason, "position")
change_risk_date = _change(risk_date, "kind", "day")


def _delete(table: Table) -> Update:
    return (
        table.update()
        .where(table.c.uuid == bindparam("which"))
        .values(deleted_at=bindparam("deleted_at"), updated_at=bindparam("updated_at"))
    )


delete_intention, delete_reason, delete_risk_date = _delete(intention), _delete(reason), _delete(risk_date)

known_intention = select(
    intention.c.uuid, intention.c.day, intention.c.words, intention.c.done_at, intention.c.position
)
known_intention = known_intention.where(intention.c.uuid == bindparam("which"), _alive)


def _long_removed(table: Table) -> tuple[Select[tuple[str]], Update]:
    old = (table.c.deleted_at <= bindparam("until")) & (table.c.words != "")
    blank = table.update().where(old).values(words="", updated_at=bindparam("now"))
    return select(table.c.uuid).where(old).limit(1), blank


long_removed = (_long_removed(intention), _long_removed(reason))
