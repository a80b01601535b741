"""Rows of the person's own in one table: added, changed, put in order, and taken away with undo.

What several features do alike with their table is done here once. Each reads its rows by itself and gives values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol, TypeVar

from companion.clock import Clock
from companion.domain.day import instant_text
from companion.domain.ids import new_uuid
from companion.domain.undo import Done, Made
from companion.storage.database import Database

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Table

Values = Mapping[str, object]


class RowGone(LookupError):
    """The row that was to be changed is no longer there; a mistake of ours, since screens refresh when rows go."""


class _Own(Protocol):
    @property
    def uuid(self) -> str: ...


T = TypeVar("T", bound=_Own)


def the_one(rows: Iterable[T], uuid: str) -> T:
    """The one of this uuid; RowGone where there is none."""
    found = next((one for one in rows if one.uuid == uuid), None)
    if found is None:
        raise RowGone(uuid)
    return found


class OwnRows:
    """The rows of a table that has a uuid, `created_at`, `updated_at` and `deleted_at`; often a `position` too.

    Args:
        area: what listeners are told has changed.
        table: gives the table, when it is first needed: it brings in the SQL toolkit.
        words: the columns that hold what the person wrote, blanked thirty days after a row was taken away.
    """

    def __init__(
        self, db: Database, clock: Clock, area: str, table: Callable[[], Table], words: tuple[str, ...]
    ) -> None:
        self._db, self._clock, self._area, self._table, self._words = db, clock, area, table, words

    def add(self, values: Values) -> Made:
        """Put a row at the end, or where its own position says."""
        from sqlalchemy import func, select

        table, uuid, now = self._table(), new_uuid(), self._now()
        row = {"uuid": uuid, "created_at": now, "updated_at": now, **values}
        with self._db.write(self._area) as connection:
            if "position" in table.c and "position" not in values:
                place = select(func.coalesce(func.max(table.c.position) + 1, 0)).where(table.c.deleted_at.is_(None))
                row["position"] = connection.execute(place).scalar_one()
            connection.execute(table.insert(), row)
        return Made(lambda: self._mark(uuid, deleted=True), uuid)

    def change(self, uuid: str, values: Values, before: Values) -> Done:
        """Put values in the place of those there were; RowGone where there is no such row."""
        self._change(uuid, values)
        return Done(lambda: self._change(uuid, before))

    def remove(self, uuid: str) -> Done:
        """Take a row away; RowGone where there is no such row."""
        self._mark(uuid, deleted=True)
        return Done(lambda: self._mark(uuid, deleted=False))

    def order(self, uuids: Sequence[str], before: Sequence[str]) -> Done:
        """Keep rows in this order; undoing brings back the one before."""
        self._order(uuids)
        return Done(lambda: self._order(before))

    def purge(self, now: datetime | None = None, also: ColumnElement[bool] | None = None) -> int:
        """Blank the words of what was taken away thirty days before `now`; gives how many.

        `also` holds for rows nobody can reach any more without having taken them away, as where what they belong to was
        taken away; it may name `:until`, thirty days before `now`.
        """
        from sqlalchemy import bindparam, or_, select

        from companion.services.emptying import blank_long_removed

        table = self._table()
        anything = or_(*(table.c[name] != "" for name in self._words))
        gone = table.c.deleted_at <= bindparam("until")
        old = (gone if also is None else gone | also) & anything
        blanked = {name: "" for name in self._words}
        blank = table.update().where(old).values(**blanked, updated_at=bindparam("now"))
        look = (select(table.c.uuid).where(old).limit(1), blank)
        return blank_long_removed(self._db, self._area, now or self._clock.now(), (look,))

    def _change(self, uuid: str, values: Values) -> None:
        table = self._table()
        statement = table.update().where(table.c.uuid == uuid, table.c.deleted_at.is_(None))
        with self._db.write(self._area) as connection:
            if not connection.execute(statement.values(**values, updated_at=self._now())).rowcount:
                raise RowGone(uuid)

    def _order(self, uuids: Sequence[str]) -> None:
        table, now = self._table(), self._now()
        with self._db.write(self._area) as connection:
            for place, uuid in enumerate(uuids):
                statement = table.update().where(table.c.uuid == uuid)
                connection.execute(statement.values(position=place, updated_at=now))

    def _mark(self, uuid: str, *, deleted: bool) -> None:
        table, now = self._table(), self._now()
        statement = table.update().where(table.c.uuid == uuid)
        with self._db.write(self._area) as connection:
            if not connection.execute(statement.values(deleted_at=now if deleted else None, updated_at=now)).rowcount:
                raise RowGone(uuid)

    def _now(self) -> str:
        return instant_text(self._clock.now())
