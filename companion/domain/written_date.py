"""Reading a date as people write it: in digits or in words, with or without the year, in the order of their country.

What is read never depends on the clock or on the machine: the words of a language and today are handed in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from companion.domain.value import Value

#: Nobody writes a longer date than this; what is longer was pasted by mistake.
LONGEST = 80
#: Two digits of a year reach this far ahead of today, and the rest of a century back.
_YEARS_AHEAD = 20
_PIECE = re.compile(r"\d+|[^\W\d_]+")

_Numbers = tuple[str, str, str]


class DateWords(Value):
    """How dates are written somewhere; every word is in the form `plain` gives.

    `day_first` is the order of day and month in digits, `year_first` whether the year stands before both. `months`
    are the twelve with all their names and short forms, `near` the words for days by their distance from today, and
    `passed_over` what may stand between ("of", "the", "th").
    """

    day_first: bool
    year_first: bool
    months: tuple[frozenset[str], ...]
    weekdays: frozenset[str]
    near: Mapping[str, int]
    passed_over: frozenset[str]


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
    ahead of today. A weekday is passed over: the rest says more exactly which day is meant.
    """
    if len(text) > LONGEST:
        return None
    found = pieces(text)
    near = words.near.get(" ".join(found))
    if near is not None:
        return today + timedelta(days=near)
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


def _month(name: str, words: DateWords) -> int:
    """The number of a month by its name, its short form or a beginning that only it has; 0 where it is none."""
    for fits in (str.__eq__, str.startswith):
        found = [number for number, forms in enumerate(words.months, 1) if any(fits(form, name) for form in forms)]
        if len(found) == 1 and (len(name) >= 3 or fits is str.__eq__):
            return found[0]
    return 0


def _is_weekday(name: str, words: DateWords) -> bool:
    return name in words.weekdays or (len(name) >= 3 and any(day.startswith(name) for day in words.weekdays))


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
