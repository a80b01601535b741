"""Days, times and ages of things, in words; dates and times always through QLocale."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QLocale

from companion.ui.dates import clock_words, full_date, qdate


def wall(at: datetime, zone: str) -> datetime:
    """An instant as the wall clock of its own zone showed it."""
    return at.astimezone(ZoneInfo(zone))


def time_words(at: datetime, zone: str) -> str:
    """The time of day of an instant in its own zone, short, such as 18:40 or 6:40 pm."""
    return clock_words(at, zone)


def day_words(day: date, today: date) -> str:
    """A day as a timeline names it: Today, Friday 20, Thu 12 March, or 12 March 2025."""
    if day == today:
        return QCoreApplication.translate("Journal", "Today")
    age = (today - day).days
    if day.year != today.year and not 0 < age < 7:
        return full_date(day)
    return QLocale().toString(
        qdate(day),
        QCoreApplication.translate("Journal", "dddd d")
        if 0 < age < 7
        else QCoreApplication.translate("Journal", "ddd d MMMM"),
    )


def full_day_words(day: date) -> str:
    """A day in full: Saturday 21 November 2026."""
    return QLocale().toString(qdate(day), QCoreApplication.translate("Journal", "dddd d MMMM yyyy"))


def closed_words(opens_on: date) -> str:
    """What stands in place of the words of a letter that is closed."""
    return QCoreApplication.translate("Journal", "A closed letter. It opens on {day}.").format(day=full_date(opens_on))


def noted_words() -> str:
    """What stands above a note on a highlight in the library."""
    return QCoreApplication.translate("Journal", "Your note in Learn")


def mood_words(value: int) -> str:
    """A mood as it stands on a page: mood 6."""
    return QCoreApplication.translate("Journal", "mood {value}").format(value=value)


def craving_words(value: int) -> str:
    """A craving as it stands on a page: craving 4."""
    return QCoreApplication.translate("Journal", "craving {value}").format(value=value)


def sleep_words(value: int) -> str:
    """Sleep quality as it stands in a line: sleep 4."""
    return QCoreApplication.translate("Journal", "sleep {value}").format(value=value)


def check_in_words(
    mood: int | None, craving: int | None, sleep: int | None, *, not_today: bool = False, moment: bool = False
) -> str:
    """A check-in, or a moment, in one line, naming only what was given."""
    parts = [
        say(value)
        for say, value in ((mood_words, mood), (craving_words, craving), (sleep_words, sleep))
        if value is not None
    ]
    if moment:
        if not parts:
            return QCoreApplication.translate("Journal", "A moment")
        return QCoreApplication.translate("Journal", "A moment: {values}").format(values=", ".join(parts))
    if not_today:
        return QCoreApplication.translate("Journal", "Check-in: not today")
    if not parts:
        return QCoreApplication.translate("Journal", "Check-in")
    return QCoreApplication.translate("Journal", "Check-in: {values}").format(values=", ".join(parts))
