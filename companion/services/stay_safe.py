"""The stay-safe plan: its lines are added, changed, put in order and taken away with undo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from companion.clock import Clock
from companion.domain.stay_safe import Part, Plan
from companion.domain.undo import Done, Made
from companion.services.own_rows import OwnRows, the_one
from companion.storage import hot_stay_safe
from companion.storage.database import Database

if TYPE_CHECKING:
    from sqlalchemy import Table

AREA = "plans"


def _table() -> Table:
    from companion.storage.tables.stay_safe import plan_line

    return plan_line


class StaySafeService:
    """The one plan of the person. What is taken out of it keeps its words for thirty days, for undoing."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._rows = OwnRows(db, clock, AREA, _table, ("words",))

    def plan(self) -> Plan:
        """The plan as it is now. Needs no SQL toolkit, so that Help now has it at once."""
        with self._db.quick() as connection:
            return hot_stay_safe.plan(connection)

    def add(self, part: Part, words: str = "", *, contact: str | None = None, helpline: str | None = None) -> Made:
        """Put a line at the end of a part; ValueError without words, a contact or a helpline."""
        if not (words.strip() or contact or helpline):
            raise ValueError("a line of the plan says something")
        row = {"part": part.value, "words": words.strip(), "contact_uuid": contact, "helpline": helpline}
        return self._rows.add(row)

    def change(self, uuid: str, words: str) -> Done:
        """Write a line anew; RowGone where there is none, ValueError where nothing would be left of it."""
        before = the_one(self.plan().lines, uuid)
        if not (words.strip() or before.contact or before.helpline):
            raise ValueError("a line of the plan says something")
        return self._rows.change(uuid, {"words": words.strip()}, {"words": before.words})

    def remove(self, uuid: str) -> Done:
        """Take a line out; RowGone where there is none."""
        the_one(self.plan().lines, uuid)
        return self._rows.remove(uuid)

    def order(self, part: Part, uuids: Sequence[str]) -> Done:
        """Keep a part in this order."""
        return self._rows.order(uuids, [line.uuid for line in self.plan().of(part)])

    def purge(self, now: datetime | None = None) -> int:
        """Blank the words of what was taken out, or who they are about, thirty days before `now`; gives how many."""
        from sqlalchemy import bindparam, select

        from companion.storage.tables.contacts import contact

        old = select(contact.c.uuid).where(contact.c.deleted_at <= bindparam("until"))
        return self._rows.purge(now, _table().c.contact_uuid.in_(old))
