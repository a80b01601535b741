"""Appointments and meetings, once or again and again, by the clock on the wall of a zone.

A start is kept as it is read off that clock, "2026-11-22T09:30", or as a date alone for a whole day. So half past nine
stays half past nine over a change of the clocks, and nobody has to reckon back.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum

from companion.domain.value import Value

_DAY, _MINUTES_A_DAY = timedelta(days=1), 24 * 60
#: The longest one may last, and the earliest and latest a reminder may come, all in minutes.
LONGEST = 366 * 24 * 60
EARLIEST, LATEST = 28 * 24 * 60, 1 - 24 * 60
#: The years in which anything can begin: wide enough for a life, and far from where dates end.
YEARS = range(1900, 2200)
#: What a rule may name. Anything finer than a day is not an appointment.
_OFTEN = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
_BY = frozenset({"BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYMONTH", "BYSETPOS"})
_PARTS = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"} | _BY)


class Kind(StrEnum):
    """What it is: with somebody, or a meeting of a group."""

    APPOINTMENT = "appointment"
    MEETING = "meeting"


class Change(Value):
    """One time of a repeated one that is off, or moved, or has words of its own.

    Attributes:
        of_start: the start it would have had, written as the `starts` of the series.
        starts: when it is instead; None where it is off.
        minutes: how long it lasts then; None as the series.
        title, place, note: what stands there for this time; None as the series.
    """

    of_start: str
    starts: str | None
    minutes: int | None = None
    title: str | None = None
    place: str | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        local_start(self.of_start)
        if self.starts is not None:
            local_start(self.starts)
        _check_length(self.minutes)


class AppointmentWords(Value, kw_only=True):
    """All that a person writes of an appointment, or a calendar file brings.

    Attributes:
        title: what it is called; empty where its kind says enough.
        contact: the uuid of whom it is with, on the person's own list; empty for nobody of it.
        starts: "2026-11-22T09:30" on the clock of `zone`, or "2026-11-22" for a whole day.
        zone: whose clock, by its IANA name; empty for whatever clock is on the wall, and for whole days.
        minutes: how long it lasts, None where nobody said.
        rule: an RRULE value as RFC 5545 writes it, empty for once.
        extra: further starts beside those of the rule, each as `starts`.
        remind: how many minutes before its start to remind of it. A whole day begins at midnight, so of one it may be
            less than nought: -540 is nine in the morning of the day.
        changes: the times of a repeated one that are off, moved, or have words of their own.
        calendar_uid, sequence, modified: UID, SEQUENCE and LAST-MODIFIED in the calendar it came from; behind the last,
            after a blank, when it was written anew here since. One that came from none has its own.
    """

    title: str
    kind: Kind = Kind.APPOINTMENT
    place: str = ""
    note: str = ""
    contact: str = ""
    starts: str
    zone: str = ""
    minutes: int | None = None
    rule: str = ""
    extra: tuple[str, ...] = ()
    remind: tuple[int, ...] = ()
    changes: tuple[Change, ...] = ()
    calendar_uid: str = ""
    sequence: int = 0
    modified: str = ""

    def __post_init__(self) -> None:
        local_start(self.starts)
        if self.whole_day and self.zone:
            raise ValueError("a whole day is on no clock, so it has no zone")
        _check_length(self.minutes)
        rule_parts(self.rule)
        for one in (*self.extra, *(change.of_start for change in self.changes)):
            local_start(one)
            if is_whole_day(one) is not self.whole_day:
                raise ValueError("all times of one are whole days, or none is")
        if len({change.of_start for change in self.changes}) != len(self.changes):
            raise ValueError("each time is changed once")
        last = LATEST if self.whole_day else 0
        if not all(last <= minutes <= EARLIEST for minutes in self.remind):
            raise ValueError("a reminder comes before it begins, and at most four weeks")
        if len(set(self.remind)) != len(self.remind):
            raise ValueError("each reminder is there once")
        if self.sequence < 0:
            raise ValueError("a sequence begins at nought")

    @property
    def whole_day(self) -> bool:
        """Whether it takes a day as a whole, at no time of it."""
        return is_whole_day(self.starts)

    @property
    def repeats(self) -> bool:
        """Whether it has more times than one."""
        return bool(self.rule or self.extra)


class Appointment(Value):
    """An appointment or a meeting on the person's list."""

    uuid: str
    words: AppointmentWords


class Occurrence(Value):
    """One time of an appointment, as it is to be then.

    Attributes:
        of_start: the start by its rule, which names it; `starts` is when it is.
        at: the instant (UTC) it begins; None for a whole day.
        day: its date on the clock of where the person is; of several whole days the first one that was asked about.
    """

    appointment: Appointment
    of_start: str
    starts: str
    minutes: int | None
    title: str
    place: str
    note: str
    at: datetime | None
    day: date

    @property
    def last_day(self) -> date:
        """The last of the days it takes as a whole; its one day where it takes none, or one."""
        return (
            self.day if self.at is not None else local_start(self.starts).date() + _DAY * (whole_days(self.minutes) - 1)
        )


def whole_days(minutes: int | None) -> int:
    """How many days are taken by what takes days as a whole."""
    return -(-(minutes or 1) // _MINUTES_A_DAY)


def is_whole_day(start: str) -> bool:
    """Whether a start is a date alone."""
    return "T" not in start


def local_start(start: str) -> datetime:
    """A start as a reading of the wall clock, midnight for a whole day; ValueError for what is none."""
    read = datetime.fromisoformat(start)
    if read.tzinfo is not None or start_text(read, whole_day=is_whole_day(start)) != start or read.year not in YEARS:
        raise ValueError(f"{start!r} is not how a start is written")
    return read


def start_text(wall: datetime, *, whole_day: bool = False) -> str:
    """A reading of the wall clock as a start is kept."""
    return wall.date().isoformat() if whole_day else wall.isoformat(timespec="minutes")


def rule_parts(rule: str) -> dict[str, str]:
    """The parts of a rule by name, none for an empty one; ValueError where it is none that can be followed by days."""
    if not rule:
        return {}
    parts: dict[str, str] = {}
    for part in rule.split(";"):
        name, equals, value = part.partition("=")
        if not equals or not value or name in parts:
            raise ValueError(f"{rule!r} is no rule")
        if name not in _PARTS and not name.startswith("X-"):
            raise ValueError(f"{name} in a rule is finer than a day, or unknown")
        parts[name] = value
    if parts.get("FREQ") not in _OFTEN:
        raise ValueError(f"{rule!r} does not say how many days, weeks, months or years it goes by")
    return parts


def in_order(occurrences: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
    """Occurrences by their day, whole days first, then by when they begin."""
    return tuple(
        sorted(occurrences, key=lambda one: (one.day, one.at is not None, one.at, one.title, one.appointment.uuid))
    )


def _check_length(minutes: int | None) -> None:
    if minutes is not None and not 0 < minutes <= LONGEST:
        raise ValueError(f"nothing lasts {minutes} minutes")
