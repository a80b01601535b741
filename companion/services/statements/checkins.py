"""Statements of the check-in and of the person's own list of what was behind it."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, func, select

from companion.domain.ids import new_uuid
from companion.storage import hot
from companion.storage.driver import Connection as RawConnection
from companion.storage.tables.checkin import check_in, check_in_trigger, trigger_word

_c, _w, _ct = check_in.c, trigger_word.c, check_in_trigger.c


insert_check_in = check_in.insert()
_SCALES = ("mood", "craving", "sleep", "sleep_minutes", "pain", "medicine_taken")
_NUMBERS = (*_SCALES, "updated_at")
_this_one = check_in.update().where(_c.uuid == bindparam("which"))
change_numbers = _this_one.values({name: bindparam(name) for name in _NUMBERS})
# Separate, since touching the note or the tombstone also rewrites the row's part of the search.
change_all = _this_one.values(
    {name: bindparam(name) for name in (*_NUMBERS, "note")} | dict.fromkeys(("deleted_at", "purged_at"))
)
# A day has one row for ever, so the numbers of a removed check-in must not linger in it.
remove = (
    check_in.update()
    .where(_c.day == bindparam("which_day"), _c.deleted_at.is_(None))
    .values(
        {
            **dict.fromkeys(_SCALES),
            "note": "",
            "deleted_at": bindparam("now"),
            "purged_at": bindparam("now"),
            "updated_at": bindparam("now"),
        }
    )
)

next_position = select(func.coalesce(func.max(_w.position) + 1, 0))
insert_word = trigger_word.insert()
revive_word = (
    trigger_word.update()
    .where(_w.uuid == bindparam("which"))
    .values(name=bindparam("name"), deleted_at=None, updated_at=bindparam("now"))
)
set_word_deleted = (
    trigger_word.update()
    .where(_w.uuid == bindparam("which"), _w.name != _w.uuid)
    .values(deleted_at=bindparam("deleted_at"), updated_at=bindparam("now"))
)
place_word = (
    trigger_word.update()
    .where(_w.uuid == bindparam("which"))
    .values(position=bindparam("position"), updated_at=bindparam("now"))
)

# A name is a word the person wrote; names differ from each other, so the row keeps its lasting name in its place.
_long_off_the_list = (
    (_w.deleted_at <= bindparam("until"))
    & (_w.name != _w.uuid)
    & ~select(_ct.trigger_uuid)
    .join(check_in, _c.uuid == _ct.check_in_uuid)
    .where(_ct.trigger_uuid == _w.uuid, _c.deleted_at.is_(None))
    .exists()
)
any_long_off_the_list = select(_w.uuid).where(_long_off_the_list).limit(1)
blank_long_off_the_list = (
    trigger_word.update().where(_long_off_the_list).values(name=_w.uuid, updated_at=bindparam("now"))
)

drop_chosen = check_in_trigger.delete().where(_ct.check_in_uuid == bindparam("which"))
insert_chosen = check_in_trigger.insert()


def word_uuid(connection: Connection, raw: RawConnection, name: str, now: str) -> str:
    """The lasting name of a word of the list, which is added at its end, or brought back, where it is not on it."""
    found = hot.word_named(raw, name)
    if found is None:
        uuid = new_uuid()
        position = connection.execute(next_position).scalar_one()
        connection.execute(
            insert_word, {"uuid": uuid, "name": name, "position": position, "created_at": now, "updated_at": now}
        )
        return uuid
    uuid, deleted_at = found
    if deleted_at is not None:
        connection.execute(revive_word, {"which": uuid, "name": name, "now": now})
    return uuid


def choose(
    connection: Connection, raw: RawConnection, which: str, names: tuple[str, ...], now: str, *, anew: bool
) -> None:
    """Make these words, in this order, what was behind a check-in; `anew` for one that has none yet."""
    if not anew:
        connection.execute(drop_chosen, {"which": which})
    if names:
        connection.execute(
            insert_chosen,
            [{"check_in_uuid": which, "trigger_uuid": word_uuid(connection, raw, name, now)} for name in names],
        )
