"""What went and what came between two texts, and when words are due to be kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from companion.domain.versions import How, compared, is_due

NOW = datetime(2026, 11, 21, 18, 40, tzinfo=UTC)
TEXTS = st.text(alphabet="ab c\n.", max_size=60)


@given(TEXTS, TEXTS)
def test_both_texts_are_in_what_is_compared(before: str, after: str) -> None:
    pieces = compared(before, after)
    assert "".join(text for text, how in pieces if how is not How.NEW) == before
    assert "".join(text for text, how in pieces if how is not How.GONE) == after


def test_a_changed_word_is_one_word_and_not_a_line() -> None:
    assert compared("I nearly did.\nIt took an hour.", "I nearly did.\nIt took an evening.") == (
        ("I nearly did.\nIt took an ", How.SAME),
        ("hour", How.GONE),
        ("evening", How.NEW),
        (".", How.SAME),
    )


def test_words_are_kept_at_most_every_ten_minutes_and_not_in_the_first() -> None:
    assert not is_due(None, NOW - timedelta(minutes=9), NOW)
    assert is_due(None, NOW - timedelta(minutes=10), NOW)
    assert not is_due(NOW - timedelta(minutes=9), NOW - timedelta(days=9), NOW)
    assert is_due(NOW - timedelta(minutes=10), NOW - timedelta(days=9), NOW)
