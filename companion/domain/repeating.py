"""The few ways in which people say that something comes again, and the rule each of them is kept as."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from companion.domain.appointments import AppointmentWords, local_start, start_text
from companion.domain.recurrence import WEEKDAYS, days_of, parsed
from companion.domain.series import end_of, until_text, with_part
from companion.domain.value import Value, replace

_DAY = timedelta(days=1)
#: From this day of a month on there are months without it; those have it on their last day.
_NOT_EVERYWHERE = 29


class Often(StrEnum):
    """How often; OTHER is a rule that is none of these, kept as it is."""

    NEVER = "never"
    DAILY = "daily"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    MONTHLY_WEEKDAY = "monthly-weekday"
    YEARLY = "yearly"
    OTHER = "other"


class Repeat(Value):
    """How often, on which weekdays (0 is Monday) where it goes by weeks, and the last day, None for no end."""

    often: Often
    weekdays: tuple[int, ...] = ()
    until: date | None = None


def nth_of_month(day: date) -> int:
    """Which of its month's weekdays of that name a day is; -1 for a fifth, which not every month has."""
    number = (day.day - 1) // 7 + 1
    return number if number < 5 else -1


def rule_of(often: Often, start: date, weekdays: Iterable[int] = ()) -> str:
    """The rule, without an end, for what begins on a day."""
    if often in (Often.WEEKLY, Often.FORTNIGHTLY):
        chosen = sorted(set(weekdays)) or [start.weekday()]
        interval = "INTERVAL=2;" if often is Often.FORTNIGHTLY else ""
        return f"FREQ=WEEKLY;{interval}BYDAY={','.join(WEEKDAYS[one] for one in chosen)}"
    if often is Often.MONTHLY:
        return f"FREQ=MONTHLY;{_on_day(start.day)}"
    if often is Often.MONTHLY_WEEKDAY:
        return f"FREQ=MONTHLY;BYDAY={nth_of_month(start)}{WEEKDAYS[start.weekday()]}"
    if often is Often.YEARLY:
        leap = start.month == 2 and start.day == _NOT_EVERYWHERE
        return f"FREQ=YEARLY;BYMONTH={start.month};{_on_day(start.day) if leap else f'BYMONTHDAY={start.day}'}"
    return "FREQ=DAILY" if often is Often.DAILY else ""


def repeated(words: AppointmentWords, repeat: Repeat, clock: ZoneInfo) -> AppointmentWords:
    """An appointment that comes again so; it begins on the first day of its rule."""
    if repeat.often is Often.OTHER:
        return words
    start = local_start(words.starts)
    rule = rule_of(repeat.often, start.date(), repeat.weekdays)
    if rule:
        start += _first_day(rule, start.date()) - start.date()
        words = replace(words, starts=start_text(start, whole_day=words.whole_day))
    if rule and repeat.until is not None:
        rule = with_part(rule, "UNTIL", until_text(repeat.until, words, clock))
    return replace(words, rule=rule)


def repeat_of(words: AppointmentWords, clock: ZoneInfo) -> Repeat:
    """How often an appointment comes; OTHER where its rule is none that is offered."""
    if not words.rule:
        return Repeat(Often.NEVER if not words.extra else Often.OTHER)
    try:
        rule = parsed(words.rule)
    except ValueError:
        return Repeat(Often.OTHER)
    until = end_of(rule.until, clock).date() if rule.until else None
    start = local_start(words.starts).date()
    in_order = tuple(sorted(rule.weekdays, key=lambda one: (one.weekday, one.number)))
    plain = replace(rule, until="", week_begins=0, weekdays=in_order)
    weekdays = tuple(sorted({one.weekday for one in rule.weekdays if not one.number})) or (start.weekday(),)
    if words.extra or rule.count is not None:
        return Repeat(Often.OTHER, until=until)
    for often in list(Often)[1:-1]:
        if often is Often.FORTNIGHTLY and rule.week_begins and len(weekdays) > 1:
            # Which two weeks belong together hangs on the day a week begins with.
            continue
        by_weeks = often in (Often.WEEKLY, Often.FORTNIGHTLY)
        if any(plain == parsed(one) for one in _ways(often, start, weekdays)):
            return Repeat(often, weekdays if by_weeks else (), until)
    return Repeat(Often.OTHER, until=until)


def _ways(often: Often, start: date, weekdays: tuple[int, ...]) -> list[str]:
    """How the same is written here and elsewhere."""
    ways = [rule_of(often, start, weekdays)]
    if often in (Often.WEEKLY, Often.FORTNIGHTLY):
        ways.append(ways[0].partition(";BYDAY")[0])
    elif often is Often.MONTHLY and start.day < _NOT_EVERYWHERE:
        ways += [f"FREQ=MONTHLY;BYMONTHDAY={start.day}", "FREQ=MONTHLY"]
    elif often is Often.YEARLY and start.day < _NOT_EVERYWHERE:
        ways.append("FREQ=YEARLY")
    return ways


def _on_day(day: int) -> str:
    """The part of a rule for a day of the month, or the last day there is in a month without it."""
    if day < _NOT_EVERYWHERE:
        return f"BYMONTHDAY={day}"
    return f"BYMONTHDAY={','.join(str(one) for one in range(_NOT_EVERYWHERE - 1, day + 1))};BYSETPOS=-1"


def _first_day(rule: str, start: date) -> date:
    """The first day the rule itself names on or after the day it is to begin on, which may be another."""
    return next(days_of(parsed(rule), start - _DAY * 14, start, start + _DAY * 21))
