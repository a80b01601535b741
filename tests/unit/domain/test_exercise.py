"""A guided exercise is where its own time says, however that time was handed in."""

from __future__ import annotations

import itertools
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain import exercise as ex
from companion.domain.exercise import (
    AFTER,
    ASLEEP,
    BREATH_IN,
    BREATH_OUT,
    BREATHE,
    NAME,
    NEXT,
    RIDE,
    Beat,
    Exercise,
    Pace,
    Stage,
)
from companion.domain.settings import checked
from companion.domain.value import replace

SECOND = timedelta(seconds=1)
paces = st.builds(
    lambda inward, longer: Pace(inward, min(9, max(3, inward + longer))), st.integers(2, 6), st.integers(0, 7)
)
pieces = st.lists(st.timedeltas(min_value=timedelta(milliseconds=1), max_value=ASLEEP), max_size=60)
breathing = st.builds(ex.paced_breathing, paces, st.sampled_from([0.5, 1, 4]))
surfing = st.builds(ex.urge_surfing, st.sampled_from([1, 3, 5]), st.integers(1, 9))
exercises = st.one_of(breathing, surfing)


def begun(one: Exercise) -> Exercise:
    return one.go_on()


def through(one: Exercise, steps: list[timedelta]) -> Exercise:
    for step in steps:
        one = one.advance(step)
    return one


@given(exercises, pieces)
def test_the_place_is_the_one_the_elapsed_time_says_however_it_was_cut_up(
    one: Exercise, steps: list[timedelta]
) -> None:
    at_once = replace(begun(one), asleep=None).advance(sum(steps, timedelta()))
    assert replace(through(begun(one), steps), asleep=None) == at_once


@given(exercises, pieces, st.lists(st.booleans(), max_size=60))
def test_pauses_take_no_time_of_it(one: Exercise, steps: list[timedelta], paused: list[bool]) -> None:
    with_pauses, lived = begun(one), timedelta()
    for step, stands in itertools.zip_longest(steps, paused, fillvalue=False):
        if step is False:
            continue
        assert isinstance(step, timedelta)
        if stands:
            with_pauses = with_pauses.pause().advance(step).resume()
        else:
            with_pauses, lived = with_pauses.advance(step), lived + step
    assert with_pauses.place == replace(begun(one), asleep=None).advance(lived).place


@given(exercises, pieces)
def test_nothing_is_ever_negative_or_past_its_end(one: Exercise, steps: list[timedelta]) -> None:
    now, spent = begun(one), timedelta()
    for step in steps:
        now = now.advance(step)
        place = now.place
        assert place.into >= 0
        assert place.into <= place.of
        assert place.left >= 0
        assert 0 <= place.share <= 1
        assert 0 <= ex.fullness(place) <= 1
        assert now.spent >= spent
        spent = now.spent


@given(exercises)
def test_it_ends_by_itself_in_the_time_it_was_given(one: Exercise) -> None:
    running = begun(one)
    stage = running.stage
    assert stage is not None
    seconds = 0
    while running.running and seconds <= stage.length.total_seconds() + 1:
        running, seconds = running.advance(SECOND), seconds + 1
    assert running.place.stage == AFTER
    assert running.spent == stage.length
    assert running.go_on().go_on().over


@given(exercises, st.timedeltas(min_value=ASLEEP + timedelta(microseconds=1), max_value=timedelta(days=400)))
def test_a_machine_that_slept_finds_it_paused_where_it_was(one: Exercise, slept: timedelta) -> None:
    before = begun(one).advance(3 * SECOND)
    woken = before.advance(slept)
    assert woken.paused
    assert woken.place == before.place
    assert woken.resume().advance(SECOND) == before.advance(SECOND)


@given(exercises, st.timedeltas(max_value=timedelta()))
def test_a_clock_set_back_changes_nothing(one: Exercise, back: timedelta) -> None:
    now = begun(one).advance(2 * SECOND)
    assert now.advance(back) == now


@given(exercises, pieces)
def test_time_changes_nothing_while_it_waits_for_the_person(one: Exercise, steps: list[timedelta]) -> None:
    assert through(one, steps) == one
    asked_again = begun(one).cut_short()
    assert through(asked_again, steps) == asked_again


@given(exercises)
def test_skipping_goes_from_beat_to_beat_and_ends(one: Exercise) -> None:
    now, beats = begun(one), 0
    stage = now.stage
    assert stage is not None
    while now.stage == stage:
        assert now.place.into == 0
        now, beats = now.skip(), beats + 1
    assert beats == len(stage.beats) * stage.rounds
    assert now.place.stage == AFTER


@given(exercises, pieces)
def test_it_can_be_cut_short_anywhere_and_asks_all_the_same(one: Exercise, steps: list[timedelta]) -> None:
    now = through(begun(one), steps)
    short = now.cut_short()
    assert short.place.stage == AFTER
    assert short.early is (now.place.stage != AFTER)
    assert not short.paused


def test_breathing_goes_in_four_and_out_six_from_the_first_second() -> None:
    now = begun(ex.paced_breathing(Pace(), 1))
    said = []
    for _second in range(20):
        said.append(now.place.beat)
        now = now.advance(SECOND)
    assert said == ([BREATH_IN] * 4 + [BREATH_OUT] * 6) * 2


def test_whole_breaths_fill_about_the_time_that_was_asked_for() -> None:
    stage = begun(ex.paced_breathing(Pace(5, 8), 4)).stage
    assert stage is not None
    assert stage.rounds == 18
    assert ex.paced_breathing(Pace(), 0.01).stages[1].rounds == 1


def test_the_stages_are_named_in_order() -> None:
    assert [stage.name for stage in ex.paced_breathing(Pace(), 4).stages] == [NAME, BREATHE, AFTER, NEXT]
    assert [stage.name for stage in ex.urge_surfing(5, 8).stages] == [NAME, RIDE, AFTER, NEXT]


def test_the_ring_goes_on_while_nobody_looks() -> None:
    ring = ex.breathing_ring(Pace())
    assert ring.advance(timedelta(minutes=14, seconds=59)).place.left == 1
    assert ring.advance(timedelta(hours=3)).over


def test_prompts_come_one_after_the_other_over_the_whole_ride() -> None:
    now = begun(ex.urge_surfing(4, 8))
    seen = [now.advance(second * SECOND / 2).place.number for second in range(0, 16, 4)]
    assert seen == [0, 0, 0, 0]
    assert [replace(now, asleep=None).advance(timedelta(seconds=30 * n)).place.number for n in range(8)] == [*range(8)]


@given(st.integers(-50, 50), st.integers(-50, 50))
def test_any_pace_asked_for_becomes_one_that_is_safe(inward: int, outward: int) -> None:
    pace = Pace().with_in(inward).with_out(outward)
    assert pace.seconds_in in ex.SECONDS_IN
    assert pace.seconds_out in ex.SECONDS_OUT
    assert pace.seconds_out >= pace.seconds_in
    assert 60 / pace.seconds <= 12


@pytest.mark.parametrize(("inward", "outward"), [(1, 6), (4, 3), (7, 9), (4, 10), (0, 0)])
def test_a_pace_that_is_not_safe_cannot_be_made(inward: int, outward: int) -> None:
    with pytest.raises(ValueError, match="no pace"):
        Pace(inward, outward)


def test_the_settings_allow_exactly_the_paces_there_are() -> None:
    for name, allowed in (("breath_in", ex.SECONDS_IN), ("breath_out", ex.SECONDS_OUT)):
        for seconds in range(-1, 20):
            if seconds in allowed:
                assert checked(name, seconds) == seconds
            else:
                with pytest.raises(ValueError, match=name):
                    checked(name, seconds)


def test_a_beat_without_length_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="takes time"):
        Beat("in", 0)
    assert Stage("x").waits


def test_breath_fills_gently_and_empties_to_where_it_began() -> None:
    stage = begun(ex.paced_breathing(Pace(), 1)).stage
    assert stage is not None
    full = [ex.fullness(ex.place_in(stage, second * SECOND)) for second in range(11)]
    assert full[0] == 0
    assert full[4] == 1
    assert full[:5] == sorted(full[:5])
    assert full[4:] == sorted(full[4:], reverse=True)
    assert full[10] == pytest.approx(0)


@given(st.floats(-1, 2))
def test_the_wave_rises_once_and_runs_out(share: float) -> None:
    assert 0 <= ex.swell(share) <= 1
    heights = [ex.swell(at / 200) for at in range(201)]
    top = heights.index(max(heights))
    assert heights[0] == heights[-1] == 0
    assert heights[: top + 1] == sorted(heights[: top + 1])
    assert heights[top:] == sorted(heights[top:], reverse=True)
    assert 0.3 < top / 200 < 0.5
