"""Warning signs of the person's own: rules over what they wrote down, that bring up their own plan. Never a score.

A rule is one condition or a few; all of them must hold. A condition looks at the last days, today among them, and
counts those on which something that was given is as it says. What was not given fulfils nothing, and is never zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from companion.domain.value import Value, field

#: So many conditions a rule may have, and so many days back a condition may look.
MOST_CONDITIONS, LONGEST = 4, 14
#: Over how many days a rule is tried out.
DRY_DAYS = 90
#: What a condition is kept as, part by part.
_PARTS = {"what": str, "days": int, "of": int, "under": bool, "number": int, "name": str}
_DAY = timedelta(days=1)


class What(StrEnum):
    """What a condition is about. SLEEP_TIME is in minutes; TRIGGER, FEELING and MEASURE are named by the person.

    NOTHING_WRITTEN is a whole day with no check-in, no moment and no page of the journal.
    """

    SLEEP_TIME = "sleep-time"
    SLEEP = "sleep"
    CRAVING = "craving"
    MOOD = "mood"
    PAIN = "pain"
    MEASURE = "measure"
    TRIGGER = "trigger"
    FEELING = "feeling"
    MEDICINE_MISSED = "medicine-missed"
    NOTHING_WRITTEN = "nothing-written"


#: Of these a number is given, from 0 to 10 or in minutes; the rest is there or not.
NUMBERS = (What.SLEEP_TIME, What.SLEEP, What.CRAVING, What.MOOD, What.PAIN, What.MEASURE)
NAMED = (What.MEASURE, What.TRIGGER, What.FEELING)


class Condition(Value):
    """On at least `days` of the last `of` days a thing was under a number, or that number or more.

    Attributes:
        name: the word of a trigger or feeling, or the uuid of a measure.
        under: whether less than `number` is meant; else that much or more.
    """

    what: What
    days: int = 1
    of: int = 1
    under: bool = False
    number: int = 0
    name: str = ""

    def __post_init__(self) -> None:
        if not 1 <= self.days <= self.of <= LONGEST:
            raise ValueError(f"{self.days} of {self.of} days cannot be")
        if (self.what in NAMED) != bool(self.name):
            raise ValueError(f"{self.what} with the name {self.name!r}")

    def holds(self, day: DayTold) -> bool:
        """Whether one day is as this says."""
        if self.what is What.NOTHING_WRITTEN:
            return not day.told
        if self.what in (What.TRIGGER, What.FEELING, What.MEDICINE_MISSED):
            return (self.what, self.name.casefold()) in day.there
        given = day.numbers.get((self.what, self.name))
        return given is not None and (given < self.number if self.under else given >= self.number)


class DayTold(Value):
    """What is known of one day: numbers and words that were given.

    Attributes:
        told: whether anything was written that day at all; that they would rather not is something.
        asked: of which things that are there or not the day says whether they were.
    """

    told: bool = False
    numbers: Mapping[tuple[What, str], int] = field(default_factory=dict)
    there: frozenset[tuple[What, str]] = frozenset()
    asked: frozenset[What] = frozenset()

    def answers(self, what: What, name: str) -> bool:
        """Whether the day says anything of a thing."""
        return (what, name) in self.numbers if what in NUMBERS else what in self.asked


class Days(Value):
    """The days a rule is looked at over. Before `first`, on which the person began to write, nothing is missing."""

    known: Mapping[date, DayTold]
    first: date | None

    def of(self, day: date) -> DayTold:
        """One day."""
        return self.known.get(day, _SILENT)


_SILENT = DayTold()


class Because(Value):
    """A condition that held, and the days it held on with what was given, None where that is no number."""

    condition: Condition
    days: tuple[tuple[date, int | None], ...]


class Rule(Value):
    """One condition or a few; all must hold."""

    conditions: tuple[Condition, ...]

    def __post_init__(self) -> None:
        if not 1 <= len(self.conditions) <= MOST_CONDITIONS:
            raise ValueError("a rule has one condition or a few")

    def because(self, days: Days, day: date) -> tuple[Because, ...]:
        """Why it holds on a day, condition by condition; empty where it does not."""
        found = []
        for one in self.conditions:
            hits = tuple(at for at in _looked_at(one, days, day) if one.holds(days.of(at)))
            if len(hits) < one.days:
                return ()
            found.append(Because(one, tuple((at, days.of(at).numbers.get((one.what, one.name))) for at in hits)))
        return tuple(found)

    def answered(self, days: Days, day: date) -> bool:
        """Whether a day says anything of all that the rule needs an answer for."""
        told = days.of(day)
        return all(told.answers(one.what, one.name) for one in self.conditions if one.what is not What.NOTHING_WRITTEN)

    @property
    def needs_answers(self) -> bool:
        """Whether it is about more than days with nothing written."""
        return any(one.what is not What.NOTHING_WRITTEN for one in self.conditions)


class DryRun(Value):
    """On which days a rule would have shown, and on how many of `of` days it had its answers; None: it needs none."""

    shown: tuple[date, ...]
    answered: int | None
    of: int


def dry_run(rule: Rule, days: Days, last: date) -> DryRun:
    """When a rule would have brought up the plan in the last ninety days."""
    span = [last - _DAY * back for back in range(DRY_DAYS - 1, -1, -1)]
    shown = tuple(day for day in span if rule.because(days, day))
    answered = sum(rule.answered(days, day) for day in span) if rule.needs_answers else None
    return DryRun(shown, answered, DRY_DAYS)


class Sign(Value):
    """A warning sign. `rule` is None where a newer version wrote one not understood here; `kept` is its text."""

    uuid: str
    name: str
    rule: Rule | None
    is_on: bool = True
    kept: str = ""


class Shown(Value):
    """A sign that holds now, and why."""

    sign: Sign
    why: tuple[Because, ...]


def holding(sign: Sign, days: Days, day: date, put_away: date | None) -> Shown | None:
    """The sign as it shows on a day, if it does.

    Put away, it stays so for that day, and after it until something new is written that it is about: what was seen
    once is not said again every morning. A silence that goes on is nothing new: one that comes after something was
    written is, and so is one of longer than any condition looks back.
    """
    if sign.rule is None or not sign.is_on:
        return None
    why = sign.rule.because(days, day)
    if not why:
        return None
    if put_away is not None and (put_away >= day or not any(_is_new(one, days, day, put_away) for one in why)):
        return None
    return Shown(sign, why)


def to_plain(rule: Rule) -> list[dict[str, object]]:
    """A rule in plain values, to be kept as JSON."""
    return [
        {
            "what": one.what.value,
            "days": one.days,
            "of": one.of,
            "under": one.under,
            "number": one.number,
            "name": one.name,
        }
        for one in rule.conditions
    ]


def from_plain(told: Any) -> Rule | None:
    """The rule that `to_plain` told of; None where it is none that this version understands.

    A part that is not known here may make a condition narrower, so that with it nothing is guessed.
    """
    try:
        return Rule(tuple(_condition(one) for one in told))
    except (TypeError, ValueError):
        return None


def _condition(told: dict[str, Any]) -> Condition:
    if set(told) != set(_PARTS) or any(type(told[name]) is not kind for name, kind in _PARTS.items()):
        raise ValueError("not a condition of this version")
    return Condition(**told | {"what": What(told["what"])})


def _is_new(because: Because, days: Days, day: date, put_away: date) -> bool:
    """Whether a reason has come since a sign was put away."""
    newest = max(at for at, _given in because.days)
    if because.condition.what is not What.NOTHING_WRITTEN:
        return newest > put_away
    return put_away < day - _DAY * LONGEST or any(put_away <= at < newest for at, one in days.known.items() if one.told)


def _looked_at(condition: Condition, days: Days, day: date) -> list[date]:
    span = [day - _DAY * back for back in range(condition.of - 1, -1, -1)]
    if condition.what is not What.NOTHING_WRITTEN:
        return span
    # Today is not over, and before they began to write nothing could be missing.
    return [at for at in span if at < day and days.first is not None and at > days.first]
