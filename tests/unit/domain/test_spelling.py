"""Which words of a line are looked up, and where they stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from companion.domain.markdown import line_of
from companion.domain.spelling import LONGEST, Tongue, tidy, tongues_from, words_in


def words(text: str, fence: str = "") -> list[str]:
    return [text[start:end] for start, end in words_in(text, line_of(text, fence))]


def test_words_are_looked_up_and_what_is_none_is_not() -> None:
    assert words("Don\u2019t ring at 9am, a B12 day, café 2nd") == ["Don\u2019t", "ring", "at", "day", "café"]
    assert words("- [x] see **it** at [the canal](https://example.org/canall) `codde` https://exmple.org") == [
        *("see", "it", "at", "the", "canal"),
    ]
    assert words("thiss is code", "`") == []
    assert words("x" * (LONGEST + 1)) == []


@given(st.text(max_size=60))
def test_every_word_lies_in_its_line_in_order(text: str) -> None:
    line = text.replace("\n", " ")
    at = 0
    for start, end in words_in(line, line_of(line)):
        assert at <= start < end <= len(line)
        at = end


def test_a_language_nobody_has_is_left_out() -> None:
    assert tongues_from("en_US xx en_GB") == (Tongue.BRITISH, Tongue.AMERICAN)
    assert tongues_from("") == ()
    assert tidy("don\u2019t") == "don't"
