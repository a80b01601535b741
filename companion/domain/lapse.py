"""After a lapse: what a person gives on the way through, and the rules that lead it. Nothing of it is needed.

Safety comes first whatever the day was. What is written about it, how it is counted, and what helps next time come
only after, and each of them only if the person wants to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from enum import StrEnum

from companion.domain.counter import Count
from companion.domain.day import days_between
from companion.domain.plans import tidy_line
from companion.domain.value import Value, parts_of

_DAY = timedelta(days=1)
#: From how many days back a day of use is spoken of as the past. Yesterday's night is not over for the body.
PAST_FROM = 2


class StepId(StrEnum):
    """The steps in their order. The first five are about staying alive, and are never moved behind anything."""

    SAFE = "safe"
    TOLERANCE = "tolerance"
    SIGNS = "signs"
    ALONE = "alone"
    MEDICINE = "medicine"
    TELL = "tell"
    CHAIN = "chain"
    HELPED = "helped"
    COUNT = "count"
    NEXT = "next"


SAFETY = (StepId.SAFE, StepId.TOLERANCE, StepId.SIGNS, StepId.ALONE, StepId.MEDICINE)
WANTED = (StepId.TELL, StepId.CHAIN, StepId.HELPED, StepId.COUNT, StepId.NEXT)
STEPS = (*SAFETY, *WANTED)


class Part(StrEnum):
    """The links of the chain, in the order of what happened, and what helped to stop."""

    HARDER = "harder"
    SET_OFF = "set-off"
    THOUGHTS = "thoughts"
    FEELINGS = "feelings"
    DID = "did"
    AFTER = "after"
    HELPED = "helped"


CHAIN = (Part.HARDER, Part.SET_OFF, Part.THOUGHTS, Part.FEELINGS, Part.DID, Part.AFTER)


class Again(StrEnum):
    """What was said of stopping again: nothing, not yet, or on a day."""

    UNSAID = "unsaid"
    NOT_YET = "not-yet"
    STOPPED = "stopped"


class Link(Value):
    """What was written to one part of the chain, and what the person would do next time."""

    part: Part
    words: str = ""
    next_time: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written here."""
        return not self.words.strip() and not self.next_time.strip()


class Sheet(Value):
    """All that was given so far, as it was typed.

    `day` is the day of use, None while it was not said; `at` the time of day where it is known. `counted` names what
    it is about, None for the first thing counted. `write_down` False keeps the day out of every count.
    """

    step: StepId = StepId.SAFE
    day: date | None = None
    at: time | None = None
    counted: str | None = None
    write_down: bool = True
    again: Again = Again.UNSAID
    again_day: date | None = None
    links: tuple[Link, ...] = ()
    next_step: str = ""

    def link(self, part: Part) -> Link:
        """What was written to a part; an empty link where nothing was."""
        return next((link for link in self.links if link.part is part), Link(part))

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it that would be missed."""
        given = (self.at, self.counted, self.again_day)
        return (
            all(value is None for value in given)
            and self.write_down
            and self.again is Again.UNSAID
            and all(link.is_empty for link in self.links)
            and not self.next_step.strip()
        )


class Plan(Value):
    """What a person means to do when something comes: "If it is payday, then I ring Chris"."""

    uuid: str
    cue: str
    action: str
    position: int = 0


class Story(Value):
    """What was written about one lapse: its day (that of the writing, where no day was counted), and each line.

    `uuids` are the lasting names of the lines, in their order.
    """

    day: date
    links: tuple[Link, ...]
    uuids: tuple[str, ...]


def with_link(sheet: Sheet, link: Link) -> tuple[Link, ...]:
    """The links of a sheet with this one in the place of the former of its part, in the order of the parts."""
    known = {one.part: one for one in sheet.links} | {link.part: link}
    return tuple(known[part] for part in Part if part in known and not known[part].is_empty)


def is_past(day: date | None, today: date) -> bool:
    """Whether a day of use is spoken of as the past: not today's, not last night's, and known."""
    return day is not None and days_between(day, today) >= PAST_FROM


def days_without_before(count: Count, day: date) -> int | None:
    """The days without use right before a day of use, from the person's own record; None where it holds none.

    This is the number that tells how far tolerance may have fallen, so it is never guessed.
    """
    last = day - _DAY
    for run in count.runs:
        if run.first <= last <= run.last:
            return days_between(run.first, last) + 1
    return None


def count_after(count: Count, day: date) -> tuple[int, int]:
    """The total of days without use and the longest run as they will stand once `day` is written down as one of use.

    For telling truthfully what stays. A day outside every run takes nothing.
    """
    longest, total = 0, 0
    for run in count.runs:
        pieces = [(run.first, run.last)]
        if run.first <= day <= run.last:
            pieces = [(run.first, day - _DAY), (day + _DAY, run.last)]
        for first, last in pieces:
            days = max(0, days_between(first, last) + 1)
            total += days
            longest = max(longest, days)
    return total, longest


def plans_from(links: Sequence[Link], cues: Mapping[Part, str]) -> tuple[tuple[Part, str, str], ...]:
    """What the "next time" lines become: (part, cue, action), the cue from the person's own words where they gave any.

    `cues` has the words for a part that was left without its own.
    """
    return tuple(
        (link.part, tidy_line(link.words) if link.words.strip() else cues[link.part], tidy_line(link.next_time))
        for link in links
        if link.next_time.strip()
    )


def to_json(sheet: Sheet) -> dict[str, object]:
    """The sheet in plain values, for keeping it while it is unfinished."""
    plain: dict[str, object] = dict(parts_of(sheet))
    for name in ("day", "again_day", "at"):
        value = plain[name]
        plain[name] = value.isoformat() if isinstance(value, date | time) else None
    plain["links"] = [[link.part.value, link.words, link.next_time] for link in sheet.links]
    return plain


def from_json(plain: Mapping[str, object]) -> Sheet:
    """The sheet that `to_json` gave; what cannot be understood, as from a newer version, is as if not given."""

    def text(name: str) -> str:
        value = plain.get(name)
        return value if isinstance(value, str) else ""

    def day(name: str) -> date | None:
        try:
            return date.fromisoformat(text(name))
        except ValueError:
            return None

    def hour() -> time | None:
        try:
            return time.fromisoformat(text("at"))
        except ValueError:
            return None

    rows = plain.get("links")
    links = []
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, list) and len(row) == len(parts_of(Link(Part.DID))) and row[0] in set(Part):
            links.append(Link(Part(row[0]), str(row[1]), str(row[2])))
    step, again = text("step"), text("again")
    return Sheet(
        step=StepId(step) if step in set(StepId) else StepId.SAFE,
        day=day("day"),
        at=hour(),
        counted=text("counted") or None,
        write_down=plain.get("write_down") is not False,
        again=Again(again) if again in set(Again) else Again.UNSAID,
        again_day=day("again_day"),
        links=tuple(links),
        next_step=text("next_step"),
    )
