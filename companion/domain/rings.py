"""Growth rings: a tree cut across, drawn from a person's months. Pure geometry; the same data gives the same tree.

A ring is a month since they began. Its width grows with how good its days were, its tint is its mood, and a lapse is
a knot that later rings grow round. Every ring lies wholly outside the one before, whatever the month was like.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from math import atan2, cos, exp, hypot, pi, sin

from companion.domain.day import add_months, days_between
from companion.domain.value import Value

Point = tuple[float, float]

# Corners of an outline. Fixed, so that a new month never changes the shape of the rings inside it.
CORNERS = 64
_ANGLES = tuple(2 * pi * corner / CORNERS for corner in range(CORNERS))
_COSINES = tuple(cos(angle) for angle in _ANGLES)
_SINES = tuple(sin(angle) for angle in _ANGLES)
# One wave of each order round the tree, twice over, so that a phase is a slice of it.
_WAVES = tuple(tuple(cos(order * angle) for angle in _ANGLES) * 2 for order in range(8))
_PITH = 0.55
_THINNEST = 0.38
_RIM = 0.48
_SAPLING = 0.4
_HALF_GROWN = 2.2
_HEALING = 5
_WORD = 2**64 - 1

# How far a knot pushes each corner near it outwards.
_BUMP = tuple((offset, exp(-((offset * 2 * pi / CORNERS / 0.3) ** 2))) for offset in range(-8, 9))


class RingMonth(Value):
    """What a month brought: `first` to `last` day seen of it, share of days without use, mean mood, lapses."""

    first: date
    last: date
    free: float
    mood: float | None = None
    lapses: tuple[date, ...] = ()

    @property
    def length(self) -> int:
        """How many days the whole month has."""
        return days_between(self.first, add_months(self.first, 1))

    @property
    def good(self) -> float:
        """How good the days were, 0 to 1: days without use, and mood where it is known."""
        return self.free if self.mood is None else 0.6 * self.free + 0.4 * self.mood


class Knot(Value):
    """A lapse in the wood: centre, half width along and across the ring, and the direction outwards (radians)."""

    day: date
    centre: Point
    along: float
    across: float
    angle: float


class Ring(Value):
    """A month's ring: the closed outline of its outer edge in the unit square, its tint and its knots.

    `tint` is mood 0 to 1, None where no mood was given. `width` is its mean thickness in the unit square.
    """

    month: RingMonth
    outline: tuple[Point, ...]
    width: float
    tint: float | None
    knots: tuple[Knot, ...]
    closes_year: bool


class Rings(Value):
    """The whole tree: its heart and its rings from the inside out, in a unit square with the centre at (.5, .5)."""

    heart: tuple[Point, ...]
    rings: tuple[Ring, ...]
    scale: float


class RingsSummary(Value):
    """What a sentence about the rings needs: how many, how many knots, the widest month and how the last one was."""

    months: int
    knots: int
    began: date | None = None
    widest: date | None = None
    latest_mood: float | None = None
    since_last_knot: int | None = None


def ring_months(began: date, today: date) -> tuple[tuple[date, date], ...]:
    """Give the first and last day of every month since they began; the last one ends today."""
    months: list[tuple[date, date]] = []
    number = 0
    while (first := add_months(began, number)) <= today:
        number += 1
        months.append((first, min(today, date.fromordinal(add_months(began, number).toordinal() - 1))))
    return tuple(months)


def grow(months: Sequence[RingMonth]) -> Rings:
    """Grow the tree from its months, oldest first."""
    character = _character(months[0].first) if months else [1.0] * CORNERS
    radii: list[float] = [_PITH * (0.6 + 0.4 * bend) for bend in character]
    grown: list[tuple[RingMonth, list[float], list[float]]] = []
    for number, month in enumerate(months):
        inner = radii
        width = _width(month)
        texture = _texture(month.first)
        swelling = _swelling(months, number)
        radii = [
            edge + width * bend * rough * swell
            for edge, bend, rough, swell in zip(inner, character, texture, swelling, strict=True)
        ]
        grown.append((month, inner, radii))
    scale = _scale(max(radii))
    rings = tuple(_ring(month, inner, outer, scale, number) for number, (month, inner, outer) in enumerate(grown))
    return Rings(_outline(grown[0][1] if grown else radii, scale), rings, scale)


def describe(rings: Rings) -> RingsSummary:
    """Give the facts behind a spoken sentence about the tree."""
    if not rings.rings:
        return RingsSummary(0, 0)
    knots = [knot.day for ring in rings.rings for knot in ring.knots]
    last = rings.rings[-1]
    return RingsSummary(
        months=len(rings.rings),
        knots=len(knots),
        began=rings.rings[0].month.first,
        widest=max(rings.rings, key=lambda ring: ring.width).month.first,
        latest_mood=last.tint,
        since_last_knot=days_between(max(knots), last.month.last) if knots else None,
    )


def drawn_edges(rings: Rings, side: float, gap: float = 1.8) -> tuple[int, ...]:
    """Choose which rings to stroke when the square is `side` pixels, so that lines stay `gap` pixels apart.

    Where months are too close only years remain, then every second, fourth, eighth year. The outermost always is.
    """
    count = len(rings.rings)
    if not count:
        return ()
    mean = (sum(ring.width for ring in rings.rings) / count) * side
    step = 1
    while mean * step < gap and step < count:
        step = 12 if step == 1 else step * 2
    chosen = [number for number in range(count) if (number + 1) % step == 0]
    return tuple(chosen) if chosen and chosen[-1] == count - 1 else (*chosen, count - 1)


def curve(outline: Sequence[Point]) -> tuple[tuple[Point, Point, Point], ...]:
    """Give a smooth closed curve through an outline: from its first point on, (control, control, end) for each arc."""
    size = len(outline)
    arcs = []
    for index in range(size):
        before, start = outline[index - 1], outline[index]
        end, after = outline[(index + 1) % size], outline[(index + 2) % size]
        leave = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        arrive = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        arcs.append((leave, arrive, end))
    return tuple(arcs)


def _width(month: RingMonth) -> float:
    seen = min(1.0, (days_between(month.first, month.last) + 1) / month.length)
    good = min(1.0, max(0.0, month.good))
    return _THINNEST + (1 - _THINNEST) * good * seen


def _scale(reach: float) -> float:
    """Grow from a sapling towards the rim of the square, always larger with more wood and never past the rim."""
    grown = max(0.0, reach - _PITH)
    return _RIM * (_SAPLING + (1 - _SAPLING) * grown / (grown + _HALF_GROWN)) / reach


def _waves(seed: int, orders: Sequence[tuple[int, float]]) -> list[float]:
    """Give smooth values around 1 over all angles, made of waves with phases taken from the stirred seed."""
    stirred = _stir(seed)
    parts = []
    for order, height in orders:
        stirred, shift = divmod(stirred, CORNERS)
        parts.append([height * part for part in _WAVES[order][shift : shift + CORNERS]])
    return [1.0 + sum(heights) for heights in zip(*parts, strict=True)]


def _stir(seed: int) -> int:
    """Spread a small number over 64 bits (the finish of SplitMix64), so that months in a row look nothing alike."""
    mixed = (seed * 0x9E3779B97F4A7C15) & _WORD
    mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _WORD
    mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _WORD
    return mixed ^ (mixed >> 31)


def _character(began: date) -> list[float]:
    return _waves(-began.toordinal(), ((1, 0.05), (2, 0.045), (3, 0.045), (5, 0.03)))


def _texture(month: date) -> list[float]:
    return _waves(month.toordinal(), ((2, 0.06), (3, 0.06), (5, 0.04)))


def _angle(lapse: date, month: RingMonth) -> float:
    return 2 * pi * days_between(month.first, lapse) / month.length


def _swelling(months: Sequence[RingMonth], number: int) -> list[float]:
    """Give how much wider a ring is at each angle: round a knot of its own, then ever less over an old one."""
    swelling = [1.0] * CORNERS
    for back in range(min(_HEALING, number + 1)):
        month = months[number - back]
        height = 0.5 if back == 0 else -0.3 * exp(-back / 2)
        for lapse in month.lapses:
            corner = _corner(_angle(lapse, month))
            for offset, bump in _BUMP:
                swelling[(corner + offset) % CORNERS] += height * bump
    # Many knots in one place must neither turn a ring inside out nor let it run away.
    return [min(1.8, max(0.35, value)) for value in swelling]


def _corner(angle: float) -> int:
    return round(angle / (2 * pi) * CORNERS) % CORNERS


def _outline(radii: Sequence[float], scale: float) -> tuple[Point, ...]:
    # Angles start at the top and go round like a clock's hands, y growing downwards.
    return tuple(
        (0.5 + scale * radius * sine, 0.5 - scale * radius * cosine)
        for radius, sine, cosine in zip(radii, _SINES, _COSINES, strict=True)
    )


def _ring(month: RingMonth, inner: Sequence[float], outer: Sequence[float], scale: float, number: int) -> Ring:
    thickness = [far - near for near, far in zip(inner, outer, strict=True)]
    return Ring(
        month=month,
        outline=_outline(outer, scale),
        width=scale * sum(thickness) / CORNERS,
        tint=month.mood,
        knots=tuple(_knot(lapse, month, inner, outer, scale) for lapse in month.lapses),
        closes_year=(number + 1) % 12 == 0,
    )


def _knot(lapse: date, month: RingMonth, inner: Sequence[float], outer: Sequence[float], scale: float) -> Knot:
    angle = _angle(lapse, month)
    corner = _corner(angle)
    middle = scale * (inner[corner] + outer[corner]) / 2
    across = scale * (outer[corner] - inner[corner]) / 2
    return Knot(
        day=lapse,
        centre=(0.5 + middle * sin(angle), 0.5 - middle * cos(angle)),
        along=across * 1.25,
        across=across * 0.8,
        angle=angle,
    )


def _reach(point: Point) -> float:
    return hypot(point[0] - 0.5, point[1] - 0.5)


def ring_at(rings: Rings, point: Point) -> int | None:
    """Give the index of the ring under a point of the unit square; None over the heart or beside the tree."""
    angle = atan2(point[0] - 0.5, 0.5 - point[1]) % (2 * pi)
    corner = _corner(angle)
    reach = _reach(point)
    edges = [_reach(rings.heart[corner]), *(_reach(ring.outline[corner]) for ring in rings.rings)]
    for index, (near, far) in enumerate(pairwise(edges)):
        if near <= reach < far:
            return index
    return None
