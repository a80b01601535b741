"""Values: made once, never changed, equal when their parts are; and as mindful of what they are given as any class."""

import copy
import pickle
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.value import Value, field, part_names, parts_of, replace


class Walk(Value):
    """A value with every kind of part."""

    day: date
    steps: int
    with_whom: str = "nobody"
    seen: list[str] = field(default_factory=list)
    secret: str = field(default="", repr=False)
    remark: str = field(default="", compare=False)


class LongWalk(Walk):
    """A walk with one more part."""

    breaks: int = 0


class Named(Value, kw_only=True):
    """Parts by name, and a check."""

    low: int = 0
    high: int

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError("upside down")
        object.__setattr__(self, "high", int(self.high))


class Nothing(Value):
    """A value of no parts."""


TODAY = date(2026, 11, 22)


def test_parts_are_given_by_place_or_name_and_have_defaults() -> None:
    walk = Walk(TODAY, steps=7)
    assert (walk.day, walk.steps, walk.with_whom, walk.seen) == (TODAY, 7, "nobody", [])
    assert Walk(TODAY, 7, "Ann", ["a robin"]).seen == ["a robin"]
    assert (Named(high=3).low, Named(low=2, high=3).low) == (0, 2)


def test_a_factory_makes_a_new_part_each_time() -> None:
    assert Walk(TODAY, 1).seen is not Walk(TODAY, 1).seen


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Walk(),
        lambda: Walk(TODAY),
        lambda: Walk(TODAY, 1, day=TODAY),
        lambda: Walk(TODAY, 1, colour="red"),
        lambda: Walk(TODAY, 1, "Ann", [], "", "", 5),
        lambda: Named(1, 2),
        lambda: Named(low=1),
    ],
)
def test_parts_missing_unknown_or_given_twice_are_a_type_error(wrong: Callable[[], object]) -> None:
    with pytest.raises(TypeError):
        wrong()


def test_the_check_after_making_is_called() -> None:
    with pytest.raises(ValueError, match="upside down"):
        Named(low=3, high=2)


def test_nothing_of_it_can_be_changed_removed_or_added() -> None:
    walk = Walk(TODAY, 7)
    for act in (
        lambda: setattr(walk, "steps", 8),
        lambda: setattr(walk, "colour", "red"),
        lambda: delattr(walk, "steps"),
    ):
        with pytest.raises(AttributeError):
            act()
    assert walk == Walk(TODAY, 7)
    assert not hasattr(walk, "__dict__")


def test_equal_parts_make_equal_values_of_the_same_class_only() -> None:
    assert Walk(TODAY, 7, remark="cold") == Walk(TODAY, 7, remark="warm")
    assert Walk(TODAY, 7) != Walk(TODAY, 8)
    assert Walk(TODAY, 7) != LongWalk(TODAY, 7)
    assert Nothing() == Nothing()
    assert Nothing() != ()


def test_values_can_be_kept_in_sets_when_their_parts_can() -> None:
    assert len({Named(high=1), Named(high=1), Named(high=2)}) == 2
    with pytest.raises(TypeError):
        hash(Walk(TODAY, 7))


def test_it_shows_its_parts_but_not_the_hidden_ones() -> None:
    shown = repr(Walk(TODAY, 7, secret="quiet river"))
    assert shown == "Walk(day=datetime.date(2026, 11, 22), steps=7, with_whom='nobody', seen=[], remark='')"


def test_another_part_makes_another_value_and_is_checked_again() -> None:
    walk = LongWalk(TODAY, 7, "Ann", breaks=2)
    other = replace(walk, steps=9)
    assert (type(other), other.steps, other.with_whom, other.breaks, walk.steps) == (LongWalk, 9, "Ann", 2, 7)
    with pytest.raises(ValueError, match="upside down"):
        replace(Named(high=1), low=5)
    with pytest.raises(TypeError):
        replace(walk, colour="red")


def test_a_class_built_on_another_has_its_parts_first_and_its_own_constructor() -> None:
    assert part_names(LongWalk) == ("day", "steps", "with_whom", "seen", "secret", "remark", "breaks")
    assert LongWalk(TODAY, 1, breaks=3).breaks == 3
    assert parts_of(LongWalk(TODAY, 1))["breaks"] == 0


def test_a_part_that_must_be_given_cannot_follow_one_that_need_not() -> None:
    with pytest.raises(TypeError, match="after 'a'"):
        type(Value)("Wrong", (Value,), {"__annotations__": {"a": int, "b": int}, "a": 1})


@given(st.dates(), st.integers(), st.text(), st.lists(st.text()))
def test_a_copy_and_one_read_back_are_equal(day: date, steps: int, whom: str, seen: list[str]) -> None:
    walk = Walk(day, steps, whom, seen)
    again = pickle.loads(pickle.dumps(walk))  # noqa: S301 - written the line before
    assert again == copy.copy(walk) == copy.deepcopy(walk) == walk
    assert copy.deepcopy(walk).seen is not walk.seen


def test_parts_can_be_matched_by_place() -> None:
    match Walk(TODAY, 7):
        case Walk(day, steps):
            assert (day, steps) == (TODAY, 7)
