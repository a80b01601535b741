"""The prepared read of naloxone kits, which Today shows at once where one is to be renewed."""

from __future__ import annotations

from datetime import date

from companion.domain.kits import Kit, KitKind, KitWords
from companion.storage.driver import Connection

_KITS = """
    SELECT uuid, place, kind, expires, trained, note, position FROM kit
    WHERE deleted_at IS NULL ORDER BY position, created_at, uuid
"""


def kits(connection: Connection) -> tuple[Kit, ...]:
    """Every kit, in the person's order."""
    return tuple(
        Kit(
            uuid,
            KitWords(place, KitKind(kind), None if expires is None else date.fromisoformat(expires), trained, note),
            at,
        )
        for uuid, place, kind, expires, trained, note, at in connection.execute(_KITS)
    )
