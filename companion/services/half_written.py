"""What stood in a sheet when the file was locked, or in the first run at its end, kept in the file itself."""

from __future__ import annotations

import json
from collections.abc import Mapping

from companion.clock import Clock
from companion.domain.day import instant_text
from companion.storage.database import Database

SHEET, FIRST_RUN, GUIDE = "sheet", "first-run", "guide"
AREA = "unfinished"
_KEPT = "SELECT payload FROM unfinished WHERE slot = ?"


class HalfWritten:
    """One thing at most in each slot, in plain values; a later one takes the place of an earlier one."""

    def __init__(self, db: Database, clock: Clock, slot: str = SHEET) -> None:
        self._db, self._clock, self._slot = db, clock, slot

    def keep(self, told: Mapping[str, object]) -> None:
        """Keep it, durably."""
        from companion.services.statements import unfinished as sql

        payload = json.dumps(dict(told), ensure_ascii=False)
        with self._db.write(AREA) as connection:
            connection.execute(
                sql.keep, {"slot": self._slot, "payload": payload, "updated_at": instant_text(self._clock.now())}
            )

    def take(self) -> dict[str, object] | None:
        """What was kept, which is then no longer kept; None where there is nothing."""
        told = self.read()
        if told is not None:
            self.drop()
        return told

    def read(self) -> dict[str, object] | None:
        """What is kept, and stays so; None where there is nothing."""
        # Asked at every unlocking, and nearly always nothing: without the SQL toolkit.
        with self._db.quick() as connection:
            row = connection.execute(_KEPT, (self._slot,)).fetchone()
        told = None if row is None else json.loads(row[0])
        return told if isinstance(told, dict) else None

    def drop(self) -> None:
        """Keep nothing any longer."""
        from companion.services.statements import unfinished as sql

        with self._db.write(AREA) as connection:
            connection.execute(sql.drop, {"which": self._slot})
