"""What comes from other programs: what a file of theirs would bring, what it would not and why, and what came."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from companion.domain.value import Value

#: So many of the things that are left out are named one by one; the others are counted.
MOST_NAMED = 200


class Program(StrEnum):
    """Whose file it is."""

    JRNL = "jrnl"
    DAY_ONE = "day-one"
    JOURNEY = "journey"
    RED_NOTEBOOK = "rednotebook"
    DAYLIO = "daylio"
    MARKDOWN = "markdown"


class Why(StrEnum):
    """Why something is left out."""

    EMPTY = "empty"
    NO_DAY = "no-day"
    BROKEN = "broken"
    TOO_LARGE = "too-large"
    PICTURES = "pictures"


class Found(Value):
    """A page of another program, or with `mood` (0 to 10) how it was at one moment.

    `own_id` is what that program called it, or what its words make of it where it has no name. `zone` is the zone its
    clock hung in; `whole_day` says that only its day is known; a letter to oneself `opens_on` a day.
    """

    own_id: str
    at: datetime
    zone: str
    title: str = ""
    body: str = ""
    tags: tuple[str, ...] = ()
    mood: int | None = None
    whole_day: bool = False
    opens_on: date | None = None


class LeftOut(Value):
    """Something that is not taken in: where it stands, why, and how many of it."""

    where: str
    why: Why
    count: int = 1


class Outlook(Value):
    """What a file would bring: new pages and moments, how many are there already, and what is left out."""

    program: Program
    pages: int
    moments: int
    known: int
    left: tuple[LeftOut, ...]
    left_count: int
    first: date | None
    last: date | None

    @property
    def is_empty(self) -> bool:
        """Whether nothing would come of it."""
        return not (self.pages or self.moments)


class Run(Value):
    """An import that was made: when, from what, and how many of its rows are still there."""

    uuid: str
    program: Program
    at: datetime
    rows: int
