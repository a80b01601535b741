"""When the page on tolerance comes first: for four weeks after use that followed a break, unless opened since."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.counter import CountEvent, EventKind, fold
from companion.domain.tolerance import BREAK_FROM, PUT_FIRST_FOR, had_break, page_is_due, used_after_break

BEGAN = date(2026, 1, 1)
START = CountEvent("start", EventKind.START, BEGAN)


def on(offset: int) -> date:
    return BEGAN + timedelta(days=offset)


def lapse(offset: int) -> CountEvent:
    return CountEvent(f"lapse{offset}", EventKind.LAPSE, on(offset))


@given(st.sets(st.integers(1, 80)), st.integers(0, 90), st.none() | st.integers(-5, 90))
def test_it_is_use_right_after_days_in_a_row_without_and_nothing_else(
    used: set[int], today: int, opened: int | None
) -> None:
    count = fold([START, *map(lapse, used)], on(today))
    told = {day for day in used if day <= today}
    # The day of the start is day zero, and no day without.
    after = [day for day in told if day > BREAK_FROM and not told & set(range(day - BREAK_FROM, day))]
    last = max(after, default=None)
    assert used_after_break(count) == (None if last is None else on(last))
    seen = None if opened is None else on(opened)
    fresh = last is not None and today - last < PUT_FIRST_FOR
    assert page_is_due(count, seen) == (fresh and (opened is None or last is None or opened < last))
    if last is not None:
        assert had_break(count)


@pytest.mark.parametrize("again", [None, on(101), date.max], ids=["counting on", "a day later", "not stopped yet"])
def test_it_is_so_whether_they_stopped_again_or_not_and_where_a_short_run_came_between(again: date | None) -> None:
    events = [START, lapse(100), *([CountEvent("again", EventKind.RESTART, again)] if again else [])]
    for today, due in ((99, False), (100, True), (127, True), (128, False)):
        assert page_is_due(fold(events, on(today)), None) is due
        assert page_is_due(fold([*events, lapse(102)], on(today)), None) is due
    assert page_is_due(fold(events, on(120), rather_not=True), None)


def test_a_past_run_that_was_written_down_is_a_break_like_another() -> None:
    run = CountEvent("run", EventKind.RUN, on(-60), last=on(-11))
    assert used_after_break(fold([run, lapse(-10)], on(0))) == on(-10)
    assert used_after_break(fold([run], on(0))) is None
