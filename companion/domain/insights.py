"""What a person's own notes show: a few honest comparisons, told only where chance is an unlikely reason for them.

Each asks one thing: are cravings higher on days that have something than on days that have not? Days without an answer
are left out, and never taken for zero. Nothing is foretold and nobody is scored. That two things go together does not
say that one brings the other.

How many questions were asked is taken into account, and so is that moods and cravings remember the day before. In pure
noise at most one person in twenty is told anything at all; a test feeds it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum

from companion.domain import ranks
from companion.domain.ranks import Shift
from companion.domain.value import Value, field, replace

#: So far back notes are looked at: who one was years ago is not who one is now.
LOOKED_BACK = 365
#: So many days on either side of a comparison, and so many in all, before anything is said.
LEAST_SIDE, LEAST_DAYS = 8, 28
#: So many times a way was rated before and after, before anything is said of it.
LEAST_TIMES = 8
#: So many triggers and feelings are asked about, the most often chosen first: each question more makes all less sure.
MOST_WORDS = 10
#: A short night, little pain or much, a low mood: where days are divided. Chosen once for everybody, never by looking.
SHORT_NIGHT, POOR_SLEEP, MUCH_PAIN, LOW_MOOD = 6 * 60, 5, 5, 5
#: The weeks that are held against as many before.
TREND_DAYS = 28
#: From so strong on a craving is a strong one, where they are counted.
STRONG = 7
#: The last leaves a little of the one in twenty for moods that drift more slowly than is looked for.
_SURE, _FAIRLY, _PERHAPS = 0.001, 0.01, 0.04
_DAY = timedelta(days=1)


class About(StrEnum):
    """What days were told apart by. TREND is the last four weeks against the four before; TOOL a way to cope."""

    SHORT_NIGHT = "short-night"
    POOR_SLEEP = "poor-sleep"
    PAIN = "pain"
    LOW_MOOD_BEFORE = "low-mood-before"
    TRIGGER = "trigger"
    FEELING = "feeling"
    WEEKDAY = "weekday"
    HOURS = "hours"
    TOOL = "tool"
    TREND = "trend"


class Of(StrEnum):
    """What was higher or lower."""

    CRAVING = "craving"
    MOOD = "mood"
    SLEEP = "sleep"


class Sure(StrEnum):
    """How sure, once all that was looked at is taken into account. PERHAPS may still be chance."""

    QUITE = "quite"
    FAIRLY = "fairly"
    PERHAPS = "perhaps"


class DayNoted(Value):
    """What was given of one day, None where it was not. `words` says that triggers and feelings were asked of it."""

    day: date
    craving: int | None = None
    mood: int | None = None
    sleep: int | None = None
    sleep_minutes: int | None = None
    pain: int | None = None
    words: bool = False
    triggers: frozenset[str] = frozenset()
    feelings: frozenset[str] = frozenset()


class CravingAt(Value):
    """A craving of a moment, and which quarter of the day it fell in: 0 is the night from midnight to six."""

    quarter: int
    craving: int


class Notes(Value):
    """All that is looked at: days oldest first, moments oldest first, and by how much each way eased each time."""

    days: tuple[DayNoted, ...] = ()
    moments: tuple[CravingAt, ...] = ()
    eased: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


class Insight(Value):
    """Something the notes show.

    Attributes:
        about, name: what days were told apart by: a trigger's or feeling's name, the id of a way, a weekday from 1 to
            7 or a quarter of the day from 0 to 3 in figures; else empty.
        of: what was higher, or lower where `shift.points` is negative.
        days, others: on how many days it was so, and how many it was held against; of a way, how often it was rated.
        strong, of_strong: on how many of the days with a strong craving it was so, where those were counted.
        eased: how often a way eased.
        chance: how often as much comes by chance, all questions counted in.
    """

    about: About
    name: str
    of: Of
    shift: Shift
    days: int
    others: int
    chance: float
    strong: int = 0
    of_strong: int = 0
    eased: int = 0

    @property
    def sure(self) -> Sure:
        """How sure it is."""
        return Sure.QUITE if self.chance <= _SURE else Sure.FAIRLY if self.chance <= _FAIRLY else Sure.PERHAPS


class Shown(Value):
    """What is told, the surest first, and of how many questions there was enough to ask them at all."""

    insights: tuple[Insight, ...]
    asked: int


def look(notes: Notes, today: date) -> Shown:
    """Ask all there is enough to ask of, and tell what is hardly chance."""
    asked = [*_of_days(notes.days, today), *_of_hours(notes.moments), *_of_tools(notes.eased)]
    chances = ranks.holm([one.chance for one in asked])
    told = [
        _with_chance(one, chance)
        for one, chance in zip(asked, chances, strict=True)
        if chance <= _PERHAPS and one.shift.points
    ]
    # Surest first; of those that are equally sure, the larger.
    told.sort(key=lambda one: (list(Sure).index(one.sure), -abs(one.shift.points), one.chance))
    return Shown(tuple(told), len(asked))


def _with_chance(one: Insight, chance: float) -> Insight:
    return replace(one, chance=chance)


def _of_days(days: Sequence[DayNoted], today: date) -> Iterable[Insight]:
    recent = [one for one in days if 0 <= (today - one.day).days < LOOKED_BACK]
    if not recent:
        return
    by_day = {one.day: one for one in recent}
    first = recent[0].day
    # Every day of the stretch has its place, so that a gap is a gap and not the day after.
    span = [first + _DAY * number for number in range((recent[-1].day - first).days + 1)]
    row = [by_day.get(day, DayNoted(day)) for day in span]
    cravings = [one.craving for one in row]
    before = [None, *(one.mood for one in row[:-1])]
    divided: list[tuple[About, str, list[bool | None]]] = [
        (About.SHORT_NIGHT, "", [_under(one.sleep_minutes, SHORT_NIGHT) for one in row]),
        (About.POOR_SLEEP, "", [_under(one.sleep, POOR_SLEEP) for one in row]),
        (About.PAIN, "", [_not(_under(one.pain, MUCH_PAIN)) for one in row]),
        (About.LOW_MOOD_BEFORE, "", [_under(mood, LOW_MOOD) for mood in before]),
    ]
    for about, name in _words(recent):
        chosen = [
            (name in (one.triggers if about is About.TRIGGER else one.feelings)) if one.words else None for one in row
        ]
        divided.append((about, name, chosen))
    divided += [
        (About.WEEKDAY, str(weekday), [one.day.isoweekday() == weekday for one in row]) for weekday in range(1, 8)
    ]
    for about, name, split in divided:
        yield from _asked(about, name, Of.CRAVING, split, cravings)
    yield from _trends(row, today)


def _trends(row: Sequence[DayNoted], today: date) -> Iterable[Insight]:
    lately, before = today - _DAY * (TREND_DAYS - 1), today - _DAY * (2 * TREND_DAYS - 1)
    near = [one for one in row if one.day >= before]
    split: list[bool | None] = [one.day >= lately for one in near]
    yield from _asked(About.TREND, "", Of.CRAVING, split, [one.craving for one in near])
    yield from _asked(About.TREND, "", Of.MOOD, split, [one.mood for one in near])
    yield from _asked(About.TREND, "", Of.SLEEP, split, [one.sleep for one in near])


def _of_hours(moments: Sequence[CravingAt]) -> Iterable[Insight]:
    cravings: list[int | None] = [one.craving for one in moments]
    for quarter in range(4):
        yield from _asked(About.HOURS, str(quarter), Of.CRAVING, [one.quarter == quarter for one in moments], cravings)


def _of_tools(eased: Mapping[str, tuple[int, ...]]) -> Iterable[Insight]:
    for tool, drops in eased.items():
        if len(drops) >= LEAST_TIMES:
            shift = ranks.paired(Counter(drops))
            times = sum(drop > 0 for drop in drops)
            yield Insight(About.TOOL, tool, Of.CRAVING, shift, len(drops), 0, shift.chance, eased=times)


def _asked(
    about: About, name: str, of: Of, split: Sequence[bool | None], scores: Sequence[int | None]
) -> Iterable[Insight]:
    """The comparison of days that have something with days that have not, where there are enough of both."""
    both = [(so, score) for so, score in zip(split, scores, strict=True) if so is not None and score is not None]
    having = Counter(score for so, score in both if so)
    other = Counter(score for so, score in both if not so)
    days, others = sum(having.values()), sum(other.values())
    if min(days, others) < LEAST_SIDE or days + others < LEAST_DAYS:
        return
    sides = [None if so is None or score is None else float(so) for so, score in zip(split, scores, strict=True)]
    if about is About.TREND:
        # What is left once the level of its own weeks is taken away: else a level that changed looks like memory.
        level = {True: _mean(having), False: _mean(other)}
        rest = [
            None if so is None or score is None else score - level[so] for so, score in zip(split, scores, strict=True)
        ]
        inflation = ranks.inflation_of_step(sides, rest)
    else:
        inflation = ranks.inflation(sides, scores)
    shift = ranks.compare(having, other, inflation)
    strong = sum(times for score, times in having.items() if score >= STRONG)
    of_strong = strong + sum(times for score, times in other.items() if score >= STRONG)
    yield Insight(about, name, of, shift, days, others, shift.chance, strong, of_strong)


def _words(days: Iterable[DayNoted]) -> list[tuple[About, str]]:
    """The triggers and feelings that are asked about: by how often they were chosen, and never by what they show."""
    often: Counter[tuple[About, str]] = Counter()
    for one in days:
        often.update((About.TRIGGER, name) for name in one.triggers)
        often.update((About.FEELING, name) for name in one.feelings)
    ordered = sorted(often, key=lambda word: (-often[word], word))
    return ordered[:MOST_WORDS]


def _under(value: int | None, limit: int) -> bool | None:
    return None if value is None else value < limit


def _not(value: bool | None) -> bool | None:
    return None if value is None else not value


def _mean(scores: Counter[int]) -> float:
    return sum(score * times for score, times in scores.items()) / sum(scores.values())
