"""The hope box: things are put in, renamed, put in order and taken away with undo; their bytes lie in the file too."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from companion.clock import Clock
from companion.domain.hope import LETTER_LIMIT, MUSIC_ROOM, TITLE_LIMIT, HopeItem, HopeKind, Media
from companion.domain.problems import InTheBoxAlready, NoRoomForMusic
from companion.domain.undo import Done, Made
from companion.services.own_rows import OwnRows, RowGone, the_one
from companion.services.together import as_one
from companion.storage import hot_hope
from companion.storage.database import Database
from companion.storage.giving import give

if TYPE_CHECKING:
    from sqlalchemy import Table

AREA = "hope"


def _items() -> Table:
    from companion.storage.tables.hope import hope_item

    return hope_item


def _attachments() -> Table:
    from companion.storage.tables.hope import attachment

    return attachment


class HopeBoxService:
    """A thing and its bytes are put in, taken away and brought back together, both or neither."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db, self._clock = db, clock
        self._rows = OwnRows(db, clock, AREA, _items, ("title", "words"))
        self._bytes = OwnRows(db, clock, AREA, _attachments, ())

    def all(self) -> tuple[HopeItem, ...]:
        """Everything in the box, in the person's order, without the bytes."""
        with self._db.quick() as connection:
            return hot_hope.items(connection)

    def anything(self) -> bool:
        """Whether there is anything in the box."""
        with self._db.quick() as connection:
            return hot_hope.anything(connection)

    def preview(self, item: HopeItem) -> bytes | None:
        """The small picture of a photo; None where there is none."""
        with self._db.quick() as connection:
            return None if item.attachment is None else hot_hope.preview(connection, item.attachment)

    def content(self, item: HopeItem) -> bytes | None:
        """What a photo or a sound is made of; None where it has none."""
        with self._db.quick() as connection:
            return None if item.attachment is None else hot_hope.content(connection, item.attachment)

    def write_letter(self, title: str, words: str) -> Made:
        """Put a letter at the end; ValueError without words."""
        return self._rows.add({"kind": HopeKind.LETTER.value, "title": _title(title), "words": _letter(words)})

    def keep(self, kind: HopeKind, title: str, media: Media) -> Made:
        """Put a photo or a sound at the end. On a full disk neither it nor its bytes are there.

        InTheBoxAlready, and for music NoRoomForMusic.
        """
        digest = hashlib.sha256(media.content).hexdigest()
        with self._db.quick() as connection:
            # Two recordings are never one, be both of them silence.
            if kind is not HopeKind.VOICE and hot_hope.holds(connection, digest):
                raise InTheBoxAlready
        if kind is HopeKind.MUSIC and self._music() + len(media.content) > MUSIC_ROOM:
            raise NoRoomForMusic
        row = {"media_type": media.media_type, "size": len(media.content), "sha256": digest}
        with self._db.write(AREA):
            of = self._bytes.add({**row, "preview": media.preview, "content": media.content})
            item = {"kind": kind.value, "title": _title(title), "seconds": media.seconds, "attachment_uuid": of.uuid}
            made = self._rows.add(item)
        return Made(as_one(self._db, (AREA,), (of, made)).undo, made.uuid)

    def _music(self) -> int:
        return sum(item.size for item in self.all() if item.kind is HopeKind.MUSIC)

    def change(self, uuid: str, title: str, words: str = "") -> Done:
        """Name a thing anew, or write a letter anew; RowGone where there is none, ValueError for an empty letter."""
        before = the_one(self.all(), uuid)
        letter = before.kind is HopeKind.LETTER
        values = {"title": _title(title), "words": _letter(words) if letter else ""}
        return self._rows.change(uuid, values, {"title": before.title, "words": before.words})

    def remove(self, uuid: str) -> Done:
        """Take a thing away with its bytes; RowGone where there is none."""
        item = the_one(self.all(), uuid)
        with self._db.write(AREA):
            parts = [self._rows.remove(uuid)]
            if item.attachment is not None:
                parts.append(self._bytes.remove(item.attachment))
        return as_one(self._db, (AREA,), parts)

    def order(self, uuids: Sequence[str]) -> Done:
        """Keep things in this order."""
        return self._rows.order(uuids, [item.uuid for item in self.all()])

    def save_copy(self, item: HopeItem, target: Path) -> None:
        """Write one thing to a file that others can open; belongs on the worker. It is there whole or not at all.

        OwnFolder, DiskFull, FolderReadOnly; RowGone where nothing is left of it.
        """
        content = item.words.encode("utf-8") if item.kind is HopeKind.LETTER else self.content(item)
        if content is None:
            raise RowGone(item.uuid)
        give(content, target, self._db.path)

    def purge(self, now: datetime | None = None) -> int:
        """Blank what was taken away thirty days before `now`, the bytes for good; gives how many things."""
        from sqlalchemy import bindparam, select

        from companion.services.emptying import blank_long_removed

        at, table = now or self._clock.now(), _attachments()
        old = (table.c.deleted_at <= bindparam("until")) & table.c.content.is_not(None)
        gone: dict[str, object] = {
            "content": None,
            "preview": None,
            "size": 0,
            "sha256": "",
            "updated_at": bindparam("now"),
        }
        look = (select(table.c.uuid).where(old).limit(1), table.update().where(old).values(**gone))
        return blank_long_removed(self._db, AREA, at, (look,)) + self._rows.purge(at)


def _title(title: str) -> str:
    return " ".join(title.split())[:TITLE_LIMIT]


def _letter(words: str) -> str:
    if not words.strip():
        raise ValueError("a letter has words")
    return words.strip()[:LETTER_LIMIT]
