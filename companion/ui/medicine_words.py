"""When a medicine is due, and how it stands with it, in plain sentences."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from companion.domain.prescribed import UNKNOWN_DAYS, DayState, Prescription, Supply, next_collection, supply
from companion.domain.schedule import Schedule, Unit
from companion.ui.dates import day_month, weekday_date
from companion.ui.milestone_words import days_words

if TYPE_CHECKING:
    from companion.content.medicine_notes import MedicineNotes


def _tr(words: str) -> str:
    return QCoreApplication.translate("Medicines", words)


def ask_first_words(notes: MedicineNotes | None, name: str, missed: int, unknown: int, *, used: bool = False) -> str:
    """Whom to ask before the next dose, after missed days, days with nothing said, or use; empty where nobody.

    What nobody said anything of, and what it is to have used, is asked about only of medicines with a note of their
    own. `notes` are None where the library cannot be read.
    """
    if notes is None:
        return _tr("Missed doses? Ring your clinic or pharmacist before you take any.") if missed else ""
    if words := notes.when_missed(name, missed):
        return words
    if notes.of(name) is None:
        return ""
    if used:
        return _tr("You used today. Ask your clinic or pharmacist before this dose.")
    if unknown >= UNKNOWN_DAYS:
        words = QCoreApplication.translate("Medicines", "Nothing taken is written for %n day(s).", "", unknown)
        return _tr("{words} Were they missed? Ring your clinic or pharmacist before you take any.").format(words=words)
    return ""


def time_words(time: str) -> str:
    """A time of the day as the language writes it, such as 8:00 am."""
    hour, minute = time.split(":")
    return QLocale().toString(QTime(int(hour), int(minute)), QLocale.FormatType.ShortFormat)


def and_words(words: list[str]) -> str:
    """Words one after the other, "a, b and c"."""
    return QLocale().createSeparatedList(words)


def weekday_name(weekday: int) -> str:
    """A weekday, 1 (Monday) to 7, in full."""
    return QLocale().standaloneDayName(weekday, QLocale.FormatType.LongFormat)


def schedule_words(schedule: Schedule) -> str:
    """When it is due, as one says it: "Every other day at 8:00"."""
    every = schedule.every
    if schedule.unit is Unit.AS_NEEDED:
        return _tr("When needed, as prescribed")
    if schedule.unit is Unit.DAY:
        words = {1: _tr("Every day"), 2: _tr("Every other day")}.get(every) or _tr("Every {days}").format(
            days=days_words(every)
        )
    elif schedule.unit is Unit.WEEK:
        often = (
            _tr("Every week") if every == 1 else QCoreApplication.translate("Medicines", "Every %n week(s)", "", every)
        )
        words = _tr("{often} on {weekday}").format(often=often, weekday=weekday_name(schedule.first.isoweekday()))
    else:
        often = (
            _tr("Every month")
            if every == 1
            else QCoreApplication.translate("Medicines", "Every %n month(s)", "", every)
        )
        words = _tr("{often} on day {day}").format(often=often, day=QLocale().toString(schedule.first.day))
    times = [time_words(time) for time in schedule.times]
    return _tr("{when} at {times}").format(when=words, times=and_words(times)) if times else words


def how_words(written: Prescription) -> str:
    """Dose and form as the person wrote them; empty where they wrote neither."""
    return ", ".join(words for words in (written.dose, written.form) if words)


def near_day(day: date, today: date) -> str:
    """A day near by: "today", "tomorrow", or "Friday 14 August"."""
    return {0: _tr("today"), 1: _tr("tomorrow"), -1: _tr("yesterday")}.get((day - today).days) or weekday_date(
        day, today
    )


def next_words(schedule: Schedule, today: date) -> str:
    """When it is due next after today; empty where it comes every day, or never again."""
    if schedule.unit is Unit.DAY and schedule.every == 1 and schedule.first <= today:
        return ""
    following = schedule.next_day(today)
    return "" if following is None else _tr("Next: {day}").format(day=near_day(following, today))


def supply_words(written: Prescription, today: date) -> tuple[str, bool]:
    """What there is to say of what is left, and whether it asks for a call soon."""
    until = written.lasts_until
    state = supply(written, today)
    if until is None:
        return "", False
    if state is Supply.OVER:
        return _tr("What you have was to last until {day}.").format(day=near_day(until, today)), True
    if state is Supply.LAST_DAY:
        return _tr("What you have lasts until today."), True
    if state is Supply.LOW:
        words = _tr("Running low: it lasts until {day}. Ring before it ends.")
        return words.format(day=near_day(until, today)), True
    return _tr("Lasts until {day}").format(day=day_month(until, today)), False


def collection_words(written: Prescription, today: date) -> str:
    """When it is collected next, and a new prescription is to be asked for; empty where nobody said."""
    parts = []
    following = next_collection(written, today)
    if following is not None:
        parts.append(_tr("Collect {day}").format(day=near_day(following, today)))
    if written.refill_on is not None and written.refill_on >= today:
        parts.append(_tr("Ask for a new prescription {day}").format(day=near_day(written.refill_on, today)))
    return ". ".join(parts)


def state_words(state: DayState) -> str:
    """What is known of a day."""
    return {
        DayState.TAKEN: _tr("taken"),
        DayState.PARTLY: _tr("partly taken"),
        DayState.MISSED: _tr("missed"),
        DayState.NOT_SAID: _tr("nothing said"),
        DayState.NOT_DUE: _tr("not due"),
    }[state]


def since_words(days: int) -> str:
    """Days on prescribed medicine, as the good news they are."""
    return _tr("On your medicine: {days}").format(days=days_words(days))


def weekday_short(weekday: int) -> str:
    """A weekday in a few letters."""
    return QLocale().standaloneDayName(weekday, QLocale.FormatType.ShortFormat)
