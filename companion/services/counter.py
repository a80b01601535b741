"""The counter: what is written down about starts, lapses, restarts and past runs, and the fold over it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime

from companion.clock import Clock
from companion.domain.counter import Count, CountEvent, EventKind, fold, fold_as_chosen
from companion.domain.day import DayRules, days_between, instant_text, logical_day
from companion.domain.ids import new_uuid
from companion.domain.lapse import is_open
from companion.domain.settings import Counting, Headline, PersonalSettings, settings_from
from companion.domain.undo import Done, Made
from companion.domain.written import Written, former_runs, starting, with_added, with_changed, without
from companion.services.days_of_use import agreeing
from companion.services.together import as_one
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

        A restart takes the place of one whose day was left open, unless that is about a later day of use.
        """
        event = CountEvent(new_uuid(), kind, day, at, self._clock.zone().key, note, counted)
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
        if any(is_open(event) for event in self.events(counted)):
            return Done(lambda: None)
        return self.add(EventKind.RESTART, NOT_STOPPED_YET, counted=counted)

    def edit(self, event: CountEvent, *, keep_former: bool = False) -> Done:
        """Put this in the place of what was written down under the same uuid; EventGone where there is nothing.

        It is as if that were taken back and this written down: a restart that belonged to a day of use goes, unless it
        still belongs to it where that is now. `keep_former` writes down as past runs what a later start would lose.
        """
        former = self._known(event.uuid)

        def change(events: Written) -> Written:
            after = with_changed(events, former, event)
            return self._with_former_runs(events, after, event) if keep_former else after

        return self._change(former.counted, change)

    def remove(self, uuid: str) -> Done:
        """Take back what was written down; EventGone where there is nothing.

        With the last word of a day of use goes the day they stopped again after it, which would otherwise belong to
        an earlier one and take days away.
        """
        former = self._known(uuid)
        return self._change(former.counted, lambda events: without(events, former))

    def preview(
        self, change: Callable[[Written], Written], counted: str | None = None, *, keep_for: CountEvent | None = None
    ) -> tuple[Count, Count]:
        """The count as it is, and as it would be after a change to what is written down; nothing is stored.

        `keep_for` is the start the change moves, where the days it would lose are to be kept.
        """
        events, today, first_day = self.events(counted), self._today(), self._settings().first_day
        after = change(events)
        if keep_for is not None:
            after = self._with_former_runs(events, after, keep_for)
        return fold(events, today, first_day=first_day), fold(after, today, first_day=first_day)

    def would_lose(self, change: Callable[[Written], Written], start: date, counted: str | None = None) -> int:
        """How many days `keep_former` would keep, were the start moved to a day by this change."""
        events = self.events(counted)
        spans = former_runs(events, change(events), start, self._today(), self._settings().first_day)
        return sum(days_between(first, last) + 1 for first, last in spans)

    def purge(self, now: datetime | None = None) -> int:
        """Remove for good the words of what was taken back thirty days before `now`; gives of how many."""
        from companion.services.emptying import blank_long_removed
        from companion.services.statements import counter as sql

        return blank_long_removed(self._db, "counter", now or self._clock.now(), sql.long_removed)

    def start_on(
        self, day: date, at: datetime | None = None, *, counted: str | None = None, keep_former: bool = False
    ) -> Done:
        """Count from this day. An earlier start there is moves to it, so that there is one; lapses stay.

        `keep_former` writes down as past runs the days that a later start would lose.
        """
        start = CountEvent(new_uuid(), EventKind.START, day, at, self._clock.zone().key, counted=counted)

        def change(events: Written) -> Written:
            after = starting(events, start)
            return self._with_former_runs(events, after, start) if keep_former else after

        settings = self._settings()
        with self._db.write("counter", "settings"):
            made = self._change(counted, change)
            if counted is not None:
                return made
            chosen = self._choose("counting", settings.counting, Counting.COUNT)
        return as_one(self._db, ("counter", "settings"), (made, chosen))

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

    def _known(self, uuid: str) -> CountEvent:
        with self._db.quick() as connection:
            for event in hot_counter.every_event(connection):
                if event.uuid == uuid:
                    return event
        raise EventGone(uuid)

    def _with_former_runs(self, before: Written, after: Written, start: CountEvent) -> Written:
        spans = former_runs(before, after, start.day, self._today(), self._settings().first_day)
        zone = self._clock.zone().key
        return after + tuple(
            CountEvent(new_uuid(), EventKind.RUN, first, None, zone, "", start.counted, last) for first, last in spans
        )

    def _make(self, event: CountEvent) -> Made:
        kept: list[str] = []

        def change(events: Written) -> Written:
            after = with_added(events, event)
            kept.append(after[-1].uuid)
            return after

        done = self._change(event.counted, change)
        return Made(done.undo, kept[0])

    def _change(self, counted: str | None, change: Callable[[Written], Written]) -> Done:
        """Bring what is written down about one thing to what a change makes of it; undo brings it back."""
        before = self.events(counted)
        after = change(before)
        return self._do(lambda: self._bring(before, after), lambda: self._bring(after, before))

    def _bring(self, before: Written, after: Written) -> None:
        from companion.services.statements import counter as sql

        now = instant_text(self._clock.now())
        known, wanted = ({one.uuid: one for one in events} for events in (before, after))
        with self._db.write("counter") as connection:
            for uuid in known.keys() - wanted.keys():
                connection.execute(sql.set_deleted, {"which": uuid, "deleted_at": now, "now": now})
            for uuid, event in wanted.items():
                if known.get(uuid) == event:
                    continue
                values = {"which": uuid, "updated_at": now, **_columns(event)}
                if uuid not in known:
                    # What was taken away and comes back is still there.
                    brought = {"which": uuid, "deleted_at": None, "now": now}
                    if connection.execute(sql.set_deleted, brought).rowcount:
                        continue
                    connection.execute(sql.insert_event, {"uuid": uuid, "created_at": now, **values})
                elif not connection.execute(sql.change_event, values).rowcount:
                    raise EventGone(uuid)

    def _do(self, act: Callable[[], None], back: Callable[[], None]) -> Done:
        """Do it with what the check-ins say of days of use, and undo it so too."""
        put_back = agreeing(self._db, self._clock, act)

        def undo() -> None:
            def both() -> None:
                back()
                put_back()

            agreeing(self._db, self._clock, both)

        return Done(undo)


def _in_order(event: CountEvent) -> tuple[date, EventKind, str]:
    return event.day, event.kind, event.uuid


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
