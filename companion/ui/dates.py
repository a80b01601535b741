"""Days, instants and sizes in words, in the order the language wants them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

#: What a source without a date says in its place.
UNDATED = "undated"


def qdate(day: date) -> QDate:
    """A day as Qt's own kind."""
    return QDate(day.year, day.month, day.day)


def _in_words(day: date, pattern: str) -> str:
    return QLocale().toString(qdate(day), pattern)


def day_month(day: date, today: date | None = None) -> str:
    """ "14 August", with the year where it is another than today's."""
    if today is not None and today.year != day.year:
        return _in_words(day, QCoreApplication.translate("Dates", "d MMMM yyyy"))
    return _in_words(day, QCoreApplication.translate("Dates", "d MMMM"))


def full_date(day: date) -> str:
    """ "14 August 2026"."""
    return _in_words(day, QCoreApplication.translate("Dates", "d MMMM yyyy"))


def weekday_date(day: date, today: date | None = None) -> str:
    """ "Friday 14 August", with the year where it is another than today's."""
    if today is not None and today.year != day.year:
        return _in_words(day, QCoreApplication.translate("Dates", "dddd d MMMM yyyy"))
    return _in_words(day, QCoreApplication.translate("Dates", "dddd d MMMM"))


def when_words(at: datetime, zone: ZoneInfo) -> str:
    """An instant as the wall clock of a zone showed it: "Friday 20 November 2026, 18:40"."""
    here = at.astimezone(zone)
    day = _in_words(here.date(), QCoreApplication.translate("Dates", "dddd d MMMM yyyy"))
    time = QLocale().toString(QTime(here.hour, here.minute), QLocale.FormatType.ShortFormat)
    return QCoreApplication.translate("Dates", "{day}, {time}").format(day=day, time=time)


def size_words(size: int) -> str:
    """A size in bytes as people say it: "155 kB", "57.3 MB"."""
    return QLocale().formattedDataSize(size, 1 if size >= 1_000_000 else 0, QLocale.DataSizeFormat.DataSizeSIFormat)


def seen_words(seen: str) -> str:
    """The date of a source in words: 2021 stays, 2021-08 is "August 2021", and "undated" is nothing."""
    if seen == UNDATED:
        return ""
    year, _dash, month = seen.partition("-")
    if not month:
        return year
    pattern = QCoreApplication.translate("Dates", "MMMM yyyy")
    return QLocale().toString(QDate(int(year), int(month), 1), pattern)
