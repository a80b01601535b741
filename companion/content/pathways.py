"""Short readings in order, and how naloxone is had in a country: shapes and readers, apart from those of every page.

A pathway is a file in `pathways/`. Its steps name a page of the library, a door of Help now, or a screen of the app.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta

from companion.content.filling import unknown_placeholder
from companion.content.problems import ContentProblem
from companion.content.reading import line_of, read_text, read_toml
from companion.content.values import Line, Shape, Slug, Trace

Address = Annotated[str, Meta(pattern=r"^(article|door|screen):[a-z0-9]+(-[a-z0-9]+)*$")]
"""Where a step leads: `article:naloxone`, `door:talk` or `screen:people`."""


class PathwayStep(Shape, frozen=True, kw_only=True):
    """One step: where it leads, why, and its title; empty for a page and a door, which have their own."""

    to: Address
    why: Line
    title: str = ""

    @property
    def kind(self) -> str:
        """`article`, `door` or `screen`."""
        return self.to.partition(":")[0]

    @property
    def target(self) -> str:
        """The id of the page, door or screen."""
        return self.to.partition(":")[2]


class Stage(Shape, frozen=True, kw_only=True):
    """Steps that belong together, under a title."""

    title: Line
    note: str = ""
    steps: Annotated[tuple[PathwayStep, ...], Meta(min_length=1)]


class Pathway(Shape, frozen=True, kw_only=True):
    """A short reading in order; `audience` is who it is for, and `order` its place among those of this audience."""

    id: Slug
    title: Line
    lead: Line
    audience: Literal["person", "family"]
    order: int
    stages: Annotated[tuple[Stage, ...], Meta(min_length=1)]
    sources: tuple[Slug, ...] = ()
    traces: tuple[Trace, ...] = ()

    def steps(self) -> tuple[PathwayStep, ...]:
        """Every step, in order."""
        return tuple(step for stage in self.stages for step in stage.steps)


class NaloxonePlace(Shape, frozen=True, kw_only=True):
    """Two lines on how people get naloxone in some countries; with none named, everywhere else."""

    countries: tuple[Slug, ...]
    lines: Annotated[tuple[Line, ...], Meta(min_length=2, max_length=2)]
    sources: tuple[Slug, ...]
    traces: tuple[Trace, ...] = ()


class _Places(Shape, frozen=True, kw_only=True):
    places: Annotated[tuple[NaloxonePlace, ...], Meta(min_length=1)]


def read_pathway(file: Path) -> Pathway:
    """One pathway. Its id is the name of its file; no place comes twice; only a screen is given a title."""
    pathway = read_toml(file, Pathway)
    text = read_text(file)
    if pathway.id != file.stem:
        raise ContentProblem(file, line_of(text, ".id"), f"the id must be {file.stem!r}, as the file's name")
    unknown = unknown_placeholder(text)
    if unknown is not None:
        offset, name = unknown
        raise ContentProblem(file, text.count("\n", 0, offset) + 1, f"nobody fills the placeholder {{{name}}}")
    met: set[str] = set()
    for at, stage in enumerate(pathway.stages):
        for step in stage.steps:
            wrong = f"{step.to!r} stands here twice" if step.to in met else ""
            if bool(step.title) != (step.kind == "screen"):
                wrong = f"{step.to!r}: a screen is given a title, a page and a door have theirs"
            if wrong:
                # The line is looked for only where it is told.
                raise ContentProblem(file, line_of(text, f".stages[{at}]"), wrong)
            met.add(step.to)
    return pathway


def read_naloxone_places(file: Path) -> tuple[NaloxonePlace, ...]:
    """How naloxone is had, country by country; the one for everywhere else comes last."""
    places = read_toml(file, _Places).places
    if places[-1].countries or not all(place.countries for place in places[:-1]):
        raise ContentProblem(file, 1, "the last place, and no other, is for every country not named")
    return places
