"""Growth rings: nesting, never shrinking, and the same tree from the same months."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.rings import CORNERS, RingMonth, Rings, describe, grow, ring_months
from companion.domain.value import replace
from tests.unit.domain.ring_lives import BEGAN, SHARES, lived, lives, steady


def edges(tree: Rings) -> list[list[float]]:
    return [tree.reaches(edge) for edge in range(len(tree.months) + 1)]


@given(lives())
def test_every_ring_lies_strictly_outside_the_one_before(months: list[RingMonth]) -> None:
    for inner, outer in pairwise(edges(grow(months))):
        assert all(near < far for near, far in zip(inner, outer, strict=True))


@pytest.mark.parametrize("lapses", [0, 1, 12, 120, 500])
@pytest.mark.parametrize("count", [0, 1, 3, 7, 14, 60, 120, 360])
def test_a_ring_a_month_each_outside_the_last_from_none_to_thirty_years(count: int, lapses: int) -> None:
    tree = grow(lived(count, lapses))
    assert len(tree.months) == count
    assert len(tree.wood) == count + 1
    assert len(tree.reaches(0)) == CORNERS
    for inner, outer in pairwise(edges(tree)):
        assert all(0 < near < far < 0.5 for near, far in zip(inner, outer, strict=True))


@given(lives())
def test_the_tree_stays_inside_its_square(months: list[RingMonth]) -> None:
    assert all(0 < reach < 0.5 for edge in edges(grow(months)) for reach in edge)


@given(lives())
def test_a_new_month_changes_earlier_rings_by_one_scale_only(months: list[RingMonth]) -> None:
    earlier, later = grow(months[:-1]), grow(months)
    if len(months) < 2:
        return
    ratio = later.scale / earlier.scale
    for before, after in zip(edges(earlier), edges(later), strict=False):
        assert after == pytest.approx([reach * ratio for reach in before])


@given(lives())
def test_the_tree_never_gets_smaller_with_a_month(months: list[RingMonth]) -> None:
    sizes = [max(grow(months[:count]).reaches(count)) for count in range(1, len(months) + 1)]
    assert all(smaller < larger for smaller, larger in pairwise(sizes))


@given(
    st.dates(date(1990, 1, 1), date(2030, 1, 1)),
    st.lists(st.tuples(st.booleans(), st.none() | st.integers(0, 10)), min_size=2, max_size=70),
)
def test_no_day_ever_takes_wood_away_a_lapse_neither(began: date, days: list[tuple[bool, int | None]]) -> None:
    trees = [grow(_as_lived(began, days[:count])) for count in range(1, len(days) + 1)]
    for before, after in pairwise(trees):
        assert max(after.reaches(len(after.months))) >= max(before.reaches(len(before.months))) - 1e-12
        for edge in range(1, len(before.months) + 1):
            wood = [reach / after.scale for reach in after.reaches(edge)]
            was = [reach / before.scale for reach in before.reaches(edge)]
            assert all(now >= then - 1e-9 for now, then in zip(wood, was, strict=True))


def _as_lived(began: date, days: list[tuple[bool, int | None]]) -> list[RingMonth]:
    """The months of days that were each with or without use, and with or without a mood given."""
    months = []
    for first, last in ring_months(began, began + timedelta(days=len(days) - 1)):
        part = days[(first - began).days : (last - began).days + 1]
        moods = [mood for _, mood in part if mood is not None]
        used = tuple(first + timedelta(days=place) for place, (free, _) in enumerate(part) if not free)
        mood = sum(moods) / len(moods) / 10 if moods else None
        months.append(RingMonth(first, last, 1 - len(used) / len(part), mood, used, len(moods)))
    return months


@given(lives())
def test_the_same_months_give_the_same_tree(months: list[RingMonth]) -> None:
    assert grow(months) == grow(list(months))


@given(SHARES, SHARES)
def test_a_better_month_makes_a_wider_ring(first: float, second: float) -> None:
    low, high = sorted((first, second))
    assert steady(1, low)[0].width <= steady(1, high)[0].width
    assert steady(1, 0.5, low)[0].width <= steady(1, 0.5, high)[0].width


def test_a_month_without_a_mood_is_neither_a_good_one_nor_a_low_one() -> None:
    high, low, none = (steady(1, 1.0, mood)[0].width for mood in (1.0, 0.0, None))
    assert low < none < high
    assert none == pytest.approx((low + high) / 2)


def test_one_mood_weighs_as_one_day() -> None:
    month = steady(1, 1.0, 1.0)[0]
    once, never = replace(month, answered=1), replace(month, mood=None)
    assert never.width < once.width < month.width
    assert once.width - never.width == pytest.approx((month.width - never.width) / month.length)


def test_months_follow_on_without_gap_and_the_last_ends_today() -> None:
    months = ring_months(date(2026, 1, 31), date(2026, 5, 2))
    assert months[0] == (date(2026, 1, 31), date(2026, 2, 27))
    assert months[-1][1] == date(2026, 5, 2)
    assert all(first[1] + timedelta(days=1) == second[0] for first, second in pairwise(months))


def test_a_future_beginning_has_no_months() -> None:
    assert ring_months(date(2026, 2, 1), date(2026, 1, 31)) == ()


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


def test_months_in_between_that_have_no_ring_are_told_with_their_days() -> None:
    spans = ring_months(date(2020, 8, 4), date(2021, 10, 20))
    months = [RingMonth(first, last, 1.0) for first, last in spans]
    assert (describe(grow(months)).between, describe(grow(months)).missing) == ((), 0)
    facts = describe(grow([*months[:2], *months[5:9], *months[10:]]))
    assert facts.between == ((date(2020, 10, 4), date(2021, 1, 3)), (date(2021, 5, 4), date(2021, 6, 3)))
    assert facts.missing == 4
