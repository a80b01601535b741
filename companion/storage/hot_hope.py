"""The prepared reads of the hope box: its list without the bytes, and a preview or the bytes of one thing."""

from __future__ import annotations

from companion.domain.hope import HopeItem, HopeKind
from companion.storage.driver import Connection

_ITEMS = """
    SELECT hope_item.uuid, kind, title, words, attachment_uuid, attachment.media_type, attachment.size, position,
        seconds
    FROM hope_item LEFT JOIN attachment ON attachment.uuid = attachment_uuid
    WHERE hope_item.deleted_at IS NULL ORDER BY position, hope_item.created_at, hope_item.uuid
"""
_ANY = "SELECT EXISTS (SELECT 1 FROM hope_item WHERE deleted_at IS NULL)"
_THERE = """
    SELECT EXISTS (
        SELECT 1 FROM hope_item JOIN attachment ON attachment.uuid = attachment_uuid
        WHERE hope_item.deleted_at IS NULL AND sha256 = ?1
    )
"""
_PREVIEW = "SELECT preview FROM attachment WHERE uuid = ?1"
_CONTENT = "SELECT content FROM attachment WHERE uuid = ?1"


def items(connection: Connection) -> tuple[HopeItem, ...]:
    """Everything in the box, in the person's order."""
    return tuple(
        HopeItem(uuid, HopeKind(kind), title, words, attachment, media_type or "", size or 0, position, seconds)
        for uuid, kind, title, words, attachment, media_type, size, position, seconds in connection.execute(_ITEMS)
    )


def anything(connection: Connection) -> bool:
    """Whether there is anything in the box."""
    return bool(connection.execute(_ANY).fetchone()[0])


def holds(connection: Connection, sha256: str) -> bool:
    """Whether the same bytes are in the box."""
    return bool(connection.execute(_THERE, (sha256,)).fetchone()[0])


def preview(connection: Connection, attachment: str) -> bytes | None:
    """The small picture of a photo; None where there is none."""
    return _bytes(connection, _PREVIEW, attachment)


def content(connection: Connection, attachment: str) -> bytes | None:
    """What a photo or a sound is made of; None where there is none any more."""
    return _bytes(connection, _CONTENT, attachment)


def _bytes(connection: Connection, question: str, attachment: str) -> bytes | None:
    row = connection.execute(question, (attachment,)).fetchone()
    return None if row is None or row[0] is None else bytes(row[0])
