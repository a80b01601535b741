"""After a lapse: what a person gives on the way through, and the rules that lead it. Nothing of it is needed.

Safety comes first whatever the day was. What is written about it, how it is counted, and what helps next time come
only after, and each of them only if the person wants to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from enum import StrEnum

from companion.domain.counter import Count, CountEvent, CountState, EventKind
from companion.domain.day import days_between
from companion.domain.plans import tidy_line
from companion.domain.settings import Headline
from companion.domain.tolerance import BREAK_FROM
from companion.domain.value import Value, replace

_DAY = timedelta(days=1)
#: From how many days back a day of use is spoken of as the past. Yesterday's night is not over for the body.
PAST_FROM = 2
#: So many days of use in all leave the body unused to opioids; after more, the record does not say what it is used to.
TOLD_FOR = 7
#: So many days without part the days of use before them from those after.
_LONG_FREE = 30
#: A cue taken from a person's own words is at most this long.
CUE_LENGTH = 90


class StepId(StrEnum):
    """The steps in their order. The first five are about staying alive, and are never moved behind anything.

    REST stands between them and the others: the rest is up to the person.
    """

    SAFE = "safe"
    TOLERANCE = "tolerance"
    SIGNS = "signs"
    ALONE = "alone"
    MEDICINE = "medicine"
    REST = "rest"
    TELL = "tell"
    CHAIN = "chain"
    HELPED = "helped"
    COUNT = "count"
    NEXT = "next"


SAFETY = (StepId.SAFE, StepId.TOLERANCE, StepId.SIGNS, StepId.ALONE, StepId.MEDICINE)
#: The same for a day long past: shorter, and no alarm.
SAFETY_THEN = (StepId.SAFE, StepId.TOLERANCE, StepId.MEDICINE)
WANTED = (StepId.TELL, StepId.CHAIN, StepId.HELPED, StepId.COUNT, StepId.NEXT)
STEPS = (*SAFETY, StepId.REST, *WANTED)


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
    """What was written to one part of the chain, and what the person would do next time.

    `cue` is when that is for, in words of their own; empty, it is taken from what they wrote of the part.
    """

    part: Part
    words: str = ""
    next_time: str = ""
    cue: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written here."""
        return not (self.words.strip() or self.next_time.strip() or self.cue.strip())


class Sheet(Value):
    """All that was given so far, as it was typed; None and empty words are what was not given.

    `past` is what the person said themselves, against what `day` tells. `company` and `naloxone` are whether somebody
    is with them, and whether it is near. `day` is the day of use, `at` the time of day, `more_days` other days of use.
    `counted` names what it is about, None for the first thing counted. Only `write_down` True changes a count;
    `headline` is the number the counter is to show from then on. `name` tells it from others that are unfinished.
    """

    name: str = ""
    step: StepId = StepId.SAFE
    past: bool | None = None
    company: bool | None = None
    naloxone: bool | None = None
    day: date | None = None
    at: time | None = None
    more_days: tuple[date, ...] = ()
    counted: str | None = None
    write_down: bool | None = None
    again: Again = Again.UNSAID
    again_day: date | None = None
    headline: Headline | None = None
    links: tuple[Link, ...] = ()
    next_step: str = ""

    def link(self, part: Part) -> Link:
        """What was written to a part; an empty link where nothing was."""
        return next((link for link in self.links if link.part is part), Link(part))

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it that would be missed; how far they came, and a day alone, is nothing."""
        told = (self.past, self.company, self.naloxone, self.at, self.counted, self.write_down)
        return (
            all(value is None for value in (*told, self.again_day, self.headline))
            and not self.more_days
            and self.again is Again.UNSAID
            and not self.has_words
        )

    @property
    def has_words(self) -> bool:
        """Whether anything was written in words of their own."""
        return bool(self.next_step.strip()) or not all(link.is_empty for link in self.links)

    def days_used(self, today: date) -> tuple[date, ...]:
        """The days of use it tells of, oldest first and each once; none lies ahead.

        Where none was said it is today; but never where they said that it was longer ago, which leaves it unknown.
        """
        day = self.day or (None if self.past else today)
        days = self.more_days if day is None else (day, *self.more_days)
        return tuple(sorted({min(day, today) for day in days}))

    def said_when(self, begun: date | None, today: date, *, past: bool) -> Sheet:
        """The sheet once they say whether it is the past: the day they came with stands only where it fits to that."""
        day = self.day or (None if past else begun)
        if past and day is not None and days_between(day, today) < PAST_FROM:
            day = None
        return replace(self, past=past, day=day)

    def counts(self, today: date) -> bool:
        """Whether a day is to be written down: they said so, and it is known which."""
        return self.write_down is True and bool(self.days_used(today))


class Waiting(Value):
    """A sheet that was closed half way, and the day it was written."""

    sheet: Sheet
    written: date

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to go on with: no words, no day, and not a step gone."""
        return self.sheet.is_empty and self.sheet.day is None and self.sheet.step is StepId.SAFE

    @property
    def day(self) -> date:
        """The day it is about; that of the writing where none was said."""
        return self.sheet.day or self.written

    def is_about(self, begun: Sheet, today: date) -> bool:
        """Whether it is about what somebody comes for now: the same thing counted, and the same day."""
        return self.sheet.counted == begun.counted and self.day == (begun.day or today)


class NextHour(StrEnum):
    """The small things offered for the next hour."""

    EAT = "eat"
    RING = "ring"
    COMPANY = "company"
    REST = "rest"
    COPE = "cope"


class Story(Value):
    """What was written about one lapse: its day, and each line.

    The day is the one it is about; only where none was said (`said` False) that of the writing. `uuids` are the lasting
    names of the lines, in their order. `about` is the name of a further thing it is about, empty for the first.
    """

    day: date
    said: bool
    links: tuple[Link, ...]
    uuids: tuple[str, ...]
    about: str = ""


def with_link(sheet: Sheet, link: Link) -> tuple[Link, ...]:
    """The links of a sheet with this one in the place of the former of its part, in the order of the parts."""
    known = {one.part: one for one in sheet.links} | {link.part: link}
    return tuple(known[part] for part in Part if part in known and not known[part].is_empty)


def is_past(sheet: Sheet, today: date) -> bool:
    """Whether it is spoken of as the past: as the person says, else where the day is before yesterday."""
    if sheet.past is not None:
        return sheet.past
    return sheet.day is not None and days_between(sheet.day, today) >= PAST_FROM


def steps_for(*, past: bool) -> tuple[StepId, ...]:
    """The steps on this way, in their order."""
    return (*(SAFETY_THEN if past else SAFETY), StepId.REST, *WANTED)


def next_choices(sheet: Sheet, *, past: bool) -> tuple[NextHour, ...]:
    """Three small things for the next hour; rest, and what is done sitting still, only where somebody is there."""
    if past:
        return NextHour.RING, NextHour.EAT, NextHour.COPE
    if sheet.company:
        return NextHour.EAT, NextHour.REST, NextHour.COPE
    return NextHour.COMPANY, NextHour.RING, NextHour.EAT


def nearest(step: StepId, *, past: bool) -> StepId:
    """The step itself, or where this way leaves it out, the one before it."""
    steps = steps_for(past=past)
    return next(one for one in reversed(STEPS[: STEPS.index(step) + 1]) if one in steps)


def days_without_before(count: Count, day: date) -> int | None:
    """How many days before a day of use they had last used; None where the record does not tell.

    This is the number that tells that tolerance has fallen, so it is never guessed: not from a run that ended more
    than a week before, nor from one too short for the body to have changed, nor where days are not counted. Nor is it
    ever made smaller by a few days of use: after them tolerance was low already, so what counts is the last use before
    that lasted. None where the days of use in between are more than a few in all, a month or more without parting
    them.
    """
    if count.state not in (CountState.COUNTING, CountState.BETWEEN):
        return None
    breaks = [(run.first, min(run.last, day - _DAY)) for run in count.runs if run.first < day]
    breaks = [one for one in breaks if days_between(*one) + 1 >= BREAK_FROM]
    if not breaks or days_between(breaks[-1][1], day) > TOLD_FOR:
        return None
    first, last = breaks.pop()
    used = days_between(last, day) - 1
    for earlier, ended in reversed(breaks):
        between = days_between(ended, first) - 1
        if between > TOLD_FOR:
            break
        if days_between(first, last) + 1 >= _LONG_FREE:
            if used > TOLD_FOR:
                break
            # What lies before so long a time without is a few days by itself, or it is not.
            used = 0
        first, last, used = earlier, ended, used + between
    # The day before the first free one was the last of use.
    return None if used > TOLD_FOR else days_between(first, day) + 1


def counted_as(sheet: Sheet, events: Sequence[CountEvent], today: date) -> tuple[CountEvent, ...]:
    """What would be written down for a sheet, after what is written down already; nothing where no day is to be.

    The events are those about the same thing counted. What is given names itself by its place, for nothing is stored.
    """
    if not sheet.counts(today):
        return ()
    used, known = sheet.days_used(today), {one.day for one in events if one.kind is EventKind.LAPSE}
    told = [CountEvent(f"told-{day}", EventKind.LAPSE, day) for day in used if day not in known]
    if sheet.again is Again.NOT_YET:
        told.append(CountEvent("told-again", EventKind.RESTART, date.max))
    elif sheet.again is Again.STOPPED:
        told.append(CountEvent("told-again", EventKind.RESTART, stopped_on(sheet, today)))
    return tuple(told)


def stopped_on(sheet: Sheet, today: date) -> date:
    """The day they stopped again: the one they said, but never before the last day of use, nor ahead."""
    last = sheet.days_used(today)[-1]
    return last if sheet.again_day is None else min(max(sheet.again_day, last), today)


def is_open(event: CountEvent) -> bool:
    """Whether it says that they have not stopped again yet."""
    return event.kind is EventKind.RESTART and event.day == date.max


def leaves_open(events: Sequence[CountEvent], last_used: date) -> bool:
    """Whether something was left open after a later day of use, which an older day must not close."""
    open_one = any(is_open(one) for one in events)
    return open_one and any(one.kind is EventKind.LAPSE and one.day > last_used for one in events)


def proposed_cue(words: str) -> str:
    """When a plan is for, from what was written of its part: the first sentence, on one line and not too long."""
    line = " ".join(words.split())
    ends = [place for mark in ".!?;" if (place := line.find(f"{mark} ")) > 0]
    line = (line[: min(ends)] if ends else line).rstrip(".!?;,: ")
    if len(line) <= CUE_LENGTH:
        return line
    return line[:CUE_LENGTH].rsplit(" ", 1)[0].rstrip(".!?;,: ") + "\u2026"


def plans_from(links: Sequence[Link], cues: Mapping[Part, str]) -> tuple[tuple[Part, str, str], ...]:
    """What the "next time" lines become: (part, cue, action).

    The cue is the person's own, else proposed from what they wrote of the part, else from `cues`.
    """
    return tuple(
        (link.part, cue_of(link) or cues[link.part], tidy_line(link.next_time))
        for link in links
        if link.next_time.strip()
    )


def cue_of(link: Link) -> str:
    """When the "next time" line of a link is for: in words of their own, else as proposed from what they wrote."""
    return " ".join(link.cue.split()) or proposed_cue(link.words)
