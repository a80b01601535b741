"""When somebody can be reached, and when they were spoken to, in words."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from companion.domain.reach import Reach, by_days, standing

_NEAR = timedelta(hours=12)


def reach_words(reach: Reach) -> str:
    """The times of the week: "Monday to Friday 09:00 to 17:00 · Saturday 10:00 to 12:00"."""
    if reach.always:
        return QCoreApplication.translate("Reach", "Day and night, every day")
    pair = QCoreApplication.translate("Reach", "{first} to {last}")
    parts = []
    for days, times in by_days(reach):
        named = [_day(a) if a == b else pair.format(first=_day(a), last=_day(b)) for a, b in days]
        if days == [(0, 6)]:
            named = [QCoreApplication.translate("Reach", "Every day")]
        hours = [pair.format(first=_clock(begin), last=_clock(end)) for begin, end in times]
        parts.append(f"{', '.join(named)} {', '.join(hours)}")
    return " · ".join(parts)


def standing_words(reach: Reach, wall: datetime) -> str:
    """Whether they can be reached now, and until or from when."""
    told = standing(reach, wall)
    if told.now:
        if told.until is None:
            return QCoreApplication.translate("Reach", "Can be reached now")
        words = QCoreApplication.translate("Reach", "Can be reached now, until {time}")
        return words.format(time=_when(told.until, wall))
    if told.next is None:
        return ""
    return QCoreApplication.translate("Reach", "Not now. Again from {time}").format(time=_when(told.next, wall))


def spoken_words(day: date, today: date) -> str:
    """When somebody was spoken to last."""
    days = (today - day).days
    if days <= 0:
        return QCoreApplication.translate("Reach", "Spoken to today")
    if days == 1:
        return QCoreApplication.translate("Reach", "Spoken to yesterday")
    return QCoreApplication.translate("Reach", "Spoken to %Ln day(s) ago", "", days)


def general_script() -> str:
    """What to say as somebody picks up, where there are no words for them yet."""
    return QCoreApplication.translate(
        "Reach", "I am having a hard time. Can you stay with me for ten minutes? You do not have to fix anything."
    )


def _day(day: int) -> str:
    return QLocale().standaloneDayName(day + 1, QLocale.FormatType.LongFormat)


def _clock(minutes: int) -> str:
    of_day = minutes % (24 * 60)
    return QLocale().toString(QTime(of_day // 60, of_day % 60), QLocale.FormatType.ShortFormat)


def _when(at: datetime, wall: datetime) -> str:
    """A time, with its day where it is not within the next half day."""
    time = _clock(at.hour * 60 + at.minute)
    return time if at - wall < _NEAR else f"{_day(at.weekday())} {time}"
