"""Searches of the journal kept under a name: added, renamed, put in order, and taken away with undo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from companion.clock import Clock
from companion.domain.looking import SavedSearch
from companion.domain.undo import Done, Made
from companion.services.own_rows import OwnRows, the_one
from companion.storage import hot_narrow
from companion.storage.database import Database

if TYPE_CHECKING:
    from sqlalchemy import Table

AREA = "saved_searches"


def _table() -> Table:
    from companion.storage.tables.journal import saved_search

    return saved_search


class SavedSearchService:
    """A search is kept as the line that was typed, so that it stays readable and can be changed as it was made."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._rows = OwnRows(db, clock, AREA, _table, ("name", "query"))

    def all(self) -> tuple[SavedSearch, ...]:
        """Every one, in the person's order."""
        with self._db.quick() as connection:
            return hot_narrow.saved_searches(connection)

    def add(self, name: str, query: str) -> Made:
        """Keep a search under a name; without one it is called by its own words."""
        line = " ".join(query.split())
        return self._rows.add({"name": name.strip() or line, "query": line})

    def rename(self, uuid: str, name: str) -> Done:
        """Give one another name; RowGone where there is none."""
        former = the_one(self.all(), uuid)
        return self._rows.change(uuid, {"name": name.strip() or former.query}, {"name": former.name})

    def order(self, uuids: Sequence[str]) -> Done:
        """Put them in this order."""
        return self._rows.order(uuids, [one.uuid for one in self.all()])

    def remove(self, uuid: str) -> Done:
        """Take one away; RowGone where there is none."""
        return self._rows.remove(uuid)

    def purge(self, now: datetime | None = None) -> int:
        """Blank what was taken away thirty days before `now`; gives how many."""
        return self._rows.purge(now)
