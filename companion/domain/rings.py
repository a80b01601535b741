"""Growth rings: a tree cut across, grown from a person's months. Pure geometry; the same data gives the same tree.

A ring is a month since they began. Its width grows with how good its days were, its tint is its mood, and a lapse is
a knot that later rings grow round. Every ring lies wholly outside the one before, whatever the month was like, and a
day more only ever adds wood. How much of it a picture of some size shows is `ring_picture`'s.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from math import cos, pi, sin

from companion.domain.day import add_months, days_between
from companion.domain.value import Value

Point = tuple[float, float]

# Corners of an outline. Fixed, so that a new month never changes the shape of the rings inside it.
CORNERS = 64
_ANGLES = tuple(2 * pi * corner / CORNERS for corner in range(CORNERS))
COSINES = tuple(cos(angle) for angle in _ANGLES)
SINES = tuple(sin(angle) for angle in _ANGLES)
# The waves a ring's texture is made of: how many times round the tree, and how high.
_TEXTURE = ((2, 0.06), (3, 0.06), (5, 0.04))
_CHARACTER = ((1, 0.05), (2, 0.045), (3, 0.045), (5, 0.03))
_TURNS = tuple(tuple(COSINES[order * corner % CORNERS] for corner in range(CORNERS)) for order in (2, 3, 5))
_SLANTS = tuple(tuple(SINES[order * corner % CORNERS] for corner in range(CORNERS)) for order in (2, 3, 5))
_PITH = 0.55
_THINNEST = 0.38
_FREE_SHARE = 0.6
# What a day without a given mood counts for: neither a good mood nor a low one.
_MIDDLING = 0.5
_RIM = 0.475
_SAPLING = 0.4
_HALF_GROWN = 2.2
_WORD = 2**64 - 1


class RingMonth(Value):
    """What a month brought: `first` to `last` day seen of it, share of days without use, mean mood, lapses.

    `answered` is on how many of its days a mood was given; None stands for all of them.
    """

    first: date
    last: date
    free: float
    mood: float | None = None
    lapses: tuple[date, ...] = ()
    answered: int | None = None

    @property
    def length(self) -> int:
        """How many days the whole month has."""
        return days_between(self.first, add_months(self.first, 1))

    @property
    def seen(self) -> int:
        """How many days of it are there so far."""
        return days_between(self.first, self.last) + 1

    @property
    def good(self) -> float:
        """How good the days were that are there so far, 0 to 1: days without use, and mood where it is known."""
        known = 0.0
        if self.mood is not None:
            known = 1.0 if self.answered is None else min(1.0, self.answered / self.seen)
        mood = known * (self.mood or 0.0) + (1 - known) * _MIDDLING
        return min(1.0, max(0.0, _FREE_SHARE * self.free + (1 - _FREE_SHARE) * mood))

    @property
    def width(self) -> float:
        """How much wood the month laid on, in the tree's own measure: some for having been lived, more for good days.

        Each day adds to it and none takes away.
        """
        return _THINNEST + (1 - _THINNEST) * self.good * min(1.0, self.seen / self.length)


class Rings(Value):
    """The whole tree: its months from the inside out, and what their edges are computed from when they are drawn.

    `wood` holds, for the heart and then for each month, the sums of its wood so far: even all round, and as waves.
    `scale` brings the tree's own measure into a square of side 1 with the heart in its middle.
    """

    months: tuple[RingMonth, ...]
    wood: tuple[tuple[float, float, float, float, float, float, float], ...]
    scale: float

    def reaches(self, edge: int) -> list[float]:
        """How far an edge is from the middle at each corner, in the unit square; edge 0 is the heart's."""
        scale = self.scale
        return [scale * reach for reach in _reaches(self._character(), self.wood[edge])]

    def angle(self, lapse: date, number: int) -> float:
        """Where round the tree a day of a month lies, in radians from the top, as a clock's hands go."""
        month = self.months[number]
        return 2 * pi * days_between(month.first, lapse) / month.length

    def _character(self) -> list[float]:
        return _character(self.months[0].first) if self.months else [1.0] * CORNERS


class RingsSummary(Value):
    """What a sentence about the rings needs: how many, how many knots, the widest month and how the last one was.

    `between` is the first and the last day of each time in between that has no ring, `missing` all months of those.
    """

    months: int
    knots: int
    began: date | None = None
    widest: date | None = None
    latest_mood: float | None = None
    since_last_knot: int | None = None
    between: tuple[tuple[date, date], ...] = ()
    missing: int = 0


def ring_months(began: date, today: date) -> tuple[tuple[date, date], ...]:
    """Give the first and last day of every month since they began; the last one ends today."""
    months: list[tuple[date, date]] = []
    number = 0
    while (first := add_months(began, number)) <= today:
        number += 1
        months.append((first, min(today, date.fromordinal(add_months(began, number).toordinal() - 1))))
    return tuple(months)


def grow(months: Sequence[RingMonth]) -> Rings:
    """Grow the tree from its months, oldest first. Edges are computed when they are drawn."""
    sums = (0.0,) * 7
    wood = [sums]
    even, turn2, slant2, turn3, slant3, turn5, slant5 = sums
    (_, high2), (_, high3), (_, high5) = _TEXTURE
    for month in months:
        width = month.width
        # A wave turned by some corners is a share of the wave and a share of the one a quarter turn away.
        shifts = _stir(month.first.toordinal())
        shifts, shift = divmod(shifts, CORNERS)
        even += width
        turn2 += width * high2 * COSINES[2 * shift % CORNERS]
        slant2 -= width * high2 * SINES[2 * shift % CORNERS]
        shifts, shift = divmod(shifts, CORNERS)
        turn3 += width * high3 * COSINES[3 * shift % CORNERS]
        slant3 -= width * high3 * SINES[3 * shift % CORNERS]
        shift = shifts % CORNERS
        turn5 += width * high5 * COSINES[5 * shift % CORNERS]
        slant5 -= width * high5 * SINES[5 * shift % CORNERS]
        wood.append((even, turn2, slant2, turn3, slant3, turn5, slant5))
    character = _character(months[0].first) if months else [1.0] * CORNERS
    return Rings(tuple(months), tuple(wood), _scale(max(_reaches(character, wood[-1]))))


def describe(rings: Rings) -> RingsSummary:
    """Give the facts behind a spoken sentence about the tree."""
    months = rings.months
    if not months:
        return RingsSummary(0, 0)
    knots = [lapse for month in months for lapse in month.lapses]
    last = months[-1]
    pairs = [(one, after) for one, after in pairwise(months) if days_between(one.last, after.first) > 1]
    return RingsSummary(
        months=len(months),
        knots=len(knots),
        began=months[0].first,
        widest=max(months, key=lambda month: month.width).first,
        latest_mood=last.mood,
        since_last_knot=days_between(max(knots), last.last) if knots else None,
        between=tuple(
            (date.fromordinal(one.last.toordinal() + 1), date.fromordinal(after.first.toordinal() - 1))
            for one, after in pairs
        ),
        missing=sum(
            12 * (after.first.year - one.first.year) + after.first.month - one.first.month - 1 for one, after in pairs
        ),
    )


def _reaches(character: Sequence[float], wood: Sequence[float]) -> list[float]:
    """Give an edge's distances in the tree's own measure."""
    even, turn2, slant2, turn3, slant3, turn5, slant5 = wood
    return [
        _PITH * (0.6 + 0.4 * bend)
        + bend * (even + turn2 * c2 + slant2 * s2 + turn3 * c3 + slant3 * s3 + turn5 * c5 + slant5 * s5)
        for bend, c2, s2, c3, s3, c5, s5 in zip(
            character, _TURNS[0], _SLANTS[0], _TURNS[1], _SLANTS[1], _TURNS[2], _SLANTS[2], strict=True
        )
    ]


def _scale(reach: float) -> float:
    """Grow from a sapling towards the rim of the square, always larger with more wood and never past the rim."""
    grown = max(0.0, reach - _PITH)
    return _RIM * (_SAPLING + (1 - _SAPLING) * grown / (grown + _HALF_GROWN)) / reach


def _character(began: date) -> list[float]:
    """Give what the whole tree's shape tends to: smooth values around 1, its waves turned by the stirred seed."""
    stirred = _stir(-began.toordinal())
    parts = []
    for order, height in _CHARACTER:
        stirred, shift = divmod(stirred, CORNERS)
        parts.append([height * COSINES[order * (corner + shift) % CORNERS] for corner in range(CORNERS)])
    return [1.0 + sum(heights) for heights in zip(*parts, strict=True)]


def _stir(seed: int) -> int:
    """Spread a small number over 64 bits (the finish of SplitMix64), so that months in a row look nothing alike."""
    mixed = (seed * 0x9E3779B97F4A7C15) & _WORD
    mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _WORD
    mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _WORD
    return mixed ^ (mixed >> 31)
