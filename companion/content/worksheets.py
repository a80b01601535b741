"""The written tools: what each asks, one question a screen, and how a file is read."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta

from companion.content.problems import ContentProblem
from companion.content.reading import line_of, read_text, read_toml
from companion.content.values import Line, Shape, Slug
from companion.domain.worksheet import AFTER, BEGIN, DONE, Kind
from companion.domain.worksheet import Question as Asked

CORNERS = 4
#: Which parts of a question belong to which kinds; the first are needed by them.
_NEEDED: dict[str, tuple[str, ...]] = {
    "choose": ("options",),
    "square": ("corners",),
    "links": ("part",),
    "say": ("of",),
}
_ALLOWED: dict[str, tuple[str, ...]] = {
    "line": ("example",),
    "lines": ("example",),
    "list": ("example",),
    "choose": ("options", "own"),
    "pick": ("options", "own", "of"),
    "rate": (),
    "square": ("corners",),
    "links": ("part", "example"),
    "plan": ("example", "example_then"),
    "settle": ("options", "example"),
    "say": ("of", "times"),
    "do": ("way", "door", "screen", "button"),
}
_OWN_PARTS = ("options", "own", "corners", "part", "of", "times", "way", "door", "screen", "button", "example_then")
#: Where the answers of a question go beside the page that is kept, and the kinds that can go there.
_LANDS: dict[str, tuple[str, ...]] = {
    "if-then": ("plan", "links"),
    "value": ("pick", "line"),
    "step": ("line",),
    "worries": ("list",),
    "worry-day": ("pick",),
    "set-off": ("choose",),
    "did": ("lines",),
}


class Option(Shape, frozen=True, kw_only=True):
    """One of several to choose."""

    id: Slug
    words: Line


class Question(Shape, frozen=True, kw_only=True):
    """One question of a tool.

    `when` is `question:option`: asked only where that was chosen there. `steers` is a question that only leads on; it
    is not kept. `own` is an example for words of their own beside the options, `corners` are the names of the four
    corners of a square, `of` is an earlier question: what was written there is said aloud, or chosen among. `part` is
    the link of the chain. `way`, `door` and `screen` are where the button of a thing to do leads.
    """

    id: Slug
    kind: Literal["line", "lines", "list", "choose", "pick", "rate", "square", "links", "plan", "settle", "say", "do"]
    ask: Line
    note: str = ""
    when: str = ""
    steers: bool = False
    lands: Literal["", "if-then", "value", "step", "worries", "worry-day", "set-off", "did"] = ""
    example: str = ""
    example_then: str = ""
    options: tuple[Option, ...] = ()
    own: str = ""
    corners: tuple[Line, ...] = ()
    part: Literal["", "harder", "set-off", "thoughts", "feelings", "did", "after"] = ""
    of: str = ""
    times: Annotated[int, Meta(ge=1, le=5)] = 1
    way: str = ""
    door: str = ""
    screen: Literal["", "medicines", "people", "plan"] = ""
    button: str = ""

    def option(self, option_id: str) -> str:
        """The words of an option; its id as it stands where it is not known, for it may be words of their own."""
        return next((one.words for one in self.options if one.id == option_id), option_id)


class Worksheet(Shape, frozen=True, kw_only=True):
    """A written tool. `title` heads the page it leaves in the journal, and `tag` is what that is found by.

    `rate` asks how strong it is before, `rate_after` after; without them nothing is rated. `doors` are doors of Help
    now that are a key away while it is gone through. `kept` tells what it leaves: a page, or a moment with an urge.
    """

    id: Slug
    title: Line
    tag: Line
    kept: Literal["journal", "urge"] = "journal"
    rate: str = ""
    rate_after: str = ""
    doors: tuple[Slug, ...] = ()
    written: date
    review: Line
    questions: Annotated[tuple[Question, ...], Meta(min_length=1)]

    @property
    def rated(self) -> bool:
        """Whether it asks how strong it is, before and after."""
        return bool(self.rate)

    def question(self, question_id: str) -> Question:
        """One question; KeyError where there is none."""
        for one in self.questions:
            if one.id == question_id:
                return one
        raise KeyError(question_id)

    def asked(self) -> tuple[Asked, ...]:
        """The questions as the way through them needs them."""
        return tuple(asked(one) for one in self.questions)


def asked(one: Question) -> Asked:
    """A question without its words."""
    name, _, choice = one.when.partition(":")
    return Asked(one.id, Kind(one.kind), (name, choice) if one.when else None, one.steers, one.of)


def read_worksheet(file: Path) -> Worksheet:
    """One tool. Its id is the name of its file; every question has what its kind needs, and nothing else."""
    sheet = read_toml(file, Worksheet)
    text = read_text(file)
    if sheet.id != file.stem:
        raise ContentProblem(file, line_of(text, ".id"), f"the id must be {file.stem!r}, as the file's name")
    if bool(sheet.rate) != bool(sheet.rate_after):
        raise ContentProblem(file, 1, "what is rated before is rated after, too")
    earlier: dict[str, Question] = {}
    for place, one in enumerate(sheet.questions):
        what = _wrong(one, earlier)
        if what:
            raise ContentProblem(file, line_of(text, f".questions[{place}]"), f"{one.id}: {what}")
        earlier[one.id] = one
    return sheet


def _wrong(one: Question, earlier: dict[str, Question]) -> str:
    """What is wrong with a question, in a sentence; empty where nothing is."""
    if one.id in earlier:
        return "the id is used twice"
    if one.id in (BEGIN, AFTER, DONE):
        return "the id is that of a stage"
    given = [name for name in _OWN_PARTS if getattr(one, name) not in ("", (), 1)]
    lost = [name for name in given if name not in _ALLOWED[one.kind]]
    missing = [name for name in _NEEDED.get(one.kind, ()) if name not in given]
    if lost or missing:
        return f"{one.kind!r} needs {', '.join(missing)}" if missing else f"{one.kind!r} has no {', '.join(lost)}"
    if one.kind == "pick" and bool(one.options) == bool(one.of):
        return "to pick from are either options or what was written before"
    if one.corners and len(one.corners) != CORNERS:
        return "a square has four corners"
    if len({option.id for option in one.options}) != len(one.options):
        return "two options have one id"
    if one.of and one.of not in earlier:
        return f"there is no question {one.of!r} before it"
    if one.lands and one.kind not in _LANDS[one.lands]:
        return f"{one.kind!r} cannot land in {one.lands!r}"
    name, _, choice = one.when.partition(":")
    if one.when and (name not in earlier or choice not in {option.id for option in earlier[name].options}):
        return f"nobody can choose {one.when!r} before it"
    if any((one.way, one.door, one.screen)) != bool(one.button):
        return "a button leads somewhere, and what leads somewhere has a button"
    return ""
