"""Calendar files: bringing appointments in from one, with a look at it first, and giving them out in one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from companion.clock import Clock
from companion.domain.appointments import Appointment
from companion.domain.calendars import Coming, Fate, Preview, Telling, over, own_uid, planned
from companion.domain.ids import new_uuid
from companion.domain.problems import CalendarTooLarge, NoCalendar
from companion.domain.undo import Done
from companion.domain.value import replace
from companion.services.appointments import AppointmentService
from companion.services.contacts import ContactService
from companion.storage.database import Database
from companion.storage.giving import give

Progress = Callable[[float], None]
#: Ten years of a full calendar have some four million bytes.
MOST_BYTES = 20_000_000


class CalendarService:
    """Reads a calendar file, says what it would bring, and takes it in; writes one."""

    def __init__(self, db: Database, clock: Clock, appointments: AppointmentService, contacts: ContactService) -> None:
        self._db, self._clock, self._appointments, self._contacts = db, clock, appointments, contacts

    def look(self, path: Path, progress: Progress = lambda _share: None) -> Preview:
        """What a file would bring; nothing is written. Belongs on the worker.

        Raises:
            NoCalendar: there is no appointment in it.
            CalendarTooLarge: it holds more than a calendar of a person does.
            ChosenOutOfReach: the file cannot be opened.
        """
        from companion.services.calendar_text import read_calendar
        from companion.services.content_lines import chosen_text

        text = chosen_text(path, MOST_BYTES)
        if text is None:
            raise CalendarTooLarge(path)
        known, people = self._appointments.all(), {one.uuid for one in self._contacts.all()}
        found = read_calendar(
            text,
            self._clock.zone(),
            self._today(),
            {own_uid(one): one.words for one in known},
            progress,
        )
        if not found.read and not found.unread:
            raise NoCalendar(path)
        read = [
            one if one.words.contact in people else replace(one, words=replace(one.words, contact=""))
            for one in found.read
        ]
        return Preview(planned(known, read, self._today(), own=found.own), found.unread)

    def take(self, chosen: Sequence[Coming]) -> Done:
        """Take in what was chosen, in one write; undoing takes all of it back."""
        return self._appointments.keep(
            {one.joins or new_uuid(): None if one.fate is Fate.OFF else one.words for one in chosen}
        )

    def coming(self) -> tuple[Appointment, ...]:
        """The appointments that have a time still to come."""
        today = self._today()
        return tuple(one for one in self._appointments.all() if not over(one.words, today))

    def write(self, target: Path, appointments: Sequence[Appointment], telling: Telling) -> int:
        """Write appointments into one calendar file, whole or not at all; gives how many. Belongs on the worker.

        Raises:
            KnownProblem: the disk is full, cannot be written, or the place is one of the program's own.
        """
        from companion.services.calendar_writing import write_calendar

        text = write_calendar(appointments, telling, self._clock.now(), self._clock.zone())
        give(text.encode("utf-8"), target, self._db.path)
        return len(appointments)

    def _today(self) -> date:
        return self._clock.now().astimezone(self._clock.zone()).date()
