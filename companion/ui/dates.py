"""Days in words, in the order the language wants them."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale


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
