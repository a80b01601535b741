"""Statistics by rank over whole numbers on a short scale: robust, exact with ties, and quick over years of days.

Scores are handed in as counts (score: how often), so that the cost grows with the scale and not with the days. What is
computed here is checked against SciPy in the tests; SciPy itself would cost each start of it a second.

Sources: Mann and Whitney 1947 with the correction for ties of Lehmann 1975; Hodges and Lehmann 1963 for the shift and
Moses 1965 for its interval; Wilcoxon 1945 for pairs; Holm 1979 for how many were looked at; Geyer 1992 for how far a
series that remembers yesterday is worth less than as many days that do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from math import erfc, sqrt

from companion.domain.value import Value

#: Scores and how often each was given.
Counts = Mapping[int, int]
#: Nineteen intervals of twenty hold the truth.
_WIDE = 1.959963984540054
#: Up to so many pairs every way the signs could have fallen is counted.
_EXACT = 40
#: So many days back a series is asked how much of it is remembered.
_REMEMBERED = 28


class Shift(Value):
    """By how much scores of one group lie above those of another, with an interval of 95 % and the chance of it alone.

    Attributes:
        points: the median of all differences between a score of one and a score of the other.
        low, high: the interval round it.
        chance: how often as much or more, in either direction, comes by chance alone; 0 to 1.
    """

    points: float
    low: float
    high: float
    chance: float


def compare(first: Counts, second: Counts, inflation: float = 1.0) -> Shift:
    """How far `first` lies above `second`; ValueError where one is empty.

    `inflation` is by how much the variance is larger than that of days which know nothing of each other.
    """
    of_first, of_second = sum(first.values()), sum(second.values())
    if not of_first or not of_second:
        raise ValueError("there is nothing to compare")
    pairs = of_first * of_second
    differences: Counter[int] = Counter()
    for score, times in first.items():
        for other, often in second.items():
            differences[score - other] += times * often
    above = sum(times for gap, times in differences.items() if gap > 0) + differences[0] / 2
    spread = sqrt(_variance(first, second) * max(1.0, inflation))
    ordered = sorted(differences.items())
    # Half a step towards the middle: counts jump by one where the normal curve is smooth.
    away = max(0.0, abs(above - pairs / 2) - 0.5)
    edge = max(1, min(pairs // 2, round(pairs / 2 - _WIDE * spread)))
    return Shift(
        points=_median(ordered, pairs),
        low=_at(ordered, edge),
        high=_at(ordered, pairs - edge + 1),
        chance=_both_tails(away / spread) if spread else 1.0,
    )


def paired(drops: Counts) -> Shift:
    """How far pairs of scores lie apart; pairs that are alike say nothing of the direction, and count for the points.

    ValueError where there is none.
    """
    if not any(drops.values()):
        raise ValueError("there is nothing to compare")
    means = _walsh(drops)
    total = sum(times for _mean, times in means)
    sizes = Counter({abs(drop): 0 for drop in drops if drop})
    for drop, times in drops.items():
        if drop:
            sizes[abs(drop)] += times
    ranks = _middle_ranks(sizes)
    count = sum(sizes.values())
    upper = sum(ranks[drop] * times for drop, times in drops.items() if drop > 0)
    # Ranks are doubled, so that those in the middle between two are whole.
    expected = sum(ranks[size] * times for size, times in sizes.items()) / 2
    squares = sum(ranks[size] ** 2 * times for size, times in sizes.items())
    if not count:
        chance = 1.0
    elif count <= _EXACT:
        chance = _exact(ranks, sizes, abs(upper - expected))
    else:
        chance = _both_tails(max(0.0, abs(upper - expected) - 1) / sqrt(squares / 4))
    pairs = sum(drops.values())
    spread = sqrt(pairs * (pairs + 1) * (2 * pairs + 1) / 24)
    edge = max(1, min(total // 2, round(total / 2 - _WIDE * spread)))
    return Shift(_median(means, total), _at(means, edge), _at(means, total - edge + 1), chance)


def holm(chances: Sequence[float]) -> tuple[float, ...]:
    """Each chance as it is once all that was looked at is taken into account, in the order given; at most 1."""
    order = sorted(range(len(chances)), key=chances.__getitem__)
    raised = accumulate(((len(chances) - place) * chances[at] for place, at in enumerate(order)), max)
    by_place = dict(zip(order, raised, strict=True))
    return tuple(min(1.0, by_place[place]) for place in range(len(chances)))


def inflation(one: Sequence[float | None], other: Sequence[float | None]) -> float:
    """By how much the variance of a comparison grows because both series remember the days before; at least 1.

    Two series that drift by themselves seem to go together far too often. What they remember is multiplied day by day
    back, and summed until nothing is left of it. None stands for a day without an answer.
    """
    grown = 1.0
    for back in range(1, min(_REMEMBERED, len(one) - 1) + 1):
        together = _remembered(one, back) * _remembered(other, back)
        if together <= 0:
            break
        grown += 2 * together
    return grown


def inflation_of_step(sides: Sequence[float | None], rest: Sequence[float | None]) -> float:
    """The same for the days before and after one day, from what is left once each side's level is taken away.

    Taking levels away hides some of what is remembered; as much is put back (Kendall 1954), and of each day back the
    day before is taken to carry the same share.
    """
    side = max(1, sum(value is not None for value in rest) // 2)
    seen = _remembered(rest, 1)
    kept = min(0.95, max(0.0, seen + (1 + 3 * seen) / side))
    grown = 1.0
    for back in range(1, min(_REMEMBERED, len(rest) - 1) + 1):
        together = _remembered(sides, back) * kept**back
        if together <= 0:
            break
        grown += 2 * together
    return grown


def counts(scores: Iterable[int]) -> Counts:
    """Count scores."""
    return Counter(scores)


def _variance(first: Counts, second: Counts) -> float:
    """The variance of how often a score of one group is above one of the other, where chance alone decides."""
    one, other = sum(first.values()), sum(second.values())
    both = one + other
    ties = sum(
        (times**3 - times) for times in (first.get(at, 0) + second.get(at, 0) for at in first.keys() | second.keys())
    )
    return one * other / 12 * ((both + 1) - ties / (both * (both - 1))) if both > 1 else 0.0


def _walsh(drops: Counts) -> list[tuple[float, int]]:
    """The means of all pairs of differences, each with itself too, and how often each comes."""
    means: Counter[float] = Counter()
    ordered = sorted(drops.items())
    for place, (drop, times) in enumerate(ordered):
        means[drop] += times * (times + 1) // 2
        for other, often in ordered[place + 1 :]:
            means[(drop + other) / 2] += times * often
    return sorted(means.items())


def _middle_ranks(sizes: Counts) -> dict[int, int]:
    """Twice the rank of each size, those alike sharing the middle one."""
    ranks, before = {}, 0
    for size in sorted(sizes):
        ranks[size] = 2 * before + sizes[size] + 1
        before += sizes[size]
    return ranks


def _exact(ranks: Mapping[int, int], sizes: Counts, away: float) -> float:
    """The share of all ways the signs can fall that lie as far from the middle, or farther."""
    ways = [1]
    for size, times in sizes.items():
        for _one in range(times):
            step = ranks[size]
            ways = [
                (ways[at] if at < len(ways) else 0) + (ways[at - step] if at >= step else 0)
                for at in range(len(ways) + step)
            ]
    middle = (len(ways) - 1) / 2
    return sum(number for at, number in enumerate(ways) if abs(at - middle) >= away - 1e-9) / sum(ways)


def _remembered(series: Sequence[float | None], back: int) -> float:
    """How much alike a series is to itself so many days before, -1 to 1; 0 where it never changes."""
    known = [value for value in series if value is not None]
    if len(known) < 3:
        return 0.0
    mean = sum(known) / len(known)
    power = sum((value - mean) ** 2 for value in known) / len(known)
    pairs = [
        (now - mean) * (then - mean)
        for now, then in zip(series[back:], series, strict=False)
        if now is not None and then is not None
    ]
    return sum(pairs) / len(pairs) / power if pairs and power > 0 else 0.0


def _median(ordered: Sequence[tuple[float, int]], total: int) -> float:
    return (_at(ordered, (total + 1) // 2) + _at(ordered, total // 2 + 1)) / 2


def _at(ordered: Sequence[tuple[float, int]], place: int) -> float:
    """The value at a place, counted from 1, of values that each come so often."""
    for value, times in ordered:
        place -= times
        if place <= 0:
            return value
    return ordered[-1][0]


def _both_tails(away: float) -> float:
    return erfc(away / sqrt(2))
