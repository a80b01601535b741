"""The counter: what is written down about starts, lapses, restarts and past runs, and the fold over it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime

from companion.clock import Clock
from companion.domain.counter import Count, CountEvent, EventKind, fold_as_chosen
from companion.domain.day import DayRules, instant_text, logical_day
from companion.domain.ids import new_uuid
from companion.domain.settings import Counting, Headline, PersonalSettings, settings_from
from companion.domain.undo import Done, Made
from companion.domain.value import replace
from companion.services.days_of_use import agreeing
from companion.storage import hot, hot_counter
from companion.storage.database import Database

#: The day of a restart whose day is not known yet: they have not stopped again.
NOT_STOPPED_YET = date.max


class EventGone(LookupError):
    """The event is no longer there; a mistake of ours, since screens refresh when events go."""


class CounterService:
    """Events may be about any day, entered in any order; nothing that was gained is taken away.

    They are about the first thing counted, or with `counted` about a further one.
    """

    def __init__(self, db: Database, clock: Clock, rules: DayRules) -> None:
        self._db = db
        self._clock = clock
        self._rules = rules

    def count(self) -> Count:
        """Everything the counter can show now."""
        with self._db.quick() as connection:
            settings = settings_from(hot.settings(connection))
            events = hot_counter.count_events(connection)
            medicine = hot_counter.medicine(connection)
        return fold_as_chosen(events, self._today(), self._clock.now(), settings, medicine)

    def events(self, counted: str | None = None) -> tuple[CountEvent, ...]:
        """Everything written down about one thing, oldest day first."""
        with self._db.quick() as connection:
            return tuple(sorted(hot_counter.count_events(connection, counted), key=_in_order))

    def add(
        self, kind: EventKind, day: date, at: datetime | None = None, note: str = "", *, counted: str | None = None
    ) -> Made:
        """Write down a start, lapse or restart; `at` is the instant where it is known.

        A restart takes the place of one whose day was left open.
        """
        event = CountEvent(new_uuid(), kind, day, at, self._clock.zone().key, note, counted)
        if kind is EventKind.RESTART:
            open_one = next((known for known in self.events(counted) if _is_open(known)), None)
            if open_one is not None:
                return Made(self.edit(replace(event, uuid=open_one.uuid)).undo, open_one.uuid)
        return self._make(event)

    def add_past_run(self, first: date, last: date, note: str = "", *, counted: str | None = None) -> Made:
        """Write down a run of the past by its first and last day without use.

        It adds its days wherever they lie, and never takes one away. ValueError where it ends before it begins, or
        has not ended yet.
        """
        if last > self._today():
            raise ValueError("a past run has ended")
        zone = self._clock.zone().key
        return self._make(CountEvent(new_uuid(), EventKind.RUN, first, None, zone, note, counted, last))

    def stopped_again(self, day: date, at: datetime | None = None, *, counted: str | None = None) -> Made:
        """Say when they stopped again; where it was left open, it is open no more."""
        return self.add(EventKind.RESTART, day, at, counted=counted)

    def not_stopped_yet(self, *, counted: str | None = None) -> Done:
        """Leave open when they stop again: until that is said, no run goes on. Saying it twice changes nothing."""
        if any(_is_open(event) for event in self.events(counted)):
            return Done(lambda: None)
        return self.add(EventKind.RESTART, NOT_STOPPED_YET, counted=counted)

    def edit(self, event: CountEvent) -> Done:
        """Put this in the place of what was written down under the same uuid; EventGone where there is nothing."""
        before = self._known(event)
        return self._do(lambda: self._change(event), lambda: self._change(before))

    def remove(self, uuid: str) -> Done:
        """Take back what was written down; EventGone where there is nothing.

        With the last word of a day of use goes the day they stopped again after it, which would otherwise belong to
        an earlier one and take days away.
        """
        with self._db.quick() as connection:
            every = hot_counter.every_event(connection)
        event = next((one for one in every if one.uuid == uuid), None)
        if event is None:
            raise EventGone(uuid)
        going = (event.uuid, *_belonging(event, every))
        return self._do(
            lambda: self._mark_deleted(going, deleted=True), lambda: self._mark_deleted(going, deleted=False)
        )

    def purge(self, now: datetime | None = None) -> int:
        """Remove for good the words of what was taken back thirty days before `now`; gives of how many."""
        from companion.services.emptying import blank_long_removed
        from companion.services.statements import counter as sql

        return blank_long_removed(self._db, "counter", now or self._clock.now(), sql.long_removed)

    def start_on(self, day: date, at: datetime | None = None, *, counted: str | None = None) -> Done:
        """Count from this day. An earlier start there is moves to it, so that there is one; lapses stay."""
        starts = [event for event in self.events(counted) if event.kind is EventKind.START]
        settings = self._settings()
        with self._db.write("counter", "settings"):
            if starts:
                moved = replace(starts[0], day=day, at=at, zone=self._clock.zone().key)
                made = self.edit(moved)
            else:
                made = self.add(EventKind.START, day, at, counted=counted)
            if counted is not None:
                return made
            chosen = self._choose("counting", settings.counting, Counting.COUNT)

        def undo() -> None:
            with self._db.write("counter", "settings"):
                made.undo()
                chosen.undo()

        return Done(undo)

    def stop_counting(self, how: Counting) -> Done:
        """Show no count, "not yet" or "rather not"; what was written down stays."""
        return self._choose("counting", self._settings().counting, how)

    def show(self, headline: Headline) -> Done:
        """Choose which number the counter shows largest, or none."""
        return self._choose("headline", self._settings().headline, headline)

    def _today(self) -> date:
        return logical_day(self._clock.now(), self._clock.zone(), self._rules.rollover_hour)

    def _settings(self) -> PersonalSettings:
        with self._db.quick() as connection:
            return settings_from(hot.settings(connection))

    def _choose(self, key: str, before: str, after: str) -> Done:
        self._put_setting(key, after)
        return Done(lambda: self._put_setting(key, before))

    def _put_setting(self, key: str, value: str) -> None:
        from companion.services.statements import settings as sql

        now = instant_text(self._clock.now())
        with self._db.write("counter", "settings") as connection:
            connection.execute(sql.put, {"key": key, "value": json.dumps(value), "now": now})

    def _known(self, wanted: CountEvent) -> CountEvent:
        with self._db.quick() as connection:
            for event in hot_counter.every_event(connection):
                if event.uuid == wanted.uuid:
                    return event
        raise EventGone(wanted.uuid)

    def _make(self, event: CountEvent) -> Made:
        from companion.services.statements import counter as sql

        now = instant_text(self._clock.now())
        values = {"uuid": event.uuid, "created_at": now, "updated_at": now, **_columns(event)}

        def insert() -> None:
            with self._db.write("counter") as connection:
                connection.execute(sql.insert_event, values)

        done = self._do(insert, lambda: self._mark_deleted((event.uuid,), deleted=True))
        return Made(done.undo, event.uuid)

    def _do(self, act: Callable[[], None], back: Callable[[], None]) -> Done:
        """Do it with what the check-ins say of days of use, and undo it so too."""
        put_back = agreeing(self._db, self._clock, act)

        def undo() -> None:
            def both() -> None:
                back()
                put_back()

            agreeing(self._db, self._clock, both)

        return Done(undo)

    def _change(self, event: CountEvent) -> None:
        from companion.services.statements import counter as sql

        now = instant_text(self._clock.now())
        with self._db.write("counter") as connection:
            values = {"which": event.uuid, "updated_at": now, **_columns(event)}
            if not connection.execute(sql.change_event, values).rowcount:
                raise EventGone(event.uuid)

    def _mark_deleted(self, uuids: tuple[str, ...], *, deleted: bool) -> None:
        from companion.services.statements import counter as sql

        now = instant_text(self._clock.now())
        with self._db.write("counter") as connection:
            for uuid in uuids:
                connection.execute(sql.set_deleted, {"which": uuid, "deleted_at": now if deleted else None, "now": now})


def _in_order(event: CountEvent) -> tuple[date, EventKind, str]:
    return event.day, event.kind, event.uuid


def _is_open(event: CountEvent) -> bool:
    return event.kind is EventKind.RESTART and event.day == NOT_STOPPED_YET


def _belonging(gone: CountEvent, every: tuple[CountEvent, ...]) -> tuple[str, ...]:
    """The restarts that belong to a lapse about to be taken back, unless its day stays a day of use."""
    if gone.kind is not EventKind.LAPSE:
        return ()
    others = [one for one in every if one.counted == gone.counted and one.uuid != gone.uuid]
    lapses = [one.day for one in others if one.kind is EventKind.LAPSE and one.day >= gone.day]
    if gone.day in lapses:
        return ()
    stops = [one for one in others if one.kind is not EventKind.LAPSE and one.last is None and one.day >= gone.day]
    again = min((one.day for one in stops), default=None)
    if again is None or (again >= min(lapses, default=date.max) and lapses):
        return ()
    return tuple(one.uuid for one in stops if one.day == again and one.kind is EventKind.RESTART)


def _columns(event: CountEvent) -> dict[str, object]:
    return {
        "kind": event.kind.value,
        "day": event.day.isoformat(),
        "last_day": None if event.last is None else event.last.isoformat(),
        "at_utc": None if event.at is None else instant_text(event.at),
        "zone": event.zone,
        "note": event.note,
        "counted_uuid": event.counted,
    }
