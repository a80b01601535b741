"""The tools that run in time, part by part: what each says, for how long, and how a file is read."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta

from companion.content.problems import ContentProblem
from companion.content.reading import line_of, read_text, read_toml
from companion.content.values import Line, Shape, Slug
from companion.domain.exercise import Exercise, led
from companion.domain.exercise import Part as Timed

Spot = Literal[
    "feet", "calves", "thighs", "hips", "belly", "chest", "back", "hands", "arms", "shoulders", "neck", "face", "whole"
]
"""A place of the body, as the figure can show it."""
#: Which parts of a part belong to which pictures.
_OWN: dict[str, str] = {"spot": "body", "act": "body", "fill": "ring"}
LONGEST = 60


class Form(Shape, frozen=True, kw_only=True):
    """One way to do it, chosen before it begins."""

    id: Slug
    words: Line


class Part(Shape, frozen=True, kw_only=True):
    """One part. Without `seconds` it waits until the person goes on, by `button` or by finding `count` things.

    `held` keeps its seconds as they are, however long the whole was chosen to be. `form` is the form it belongs to.
    `decides` offers to go round again. `spot` and `act` are shown by the figure, `fill` (0 to 1) by the ring: how wide
    attention is.
    """

    name: Line
    words: Line
    seconds: Annotated[float, Meta(ge=0, le=3600)] = 0
    held: bool = False
    count: Annotated[int, Meta(ge=0, le=9)] = 0
    button: str = ""
    form: str = ""
    decides: bool = False
    spot: Spot | None = None
    act: Literal["tense", "release", ""] = ""
    fill: Annotated[float, Meta(ge=0, le=1)] | None = None


class Guide(Shape, frozen=True, kw_only=True):
    """A tool that runs in time. `lead` is said before it begins, `note` all the while; `question` is rated.

    `minutes` are the lengths to choose from, `usual` the one that stands; `own_minutes` lets any other be chosen.
    `unwatched` lets its time go on while nobody looks, and `over` is said when that time is over.
    """

    id: Slug
    heading: Line
    lead: Line
    question: Line
    note: Line
    picture: Literal["body", "ring", "clock", "dots"]
    icon: Slug
    minutes: tuple[Annotated[int, Meta(ge=1, le=LONGEST)], ...] = ()
    usual: int = 0
    own_minutes: bool = False
    unwatched: bool = False
    over: str = ""
    written: date
    review: Line
    forms: tuple[Form, ...] = ()
    parts: Annotated[tuple[Part, ...], Meta(min_length=1)]

    def parts_of(self, form: str) -> tuple[Part, ...]:
        """The parts of one form, and those of all."""
        return tuple(one for one in self.parts if one.form in ("", form))

    def exercise(self, form: str = "", minutes: int | None = None) -> Exercise:
        """The tool as it is gone through, in a form, for so many minutes."""
        timed = [Timed(one.seconds, one.held, one.count) for one in self.parts_of(form)]
        return led(timed, minutes if self.minutes else None, watched=not self.unwatched)


def read_guide(file: Path) -> Guide:
    """One tool. Its id is the name of its file; every part has what it needs, and nothing that nobody would see."""
    guide = read_toml(file, Guide)
    text = read_text(file)
    if guide.id != file.stem:
        raise ContentProblem(file, line_of(text, ".id"), f"the id must be {file.stem!r}, as the file's name")
    if (guide.usual in guide.minutes) != bool(guide.minutes):
        raise ContentProblem(file, line_of(text, ".usual"), "the usual length is one of the minutes to choose from")
    if guide.own_minutes and not guide.minutes:
        raise ContentProblem(file, line_of(text, ".own_minutes"), "own minutes go beside some to choose from")
    if guide.unwatched != bool(guide.over):
        raise ContentProblem(file, line_of(text, ".over"), "what goes on unwatched tells when it is over")
    forms = {one.id for one in guide.forms}
    if len(forms) != len(guide.forms) or len(forms) == 1:
        raise ContentProblem(file, line_of(text, ".forms"), "there are several forms, each with an id of its own")
    for place, one in enumerate(guide.parts):
        what = _wrong(guide, one, forms, place)
        if what:
            raise ContentProblem(file, line_of(text, f".parts[{place}]"), f"{one.name}: {what}")
    return guide


def _wrong(guide: Guide, one: Part, forms: set[str], place: int) -> str:
    """What is wrong with a part, in a sentence; empty where nothing is."""
    waits = not one.seconds
    if one.form and one.form not in forms:
        return f"there is no form {one.form!r}"
    if waits != bool(one.button or one.count):
        return "what waits has a button or a count, and what takes time has neither"
    if one.count and one.button:
        return "what is counted needs no other button"
    if one.decides and (not waits or not any(before.seconds for before in guide.parts[:place])):
        return "to decide comes after some time, and waits"
    for field, picture in _OWN.items():
        if getattr(one, field) not in (None, "") and guide.picture != picture:
            return f"{field} is for the picture {picture!r} alone"
    return ""
