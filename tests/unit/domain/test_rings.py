"""Growth rings: nesting, never shrinking, and the same tree from the same months."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from math import dist, hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.day import add_months
from companion.domain.rings import (
    CORNERS,
    Point,
    RingMonth,
    Rings,
    curve,
    describe,
    drawn_edges,
    grow,
    ring_at,
    ring_months,
)

BEGAN = date(1996, 8, 31)
SHARES = st.floats(0, 1)


@st.composite
def lives(draw: st.DrawFn, most: int = 14) -> list[RingMonth]:
    began = draw(st.dates(date(1990, 1, 1), date(2030, 1, 1)))
    days = draw(st.integers(0, most * 30))
    months = []
    for first, last in ring_months(began, began + timedelta(days=days)):
        lapses = draw(st.lists(st.integers(0, (last - first).days), max_size=3, unique=True))
        months.append(
            RingMonth(
                first,
                last,
                draw(SHARES),
                draw(st.none() | SHARES),
                tuple(first + timedelta(days=offset) for offset in sorted(lapses)),
            )
        )
    return months


def steady(months: int, good: float = 0.8, mood: float | None = 0.5) -> list[RingMonth]:
    last = add_months(BEGAN, months) - timedelta(days=1)
    return [RingMonth(first, end, good, mood) for first, end in ring_months(BEGAN, last)]


def reaches(outline: tuple[Point, ...]) -> list[float]:
    return [hypot(x - 0.5, y - 0.5) for x, y in outline]


@given(lives())
def test_every_ring_lies_strictly_outside_the_one_before(months: list[RingMonth]) -> None:
    tree = grow(months)
    for inner, outer in pairwise([tree.heart, *(ring.outline for ring in tree.rings)]):
        assert all(near < far for near, far in zip(reaches(inner), reaches(outer), strict=True))


@given(lives())
def test_the_tree_stays_inside_its_square(months: list[RingMonth]) -> None:
    tree = grow(months)
    assert all(0 < x < 1 and 0 < y < 1 for ring in tree.rings for x, y in ring.outline)


@given(lives())
def test_a_new_month_changes_earlier_rings_by_one_scale_only(months: list[RingMonth]) -> None:
    earlier, later = grow(months[:-1]), grow(months)
    if len(months) < 2:
        return
    ratio = later.scale / earlier.scale
    for before, after in zip(earlier.rings, later.rings, strict=False):
        assert reaches(after.outline) == pytest.approx([reach * ratio for reach in reaches(before.outline)])


@given(lives())
def test_the_tree_never_gets_smaller(months: list[RingMonth]) -> None:
    sizes = [max(reaches(grow(months[:count]).rings[-1].outline)) for count in range(1, len(months) + 1)]
    assert all(smaller < larger for smaller, larger in pairwise(sizes))


@given(lives())
def test_the_same_months_give_the_same_tree(months: list[RingMonth]) -> None:
    assert grow(months) == grow(list(months))


@given(SHARES, SHARES)
def test_a_better_month_makes_a_wider_ring(first: float, second: float) -> None:
    low, high = sorted((first, second))
    narrow, wide = grow(steady(1, low)), grow(steady(1, high))
    assert narrow.rings[0].width / narrow.scale <= wide.rings[0].width / wide.scale + 1e-12


def test_each_lapse_is_one_knot_within_its_ring() -> None:
    months = steady(8)
    day = months[3].first + timedelta(days=9)
    months[3] = RingMonth(months[3].first, months[3].last, 0.9, 0.5, (day,))
    tree = grow(months)
    assert [len(ring.knots) for ring in tree.rings] == [0, 0, 0, 1, 0, 0, 0, 0]
    knot = tree.rings[3].knots[0]
    assert knot.day == day
    assert ring_at(tree, knot.centre) == 3


def test_rings_bulge_round_a_knot_and_heal_later() -> None:
    plain = steady(10)
    knotted = list(plain)
    day = plain[2].first + timedelta(days=10)
    knotted[2] = RingMonth(plain[2].first, plain[2].last, plain[2].free, plain[2].mood, (day,))

    def bulge(number: int) -> float:
        with_knot, without = grow(knotted), grow(plain)
        pairs = zip(reaches(with_knot.rings[number].outline), reaches(without.rings[number].outline), strict=True)
        return max(a / with_knot.scale - b / without.scale for a, b in pairs)

    assert bulge(1) == pytest.approx(0)
    assert bulge(2) > bulge(6) > 0


@pytest.mark.parametrize("count", [0, 1, 12, 360])
def test_there_is_one_ring_a_month_from_none_to_thirty_years(count: int) -> None:
    tree = grow(steady(count) if count else [])
    assert len(tree.rings) == count
    assert len(tree.heart) == CORNERS


def test_months_follow_on_without_gap_and_the_last_ends_today() -> None:
    months = ring_months(date(2026, 1, 31), date(2026, 5, 2))
    assert months[0] == (date(2026, 1, 31), date(2026, 2, 27))
    assert months[-1][1] == date(2026, 5, 2)
    assert all(first[1] + timedelta(days=1) == second[0] for first, second in pairwise(months))


def test_a_future_beginning_has_no_months() -> None:
    assert ring_months(date(2026, 2, 1), date(2026, 1, 31)) == ()


@given(st.integers(1, 120), st.sampled_from([30.0, 170.0, 500.0, 2000.0]))
def test_stroked_lines_stay_apart_and_the_outermost_is_always_one(count: int, side: float) -> None:
    tree = grow(steady(count))
    edges = drawn_edges(tree, side)
    assert edges[-1] == count - 1
    assert list(edges) == sorted(set(edges))
    sizes = [sum(reaches(tree.rings[edge].outline)) / CORNERS * side for edge in edges]
    assert all(far - near > 1.2 for near, far in pairwise(sizes[:-1]))


def test_thirty_years_at_card_size_show_years() -> None:
    assert all((edge + 1) % 12 == 0 for edge in drawn_edges(grow(steady(360)), 170))
    assert drawn_edges(Rings((), (), 1.0), 170) == ()


def test_the_curve_passes_through_every_corner_and_closes() -> None:
    outline = grow(steady(5)).rings[-1].outline
    arcs = curve(outline)
    assert [end for _, _, end in arcs] == [*outline[1:], outline[0]]
    assert all(dist(control, end) < 0.2 for _, control, end in arcs)


def test_pointing_at_the_tree_tells_the_ring() -> None:
    tree = grow(steady(6))
    assert ring_at(tree, (0.5, 0.5)) is None
    assert ring_at(tree, (0.001, 0.001)) is None
    for number, (inner, outer) in enumerate(pairwise([tree.heart, *(ring.outline for ring in tree.rings)])):
        between = tuple((a + b) / 2 for a, b in zip(inner[10], outer[10], strict=True))
        assert ring_at(tree, (between[0], between[1])) == number


def test_the_tree_describes_itself_for_a_sentence() -> None:
    months = steady(4, 0.5)
    months[1] = RingMonth(months[1].first, months[1].last, 1.0, 0.9)
    day = months[2].first
    months[2] = RingMonth(day, months[2].last, 0.4, 0.5, (day,))
    months[3] = RingMonth(months[3].first, months[3].last, 0.5, 0.7)
    summary = describe(grow(months))
    assert (summary.months, summary.knots, summary.began) == (4, 1, BEGAN)
    assert summary.widest == months[1].first
    assert summary.latest_mood == 0.7
    assert summary.since_last_knot == (months[3].last - day).days
    assert describe(grow([])).months == 0
