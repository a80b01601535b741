"""Appointments and meetings: written, moved, called off and taken away, each with undo; and which ones come when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from companion.clock import Clock
from companion.domain.appointments import EARLIEST, Appointment, AppointmentWords, Change, Occurrence, in_order
from companion.domain.calendars import written_anew
from companion.domain.day import instant_text
from companion.domain.ids import new_uuid
from companion.domain.recurrence import parsed
from companion.domain.series import ended_before, is_start, rest_from
from companion.domain.undo import Done, Made
from companion.domain.value import Value, parts_of, replace
from companion.services.occurrences import around, between, clock_of, starts_of
from companion.services.own_rows import the_one
from companion.storage import hot_appointments
from companion.storage.database import Database

if TYPE_CHECKING:
    from sqlalchemy import Connection

AREA = "appointments"
_DAY = timedelta(days=1)
#: How many days from today on are told day by day, and how many back; beyond, each appointment stands once.
NEAR_DAYS, PAST_DAYS = 7, 28


class Listing(Value):
    """What there is as seen from a day: the days near by, what comes later, and what is over, the newest first."""

    near: tuple[Occurrence, ...]
    later: tuple[Occurrence, ...]
    past: tuple[Occurrence, ...]


class AppointmentService:
    """The list of appointments. What is taken off it keeps its words for thirty days, for undoing."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db, self._clock = db, clock

    # -- reading -----------------------------------------------------------------------------------------------

    def all(self) -> tuple[Appointment, ...]:
        """Every appointment, by when it begins."""
        with self._db.quick() as connection:
            return hot_appointments.appointments(connection)

    def get(self, uuid: str) -> Appointment | None:
        """One of them, or None."""
        return next(iter(self._named((uuid,))), None)

    def between(self, first: date, last: date) -> tuple[Occurrence, ...]:
        """Every time from one day of the calendar to another, both too, in order."""
        with self._db.quick() as connection:
            near = hot_appointments.near(connection, first, last)
        return between(near, first, last, self._clock.zone())

    def listing(self) -> Listing:
        """Everything there is, as the page of appointments shows it."""
        here = self._clock.zone()
        today = self._clock.now().astimezone(here).date()
        days = today - _DAY * PAST_DAYS, today, today + _DAY * (NEAR_DAYS - 1)
        near, later, past = list[Occurrence](), list[Occurrence](), list[Occurrence]()
        for one in self.all():
            now, following, over = around(one, days, here)
            near += now
            later += [following] if following is not None else []
            past += over
        return Listing(in_order(near), in_order(later), in_order(past)[::-1])

    def times(self, uuid: str, count: int) -> tuple[tuple[str, Occurrence | None], ...]:
        """The next starts of a repeated one by its rule, each with what is of it; None where it is off that time."""
        here = self._clock.zone()
        return starts_of(self._known(uuid), self._clock.now().astimezone(here).date(), count, here)

    def any_reminder(self) -> bool:
        """Whether any of them is to be reminded of."""
        with self._db.quick() as connection:
            return hot_appointments.any_reminder(connection)

    def to_remind_of(self) -> tuple[Occurrence, ...]:
        """The times that somebody may want to be reminded of today or tomorrow."""
        here = self._clock.zone()
        today = self._clock.now().astimezone(here).date()
        # A day for tomorrow, one for the quiet hours, and one for what is begun of a day.
        more = timedelta(days=3)
        with self._db.quick() as connection:
            near = hot_appointments.near(connection, today, today + timedelta(minutes=EARLIEST) + more)
        wanted = [one for one in near if one.words.remind]
        longest = max((minutes for one in wanted for minutes in one.words.remind), default=0)
        return between(wanted, today, today + timedelta(minutes=longest) + more, here)

    # -- writing -----------------------------------------------------------------------------------------------

    def add(self, words: AppointmentWords) -> Made:
        """Put one on the list; ValueError where its rule cannot be followed."""
        uuid = new_uuid()
        return Made(self.keep({uuid: words}).undo, uuid)

    def change(self, uuid: str, words: AppointmentWords) -> Done:
        """Write one anew, all of its times; RowGone where there is none."""
        return self._write_anew(self._known(uuid), words)

    def change_time(self, uuid: str, change: Change) -> Done:
        """Move one time of a repeated one, or give it words of its own, or with no start call it off."""
        known = self._known(uuid)
        words = known.words
        if not is_start(words, change.of_start, clock_of(words, self._clock.zone())):
            raise ValueError(f"it has no time of {change.of_start}")
        others = [one for one in words.changes if one.of_start != change.of_start]
        changes = tuple(sorted([*others, change], key=lambda one: one.of_start))
        return self._write_anew(known, replace(words, changes=changes))

    def call_off(self, uuid: str, of_start: str) -> Done:
        """One time of a repeated one is off; the others stay."""
        return self.change_time(uuid, Change(of_start, None))

    def as_before(self, uuid: str, of_start: str) -> Done:
        """One time is as its series says again, after it was off or moved."""
        known = self._known(uuid)
        changes = tuple(one for one in known.words.changes if one.of_start != of_start)
        return self._write_anew(known, replace(known.words, changes=changes))

    def change_later(self, uuid: str, of_start: str, later: AppointmentWords) -> Made:
        """Cut a repeated one in two: what was before stays, and from this time on it is as written anew."""
        known = self._known(uuid)
        before = ended_before(known.words, of_start, clock_of(known.words, self._clock.zone()))
        if before is None:
            return Made(self.change(uuid, later).undo, uuid)
        other = new_uuid()
        return Made(self._write_anew(known, before, {other: later}).undo, other)

    def rest(self, uuid: str, of_start: str) -> AppointmentWords:
        """This time of a repeated one and all later ones, as one that begins with it."""
        words = self._known(uuid).words
        return rest_from(words, of_start, clock_of(words, self._clock.zone()))

    def end(self, uuid: str, of_start: str) -> Done:
        """A repeated one has no time from this one on; where that is its first, it is taken off the list."""
        known = self._known(uuid)
        return self._write_anew(known, ended_before(known.words, of_start, clock_of(known.words, self._clock.zone())))

    def remove(self, uuid: str) -> Done:
        """Take one off the list with all of its times; RowGone where there is none."""
        self._known(uuid)
        return self.keep({uuid: None})

    def keep(self, written: Mapping[str, AppointmentWords | None]) -> Done:
        """Write any number at once, by their uuids, or with None take them off: all of them, or none; undone as one.

        ValueError where the rule of one cannot be followed.
        """
        for words in written.values():
            if words is not None and words.rule:
                parsed(words.rule)
        with self._db.write(AREA) as connection:
            known = {one.uuid: one.words for one in self._named(written)}
            self._put(connection, written)
        former = {uuid: known.get(uuid) for uuid in written}

        def undo() -> None:
            with self._db.write(AREA) as connection:
                self._put(connection, former)

        return Done(undo)

    def purge(self, now: datetime | None = None) -> int:
        """Blank the words of what was taken off thirty days before `now`; gives of how many rows."""
        from companion.services.emptying import blank_long_removed
        from companion.services.statements import appointments as sql

        return blank_long_removed(self._db, AREA, now or self._clock.now(), sql.long_removed)

    def _write_anew(
        self, known: Appointment, words: AppointmentWords | None, more: Mapping[str, AppointmentWords] | None = None
    ) -> Done:
        """Write one anew, newer than any calendar has it, or with None take it off; and `more` beside it."""
        anew = None if words is None else written_anew(words, known.words, self._clock.now())
        return self.keep({known.uuid: anew, **(more or {})})

    # -- rows --------------------------------------------------------------------------------------------------

    def _known(self, uuid: str) -> Appointment:
        return the_one(self._named((uuid,)), uuid)

    def _named(self, uuids: Iterable[str]) -> tuple[Appointment, ...]:
        with self._db.quick() as connection:
            return hot_appointments.named(connection, uuids)

    def _put(self, connection: Connection, written: Mapping[str, AppointmentWords | None]) -> None:
        from companion.services.statements import appointments as sql

        now = instant_text(self._clock.now())
        gone = [{"which": uuid, "now": now} for uuid, words in written.items() if words is None]
        kept = {uuid: words for uuid, words in written.items() if words is not None}
        if gone:
            connection.execute(sql.remove, gone)
        if not kept:
            return
        connection.execute(sql.write, [{"uuid": uuid, "now": now, **_columns(one)} for uuid, one in kept.items()])
        connection.execute(sql.drop_changes, [{"which": uuid, "now": now} for uuid in kept])
        changes = [
            {"uuid": new_uuid(), "appointment_uuid": uuid, "now": now, **parts_of(change)}
            for uuid, words in kept.items()
            for change in words.changes
        ]
        if changes:
            connection.execute(sql.write_change, changes)


def _columns(words: AppointmentWords) -> dict[str, object]:
    return {
        "kind": words.kind.value,
        "title": " ".join(words.title.split()),
        "place": " ".join(words.place.split()),
        "note": words.note.strip(),
        "contact_uuid": words.contact or None,
        "starts": words.starts,
        "zone": words.zone,
        "minutes": words.minutes,
        "rule": words.rule,
        "extra": " ".join(words.extra),
        "remind": " ".join(str(one) for one in words.remind),
        "calendar_uid": words.calendar_uid,
        "sequence": words.sequence,
        "modified": words.modified,
    }
