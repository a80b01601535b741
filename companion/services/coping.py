"""Ways to cope: each time one was tried, what it did so far, and which to offer first and why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from companion.clock import Clock
from companion.content.library import Library
from companion.content.problems import ContentProblem
from companion.domain.coping import Record, ToolUse, cautious, checked_rating
from companion.domain.day import DayRules, instant_text, stamp
from companion.domain.ids import new_uuid
from companion.domain.undo import Made
from companion.domain.value import Value
from companion.storage import hot_coping
from companion.storage.database import Database

if TYPE_CHECKING:
    from companion.content.strategies import Strategy

AREA = "coping"
_NEVER = Record()


class Why(StrEnum):
    """Why a way is offered: it helped before; it fits what set it off, the feeling, or a craving; or it often fits."""

    HELPED = "helped"
    TRIGGER = "trigger"
    FEELING = "feeling"
    CRAVING = "craving"
    USUAL = "usual"


class Way(Value):
    """A way to cope that is offered: its id, its record (with n), why, and the person's own word it answers, if any."""

    strategy: str
    record: Record
    why: Why
    word: str = ""


class CopingService:
    """Keeps what a person tried. A time that is taken back keeps its numbers for thirty days, for undoing."""

    def __init__(self, db: Database, clock: Clock, rules: DayRules) -> None:
        self._db = db
        self._clock = clock
        self._rules = rules

    def tried(
        self,
        tool: str,
        *,
        before: int | None = None,
        after: int | None = None,
        seconds: int | None = None,
        in_place_of: str = "",
    ) -> Made:
        """Keep that a way was tried just now. Ratings are 0 to 10 or not given; ValueError outside of that.

        `in_place_of` is the uuid of what was kept of the same time when it was left half way; both happen or neither.
        """
        from companion.services.statements import coping as sql

        if seconds is not None and seconds < 0:
            raise ValueError(f"nothing takes {seconds} seconds")
        uuid = new_uuid()
        when = stamp(self._clock.now(), self._clock.zone(), self._rules.rollover_hour)
        now = instant_text(when.utc)
        row = {"uuid": uuid, "tool": tool, "at_utc": now, "day": when.day.isoformat(), "zone": when.zone}
        row |= {"created_at": now, "updated_at": now}
        ratings = {"rated_before": checked_rating(before), "rated_after": checked_rating(after), "seconds": seconds}
        with self._db.write(AREA) as connection:
            connection.execute(sql.insert_use, {**row, **ratings})
            if in_place_of:
                connection.execute(sql.set_deleted, {"which": in_place_of, "deleted_at": now, "now": now})
        return Made(lambda: self._take_away(uuid), uuid)

    def records(self) -> Mapping[str, Record]:
        """What every way that was tried did so far, by its id."""
        with self._db.quick() as connection:
            found = hot_coping.sums(connection)
        return MappingProxyType({tool: _record(*sums) for tool, sums in found.items()})

    def record(self, tool: str) -> Record:
        """What one way did so far; nothing tried where it never was."""
        return self.records().get(tool, _NEVER)

    def latest(self, tool: str, most: int = 5) -> tuple[ToolUse, ...]:
        """The latest times one way was tried, newest first."""
        with self._db.quick() as connection:
            return hot_coping.latest(connection, tool, most)

    def best_for(
        self,
        library: Library,
        *,
        craving: int | None = None,
        triggers: Iterable[str] = (),
        feelings: Iterable[str] = (),
        minutes: int | None = None,
        leave_out: Collection[str] = (),
        own: Iterable[Strategy] = (),
        limit: int = 3,
    ) -> tuple[Way, ...]:
        """The ways to offer now, best first, each with its record and why.

        Args:
            craving: how strong one is, 0 to 10; None where nothing is known of it.
            triggers: what set it off, in the person's own words or as ways are sorted.
            feelings: how they feel, in the same manner.
            minutes: how long they have; ways that take longer are left out.
            leave_out: ways not to offer, such as one that was just tried.
            own: ways of the person's own, offered like those of the library.
        """
        asked = _Asked(library, craving, tuple(triggers), tuple(feelings))
        records = self.records()
        fitting = [
            one
            for one in (*library.strategies(), *own)
            if one.id not in leave_out and (minutes is None or one.minutes <= minutes)
        ]
        # What helped this person counts like fitting once or twice more; the given order decides where all is equal.
        scored = [(asked.fits(one) + records.get(one.id, _NEVER).standing, one) for one in fitting]
        scored.sort(key=lambda pair: (-pair[0], pair[1].order))
        return tuple(asked.way(one, records.get(one.id, _NEVER)) for _score, one in scored[:limit])

    def purge(self, now: datetime | None = None) -> int:
        """Forget the numbers of what was taken back thirty days before `now`; gives how many."""
        from companion.services.emptying import blank_long_removed
        from companion.services.statements import coping as sql

        return blank_long_removed(self._db, AREA, now or self._clock.now(), sql.long_removed)

    def _take_away(self, uuid: str) -> None:
        from companion.services.statements import coping as sql

        now = instant_text(self._clock.now())
        with self._db.write(AREA) as connection:
            connection.execute(sql.set_deleted, {"which": uuid, "deleted_at": now, "now": now})


class _Asked:
    """What a person is looking for help with, in the words that ways are sorted by."""

    def __init__(
        self, library: Library, craving: int | None, triggers: tuple[str, ...], feelings: tuple[str, ...]
    ) -> None:
        self._craves = craving is not None and craving > 0
        #: Each thing they said, as (feelings it speaks of, triggers it speaks of, their word).
        self._said: list[tuple[tuple[str, ...], tuple[str, ...], str]] = []
        try:
            cope = library.cope()
        except ContentProblem:
            # Without the words people use, all ways fit alike.
            return
        self._said += [(cope.feelings_in(word), cope.triggers_in(word), word) for word in triggers]
        self._said += [((word, *cope.feelings_in(word)), (), word) for word in feelings]
        self._said += [((), (word,), word) for word in triggers if word in cope.triggers]

    def fits(self, one: Strategy) -> int:
        """How many of the things said it answers."""
        words = {word for feelings, triggers, word in self._said if _meets(one, feelings, triggers)}
        return len(words) + (self._craves and "craving" in one.feelings)

    def way(self, one: Strategy, record: Record) -> Way:
        """The way with the best reason there is to offer it."""
        if record.helped and record.standing > 0:
            return Way(one.id, record, Why.HELPED)
        for feelings, triggers, word in self._said:
            if any(trigger in one.triggers for trigger in triggers):
                return Way(one.id, record, Why.TRIGGER, word)
            if any(feeling in one.feelings for feeling in feelings):
                return Way(one.id, record, Why.FEELING, word)
        craves = self._craves and "craving" in one.feelings
        return Way(one.id, record, Why.CRAVING if craves else Why.USUAL)


def _meets(one: Strategy, feelings: Iterable[str], triggers: Iterable[str]) -> bool:
    return any(name in one.feelings for name in feelings) or any(name in one.triggers for name in triggers)


def _record(tries: int, rated: int, eased: int, total: int) -> Record:
    drop = total / rated if rated else None
    return Record(tries, rated, eased, drop, cautious(rated, total))
