"""The prepared read of a person's own telephone lines, which Help now shows at once."""

from __future__ import annotations

from companion.domain.lines import LineWords, OwnLine
from companion.storage.driver import Connection

_LINES = """
    SELECT uuid, country, coalesce(bundled, ''), name, kind, number, words, web, hours, note, hidden, on_top, position
    FROM own_line WHERE deleted_at IS NULL AND (country = ? OR bundled IS NULL) ORDER BY position, created_at, uuid
"""


def own_lines(connection: Connection, country: str) -> tuple[OwnLine, ...]:
    """What the person says of the bundled lines of a country, and every line of their own, wherever it was written."""
    return tuple(
        OwnLine(uuid, code, bundled, LineWords(*words), bool(hidden), bool(on_top), position)
        for uuid, code, bundled, *words, hidden, on_top, position in connection.execute(_LINES, (country,))
    )
