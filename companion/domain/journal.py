"""What a person writes: entries, the draft being written, and the values that timelines and searches show."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum

from companion.domain.ids import RowKind
from companion.domain.value import Value

KEPT_IN_BIN = timedelta(days=30)

# Two control characters nobody types, around what a search found. Were they in a text all the same, only a mark would
# be misplaced.
OPENED, CLOSED = "\x02", "\x03"

# Text cut into pieces, each with whether it is a match. Never HTML: what a person wrote is not markup.
Marked = tuple[tuple[str, bool], ...]

# Tags, whatever their case, that make an entry one about a craving.
CRAVING_TAGS = ("craving", "cravings")


class Entry(Value):
    """A journal entry. Its `at` is the instant it is about, which the person can change; the uuid never changes.

    `opens_on` is the day until which a letter to oneself stays closed; None for what is open.
    """

    uuid: str
    sort_key: int
    at: datetime
    day: date
    zone: str
    title: str
    body: str
    tags: tuple[str, ...]
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None = None
    opens_on: date | None = None


class Writing(Value):
    """The words of an entry as they are being written, before they become one."""

    title: str = ""
    body: str = ""
    tags: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing here worth keeping."""
        return not (self.title.strip() or self.body.strip() or self.tags)


class Draft(Value):
    """What was being written and is not saved yet; `entry_uuid` names the entry it would change, if any."""

    slot: str
    entry_uuid: str | None
    writing: Writing
    updated_at: datetime


class Tag(Value):
    """A tag, and its lasting name."""

    uuid: str
    name: str


class Letter(Value):
    """A letter to oneself that is closed: what it is called, the day it was written, and the day it opens."""

    uuid: str
    title: str
    day: date
    opens_on: date

    def is_due(self, today: date) -> bool:
        """Whether its day has come."""
        return self.opens_on <= today


class BinItem(Value):
    """An entry in the bin: enough to recognise it, and the instant after which it is gone for good."""

    uuid: str
    title: str
    preview: str
    day: date
    deleted_at: datetime

    @property
    def gone_at(self) -> datetime:
        """The instant after which the words are removed for good."""
        return self.deleted_at + KEPT_IN_BIN


class TimelineFilter(StrEnum):
    """Which rows a timeline shows."""

    ALL = "all"
    ENTRIES = "entries"
    CHECK_INS = "check-ins"
    CRAVINGS = "cravings"


class TimelineItem(Value):
    """One line of the timeline.

    For a check-in or a moment, `preview` is its note and the numbers are its own. For an entry the numbers are those of
    the check-in of the same day, where there is one. `not_today` is what a check-in may say in place of numbers. Of a
    letter that is closed there is no preview; it `opens_on` a day.
    """

    kind: RowKind
    sort_key: int
    uuid: str
    at: datetime
    day: date
    zone: str
    title: str
    preview: str
    mood: int | None
    craving: int | None
    sleep: int | None
    not_today: bool = False
    opens_on: date | None = None


class TimelinePage(Value):
    """A page of the timeline, newest first; pass `next_before` to get the following page, None means the end."""

    items: tuple[TimelineItem, ...]
    next_before: int | None


class SearchHit(Value):
    """A row that a search found, with its words marked.

    Both texts hold the marking characters, and are cut into pieces when they are asked for: most hits are never looked
    at.
    """

    kind: RowKind
    sort_key: int
    uuid: str
    at: datetime
    day: date
    zone: str
    title_text: str
    snippet_text: str

    @property
    def title(self) -> Marked:
        """The title; empty for what has none."""
        return split_marked(self.title_text)

    @property
    def snippet(self) -> Marked:
        """The words around the first match."""
        return split_marked(self.snippet_text)


class SearchPage(Value):
    """A page of hits; pass `next_before` to get older ones, None means the end (ranked hits are one page).

    `widened` says that nothing matched as typed and these match a shorter beginning of the last word.
    """

    hits: tuple[SearchHit, ...]
    next_before: int | None
    widened: bool = False


def split_marked(text: str) -> Marked:
    """Cut a text that carries the marking characters into (piece, is a match) pairs, without the characters.

    Stray marks, which only a person's own text could hold, are dropped; no other character is lost.
    """
    if OPENED not in text and CLOSED not in text:
        return ((text, False),) if text else ()
    first, *others = text.split(OPENED)
    pieces = [(first.replace(CLOSED, ""), False)]
    for other in others:
        match, _, rest = other.partition(CLOSED)
        pieces += ((match, True), (rest.replace(CLOSED, ""), False))
    return tuple(piece for piece in pieces if piece[0])


def marked_text(pieces: Marked) -> str:
    """Put pieces together to a text with marking characters, which `split_marked` cuts again."""
    bare = ((text.replace(OPENED, "").replace(CLOSED, ""), match) for text, match in pieces)
    return "".join(f"{OPENED}{text}{CLOSED}" if match else text for text, match in bare)
