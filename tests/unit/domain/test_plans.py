"""Reasons by the day, and the four weeks after a date of raised risk."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.plans import (
    WINDOW_DAYS,
    Reason,
    RiskDate,
    RiskKind,
    reason_of_day,
    risk_window,
    tidy_line,
)

TODAY = date(2026, 11, 21)
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
kinds = st.sampled_from(RiskKind)
risk_dates = st.lists(st.builds(RiskDate, st.uuids().map(str), kinds, days), max_size=8)
reasons = st.lists(st.builds(Reason, st.uuids().map(str), st.text(min_size=1)), max_size=9)


def left(kind: RiskKind, back: int) -> RiskDate:
    return RiskDate(f"{kind}-{back}", kind, TODAY - timedelta(days=back))


def test_nothing_entered_is_no_window() -> None:
    assert risk_window((), TODAY) is None


@pytest.mark.parametrize("back", [0, 1, 27, WINDOW_DAYS])
def test_the_window_lasts_from_the_day_itself_to_the_end_of_the_fourth_week(back: int) -> None:
    window = risk_window([left(RiskKind.HOSPITAL, back)], TODAY)
    assert window is not None
    assert (window.days, window.days_left) == (back, WINDOW_DAYS - back)


@pytest.mark.parametrize("back", [-1, WINDOW_DAYS + 1])
def test_a_date_ahead_or_longer_past_opens_no_window(back: int) -> None:
    assert risk_window([left(RiskKind.CUSTODY, back)], TODAY) is None


def test_of_several_dates_the_newest_that_has_come_is_meant() -> None:
    dates = [left(RiskKind.DETOX, 20), left(RiskKind.MEDICINE, 3), left(RiskKind.REHAB, -5)]
    window = risk_window(dates, TODAY)
    assert window is not None
    assert window.date.kind is RiskKind.MEDICINE


@given(risk_dates, days)
def test_the_window_never_depends_on_the_order_of_entry_and_is_always_within_four_weeks(
    dates: list[RiskDate], today: date
) -> None:
    window = risk_window(dates, today)
    assert window == risk_window(reversed(dates), today)
    if window is None:
        assert not any(timedelta(0) <= today - one.day <= timedelta(days=WINDOW_DAYS) for one in dates)
    else:
        assert window.date in dates
        assert window.date.day + timedelta(days=window.days) == today
        assert window.days + window.days_left == WINDOW_DAYS
        assert not any(window.date.day < one.day <= today for one in dates)


@given(reasons, days)
def test_each_reason_has_its_turn_once_in_as_many_days_as_there_are_reasons(mine: list[Reason], day: date) -> None:
    shown = [reason_of_day(mine, day + timedelta(days=number)) for number in range(len(mine))]
    assert sorted(one.uuid for one in shown if one) == sorted(one.uuid for one in mine)
    assert reason_of_day(mine, day) == reason_of_day(tuple(mine), day)


def test_without_reasons_no_reason_is_shown() -> None:
    assert reason_of_day((), TODAY) is None


def test_words_are_kept_on_one_line_and_none_are_refused() -> None:
    assert tidy_line("  Call\n Mum ") == "Call Mum"
    with pytest.raises(ValueError, match="no words"):
        tidy_line(" \n")
