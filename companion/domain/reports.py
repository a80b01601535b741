"""Reports for somebody who helps, or for oneself: what one may hold, and what is left of it once lines are taken out.

Whoever reads one is not told that anything was left out: what is not chosen leaves no heading, no number and no gap.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from enum import StrEnum

from companion.domain.counter import Count
from companion.domain.milestone import Reached
from companion.domain.prescribed import Medicine
from companion.domain.progress import Given, Lines, Mean, More, Span, Summary
from companion.domain.questions import COUNSELLOR, DOCTOR, Question
from companion.domain.rings import RingMonth, Rings, grow
from companion.domain.self_checks import Checked
from companion.domain.value import Value, replace


class Reader(StrEnum):
    """Whom a report is for."""

    COUNSELLOR = "counsellor"
    DOCTOR = "doctor"
    MYSELF = "myself"


class Part(StrEnum):
    """What a report may hold."""

    COUNT = "count"
    AVERAGES = "averages"
    LINES = "lines"
    QUESTIONS = "questions"
    TRIGGERS = "triggers"
    FEELINGS = "feelings"
    WAYS = "ways"
    MEDICINES = "medicines"
    SELF_CHECKS = "self-checks"
    RINGS = "rings"
    MILESTONES = "milestones"
    ENTRIES = "entries"


#: What each may hold, in its order.
OFFERED: Mapping[Reader, tuple[Part, ...]] = {
    Reader.COUNSELLOR: (
        *(Part.COUNT, Part.AVERAGES, Part.LINES, Part.QUESTIONS, Part.TRIGGERS, Part.FEELINGS, Part.WAYS),
        *(Part.MEDICINES, Part.SELF_CHECKS, Part.MILESTONES, Part.ENTRIES),
    ),
    Reader.DOCTOR: (*(Part.AVERAGES, Part.LINES, Part.MEDICINES, Part.SELF_CHECKS, Part.QUESTIONS, Part.COUNT),),
    Reader.MYSELF: (
        *(Part.RINGS, Part.COUNT, Part.MILESTONES, Part.AVERAGES, Part.LINES, Part.FEELINGS, Part.WAYS),
        Part.ENTRIES,
    ),
}
#: What is ticked until somebody chooses; a counsellor sees no page of the journal and no self-check unasked.
USUAL: Mapping[Reader, frozenset[Part]] = {
    Reader.COUNSELLOR: frozenset(OFFERED[Reader.COUNSELLOR]) - {Part.SELF_CHECKS, Part.MILESTONES, Part.ENTRIES},
    Reader.DOCTOR: frozenset(OFFERED[Reader.DOCTOR]) - {Part.COUNT},
    Reader.MYSELF: frozenset(OFFERED[Reader.MYSELF]),
}
#: What stands on the first page of a report for a counsellor; its details begin on the next.
SUMMARY = frozenset({Part.COUNT, Part.AVERAGES, Part.LINES, Part.QUESTIONS})
#: How many days back a report reaches until somebody chooses.
USUAL_DAYS: Mapping[Reader, int] = {Reader.COUNSELLOR: 30, Reader.DOCTOR: 90, Reader.MYSELF: 365}
#: What is drawn, and told as averages, for whom; in this order.
GIVEN: Mapping[Reader, tuple[Given, ...]] = {
    Reader.COUNSELLOR: (Given.MOOD, Given.CRAVING, Given.SLEEP, Given.PAIN),
    Reader.DOCTOR: (Given.SLEEP, Given.PAIN),
    Reader.MYSELF: (Given.MOOD, Given.CRAVING),
}
#: Whose questions stand in whose report.
ASKS: Mapping[Reader, str] = {Reader.COUNSELLOR: COUNSELLOR, Reader.DOCTOR: DOCTOR}


class MedicineTold(Value):
    """A medicine of a stretch: how many of its doses were said to be taken, of how many something was said of."""

    medicine: Medicine
    taken: int
    said: int


class PageTold(Value):
    """A page of the journal that may be in a report, and how it begins; all of its words only where it was chosen."""

    uuid: str
    day: date
    title: str
    begins: str = ""
    body: str = ""


class Report(Value):
    """All a report of a stretch may be made from.

    `slept` are minutes a night; `pages` those that may be chosen, with the words of those that were; `people` the names
    that are written in short where that is wanted.
    """

    span: Span
    count: Count
    summary: Summary
    slept: Mean | None
    lines: Lines
    more: More
    rings: Rings
    reached: tuple[Reached, ...] = ()
    medicines: tuple[MedicineTold, ...] = ()
    checks: tuple[Checked, ...] = ()
    questions: tuple[Question, ...] = ()
    pages: tuple[PageTold, ...] = ()
    people: tuple[str, ...] = ()


class Line(Value):
    """A line that can be taken out by itself; `head` stands above its words, `picture` names what is drawn above."""

    key: str
    words: str
    head: str = ""
    picture: str = ""


class Section(Value):
    """Lines under a heading."""

    part: Part
    title: str
    lines: tuple[Line, ...]


def without(sections: Iterable[Section], out: Collection[str]) -> tuple[Section, ...]:
    """Sections without the lines of these keys; one of which nothing is left is not there either."""
    left = (replace(one, lines=tuple(line for line in one.lines if line.key not in out)) for one in sections)
    return tuple(one for one in left if one.lines)


def first_page(sections: Iterable[Section], reader: Reader) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
    """The summary and the details; all of it in one piece but for a counsellor."""
    sections = tuple(sections)
    if reader is not Reader.COUNSELLOR:
        return sections, ()
    first = tuple(one for one in sections if one.part in SUMMARY)
    return (first or sections), (tuple(one for one in sections if one.part not in SUMMARY) if first else ())


def of_span(rings: Rings, span: Span, *, use: bool) -> Rings:
    """The tree of the months of a stretch; without `use`, as it is where nothing is known of days of use."""
    months = [one for one in rings.months if one.first <= span.last and one.last >= span.first]
    if not use:
        months = [RingMonth(one.first, one.last, 1.0, one.mood, (), one.answered) for one in months]
    return grow(months)


def in_short(words: str, names: Iterable[str]) -> str:
    """Words with the names of people as their first letters: "Ife Adeyemi" is "I. A.", and "Ife" is "I."."""
    known: dict[str, str] = {}
    for name in names:
        parts = [part for part in name.split() if part[:1].isalpha()]
        known[" ".join(name.split()).casefold()] = " ".join(f"{part[0].upper()}." for part in parts)
        for part in parts:
            # "Dr" and the like are nobody's name, and a letter by itself is short already.
            if len(part.strip(".")) > 2:
                known.setdefault(part.casefold(), f"{part[0].upper()}.")
    known.pop("", None)
    if not known:
        return words
    longest_first = sorted(known, key=len, reverse=True)
    pattern = r"(?<!\w)(?:" + "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in longest_first) + r")(?!\w)"

    def letters(found: re.Match[str]) -> str:
        said = known[" ".join(found.group().split()).casefold()]
        # The point of a letter ends a sentence too.
        return said.removesuffix(".") if words.startswith(".", found.end()) else said

    return re.sub(pattern, letters, words, flags=re.IGNORECASE)
