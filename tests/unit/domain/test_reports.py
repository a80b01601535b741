"""What a report keeps once lines are taken out, and names written in short."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.progress import Span
from companion.domain.reports import (
    OFFERED,
    SUMMARY,
    USUAL,
    Line,
    Part,
    Reader,
    Section,
    first_page,
    in_short,
    of_span,
    without,
)
from companion.domain.rings import RingMonth, grow

NAMES = st.text(alphabet="abcdefgh", min_size=3, max_size=8)


def section(part: Part, *keys: str) -> Section:
    return Section(part, part.value, tuple(Line(key, key) for key in keys))


def test_a_line_taken_out_leaves_no_trace_and_a_part_of_nothing_no_heading() -> None:
    found = without((section(Part.COUNT, "a", "b"), section(Part.WAYS, "c")), {"b", "c"})
    assert found == (section(Part.COUNT, "a"),)


def test_a_counsellor_has_the_summary_first_and_others_all_in_one_piece() -> None:
    count, ways = section(Part.COUNT, "a"), section(Part.WAYS, "b")
    assert first_page((count, ways), Reader.COUNSELLOR) == ((count,), (ways,))
    assert first_page((ways,), Reader.COUNSELLOR) == ((ways,), ())
    assert first_page((count, ways), Reader.DOCTOR) == ((count, ways), ())


def test_what_is_usual_is_among_what_is_offered_and_the_summary_is_a_counsellors() -> None:
    assert all(USUAL[reader] <= set(OFFERED[reader]) for reader in Reader)
    assert set(OFFERED[Reader.COUNSELLOR]) >= SUMMARY


@pytest.mark.parametrize(
    ("words", "short"),
    [
        ("Rang Ife Adeyemi and ife.", "Rang I. A. and I."),
        ("Iferous is no name", "Iferous is no name"),
        ("ADEYEMI'S house", "A.'S house"),
        ("Dr Oyelaran said", "D. O. said"),
        ("Nobody here", "Nobody here"),
    ],
)
def test_names_stand_there_by_their_letters(words: str, short: str) -> None:
    assert in_short(words, ("Ife  Adeyemi", "Dr Oyelaran", "")) == short


@given(NAMES, st.text(alphabet="xyz ,.\n", max_size=20), st.text(alphabet="xyz ,.\n", max_size=20))
def test_no_name_is_left_standing(name: str, before: str, after: str) -> None:
    assert name not in in_short(f"{before} {name} {after}", (name.title(),))


@given(st.text(max_size=40))
def test_words_without_names_stay_as_they_are(words: str) -> None:
    assert in_short(words, ()) == words


def test_the_tree_of_a_stretch_has_its_months_alone_and_no_knots_where_use_is_not_told() -> None:
    used = date(2026, 2, 3)
    months = [
        RingMonth(date(2026, 1, 1), date(2026, 1, 31), 1.0, 0.6),
        RingMonth(date(2026, 2, 1), date(2026, 2, 28), 0.9, 0.5, (used,)),
        RingMonth(date(2026, 3, 1), date(2026, 3, 31), 1.0, 0.7),
    ]
    span = Span(date(2026, 2, 10), date(2026, 3, 5))
    assert of_span(grow(months), span, use=True).months == tuple(months[1:])
    told = of_span(grow(months), span, use=False).months
    assert [(one.free, one.lapses) for one in told] == [(1.0, ()), (1.0, ())]
