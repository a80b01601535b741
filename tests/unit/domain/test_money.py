"""Money not spent: whole pennies, and amounts as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.money import MOST, Money, not_spent, read_cents
from companion.domain.settings import Every


@pytest.mark.parametrize(
    ("cents", "every", "days", "left"),
    [
        (1000, Every.DAY, 3, 3000),
        (7000, Every.WEEK, 10, 10_000),
        (30_000, Every.MONTH, 1461, 1_440_000),
        (1, Every.WEEK, 6, 0),
    ],
)
def test_days_without_use_leave_what_they_would_have_cost(cents: int, every: Every, days: int, left: int) -> None:
    assert not_spent(cents, every, days) == Money(left, days)


def test_without_a_cost_nothing_is_counted() -> None:
    assert not_spent(0, Every.DAY, 10) is None


@given(st.integers(1, MOST), st.sampled_from(Every), st.integers(0, 40_000))
def test_a_day_more_never_leaves_less(cents: int, every: Every, days: int) -> None:
    now, then = not_spent(cents, every, days), not_spent(cents, every, days + 1)
    assert now is not None
    assert then is not None
    assert then.cents >= now.cents


@pytest.mark.parametrize(
    ("words", "cents"),
    [
        ("40", 4000),
        ("12.5", 1250),
        ("12,50", 1250),
        ("£12.50", 1250),
        ("12,50 €", 1250),
        ("1,200.50", 120_050),
        ("1.200,50", 120_050),
        ("1 200", 120_000),
        ("1'200.00", 120_000),
        (" 7 ", 700),
        ("1,000", 100_000),
    ],
)
def test_an_amount_is_read_as_people_write_it(words: str, cents: int) -> None:
    assert read_cents(words) == cents


@pytest.mark.parametrize("words", ["", "lots", "0", "-5", "1.2.3", "12.345.6", "5000000", "12,5,0", "1e3"])
def test_what_is_no_amount_is_none(words: str) -> None:
    assert read_cents(words) is None


@given(st.integers(1, MOST))
def test_what_is_written_out_is_read_again(cents: int) -> None:
    assert read_cents(f"{cents / 100:.2f}") == cents
    assert read_cents(f"{cents // 100:,}.{cents % 100:02}") == cents


@given(st.text(max_size=30))
def test_whatever_is_typed_is_an_amount_or_none(words: str) -> None:
    found = read_cents(words)
    assert found is None or 0 < found <= MOST
