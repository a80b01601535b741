"""What a person made of their check-in: their lists of words, and up to three scales of their own."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

from companion.clock import Clock
from companion.domain.checkin import MEASURES_MAX, ListWord, Measure, WordList, tidy_words
from companion.domain.day import instant_text
from companion.domain.ids import new_uuid
from companion.domain.undo import Done, Made
from companion.storage import hot
from companion.storage.database import Database


class TooManyMeasures(ValueError):
    """There are as many scales of their own as there can be; screens do not offer another then."""


class CheckInLists:
    """Reads and changes the lists. What is taken off one stays with the check-ins it was chosen for."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def words(self, which: WordList) -> tuple[ListWord, ...]:
        """The words the person put on a list, in their order; the usual words, which are ours, are not among them."""
        with self._db.quick() as connection:
            return hot.list_words(connection, which)

    def add_word(self, which: WordList, name: str) -> Made:
        """Put a word at the end of a list, or bring it back; ValueError where there is no word in it."""
        from companion.services.statements import checkins as sql

        tidy = tidy_words((name,))
        if not tidy:
            raise ValueError("a word needs letters")
        with self._db.write("checkin") as connection, self._db.quick() as raw:
            uuid = sql.LISTS[which].keep(connection, raw, tidy, self._now())[0]
        return Made(lambda: self._mark_word(which, uuid), uuid)

    def set_words(self, which: WordList, names: Iterable[str]) -> Done:
        """Make a list these words in this order, and no others: from here on the usual words are not added to it."""
        with self._db.quick() as connection:
            own = hot.settings(connection).get(f"own_{which}") is True
        former = tuple(word.name for word in self.words(which))
        self._set_words(which, tidy_words(tuple(names)), own=True)
        return Done(lambda: self._set_words(which, former, own=own))

    def measures(self, *, removed: bool = False) -> tuple[Measure, ...]:
        """Their own scales in order; with `removed`, also those no longer asked for, which old check-ins may have."""
        with self._db.quick() as connection:
            return hot.measures(connection, removed=removed)

    def add_measure(self, name: str, low: str = "", high: str = "") -> Made:
        """Make a scale; ValueError without a name, TooManyMeasures when there are three."""
        from companion.services.statements import checkins as sql

        words = _tidy_measure(name, low, high)
        uuid, now = new_uuid(), self._now()
        with self._db.write("checkin") as connection, self._db.quick() as raw:
            if len(hot.measures(raw)) >= MEASURES_MAX:
                raise TooManyMeasures
            position = connection.execute(sql.next_measure).scalar_one()
            row = {"uuid": uuid, **words, "position": position, "created_at": now, "updated_at": now}
            connection.execute(sql.insert_measure, row)
        return Made(lambda: self._mark_measure(uuid, deleted=True), uuid)

    def change_measure(self, uuid: str, name: str, low: str = "", high: str = "") -> Done:
        """Call a scale and its ends otherwise, in all check-ins; ValueError without a name."""
        former = next(one for one in self.measures(removed=True) if one.uuid == uuid)
        self._call_measure(uuid, _tidy_measure(name, low, high))
        words = {"name": former.name, "low": former.low, "high": former.high}
        return Done(lambda: self._call_measure(uuid, words))

    def remove_measure(self, uuid: str) -> Done:
        """Ask for a scale no more; the values given on it stay."""
        self._mark_measure(uuid, deleted=True)
        return Done(lambda: self._mark_measure(uuid, deleted=False))

    def purge(self, now: datetime | None = None) -> int:
        """Remove for good the words of what was taken off a list thirty days before `now`; gives how many.

        What some check-in still has stays with it.
        """
        from companion.services.emptying import blank_long_removed
        from companion.services.statements import checkins as sql

        looks = [(words.any_gone, words.blank_gone) for words in sql.LISTS.values()]
        looks.append((sql.any_measure_gone, sql.blank_measures))
        return blank_long_removed(self._db, "checkin", now or self._clock.now(), looks)

    def _now(self) -> str:
        return instant_text(self._clock.now())

    def _set_words(self, which: WordList, names: tuple[str, ...], *, own: bool) -> None:
        from companion.services.statements import checkins as sql
        from companion.services.statements import settings as settings_sql

        now, statements = self._now(), sql.LISTS[which]
        with self._db.write("checkin", "settings") as connection, self._db.quick() as raw:
            before = hot.list_words(raw, which)
            uuids = statements.keep(connection, raw, names, now)
            for word in before:
                if word.uuid not in uuids:
                    connection.execute(statements.set_deleted, {"which": word.uuid, "deleted_at": now, "now": now})
            for position, uuid in enumerate(uuids):
                connection.execute(statements.place, {"which": uuid, "position": position, "now": now})
            connection.execute(settings_sql.put, {"key": f"own_{which}", "value": json.dumps(own), "now": now})

    def _mark_word(self, which: WordList, uuid: str) -> None:
        from companion.services.statements import checkins as sql

        now = self._now()
        with self._db.write("checkin") as connection:
            connection.execute(sql.LISTS[which].set_deleted, {"which": uuid, "deleted_at": now, "now": now})

    def _call_measure(self, uuid: str, words: dict[str, str]) -> None:
        from companion.services.statements import checkins as sql

        with self._db.write("checkin") as connection:
            connection.execute(sql.change_measure, {"which": uuid, **words, "now": self._now()})

    def _mark_measure(self, uuid: str, *, deleted: bool) -> None:
        from companion.services.statements import checkins as sql

        now = self._now()
        with self._db.write("checkin") as connection:
            row = {"which": uuid, "deleted_at": now if deleted else None, "now": now}
            connection.execute(sql.set_measure_deleted, row)


def _tidy_measure(name: str, low: str, high: str) -> dict[str, str]:
    words = {key: " ".join(value.split()) for key, value in (("name", name), ("low", low), ("high", high))}
    if not words["name"]:
        raise ValueError("a measure needs a name")
    return words
