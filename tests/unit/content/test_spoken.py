"""Words as a voice is to say them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.content.library import Library
from companion.content.spoken import numbers_of, sentences, spoken
from companion.resources import content_folder


@pytest.mark.parametrize(
    ("country", "text", "said"),
    [
        ("gb", "Call 999 first.", "Call 9 9 9 first."),
        ("gb", "Samaritans: 116 123, free.", "Samaritans: 1 1 6, 1 2 3, free."),
        ("gb", "NHS 111, at any hour", "N H S 1 1 1, at any hour"),
        ("us", "Text 838255, or 988 then press 1", "Text 8 3 8 2 5 5, or 9 8 8 then press 1"),
        ("gb", "In the US 1-800-662-4357 answers", "In the U S 1, 8 0 0, 6 6 2, 4 3 5 7 answers"),
        ("gb", "her number is 0161 496 0000", "her number is 0 1 6 1, 4 9 6, 0 0 0 0"),
        ("gb", "or +44 161 496 0000.", "or plus 4 4, 1 6 1, 4 9 6, 0 0 0 0."),
        ("gb", "999.5 of 1999 people in 2019-2021", "999.5 of 1999 people in 2019 to 2021"),
        ("gb", "2\N{EN DASH}5 minutes, e.g. 20 % of it", "2 to 5 minutes, for example 20 percent of it"),
        ("gb", "a 4 mg spray, 24/7, HIV, PAWS", "a 4 milligram spray, 24 hours a day, 7 days a week, H I V, PAWS"),
        ("gb", "999 / 112", "9 9 9 or 1 1 2"),
    ],
)
def test_telephone_numbers_are_said_digit_by_digit_and_abbreviations_in_full(
    country: str, text: str, said: str
) -> None:
    assert spoken(text, numbers_of(Library(content_folder()).country(country))) == said


def test_sentences_end_at_their_marks_and_nowhere_else() -> None:
    text = "Is it you? “Yes.” Dr. Lee, e.g. on 2.5 days, says so. 999 answers! Then rest"
    assert [text[start:end] for start, end in sentences(text)] == [
        "Is it you?",
        "“Yes.”",
        "Dr. Lee, e.g. on 2.5 days, says so.",
        "999 answers!",
        "Then rest",
    ]


@given(st.text(alphabet=" .!?aB9”\u2028\n", max_size=60))
def test_no_word_is_lost_and_none_is_said_twice(text: str) -> None:
    places = sentences(text)
    assert "".join("".join(text[start:end] for start, end in places).split()) == "".join(text.split())
    assert all(before[1] <= after[0] for before, after in pairwise(places))
