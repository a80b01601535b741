"""The rules of the way through after a lapse."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.counter import CountEvent, EventKind, fold
from companion.domain.lapse import (
    CHAIN,
    SAFETY,
    STEPS,
    WANTED,
    Again,
    Link,
    Part,
    Sheet,
    StepId,
    count_after,
    days_without_before,
    from_json,
    is_past,
    plans_from,
    to_json,
    with_link,
)

TODAY = date(2026, 11, 21)
CUES = {part: f"cue of {part.value}" for part in Part}
DAYS = st.dates(date(2024, 1, 1), TODAY)
SHEETS = st.builds(
    Sheet,
    step=st.sampled_from(StepId),
    day=st.none() | DAYS,
    at=st.none() | st.times(),
    counted=st.none() | st.uuids().map(str),
    write_down=st.booleans(),
    again=st.sampled_from(Again),
    again_day=st.none() | DAYS,
    links=st.lists(st.builds(Link, st.sampled_from(Part), st.text(), st.text()), max_size=6).map(tuple),
    next_step=st.text(),
)


def events(*what: tuple[EventKind, date]) -> list[CountEvent]:
    return [CountEvent(str(place), kind, day) for place, (kind, day) in enumerate(what)]


def test_safety_comes_before_everything_else_and_nothing_is_left_out() -> None:
    assert STEPS[: len(SAFETY)] == SAFETY
    assert STEPS[len(SAFETY) :] == WANTED
    assert sorted(STEPS) == sorted(StepId)
    assert STEPS.index(StepId.COUNT) == len(STEPS) - 2


@given(SHEETS)
def test_a_sheet_is_read_back_as_it_was_typed(sheet: Sheet) -> None:
    assert from_json(to_json(sheet)) == sheet


@given(
    st.dictionaries(st.sampled_from([*to_json(Sheet())]), st.none() | st.integers() | st.text() | st.lists(st.text()))
)
def test_a_sheet_from_a_newer_version_never_keeps_a_person_out(told: dict[str, object]) -> None:
    assert isinstance(from_json(told), Sheet)


@pytest.mark.parametrize(("ago", "past"), [(0, False), (1, False), (2, True), (400, True)])
def test_last_night_is_not_the_past(ago: int, past: bool) -> None:
    assert is_past(TODAY - timedelta(days=ago), TODAY) is past


def test_a_day_not_said_is_not_the_past() -> None:
    assert not is_past(None, TODAY)


@pytest.mark.parametrize(("ago", "days"), [(0, 98), (1, 97), (98, None), (99, None), (300, None)])
def test_the_days_without_use_before_a_lapse_come_from_the_record_or_not_at_all(ago: int, days: int | None) -> None:
    count = fold(events((EventKind.START, TODAY - timedelta(days=99))), TODAY)
    assert days_without_before(count, TODAY - timedelta(days=ago)) == days


def test_the_days_before_are_still_known_once_the_lapse_is_written_down() -> None:
    day = TODAY - timedelta(days=1)
    count = fold(events((EventKind.START, TODAY - timedelta(days=99)), (EventKind.LAPSE, day)), TODAY)
    assert days_without_before(count, day) == 97


def test_nothing_is_claimed_where_nothing_is_counted() -> None:
    assert days_without_before(fold((), TODAY), TODAY) is None


@given(
    st.lists(st.tuples(st.sampled_from([EventKind.START, EventKind.LAPSE, EventKind.RESTART]), DAYS), max_size=12), DAYS
)
def test_what_is_said_to_stay_is_what_stays(what: list[tuple[EventKind, date]], day: date) -> None:
    before = fold(events(*what), TODAY)
    after = fold(events(*what, (EventKind.LAPSE, day), (EventKind.RESTART, day)), TODAY)
    if before.began is None or day < before.began or day in before.lapses:
        return
    said_total, said_longest = count_after(before, day)
    assert said_total <= before.total
    assert said_longest <= before.longest
    # The day may also end a stretch of use that was open; then more stays than was said, and never less.
    assert after.total >= said_total
    assert after.longest >= said_longest


def test_links_stand_in_the_order_of_what_happened_and_empty_ones_are_left_out() -> None:
    sheet = Sheet(links=(Link(Part.DID, "b"), Link(Part.HARDER, "a")))
    assert with_link(sheet, Link(Part.SET_OFF, "c")) == (
        Link(Part.HARDER, "a"),
        Link(Part.SET_OFF, "c"),
        Link(Part.DID, "b"),
    )
    assert with_link(sheet, Link(Part.DID)) == (Link(Part.HARDER, "a"),)


def test_a_plan_takes_its_cue_from_the_persons_own_words_where_there_are_any() -> None:
    links = (
        Link(Part.SET_OFF, " Payday,\n alone ", " Ring  Chris "),
        Link(Part.THOUGHTS, "", "Wait an hour"),
        Link(Part.AFTER, "Slept", " "),
    )
    assert plans_from(links, CUES) == (
        (Part.SET_OFF, "Payday, alone", "Ring Chris"),
        (Part.THOUGHTS, "cue of thoughts", "Wait an hour"),
    )


def test_a_sheet_is_empty_until_something_would_be_missed() -> None:
    assert Sheet(step=StepId.CHAIN, day=TODAY).is_empty
    assert not Sheet(at=time(3)).is_empty
    assert not Sheet(links=(Link(CHAIN[0], "x"),)).is_empty
    assert not Sheet(next_step="tea").is_empty
