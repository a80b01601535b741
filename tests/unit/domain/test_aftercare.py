"""The stretches of a calendar of aftercare."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.aftercare import STRETCHES, Discharge, Step, by_stretch, stretch_of

LEFT = Discharge("d", date(2026, 11, 17))


@pytest.mark.parametrize(
    ("day", "stretch"),
    [
        (-2, "first-day"),
        (0, "first-day"),
        (1, "first-days"),
        (3, "first-days"),
        (4, "week-1"),
        (6, "week-1"),
        (7, "week-2"),
        (13, "week-2"),
        (14, "week-3"),
        (90, "week-13"),
        (400, "week-13"),
    ],
)
def test_each_day_lies_in_one_stretch(day: int, stretch: str) -> None:
    assert stretch_of(day) == stretch


@given(st.integers(-30, 400))
def test_stretches_never_go_back(day: int) -> None:
    assert STRETCHES.index(stretch_of(day)) <= STRETCHES.index(stretch_of(day + 1))


@given(st.lists(st.integers(-5, 120), max_size=30))
def test_a_calendar_holds_every_step_once_by_its_day(days: list[int]) -> None:
    steps = [Step(str(at), "d", LEFT.day + timedelta(days=day), "x", position=at) for at, day in enumerate(days)]
    told = by_stretch(LEFT, steps)
    assert [name for name, _steps in told] == [name for name in STRETCHES if name in dict(told)]
    flat = [step for _name, those in told for step in those]
    assert sorted(flat, key=lambda one: one.uuid) == sorted(steps, key=lambda one: one.uuid)
    assert [step.day for step in flat] == sorted(step.day for step in flat)
