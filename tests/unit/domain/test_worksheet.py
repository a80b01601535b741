"""A written tool gone through in every manner: nothing is lost by going about, and nobody is kept from its end."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.lapse import Link, Part
from companion.domain.value import replace
from companion.domain.worksheet import AFTER, BEGIN, DONE, Answer, Kind, Question, Sheet, from_plain, to_plain

HALT = (
    Question("which", Kind.CHOOSE),
    Question("eat", Kind.DO, ("which", "hungry")),
    Question("ring", Kind.DO, ("which", "lonely")),
    Question("now", Kind.LINES),
    Question("aloud", Kind.SAY, of="now"),
)
WORDS = st.lists(st.text(max_size=12), max_size=3).map(tuple)
ANSWERS = st.builds(
    Answer,
    words=WORDS,
    chosen=st.lists(st.sampled_from(["hungry", "lonely"]), max_size=2, unique=True).map(tuple),
    rating=st.none() | st.integers(0, 10),
    links=st.lists(st.builds(Link, st.sampled_from(Part), st.text(max_size=5), st.text(max_size=5)), max_size=2).map(
        tuple
    ),
    times=st.integers(0, 3),
)
STEPS = st.lists(
    st.sampled_from(["on", "back", "end"]) | st.tuples(st.sampled_from([one.id for one in HALT]), ANSWERS), max_size=20
)


def walked(sheet: Sheet, steps: list[object]) -> Sheet:
    for step in steps:
        if isinstance(step, tuple):
            sheet = sheet.with_answer(*step)
        else:
            sheet = {"on": sheet.go_on, "back": sheet.go_back, "end": sheet.end}[str(step)]()
    return sheet


def test_only_what_was_chosen_is_asked_about() -> None:
    sheet = Sheet(HALT).go_on()
    assert (sheet.at, sheet.step) == ("which", (1, 2))
    sheet = sheet.with_answer("which", Answer(chosen=("lonely",))).go_on()
    assert (sheet.at, sheet.step) == ("ring", (2, 3))
    assert sheet.go_on().at == "now"
    assert sheet.go_on().go_on().is_done


def test_what_was_not_written_is_not_to_be_said_aloud() -> None:
    sheet = Sheet(HALT, at="now")
    assert sheet.go_on().is_done
    assert sheet.with_answer("now", Answer(("I walk",))).go_on().at == "aloud"


def test_the_first_yes_comes_first_whatever_was_chosen_first() -> None:
    sheet = Sheet(HALT, at="which").with_answer("which", Answer(chosen=("lonely", "hungry")))
    assert [one.id for one in sheet.asked] == ["which", "eat", "ring", "now"]
    assert sheet.go_on().at == "eat"


def test_a_question_asked_no_more_leads_on_from_where_it_was() -> None:
    sheet = Sheet(HALT, at="ring").with_answer("which", Answer(chosen=()))
    assert sheet.go_on().at == "now"
    assert sheet.go_back().at == BEGIN


def test_the_rating_after_stands_between_the_last_question_and_the_end() -> None:
    sheet = Sheet(HALT, at="now", rated=True)
    assert sheet.go_on().at == AFTER
    assert sheet.end().at == AFTER
    assert sheet.end().end().at == DONE
    assert sheet.go_on().go_back().at == "now"


def test_what_nobody_asks_any_more_is_not_told_but_not_lost() -> None:
    sheet = Sheet(HALT).with_answer("which", Answer(chosen=("hungry",))).with_answer("now", Answer(("Better.",)))
    sheet = sheet.with_answer("eat", Answer(("Toast",)))
    assert [name for name, _ in sheet.given] == ["which", "eat", "now"]
    sheet = sheet.with_answer("which", Answer(chosen=("lonely",)))
    assert [name for name, _ in sheet.given] == ["which", "now"]
    assert sheet.answer("eat").line() == "Toast"


def test_white_space_is_nothing_written() -> None:
    assert Sheet(HALT).with_answer("now", Answer((" \n",))).is_empty
    assert Answer(times=3).is_empty
    assert not Answer(rating=0).is_empty


def test_a_rating_is_of_the_scale() -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        Answer(rating=11)


@given(STEPS, st.booleans())
def test_from_anywhere_going_on_leads_to_the_end(steps: list[object], rated: bool) -> None:
    sheet = walked(Sheet(HALT, rated=rated), steps)
    for _ in range(len(HALT) + 2):
        sheet = sheet.go_on()
    assert sheet.is_done
    assert sheet.go_on() == sheet


@given(STEPS, st.booleans())
def test_from_anywhere_two_ends_are_the_end_and_going_back_is_the_beginning(steps: list[object], rated: bool) -> None:
    sheet = walked(Sheet(HALT, rated=rated), steps)
    assert sheet.end().end().is_done
    for _ in range(len(HALT) + 2):
        sheet = sheet.go_back()
    assert sheet.is_done or sheet.at == BEGIN


@given(STEPS, st.lists(st.sampled_from(["on", "back", "end"]), max_size=20))
def test_nothing_given_is_lost_by_going_about(steps: list[object], about: list[object]) -> None:
    sheet = walked(Sheet(HALT), steps)
    assert walked(sheet, about).answers == sheet.answers


@given(STEPS)
def test_on_and_back_is_where_one_was(steps: list[object]) -> None:
    sheet = walked(Sheet(HALT, rated=True), steps)
    if sheet.at == BEGIN or sheet.at in [one.id for one in sheet.asked]:
        assert sheet.go_on().go_back() == sheet


@given(STEPS)
def test_which_question_of_how_many_is_always_so(steps: list[object]) -> None:
    at, many = walked(Sheet(HALT), steps).step
    assert 0 <= at <= many <= len(HALT)


@given(STEPS)
def test_kept_and_taken_up_again_it_is_as_it_was(steps: list[object]) -> None:
    sheet = walked(Sheet(HALT, rated=True), steps)
    again = from_plain(Sheet(HALT, rated=True), json.loads(json.dumps(to_plain(sheet))))
    assert again.answers == sheet.answers
    if not sheet.is_done and (sheet.question is None or sheet.question in sheet.asked):
        assert again == sheet


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=4), lambda of: st.lists(of, max_size=3)
                    | st.dictionaries(st.sampled_from(["answers", "at", "which", "words", "links", "rating", "times"]),
                                      of, max_size=4), max_leaves=12))  # fmt: skip
def test_whatever_was_kept_by_another_version_is_read_without_a_fall(told: object) -> None:
    sheet = from_plain(Sheet(HALT), {"at": told, "answers": {"which": told, "now": {"words": told, "rating": told}}})
    assert replace(sheet, answers=(), at=BEGIN) == Sheet(HALT)
