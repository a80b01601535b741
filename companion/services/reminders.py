"""What there is to be reminded of today and tomorrow, what was said already, and what to say now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, time, timedelta

from companion.clock import Clock
from companion.domain.day import instant_text
from companion.domain.reminders import Due, Quiet, Said, reckon
from companion.services.aftercare import AftercareService
from companion.services.checkins import CheckInService
from companion.services.medicines import MedicineService
from companion.services.settings import SettingsService
from companion.storage import hot_reminders
from companion.storage.database import Database

AREA = "reminders"
CHECK_IN, DAY, DOSE = "check-in", "day", "dose"
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
    ) -> None:
        self._db, self._clock, self._settings = db, clock, settings
        self._checkins, self._medicines, self._aftercare = checkins, medicines, aftercare

    def any_wanted(self) -> bool:
        """Whether anything is to be reminded of at all."""
        known = self._settings.current()
        return bool(known.remind_check_in or known.remind_day or known.remind_doses)

    def reckon(self) -> Said:
        """What is to be said now, and when to look again."""
        known, now, zone = self._settings.current(), self._clock.now(), self._clock.zone()
        today = now.astimezone(zone).date()
        with self._db.quick() as connection:
            told = hot_reminders.told(connection, today - _DAY)
        # Tomorrow as well, so that there is always an instant at which to look again.
        due = (one for day in (today, today + _DAY) for one in self._due(day))
        return reckon(due, told, now, zone, Quiet(known.quiet_from, known.quiet_to))

    def mark(self, keys: Iterable[str]) -> None:
        """Keep that these were said, durably; what was said a week ago is forgotten."""
        from companion.storage.tables.reminders import reminded

        now = self._clock.now()
        today = now.astimezone(self._clock.zone()).date()
        rows = [{"key": key, "day": today.isoformat(), "at_utc": instant_text(now)} for key in keys]
        if not rows:
            return
        with self._db.write(AREA) as connection:
            connection.execute(reminded.delete().where(reminded.c.day < (today - _KEPT).isoformat()))
            connection.execute(reminded.insert().prefix_with("OR IGNORE"), rows)

    def _due(self, day: date) -> Iterator[Due]:
        known = self._settings.current()
        if known.remind_check_in:
            done = self._checkins.of_day(day) is not None
            yield Due(f"{CHECK_IN}:{day}", day, _time(known.remind_check_in), done)
        doses = self._medicines.due(day) if known.remind_day or known.remind_doses else ()
        if known.remind_day:
            waits = any(dose.taken is None and not dose.time for dose in doses)
            waits = waits or any(step.done_at is None for step in self._aftercare.steps(day))
            yield Due(f"{DAY}:{day}", day, _time(known.remind_day), done=not waits)
        if known.remind_doses:
            for dose in doses:
                if dose.time:
                    key = f"{DOSE}:{dose.medicine.uuid}:{day}:{dose.time}"
                    yield Due(key, day, _time(dose.time), done=dose.taken is not None)


def _time(words: str) -> time:
    return time.fromisoformat(words)
