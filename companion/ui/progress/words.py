"""Words that several parts of Progress share."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from companion.domain.progress import Given, Reach, Span
from companion.ui.dates import day_month, full_date


def given_words(given: Given) -> str:
    """What a line is drawn of."""
    said = QCoreApplication.translate
    return {
        Given.MOOD: said("Progress", "Mood"),
        Given.CRAVING: said("Progress", "Craving"),
        Given.SLEEP: said("Progress", "Sleep"),
        Given.PAIN: said("Progress", "Pain"),
    }[given]


def number_words(value: float, places: int = 1) -> str:
    """A number as the language writes it, without places it does not need."""
    rounded = float(round(value, places))
    whole = rounded == int(rounded)
    return QLocale().toString(rounded, "f", 0 if whole else places)


def money_words(cents: int, currency: str) -> str:
    """An amount in its currency, without pennies from a hundred on: nobody counts them."""
    amount = cents / 100
    places = 0 if cents >= 10_000 or cents % 100 == 0 else 2
    return QLocale().toCurrencyString(amount, SYMBOLS.get(currency, currency), places)


#: The currencies of the countries whose helplines are known; any other is written as they write it.
SYMBOLS = {
    "GBP": "£",
    "EUR": "€",
    "USD": "$",
    "CAD": "$",
    "AUD": "$",
    "NZD": "$",
    "INR": "₹",
    "ZAR": "R",
}


def span_words(span: Span) -> str:
    """ "1 March to 30 May 2026"."""
    said = QCoreApplication.translate("Progress", "{first} to {last}")
    first = day_month(span.first, span.last)
    return said.format(first=first, last=full_date(span.last))


def reach_words(reach: Reach) -> str:
    """What a chip of the reach says."""
    said = QCoreApplication.translate
    return {
        Reach.ALL: said("Progress", "All time"),
        Reach.YEAR: said("Progress", "Year"),
        Reach.DAYS_90: said("Progress", "90 days"),
        Reach.DAYS_30: said("Progress", "30 days"),
        Reach.OWN: said("Progress", "Other dates"),
    }[reach]
