"""Ways to cope, one file each: their shapes, how a file is read, and the words people use for feelings and triggers."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, structs

from companion.content.filling import unknown_placeholder
from companion.content.problems import ContentProblem
from companion.content.reading import line_of, parse_toml, read_text, read_toml, split_article, to_shape
from companion.content.sought import fold
from companion.content.traces import take_body
from companion.content.values import Line, Shape, Slug, Trace

Feeling = Literal["craving", "anxious", "panic", "angry", "low", "grief", "lonely", "ashamed", "bored", "restless"]
"""How someone feels, as ways to cope are sorted by it."""
Trigger = Literal[
    "argument",
    "stress",
    "payday",
    "alone",
    "people",
    "place",
    "message",
    "memory",
    "pain",
    "no-sleep",
    "hunger",
    "boredom",
    "good-news",
    "used",
]
"""What set it off, as ways to cope are sorted by it."""
#: The tools that run in the app and have no file of their own: their parts are made from the person's pace, and from
#: the prompts of the way itself.
GUIDED_HERE = ("breathing", "urge-surfing")
#: Where the files of all other tools lie, beside the folder of the ways.
GUIDED_FOLDERS = ("guides", "worksheets")
FEELINGS: tuple[str, ...] = Feeling.__args__  # type: ignore[attr-defined]
TRIGGERS: tuple[str, ...] = Trigger.__args__  # type: ignore[attr-defined]

_STEP = re.compile(r"(\d+)\. (\S.*)")
FEWEST_STEPS, MOST_STEPS = 3, 8


class StrategyHead(Shape, frozen=True, kw_only=True):
    """The front matter of a strategy file. `minutes` is what it takes as a rule; `doors` are doors of Help now;
    `family` tells whether it is also for a hard hour of someone who loves a person who uses; `icon` is a file of
    assets/icons. `guided` is the tool that leads through it in the app: one of `GUIDED_HERE`, or the id of a guide or
    of a written tool.
    """

    id: Slug
    name: Line
    line: Line
    order: int
    icon: Slug
    feelings: Annotated[tuple[Feeling, ...], Meta(min_length=1)]
    triggers: tuple[Trigger, ...] = ()
    minutes: Annotated[int, Meta(ge=1, le=60)]
    cautions: Annotated[tuple[Line, ...], Meta(min_length=1)]
    evidence: Line
    sources: Annotated[tuple[Slug, ...], Meta(min_length=1)]
    written: date
    review: Line
    guided: Slug | None = None
    family: bool = False
    prompts: tuple[Line, ...] = ()
    doors: tuple[Slug, ...] = ()
    related: tuple[Slug, ...] = ()
    words: tuple[Line, ...] = ()
    traces: tuple[Trace, ...] = ()


class Strategy(StrategyHead, frozen=True, kw_only=True):
    """A way to cope: what its file says of it, and its steps as plain lines, placeholders not yet filled."""

    steps: tuple[str, ...]


class Cope(Shape, frozen=True, kw_only=True):
    """What the screen says once above all ways, and what a person's own words for feelings and triggers begin with."""

    safety: Line
    sleepy: Line
    medicine: Line
    sources: Annotated[tuple[Slug, ...], Meta(min_length=1)]
    traces: tuple[Trace, ...] = ()
    feelings: dict[Feeling, tuple[Line, ...]]
    triggers: dict[Trigger, tuple[Line, ...]]

    def feelings_in(self, words: str) -> tuple[str, ...]:
        """The feelings that a person's own word or line speaks of, in the order they are sorted in."""
        return _found(words, FEELINGS, self.feelings)  # type: ignore[arg-type]

    def triggers_in(self, words: str) -> tuple[str, ...]:
        """The triggers that a person's own word or line speaks of, in the order they are sorted in."""
        return _found(words, TRIGGERS, self.triggers)  # type: ignore[arg-type]


def read_strategies(folder: Path) -> dict[str, Strategy]:
    """All strategies by id, in their order. A strategy's id is the name of its file; none has another's place."""
    found: dict[str, Strategy] = {}
    places: dict[int, Path] = {}
    for file in sorted(folder.glob("*.md")):
        strategy = read_strategy(file)
        if strategy.order in places:
            front = split_article(file, read_text(file))[0]
            line = 1 + line_of(front, ".order")
            raise ContentProblem(file, line, f"the order {strategy.order} is taken by {places[strategy.order].name}")
        found[strategy.id], places[strategy.order] = strategy, file
    return {one.id: one for one in sorted(found.values(), key=lambda one: one.order)}


def read_strategy(file: Path) -> Strategy:
    """One strategy file: front matter checked, body cut into its steps."""
    text = read_text(file)
    front, body, before = split_article(file, text)
    head = to_shape(file, front, parse_toml(file, front, 1), StrategyHead, 1)
    if head.id != file.stem:
        raise ContentProblem(file, 1 + line_of(front, ".id"), f"the id must be {file.stem!r}, as the file's name")
    if bool(head.prompts) != (head.guided == "urge-surfing"):
        raise ContentProblem(file, 1 + line_of(front, ".prompts"), "prompts belong to urge surfing, and it needs them")
    if head.guided is not None and not _leads(file, head.guided):
        raise ContentProblem(
            file, 1 + line_of(front, ".guided"), f"there is no tool {head.guided!r} to lead through it"
        )
    unknown = unknown_placeholder(text)
    if unknown is not None:
        offset, name = unknown
        raise ContentProblem(file, text.count("\n", 0, offset) + 1, f"nobody fills the placeholder {{{name}}}")
    body, traces = take_body(file, body, before, head.sources)
    said = structs.asdict(head) | {"traces": (*head.traces, *traces)}
    return Strategy(**said, steps=_steps(file, body, before))


def _leads(file: Path, tool: str) -> bool:
    """Whether there is a tool of that id, for a way that lies in this file."""
    beside = file.parent.parent
    return tool in GUIDED_HERE or any((beside / folder / f"{tool}.toml").is_file() for folder in GUIDED_FOLDERS)


def read_cope(file: Path) -> Cope:
    """What is said above all ways; every feeling and trigger has words."""
    cope = read_toml(file, Cope)
    for table, found, needed in (
        ("feelings", set(cope.feelings), FEELINGS),
        ("triggers", set(cope.triggers), TRIGGERS),
    ):
        for key in needed:
            if key not in found:
                raise ContentProblem(file, line_of(read_text(file), f".{table}"), f"[{table}] has no {key!r}")
    return cope


def _steps(file: Path, body: str, before: int) -> tuple[str, ...]:
    steps: list[str] = []
    for number, line in enumerate(body.split("\n"), start=before + 1):
        if not line.strip():
            continue
        found = _STEP.fullmatch(line.rstrip())
        if found is None:
            raise ContentProblem(file, number, "the body holds numbered lines alone, such as '1. Sit down.'")
        if int(found[1]) != len(steps) + 1:
            raise ContentProblem(file, number, f"this is step {len(steps) + 1}, and not {found[1]}")
        steps.append(found[2])
    if not FEWEST_STEPS <= len(steps) <= MOST_STEPS:
        raise ContentProblem(file, before + 1, f"a strategy has {FEWEST_STEPS} to {MOST_STEPS} steps, not {len(steps)}")
    return tuple(steps)


def _found(words: str, order: tuple[str, ...], known: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    folded = fold(words)
    return tuple(
        name
        for name in order
        if any(re.search(rf"(?<!\w){re.escape(fold(beginning))}", folded) for beginning in known[name])
    )
