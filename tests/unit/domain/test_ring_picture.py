"""The picture of the rings: lines that stand apart, small knots that are grown round, months that are found."""

from __future__ import annotations

from datetime import timedelta
from itertools import combinations, pairwise
from math import cos, dist, hypot, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.ring_picture import Mark, RingPicture, curve, draw, drawn_edges, line_gap, months_a_ring
from companion.domain.rings import CORNERS, Point, RingMonth, grow
from companion.domain.value import replace
from tests.unit.domain.ring_lives import lived, lives, steady

SIDES = st.sampled_from([26.0, 30.0, 170.0, 196.0, 420.0, 900.0])
COUNTS = [0, 1, 3, 7, 14, 60, 120, 360]


def reaches(outline: tuple[Point, ...]) -> list[float]:
    return [hypot(x - 0.5, y - 0.5) for x, y in outline]


def amber(picture: RingPicture) -> float:
    return sum(pi * mark.along * mark.across for mark in picture.marks)


def check(picture: RingPicture) -> None:
    """What holds for every picture: edges outside each other, inside the square, little amber, no lapse left out."""
    outlines = [picture.heart, *(layer.outline for layer in picture.layers)]
    for inner, outer in pairwise(map(reaches, outlines)):
        assert all(near < far for near, far in zip(inner, outer, strict=True))
    assert all(0 < part < 1 for outline in outlines for point in outline for part in point)
    wood = pi * (sum(reaches(outlines[-1])) / CORNERS) ** 2
    assert amber(picture) <= 0.023 * wood
    told = sorted(day for mark in picture.marks for day in mark.days)
    assert told == sorted(day for month in picture.rings.months for day in month.lapses)


@given(lives(30), SIDES)
def test_every_drawn_edge_lies_outside_the_one_before_and_every_lapse_is_in_a_mark(
    months: list[RingMonth], side: float
) -> None:
    check(draw(grow(months), side))


@pytest.mark.parametrize("lapses", [0, 1, 30, 300, 500])
@pytest.mark.parametrize("count", COUNTS)
def test_any_life_makes_a_picture_at_any_size(count: int, lapses: int) -> None:
    tree = grow(lived(count, lapses))
    for side in (30.0, 170.0, 420.0):
        picture = draw(tree, side)
        check(picture)
        assert draw(tree, side) == picture
        most = 1 if side < 60 else 4 if side < 240 else 6
        assert len(picture.marks) <= most * len(picture.layers)


def test_a_knot_every_day_stays_small_marks_that_do_not_touch() -> None:
    months = [
        replace(month, free=0.0, lapses=tuple(month.first + timedelta(days=day) for day in range(month.seen)))
        for month in steady(360)
    ]
    for side in (30.0, 170.0, 420.0):
        picture = draw(grow(months), side)
        check(picture)
        assert max(mark.along for mark in picture.marks) <= 0.06
        for layer, before in zip(picture.layers, [None, *picture.layers], strict=False):
            first = months[before.last + 1 if before else 0].first
            held = [mark for mark in picture.marks if first <= mark.days[0] <= months[layer.last].last]
            assert all(dist(a.centre, b.centre) > a.along + b.along for a, b in combinations(held, 2))


@given(st.integers(1, 360), st.sampled_from([30.0, 170.0, 420.0, 2000.0]))
def test_drawn_lines_stay_apart_and_the_outermost_is_always_one(count: int, side: float) -> None:
    tree = grow(steady(count))
    edges = drawn_edges(tree, side)
    assert edges[-1] == count - 1
    assert list(edges) == sorted(set(edges))
    sizes = [sum(tree.reaches(edge + 1)) / CORNERS * side for edge in edges]
    assert all(far - near > 0.9 * line_gap(side) for near, far in pairwise(sizes[:-1]))
    if len(sizes) > 1:
        assert sizes[-1] - sizes[-2] > 0.6 * line_gap(side)


@pytest.mark.parametrize(
    ("months", "side", "step"),
    [
        (14, 170, 1),
        (60, 170, 3),
        (60, 420, 1),
        (120, 170, 6),
        (120, 420, 3),
        (360, 170, 24),
        (360, 420, 6),
        (64, 465, 1),
        (120, 465, 3),
        (360, 465, 6),
        (7, 30, 3),
    ],
)
def test_months_give_way_to_quarters_half_years_and_years(months: int, side: float, step: int) -> None:
    edges = drawn_edges(grow(steady(months)), side)
    assert edges[0] + 1 == step == months_a_ring(grow(steady(months)), side)
    assert all((edge + 1) % step == 0 for edge in edges[:-1])
    assert len(edges) > 1


def test_nothing_to_draw_has_no_edges_and_a_heart() -> None:
    assert drawn_edges(grow([]), 170) == ()
    picture = draw(grow([]), 170)
    assert (picture.layers, picture.marks, len(picture.heart)) == ((), (), CORNERS)
    assert picture.month_at((0.5, 0.5)) is None


def test_a_year_is_stronger_among_months_and_ten_among_years() -> None:
    assert [layer.last + 1 for layer in draw(grow(steady(30)), 420).layers if layer.strong] == [12, 24]
    assert [layer.last + 1 for layer in draw(grow(steady(60)), 170).layers if layer.strong] == [12, 24, 36, 48, 60]
    assert [layer.last + 1 for layer in draw(grow(steady(360)), 196).layers if layer.strong] == [120, 240, 360]


@pytest.mark.parametrize(("count", "side"), [(8, 170.0), (60, 170.0), (120, 420.0), (360, 170.0), (60, 30.0)])
def test_a_knot_is_grown_round_and_the_edges_after_it_heal(count: int, side: float) -> None:
    plain = steady(count)
    knotted = list(plain)
    place = count // 3
    knotted[place] = replace(plain[place], lapses=(plain[place].first + timedelta(days=10),))
    # The same wood, so that only the going round differs.
    with_knot, without = draw(grow(knotted), side), draw(grow(plain), side)
    bulges = [
        max(a - b for a, b in zip(reaches(one.outline), reaches(other.outline), strict=True))
        for one, other in zip(with_knot.layers, without.layers, strict=True)
    ]
    layer = next(number for number, one in enumerate(with_knot.layers) if one.last >= place)
    (mark,) = with_knot.marks
    assert bulges[:layer] == pytest.approx([0.0] * layer)
    assert bulges[layer] >= 0.85 * mark.across
    assert all(later < earlier for earlier, later in pairwise(bulges[layer:]))
    corner = round(mark.angle / (2 * pi) * CORNERS) % CORNERS
    middle = hypot(mark.centre[0] - 0.5, mark.centre[1] - 0.5)
    below = with_knot.layers[layer - 1].outline if layer else with_knot.heart
    assert reaches(below)[corner] < middle - mark.across
    assert middle + mark.across < reaches(with_knot.layers[layer].outline)[corner]


def test_lapses_days_apart_are_marks_of_their_own_while_there_is_room() -> None:
    months = steady(5)
    days = tuple(months[3].first + timedelta(days=offset) for offset in (2, 10, 20))
    months[3] = replace(months[3], lapses=days)
    assert sorted(mark.days for mark in draw(grow(months), 420).marks) == [(day,) for day in days]
    assert [mark.days for mark in draw(grow(months), 30).marks] == [days]


def test_marks_that_would_touch_are_one_and_only_a_little_larger() -> None:
    months = steady(5)
    single = draw(grow([*months[:3], replace(months[3], lapses=(months[3].first,)), *months[4:]]), 170).marks[0]
    row = tuple(months[3].first + timedelta(days=offset) for offset in range(3))
    months[3] = replace(months[3], lapses=row)
    (mark,) = draw(grow(months), 170).marks
    assert mark.days == row
    assert single.along < mark.along <= 1.5 * single.along


@given(lives(40), SIDES, st.integers(0, 200), st.floats(0, 2 * pi))
def test_pointing_just_inside_a_months_edge_finds_the_month(
    months: list[RingMonth], side: float, which: int, angle: float
) -> None:
    picture = draw(grow(months), side)
    number = which % len(months)
    corner = round(angle / (2 * pi) * CORNERS) % CORNERS
    outer = reaches(picture.outline_of(number))[corner]
    inner = reaches(picture.outline_of(number - 1) if number else picture.heart)[corner]
    reach, turn = (inner + outer) / 2, 2 * pi * corner / CORNERS
    assert picture.month_at((0.5 + reach * sin(turn), 0.5 - reach * cos(turn))) == number


def test_the_heart_and_what_lies_beside_the_tree_are_no_month() -> None:
    picture = draw(grow(steady(60)), 170)
    assert picture.month_at((0.5, 0.5)) is None
    assert picture.month_at((0.001, 0.001)) is None


def test_a_mark_is_found_in_the_months_it_stands_for() -> None:
    picture = draw(grow(lived(60, 5)), 170)
    for mark in picture.marks:
        number = picture.month_at(mark.centre)
        assert number is not None
        layer = next(layer for layer in picture.layers if layer.last >= number)
        assert picture.rings.months[layer.last].last >= mark.days[-1]


def test_even_in_the_first_days_a_knot_is_small_beside_the_tree() -> None:
    first = steady(1)[0]
    days = replace(first, last=first.first + timedelta(days=3), lapses=(first.first + timedelta(days=2),))
    picture = draw(grow([days]), 196)
    (mark,) = picture.marks
    assert mark.along <= 0.12 * sum(reaches(picture.layers[0].outline)) / CORNERS


def test_a_group_is_tinted_by_the_mean_of_its_months() -> None:
    months = [replace(month, mood=mood) for month, mood in zip(steady(60), [0.2, 0.4, None] * 20, strict=True)]
    assert draw(grow(months), 170).layers[0].tint == pytest.approx(0.3)
    assert draw(grow(steady(60, 0.8, None)), 170).layers[0].tint is None


def test_the_curve_passes_through_every_corner_and_closes() -> None:
    outline = draw(grow(steady(5)), 170).layers[-1].outline
    arcs = curve(outline)
    assert [arc[4:] for arc in arcs] == [*outline[1:], outline[0]]
    assert all(dist(arc[2:4], arc[4:]) < 0.2 for arc in arcs)


def test_a_mark_says_where_it_points() -> None:
    months = steady(3)
    months[1] = replace(months[1], lapses=(months[1].first,))
    (mark,) = draw(grow(months), 170).marks
    assert isinstance(mark, Mark)
    assert mark.angle == 0
    assert mark.centre[0] == pytest.approx(0.5)
    assert mark.centre[1] < 0.5
