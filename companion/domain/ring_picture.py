"""A picture of the growth rings at some size: which edges are drawn, and how they go round the knots.

A small picture cannot show 360 months, so months are drawn together by quarters, half-years, years and on. Knots are
marks: those that would touch are one mark, and all of them together never take more than a small share of the wood,
however many there are. The true number is told in words. Every edge still lies outside the one before.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from math import atan2, exp, hypot, pi, sqrt

from companion.domain.rings import CORNERS, COSINES, SINES, Point, Rings
from companion.domain.value import Value

# So many months are drawn together; beyond a year, always twice as many.
_STEPS = (1, 3, 6, 12)
# Lines so many pixels apart (points, on paper) are told apart well, however large the picture is.
_ENOUGH = 2.68
# All amber together, as a share of the wood; and how large one mark is, as a share of the side.
_AMBER = 0.022
_LARGEST, _SMALLEST = 0.04, 0.016
# In a sapling a mark is small beside the tree as well.
_OF_TREE = 0.11
_ROUND = 0.7
# There is at most one mark for so many pixels of a ring, and on none more than a few.
_APART = 28
# How much of an edge's going round a knot the next edge keeps, and the least of its own band that is left to it.
_KEPT, _LEFT = 0.7, 0.4
_LIMIT = 0.497


class Mark(Value):
    """A mark for one knot or several: whose days it stands for, and an ellipse in the unit square.

    `along` and `across` are its half widths, `angle` the direction outwards from the middle, in radians from the top.
    """

    days: tuple[date, ...]
    centre: Point
    along: float
    across: float
    angle: float


class Layer(Value):
    """What is drawn as one ring: the months up to and with `last`, its outer edge, and its mood where it is known.

    `strong` edges close a year among months, or ten years among years.
    """

    last: int
    outline: tuple[Point, ...]
    tint: float | None
    strong: bool


class RingPicture(Value):
    """The tree as drawn in a square of one size: layers from the inside out, marks, all in the unit square."""

    rings: Rings
    heart: tuple[Point, ...]
    layers: tuple[Layer, ...]
    marks: tuple[Mark, ...]
    grown: tuple[tuple[float, ...], ...]
    drawn: tuple[tuple[float, ...], ...]

    def outline_of(self, number: int) -> tuple[Point, ...]:
        """Give the outer edge of any month's ring as it lies in this picture, drawn or not."""
        place = next(place for place, layer in enumerate(self.layers) if layer.last >= number)
        reaches = self.rings.reaches(number + 1)
        return _outline(
            [
                low + (reach - inner) / (outer - inner) * (high - low)
                for reach, inner, outer, low, high in zip(
                    reaches,
                    self.grown[place],
                    self.grown[place + 1],
                    self.drawn[place],
                    self.drawn[place + 1],
                    strict=True,
                )
            ]
        )

    def month_at(self, point: Point) -> int | None:
        """Give the month under a point of the unit square; None over the heart or beside the tree."""
        corner = _corner(atan2(point[0] - 0.5, 0.5 - point[1]) % (2 * pi))
        reach = hypot(point[0] - 0.5, point[1] - 0.5)
        edges = [edge[corner] for edge in self.drawn]
        place = bisect_right(edges, reach) - 1
        if place < 0 or place == len(self.layers):
            return None
        share = (reach - edges[place]) / (edges[place + 1] - edges[place])
        inner, outer = self.grown[place][corner], self.grown[place + 1][corner]
        wanted = inner + share * (outer - inner)
        first = self.layers[place - 1].last + 1 if place else 0
        for number in range(first, self.layers[place].last):
            if wanted < self.rings.reaches(number + 1)[corner]:
                return number
        return self.layers[place].last


def line_gap(side: float) -> float:
    """How far lines are to stand apart in a picture of so many pixels, in pixels.

    A little more in a larger one, up to what the eye needs: what is larger than that has room for more of the months.
    """
    return min(_ENOUGH, max(2.1, 1.6 + 0.006 * side))


def months_a_ring(rings: Rings, side: float) -> int:
    """How many months are drawn as one ring in a square of `side` pixels, so that lines stand apart."""
    count = len(rings.months)
    if not count:
        return 1
    gap = line_gap(side) / (rings.scale * side)
    mean = rings.wood[-1][0] / count
    step = next((step for step in _STEPS if mean * step >= gap), 2 * _STEPS[-1])
    while mean * step < gap and step < count:
        step *= 2
    return step


def drawn_edges(rings: Rings, side: float) -> tuple[int, ...]:
    """Choose the months whose outer edges are drawn in a square of `side` pixels, so that lines stand apart.

    Where months are too close only quarters remain, then half-years, years, and every second, fourth, eighth year.
    The outermost always is one; the one before it gives way where it would lie right beside it.
    """
    count = len(rings.months)
    if not count:
        return ()
    gap = line_gap(side) / (rings.scale * side)
    step = months_a_ring(rings, side)
    chosen = list(range(step - 1, count - 1, step))
    if step > 1 and chosen and rings.wood[-1][0] - rings.wood[chosen[-1] + 1][0] < gap * 0.7:
        chosen.pop()
    return (*chosen, count - 1)


def draw(rings: Rings, side: float) -> RingPicture:
    """Make the picture for a square of `side` pixels."""
    edges = drawn_edges(rings, side)
    heart = rings.reaches(0)
    grown = [heart, *(rings.reaches(edge + 1) for edge in edges)]
    groups = _gathered(rings, edges, grown, side)
    marks: list[Mark] = []
    drawn = [heart]
    swell = [0.0] * CORNERS
    hair = 0.6 / side
    for place, group in enumerate(groups):
        inner, outer, below = grown[place], grown[place + 1], drawn[place]
        swell = [
            max(_KEPT * rest, rest - (1 - _LEFT) * (far - near))
            for rest, near, far in zip(swell, inner, outer, strict=True)
        ]
        if group:
            swell = _round_knots(group, swell, outer, below, hair)
        edge = [min(far + rest, (_LIMIT + far) / 2) for far, rest in zip(outer, swell, strict=True)]
        marks += [_mark(knot, below, edge, hair) for knot in group]
        drawn.append(edge)
    layers = tuple(
        Layer(
            last,
            _outline(edge),
            _tint(rings, edges[place - 1] + 1 if place else 0, last),
            _strong(last, edges[0] + 1),
        )
        for place, (last, edge) in enumerate(zip(edges, drawn[1:], strict=True))
    )
    return RingPicture(rings, _outline(heart), layers, tuple(marks), tuple(map(tuple, grown)), tuple(map(tuple, drawn)))


def curve(outline: Sequence[Point]) -> tuple[tuple[float, float, float, float, float, float], ...]:
    """Give a smooth closed curve through an outline: from its first point on, both controls and the end of each arc."""
    arcs = []
    before, (x, y) = outline[-1], outline[0]
    ahead = [*outline[1:], outline[0], outline[1]]
    for (end_x, end_y), after in pairwise(ahead):
        arcs.append(
            (
                x + (end_x - before[0]) / 6,
                y + (end_y - before[1]) / 6,
                end_x - (after[0] - x) / 6,
                end_y - (after[1] - y) / 6,
                end_x,
                end_y,
            )
        )
        before, x, y = (x, y), end_x, end_y
    return tuple(arcs)


class _Cluster(Value):
    """Days whose knots are one mark: where round the tree (in corners), and how far out in its band (0 to 1)."""

    days: tuple[date, ...]
    corner: float
    depth: float


class _Knot(Value):
    """One mark before the edges go round it: its days, its corner, how far out in its band (0 to 1), half widths."""

    days: tuple[date, ...]
    corner: int
    depth: float
    along: float
    across: float


def _gathered(
    rings: Rings, edges: Sequence[int], grown: Sequence[Sequence[float]], side: float
) -> list[tuple[_Knot, ...]]:
    """Give the marks of each layer: neighbours that would touch are one, and there are only so many a layer."""
    found: list[tuple[_Knot, ...]] = []
    reach = sum(grown[-1]) / CORNERS
    largest = min(_LARGEST, _OF_TREE * reach)
    first = 0
    for place, last in enumerate(edges):
        found.append(_layer_knots(rings, (first, last), (grown[place], grown[place + 1]), side, largest))
        first = last + 1
    amber = sum(pi * knot.along * knot.across for group in found for knot in group)
    room = _AMBER * pi * reach * reach
    if amber <= room:
        return found
    less = sqrt(room / amber)
    return [
        tuple(_Knot(knot.days, knot.corner, knot.depth, knot.along * less, knot.across * less) for knot in group)
        for group in found
    ]


def _layer_knots(
    rings: Rings, months: tuple[int, int], band: tuple[Sequence[float], Sequence[float]], side: float, largest: float
) -> tuple[_Knot, ...]:
    first, last = months
    before, whole = rings.wood[first][0], rings.wood[last + 1][0]
    # By corner: the days, and the sum of how deep in the band their months lie.
    at: dict[int, tuple[list[date], float]] = {}
    for number in range(first, last + 1):
        depth = ((rings.wood[number][0] + rings.wood[number + 1][0]) / 2 - before) / (whole - before)
        for lapse in rings.months[number].lapses:
            corner = _corner(rings.angle(lapse, number))
            days, deep = at.get(corner, ([], 0.0))
            at[corner] = ([*days, lapse], deep + depth)
    if not at:
        return ()
    inner, outer = band
    reach = sum(outer) / CORNERS
    wide = reach - sum(inner) / CORNERS
    along = min(largest, max(min(_SMALLEST, 4 / side), 0.62 * wide))
    clusters = [_Cluster(tuple(days), float(corner), deep / len(days)) for corner, (days, deep) in sorted(at.items())]
    most = 1 if side < 60 else 4 if side < 240 else 6
    most = min(most, max(1, int(2 * pi * reach * side / _APART)))
    touching = (2.4 * along + 1 / side) / reach / (2 * pi) * CORNERS
    knots = []
    for cluster in _merged(clusters, touching, most):
        larger = min(1.5, len(cluster.days) ** 0.25)
        corner = round(cluster.corner) % CORNERS
        knots.append(
            _Knot(tuple(sorted(cluster.days)), corner, cluster.depth, along * larger, along * _ROUND * sqrt(larger))
        )
    return tuple(knots)


def _merged(clusters: list[_Cluster], touching: float, most: int) -> list[_Cluster]:
    """Join neighbours round the tree, the nearest first, until none touch and there are no more than `most`."""
    while len(clusters) > 1:
        gaps = [(after.corner - one.corner) % CORNERS for one, after in pairwise([*clusters, clusters[0]])]
        nearest = min(range(len(gaps)), key=gaps.__getitem__)
        if gaps[nearest] >= touching and len(clusters) <= most:
            break
        one, other = clusters[nearest], clusters[(nearest + 1) % len(clusters)]
        share = len(other.days) / (len(one.days) + len(other.days))
        joined = _Cluster(
            one.days + other.days,
            (one.corner + gaps[nearest] * share) % CORNERS,
            one.depth + (other.depth - one.depth) * share,
        )
        kept = [cluster for cluster in clusters if cluster is not one and cluster is not other]
        clusters = sorted([*kept, joined], key=lambda cluster: cluster.corner)
    return clusters


def _round_knots(
    group: Sequence[_Knot], swell: Sequence[float], outer: Sequence[float], below: Sequence[float], hair: float
) -> list[float]:
    """Push an edge outwards where a knot of its band needs room, and a little in any case."""
    pushed = [0.0] * CORNERS
    for knot in group:
        corner = knot.corner
        room = outer[corner] + swell[corner] - below[corner]
        push = max(2.4 * knot.across + 2 * hair - room, 0.9 * knot.across)
        # As wide as the knot, and never so narrow that it would fall between two corners.
        spread = max(1.3, 1.5 * knot.along / outer[corner] / (2 * pi) * CORNERS)
        reach = int(2.5 * spread) + 1
        for offset in range(-reach, reach + 1):
            at = (corner + offset) % CORNERS
            pushed[at] = max(pushed[at], push * exp(-((offset / spread) ** 2)))
    return [rest + push for rest, push in zip(swell, pushed, strict=True)]


def _mark(knot: _Knot, below: Sequence[float], edge: Sequence[float], hair: float) -> Mark:
    corner = knot.corner
    low, high = below[corner], edge[corner]
    near, far = low + 1.1 * knot.across + hair, high - 1.1 * knot.across - hair
    reach = (low + high) / 2 if near > far else min(far, max(near, low + knot.depth * (high - low)))
    return Mark(
        days=knot.days,
        centre=(0.5 + reach * SINES[corner], 0.5 - reach * COSINES[corner]),
        along=knot.along,
        across=knot.across,
        angle=2 * pi * corner / CORNERS,
    )


def _tint(rings: Rings, first: int, last: int) -> float | None:
    moods = [month.mood for month in rings.months[first : last + 1] if month.mood is not None]
    return sum(moods) / len(moods) if moods else None


def _strong(last: int, step: int) -> bool:
    # Among few lines between, stronger ones would be most of the picture.
    period = 12 if step <= 3 else 60 if step < 12 else max(120, 10 * step)
    return (last + 1) % period == 0


def _outline(reaches: Sequence[float]) -> tuple[Point, ...]:
    # Angles start at the top and go round like a clock's hands, y growing downwards.
    return tuple(
        (0.5 + reach * sine, 0.5 - reach * cosine) for reach, sine, cosine in zip(reaches, SINES, COSINES, strict=True)
    )


def _corner(angle: float) -> int:
    return round(angle / (2 * pi) * CORNERS) % CORNERS
