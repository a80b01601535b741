"""The counter: what is written down about starts, lapses and restarts, and the fold over it."""

from __future__ import annotations

import json
from datetime import date, datetime

from companion.clock import Clock
from companion.domain.counter import Count, CountEvent, EventKind, fold_as_chosen
from companion.domain.day import DayRules, instant_text, logical_day
from companion.domain.ids import new_uuid
from companion.domain.settings import Counting, Headline, PersonalSettings, settings_from
from companion.domain.undo import Done, Made
from companion.domain.value import replace
from companion.storage import hot
from companion.storage.database import Database


class EventGone(LookupError):
    """The event is no longer there; a mistake of ours, since screens refresh when events go."""


class CounterService:
    """Events may be about any day, entered in any order; nothing that was gained is taken away."""

    def __init__(self, db: Database, clock: Clock, rules: DayRules) -> None:
        self._db = db
        self._clock = clock
        self._rules = rules

    def count(self) -> Count:
        """Everything the counter can show now."""
        with self._db.quick() as connection:
            settings = settings_from(hot.settings(connection))
            events = hot.count_events(connection)
        now = self._clock.now()
        today = logical_day(now, self._clock.zone(), self._rules.rollover_hour)
        return fold_as_chosen(events, today, now, settings)

    def events(self) -> tuple[CountEvent, ...]:
        """Everything written down, oldest day first."""
        with self._db.quick() as connection:
            return tuple(sorted(hot.count_events(connection), key=lambda event: (event.day, event.kind, event.uuid)))

    def add(self, kind: EventKind, day: date, at: datetime | None = None, note: str = "") -> Made:
        """Write down a start, lapse or restart; `at` is the instant where it is known."""
        event = CountEvent(new_uuid(), kind, day, at, self._clock.zone().key, note)
        self._insert(event)
        return Made(lambda: self._mark_deleted(event.uuid, deleted=True), event.uuid)

    def edit(self, event: CountEvent) -> Done:
        """Put this in the place of what was written down under the same uuid; EventGone where there is nothing."""
        before = self._known(event.uuid)
        self._change(event)
        return Done(lambda: self._change(before))

    def remove(self, uuid: str) -> Done:
        """Take back what was written down; EventGone where there is nothing."""
        self._known(uuid)
        self._mark_deleted(uuid, deleted=True)
        return Done(lambda: self._mark_deleted(uuid, deleted=False))

    def purge(self, now: datetime | None = None) -> int:
        """Remove for good the notes of what was taken back thirty days before `now`; gives how many."""
        from companion.domain.journal import KEPT_IN_BIN
        from companion.services.statements import counter as sql

        at = now or self._clock.now()
        until = {"until": instant_text(at - KEPT_IN_BIN)}
        with self._db.read() as connection:
            if connection.execute(sql.any_long_removed, until).first() is None:
                return 0
        with self._db.write("counter") as connection:
            return connection.execute(sql.blank_long_removed, {**until, "now": instant_text(at)}).rowcount

    def start_on(self, day: date, at: datetime | None = None) -> Done:
        """Count from this day. An earlier start there is moves to it, so that there is one; lapses stay."""
        starts = [event for event in self.events() if event.kind is EventKind.START]
        settings = self._settings()
        with self._db.write("counter", "settings"):
            if starts:
                moved = replace(starts[0], day=day, at=at, zone=self._clock.zone().key)
                made = self.edit(moved)
            else:
                made = self.add(EventKind.START, day, at)
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
        for event in self.events():
            if event.uuid == uuid:
                return event
        raise EventGone(uuid)

    def _insert(self, event: CountEvent) -> None:
        from companion.services.statements import counter as sql

        now = instant_text(self._clock.now())
        with self._db.write("counter") as connection:
            connection.execute(
                sql.insert_event, {"uuid": event.uuid, "created_at": now, "updated_at": now, **_columns(event)}
            )

    def _change(self, event: CountEvent) -> None:
        from companion.services.statements import counter as sql

        now = instant_text(self._clock.now())
        with self._db.write("counter") as connection:
            values = {"which": event.uuid, "updated_at": now, **_columns(event)}
            if not connection.execute(sql.change_event, values).rowcount:
                raise EventGone(event.uuid)

    def _mark_deleted(self, uuid: str, *, deleted: bool) -> None:
        from companion.services.statements import counter as sql

        now = instant_text(self._clock.now())
        with self._db.write("counter") as connection:
            connection.execute(sql.set_deleted, {"which": uuid, "deleted_at": now if deleted else None, "now": now})


def _columns(event: CountEvent) -> dict[str, object]:
    return {
        "kind": event.kind.value,
        "day": event.day.isoformat(),
        "at_utc": None if event.at is None else instant_text(event.at),
        "zone": event.zone,
        "note": event.note,
    }
