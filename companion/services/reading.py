"""What was read of the library: which articles were opened, how far each was read, and which to their end."""

from __future__ import annotations

from datetime import timedelta

from companion.clock import Clock
from companion.domain.day import instant_text
from companion.domain.reading import WHOLE, Read
from companion.storage import hot_reading
from companion.storage.database import Database

AREA = "reading"
_HOUR = timedelta(hours=1)


class ReadingService:
    """Keeps how far articles were read. Nothing is taken back by reading an article again from its top."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def every(self) -> dict[str, Read]:
        """How far each opened article was read, by its id."""
        with self._db.quick() as connection:
            return hot_reading.every(connection)

    def open(self, article: str) -> None:
        """Remember that an article was opened, and when it last was; nothing is written again within the hour."""
        at = self._clock.now()
        with self._db.quick() as connection:
            last = hot_reading.last_opened(connection, article)
        if last is not None and abs(at - last) < _HOUR:
            return
        from companion.services.statements import reading as sql

        now = instant_text(at)
        with self._db.write(AREA) as connection:
            connection.execute(sql.opened, {"article": article, "opened_at": now, "updated_at": now})

    def read(self, article: str, share: int) -> None:
        """Remember that an article was read as far as a share, in hundredths; nothing is written for less than before.

        Raises:
            ValueError: the share is not within 0 to 100.
        """
        if not 0 <= share <= 100:
            raise ValueError(f"a share is 0 to 100, not {share}")
        with self._db.quick() as connection:
            before = hot_reading.one(connection, article) or Read()
        if share <= before.share:
            return
        from companion.services.statements import reading as sql

        now = instant_text(self._clock.now())
        row = {
            "article": article,
            "share": share,
            "opened_at": now,
            "finished_at": now if share >= WHOLE else None,
            "updated_at": now,
        }
        with self._db.write(AREA) as connection:
            connection.execute(sql.read, row)
