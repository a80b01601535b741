"""Looking at what a file of another program would bring, taking it in at once or not at all, and taking it back."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from companion.clock import Clock
from companion.domain.checkin import tidy_words
from companion.domain.day import DayRules, instant_from_text, instant_text, logical_day
from companion.domain.ids import RowKind, first_key, new_uuid
from companion.domain.imports import MOST_NAMED, Found, LeftOut, Outlook, Program, Run
from companion.domain.problems import ChosenOutOfReach
from companion.domain.undo import Done, Made
from companion.services.importing.reading import source_of
from companion.storage import hot
from companion.storage.database import Database
from companion.storage.driver import Connection

if TYPE_CHECKING:
    import sqlalchemy

AREAS = ("journal", "moments", "imports")
PAGE, MOMENT = "journal_entry", "moment"
Progress = Callable[[float], None]
#: So often, in rows, it is told how far it is.
_TELL = 500
_KNOWN = """
    SELECT 1 FROM imported WHERE own_id = ?1 AND (
        EXISTS (SELECT 1 FROM journal_entry WHERE uuid = row_uuid AND deleted_at IS NULL)
        OR EXISTS (SELECT 1 FROM moment WHERE uuid = row_uuid AND deleted_at IS NULL)
    )
    UNION ALL SELECT 1 FROM journal_entry WHERE uuid = ?2 AND deleted_at IS NULL LIMIT 1
"""
#: A page of the same instant with the same words, however it came.
_SAME = """
    SELECT 1 FROM journal_entry
    WHERE sort_key BETWEEN ?1 AND ?2 AND title = ?3 AND body = ?4 AND deleted_at IS NULL LIMIT 1
"""
_RUNS = """
    SELECT uuid, source, created_at, (
        SELECT count(*) FROM imported WHERE run_uuid = import_run.uuid AND (
            EXISTS (SELECT 1 FROM journal_entry WHERE uuid = row_uuid AND deleted_at IS NULL)
            OR EXISTS (SELECT 1 FROM moment WHERE uuid = row_uuid AND deleted_at IS NULL)
        )
    )
    FROM import_run WHERE deleted_at IS NULL ORDER BY created_at DESC, uuid
"""


class ImportService:
    """Reads a file row after row, twice: once to say what it would bring, once to bring it in one transaction."""

    def __init__(self, db: Database, clock: Clock, rules: DayRules) -> None:
        self._db, self._clock, self._rules = db, clock, rules

    def look(self, path: Path, progress: Progress = lambda _share: None) -> Outlook:
        """What a file or folder would bring; nothing is written. Belongs on the worker.

        Raises:
            NotForImport: it is of no program that is known.
            ChosenOutOfReach: it cannot be read.
        """
        program, source = source_of(path, self._clock.zone())
        pages = moments = known = left_count = 0
        left: list[LeftOut] = []
        first: date | None = None
        last: date | None = None
        seen: set[str] = set()
        for place, one in enumerate(_out_of_reach(path, source())):
            if place % _TELL == 0:
                progress(0.0)
            if isinstance(one, LeftOut):
                left_count += one.count
                if len(left) < MOST_NAMED:
                    left.append(one)
                continue
            with self._db.quick() as raw:
                there = one.own_id in seen or self._is_known(raw, one)
            seen.add(one.own_id)
            if there:
                known += 1
                continue
            pages, moments = (pages, moments + 1) if one.mood is not None else (pages + 1, moments)
            day = self._day(one)
            first, last = min(first or day, day), max(last or day, day)
        return Outlook(program, pages, moments, known, tuple(left), left_count, first, last)

    def take_in(self, path: Path, progress: Progress = lambda _share: None, expected: int = 0) -> Made:
        """Take in what is new, all of it or nothing; undoing takes all of it back. Belongs on the worker.

        `expected` is how many rows there will be, for the share that is told. Raises as `look` does.
        """
        from companion.services.statements import importing as sql

        program, source = source_of(path, self._clock.zone())
        run, now = new_uuid(), instant_text(self._clock.now())
        with self._db.write(*AREAS) as connection:
            connection.execute(
                sql.insert_run,
                {"uuid": run, "source": program.value, "sha256": _digest(path), "created_at": now, "updated_at": now},
            )
            rows = (one for one in _out_of_reach(path, source()) if isinstance(one, Found))
            for place, one in enumerate(rows):
                self._put(connection, run, one, now)
                if place % _TELL == 0:
                    progress(min(1.0, place / expected) if expected else 0.0)
        return Made(lambda: self._undo(run), run)

    def runs(self) -> tuple[Run, ...]:
        """The imports that were made and not taken back, the newest first."""
        with self._db.quick() as raw:
            found = raw.execute(_RUNS).fetchall()
        return tuple(Run(uuid, Program(source), instant_from_text(at), rows) for uuid, source, at, rows in found)

    def take_back(self, run: str) -> Done:
        """Put every row of an import that is still there into the bin; undoing brings just these back."""
        taken = self._mark(run)
        return Done(lambda: self._bring_back(run, taken))

    # -- rows ----------------------------------------------------------------------------------------------

    def _is_known(self, raw: Connection, one: Found) -> bool:
        # Our own Markdown names a page as it is named here, and leaves its pictures beside it.
        if raw.execute(_KNOWN, (one.own_id, one.own_id.partition(":")[2])).fetchone() is not None:
            return True
        if one.mood is not None:
            return False
        key = first_key(one.at.astimezone(UTC))
        return raw.execute(_SAME, (key, key + 1023, one.title, one.body)).fetchone() is not None

    def _put(self, connection: sqlalchemy.Connection, run: str, one: Found, now: str) -> None:
        from companion.services.statements import importing as sql
        from companion.services.statements import journal

        at = one.at.astimezone(UTC)
        kind = RowKind.MOMENT if one.mood is not None else RowKind.ENTRY
        with self._db.quick() as raw:
            if self._is_known(raw, one):
                return
            key, at = _place(raw, kind, at)
        uuid = new_uuid()
        row: dict[str, Any] = {"sort_key": key, "uuid": uuid, "at_utc": instant_text(at), "zone": one.zone}
        row |= {"day": self._day(one).isoformat(), "created_at": now, "updated_at": now}
        if one.mood is not None:
            connection.execute(sql.insert_moment, {**row, "mood": one.mood, "note": one.body})
        else:
            connection.execute(journal.insert_entry, {**row, "title": one.title, "body": one.body})
            if tags := tidy_words(one.tags):
                journal.put_tags(connection, uuid, tags, now)
            if one.opens_on is not None:
                connection.execute(
                    journal.set_opening, {"which": uuid, "opens_on": one.opens_on.isoformat(), "now": now}
                )
        table = MOMENT if one.mood is not None else PAGE
        connection.execute(
            sql.insert_imported, {"table_name": table, "row_uuid": uuid, "run_uuid": run, "own_id": one.own_id}
        )

    def _day(self, one: Found) -> date:
        from zoneinfo import ZoneInfo

        zone = ZoneInfo(one.zone)
        # What is only known to be of a day stands at its noon, whatever the hour their days begin at.
        return one.at.astimezone(zone).date() if one.whole_day else logical_day(one.at, zone, self._rules.rollover_hour)

    def _mark(self, run: str) -> tuple[str, ...]:
        """Put the rows of a run that are there into the bin; gives which."""
        from companion.services.statements import importing as sql

        now = instant_text(self._clock.now())
        with self._db.write(*AREAS) as connection:
            there = tuple(connection.execute(sql.there_of_run, {"run": run}).scalars())
            for statement in sql.set_deleted:
                connection.execute(statement, {"run": run, "now": now})
            connection.execute(sql.mark_run, {"which": run, "deleted_at": now, "now": now})
        return there

    def _undo(self, run: str) -> None:
        self._mark(run)

    def _bring_back(self, run: str, taken: tuple[str, ...]) -> None:
        from companion.services.statements import importing as sql

        now = instant_text(self._clock.now())
        with self._db.write(*AREAS) as connection:
            for uuid in taken:
                for statement in sql.bring_back:
                    connection.execute(statement, {"which": uuid, "now": now})
            connection.execute(sql.mark_run, {"which": run, "deleted_at": None, "now": now})


def _place(raw: Connection, kind: RowKind, at: datetime) -> tuple[int, datetime]:
    """The first key there is from an instant on, and the instant it stands for: many lines may be of one minute."""
    while True:
        try:
            return hot.free_key(raw, kind, at), at
        except OverflowError:
            at += timedelta(milliseconds=1)


def _out_of_reach(path: Path, rows: Iterator[Found | LeftOut]) -> Iterator[Found | LeftOut]:
    """The rows; a disk that does not answer half way is told as what it is, and nothing is taken in."""
    try:
        yield from rows
    except OSError as error:
        raise ChosenOutOfReach(path) from error


def _digest(path: Path) -> str:
    if not path.is_file():
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
