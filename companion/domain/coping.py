"""What a way to cope did for this person: each time it was tried, how often it eased, by how much, and how sure."""

from __future__ import annotations

import math
from datetime import date, datetime

from companion.domain.value import Value

SCALE_MAX = 10
#: What is thought of a way before it was tried: as if it had been tried so often, with no change.
_TRIES_BEFOREHAND = 4
#: How far, in points of the scale, single times are apart as a rule.
_SPREAD = 3.0
#: How much below the likely value the cautious one lies: nine times of ten the truth is above it.
_CAUTION = 1.28


class ToolUse(Value):
    """One time a way was tried. Ratings run 0 to 10; None was not given, which is not zero. `seconds` is how long."""

    uuid: str
    tool: str
    day: date
    at: datetime
    before: int | None
    after: int | None
    seconds: int | None

    @property
    def drop(self) -> int | None:
        """By how much it eased, negative where it grew; None without both ratings, or with nothing there to ease."""
        if self.before is None or self.after is None or (self.before == 0 and self.after == 0):
            return None
        return self.before - self.after


class Record(Value):
    """What all times together say.

    Attributes:
        tries: how often it was tried at all.
        rated: of these, how often with a rating before and after.
        eased: of these, how often it was lower after.
        drop: how much lower on average, over all rated times; negative where it grew; None without any.
        cautious: what can be counted on, in points: low while there are few ratings.
    """

    tries: int = 0
    rated: int = 0
    eased: int = 0
    drop: float | None = None
    cautious: float = 0.0

    @property
    def helped(self) -> bool:
        """Whether it eased more often than not, and on average."""
        return self.drop is not None and self.drop > 0 and self.eased * 2 > self.rated

    @property
    def standing(self) -> float:
        """Where it stands among others: what can be counted on, below 0 where it keeps not helping, and else 0."""
        if self.drop is None:
            return 0.0
        if self.drop <= 0 and self.rated >= _TRIES_BEFOREHAND:
            return -1.0
        return max(0.0, self.cautious)


def cautious(times: int, total: float) -> float:
    """What can be counted on after so many times that together eased by `total` points.

    The mean is drawn towards no change as if four such times had been seen before, and then lowered by how unsure it
    still is. One lucky time of ten points stays below nine times of two and a half.
    """
    if not times:
        return 0.0
    weight = times + _TRIES_BEFOREHAND
    return total / weight - _CAUTION * _SPREAD / math.sqrt(weight)


def checked_rating(value: int | None) -> int | None:
    """A rating as it may be stored; ValueError outside 0 to 10."""
    if value is not None and (isinstance(value, bool) or not 0 <= value <= SCALE_MAX):
        raise ValueError(f"a rating is 0 to {SCALE_MAX}, not {value}")
    return value
