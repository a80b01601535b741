"""What is looked for in the journal: words, and what narrows them, read from one line and written as one again.

The line is what a person types and what a saved search keeps: `walk "by the canal" tag:lonely mood:7-10 in:2026-03`.
The same may be written as it is said: `mood 7 to 10`, `craving over 6`, `in March 2026`, `since 2024`. Whatever is not
understood stays a word to look for, and so does all that stands in quotes.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from companion.domain.value import Value, replace

Reach = tuple[int, int]
"""The lowest and the highest a value may be, both of them included."""

_LEAST, _MOST = 0, 10
#: Nobody looks for more; a page full of them was pasted, and the file could not be asked for all.
MOST_TAGS = 20


class Only(StrEnum):
    """What kind of rows is looked for."""

    PAGES = "pages"
    CHECK_INS = "check-ins"


class Sought(Value):
    """What is looked for.

    `words` are as they were typed, phrases in quotes. `tags` must all be there. The days are the first and the last of
    them. Of a page, mood and craving are those of the check-in of its day.
    """

    words: str = ""
    only: Only | None = None
    tags: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    mood: Reach | None = None
    craving: Reach | None = None

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but words is looked for."""
        return self != Sought(words=self.words)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is looked for."""
        return self == Sought()


class SavedSearch(Value):
    """A line that is kept under a name."""

    uuid: str
    name: str
    query: str


_MONTHS = tuple(
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
_MONTH_NAMES: Mapping[str, int] = MappingProxyType(
    {name[:length]: number for number, name in enumerate(_MONTHS, 1) for length in {3, len(name)}} | {"sept": 9}
)
#: A year, a month of one, or a day, in words; a year by itself is no more than four digits, so it has to follow a word.
_NAMED = rf"(?:(?P<of_month>\d{{1,2}})(?:[snrt][tdh])?\s+)?(?P<month>{'|'.join(_MONTH_NAMES)})\s+(?P<of_year>\d{{4}})"
#: What narrows, as it is said; `key` and `reach` are those of the line, `side` and `bound` the words for them.
_SAID = re.compile(
    rf"""
    (?P<key>mood|craving)\s+(?:
        (?P<low>\d{{1,2}})\s*(?:-|\u2013|\s+to\s+)\s*(?P<high>\d{{1,2}})
        | (?P<side>over|above|under|below|at\s+least|at\s+most)\s+(?P<bound>\d{{1,2}})
        | (?P<plus>\d{{1,2}})\+
        | (?P<one>\d{{1,2}})
    )(?!\S)
    | (?P<when>in|on|from|since|until|to)\s+(?:{_NAMED}|(?P<digits>\d{{4}}(?:-\d{{1,2}}){{0,2}}))(?!\S)
    | \#(?P<tag>[^\W\d_][^\s"]*)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_PART = re.compile(r'(?P<key>tag|mood|craving|from|to|in|only):(?:"(?P<quoted>[^"]*)"|(?P<bare>\S+))|"[^"]*"|\S+', re.I)
#: Quotes as other programs and keyboards write them.
_QUOTES: Mapping[int, str] = MappingProxyType({ord(mark): '"' for mark in "“”„«»"})
_REACH = re.compile(r"(\d{1,2})(?:(-)(\d{1,2})?)?|-(\d{1,2})")
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def read(line: str) -> Sought:
    """Read a line. Of a thing said twice the last counts, but for tags, which are all wanted.

    A line that is "#" and words stays words: the beginning of a tag, which may have a blank in it. Anywhere else a word
    with a "#" is a tag.
    """
    sought = _read(line.translate(_QUOTES), Sought())
    # Taking a part out can bring together words that say something: what is written must be read the same.
    while (again := _read(sought.words, sought)) != sought:
        sought = again
    return sought


def _read(line: str, sought: Sought) -> Sought:
    words, hashed, at = list[str](), list[int](), 0
    while part := _PART.search(line, at):
        said = _SAID.match(line, part.start())
        found = _said(sought, said) if said is not None else None
        if said is not None and found is not None:
            sought, at = found, said.end()
            continue
        key, value = part["key"], part["quoted"] if part["quoted"] is not None else part["bare"]
        found = _narrowed(sought, key.lower(), value.strip()) if key is not None else None
        if found is None:
            if said is not None and said["tag"] is not None and said.end() == part.end():
                hashed.append(len(words))
            words.append(part[0])
        else:
            sought = found
        at = part.end()
    if hashed and (sought.is_narrowed or hashed != [0]):
        for place in hashed:
            sought = _narrowed(sought, "tag", words[place]) or sought
        words = [word for place, word in enumerate(words) if place not in hashed]
    left = " ".join(words)
    if left.count('"') % 2:
        # One that opens nothing would take in what is written after it.
        before, _mark, after = left.rpartition('"')
        left = " ".join((before + after).split())
    return replace(sought, words=left)


def written(sought: Sought) -> str:
    """The line that `read` reads so."""
    parts = [sought.words.strip()] if sought.words.strip() else []
    parts += [f"only:{sought.only.value}"] if sought.only is not None else []
    parts += [f'tag:"{tag}"' if re.search(r"\s", tag) else f"tag:{tag}" for tag in sought.tags]
    for key, reach in (("mood", sought.mood), ("craving", sought.craving)):
        if reach is not None:
            low, high = reach
            parts.append(f"{key}:{low}" if low == high else f"{key}:{low}-{high}")
    if sought.first is not None and sought.first == sought.last:
        parts.append(f"in:{sought.first.isoformat()}")
    else:
        parts += [f"from:{sought.first.isoformat()}"] if sought.first is not None else []
        parts += [f"to:{sought.last.isoformat()}"] if sought.last is not None else []
    return " ".join(parts)


def without(sought: Sought, part: str) -> Sought:
    """The same without one of its parts, named as in the line: `mood`, `days`, or `tag:lonely`."""
    if part.startswith("tag:"):
        return replace(sought, tags=tuple(tag for tag in sought.tags if tag != part.removeprefix("tag:")))
    if part == "days":
        return replace(sought, first=None, last=None)
    return replace(sought, **{part: None})


def _said(sought: Sought, said: re.Match[str]) -> Sought | None:
    """What is looked for with what was said in words; None where that makes no sense."""
    if said["when"] is not None:
        when = said["when"].lower()
        key = {"on": "in", "since": "from", "until": "to"}.get(when, when)
        return _narrowed(sought, key, said["digits"] or _in_digits(said))
    if said["key"] is None:
        return None
    low, high = said["low"] or said["plus"] or said["one"], said["high"] or said["one"] or _MOST
    if said["side"] is not None:
        side, bound = " ".join(said["side"].lower().split()), int(said["bound"])
        low = {"over": bound + 1, "above": bound + 1, "at least": bound}.get(side, _LEAST)
        high = {"under": bound - 1, "below": bound - 1, "at most": bound}.get(side, _MOST)
    return _narrowed(sought, said["key"].lower(), f"{low}-{high}")


def _in_digits(said: re.Match[str]) -> str:
    month = f"{said['of_year']}-{_MONTH_NAMES[said['month'].lower()]}"
    return month if said["of_month"] is None else f"{month}-{said['of_month']}"


def _narrowed(sought: Sought, key: str, value: str) -> Sought | None:
    """What is looked for with one more part; None where it is not understood."""
    if key == "tag":
        tag = value.lstrip("#")
        if not tag:
            return None
        known = {one.casefold() for one in sought.tags}
        return (
            sought if tag.casefold() in known or len(known) == MOST_TAGS else replace(sought, tags=(*sought.tags, tag))
        )
    if key == "only":
        return replace(sought, only=Only(value.lower())) if value.lower() in set(Only) else None
    if key in ("mood", "craving"):
        reach = _reach(value)
        return None if reach is None else replace(sought, **{key: reach})
    days = _days(value)
    if days is None:
        return None
    first, last = days
    match key:
        case "from":
            return replace(sought, first=first)
        case "to":
            return replace(sought, last=last)
    return replace(sought, first=first, last=last)


def _reach(value: str) -> Reach | None:
    found = _REACH.fullmatch(value)
    if found is None:
        return None
    alone, dash, high, up_to = found.groups()
    low = int(alone) if alone is not None else _LEAST
    top = int(up_to or high or (_MOST if dash else low))
    return (low, top) if _LEAST <= low <= top <= _MOST else None


def _days(value: str) -> tuple[date, date] | None:
    """The first and the last day of a year, a month or a day, written 2026, 2026-03 or 2026-03-05."""
    found = _DAY.fullmatch(value)
    if found is None:
        return None
    year, month, day = (int(part) if part is not None else None for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    if day is not None:
        return first, first
    to_month = month or 12
    return first, date(first.year, to_month, monthrange(first.year, to_month)[1])
