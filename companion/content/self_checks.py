"""Self-checks: what each asks and what its total means, and how a file is read.

Where a check is somebody's instrument, its questions, answers and time frame are theirs to the letter.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta

from companion.content.problems import ContentProblem
from companion.content.reading import line_of, read_text, read_toml
from companion.content.values import Line, Shape, Slug
from companion.domain.self_checks import Answers, total_of


class Band(Shape, frozen=True, kw_only=True):
    """What totals up to and with one mean, in plain words; `then` is the check worth answering next."""

    up_to: int
    words: Line
    then: Slug = ""


class SelfCheck(Shape, frozen=True, kw_only=True):
    """One check.

    `span` is the time it asks about, or the instrument's own instruction. Answers are words, the first of them worth
    `lowest` and each following one more; `falling` shows the last of them first, where its form does so. A scale of
    numbers has `highest` and two `ends` in their place. `told` is what is made of the answers: a total, `times` as much
    as the sum; each number by itself; or nothing. `short` are names of the questions for a picture. `crisis` keeps the
    way to the crisis line in sight, and an answer above the lowest to the question `crisis_item`, counted from 1, leads
    there at once. `door` is a door of Help now that goes with it.
    """

    id: Slug
    order: int
    name: Line
    about: Line
    minutes: Annotated[int, Meta(ge=1)]
    span: Line
    items: Annotated[tuple[Line, ...], Meta(min_length=1)]
    answers: tuple[Line, ...] = ()
    falling: bool = False
    short: tuple[Line, ...] = ()
    lowest: int
    highest: int = 0
    ends: tuple[Line, ...] = ()
    times: int = 1
    told: Literal["total", "items", "nothing"]
    bands: tuple[Band, ...] = ()
    crisis: bool = False
    crisis_item: int = 0
    door: Slug = ""
    note: Line = ""
    again_days: Annotated[int, Meta(ge=1)]
    says: Annotated[tuple[Line, ...], Meta(min_length=1)]
    articles: tuple[Slug, ...]
    ways: tuple[Slug, ...]
    credit: Line
    sources: tuple[Slug, ...]
    edition: int = 1

    @property
    def top(self) -> int:
        """The highest an answer can be."""
        return self.lowest + len(self.answers) - 1 if self.answers else self.highest

    @property
    def least(self) -> int:
        """The lowest a total can be."""
        return self.lowest * len(self.items) * self.times

    @property
    def most(self) -> int:
        """The highest a total can be."""
        return self.top * len(self.items) * self.times

    @property
    def choices(self) -> tuple[tuple[int, str], ...]:
        """What can be answered and what it is worth, in the order of the form; none for a scale of numbers."""
        rising = tuple(enumerate(self.answers, self.lowest))
        return rising[::-1] if self.falling else rising

    def total(self, answers: Answers) -> int | None:
        """The total; None where a question was left out, or the check makes none."""
        return total_of(answers, self.times) if self.told == "total" else None

    def band(self, total: int) -> Band | None:
        """What a total means; None where the check draws no lines."""
        return next((band for band in self.bands if total <= band.up_to), None)

    def answer_words(self, answer: int | None) -> str:
        """An answer as it was worded, or its number; empty where the question was left out."""
        if answer is None:
            return ""
        return self.answers[answer - self.lowest] if self.answers else str(answer)

    def leads_to_help(self, answers: Answers) -> bool:
        """Whether an answer is one that nobody should be alone with, whatever the others are."""
        if not self.crisis_item:
            return False
        answer = answers[self.crisis_item - 1]
        return answer is not None and answer > self.lowest


def read_self_check(file: Path) -> SelfCheck:
    """One check; its file is named by its id, and its parts fit each other."""
    check = read_toml(file, SelfCheck)

    def wrong(part: str, words: str) -> ContentProblem:
        return ContentProblem(file, line_of(read_text(file), f".{part}"), words)

    if check.id != file.stem:
        raise wrong("id", f"the file of {check.id!r} is named {file.stem!r}")
    if bool(check.answers) == bool(check.ends):
        raise wrong("answers", "either words to answer with or a scale with two ends")
    if check.ends and (len(check.ends) != 2 or check.highest <= check.lowest):
        raise wrong("ends", "a scale has two ends, and its highest is above its lowest")
    if check.short and len(check.short) != len(check.items):
        raise wrong("short", "every question has a short name, or none")
    if check.told == "items" and not check.short:
        raise wrong("short", "numbers told by themselves have short names")
    if not 0 <= check.crisis_item <= len(check.items):
        raise wrong("crisis_item", "there is no such question")
    if check.bands:
        ends = [band.up_to for band in check.bands]
        if check.told != "total" or ends != sorted(set(ends)) or ends[0] < check.least or ends[-1] != check.most:
            raise wrong("bands", "bands rise, and reach from the lowest total to the highest")
    return check


def read_self_checks(folder: Path) -> tuple[SelfCheck, ...]:
    """All checks, in their order."""
    return tuple(sorted(map(read_self_check, sorted(folder.glob("*.toml"))), key=lambda check: check.order))
