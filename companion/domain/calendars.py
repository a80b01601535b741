"""Appointments out of a calendar file: which are new, which have changed there, and which are on the list already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from companion.domain.appointments import Appointment, AppointmentWords, local_start
from companion.domain.recurrence import Rule, days_of, parsed
from companion.domain.value import Value, replace

_DAY = timedelta(days=1)
#: A rule that ends after more times than this is not counted through: it is taken as one that goes on.
MOST_COUNTED = 400
_DAYS = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 31, "YEARLY": 366}
#: The program that writes our files, as they name it.
PRODUCT = "-//Companion//Companion//EN"
#: So far ahead a time still to come is looked for.
_AHEAD = timedelta(days=3653)


class Trouble(StrEnum):
    """Why something in a file cannot be read, or what of it could not be understood."""

    NO_START = "no-start"
    BAD_TIME = "bad-time"
    CUT_SHORT = "cut-short"
    TOO_LONG = "too-long"
    #: The rule is not understood; its first time is there, as one alone.
    REPEATS = "repeats"
    #: Nobody knows its clock here; it is on the one on the wall.
    CLOCK = "clock"
    #: A change meant for one time and all later ones, to another day, is there for that one alone.
    LATER = "later"


class Read(Value):
    """An appointment as a file has it."""

    words: AppointmentWords
    troubles: tuple[Trouble, ...] = ()
    called_off: bool = False


class Unread(Value):
    """Something in a file that nobody can read: what it is called there, if it says so, and why."""

    title: str
    why: Trouble


class Found(Value):
    """All that is in a file; `own` says that this program wrote it."""

    read: tuple[Read, ...]
    unread: tuple[Unread, ...] = ()
    own: bool = False


class Fate(StrEnum):
    """What a file says of an appointment, seen from the list."""

    NEW = "new"
    #: On the list, and written anew in the calendar since.
    CHANGED = "changed"
    #: On the list, and other than in a file that is no newer: what the person wrote stays, unless they would not.
    OTHER = "other"
    SAME = "same"
    #: On the list, and called off in the calendar.
    OFF = "off"


class Coming(Value):
    """An appointment of the file, joined with what is known of it.

    Attributes:
        joins: the uuid of the one on the list; None for a new one.
        over: whether no time of it is still to come.
    """

    words: AppointmentWords
    fate: Fate
    joins: str | None = None
    over: bool = False
    troubles: tuple[Trouble, ...] = ()

    @property
    def wanted(self) -> bool:
        """Whether it is most likely meant to be brought in."""
        return not self.over and self.fate in (Fate.NEW, Fate.CHANGED, Fate.OFF)


class Preview(Value):
    """What a file would bring, before anything is written."""

    coming: tuple[Coming, ...]
    unread: tuple[Unread, ...] = ()

    def count(self, fate: Fate) -> int:
        """How many have such a fate."""
        return sum(one.fate is fate for one in self.coming)

    @property
    def choices(self) -> tuple[Coming, ...]:
        """Those that would change something on the list."""
        return tuple(one for one in self.coming if one.fate is not Fate.SAME)


class Telling(Value):
    """What a calendar file tells besides the times.

    Attributes:
        reminder: what a reminder says, which another program may show on a locked screen.
        title: what every appointment is called, where others may see the calendar; then neither place nor note is
            told, nor of what kind it is. Empty for the person's own words.
    """

    reminder: str
    title: str = ""


def own_uid(appointment: Appointment) -> str:
    """The name in a calendar: the one it came with, or one of its own, that no other program gives."""
    return appointment.words.calendar_uid or f"{appointment.uuid}@companion.invalid"


def planned(
    known: Sequence[Appointment], found: Iterable[Read], today: date, *, own: bool = False
) -> tuple[Coming, ...]:
    """What comes of each, in the order of the file; what is off and was never known is left out.

    What was written anew here makes a file of the calendar no older. One of our `own` may have been written before it.
    """
    by_name = {own_uid(one): one for one in known}
    coming = []
    for one in found:
        kept = by_name.get(one.words.calendar_uid)
        if kept is None:
            if not one.called_off:
                coming.append(Coming(one.words, Fate.NEW, None, over(one.words, today), one.troubles))
            continue
        age, told = age_of(one.words), own_age(kept.words) if own else age_of(kept.words)
        if one.called_off:
            fate = Fate.OFF if age >= told else Fate.SAME
            coming.append(Coming(kept.words, fate, kept.uuid, over(kept.words, today)))
            continue
        words = joined(kept.words, one.words)
        fate = Fate.SAME if _said(words) == _said(kept.words) else Fate.CHANGED if age > told else Fate.OTHER
        coming.append(Coming(words, fate, kept.uuid, over(words, today), one.troubles))
    return tuple(coming)


def joined(kept: AppointmentWords, file: AppointmentWords) -> AppointmentWords:
    """What the calendar says, with what only the person can have said, and what it leaves empty."""
    return replace(
        file,
        kind=kept.kind,
        contact=kept.contact or file.contact,
        place=file.place or kept.place,
        note=file.note or kept.note,
        remind=file.remind or kept.remind,
        calendar_uid=kept.calendar_uid,
    )


def over(words: AppointmentWords, today: date) -> bool:
    """Whether no time of it is still to come, as far as that is known without long counting."""
    # What ends at midnight is of the day before.
    ends = max(timedelta(minutes=words.minutes or 0) - timedelta.resolution, timedelta(0))
    last = max(local_start(one) for one in _named(words)) + ends
    if last.date() >= today:
        return False
    if not words.rule:
        return True
    rule, begin = parsed(words.rule), local_start(words.starts).date()
    first = today - ends
    if rule.until and rule.until[:8] < f"{first:%Y%m%d}":
        return True
    if not _dense(rule):
        return False
    if rule.count is not None and begin + _DAY * min(_DAYS[rule.often] * rule.interval * rule.count, 99_999) < first:
        return True
    if not soon_counted(rule):
        return False
    return next(days_of(rule, begin, first, today + _AHEAD), None) is None


def soon_counted(rule: Rule) -> bool:
    """Whether asking for a day of a rule takes no long counting."""
    return rule.count is None or (rule.count <= MOST_COUNTED and _dense(rule))


def _dense(rule: Rule) -> bool:
    """Whether each period of a rule is sure to have a time."""
    if rule.months or rule.year_days or rule.weeks or rule.places:
        return False
    if rule.often == "YEARLY":
        return not (rule.weekdays or rule.month_days)
    if rule.often == "MONTHLY":
        late = any(abs(day) > 28 for day in rule.month_days) or any(abs(one.number) > 4 for one in rule.weekdays)
        return not late and not (rule.month_days and rule.weekdays)
    return not rule.month_days and (rule.often == "WEEKLY" or not rule.weekdays)


def _named(words: AppointmentWords) -> list[str]:
    """The starts it names one by one."""
    return [words.starts, *words.extra, *(one.starts for one in words.changes if one.starts is not None)]


def age_of(words: AppointmentWords) -> tuple[int, str]:
    """By what the calendar it came from tells which of two is newer: its SEQUENCE, then its LAST-MODIFIED."""
    return words.sequence, words.modified.partition(" ")[0]


def own_age(words: AppointmentWords) -> tuple[int, str]:
    """The same with what was written anew here since, as others are to be told it."""
    calendar, _blank, here = words.modified.partition(" ")
    return (words.sequence + 1, here) if here else (words.sequence, calendar)


def written_anew(words: AppointmentWords, former: AppointmentWords, at: datetime) -> AppointmentWords:
    """It as a newer one than before, where it says anything else."""
    if _said(words) == _said(former):
        return words
    stamp = stamp_text(at)
    if not words.calendar_uid:
        return replace(words, sequence=words.sequence + 1, modified=stamp)
    return replace(words, modified=f"{age_of(words)[1]} {stamp}")


def stamp_text(at: datetime) -> str:
    """An instant as a calendar file tells it."""
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _said(words: AppointmentWords) -> AppointmentWords:
    """It without the marks of the calendar it came from, and without the order of what has none."""
    return replace(
        words,
        sequence=0,
        modified="",
        extra=tuple(sorted(words.extra)),
        remind=tuple(sorted(words.remind)),
        changes=tuple(sorted(words.changes, key=lambda one: one.of_start)),
    )
