"""What stood in a sheet when the file was locked, kept in the file itself and given back once."""

from __future__ import annotations

import json
from collections.abc import Mapping

from companion.clock import Clock
from companion.domain.day import instant_text
from companion.storage.database import Database

SLOT = "sheet"
AREA = "unfinished"
_KEPT = "SELECT payload FROM unfinished WHERE slot = ?"


class HalfWritten:
    """One sheet at most, in plain values; a later one takes the place of an earlier one."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db, self._clock = db, clock

    def keep(self, sheet: Mapping[str, object]) -> None:
        """Keep it, durably."""
        from companion.services.statements import unfinished as sql

        payload = json.dumps(dict(sheet), ensure_ascii=False)
        with self._db.write(AREA) as connection:
            connection.execute(
                sql.keep, {"slot": SLOT, "payload": payload, "updated_at": instant_text(self._clock.now())}
            )

    def take(self) -> dict[str, object] | None:
        """What was kept, which is then no longer kept; None where there is nothing."""
        # Asked at every unlocking, and nearly always nothing: without the SQL toolkit.
        with self._db.quick() as connection:
            row = connection.execute(_KEPT, (SLOT,)).fetchone()
        if row is None:
            return None
        from companion.services.statements import unfinished as sql

        with self._db.write(AREA) as connection:
            connection.execute(sql.drop, {"which": SLOT})
        told = json.loads(row[0])
        return told if isinstance(told, dict) else None
