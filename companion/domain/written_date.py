"""Reading a date as people write it: in digits or in words, with or without the year, in the order of their country;
also as a weekday, or as so many days, weeks, months or years ago.

What is read never depends on the clock or on the machine: the words of a language and today are handed in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from companion.domain.day import add_months
from companion.domain.value import Value

#: Nobody writes a longer date than this; what is longer was pasted by mistake.
LONGEST = 80
#: Nobody counts back further, be it in days.
_MOST_BACK = 40_000
#: Two digits of a year reach this far ahead of today, and the rest of a century back.
_YEARS_AHEAD = 20
_PIECE = re.compile(r"\d+|[^\W\d_]+")

_Numbers = tuple[str, str, str]


class DateWords(Value):
    """How dates are written somewhere; every word is in the form `plain` gives.

    `day_first` is the order of day and month in digits, `year_first` whether the year stands before both. `months`
    are the twelve with all their names and short forms, `weekdays` the seven from Monday on, `near` the words for days
    by their distance from today, and `passed_over` what may stand between ("of", "the", "th"). `last` stands before a
    weekday, and `ago` beside how long ago it was: a number or a word of `counts`, of `units` (each in days and months).
    """

    day_first: bool
    year_first: bool
    months: tuple[frozenset[str], ...]
    weekdays: tuple[frozenset[str], ...]
    near: Mapping[str, int]
    passed_over: frozenset[str]
    last: frozenset[str] = frozenset()
    ago: frozenset[str] = frozenset()
    counts: Mapping[str, int] = MappingProxyType({})
    units: Mapping[str, tuple[int, int]] = MappingProxyType({})


def plain(text: str) -> str:
    """Give a text without accents and capitals, so that "Août" and "aout" are the same word."""
    open_up = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in open_up if not unicodedata.combining(char))


def pieces(text: str) -> list[str]:
    """Give the numbers and the words of a text, in order, in the form `plain` gives; the rest only parts them."""
    return _PIECE.findall(plain(text))


def read_date(text: str, words: DateWords, today: date) -> date | None:
    """Give the date a person wrote, or None where it cannot be told.

    Two orders of day and month are told apart by `words.day_first`; the other one is tried only where the first is
    no date. A year of two digits is the one nearest to today; without a year it is the latest such day that is not
    ahead of today. A weekday beside a date is passed over: the rest says more exactly which day is meant. Alone it is
    the latest such day, today among them; with "last" before it, the latest before today.
    """
    if len(text) > LONGEST:
        return None
    found = pieces(text)
    near = _by_distance(found, words, today)
    if near is not None:
        return near
    numbers = [piece for piece in found if piece[0].isdecimal()]
    named = [piece for piece in found if not piece[0].isdecimal()]
    if not numbers or any(len(number) > 8 for number in numbers):
        return None
    months = [(name, month) for name in named if (month := _month(name, words))]
    if any(not _month(name, words) and not _is_passed_over(name, words) for name in named):
        return None
    if not months:
        return _first(_in_digits(numbers, words), today)
    # "mar." is both a Tuesday and March somewhere: where another month is named, it is the weekday.
    months = [(name, month) for name, month in months if not _is_weekday(name, words)] or months[-1:]
    if len(months) != 1:
        return None
    return _first(_with_month(numbers, str(months[0][1])), today)


def without_day(text: str, words: DateWords, today: date) -> date | None:
    """Give the first day of a stretch that was written without a day, or None where it is something else.

    A month with its year or without, a year, or "last" and a week, month or year: "March 2024", "2024", "last month".
    """
    found = [piece for piece in pieces(text[: LONGEST + 1]) if piece not in words.passed_over]
    if len(text) > LONGEST or not 1 <= len(found) <= 2:
        return None
    unit = words.units.get(found[-1])
    if len(found) == 2 and found[0] in words.last and unit is not None:
        days, months = unit
        then = add_months(today, -months) - timedelta(days=days)
        return then.replace(month=1, day=1) if months == 12 else then.replace(day=1) if months else then
    years = [piece for piece in found if piece.isdecimal()]
    named = [month for piece in found if not piece.isdecimal() and (month := _month(piece, words))]
    if len(years) + len(named) < len(found) or len(named) > 1 or any(len(year) != 4 for year in years):
        return None
    month = named[0] if named else 1
    if not years:
        return _date(("", f"{month}", "1"), today)
    return _made(int(years[0]), f"{month}", "1") if int(years[0]) >= 1000 else None


def _by_distance(found: list[str], words: DateWords, today: date) -> date | None:
    """The day that is told by how far from today it is, or by its weekday alone; None where it is told otherwise."""
    found = [piece for piece in found if piece not in words.passed_over]
    near = words.near.get(" ".join(found))
    if near is not None:
        return today + timedelta(days=near)
    weekday = _weekday(found[-1], words) if found else None
    if weekday is not None and not _month(found[-1], words):
        back = (today.weekday() - weekday) % 7
        if len(found) == 1:
            return today - timedelta(days=back)
        return today - timedelta(days=back or 7) if len(found) == 2 and found[0] in words.last else None
    long = [piece for piece in found if piece not in words.ago]
    if len(long) == len(found) or not 1 <= len(long) <= 2 or long[-1] not in words.units:
        return None
    count = _count(long[0], words) if len(long) == 2 else 1
    days, months = words.units[long[-1]]
    if count is None or count * max(days, months * 31) > _MOST_BACK:
        return None
    return add_months(today, -months * count) - timedelta(days=days * count)


def _count(piece: str, words: DateWords) -> int | None:
    """How many a number or a word says; None where it says no number."""
    return int(piece) if piece.isdecimal() and len(piece) <= 5 else words.counts.get(piece)


def _weekday(name: str, words: DateWords) -> int | None:
    """Which weekday a name or the beginning of one is, 0 for Monday; None where it is none, or could be several."""
    for fits in (str.__eq__, str.startswith):
        found = [number for number, forms in enumerate(words.weekdays) if any(fits(form, name) for form in forms)]
        if len(found) == 1 and (len(name) >= 3 or fits is str.__eq__):
            return found[0]
    return None


def _month(name: str, words: DateWords) -> int:
    """The number of a month by its name, its short form or a beginning that only it has; 0 where it is none."""
    for fits in (str.__eq__, str.startswith):
        found = [number for number, forms in enumerate(words.months, 1) if any(fits(form, name) for form in forms)]
        if len(found) == 1 and (len(name) >= 3 or fits is str.__eq__):
            return found[0]
    return 0


def _is_weekday(name: str, words: DateWords) -> bool:
    return any(form == name or (len(name) >= 3 and form.startswith(name)) for day in words.weekdays for form in day)


def _is_passed_over(name: str, words: DateWords) -> bool:
    return name in words.passed_over or _is_weekday(name, words)


def _in_digits(numbers: list[str], words: DateWords) -> tuple[_Numbers, ...]:
    """The ways to read numbers as (year, month, day), the likeliest first; an empty year is one left out."""
    if len(numbers) == 1:
        return _in_one(numbers[0], words)
    if len(numbers) == 2:
        return _either(numbers[0], numbers[1], "", day_first=words.day_first)
    if len(numbers) != 3:
        return ()
    first, second, third = numbers
    year_last = _either(first, second, third, day_first=words.day_first)
    if len(first) > 2 or (words.year_first and len(third) <= 2):
        return ((first, second, third), *year_last)
    # No day is above 31: what stands in its place is a year. The 31st of February stays a slip of the finger.
    return (*year_last, (first, second, third)) if int(first) > 31 else year_last


def _in_one(number: str, words: DateWords) -> tuple[_Numbers, ...]:
    """The ways to read a date written without anything between: 05112026, 20261105 or 051126."""
    year_last = _in_digits([number[:2], number[2:4], number[4:]], words) if len(number) in (6, 8) else ()
    if len(number) != 8:
        return year_last
    year_first = (number[:4], number[4:6], number[6:])
    return (year_first, *year_last) if words.year_first else (*year_last, year_first)


def _either(first: str, second: str, year: str, *, day_first: bool) -> tuple[_Numbers, _Numbers]:
    by_day, by_month = (year, second, first), (year, first, second)
    return (by_day, by_month) if day_first else (by_month, by_day)


def _with_month(numbers: list[str], month: str) -> tuple[_Numbers, ...]:
    if len(numbers) == 1:
        return (("", month, numbers[0]),)
    if len(numbers) == 2:
        first, second = numbers
        return ((second, month, first), (first, month, second))
    return ()


def _first(ways: Iterable[_Numbers], today: date) -> date | None:
    """The first of the ways that is a date."""
    return next((day for way in ways if (day := _date(way, today)) is not None), None)


def _date(way: _Numbers, today: date) -> date | None:
    year, month, day = way
    if len(month) > 2 or len(day) > 2:
        return None
    if not year:
        # The 29th of February can be eight years back.
        tried = (_made(today.year - back, month, day) for back in range(9))
        return next((made for made in tried if made is not None and made <= today), None)
    if len(year) == 2:
        return _made(_full_year(int(year), today.year), month, day)
    return _made(int(year), month, day) if len(year) == 4 and int(year) >= 1000 else None


def _full_year(short: int, now: int) -> int:
    year = now - now % 100 + short
    if year > now + _YEARS_AHEAD:
        return year - 100
    return year + 100 if year <= now + _YEARS_AHEAD - 100 else year


def _made(year: int, month: str, day: str) -> date | None:
    try:
        return date(year, int(month), int(day))
    except ValueError:
        return None
