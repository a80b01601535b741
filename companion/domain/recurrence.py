"""The days a rule (RRULE of RFC 5545) names, found in a stretch of days without walking there from its beginning.

No rule an appointment can have is finer than a day, so a rule is a question to each period that touches the stretch.
That costs the same for one that began decades ago, and for one that never comes: the usual library looks for that until
the year 9999, for seconds, and cannot be stopped.
"""

from __future__ import annotations

from calendar import isleap, monthrange
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import islice

from companion.domain.appointments import rule_parts
from companion.domain.day import days_between
from companion.domain.value import Value, replace

_DAY = timedelta(days=1)
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
#: How many periods a rule that ends after so many times is counted through; what comes later is over.
MOST_PERIODS = 20_000


class Nth(Value):
    """A weekday, 0 (Monday) to 6; `number` is which of its month or year, from the end below nought; 0 is each."""

    weekday: int
    number: int = 0


class Rule(Value, kw_only=True):
    """A rule taken apart. `until` is as it is written: a date, or a time of the wall clock or of UTC."""

    often: str
    interval: int = 1
    count: int | None = None
    until: str = ""
    week_begins: int = 0
    weekdays: tuple[Nth, ...] = ()
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    year_days: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()
    places: tuple[int, ...] = ()


@lru_cache(maxsize=512)
def parsed(words: str) -> Rule:
    """A rule as it is written, taken apart; ValueError where it is none that can be followed by days."""
    parts = rule_parts(words)
    if not parts:
        raise ValueError("an empty rule names no day")
    if "COUNT" in parts and "UNTIL" in parts:
        raise ValueError("a rule ends in one way")
    until = parts.get("UNTIL", "")
    if until:
        _check_until(until)
    return Rule(
        often=parts["FREQ"],
        interval=_number(parts.get("INTERVAL", "1")),
        count=_number(parts["COUNT"]) if "COUNT" in parts else None,
        until=until,
        week_begins=_nth(parts.get("WKST", "MO")).weekday,
        weekdays=tuple(_nth(one) for one in parts.get("BYDAY", "").split(",") if one),
        months=_numbers(parts, "BYMONTH", 12, signed=False),
        month_days=_numbers(parts, "BYMONTHDAY", 31),
        year_days=_numbers(parts, "BYYEARDAY", 366),
        weeks=_numbers(parts, "BYWEEKNO", 53),
        places=_numbers(parts, "BYSETPOS", 366),
    )


def days_of(rule: Rule, start: date, first: date, last: date) -> Iterator[date]:
    """The days from one to another (both too) that a rule beginning on `start` names, in order; `until` is not heard.

    The day it begins on is one of them, also where the rule would not name it: that is when the person goes first.
    """
    if first <= start <= last:
        yield start
    begin = max(first, start + _DAY)
    end = last if rule.count is None else min(last, last_counted(rule, start, last))
    yield from _named(rule, start, begin, end)


def last_counted(rule: Rule, start: date, before: date) -> date:
    """The last day of a rule that ends after so many times, or its last one for now where it goes on after a day."""
    # By tens of years, so that it is counted through once and not for every day that is asked about.
    return _last_counted(rule, start, date(before.year // 10 * 10 + 9, 12, 31))


@lru_cache(maxsize=512)
def _last_counted(rule: Rule, start: date, last: date) -> date:
    named = _named(rule, start, start, last, most=MOST_PERIODS)
    return max(islice(named, rule.count), default=start)


def _named(rule: Rule, start: date, first: date, last: date, *, most: int | None = None) -> Iterator[date]:
    """The days the rule itself names in a stretch, out of at most so many periods."""
    whole = _explicit(rule, start)
    for number, days in enumerate(_periods(whole, start, first, last)):
        if number == most:
            return
        fitting = [day for day in days if _fits(whole, day)]
        if whole.places:
            fitting = _at_places(fitting, whole.places)
        yield from (day for day in fitting if first <= day <= last)


@lru_cache(maxsize=512)
def _explicit(rule: Rule, start: date) -> Rule:
    """The rule with what it leaves to the day it begins on."""
    if rule.weekdays or rule.month_days or rule.year_days or rule.weeks:
        return rule
    if rule.often == "WEEKLY":
        return replace(rule, weekdays=(Nth(start.weekday()),))
    if rule.often == "MONTHLY":
        return replace(rule, month_days=(start.day,))
    if rule.often == "YEARLY":
        return replace(rule, month_days=(start.day,), months=rule.months or (start.month,))
    return rule


def _periods(rule: Rule, start: date, first: date, last: date) -> Iterator[list[date]]:
    """The days that can be meant of each day, week, month or year that touches a stretch, in order."""
    if rule.often in ("DAILY", "WEEKLY"):
        length = 7 if rule.often == "WEEKLY" else 1
        back = (start.weekday() - rule.week_begins) % 7 if length == 7 else 0
        origin, step = start - _DAY * back, rule.interval * length
        ahead = max(0, -(-(days_between(origin, first) - length + 1) // step)) * step
        # What comes only after the stretch may come after the last day there is.
        if ahead > days_between(origin, last):
            return
        day = origin + _DAY * ahead
        # Of a week the weekdays that are named; which day a single one is, is asked of it.
        named = {(one.weekday - rule.week_begins) % 7 for one in rule.weekdays} if length == 7 else ()
        numbers = sorted(named) or range(length)
        while day <= last:
            yield [day + _DAY * number for number in numbers]
            if step > days_between(day, last):
                return
            day += _DAY * step
        return
    months = 12 if rule.often == "YEARLY" else 1
    place, begin = _place(start, months), _place(first, months)
    place += max(0, -(-(begin - place) // rule.interval)) * rule.interval
    while place <= _place(last, months):
        year, month = divmod(place, 12) if months == 1 else (place, 0)
        held = (month + 1,) if months == 1 else (rule.months or range(1, 13))
        yield [date(year, one, day) for one in sorted(held) for day in _days_meant(rule, year, one)]
        place += rule.interval


def _days_meant(rule: Rule, year: int, month: int) -> Iterable[int]:
    """The days of a month on which a rule can be: those it names by number, or that have a weekday it names."""
    first, length = monthrange(year, month)
    if rule.month_days:
        return sorted({day if day > 0 else length + 1 + day for day in rule.month_days} & set(range(1, length + 1)))
    if rule.weekdays:
        weekdays = {one.weekday for one in rule.weekdays}
        return [day for day in range(1, length + 1) if (first + day - 1) % 7 in weekdays]
    return range(1, length + 1)


def _place(day: date, months: int) -> int:
    return day.year if months == 12 else day.year * 12 + day.month - 1


def _fits(rule: Rule, day: date) -> bool:
    if rule.months and day.month not in rule.months:
        return False
    if rule.month_days and not _either_way(day.day, monthrange(day.year, day.month)[1], rule.month_days):
        return False
    if rule.year_days and not _either_way(*_in_year(day), rule.year_days):
        return False
    if rule.weeks and not _either_way(*_week(day, rule.week_begins), rule.weeks):
        return False
    return not rule.weekdays or any(_is_nth(rule, day, one) for one in rule.weekdays)


def _is_nth(rule: Rule, day: date, nth: Nth) -> bool:
    if day.weekday() != nth.weekday:
        return False
    if not nth.number or rule.often in ("DAILY", "WEEKLY"):
        return True
    of_month = rule.often == "MONTHLY" or bool(rule.months)
    place, length = (day.day, monthrange(day.year, day.month)[1]) if of_month else _in_year(day)
    return nth.number in ((place - 1) // 7 + 1, -((length - place) // 7 + 1))


def _in_year(day: date) -> tuple[int, int]:
    """Which day of its year it is, and how many there are."""
    return days_between(date(day.year, 1, 1), day) + 1, 366 if isleap(day.year) else 365


def _week(day: date, begins: int) -> tuple[int, int]:
    """Which week of its year's weeks it is in, and how many there are; a week is of the year most of it is in."""
    middle = day + _DAY * (3 - (day.weekday() - begins) % 7)
    place, length = _in_year(middle)
    return (place - 1) // 7 + 1, (place - 1) // 7 + 1 + (length - place) // 7


def _either_way(place: int, length: int, wanted: tuple[int, ...]) -> bool:
    """Whether a place, counted from 1, or from the end by -1, is wanted."""
    return place in wanted or place - length - 1 in wanted


def _at_places(days: list[date], places: tuple[int, ...]) -> list[date]:
    found = {days[place - 1 if place > 0 else place] for place in places if abs(place) <= len(days)}
    return sorted(found)


def _numbers(parts: dict[str, str], name: str, largest: int, *, signed: bool = True) -> tuple[int, ...]:
    found = tuple(_number(one, signed=signed) for one in parts[name].split(",")) if name in parts else ()
    if not all(abs(one) <= largest for one in found):
        raise ValueError(f"{name} has a number it cannot have")
    return found


def _number(words: str, *, signed: bool = False) -> int:
    digits = words[1:] if signed and words[:1] in ("+", "-") else words
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 6 or int(digits) == 0:
        raise ValueError(f"{words!r} is not a number a rule can have")
    return int(words)


def _nth(words: str) -> Nth:
    number, weekday = words[:-2], words[-2:]
    if weekday not in WEEKDAYS:
        raise ValueError(f"{words!r} is no weekday")
    return Nth(WEEKDAYS.index(weekday), _number(number, signed=True) if number else 0)


def _check_until(words: str) -> None:
    day, mark, time = words.partition("T")
    time = time.removesuffix("Z")
    if not (len(day) == 8 and day.isdigit() and (not mark or (len(time) == 6 and time.isdigit()))):
        raise ValueError(f"{words!r} is no end of a rule")
    datetime.strptime(day + (time or "000000"), "%Y%m%d%H%M%S").replace(tzinfo=UTC)
