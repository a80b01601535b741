"""The shapes of bundled content. Each is frozen, and each file is checked against its shape when it is read."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

Slug = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""A stable id or key: small letters, digits and single hyphens."""
Line = Annotated[str, Meta(min_length=1, pattern=r"^\S[^\n]*$")]
"""One line of words; never empty, never starting with a space."""
Seen = Annotated[str, Meta(pattern=r"^(undated|(19|20)\d\d(-(0[1-9]|1[0-2]))?)$")]
"""The year, or year and month, of a source: 2021, 2021-08, or undated."""

CallKey = Literal["emergency", "crisis-line", "drug-line", "medical-line", "poison-line", "spotter-line", "family-line"]
"""What kind of help a page points to; every key but `emergency` is also the kind of a helpline."""
LineKind = Literal["crisis-line", "drug-line", "medical-line", "poison-line", "spotter-line", "family-line"]
Sure = Literal["high", "medium", "low"]
"""How sure a number is: high = operator's own or a government page; medium = other public bodies agree; low = an old
or second-hand copy only. Nobody has rung any of them."""
Audience = Literal["person", "family", "both"]
Level = Literal["red", "amber", "green"]


class Shape(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all content values share: frozen, named fields, no field that is not known."""


class Section(Shape, frozen=True, kw_only=True):
    """One of the sections of Learn."""

    id: Slug
    title: Line
    summary: Line
    order: int


class Source(Shape, frozen=True, kw_only=True):
    """A page or paper that content was written from."""

    key: Slug
    organisation: Line
    title: Line
    year: Line
    address: Line


class Trace(Shape, frozen=True, kw_only=True):
    """What a figure on a page stands on: the words of its line up to the end of its sentence, and the sources' keys."""

    text: str
    keys: Annotated[tuple[Slug, ...], Meta(min_length=1)]


class ArticleHead(Shape, frozen=True, kw_only=True):
    """The front matter of an article file; `ways` are ways to cope that go with it."""

    id: Slug
    title: Line
    section: Slug
    order: int
    summary: Line
    audience: Audience
    level: Level
    written: date
    review: Line
    sources: Annotated[tuple[Slug, ...], Meta(min_length=1)]
    related: tuple[Slug, ...] = ()
    ways: tuple[Slug, ...] = ()
    who_to_call: tuple[CallKey, ...] = ()
    words: tuple[Line, ...] = ()
    traces: tuple[Trace, ...] = ()


class ArticleInfo(ArticleHead, frozen=True, kw_only=True):
    """What a list of articles needs: the front matter and the minutes a slow reader takes (at least 1)."""

    minutes: int


class Article(Shape, frozen=True, kw_only=True):
    """An opened article: its info and its body in Markdown, placeholders not yet filled."""

    info: ArticleInfo
    body: str


class EmergencyNumber(Shape, frozen=True, kw_only=True):
    """One number to call an ambulance with. `number` is text and is shown as it stands; the rest is as in a line."""

    number: Line
    note: str = ""
    source: Slug
    dated: Seen
    checked: date | None
    sure: Sure


class Helpline(Shape, frozen=True, kw_only=True):
    """One row of a country's helplines; at least one of `number`, `text` and `web` is not empty.

    `id` starts with the country's code and is never used again for another line: what a person says of a line is kept
    by it. `dated` is the date that its source bears, `checked` the day on which the row was read against that source; a
    bundled row always has one, a person's own has none.
    """

    id: Slug
    name: Line
    kind: LineKind
    number: str = ""
    text: str = ""
    web: str = ""
    where: str = ""
    purpose: Line
    happens: Line
    hours: Line
    cost: Line
    languages: Line
    source: Slug
    dated: Seen
    checked: date | None
    sure: Sure

    @property
    def numbers(self) -> str:
        """Every number to ring it by, as it stands in a sentence; empty where it has none."""
        return self.number

    @property
    def leads(self) -> bool:
        """Whether it may stand for all of its kind, where there is room for one."""
        return True


class CountryInfo(Shape, frozen=True, kw_only=True):
    """What a list of countries needs. `emergency` is empty where only "your local emergency number" can be said.

    `regions` are the two-letter regions a file stands for, where it stands for several.
    """

    code: Slug
    name: Line
    emergency: tuple[EmergencyNumber, ...] = ()
    regions: tuple[str, ...] = ()


class Country(CountryInfo, frozen=True, kw_only=True):
    """A country's emergency numbers, first the one to show largest, and its helplines."""

    lines: tuple[Helpline, ...] = ()

    def lines_for(self, keys: tuple[CallKey, ...]) -> tuple[Helpline, ...]:
        """The helplines of the asked kinds, in the order of `keys`, then of the file."""
        return tuple(line for key in keys for line in self.lines if line.kind == key)

    def leading(self) -> dict[LineKind, Helpline]:
        """The line that stands for each kind where there is room for one: the first that can be rung and leads."""
        last_first = sorted(reversed(self.lines), key=lambda line: line.leads)
        return {line.kind: line for line in last_first if line.number}


class Step(Shape, frozen=True, kw_only=True):
    """One step of a door: a big line that starts with a verb, and at most one line of detail."""

    title: Line
    text: str = ""


class Part(Shape, frozen=True, kw_only=True):
    """A group of steps inside a door, such as one naloxone product; `countries` are those it is for, empty = all.

    `drawing` names the bundled drawing that shows it; empty where none does.
    """

    title: Line
    note: str = ""
    drawing: str = ""
    steps: Annotated[tuple[Step, ...], Meta(min_length=1)]
    countries: tuple[Slug, ...] = ()


class DoorInfo(Shape, frozen=True, kw_only=True):
    """What the front of Help now needs to show a door."""

    id: Slug
    order: int
    title: Line
    lead: Line


class Door(DoorInfo, frozen=True, kw_only=True):
    """One door of Help now, opened. Steps come in order; `signs` and `never` are short lists; `last` closes it."""

    written: date
    review: Line
    who_to_call: tuple[CallKey, ...]
    sources: Annotated[tuple[Slug, ...], Meta(min_length=1)]
    articles: tuple[Slug, ...] = ()
    signs_title: str = ""
    signs: tuple[Line, ...] = ()
    steps: tuple[Step, ...] = ()
    parts: tuple[Part, ...] = ()
    never_title: str = ""
    never: tuple[Line, ...] = ()
    last: str = ""
    words: tuple[Line, ...] = ()
    traces: tuple[Trace, ...] = ()


class Phrases(Shape, frozen=True, kw_only=True):
    """Words the loader and renderer need in a language."""

    fallback: dict[str, str]
    labels: dict[str, str]


class Hit(Shape, frozen=True, kw_only=True):
    """One search result. `address` is an in-app link such as `article:naloxone`; `snippet` is plain text.

    `urgent` marks a door of Help now that stands on top, because what was typed speaks of danger.
    """

    kind: Literal["article", "door", "strategy", "helpline", "word", "pathway"]
    address: str
    title: str
    snippet: str
    score: int
    urgent: bool = False
