"""What is looked for in the journal: words, and what narrows them, read from one line and written as one again.

The line is what a person types and what a saved search keeps: `walk "by the canal" tag:lonely mood:7-10 in:2026-03`.
Whatever is not understood stays a word to look for.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from enum import StrEnum

from companion.domain.value import Value, replace

Reach = tuple[int, int]
"""The lowest and the highest a value may be, both of them included."""

_LEAST, _MOST = 0, 10


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


_PART = re.compile(r'(?P<key>tag|mood|craving|from|to|in|only):(?:"(?P<quoted>[^"]*)"|(?P<bare>\S+))|"[^"]*"|\S+', re.I)
_REACH = re.compile(r"(\d{1,2})(?:(-)(\d{1,2})?)?|-(\d{1,2})")
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def read(line: str) -> Sought:
    """Read a line. Of a thing said twice the last counts, but for tags, which are all wanted."""
    sought, words = Sought(), []
    for part in _PART.finditer(line):
        key, value = part["key"], part["quoted"] if part["quoted"] is not None else part["bare"]
        narrowed = _narrowed(sought, key.lower(), value.strip()) if key is not None else None
        if narrowed is None:
            words.append(part[0])
        else:
            sought = narrowed
    return replace(sought, words=" ".join(words))


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


def _narrowed(sought: Sought, key: str, value: str) -> Sought | None:
    """What is looked for with one more part; None where it is not understood."""
    if key == "tag":
        tag = value.lstrip("#")
        if not tag:
            return None
        known = {one.casefold() for one in sought.tags}
        return sought if tag.casefold() in known else replace(sought, tags=(*sought.tags, tag))
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
