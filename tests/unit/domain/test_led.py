"""A tool that is led part by part is where its own time and the person's own steps say, however both came."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.exercise import AFTER, ASLEEP, LED, NAME, NEXT, Exercise, Part, led
from companion.domain.value import replace

SECOND = timedelta(seconds=1)
timed = st.builds(Part, seconds=st.floats(1, 90), held=st.booleans())
waiting = st.builds(Part, marks=st.integers(0, 5))
tools = st.builds(
    lambda parts, minutes: led(parts, minutes),
    st.lists(st.one_of(timed, waiting), min_size=1, max_size=9),
    st.one_of(st.none(), st.integers(1, 20)),
)
pieces = st.lists(st.timedeltas(min_value=timedelta(milliseconds=1), max_value=ASLEEP), max_size=60)
STEPS = {
    "skip": Exercise.skip,
    "mark": Exercise.mark,
    "go on": Exercise.go_on,
    "pause": Exercise.pause,
    "resume": Exercise.resume,
    "second": lambda one: one.advance(SECOND),
}


def through(one: Exercise, steps: list[timedelta]) -> Exercise:
    for step in steps:
        one = one.advance(step)
    return one


def where(one: Exercise) -> tuple[int, timedelta, int]:
    return one.at, one.passed, one.marked


@given(tools, pieces)
def test_the_same_time_in_any_pieces_leads_to_the_same_place(tool: Exercise, steps: list[timedelta]) -> None:
    begun = replace(tool.go_on(), asleep=None)
    assert through(begun, steps) == begun.advance(sum(steps, timedelta()))


@given(tools, st.lists(st.sampled_from(sorted(STEPS)), max_size=80))
def test_nothing_but_going_round_ever_goes_back(tool: Exercise, steps: list[str]) -> None:
    now = tool.go_on()
    for step in steps:
        after = STEPS[step](now)
        assert where(after) >= where(now)
        assert after.part >= now.part or not (after.stage and after.stage.name == LED)
        assert after.done >= now.done
        assert after.spent >= now.spent
        now = after


@given(tools, pieces)
def test_paused_anywhere_it_stands_still_and_goes_on_from_there(tool: Exercise, steps: list[timedelta]) -> None:
    now = through(tool.go_on(), steps)
    stood = through(now.pause(), steps)
    assert stood.place == now.place
    assert stood.resume() == now


@given(tools, pieces, st.timedeltas(min_value=ASLEEP + timedelta(microseconds=1), max_value=timedelta(days=400)))
def test_a_leap_of_the_clock_pauses_what_runs(tool: Exercise, steps: list[timedelta], leap: timedelta) -> None:
    now = through(tool.go_on(), steps)
    after = now.advance(leap)
    assert where(after) == where(now)
    assert after.paused is now.running


@given(tools, pieces)
def test_it_ends_early_from_anywhere_past_all_that_was_left(tool: Exercise, steps: list[timedelta]) -> None:
    now = through(tool.go_on(), steps)
    ended = now.cut_short()
    assert ended.place.stage == AFTER
    assert ended.early is (now.place.stage == LED)
    assert ended.cut_short() == ended
    assert tool.cut_short() == tool, "asked how strong it is, there is nothing to end"


@given(tools)
def test_skipping_alone_goes_through_every_part_once(tool: Exercise) -> None:
    now, parts = tool.go_on(), []
    while now.stage is not None and now.stage.leads:
        parts.append(now.part)
        now = now.skip()
    assert parts == sorted(set(parts)) == list(range(len(parts)))
    assert now.place.stage == AFTER
    assert not now.done, "what was skipped was not done"


@given(tools)
def test_with_time_and_a_person_it_comes_to_its_end_by_itself(tool: Exercise) -> None:
    now = tool.go_on()
    for _ in range(9 * (5 + 1200)):
        stage = now.stage
        if stage is None or not stage.leads:
            break
        now = (now.mark() if stage.marks else now.go_on()) if stage.waits else now.advance(5 * SECOND)
    assert now.place.stage == AFTER
    assert not now.early
    assert now.spent == sum((stage.length for stage in tool.stages), timedelta())
    assert now.go_on().place.stage == NEXT


def test_what_waits_is_ended_by_its_last_mark_alone() -> None:
    now = led([Part(marks=3), Part(seconds=5)]).go_on()
    assert now.mark().mark().part == 0
    assert now.mark().mark().marked == 2
    assert now.mark().mark().mark().part == 1
    assert now.mark().mark().mark().marked == 0
    assert now.mark().skip().mark() == now.mark().skip(), "nothing is looked for where time runs"


@pytest.mark.parametrize(
    ("minutes", "seconds"), [(None, [5, 20, 5, 40]), (3, [5, 56.67, 5, 113.33]), (1, [5, 16.67, 5, 33.33])]
)
def test_the_length_is_shared_out_and_what_is_held_keeps_its_own(minutes: int | None, seconds: list[float]) -> None:
    parts = [Part(5, held=True), Part(20), Part(5, held=True), Part(40)]
    (stage,) = (one for one in led(parts, minutes).stages if one.name == LED)
    assert [beat.seconds for beat in stage.beats] == pytest.approx(seconds, abs=0.01)


def test_every_part_takes_some_time_however_short_it_was_chosen_to_be() -> None:
    (stage,) = (one for one in led([Part(5, held=True)] * 20 + [Part(60)], 1).stages if one.name == LED)
    assert stage.beats[-1].seconds == 1


def test_going_round_begins_the_time_anew_and_keeps_what_was_lived() -> None:
    now = led([Part(), Part(seconds=900), Part()], watched=False).go_on().go_on()
    over = now.advance(timedelta(hours=1))
    assert (over.part, over.spent) == (2, timedelta(seconds=900)), "watched or not, and no more than its time"
    round_again = over.again()
    assert (round_again.part, round_again.place.left) == (1, 900)
    assert round_again.advance(timedelta(hours=1)).spent == timedelta(seconds=1800)
    begun = led([Part(), Part(seconds=9)]).go_on()
    assert begun.again() == begun, "no time has run yet"
    asked = led([Part(seconds=9)])
    assert asked.again() == asked


def test_the_first_and_the_last_are_asked_and_never_led() -> None:
    tool = led([Part(seconds=1), Part()])
    assert [stage.name for stage in tool.stages] == [NAME, LED, LED, AFTER, NEXT]
    assert [stage.leads for stage in tool.stages] == [False, True, True, False, False]
