"""Milestones reached and coming, of runs, of the total and of days on medicine; and which one Today shows."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.counter import Count, CountEvent, EventKind, MedicineStretch, fold
from companion.domain.milestone import (
    AHEAD,
    LAST_DAYS,
    Basis,
    MilestoneUnit,
    OwnMilestone,
    due,
    names_to_put_away,
    next_of,
    standing,
)

BEGAN = date(2026, 8, 14)
START = CountEvent("start", EventKind.START, BEGAN)


def on(offset: int) -> date:
    return BEGAN + timedelta(days=offset)


def lapse(offset: int) -> CountEvent:
    return CountEvent(f"lapse{offset}", EventKind.LAPSE, on(offset))


def reached_days(count: Count, basis: Basis) -> dict[str, list[int]]:
    return {
        one.milestone.key: [(day - BEGAN).days for day in one.days]
        for one in standing(count).reached
        if one.basis is basis
    }


def test_what_an_earlier_run_reached_stays_reached_and_is_reached_again() -> None:
    count = fold([START, lapse(20)], on(30))
    assert reached_days(count, Basis.RUN) == {
        "hours-24": [1, 21],
        "days-3": [3, 23],
        "weeks-1": [7, 27],
        "weeks-2": [14],
    }


def test_a_total_is_reached_on_the_day_that_fills_it_and_knows_no_hours() -> None:
    count = fold([START, lapse(5)], on(16))
    assert reached_days(count, Basis.TOTAL) == {"days-3": [3], "weeks-1": [8], "weeks-2": [15]}


def test_days_on_medicine_have_their_own_milestones_whatever_overlaps() -> None:
    stretches = [MedicineStretch("a", on(0), on(4)), MedicineStretch("b", on(3), on(5)), MedicineStretch("c", on(10))]
    count = fold([START, lapse(5)], on(20), medicine=stretches)
    assert reached_days(count, Basis.MEDICINE) == {"days-3": [2], "weeks-1": [10], "weeks-2": [17]}
    coming = [one for one in standing(count).coming if one.basis is Basis.MEDICINE]
    assert (coming[0].milestone.days, coming[0].left, coming[0].day) == (30, 13, on(33))


def test_milestones_coming_are_the_next_few_with_their_days_and_all_of_the_persons_own() -> None:
    own = (OwnMilestone("mine", Basis.RUN, 1000, "Our trip"), OwnMilestone("past", Basis.RUN, 50))
    coming = [one for one in standing(fold([START], on(99)), own).coming if one.basis is Basis.RUN]
    assert [(one.milestone.days, one.left) for one in coming] == [
        (100, 1),
        (184, 85),
        (273, 174),
        (365, 266),
        (1000, 901),
    ]
    assert coming[0].day == on(100)
    assert len(coming) == AHEAD + 1
    assert [one.milestone.name for one in standing(fold([START], on(99)), own).reached if one.milestone.uuid] == [""]


def test_nothing_is_expected_of_a_run_that_has_not_begun() -> None:
    count = fold([START, lapse(20), CountEvent("open", EventKind.RESTART, date.max)], on(30))
    assert standing(count).coming == ()
    assert next_of(count) is None
    assert due(count) is None


def test_the_next_one_may_be_the_persons_own() -> None:
    count = fold([START], on(95))
    found = next_of(count, (OwnMilestone("mine", Basis.RUN, 97, "Payday without"), OwnMilestone("t", Basis.TOTAL, 96)))
    assert found is not None
    assert (found.milestone.name, found.left) == ("Payday without", 2)


def test_a_milestone_reached_today_is_due_until_it_is_put_away() -> None:
    count = fold([START], on(100))
    shown = due(count)
    assert shown is not None
    assert (shown.basis, shown.milestone.days, shown.day) == (Basis.RUN, 100, on(100))
    assert due(count, seen=names_to_put_away(count)) is None


def test_it_is_shown_for_a_week_and_then_no_more() -> None:
    assert due(fold([START], on(106))) is not None
    assert due(fold([START], on(107))) is None


def test_the_same_milestone_of_another_run_is_shown_again() -> None:
    seen = names_to_put_away(fold([START], on(7)))
    again = due(fold([START, lapse(20)], on(27)), seen=seen)
    assert again is not None
    assert (again.milestone.key, again.day) == ("weeks-1", on(27))


def test_on_the_day_of_a_lapse_none_is_shown_and_of_a_run_that_ended_none_at_all() -> None:
    assert due(fold([START, lapse(100)], on(100))) is None
    shown = due(fold([START, lapse(101)], on(102)))
    assert shown is not None
    assert shown.basis is Basis.TOTAL or shown.milestone.days == 1


def test_one_of_all_days_together_waits_a_few_days_after_a_lapse_and_is_shown_then() -> None:
    told = {day: names_to_put_away(fold([START, lapse(100)], on(day))) for day in (100, 101, 103, 104, 107)}
    assert [day for day, names in told.items() if "total:days-100" in names] == [104, 107], "reached on day 101"


def test_twenty_four_hours_are_reached_when_they_are_over() -> None:
    stopped = datetime(2026, 8, 14, 21, tzinfo=UTC)
    start = CountEvent("start", EventKind.START, BEGAN, stopped)
    early = fold([start], on(1), now=stopped + timedelta(hours=10))
    full = fold([start], on(1), now=stopped + timedelta(hours=24))
    assert due(early) is None
    coming = next_of(early)
    assert coming is not None
    assert (coming.milestone.unit, coming.left) == (MilestoneUnit.HOURS, 0)
    assert [one.milestone.unit for one in standing(early).reached] == []
    shown = due(full)
    assert shown is not None
    assert shown.milestone.unit is MilestoneUnit.HOURS


@pytest.mark.parametrize(("offset", "warned"), [(1, False), (3, True), (30, True), (365, True), (731, True)])
def test_a_word_on_tolerance_belongs_to_every_one_from_three_days_on(offset: int, warned: bool) -> None:
    shown = due(fold([START], on(offset)))
    assert shown is not None
    assert shown.basis is Basis.RUN
    assert shown.tolerance is warned


def test_a_first_day_on_a_bare_date_is_a_day_for_nobody_knows_the_hours() -> None:
    """The same milestone: put away as one, it does not come back as the other, and an earlier run had its hours."""
    again = CountEvent("again", EventKind.RESTART, on(21))
    count = fold([START, lapse(20), again], on(22), now=datetime(2026, 9, 5, 12, tzinfo=UTC))
    shown = due(count)
    assert shown is not None
    assert (shown.milestone.unit, shown.milestone.amount, shown.milestone.key) == (MilestoneUnit.DAYS, 1, "hours-24")
    said = [(one.milestone.unit, one.days) for one in standing(count).reached if one.milestone.key == "hours-24"]
    assert said == [(MilestoneUnit.DAYS, (on(1), on(22)))]
    for first_day in (0, 1):
        coming = next_of(fold([START], BEGAN, first_day=first_day), (), first_day)
        assert coming is not None
        assert (coming.milestone.unit, coming.day) == (MilestoneUnit.DAYS, on(1))
    ended = standing(fold([START, lapse(2)], on(2))).reached
    assert [one.milestone.unit for one in ended if one.basis is Basis.RUN] == [MilestoneUnit.HOURS]


@pytest.mark.parametrize(("first", "warned"), [(2, False), (3, False), (4, True), (1474, True)])
def test_the_first_hours_after_a_break_carry_a_word_on_tolerance(first: int, warned: bool) -> None:
    """Use on the day `first`: after a break of one day less. The next run ends at once, and one more begins."""
    again = [CountEvent(f"again{day}", EventKind.RESTART, on(first + day)) for day in (1, 3)]
    for count in (
        fold([START, lapse(first), again[0]], on(first + 2)),
        fold([START, lapse(first), lapse(first + 2), *again], on(first + 4)),
    ):
        shown = due(count)
        assert shown is not None
        if shown.basis is Basis.RUN:
            assert (shown.milestone.days, shown.tolerance) == (1, warned)


@given(st.lists(st.integers(1, 60).map(lapse), max_size=8), st.integers(0, 60), st.integers(0, 1))
def test_no_milestone_is_without_that_word_once_there_was_a_break(
    lapses: list[CountEvent], offset: int, first_day: int
) -> None:
    count = fold([START, *lapses], on(offset), first_day=first_day)
    shown = due(count, (), (), first_day)
    if shown is not None and (count.longest >= 3 or shown.milestone.days >= 3):
        assert shown.tolerance


def test_days_on_medicine_and_totals_carry_a_word_on_tolerance_too() -> None:
    start = CountEvent("start", EventKind.START, on(-40))
    count = fold([start], on(6), medicine=[MedicineStretch("m", on(0))])
    shown = due(count)
    assert shown is not None
    assert (shown.basis, shown.milestone.key, shown.tolerance) == (Basis.MEDICINE, "weeks-1", True)
    shown = due(fold([START, lapse(60)], on(101)))
    assert shown is not None
    assert (shown.basis, shown.milestone.key, shown.tolerance) == (Basis.TOTAL, "days-100", True)


def test_where_the_run_is_all_there_is_nothing_is_said_twice() -> None:
    shown: set[str] = set()
    for day in range(1, 800):
        count = fold([START], on(day))
        one = due(count, seen=shown)
        if one is not None:
            assert one.basis is Basis.RUN, one
            shown.update(names_to_put_away(count))
    own = OwnMilestone("sea", Basis.TOTAL, 75, "The sea")
    mine = due(fold([START], on(75)), [own])
    assert mine is not None
    assert mine.milestone.uuid == "sea"


@pytest.mark.parametrize("days", [0, -1, LAST_DAYS + 1])
def test_a_milestone_of_ones_own_has_a_number_of_days(days: int) -> None:
    with pytest.raises(ValueError, match="milestone"):
        OwnMilestone("x", Basis.RUN, days)


@given(
    st.lists(st.integers(0, 400).map(lapse), max_size=8),
    st.integers(0, 400),
    st.integers(0, 1),
    st.lists(
        st.builds(
            lambda days, basis: OwnMilestone(f"{days}{basis}", basis, days), st.integers(1, 500), st.sampled_from(Basis)
        )
    ),
)
def test_what_is_reached_is_in_the_past_what_is_coming_ahead_and_the_due_one_was_reached(
    lapses: list[CountEvent], offset: int, first_day: int, own: list[OwnMilestone]
) -> None:
    count = fold([START, *lapses], on(offset), first_day=first_day)
    stands = standing(count, own, first_day)
    assert all(day <= count.today for one in stands.reached for day in one.days)
    assert all(one.left > 0 and one.day > count.today for one in stands.coming)
    assert [one.left for one in stands.coming] == sorted(one.left for one in stands.coming)
    shown = due(count, own, (), first_day)
    if shown is not None:
        assert any(
            (one.basis, one.milestone, one.days[-1]) == (shown.basis, shown.milestone, shown.day)
            for one in stands.reached
        )
        assert shown.name in names_to_put_away(count, own, first_day)


@pytest.mark.parametrize(
    ("events", "rather_not"),
    [((), False), ((START,), True), ((START, lapse(99), CountEvent("open", EventKind.RESTART, date.max)), False)],
    ids=["nothing else counted", "rather not count", "not stopped again yet"],
)
def test_days_on_medicine_are_marked_whatever_is_counted_beside_them(
    events: tuple[CountEvent, ...], rather_not: bool
) -> None:
    count = fold(events, on(100), rather_not=rather_not, medicine=[MedicineStretch("a", on(1))])
    found = due(count)
    assert found is not None
    assert (found.basis, found.milestone.key) == (Basis.MEDICINE, "days-100")
    assert {name.partition(":")[0] for name in names_to_put_away(count)} == {"medicine"}
