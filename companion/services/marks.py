"""Bookmarks in the library, and words highlighted there, with notes."""

from __future__ import annotations

from datetime import datetime

from companion.clock import Clock
from companion.domain.day import instant_text
from companion.domain.ids import new_uuid
from companion.domain.marks import Anchor, Mark, MarkKind, says
from companion.domain.undo import Done, Made
from companion.services.emptying import blank_long_removed
from companion.storage import hot_marks
from companion.storage.database import Database

AREA = "marks"


class MarkGone(LookupError):
    """The mark is no longer there."""


class MarkService:
    """Keeps what a person marked. What is taken away waits thirty days for undoing; then its words are blanked."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def of_article(self, article: str) -> tuple[Mark, ...]:
        """The marks in an article, in the order they were made."""
        with self._db.quick() as connection:
            return hot_marks.of_article(connection, article)

    def every(self) -> tuple[Mark, ...]:
        """The marks in all articles, in the order they were made."""
        with self._db.quick() as connection:
            return hot_marks.every(connection)

    def noted(self, words: str) -> tuple[Mark, ...]:
        """The marks whose note says all of the words, or words that begin so; the latest first."""
        with self._db.quick() as connection:
            return tuple(mark for mark in hot_marks.noted(connection) if says(mark.note, words))

    def one(self, uuid: str) -> Mark | None:
        """A mark by its lasting name; None where it is not there, or was taken away."""
        return next((mark for mark in self.every() if mark.uuid == uuid), None)

    def bookmark(self, article: str) -> Mark | None:
        """The bookmark of an article; None where it has none."""
        marks = self.of_article(article)
        return next((mark for mark in marks if mark.kind is MarkKind.BOOKMARK), None)

    def set_bookmark(self, article: str, anchor: Anchor) -> Made:
        """Put a bookmark at a place of an article; one that is there already gives way, and comes back by undoing."""
        before = self.bookmark(article)
        uuid = self._insert(MarkKind.BOOKMARK, article, anchor, instead_of=before)

        def undo() -> None:
            self._set_deleted((uuid, True), *([] if before is None else [(before.uuid, False)]))

        return Made(undo, uuid)

    def highlight(self, article: str, anchor: Anchor, note: str = "") -> Made:
        """Highlight words of an article.

        Raises:
            ValueError: the anchor has no words.
        """
        if not anchor.words.strip():
            raise ValueError("a highlight needs words")
        uuid = self._insert(MarkKind.HIGHLIGHT, article, anchor, note=note.strip())
        return Made(lambda: self._set_deleted((uuid, True)), uuid)

    def set_note(self, uuid: str, note: str) -> Done:
        """Write another note, or none; MarkGone where there is no such mark."""
        before = self._present(uuid).note
        self._put_note(uuid, note.strip())
        return Done(lambda: self._put_note(uuid, before))

    def remove(self, uuid: str) -> Done:
        """Take a mark away, with its note; MarkGone where there is none."""
        self._present(uuid)
        self._set_deleted((uuid, True))
        return Done(lambda: self._set_deleted((uuid, False)))

    def purge(self, now: datetime | None = None) -> int:
        """Blank for good what was taken away thirty days before `now`; gives of how many marks."""
        from companion.services.statements import marks as sql

        return blank_long_removed(self._db, AREA, now or self._clock.now(), sql.long_removed)

    def _present(self, uuid: str) -> Mark:
        found = self.one(uuid)
        if found is None:
            raise MarkGone(uuid)
        return found

    def _insert(
        self, kind: MarkKind, article: str, anchor: Anchor, *, note: str = "", instead_of: Mark | None = None
    ) -> str:
        from companion.services.statements import marks as sql

        now, uuid = instant_text(self._clock.now()), new_uuid()
        row = {
            "uuid": uuid,
            "kind": kind.value,
            "article": article,
            "heading": anchor.heading,
            "words": anchor.words,
            "before": anchor.before,
            "after": anchor.after,
            "note": note,
            "created_at": now,
            "updated_at": now,
        }
        with self._db.write(AREA) as connection:
            if instead_of is not None:
                connection.execute(sql.set_deleted, {"which": instead_of.uuid, "deleted_at": now, "now": now})
            connection.execute(sql.insert_mark, row)
        return uuid

    def _put_note(self, uuid: str, note: str) -> None:
        from companion.services.statements import marks as sql

        row = {"which": uuid, "note_now": note, "updated_at": instant_text(self._clock.now())}
        with self._db.write(AREA) as connection:
            connection.execute(sql.set_note, row)

    def _set_deleted(self, *marks: tuple[str, bool]) -> None:
        from companion.services.statements import marks as sql

        now = instant_text(self._clock.now())
        with self._db.write(AREA) as connection:
            for uuid, gone in marks:
                connection.execute(sql.set_deleted, {"which": uuid, "deleted_at": now if gone else None, "now": now})
