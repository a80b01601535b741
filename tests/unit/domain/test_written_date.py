"""Reading dates as people write them, with the words and the day handed in."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.value import replace
from companion.domain.written_date import LONGEST, DateWords, plain, read_date, without_day

TODAY = date(2026, 11, 21)
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
BRITISH = DateWords(
    day_first=True,
    year_first=False,
    months=tuple(frozenset({plain(month), plain(month)[:3]}) for month in _MONTHS),
    weekdays=tuple(frozenset({plain(day), plain(day)[:3]}) for day in _WEEKDAYS),
    near={"today": 0, "yesterday": -1, "last night": -1},
    passed_over=frozenset({"the", "of", "on", "st", "nd", "rd", "th"}),  # codespell:ignore nd
    last=frozenset({"last"}),
    ago=frozenset({"ago"}),
    counts={"a": 1, "one": 1, "two": 2, "three": 3},
    units={
        **{"day": (1, 0), "days": (1, 0), "week": (7, 0), "weeks": (7, 0)},
        **{"month": (0, 1), "months": (0, 1), "year": (0, 12), "years": (0, 12)},
    },
)
AMERICAN = replace(BRITISH, day_first=False)
CANADIAN = replace(BRITISH, day_first=False, year_first=True)
FIFTH = date(2026, 11, 5)
DAYS = st.dates(date(1950, 1, 1), date(2046, 12, 31))


@pytest.mark.parametrize(
    "written",
    [
        "05/11/2026",
        "5/11/2026",
        "5-11-2026",
        "5.11.2026",
        "5 11 2026",
        "5. 11. 26",
        "05/11/26",
        "5/11",
        "05112026",
        "051126",
        "2026-11-05",
        "2026/11/5",
        "20261105",
        "5 Nov",
        "5 november 2026",
        "5nov26",
        "5th of November",
        "Nov 5, 2026",
        "november 5",
        "the 5th of Novem",
        "Thursday 5 November 2026",
        "Thu, 5 Nov 26",
        "2026 Nov 5",
        "  5 /11/ 2026 ",
        "\uff15/\uff11\uff11/2026",
    ],
)
def test_a_day_is_read_however_it_is_written(written: str) -> None:
    assert read_date(written, BRITISH, TODAY) == FIFTH


@pytest.mark.parametrize(
    "written",
    [
        *(
            "",
            " ",
            "/",
            "5",
            "2026",
            "11 2026",
            "November",
            "last",
            "last last Tuesday",
            "weeks",
            "3 weeks",
            "ago",
            "some weeks ago",
            "tomorrow",
            "5 Novembre",
            "5 ju",
            "5 ma",
        ),
        *("5/11/202", "5/11/20261", "05/11/1", "0/11/2026", "32/11/2026", "5/13/13/2026", "31/2/26", "31/2/2026"),
        *("29 February 2025", "5 Nov Dec", "5 5 5 Nov", "about 5 Nov", "5/11/0026", "9" * 5000, "5/11" + " " * LONGEST),
    ],
)
def test_what_is_no_day_is_not_made_one(written: str) -> None:
    assert read_date(written, BRITISH, TODAY) is None


def test_two_orders_are_told_apart_by_the_country() -> None:
    assert read_date("05/11/2026", BRITISH, TODAY) == date(2026, 11, 5)
    assert read_date("05/11/2026", AMERICAN, TODAY) == date(2026, 5, 11)
    assert read_date("05/11/2026", CANADIAN, TODAY) == date(2026, 5, 11)
    assert read_date("05/11/06", CANADIAN, TODAY) == date(2005, 11, 6)
    assert read_date("05/11/06", BRITISH, TODAY) == date(2006, 11, 5)


def test_the_other_order_is_taken_where_the_first_is_no_day() -> None:
    assert read_date("11/13/2026", BRITISH, TODAY) == date(2026, 11, 13)
    assert read_date("13/11/2026", AMERICAN, TODAY) == date(2026, 11, 13)
    assert read_date("05112026", CANADIAN, TODAY) == date(2026, 5, 11)


def test_today_and_yesterday_go_by_the_day_handed_in() -> None:
    assert read_date(" Today ", BRITISH, TODAY) == TODAY
    assert read_date("YESTERDAY", BRITISH, date(2026, 3, 1)) == date(2026, 2, 28)


def test_a_day_without_a_year_is_the_latest_that_has_been() -> None:
    assert read_date("21 Nov", BRITISH, TODAY) == TODAY
    assert read_date("22 Nov", BRITISH, TODAY) == date(2025, 11, 22)
    assert read_date("29 Feb", BRITISH, TODAY) == date(2024, 2, 29)
    assert read_date("29/2", BRITISH, date(1904, 2, 28)) == date(1896, 2, 29)


def test_two_digits_of_a_year_are_the_nearest_and_not_a_hundred_years_ago_for_being_a_day_ahead() -> None:
    assert read_date("22/11/26", BRITISH, TODAY) == date(2026, 11, 22)
    assert read_date("1/1/46", BRITISH, TODAY) == date(2046, 1, 1)
    assert read_date("1/1/47", BRITISH, TODAY) == date(1947, 1, 1)
    assert read_date("1/1/05", BRITISH, date(2090, 1, 1)) == date(2105, 1, 1)


def test_a_word_that_is_a_weekday_and_a_month_is_the_one_that_is_missing() -> None:
    spanish = replace(
        BRITISH,
        months=(*BRITISH.months[:2], frozenset({"marzo", "mar"}), *BRITISH.months[3:]),
        weekdays=(BRITISH.weekdays[0], frozenset({"mar"}), *BRITISH.weekdays[2:]),
    )
    assert read_date("mar 5 may", spanish, TODAY) == date(2026, 5, 5)
    assert read_date("mar 5 mar", spanish, TODAY) == date(2026, 3, 5)
    assert read_date("mar", spanish, TODAY) is None


# Today is a Saturday.
@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Tuesday", date(2026, 11, 17)),
        ("on tuesday", date(2026, 11, 17)),
        ("tues", date(2026, 11, 17)),
        ("last Tuesday", date(2026, 11, 17)),
        ("Saturday", TODAY),
        ("last Saturday", date(2026, 11, 14)),
        ("last night", date(2026, 11, 20)),
        ("3 weeks ago", date(2026, 10, 31)),
        ("Three weeks ago.", date(2026, 10, 31)),
        ("a week ago", date(2026, 11, 14)),
        ("two months ago", date(2026, 9, 21)),
        ("9 months ago", date(2026, 2, 21)),
        ("a year ago", date(2025, 11, 21)),
        ("10 days ago", date(2026, 11, 11)),
        ("0 days ago", TODAY),
    ],
)
def test_a_day_is_told_by_how_far_back_it_is(written: str, day: date) -> None:
    assert read_date(written, BRITISH, TODAY) == day


def test_months_ago_end_on_the_last_day_a_month_has() -> None:
    assert read_date("a month ago", BRITISH, date(2026, 3, 31)) == date(2026, 2, 28)
    assert read_date("a year ago", BRITISH, date(2024, 2, 29)) == date(2023, 2, 28)


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("March 2024", date(2024, 3, 1)),
        ("2024 mar", date(2024, 3, 1)),
        ("March", date(2026, 3, 1)),
        ("December", date(2025, 12, 1)),
        ("2024", date(2024, 1, 1)),
        ("last week", date(2026, 11, 14)),
        ("last month", date(2026, 10, 1)),
        ("last year", date(2025, 1, 1)),
    ],
)
def test_a_stretch_without_a_day_is_not_made_a_day_but_known_for_one(written: str, first: date) -> None:
    assert read_date(written, BRITISH, TODAY) is None
    assert without_day(written, BRITISH, TODAY) == first


@pytest.mark.parametrize("written", ["", "5", "05112026", "some time", "last Tuesday", "March April", "0099", "x" * 99])
def test_what_is_no_stretch_is_not_made_one(written: str) -> None:
    assert without_day(written, BRITISH, TODAY) is None


@given(DAYS, st.sampled_from([BRITISH, AMERICAN, CANADIAN]), st.sampled_from(["/", "-", ".", " ", ". "]))
def test_every_day_in_digits_is_read_back(day: date, words: DateWords, between: str) -> None:
    year, month, number = f"{day.year}", f"{day.month}", f"{day.day}"
    last = [number, month, year] if words.day_first else [month, number, year]
    assert read_date(between.join([year, month, number]), words, TODAY) == day
    assert read_date(between.join(last), words, TODAY) == day
    short = [year[2:], month, number] if words.year_first else [*last[:2], year[2:]]
    assert read_date(between.join(short), words, TODAY) == day


@given(st.dates(TODAY - timedelta(days=364), TODAY), st.sampled_from([BRITISH, AMERICAN, CANADIAN]))
def test_every_day_of_the_last_year_is_read_back_without_its_year(day: date, words: DateWords) -> None:
    month = _MONTHS[day.month - 1]
    assert read_date(f"{day.day} {month[:3]}", words, TODAY) == day
    assert read_date(f"{month} {day.day}", words, TODAY) == day


@given(
    st.one_of(
        st.text(),
        st.text("0123456789/-. ", max_size=12),
        st.lists(
            st.sampled_from(
                [
                    *("5", "31", "2026", "mar", "may", "mon", "today"),
                    *("of", "/", "0", "99", "9999", "last", "ago", "year", "days"),
                ]
            )
        ).map(" ".join),
    ),
    st.sampled_from([BRITISH, AMERICAN, CANADIAN]),
)
def test_no_text_at_all_is_too_odd_to_be_looked_at(text: str, words: DateWords) -> None:
    for found in (read_date(text, words, TODAY), without_day(text, words, TODAY)):
        assert found is None or isinstance(found, date)
