"""Statements of the check-in, of the person's own lists of words for it, and of their own scales."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sqlalchemy import Connection, Table, bindparam, func, select

from companion.domain.checkin import WordList
from companion.domain.ids import new_uuid
from companion.storage import hot
from companion.storage.driver import Connection as RawConnection
from companion.storage.tables.checkin import (
    check_in,
    check_in_feeling,
    check_in_measure,
    check_in_trigger,
    feeling_word,
    measure,
    trigger_word,
)

_c = check_in.c

insert_check_in = check_in.insert()
_SCALES = ("mood", "craving", "sleep", "sleep_minutes", "pain", "medicine_taken", "used")
_NUMBERS = (*_SCALES, "not_today", "updated_at")
_this_one = check_in.update().where(_c.uuid == bindparam("which"))
change_numbers = _this_one.values({name: bindparam(name) for name in _NUMBERS})
change_used = _this_one.values(used=bindparam("used"), updated_at=bindparam("updated_at"))
# Separate, since touching the note or the tombstone also rewrites the row's part of the search.
change_all = _this_one.values(
    {name: bindparam(name) for name in (*_NUMBERS, "note")} | dict.fromkeys(("deleted_at", "purged_at"))
)
# A day has one row for ever, so the numbers of a removed check-in must not linger in it.
remove = _this_one.values(
    {
        **dict.fromkeys(_SCALES),
        "not_today": 0,
        "note": "",
        "deleted_at": bindparam("now"),
        "purged_at": bindparam("now"),
        "updated_at": bindparam("now"),
    }
)


class ListStatements:
    """What is done to one list of words, and to what of it was chosen for a check-in; the same for every list."""

    def __init__(self, which: WordList, words: Table, chosen: Table, column: str) -> None:
        w, c = words.c, chosen.c
        of_word = c[column]
        self._which = which
        self._column = column
        one = words.update().where(w.uuid == bindparam("which"))
        self.next_position = select(func.coalesce(func.max(w.position) + 1, 0))
        self.insert = words.insert()
        self.revive = one.values(name=bindparam("name"), deleted_at=None, updated_at=bindparam("now"))
        self.set_deleted = one.where(w.name != w.uuid).values(
            deleted_at=bindparam("deleted_at"), updated_at=bindparam("now")
        )
        self.place = one.values(position=bindparam("position"), updated_at=bindparam("now"))
        # A name is a word the person wrote; names differ from each other, so the row keeps its lasting name instead.
        gone = (
            (w.deleted_at <= bindparam("until"))
            & (w.name != w.uuid)
            & ~select(of_word)
            .join(check_in, _c.uuid == c.check_in_uuid)
            .where(of_word == w.uuid, _c.deleted_at.is_(None))
            .exists()
        )
        self.any_gone = select(w.uuid).where(gone).limit(1)
        self.blank_gone = words.update().where(gone).values(name=w.uuid, updated_at=bindparam("now"))
        self.drop_chosen = chosen.delete().where(c.check_in_uuid == bindparam("which"))
        self.insert_chosen = chosen.insert()

    def choose(
        self,
        connection: Connection,
        raw: RawConnection,
        check_in_uuid: str,
        names: tuple[str, ...],
        now: str,
        *,
        anew: bool,
    ) -> None:
        """Make these words, in this order, those chosen for a check-in; `anew` for one that has none yet."""
        if not anew:
            connection.execute(self.drop_chosen, {"which": check_in_uuid})
        if names:
            uuids = self.keep(connection, raw, names, now)
            connection.execute(
                self.insert_chosen, [{"check_in_uuid": check_in_uuid, self._column: uuid} for uuid in uuids]
            )

    def keep(self, connection: Connection, raw: RawConnection, names: tuple[str, ...], now: str) -> list[str]:
        """The lasting names of words, each added at the list's end, or brought back, where it is not on it."""
        known, uuids = hot.names_of(raw, self._which), []
        for name in names:
            found = known.get(name.casefold())
            if found is None:
                uuid = new_uuid()
                position = connection.execute(self.next_position).scalar_one()
                row = {"uuid": uuid, "name": name, "position": position, "created_at": now, "updated_at": now}
                connection.execute(self.insert, row)
            else:
                _spelt, uuid, deleted_at = found
                if deleted_at is not None:
                    connection.execute(self.revive, {"which": uuid, "name": name, "now": now})
            uuids.append(uuid)
        return uuids


LISTS: Mapping[WordList, ListStatements] = MappingProxyType(
    {
        WordList.TRIGGERS: ListStatements(WordList.TRIGGERS, trigger_word, check_in_trigger, "trigger_uuid"),
        WordList.FEELINGS: ListStatements(WordList.FEELINGS, feeling_word, check_in_feeling, "feeling_uuid"),
    }
)

drop_measures = check_in_measure.delete().where(check_in_measure.c.check_in_uuid == bindparam("which"))
insert_measures = check_in_measure.insert()

_m, _cm = measure.c, check_in_measure.c
_this_measure = measure.update().where(_m.uuid == bindparam("which"))
next_measure = select(func.coalesce(func.max(_m.position) + 1, 0))
insert_measure = measure.insert()
change_measure = _this_measure.values(
    name=bindparam("name"), low=bindparam("low"), high=bindparam("high"), updated_at=bindparam("now")
)
set_measure_deleted = _this_measure.where(_m.name != "").values(
    deleted_at=bindparam("deleted_at"), updated_at=bindparam("now")
)
_measure_gone = (
    (_m.deleted_at <= bindparam("until"))
    & (_m.name != "")
    & ~select(_cm.measure_uuid)
    .join(check_in, _c.uuid == _cm.check_in_uuid)
    .where(_cm.measure_uuid == _m.uuid, _c.deleted_at.is_(None))
    .exists()
)
any_measure_gone = select(_m.uuid).where(_measure_gone).limit(1)
blank_measures = measure.update().where(_measure_gone).values(name="", low="", high="", updated_at=bindparam("now"))
