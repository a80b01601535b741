"""The check of spelling: Hunspell over the dictionaries that come with the app, and words of the person's own."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from companion.clock import Clock
from companion.domain.day import instant_text
from companion.domain.ids import new_uuid
from companion.domain.spelling import MOST_OFFERED, Tongue, tidy
from companion.domain.undo import Done
from companion.storage import hot_entry
from companion.storage.database import Database

if TYPE_CHECKING:
    from sqlalchemy import Table

AREA = "spelling"


def can_check() -> bool:
    """Whether what checks spelling is there: there is none for every kind of computer."""
    return find_spec("hunspell") is not None


class Speller:
    """Dictionaries in memory. They are read on the worker; a word is then looked up in some microseconds.

    Hunspell is not made for two threads at once: where one is at it, `knows` gives no answer rather than wait.
    """

    def __init__(self, tongues: tuple[Tongue, ...], folder: Path) -> None:
        from hunspell import Hunspell

        self.tongues = tongues
        self._books: list[Any] = [Hunspell(tongue.value, hunspell_data_dir=str(folder)) for tongue in tongues]
        self._busy = Lock()
        self._look = lru_cache(maxsize=20_000)(self._look_up)

    def knows(self, word: str) -> bool | None:
        """Whether any of the languages has the word; None while words are sought for another."""
        if not self._busy.acquire(blocking=False):
            return None
        try:
            return self._look(tidy(word))
        finally:
            self._busy.release()

    def offers(self, word: str) -> tuple[str, ...]:
        """Words that may have been meant; belongs on the worker."""
        with self._busy:
            found = [one for book in self._books for one in book.suggest(tidy(word))[:MOST_OFFERED]]
        return tuple(dict.fromkeys(found))[:MOST_OFFERED]

    def _look_up(self, word: str) -> bool:
        return any(book.spell(word) for book in self._books)


class SpellingService:
    """Words of one's own: no dictionary has every name."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db, self._clock = db, clock

    def own_words(self) -> frozenset[str]:
        """The words the check knows besides its dictionaries."""
        with self._db.quick() as connection:
            return hot_entry.own_words(connection)

    def keep(self, word: str) -> Done:
        """Know a word from now on."""
        name = tidy(word)
        self._mark(name, kept=True)
        return Done(lambda: self._mark(name, kept=False))

    def let_go(self, word: str) -> Done:
        """Know a word no longer."""
        name = tidy(word)
        self._mark(name, kept=False)
        return Done(lambda: self._mark(name, kept=True))

    def purge(self, now: datetime | None = None) -> int:
        """Blank what was let go thirty days before `now`; gives how many words."""
        from sqlalchemy import bindparam, select

        from companion.services.emptying import blank_long_removed

        table = _words()
        # The uuid takes the place of the word, for two words may not be the same, and be they none.
        old = (table.c.deleted_at <= bindparam("until")) & (table.c.name != table.c.uuid)
        blank = table.update().where(old).values(name=table.c.uuid, updated_at=bindparam("now"))
        look = (select(table.c.uuid).where(old).limit(1), blank)
        return blank_long_removed(self._db, AREA, now or self._clock.now(), (look,))

    def _mark(self, name: str, *, kept: bool) -> None:
        table, now = _words(), instant_text(self._clock.now())
        with self._db.write(AREA) as connection:
            marked = table.update().where(table.c.name == name)
            changed = connection.execute(marked.values(deleted_at=None if kept else now, updated_at=now))
            if kept and not changed.rowcount:
                row = {"uuid": new_uuid(), "name": name, "created_at": now, "updated_at": now}
                connection.execute(table.insert(), row)


def _words() -> Table:
    from companion.storage.tables.journal import spelling_word

    return spelling_word
