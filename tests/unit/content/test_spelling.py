"""What a mistyped word may stand for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.content.spelling import Vocabulary, slips, slips_allowed

KNOWN = Vocabulary(
    {"methadone": 9, "naloxone": 8, "naltrexone": 3, "craving": 7, "help": 5, "hope": 6, "home": 9, "sleep": 4}
)
LETTERS = st.text(alphabet="abcde", max_size=8)


@pytest.mark.parametrize(
    ("typed", "word", "many"),
    [
        ("naloxone", "naloxone", 0),
        ("naloxon", "naloxone", 1),
        ("nalloxone", "naloxone", 1),
        ("nalexone", "naloxone", 1),
        ("nalxoone", "naloxone", 1),
        ("bupernorphine", "buprenorphine", 1),
        ("methodon", "methadone", 2),
        ("", "ab", 2),
        ("ab", "", 2),
    ],
)
def test_a_letter_left_out_added_changed_or_swapped_is_one_slip(typed: str, word: str, many: int) -> None:
    assert slips(typed, word, 3) == many


def test_of_more_slips_than_asked_no_more_is_said() -> None:
    assert slips("naloxone", "withdrawal", 2) == 3


def test_a_beginning_is_held_against_the_beginning_of_a_word() -> None:
    assert slips("bupern", "buprenorphine", 2, beginning=True) == 1
    assert slips("bupern", "buprenorphine", 2) == 3


@given(LETTERS, LETTERS)
def test_slips_are_as_many_both_ways(one: str, other: str) -> None:
    assert slips(one, other, 9) == slips(other, one, 9)


@given(LETTERS, st.integers(0, 7))
def test_a_swap_of_neighbours_is_at_most_one_slip(word: str, at: int) -> None:
    swapped = word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :]
    assert slips(swapped, word, 9) <= 1


@pytest.mark.parametrize(("length", "many"), [(1, 0), (3, 0), (4, 1), (7, 1), (8, 2), (20, 2)])
def test_longer_words_may_have_more_slips(length: int, many: int) -> None:
    assert slips_allowed(length) == many


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("methodone", ("methadone",)),
        ("cravng", ("craving",)),
        ("halp", ("help",)),
        # Two words are as near; the one on more pages comes first.
        ("hole", ("home", "hope")),
        # A short word keeps its first letter.
        ("kelp", ()),
        ("hop", ()),
        ("xylophone", ()),
    ],
)
def test_the_nearest_words_are_meant(typed: str, meant: tuple[str, ...]) -> None:
    assert KNOWN.meant(typed, unfinished=False) == meant


def test_a_number_stands_for_no_other_number() -> None:
    numbers = Vocabulary({"0300": 3, "0808": 2, "116123": 1})
    assert numbers.meant("0800", unfinished=True) == ()
    assert numbers.meant("116124", unfinished=False) == ()


def test_an_unfinished_word_may_be_the_beginning_of_a_longer_one() -> None:
    assert KNOWN.meant("method", unfinished=True) == ("methadone",)
    assert KNOWN.meant("method", unfinished=False) == ()


def test_words_that_begin_so_come_in_order() -> None:
    assert KNOWN.beginning("nal") == ["naloxone", "naltrexone"]
    assert KNOWN.beginning("zzz") == []
