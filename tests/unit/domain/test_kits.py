"""Naloxone kits and how it stands with their dates."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.kits import Freshness, Kit, KitWords, freshness, to_renew, where

TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)


def kit(left: int | None, uuid: str = "a", place: str = "drawer") -> Kit:
    return Kit(uuid, KitWords(place, expires=None if left is None else TODAY + DAY * left))


@pytest.mark.parametrize(
    ("left", "state"),
    [
        (None, Freshness.UNSAID),
        (-1, Freshness.PAST),
        (0, Freshness.SOON),
        (30, Freshness.SOON),
        (31, Freshness.GOOD),
    ],
)
def test_a_kit_is_told_of_a_month_before_and_is_good_on_its_last_day(left: int | None, state: Freshness) -> None:
    assert freshness(kit(left), TODAY) is state


@given(st.lists(st.none() | st.integers(-400, 400), max_size=8))
def test_those_to_renew_are_all_that_are_soon_or_past_the_nearest_first(left: list[int | None]) -> None:
    kits = [kit(days, str(at)) for at, days in enumerate(left)]
    asked = to_renew(kits, TODAY)
    assert sorted(one.uuid for one in asked) == sorted(
        one.uuid for one, days in zip(kits, left, strict=True) if days is not None and days <= 30
    )
    dates = [one.words.expires for one in asked]
    assert dates == sorted(dates, key=lambda day: day or TODAY)


def test_where_naloxone_is_names_the_first_two_places() -> None:
    assert where([]) == ""
    assert where([kit(1, "a", "drawer"), kit(1, "b", "rucksack"), kit(1, "c", "car")]) == "drawer; rucksack"


def test_a_kit_is_somewhere() -> None:
    with pytest.raises(ValueError, match="somewhere"):
        KitWords("  ")
