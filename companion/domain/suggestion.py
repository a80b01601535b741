"""What Today suggests: two or three things, each drawn from the person's own record and able to say why.

What fits this hour comes first, then one thing of those that are still to be done once, then something for any day.
The last two change with the date, so that nobody meets the same list every day. Nothing here is a prediction.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from math import sqrt

from companion.domain.tolerance import PAGE
from companion.domain.value import Value

MOST, LEAST = 3, 2
#: From how strong a craving on is one spoken of, 0 to 10.
STRONG = 5
#: A part of the day is only called hard where there are so many answers in it, and as many outside of it ...
ENOUGH = 8
#: ... cravings in it were so much higher, and the difference is so many times as large as chance would explain.
HIGHER, SURE = 1.0, 2.0
#: A way of coping is only said to have helped where it was rated so often, and eased more than half the times.
RATED = 3
#: The ways of coping that are led through in the app.
RIDE_OUT, BREATHING = "urge-surfing", "paced-breathing"
#: What is worth having read before it is needed, in this order: articles of the library.
SAFETY_READING = ("wont-wake-up", "naloxone", PAGE, "alone-and-mixing")
#: The pathways that fit the days since a run began: up to so many days, this one. None is named after the last.
READINGS = ((3, "first-72-hours"), (7, "first-week"), (90, "first-90-days"), (365, "first-year"))
#: The pathways that are for the person themselves, for the family has its own.
OWN_READINGS = frozenset({pathway for _days, pathway in READINGS} | {"after-an-overdose", "pregnant"})
#: How long ago a page may have been written before writing is thought of, in days.
UNWRITTEN = 3


class PartOfDay(StrEnum):
    """Parts of a day by the clock on the wall."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


class Hint(StrEnum):
    """Each thing that can be suggested."""

    TOLERANCE = "tolerance"
    GO_ON = "go-on"
    CRAVING = "craving"
    EASED = "eased"
    PERSON = "person"
    NALOXONE = "naloxone"
    SAFETY = "safety"
    REASON = "reason"
    DATES = "dates"
    CALL = "call"
    WRITE = "write"
    BREATHE = "breathe"
    COPE = "cope"
    PATHWAY = "pathway"


class Suggestion(Value):
    """A thing to do: `what` names it more closely (a strategy, an article), `numbers` are what its reason says.

    Of CRAVING the craving given, and how often this eased it of how many times where that is known; of EASED these two
    alone; of CALL the craving, if one was given; of BREATHE how often it was tried, of COPE how many ways were; of
    WRITE the days since the last page, if there is one; of PATHWAY 1 where it was begun.
    """

    hint: Hint
    what: str = ""
    numbers: tuple[int, ...] = ()


class Rated(Value):
    """How strong a craving was at an hour of the day, 0 to 23 on the wall."""

    hour: int
    craving: int


class Eased(Value):
    """A way of coping: how often it eased, of the times it was rated before and after, and its standing by these."""

    tool: str
    eased: int
    of: int
    standing: float = 0.0


class HardTime(Value):
    """A part of the day in which cravings were higher: both means, and how many answers that is from."""

    part: PartOfDay
    here: float
    elsewhere: float
    count: int


class Known(Value, kw_only=True):
    """What the rules go by, all of it the person's own record on `day` at `hour`.

    `tried` is how often each way of coping was gone through, `people` how many are on their list, `unread` the safety
    articles not opened yet, `pathway` the short reading they are on, `run` the days since the current run began (None
    where none is counted, or where they have begun a reading before), `unwritten` the days since the last page (None
    where there is none), `begun` whether anything was ever checked in, `used_after_break` whether the page on tolerance
    is due after use that followed one.
    """

    day: date
    hour: int
    begun: bool = False
    used_after_break: bool = False
    unfinished: str = ""
    craving: int | None = None
    hard: HardTime | None = None
    eased: tuple[Eased, ...] = ()
    tried: tuple[tuple[str, int], ...] = ()
    people: int = 0
    naloxone_known: bool = False
    unread: tuple[str, ...] = ()
    reasons: int = 0
    dates: int = 0
    unwritten: int | None = None
    pathway: str = ""
    run: int | None = None


def part_of_day(hour: int) -> PartOfDay:
    """Give the part of the day an hour lies in."""
    if 5 <= hour < 12:
        return PartOfDay.MORNING
    if 12 <= hour < 18:
        return PartOfDay.AFTERNOON
    return PartOfDay.EVENING if 18 <= hour < 23 else PartOfDay.NIGHT


def hard_time(rated: Sequence[Rated], hour: int) -> HardTime | None:
    """Tell whether the part of the day this hour lies in was harder than the rest; None where that is not clear."""
    part = part_of_day(hour)
    here = [one.craving for one in rated if part_of_day(one.hour) is part]
    other = [one.craving for one in rated if part_of_day(one.hour) is not part]
    if len(here) < ENOUGH or len(other) < ENOUGH:
        return None
    mean, rest = sum(here) / len(here), sum(other) / len(other)
    chance = sqrt(_spread(here, mean) / len(here) + _spread(other, rest) / len(other))
    if mean - rest < HIGHER or mean - rest < SURE * chance:
        return None
    return HardTime(part, mean, rest, len(rated))


def best_eased(eased: Sequence[Eased]) -> Eased | None:
    """Give the way of coping that stands highest, of those rated often enough that eased more than half the times."""
    fair = [one for one in eased if one.of >= RATED and one.eased * 2 > one.of]
    return max(fair, key=lambda one: (one.standing, one.of, one.tool), default=None)


def suggest(known: Known) -> tuple[Suggestion, ...]:
    """Choose two or three things for this hour."""
    now = _for_now(known)
    once = _turned(_still_to_do(known), known.day)
    any_day = _turned(_for_any_day(known), known.day)
    # On the first day everything useful is still to be done; later one of it a day is enough.
    room = MOST - len(now) if not known.begun else (2 if not now else 1)
    chosen = [*now, *once[:room]]
    for one in any_day:
        if all(one.hint is not other.hint and not _same_way(one, other) for other in chosen):
            chosen.append(one)
    return tuple(chosen[:MOST])


def _same_way(one: Suggestion, other: Suggestion) -> bool:
    return bool(one.what) and one.what == other.what


def _for_now(known: Known) -> list[Suggestion]:
    found: list[Suggestion] = []
    if known.used_after_break:
        # What keeps somebody alive stands above all else.
        found.append(Suggestion(Hint.TOLERANCE, PAGE))
    if known.unfinished:
        found.append(Suggestion(Hint.GO_ON, known.unfinished))
    strong = known.craving if known.craving is not None and known.craving >= STRONG else None
    best = best_eased(known.eased)
    record = () if best is None else (best.eased, best.of)
    if best is not None and strong is not None and best.tool == RIDE_OUT:
        # One way, with both reasons.
        found.append(Suggestion(Hint.CRAVING, RIDE_OUT, (strong, *record)))
    else:
        if best is not None and (strong is not None or known.hard is not None):
            found.append(Suggestion(Hint.EASED, best.tool, record))
        if strong is not None:
            found.append(Suggestion(Hint.CRAVING, RIDE_OUT, (strong,)))
        elif known.hard is not None and best is None:
            found.append(_breathe(known))
    if known.people and (strong is not None or known.hard is not None):
        found.append(Suggestion(Hint.CALL, "", () if strong is None else (strong,)))
    return found[:MOST]


def _still_to_do(known: Known) -> list[Suggestion]:
    found: list[Suggestion] = []
    if not known.people:
        found.append(Suggestion(Hint.PERSON))
    if not known.naloxone_known:
        found.append(Suggestion(Hint.NALOXONE))
    unread = [page for page in known.unread if not (known.used_after_break and page == PAGE)]
    if unread:
        found.append(Suggestion(Hint.SAFETY, unread[0]))
    if not known.reasons:
        found.append(Suggestion(Hint.REASON))
    if not known.dates and not known.begun:
        found.append(Suggestion(Hint.DATES))
    return found if known.begun else found[:MOST]


def _for_any_day(known: Known) -> list[Suggestion]:
    found: list[Suggestion] = []
    best = best_eased(known.eased)
    if best is not None:
        found.append(Suggestion(Hint.EASED, best.tool, (best.eased, best.of)))
    if known.people:
        found.append(Suggestion(Hint.CALL))
    if known.pathway:
        found.append(Suggestion(Hint.PATHWAY, known.pathway, (1,)))
    elif known.run is not None and (reading := fitting_reading(known.run)):
        found.append(Suggestion(Hint.PATHWAY, reading))
    if known.unwritten is None:
        found.append(Suggestion(Hint.WRITE))
    elif known.unwritten >= UNWRITTEN:
        found.append(Suggestion(Hint.WRITE, "", (known.unwritten,)))
    ways = sum(1 for _tool, tries in known.tried if tries)
    return [*found, _breathe(known), Suggestion(Hint.COPE, "", (ways,))]


def fitting_reading(days: int) -> str:
    """Give the pathway for so many days since a run began; empty where none is."""
    return next((pathway for most, pathway in READINGS if days <= most), "")


def _breathe(known: Known) -> Suggestion:
    return Suggestion(Hint.BREATHE, BREATHING, (dict(known.tried).get(BREATHING, 0),))


def _turned(found: list[Suggestion], day: date) -> list[Suggestion]:
    """The same things, beginning with another one each day."""
    if not found:
        return found
    first = day.toordinal() % len(found)
    return [*found[first:], *found[:first]]


def _spread(numbers: Sequence[int], mean: float) -> float:
    return sum((number - mean) ** 2 for number in numbers) / (len(numbers) - 1)
