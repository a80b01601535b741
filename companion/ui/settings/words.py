"""Sizes and instants in words."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from companion.ui.dates import weekday_date


def size_words(size: int) -> str:
    """A size in bytes as people say it: 155 kB, 57 MB."""
    return QLocale().formattedDataSize(size, 1 if size >= 1_000_000 else 0, QLocale.DataSizeFormat.DataSizeSIFormat)


def when_words(at: datetime, zone: ZoneInfo) -> str:
    """An instant as the wall clock of a zone showed it: Friday 20 November 2026, 18:40."""
    here = at.astimezone(zone)
    time = QLocale().toString(QTime(here.hour, here.minute), QLocale.FormatType.ShortFormat)
    day = weekday_date(here.date(), here.date().replace(year=1))
    return QCoreApplication.translate("Dates", "{day}, {time}").format(day=day, time=time)
