"""Letters to oneself: a page that stays closed until a day, and is opened by nobody but its writer."""

from __future__ import annotations

from datetime import date

from companion.clock import Clock
from companion.domain.day import instant_text
from companion.domain.journal import Letter
from companion.domain.problems import GoneForGood
from companion.domain.undo import Done
from companion.services.journal import JournalService
from companion.storage import hot_journal
from companion.storage.database import Database


class LetterService:
    """Closes pages and opens them; what is closed is in no search and no preview, and in every export."""

    def __init__(self, db: Database, clock: Clock, journal: JournalService) -> None:
        self._db, self._clock, self._journal = db, clock, journal

    def close(self, entry: str, until: date) -> Done:
        """Close an entry until a day; undoing opens it, or closes it until the day before. May raise GoneForGood."""
        return self._change(entry, until)

    def open(self, entry: str) -> Done:
        """Open an entry, whatever day it is; undoing closes it again. May raise GoneForGood."""
        return self._change(entry, None)

    def due(self, today: date) -> tuple[Letter, ...]:
        """The letters that are closed and may be opened today, the longest waiting first."""
        with self._db.quick() as connection:
            return hot_journal.letters_due(connection, today)

    def _change(self, uuid: str, opens_on: date | None) -> Done:
        entry = self._journal.entry(uuid)
        if entry is None:
            raise GoneForGood
        self._put(uuid, opens_on)
        return Done(lambda: self._put(uuid, entry.opens_on))

    def _put(self, uuid: str, opens_on: date | None) -> None:
        from companion.services.statements import journal as sql

        day = None if opens_on is None else opens_on.isoformat()
        with self._db.write("journal") as connection:
            changed = connection.execute(
                sql.set_opening, {"which": uuid, "opens_on": day, "now": instant_text(self._clock.now())}
            )
            if not changed.rowcount:
                raise GoneForGood
