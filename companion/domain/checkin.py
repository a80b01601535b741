"""The daily check-in, one row a day, and moments, any number of them. Every answer is optional.

Not given is None, and never the same as zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from companion.domain.value import Value, part_names

SCALE_MAX = 10
MINUTES_MAX = 24 * 60
#: So many scales of their own a person can have beside ours: the check-in stays one of a minute.
MEASURES_MAX = 3


class Answers(Value, kw_only=True):
    """What a person gave on one day.

    Scales run 0 to 10, sleep length is in minutes. Out of range raises ValueError. Words keep the order they were
    chosen in; a word chosen twice counts once. `measures` are the values given on the person's own scales, each as
    (uuid of the measure, value), in the order of their uuids. `not_today` says that they would rather not that day,
    which is an answer too.
    """

    mood: int | None = None
    craving: int | None = None
    sleep: int | None = None
    sleep_minutes: int | None = None
    pain: int | None = None
    medicine_taken: bool | None = None
    triggers: tuple[str, ...] = ()
    feelings: tuple[str, ...] = ()
    measures: tuple[tuple[str, int], ...] = ()
    note: str = ""
    used: bool | None = None
    not_today: bool = False

    def __post_init__(self) -> None:
        for name in ("mood", "craving", "sleep", "pain"):
            _in_range(name, getattr(self, name), SCALE_MAX)
        _in_range("sleep_minutes", self.sleep_minutes, MINUTES_MAX)
        object.__setattr__(self, "triggers", tidy_words(self.triggers))
        object.__setattr__(self, "feelings", tidy_words(self.feelings))
        measures = dict(self.measures)
        for value in measures.values():
            _in_range("a measure", value, SCALE_MAX)
        object.__setattr__(self, "measures", tuple(sorted(measures.items())))

    @property
    def says_how_it_is(self) -> bool:
        """Whether anything was given about how the day was: a value, a word, a line."""
        scales = (self.mood, self.craving, self.sleep, self.sleep_minutes, self.pain, self.medicine_taken)
        words = self.triggers or self.feelings or self.measures or self.note.strip()
        return any(value is not None for value in scales) or bool(words)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was given, not even that they would rather not."""
        return not self.says_how_it_is and self.used is None and not self.not_today


def to_plain(answers: Answers) -> dict[str, object]:
    """What was given, in plain values under its names; what was not given is absent."""
    nothing = Answers()
    given = {name: getattr(answers, name) for name in part_names(Answers)}
    return {name: value for name, value in given.items() if value != getattr(nothing, name)}


def from_plain(told: Mapping[str, Any]) -> Answers:
    """The answers that `to_plain` told of; ValueError where one is out of range."""
    known = {name: told[name] for name in part_names(Answers) if name in told}
    for name in ("triggers", "feelings"):
        known[name] = tuple(known.get(name, ()))
    return Answers(**known | {"measures": tuple((uuid, value) for uuid, value in known.get("measures", ()))})


class CheckIn(Answers, kw_only=True):
    """A saved check-in: the answers, the logical day they are about, and when and where they were given."""

    uuid: str
    sort_key: int
    day: date
    at: datetime
    zone: str
    updated_at: datetime

    @property
    def answers(self) -> Answers:
        """The answers alone, ready to be changed and saved again."""
        return Answers(**{name: getattr(self, name) for name in part_names(Answers)})


class WordList(StrEnum):
    """The person's own lists of words for a check-in: what was behind it, and what they feel."""

    TRIGGERS = "triggers"
    FEELINGS = "feelings"


class ListWord(Value):
    """One word of a person's own list, in their order."""

    uuid: str
    name: str
    position: int


class Measure(Value):
    """A scale of the person's own, 0 to 10: its name, and what its two ends mean."""

    uuid: str
    name: str
    low: str
    high: str
    position: int
    removed: bool = False


class Feeling(Value, kw_only=True):
    """What a person gave of one moment: mood and craving 0 to 10, and a line. Out of range raises ValueError."""

    mood: int | None = None
    craving: int | None = None
    note: str = ""

    def __post_init__(self) -> None:
        _in_range("mood", self.mood, SCALE_MAX)
        _in_range("craving", self.craving, SCALE_MAX)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was given."""
        return self.mood is None and self.craving is None and not self.note.strip()


class Moment(Feeling, kw_only=True):
    """A moment that was kept: what was given, and when and where. It belongs to its day, not to a check-in."""

    uuid: str
    sort_key: int
    day: date
    at: datetime
    zone: str

    @property
    def given(self) -> Feeling:
        """What was given alone, ready to be changed and saved again."""
        return Feeling(mood=self.mood, craving=self.craving, note=self.note)


class DayMark(Value):
    """What a day shows at a glance: its numbers where given, or that the person would rather not that day."""

    day: date
    mood: int | None
    craving: int | None
    sleep: int | None
    not_today: bool = False


class Overview(Value):
    """The last days in order, oldest first; a day without a check-in is simply absent."""

    first: date
    last: date
    days: tuple[DayMark, ...] = ()


def tidy_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """Trim words, join inner white space, drop empty ones and repetitions whatever their case; order is kept."""
    kept: dict[str, str] = {}
    for word in words:
        tidy = " ".join(word.split())
        if tidy:
            kept.setdefault(tidy.casefold(), tidy)
    return tuple(kept.values())


def _in_range(name: str, value: int | None, top: int) -> None:
    if value is not None and not 0 <= value <= top:
        raise ValueError(f"{name} is 0 to {top}, not {value}")
