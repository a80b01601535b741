"""The rules of the way through after a lapse."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.counter import CountEvent, CountState, EventKind, fold
from companion.domain.lapse import (
    CHAIN,
    CUE_LENGTH,
    SAFETY,
    SAFETY_THEN,
    STEPS,
    TOLD_FOR,
    WANTED,
    Again,
    Link,
    NextHour,
    Part,
    Sheet,
    StepId,
    counted_as,
    days_without_before,
    is_past,
    leaves_open,
    nearest,
    next_choices,
    plans_from,
    proposed_cue,
    steps_for,
    stopped_on,
    with_link,
)
from companion.domain.lapse_kept import from_json, to_json
from companion.domain.settings import Headline

TODAY = date(2026, 11, 21)
CUES = {part: f"cue of {part.value}" for part in Part}
DAYS = st.dates(date(2024, 1, 1), TODAY)
SAID = st.none() | st.booleans()
SHEETS = st.builds(
    Sheet,
    step=st.sampled_from(StepId),
    past=SAID,
    company=SAID,
    naloxone=SAID,
    day=st.none() | DAYS,
    at=st.none() | st.times(),
    more_days=st.lists(DAYS, max_size=3).map(tuple),
    counted=st.none() | st.uuids().map(str),
    write_down=SAID,
    again=st.sampled_from(Again),
    again_day=st.none() | DAYS,
    headline=st.none() | st.sampled_from(Headline),
    links=st.lists(st.builds(Link, st.sampled_from(Part), st.text(), st.text(), st.text()), max_size=6).map(tuple),
    next_step=st.text(),
)
KINDS = st.sampled_from([EventKind.START, EventKind.LAPSE, EventKind.RESTART])


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def events(*what: tuple[EventKind, date]) -> list[CountEvent]:
    return [CountEvent(str(place), kind, day) for place, (kind, day) in enumerate(what)]


def test_safety_comes_before_everything_else_and_counting_comes_last_but_one() -> None:
    assert (*SAFETY, StepId.REST, *WANTED) == STEPS
    assert sorted(STEPS) == sorted(StepId)
    assert WANTED[-2:] == (StepId.COUNT, StepId.NEXT)
    assert steps_for(past=False) == STEPS


def test_a_day_long_past_has_fewer_steps_in_the_same_order_and_safety_first_all_the_same() -> None:
    steps = steps_for(past=True)
    assert steps[: len(SAFETY_THEN)] == SAFETY_THEN
    assert [step for step in STEPS if step in steps] == list(steps)
    assert len(steps) < len(STEPS)


@given(st.sampled_from(StepId), st.booleans())
def test_every_step_has_a_place_on_either_way(step: StepId, past: bool) -> None:
    found = nearest(step, past=past)
    assert found in steps_for(past=past)
    assert STEPS.index(found) <= STEPS.index(step)
    assert found is step or step not in steps_for(past=past)


@given(SHEETS)
def test_a_sheet_is_read_back_as_it_was_typed(sheet: Sheet) -> None:
    assert from_json(to_json(sheet)) == sheet


@given(
    st.dictionaries(st.sampled_from([*to_json(Sheet())]), st.none() | st.integers() | st.text() | st.lists(st.text()))
)
def test_a_sheet_from_a_newer_version_never_keeps_a_person_out(told: dict[str, object]) -> None:
    assert isinstance(from_json(told), Sheet)


@pytest.mark.parametrize(("days", "past"), [(0, False), (1, False), (2, True), (400, True)])
def test_last_night_is_not_the_past(days: int, past: bool) -> None:
    assert is_past(Sheet(day=ago(days)), TODAY) is past


def test_a_day_not_said_is_not_the_past_and_what_the_person_says_goes_before_the_day() -> None:
    assert not is_past(Sheet(), TODAY)
    assert is_past(Sheet(past=True), TODAY)
    assert not is_past(Sheet(past=False, day=ago(400)), TODAY)


@pytest.mark.parametrize(
    ("lapse", "days"), [(0, 99), (1, 98), (95, 4), (96, None), (98, None), (99, None), (300, None)]
)
def test_the_number_for_tolerance_comes_from_the_record_or_not_at_all(lapse: int, days: int | None) -> None:
    count = fold(events((EventKind.START, ago(99))), TODAY)
    assert days_without_before(count, ago(lapse)) == days


def test_the_number_is_still_known_once_the_day_or_the_evening_before_is_written_down() -> None:
    count = fold(events((EventKind.START, ago(99)), (EventKind.LAPSE, ago(1))), TODAY)
    assert days_without_before(count, ago(1)) == 98
    assert days_without_before(count, TODAY) == 99, "used last night, and the body is as it was"


def test_after_more_than_a_week_of_use_the_record_does_not_tell() -> None:
    used = [(EventKind.LAPSE, ago(back)) for back in range(9)]
    count = fold(events((EventKind.START, ago(99)), *used), TODAY)
    assert days_without_before(count, TODAY) is None


@pytest.mark.parametrize("back", [2, 3, 5, 20])
def test_after_a_single_day_of_use_in_a_long_run_the_number_is_that_of_all_of_it(back: int) -> None:
    count = fold(events((EventKind.START, ago(100)), (EventKind.LAPSE, ago(back))), TODAY)
    assert days_without_before(count, TODAY) == 100, "what they took that day, the body was not used to either"


def test_days_of_use_again_and_again_give_no_number_though_each_was_short() -> None:
    weekly = [(EventKind.LAPSE, ago(back)) for back in range(5, 95, 7)]
    assert days_without_before(fold(events((EventKind.START, ago(100)), *weekly), TODAY), TODAY) is None


def test_use_that_lasted_ends_what_the_number_tells_of() -> None:
    fortnight = [(EventKind.LAPSE, ago(back)) for back in range(30, 44)]
    assert days_without_before(fold(events((EventKind.START, ago(100)), *fortnight), TODAY), TODAY) == 30


def test_a_few_days_of_use_long_ago_do_not_keep_the_number_from_being_told() -> None:
    long_ago = [(EventKind.LAPSE, ago(1670 + number)) for number in range(5)]
    lately = [(EventKind.LAPSE, ago(100 + number)) for number in range(3)]
    count = fold(events((EventKind.START, ago(1830)), *long_ago, *lately), TODAY)
    assert days_without_before(count, TODAY) == 1830


@given(st.integers(1, 60), st.sets(st.integers(0, 60)), st.sampled_from([0, 1]))
def test_the_number_never_leads_back_to_a_day_on_which_tolerance_was_low(
    began: int, used: set[int], first_day: int
) -> None:
    lapses = [(EventKind.LAPSE, ago(back)) for back in used if back <= began]
    count = fold(events((EventKind.START, ago(began)), *lapses), TODAY, first_day=first_day)
    told = days_without_before(count, TODAY)
    if told is None:
        return
    assert told in used or told == began or (first_day and told == began + 1)
    lasted = 0
    for back in range(told, began):
        if not used & {back, back + 1, back + 2} and back + 2 < began:
            break
        lasted += 1
    else:
        return
    assert lasted > TOLD_FOR, "a few days of use after a break: the body was not used to it then either"


@pytest.mark.parametrize("first_day", [0, 1])
def test_the_number_is_the_one_the_counter_shows(first_day: int) -> None:
    count = fold(events((EventKind.START, ago(99))), TODAY, first_day=first_day)
    assert days_without_before(count, TODAY) == count.days


@pytest.mark.parametrize("rather_not", [True, False])
def test_nothing_is_claimed_where_nothing_is_counted(rather_not: bool) -> None:
    kept = events((EventKind.START, ago(99))) if rather_not else []
    assert days_without_before(fold(kept, TODAY, rather_not=rather_not), TODAY) is None


@given(SHEETS, st.lists(st.tuples(KINDS, DAYS), max_size=10))
def test_nothing_is_counted_without_being_asked_for_and_no_day_twice(
    sheet: Sheet, what: list[tuple[EventKind, date]]
) -> None:
    known = events(*what)
    told = counted_as(sheet, known, TODAY)
    if sheet.write_down is not True:
        assert told == ()
        return
    used = [one.day for one in (*known, *told) if one.kind is EventKind.LAPSE]
    assert set(sheet.days_used(TODAY)) <= set(used)
    assert len([one for one in told if one.kind is EventKind.LAPSE]) == len(
        set(sheet.days_used(TODAY)) - {one.day for one in known if one.kind is EventKind.LAPSE}
    )


@given(SHEETS, DAYS, st.lists(DAYS, max_size=8))
def test_only_days_of_use_and_those_until_they_stopped_are_taken(sheet: Sheet, began: date, lapses: list[date]) -> None:
    known = events((EventKind.START, began), *((EventKind.LAPSE, day) for day in lapses))
    before, after = fold(known, TODAY), fold([*known, *counted_as(sheet, known, TODAY)], TODAY)
    if before.began is None or before.began != after.began:
        return
    used = sheet.days_used(TODAY)
    if not used:
        assert (sheet.past, after) == (True, before), "of the past, no day is guessed"
        return
    until = {Again.UNSAID: used[-1], Again.NOT_YET: TODAY, Again.STOPPED: stopped_on(sheet, TODAY)}[sheet.again]
    for run in before.runs:
        for number in range(run.days):
            day = run.first + timedelta(days=number)
            assert after.free_days(day, day) == 1 or day in used or used[-1] < day <= until


def test_no_day_ahead_is_a_day_of_use_and_stopping_never_comes_before_the_last() -> None:
    sheet = Sheet(day=ago(3), more_days=(ago(5), TODAY + timedelta(days=4)), again_day=ago(9))
    assert sheet.days_used(TODAY) == (ago(5), ago(3), TODAY)
    assert stopped_on(sheet, TODAY) == TODAY
    assert stopped_on(Sheet(day=ago(3), again_day=TODAY + timedelta(days=2)), TODAY) == TODAY
    assert stopped_on(Sheet(day=ago(3)), TODAY) == ago(3)


def test_an_old_day_does_not_close_what_a_later_one_left_open() -> None:
    open_now = [*events((EventKind.START, ago(99)), (EventKind.LAPSE, ago(2))), _open()]
    assert leaves_open(open_now, ago(40))
    assert not leaves_open(open_now, ago(2))
    assert not leaves_open(open_now[:-1], ago(40))


def _open() -> CountEvent:
    return CountEvent("open", EventKind.RESTART, date.max)


def test_not_yet_leaves_no_run_going_on() -> None:
    known = events((EventKind.START, ago(99)))
    told = counted_as(Sheet(write_down=True, again=Again.NOT_YET), known, TODAY)
    assert fold([*known, *told], TODAY).state is CountState.BETWEEN


def test_rest_and_what_is_done_sitting_still_are_offered_only_where_somebody_is_there() -> None:
    for company in (None, False):
        alone = next_choices(Sheet(company=company), past=False)
        assert alone[0] is NextHour.COMPANY
        assert not {NextHour.REST, NextHour.COPE} & set(alone)
    assert NextHour.REST in next_choices(Sheet(company=True), past=False)
    assert NextHour.COMPANY not in next_choices(Sheet(company=True), past=False)
    for sheet in (Sheet(), Sheet(company=True)):
        for past in (True, False):
            assert len(set(next_choices(sheet, past=past))) == 3


@pytest.mark.parametrize(
    ("words", "cue"),
    [
        ("", ""),
        ("  Payday,\n alone  ", "Payday, alone"),
        ("Found a photo. Sat down with it.", "Found a photo"),
        ("Row with Mum!", "Row with Mum"),
        ("At 9.30 the phone rang", "At 9.30 the phone rang"),
    ],
)
def test_a_cue_is_proposed_from_their_own_words(words: str, cue: str) -> None:
    assert proposed_cue(words) == cue


@given(st.text())
def test_a_proposed_cue_is_one_short_line(words: str) -> None:
    cue = proposed_cue(words)
    assert len(cue) <= CUE_LENGTH + 1
    assert cue == " ".join(cue.split())


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
        Link(Part.DID, "Went there", "turn round", " I am  on the way "),
        Link(Part.THOUGHTS, "", "Wait an hour"),
        Link(Part.AFTER, "Slept", " "),
    )
    assert plans_from(links, CUES) == (
        (Part.SET_OFF, "Payday, alone", "Ring Chris"),
        (Part.DID, "I am on the way", "turn round"),
        (Part.THOUGHTS, "cue of thoughts", "Wait an hour"),
    )


def test_a_sheet_is_empty_until_something_would_be_missed() -> None:
    assert Sheet(step=StepId.CHAIN, day=TODAY).is_empty
    assert not Sheet(at=time(3)).is_empty
    assert not Sheet(links=(Link(CHAIN[0], "x"),)).is_empty
    assert not Sheet(next_step="tea").is_empty
