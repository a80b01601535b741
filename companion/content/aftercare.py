"""The lines that a calendar of aftercare begins with: what may come when after leaving a place of care."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from msgspec import Meta

from companion.content.problems import ContentProblem
from companion.content.reading import line_of, read_text, read_toml
from companion.content.values import Line, Shape, Slug, Trace
from companion.domain.aftercare import STRETCHES, stretch_of


class AftercareLine(Shape, frozen=True, kw_only=True):
    """A line: the stretch it belongs to, on which day after leaving, and its words."""

    stretch: Slug
    day: Annotated[int, Meta(ge=0, le=91)]
    words: Line


class AftercareLines(Shape, frozen=True, kw_only=True):
    """All lines in order, and what is said above them."""

    sources: Annotated[tuple[Slug, ...], Meta(min_length=1)]
    review: Line
    lead: Line
    steps: Annotated[tuple[AftercareLine, ...], Meta(min_length=1)]
    traces: tuple[Trace, ...] = ()


def read_aftercare(file: Path) -> AftercareLines:
    """The lines. Every stretch has one at least, and each line's day lies in its stretch."""
    lines = read_toml(file, AftercareLines)
    for at, step in enumerate(lines.steps):
        if step.stretch != stretch_of(step.day):
            line = line_of(read_text(file), f".steps[{at}].day")
            raise ContentProblem(file, line, f"day {step.day} lies in {stretch_of(step.day)!r}, not {step.stretch!r}")
    missing = [name for name in STRETCHES if name not in {step.stretch for step in lines.steps}]
    if missing:
        raise ContentProblem(file, 1, f"nothing is said for {missing[0]!r}")
    return lines
