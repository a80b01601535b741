"""Appointments in plain words: when one is, how often it comes, and how long before it to be reminded."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from companion.domain.appointment_reminders import evening_before
from companion.domain.appointments import AppointmentWords, Kind, Occurrence, local_start
from companion.domain.recurrence import parsed
from companion.domain.repeating import Often, Repeat, nth_of_month, repeat_of
from companion.ui.dates import clock_words, day_month, weekday_date
from companion.ui.medicine_words import and_words, weekday_name
from companion.ui.milestone_words import days_words

HOUR, DAY = 60, 24 * 60


def _tr(words: str) -> str:
    return QCoreApplication.translate("Appointments", words)


def kind_words(kind: Kind) -> str:
    """What kind it is."""
    return _tr("Meeting") if kind is Kind.MEETING else _tr("Appointment")


def title_words(one: Occurrence) -> str:
    """What it is called; its kind where it has no name."""
    return one.title or kind_words(one.appointment.words.kind)


def time_words(one: Occurrence, here: ZoneInfo) -> str:
    """When it is on its day, on the clock here: "09:30 to 10:15", or "all day"."""
    if one.at is None:
        return _tr("all day")
    begins = clock_words(one.at, here.key)
    if one.minutes is None or one.minutes >= DAY:
        return begins
    ends = clock_words(one.at + timedelta(minutes=one.minutes), here.key)
    return _tr("{begins} to {ends}").format(begins=begins, ends=ends)


def day_words(day: date, today: date) -> str:
    """A day near by: "today", "tomorrow", or "Friday 14 August"."""
    return {0: _tr("today"), 1: _tr("tomorrow")}.get((day - today).days) or weekday_date(day, today)


def begun(words: str) -> str:
    """Words as they stand at the beginning of a line."""
    return words[:1].upper() + words[1:]


def length_words(minutes: int) -> str:
    """How long it lasts, or how long before it is: "45 minutes", "2 hours", "3 days"."""
    if minutes % DAY == 0:
        return days_words(minutes // DAY)
    if minutes % HOUR == 0:
        return QCoreApplication.translate("Appointments", "%n hour(s)", "", minutes // HOUR)
    return QCoreApplication.translate("Appointments", "%n minute(s)", "", minutes)


def nth_words(day: date) -> str:
    """Which weekday of its month a day is: "the third Thursday"."""
    ordinal = {
        1: _tr("the first {weekday}"),
        2: _tr("the second {weekday}"),
        3: _tr("the third {weekday}"),
        4: _tr("the fourth {weekday}"),
    }.get(nth_of_month(day), _tr("the last {weekday}"))
    return ordinal.format(weekday=weekday_name(day.isoweekday()))


def often_words(often: Often, start: date) -> str:
    """How often it comes that begins on a day, as it stands among the choices."""
    if often is Often.MONTHLY:
        words = _tr("Every month on day {day}, or its last") if start.day > 28 else _tr("Every month on day {day}")
        return words.format(day=QLocale().toString(start.day))
    return {
        Often.NEVER: _tr("Once"),
        Often.DAILY: _tr("Every day"),
        Often.WEEKLY: _tr("Every week"),
        Often.FORTNIGHTLY: _tr("Every two weeks"),
        Often.MONTHLY_WEEKDAY: _tr("Every month on {nth}").format(nth=nth_words(start)),
        Often.YEARLY: _tr("Every year on {day}").format(day=day_month(start)),
        Often.OTHER: _tr("As its calendar says"),
    }[often]


def repeat_words(words: AppointmentWords, here: ZoneInfo, today: date) -> str:
    """How often an appointment comes, in a sentence without its full stop; empty for once."""
    repeat = repeat_of(words, here)
    if repeat.often is Often.NEVER:
        return ""
    said = _other_words(words) if repeat.often is Often.OTHER else _plain_words(repeat, local_start(words.starts))
    if repeat.until is not None:
        said = _tr("{often}, until {day}").format(often=said, day=day_month(repeat.until, today))
    return said


def _plain_words(repeat: Repeat, start: datetime) -> str:
    said = often_words(repeat.often, start.date())
    if repeat.weekdays:
        weekdays = and_words([weekday_name(one + 1) for one in repeat.weekdays])
        return _tr("{often} on {weekdays}").format(often=said, weekdays=weekdays)
    return said


def _other_words(words: AppointmentWords) -> str:
    """What is known of a rule that is none of those offered."""
    try:
        rule = parsed(words.rule)
    except ValueError:
        return _tr("On further days too") if words.extra else _tr("Comes again, in a way Companion does not know")
    n = rule.interval
    every = {
        "DAILY": _tr("Every {days}").format(days=days_words(n)) if n > 1 else _tr("Every day"),
        "WEEKLY": QCoreApplication.translate("Appointments", "Every %n week(s)", "", n) if n > 1 else _tr("Every week"),
        "MONTHLY": QCoreApplication.translate("Appointments", "Every %n month(s)", "", n)
        if n > 1
        else _tr("Every month"),
        "YEARLY": QCoreApplication.translate("Appointments", "Every %n year(s)", "", n) if n > 1 else _tr("Every year"),
    }[rule.often]
    if rule.count is not None:
        times = QCoreApplication.translate("Appointments", "%n time(s) in all", "", rule.count)
        every = _tr("{often}, {times}").format(often=every, times=times)
    return _tr("{often}, as its calendar says").format(often=every)


def remind_words(minutes: int, start: str) -> str:
    """How long before it to be reminded, as it is chosen."""
    if minutes == evening_before(start):
        return _tr("The evening before")
    if minutes == DAY:
        return _tr("A day before")
    if minutes < 0:
        return _tr("In the morning")
    return _tr("{length} before").format(length=length_words(minutes)) if minutes else _tr("When it begins")


def clock_note(zone: str, starts: str, here: ZoneInfo, *, known: bool) -> str:
    """Whose clock a start is on, where that is another than the one on the wall here; empty where it is not."""
    if not zone or zone == here.key:
        return ""
    place = zone.rpartition("/")[2].replace("_", " ")
    if not known:
        return _tr("Written for the clock of {place}, which is not known here. Shown as if on yours.").format(
            place=place
        )
    at = local_start(starts)
    time = QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)
    return _tr("{time} on the clock of {place}").format(time=time, place=place)
