"""What Progress shows of a stretch of days: figures, lines with their gaps, squares, words, hours, ways that eased.

A day on which nothing was given is a gap, and never zero. Averages stand beside the number of days they come from.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from companion.domain.counter import Count, Share
from companion.domain.day import add_months, days_between
from companion.domain.money import Money
from companion.domain.rings import Rings
from companion.domain.value import Value

_DAY = timedelta(days=1)


class Reach(StrEnum):
    """How far back is looked; OWN is a stretch between two dates they chose."""

    ALL = "all"
    YEAR = "year"
    DAYS_90 = "90"
    DAYS_30 = "30"
    OWN = "own"


_BACK: Mapping[Reach, int] = {Reach.YEAR: 365, Reach.DAYS_90: 90, Reach.DAYS_30: 30}


class Span(Value):
    """Days from `first` to `last`, both among them; ValueError where it ends before it begins."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"{self.first} to {self.last} is no stretch of days")

    @property
    def days(self) -> int:
        """How many days it has."""
        return days_between(self.first, self.last) + 1

    @property
    def before(self) -> Span | None:
        """As many days right before it; None where the calendar has none."""
        if self.days >= days_between(date.min, self.first):
            return None
        return Span(self.first - _DAY * self.days, self.first - _DAY)


def span_of(reach: Reach, today: date, first: date | None) -> Span:
    """The days a reach means on a day; `first` is the first on record, and without any it is today alone."""
    if reach in _BACK:
        return Span(today - _DAY * (_BACK[reach] - 1), today)
    return Span(min(first or today, today), today)


class Given(StrEnum):
    """What a line is drawn of."""

    MOOD = "mood"
    CRAVING = "craving"
    SLEEP = "sleep"
    PAIN = "pain"


class Step(StrEnum):
    """What one point of a line stands for: a day, or the average of the days of a week or of a month."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


#: Up to so many days each has its own point; up to so many each week; beyond them each month.
_BY_DAY, _BY_WEEK = 124, 3 * 366


def usual_step(span: Span) -> Step:
    """What a point stands for where nobody chose."""
    return Step.DAY if span.days <= _BY_DAY else Step.WEEK if span.days <= _BY_WEEK else Step.MONTH


def buckets(span: Span, step: Step) -> tuple[date, ...]:
    """The first day of every point of a line: each day, each seven days from the first, each month of the calendar."""
    if step is Step.DAY:
        return tuple(span.first + _DAY * number for number in range(span.days))
    if step is Step.WEEK:
        return tuple(span.first + _DAY * number for number in range(0, span.days, 7))
    found, month = [], span.first.replace(day=1)
    while month <= span.last:
        found.append(month)
        month = add_months(month, 1)
    return tuple(found)


class Mean(Value):
    """An average, and how many days it comes from."""

    value: float
    days: int


class Lines(Value):
    """For each point its first day, and of each thing that is drawn its average; None where nothing was given."""

    step: Step
    days: tuple[date, ...]
    values: Mapping[Given, tuple[Mean | None, ...]]


class Square(Value):
    """One day: its mood 0 to 10 where it was given, its craving, whether anything was written, and whether of use."""

    day: date
    mood: int | None = None
    craving: int | None = None
    written: bool = False
    used: bool = False


class WordUse(Value):
    """A trigger or feeling: on how many days it was chosen, and the average craving of those that have one."""

    name: str
    days: int
    craving: Mean | None


class HourCell(Value):
    """An hour of a weekday (1 is Monday): how many cravings were written down in it, and how strong on average."""

    weekday: int
    hour: int
    times: int
    craving: float


class WayEased(Value):
    """A way to cope: how often tried, rated before and after, lower after, and by how much on average."""

    tool: str
    tries: int
    rated: int
    eased: int
    drop: float | None


class MedicineDays(Value):
    """On how many days medicine was taken as written down, of how many that say so; and days on it in all."""

    taken: int
    answered: int
    on_medicine: int


class Wish(Value):
    """Something they would like: for money not spent (`cents`), or for so many days without use in all (`days`)."""

    uuid: str
    name: str
    cents: int | None = None
    days: int | None = None
    had_on: date | None = None

    def share(self, money: Money | None, total: int) -> float | None:
        """How near it is, 0 to 1; None where it hangs on neither, or its money is not counted."""
        if self.cents is not None:
            return None if money is None else min(1.0, money.cents / self.cents)
        return min(1.0, total / self.days) if self.days is not None else None


class Summary(Value):
    """A stretch in a few numbers, for holding two against each other.

    `written` is on how many of its days there is a check-in; `free` the days without use of those counted; `ridden`
    how many cravings were written down on days without use.
    """

    span: Span
    written: int
    means: Mapping[Given, Mean]
    free: Share
    ridden: int


class SquareSums(Value):
    """Of all days of a stretch: written on, with a mood, with one of 7 or more, of 3 or less, and of use."""

    written: int
    moods: int
    high: int
    low: int
    used: int


class Whole(Value):
    """What there is at all: the first day on record, None where nothing is; the count; the tree; all money not spent;
    and its currency."""

    first: date | None
    count: Count
    rings: Rings
    money: Money | None
    currency: str


class Progress(Value):
    """What stands at the top of a stretch; lines and squares are read for themselves."""

    summary: Summary
    money: Money | None
    squares: SquareSums


class More(Value):
    """What stands further down of a stretch."""

    triggers: tuple[WordUse, ...] = ()
    feelings: tuple[WordUse, ...] = ()
    hours: tuple[HourCell, ...] = ()
    ways: tuple[WayEased, ...] = ()
    medicine: MedicineDays = MedicineDays(0, 0, 0)
