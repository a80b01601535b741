"""The words entries had before: kept for thirty days, looked at, and brought back."""

from __future__ import annotations

from datetime import datetime

from companion.clock import Clock
from companion.domain.day import instant_text
from companion.domain.undo import Done
from companion.domain.versions import KEPT_VERSIONS, Version
from companion.services.journal import JournalService
from companion.storage import hot_entry
from companion.storage.database import Database


class EntryVersionService:
    """Versions are written by the saving of an entry; here they are read, brought back and let go."""

    def __init__(self, db: Database, clock: Clock, journal: JournalService) -> None:
        self._db, self._clock, self._journal = db, clock, journal

    def of(self, entry: str) -> tuple[Version, ...]:
        """The words an entry had in the last thirty days, newest first."""
        with self._db.quick() as connection:
            return hot_entry.versions(connection, entry, instant_text(self._clock.now() - KEPT_VERSIONS))

    def restore(self, entry: str, version: Version) -> Done:
        """Write an entry as it was; the words of now are kept as a version of their own, whenever that was."""
        return self._journal.update(entry, version.writing, keep=True)

    def purge(self, now: datetime | None = None) -> int:
        """Remove for good what was replaced thirty days before `now`; gives how many versions."""
        from companion.services.statements import entry_parts as sql

        until = {"until": instant_text((now or self._clock.now()) - KEPT_VERSIONS)}
        with self._db.read() as connection:
            if connection.execute(sql.old_versions, until).first() is None:
                return 0
        with self._db.write("journal") as connection:
            return connection.execute(sql.drop_old_versions, until).rowcount
