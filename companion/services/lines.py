"""A person's own telephone lines, and what they say of the bundled ones.

The emergency numbers of a country are no lines: nothing here can hide or change them.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from companion.clock import Clock
from companion.domain.day import instant_text
from companion.domain.ids import new_uuid
from companion.domain.lines import LINE_KINDS, LineWords, OwnLine
from companion.domain.undo import Done, Made
from companion.domain.value import parts_of, replace
from companion.services.emptying import blank_long_removed
from companion.storage import hot_lines
from companion.storage.database import Database

if TYPE_CHECKING:
    from companion.content.values import Country

AREA = "lines"


class LineGone(LookupError):
    """The line is no longer there; a mistake of ours, since screens refresh when lines go."""


class LineService:
    """What the person says of the lines of a country. A line taken away waits thirty days for undoing."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def said(self, country: str) -> tuple[OwnLine, ...]:
        """Their own lines, written in whatever country, and what they say of the bundled ones of this one.

        Needs no SQL toolkit, so Help now has it at once.
        """
        with self._db.quick() as connection:
            return hot_lines.own_lines(connection, country)

    def country(self, country: Country) -> Country:
        """The country as the person wants its lines: with theirs, without hidden ones, those on top first."""
        said = self.said(country.code)
        if not said:
            return country
        from companion.content.own_lines import with_own

        return with_own(country, said)

    def add(self, country: str, words: LineWords) -> Made:
        """A line of their own, theirs in every country; ValueError without a name, a known kind, or any way to it."""
        _check(words)
        uuid = self._insert(OwnLine(new_uuid(), country, "", words))
        return Made(lambda: self._mark(uuid, deleted=True), uuid)

    def change(self, country: str, uuid: str, words: LineWords) -> Done:
        """Other words for a line of their own; LineGone where there is none, ValueError as in `add`."""
        _check(words)
        before = self._own(country, uuid)
        return self._put(before, replace(before, words=words))

    def remove(self, country: str, uuid: str) -> Done:
        """Take a line of their own away; LineGone where there is none."""
        self._own(country, uuid)
        self._mark(uuid, deleted=True)
        return Done(lambda: self._mark(uuid, deleted=False))

    def correct(self, country: str, bundled: str, words: LineWords) -> Done:
        """Say what is right of a bundled line; words without anything to say take the correction back.

        The name in them is kept, not shown: should the line be bundled no more, it says whose number that was.
        """
        return self._of_bundled(country, bundled, words=words)

    def hide(self, country: str, bundled: str, hidden: bool) -> Done:
        """Hide a bundled line, or bring it back."""
        return self._of_bundled(country, bundled, hidden=hidden)

    def set_on_top(self, country: str, line: str, on_top: bool) -> Done:
        """Have a line stand before the others, or in its place again; `line` is a bundled id or a uuid of their own."""
        own = next((said for said in self.said(country) if not said.bundled and said.uuid == line), None)
        if own is not None:
            return self._put(own, replace(own, on_top=on_top))
        return self._of_bundled(country, line, on_top=on_top)

    def purge(self, now: datetime | None = None) -> int:
        """Blank for good what was taken away thirty days before `now`; gives of how many lines."""
        from companion.services.statements import lines as sql

        return blank_long_removed(self._db, AREA, now or self._clock.now(), sql.long_removed)

    def _of_bundled(self, country: str, bundled: str, **changes: object) -> Done:
        before = next((said for said in self.said(country) if said.bundled == bundled), None)
        if before is not None:
            return self._put(before, replace(before, **changes))
        uuid = self._insert(replace(OwnLine(new_uuid(), country, bundled, LineWords()), **changes))
        return Done(lambda: self._mark(uuid, deleted=True))

    def _own(self, country: str, uuid: str) -> OwnLine:
        found = next((said for said in self.said(country) if said.uuid == uuid and not said.bundled), None)
        if found is None:
            raise LineGone(uuid)
        return found

    def _put(self, before: OwnLine, after: OwnLine) -> Done:
        self._write(after)
        return Done(lambda: self._write(before))

    def _insert(self, line: OwnLine) -> str:
        from companion.services.statements import lines as sql

        now = instant_text(self._clock.now())
        row = {"uuid": line.uuid, "country": line.country, "bundled": line.bundled or None, "created_at": now}
        with self._db.write(AREA) as connection:
            place = connection.execute(sql.next_position, {"where": line.country}).scalar_one()
            connection.execute(sql.insert_line, {**row, "position": place, "updated_at": now, **_columns(line)})
        return line.uuid

    def _write(self, line: OwnLine) -> None:
        from companion.services.statements import lines as sql

        now = instant_text(self._clock.now())
        with self._db.write(AREA) as connection:
            connection.execute(sql.put_line, {"which": line.uuid, "updated_at": now, **_columns(line)})

    def _mark(self, uuid: str, *, deleted: bool) -> None:
        from companion.services.statements import lines as sql

        now = instant_text(self._clock.now())
        with self._db.write(AREA) as connection:
            connection.execute(sql.set_deleted, {"which": uuid, "deleted_at": now if deleted else None, "now": now})


def _check(words: LineWords) -> None:
    if not words.name.strip():
        raise ValueError("a line needs a name")
    if not (words.number.strip() or words.words.strip() or words.web.strip()):
        raise ValueError("a line needs a number, or another way to reach it")
    if words.kind not in LINE_KINDS:
        raise ValueError(f"no line is a {words.kind!r}")


def _columns(line: OwnLine) -> dict[str, object]:
    return {**parts_of(line.words), "hidden": int(line.hidden), "on_top": int(line.on_top)}
