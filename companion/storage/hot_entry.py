"""The prepared reads of what belongs to one entry: its pictures, and the words it had before."""

from __future__ import annotations

import json
from collections.abc import Sequence

from companion.domain.day import instant_from_text
from companion.domain.versions import Version
from companion.storage.driver import Connection

_SIZES = """
    SELECT entry_picture.uuid, width, height
    FROM entry_picture JOIN attachment ON attachment.uuid = attachment_uuid
    WHERE content IS NOT NULL AND entry_picture.uuid IN (SELECT value FROM json_each(?1))
"""
_CONTENT = """
    SELECT content FROM attachment JOIN entry_picture ON attachment.uuid = attachment_uuid
    WHERE entry_picture.uuid = ?1
"""
_VERSIONS = """
    SELECT uuid, title, body, tags, written_at, replaced_at
    FROM entry_version WHERE entry_uuid = ?1 AND replaced_at > ?2 ORDER BY replaced_at DESC, uuid DESC
"""


def sizes(connection: Connection, uuids: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Width and height of those pictures the file still holds."""
    rows = connection.execute(_SIZES, (json.dumps(list(uuids)),))
    return {uuid: (width, height) for uuid, width, height in rows}


def content(connection: Connection, uuid: str) -> bytes | None:
    """What a picture is made of; None where there is none any more."""
    row = connection.execute(_CONTENT, (uuid,)).fetchone()
    return None if row is None or row[0] is None else bytes(row[0])


def versions(connection: Connection, entry: str, since: str) -> tuple[Version, ...]:
    """The words an entry had that others took the place of since then, newest first."""
    return tuple(
        Version(
            uuid, title, body, tuple(json.loads(tags)), instant_from_text(written_at), instant_from_text(replaced_at)
        )
        for uuid, title, body, tags, written_at, replaced_at in connection.execute(_VERSIONS, (entry, since))
    )


def own_words(connection: Connection) -> frozenset[str]:
    """The words somebody had the check of spelling know."""
    rows = connection.execute("SELECT name FROM spelling_word WHERE deleted_at IS NULL")
    return frozenset(name for (name,) in rows)
