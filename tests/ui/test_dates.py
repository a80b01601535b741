"""Days in words and in digits: every form the app or the system shows is one it can read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from companion.domain.written_date import read_date
from companion.ui.dates import date_words, full_date, long_date, qdate, short_date

TODAY = date(2026, 11, 21)
COUNTRIES = ["en_GB", "en_US", "en_CA", "de_DE", "fr_FR", "es_ES", "en_IN", "en_ZA", "fr_CA", "en_AU"]
#: The hundred years a year of two digits may mean.
DAYS = st.dates(date(1947, 1, 1), date(2046, 12, 31))


@pytest.fixture(params=COUNTRIES)
def country(request: pytest.FixtureRequest, themed: None) -> Iterator[str]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(before)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(DAYS)
def test_every_day_is_read_back_in_every_form_it_is_shown_in(country: str, day: date) -> None:
    locale, words = QLocale(), date_words()
    shown = [
        full_date(day),
        long_date(day),
        short_date(day),
        day.isoformat(),
        *(locale.toString(qdate(day), length) for length in QLocale.FormatType),
        *(locale.toString(qdate(day), pattern) for pattern in ("ddd d MMM yyyy", "d MMM yy", "MMM d, yyyy")),
    ]
    assert {form: read_date(form, words, TODAY) for form in shown} == dict.fromkeys(shown, day)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.text(max_size=30))
def test_no_text_is_too_odd_in_any_country(country: str, text: str) -> None:
    read_date(text, date_words(), TODAY)


@pytest.mark.parametrize(
    ("country", "day", "year"),
    [("en_GB", True, False), ("en_US", False, False), ("en_CA", False, True), ("fr_CA", True, True)],
    indirect=["country"],
)
def test_the_order_is_that_of_the_country(country: str, day: bool, year: bool) -> None:
    words = date_words()
    assert (words.day_first, words.year_first) == (day, year)


@pytest.mark.parametrize(
    ("country", "written"),
    [("en_GB", "05/11/2026"), ("en_US", "11/5/2026"), ("de_DE", "05.11.2026"), ("en_ZA", "2026/11/05")],
    indirect=["country"],
)
def test_digits_always_have_the_whole_year(country: str, written: str) -> None:
    assert short_date(date(2026, 11, 5)) == written
