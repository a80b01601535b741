"""Statistics by rank: the same as SciPy's, whatever the ties, and never surer where the days remember each other."""

from __future__ import annotations

from collections import Counter
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.domain import ranks

stats = pytest.importorskip("scipy.stats")
SCORES = st.lists(st.integers(0, 10), min_size=2, max_size=60)


@given(SCORES, SCORES)
def test_two_groups_are_compared_as_scipy_compares_them(first: list[int], second: list[int]) -> None:
    found = ranks.compare(Counter(first), Counter(second))
    if len(set(first + second)) == 1:
        assert found.chance == 1
        return
    theirs = stats.mannwhitneyu(first, second, method="asymptotic", use_continuity=True)
    assert found.chance == pytest.approx(min(1.0, theirs.pvalue), abs=1e-9)


@given(SCORES, SCORES)
def test_the_shift_is_the_median_of_all_differences_and_lies_in_its_interval(
    first: list[int], second: list[int]
) -> None:
    found = ranks.compare(Counter(first), Counter(second))
    gaps = sorted(one - other for one, other in product(first, second))
    middle = (gaps[(len(gaps) - 1) // 2] + gaps[len(gaps) // 2]) / 2
    assert found.points == middle
    assert gaps[0] <= found.low <= found.points <= found.high <= gaps[-1]


@given(SCORES, SCORES)
def test_who_is_above_whom_turns_round_with_the_groups(first: list[int], second: list[int]) -> None:
    one, other = ranks.compare(Counter(first), Counter(second)), ranks.compare(Counter(second), Counter(first))
    assert (one.points, one.low, one.high) == (-other.points, -other.high, -other.low)
    assert one.chance == pytest.approx(other.chance)


@given(SCORES, SCORES, st.floats(1, 20))
def test_days_that_remember_each_other_never_make_it_surer(
    first: list[int], second: list[int], inflation: float
) -> None:
    bare = ranks.compare(Counter(first), Counter(second))
    found = ranks.compare(Counter(first), Counter(second), inflation)
    assert found.chance >= bare.chance - 1e-12
    assert found.low <= bare.low <= bare.high <= found.high


@settings(deadline=None)
@given(st.lists(st.integers(-10, 10), min_size=1, max_size=12))
def test_pairs_are_compared_as_if_every_way_the_signs_fall_were_counted(drops: list[int]) -> None:
    found = ranks.paired(Counter(drops))
    moved = [drop for drop in drops if drop]
    if not moved:
        assert found.chance == 1
        return
    places = stats.rankdata([abs(drop) for drop in moved])
    middle = sum(places) / 2
    seen = abs(sum(place for place, drop in zip(places, moved, strict=True) if drop > 0) - middle)
    ways = [
        abs(sum(place for place, up in zip(places, signs, strict=True) if up) - middle) >= seen - 1e-9
        for signs in product((True, False), repeat=len(moved))
    ]
    assert found.chance == pytest.approx(sum(ways) / len(ways))


def test_many_pairs_are_compared_as_scipy_compares_them() -> None:
    drops = [Random(7).choice((-3, -2, -1, 0, 1, 2, 3, 4)) for _ in range(80)]
    drops = [drop + (place % 3 == 0) for place, drop in enumerate(drops)]
    theirs = stats.wilcoxon(drops, correction=True, method="asymptotic")
    # SciPy takes half a step, of a rank; ours are in half steps already.
    assert ranks.paired(Counter(drops)).chance == pytest.approx(theirs.pvalue, rel=0.02)


def test_the_middle_of_pairs_is_that_of_all_their_means() -> None:
    drops = [5, 1, 1, -2, 0, 3]
    means = sorted((drops[i] + drops[j]) / 2 for i in range(6) for j in range(i, 6))
    assert ranks.paired(Counter(drops)).points == means[len(means) // 2]


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_looking_at_many_is_taken_into_account_as_scipy_does_it_for_the_first(chances: list[float]) -> None:
    found = ranks.holm(chances)
    assert all(one >= bare for one, bare in zip(found, chances, strict=True))
    assert min(found) == pytest.approx(min(1, min(chances) * len(chances)))
    order = sorted(range(len(chances)), key=chances.__getitem__)
    # Step by step: each at least as large as the one before.
    assert [found[at] for at in order] == sorted(found)


def test_the_worked_example_of_holm() -> None:
    assert ranks.holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx((0.03, 0.06, 0.06, 0.02))


def test_what_does_not_remember_is_worth_what_it_is() -> None:
    dice = Random(3)
    one, other = ([float(dice.randrange(11)) for _ in range(400)] for _ in range(2))
    assert ranks.inflation(one, other) < 1.1


def test_two_that_drift_are_worth_far_fewer_days() -> None:
    dice = Random(4)

    def drift() -> list[float | None]:
        value, found = 0.0, []
        for _ in range(400):
            value = 0.9 * value + dice.gauss(0, 1)
            found.append(value)
        return found

    assert ranks.inflation(drift(), drift()) > 4


def test_days_without_an_answer_are_no_memory() -> None:
    assert ranks.inflation([None] * 20, [1.0] * 20) == 1
    assert ranks.inflation_of_step([None] * 20, [None] * 20) == 1


@pytest.mark.parametrize("nothing", [{}, {4: 0}])
def test_nothing_is_not_compared(nothing: dict[int, int]) -> None:
    with pytest.raises(ValueError, match="nothing"):
        ranks.compare(nothing, {1: 1})
    with pytest.raises(ValueError, match="nothing"):
        ranks.paired(nothing)
