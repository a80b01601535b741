"""A line of what is looked for: what narrows it is read, what is not understood stays words, and it is written anew."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.looking import Only, Sought, read, without, written

DAYS = st.none() | st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 1, 1))
REACHES = st.none() | st.tuples(st.integers(0, 10), st.integers(0, 10)).map(lambda two: (min(two), max(two)))
TAGS = st.lists(
    st.text(alphabet="abcdé xyz", min_size=1, max_size=8).map(str.strip).filter(bool),
    max_size=3,
    unique_by=str.casefold,
).map(tuple)
WORDS = st.lists(
    st.sampled_from(['"by the canal"', "walk", "it's", "mood", "in", "March", "7-10", "12:30", "é"]), max_size=4
).map(" ".join)
SOUGHT = st.builds(
    Sought,
    WORDS.filter(lambda words: read(words) == Sought(words)),
    st.none() | st.sampled_from(Only),
    TAGS,
    DAYS,
    DAYS,
    REACHES,
    REACHES,
)


@given(SOUGHT)
def test_what_is_written_is_read_again(sought: Sought) -> None:
    assert read(written(sought)) == sought


@given(st.text(max_size=60))
def test_no_line_is_refused_and_no_letter_of_words_alone_is_lost(line: str) -> None:
    sought = read(line)
    if not sought.is_narrowed:
        assert sought.words == " ".join(line.split()) or set('"“”„«»') & set(line)


@pytest.mark.parametrize(
    ("line", "sought"),
    [
        ("walk", Sought("walk")),
        ("“by the canal” mood:5", Sought('"by the canal"', mood=(5, 5))),
        ('mood:7-10 "by the canal"', Sought('"by the canal"', mood=(7, 10))),
        ("craving:6-", Sought(craving=(6, 10))),
        ("craving:-3", Sought(craving=(0, 3))),
        ("mood:5", Sought(mood=(5, 5))),
        ('Tag:lonely tag:#Lonely tag:"at night"', Sought(tags=("lonely", "at night"))),
        ("in:2026", Sought(first=date(2026, 1, 1), last=date(2026, 12, 31))),
        ("in:2024-02", Sought(first=date(2024, 2, 1), last=date(2024, 2, 29))),
        ("in:2026-03-05", Sought(first=date(2026, 3, 5), last=date(2026, 3, 5))),
        ("from:2026-03 to:2026-04", Sought(first=date(2026, 3, 1), last=date(2026, 4, 30))),
        ("only:pages only:Check-ins", Sought(only=Only.CHECK_INS)),
    ],
)
def test_a_line_is_read_so(line: str, sought: Sought) -> None:
    assert read(line) == sought


@pytest.mark.parametrize(
    ("line", "sought"),
    [
        ("mood 7-10", Sought(mood=(7, 10))),
        ("Mood 7 to 10 walk", Sought("walk", mood=(7, 10))),
        ("mood 8", Sought(mood=(8, 8))),
        ("mood 8+", Sought(mood=(8, 10))),
        ("craving over 6", Sought(craving=(7, 10))),
        ("craving under 3", Sought(craving=(0, 2))),
        ("craving at least 6 mood at most 4", Sought(craving=(6, 10), mood=(0, 4))),
        ("by the canal in March 2026", Sought("by the canal", first=date(2026, 3, 1), last=date(2026, 3, 31))),
        ("on 5 mar 2026", Sought(first=date(2026, 3, 5), last=date(2026, 3, 5))),
        ("in 2025", Sought(first=date(2025, 1, 1), last=date(2025, 12, 31))),
        ("since 2024 until 5th May 2025", Sought(first=date(2024, 1, 1), last=date(2025, 5, 5))),
        ("from 2026-03 to 2026-04", Sought(first=date(2026, 3, 1), last=date(2026, 4, 30))),
        ("canal #lonely", Sought("canal", tags=("lonely",))),
        ("mood tag:x 7-10", Sought(tags=("x",), mood=(7, 10))),
        ('tag:"a b" "by the', Sought("by the", tags=("a b",))),
        ("#lonely mood 3", Sought(tags=("lonely",), mood=(3, 3))),
    ],
)
def test_what_is_written_as_one_says_it_is_read_so_and_written_in_one_way(line: str, sought: Sought) -> None:
    assert read(line) == sought
    assert read(written(sought)) == sought


@pytest.mark.parametrize(
    "line",
    [
        *("#lonely", "#lon", "my mood was low", "mood", "mood 11", "mood 9-2", "mood 7x", "craving over 10"),
        *("craving under 0", "in March", "in 31 February 2026", "on the way", "from 2", "to 20260", '"mood 7-10"'),
        *('"in March 2026"', '"#lonely"', "room #4-b", "#worth keeping", "C# and F#"),
    ],
)
def test_what_only_looks_so_stays_words(line: str) -> None:
    assert read(line) == Sought(line)


PIECES = [
    "mood",
    "craving",
    "in",
    "to",
    "over",
    "7",
    "2026",
    "7-10",
    "March",
    "#x",
    "#",
    "tag:",
    "tag:x",
    '"',
    "a b",
    " ",
]


@given(
    st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join)
    | st.text(alphabet='mood #0123456789-:"+t"', max_size=40)
)
def test_a_line_that_was_read_is_written_so_that_it_is_read_the_same(line: str) -> None:
    sought = read(line)
    assert read(written(sought)) == sought


@pytest.mark.parametrize(
    "line",
    ["mood:11", "mood:8-2", "mood:high", "in:2026-13", "in:soon", "from:2026-02-30", "only:dogs", "tag:", "at 12:30"],
)
def test_what_is_not_understood_stays_words(line: str) -> None:
    assert read(line) == Sought(line)


@given(SOUGHT)
def test_every_part_can_be_taken_away_by_itself(sought: Sought) -> None:
    for part in ("only", "days", "mood", "craving", *(f"tag:{tag}" for tag in sought.tags)):
        sought = without(sought, part)
    assert sought == Sought(sought.words)


def test_of_a_page_of_tags_that_was_pasted_the_first_twenty_are_looked_for() -> None:
    assert read(" ".join(f"#t{number}" for number in range(3_000))).tags == tuple(f"t{number}" for number in range(20))
