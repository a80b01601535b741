"""What there is to be reminded of today and tomorrow, what was said already, and what to say now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, time, timedelta

from companion.clock import Clock
from companion.domain.day import instant_text, logical_day
from companion.domain.kits import SOON_DAYS
from companion.domain.reminders import Due, Kept, Quiet, Said, instant, reckon, without_names
from companion.domain.settings import Audience
from companion.services.aftercare import AftercareService
from companion.services.aims import AimService
from companion.services.appointments import AppointmentService
from companion.services.checkins import CheckInService
from companion.services.kits import KitService
from companion.services.medicines import MedicineService
from companion.services.settings import SettingsService
from companion.storage import hot_reminders
from companion.storage.database import Database

AREA = "reminders"
CHECK_IN, DAY, DOSE, KIT, HARD_DAY, APPOINTMENT = "check-in", "day", "dose", "kit", "hard-day", "appointment"
#: When a kit's date is told of, and when a hard day on the evening before it.
KIT_AT, HARD_DAY_AT = time(10), time(18)
_DAY, _KEPT = timedelta(days=1), timedelta(days=7)


class ReminderService:
    """Reckons reminders out of what the person chose and what the other services know."""

    def __init__(
        self,
        db: Database,
        clock: Clock,
        settings: SettingsService,
        checkins: CheckInService,
        medicines: MedicineService,
        aftercare: AftercareService,
        kits: KitService,
        aims: AimService,
        appointments: AppointmentService,
    ) -> None:
        self._db, self._clock, self._settings = db, clock, settings
        self._checkins, self._medicines, self._aftercare = checkins, medicines, aftercare
        self._kits, self._aims, self._appointments = kits, aims, appointments

    def any_wanted(self) -> bool:
        """Whether anything is to be reminded of at all."""
        known = self._settings.current()
        own = known.remind_check_in or known.remind_day or known.remind_doses or known.remind_hard_days
        return (bool(own) and self._is_own()) or known.remind_kits or self._any_appointment()

    def reckon(self) -> Said:
        """What is to be said now, and when to look again: at the latest when the next day of the calendar begins."""
        now, zone = self._clock.now(), self._clock.zone()
        wall = now.astimezone(zone).date()
        said = reckon(self._soon(), self._told(), now, zone, self._quiet())
        if said.again is None and self.any_wanted():
            # What is due then is not known yet: a weekly dose, or a line in the calendar.
            return Said(said.now, instant(wall + _DAY, time(0), zone))
        return said

    def keep(self, said: Collection[str] = ()) -> Kept | None:
        """The times of today and tomorrow that may be told while the file is locked; None where that is not wanted.

        `said` was said already, whether or not that could be kept.
        """
        if not self._settings.current().remind_locked:
            return None
        return without_names(self._soon(), {*self._told(), *said}, self._quiet())

    def mark(self, keys: Iterable[str]) -> None:
        """Keep that these were said, durably; what was said a week ago is forgotten."""
        from companion.storage.tables.reminders import reminded

        now = self._clock.now()
        today = now.astimezone(self._clock.zone()).date()
        rows = [{"key": key, "day": today.isoformat(), "at_utc": instant_text(now)} for key in keys]
        with self._db.write(AREA) as connection:
            connection.execute(reminded.delete().where(reminded.c.day < (today - _KEPT).isoformat()))
            connection.execute(reminded.insert().prefix_with("OR IGNORE"), rows)

    def _is_own(self) -> bool:
        """Whether it is kept by the person themselves; who loves them has no switch for the rest, and no page of it."""
        return self._settings.current().audience is Audience.ME

    def _any_appointment(self) -> bool:
        """Whether an appointment is to be reminded of; who has none pays for a question alone."""
        return self._settings.current().remind_appointments and self._appointments.any_reminder()

    def _soon(self) -> tuple[Due, ...]:
        """What there is of this day of the person's and of the next."""
        now, zone = self._clock.now(), self._clock.zone()
        today = logical_day(now, zone, self._settings.current().rollover_hour)
        due = [*self._due(today), *self._due(today + _DAY)]
        if self._any_appointment():
            from companion.domain.appointment_reminders import reminders

            due.extend(reminders(self._appointments.to_remind_of(), now, zone, self._quiet(), APPOINTMENT))
        return tuple(due)

    def _told(self) -> frozenset[str]:
        wall = self._clock.now().astimezone(self._clock.zone()).date()
        with self._db.quick() as connection:
            return hot_reminders.told(connection, wall - _DAY)

    def _quiet(self) -> Quiet:
        known = self._settings.current()
        return Quiet(known.quiet_from, known.quiet_to)

    def _due(self, day: date) -> Iterator[Due]:
        """What there is of one of the person's days; an hour of the night is of the night after it."""
        known = self._settings.current()
        if known.remind_kits:
            yield from self._kits_due(day)
        if not self._is_own():
            return

        def due(key: str, words: str, *, done: bool) -> Due:
            at = _time(words)
            return Due(key, day + _DAY if at.hour < known.rollover_hour else day, at, done)

        if known.remind_check_in:
            done = self._checkins.of_day(day) is not None
            yield due(f"{CHECK_IN}:{day}", known.remind_check_in, done=done)
        doses = self._medicines.due(day) if known.remind_day or known.remind_doses else ()
        if known.remind_day:
            waits = any(dose.taken is None and not dose.time for dose in doses)
            waits = waits or any(step.done_at is None for step in self._aftercare.steps(day))
            yield due(f"{DAY}:{day}", known.remind_day, done=not waits)
        if known.remind_doses:
            for dose in doses:
                if dose.time:
                    key = f"{DOSE}:{dose.medicine.uuid}:{day}:{dose.time}"
                    yield due(key, dose.time, done=dose.taken is not None)
        if known.remind_hard_days:
            away = known.hard_day_put_away == day.isoformat()
            for one in self._aims.hard_days():
                if one.on(day + _DAY):
                    yield Due(f"{HARD_DAY}:{one.uuid}:{day}", day, HARD_DAY_AT, away)

    def _kits_due(self, day: date) -> Iterator[Due]:
        """The kits whose date comes in so many days that another can be got, and those whose last day it is."""
        away = self._settings.current().kit_put_away == day.isoformat()
        for kit in self._kits.all():
            expires = kit.words.expires
            if expires is not None and (expires - day).days in (SOON_DAYS, 0):
                yield Due(f"{KIT}:{kit.uuid}:{day}", day, KIT_AT, away)


def _time(words: str) -> time:
    return time.fromisoformat(words)
