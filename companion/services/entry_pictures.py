"""Pictures that stand among the words of entries: kept with the first word about them, read when they are shown."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from companion.clock import Clock
from companion.domain.day import instant_text
from companion.domain.hope import Media
from companion.domain.ids import new_uuid
from companion.domain.journal import KEPT_IN_BIN
from companion.storage import hot_entry
from companion.storage.database import Database


class EntryPictureService:
    """A picture is in the file before its name is on the page; which entry it belongs to, the saving of that says."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db, self._clock = db, clock

    def keep(self, media: Media, width: int, height: int) -> str:
        """Put a picture into the file, with its bytes or not at all; gives its uuid, which the words then name."""
        from companion.services.statements import entry_parts as sql

        picture, attachment = new_uuid(), new_uuid()
        now = instant_text(self._clock.now())
        times = {"created_at": now, "updated_at": now}
        digest = hashlib.sha256(media.content).hexdigest()
        held = {"media_type": media.media_type, "size": len(media.content), "sha256": digest}
        with self._db.write("draft") as connection:
            row = {"uuid": attachment, **held, "preview": media.preview, "content": media.content, **times}
            connection.execute(sql.insert_bytes, row)
            shown = {"uuid": picture, "attachment_uuid": attachment, "width": width, "height": height}
            connection.execute(sql.insert_picture, {**shown, **times})
        return picture

    def sizes(self, uuids: Sequence[str]) -> dict[str, tuple[int, int]]:
        """Width and height of those pictures the file holds."""
        with self._db.quick() as connection:
            return hot_entry.sizes(connection, uuids)

    def content(self, uuid: str) -> bytes | None:
        """What a picture is made of; None where it is gone."""
        with self._db.quick() as connection:
            return hot_entry.content(connection, uuid)

    def purge(self, now: datetime | None = None) -> int:
        """Remove for good pictures that no page has named for thirty days at `now`; gives how many."""
        from companion.services.statements import entry_parts as sql

        at = now or self._clock.now()
        until = {"until": instant_text(at - KEPT_IN_BIN)}
        with self._db.read() as connection:
            if connection.execute(sql.old_pictures, until).first() is None:
                return 0
        with self._db.write("journal") as connection:
            old = connection.execute(sql.old_pictures, until).scalars().all()
            return sum(sql.drop_picture(connection, uuid, instant_text(at)) for uuid in old)
