"""What narrows a search, in words: for the chips under the field, and for whoever hears them."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QLocale

from companion.domain.day import add_months
from companion.domain.looking import Only, Reach, Sought
from companion.ui.dates import full_date, month_year

_DAY = timedelta(days=1)


def only_words(only: Only | None) -> str:
    """What kind of rows is looked for."""
    return {
        None: _tr("Everything"),
        Only.PAGES: _tr("Pages"),
        Only.CHECK_INS: _tr("Check-ins"),
    }[only]


def parts_of(sought: Sought) -> tuple[tuple[str, str], ...]:
    """Each part that narrows it: its name as `looking.without` knows it, and what is said of it."""
    parts = [("only", only_words(sought.only))] if sought.only is not None else []
    parts += [(f"tag:{tag}", _tr("tag {tag}").format(tag=tag)) for tag in sought.tags]
    if sought.mood is not None:
        parts.append(("mood", _reach(_tr("mood {low}"), _tr("mood {low} to {high}"), sought.mood)))
    if sought.craving is not None:
        parts.append(("craving", _reach(_tr("craving {low}"), _tr("craving {low} to {high}"), sought.craving)))
    first, last = sought.first, sought.last
    if first is not None and first == last:
        parts.append(("days", full_date(first)))
    elif first is not None and last is not None:
        parts.append(("days", _stretch_words(first, last)))
    elif first is not None:
        parts.append(("days", _tr("from {first}").format(first=full_date(first))))
    elif last is not None:
        parts.append(("days", _tr("until {last}").format(last=full_date(last))))
    return tuple(parts)


def _stretch_words(first: date, last: date) -> str:
    """A whole year or month by its name, any other stretch by its ends."""
    if first.day == 1 and last == add_months(first, 1) - _DAY:
        return month_year(first)
    if (first.month, first.day) == (1, 1) and last == add_months(first, 12) - _DAY:
        return str(first.year)
    return _tr("{first} to {last}").format(first=full_date(first), last=full_date(last))


def _reach(one: str, two: str, reach: Reach) -> str:
    low, high = reach
    number = QLocale().toString
    return (one if low == high else two).format(low=number(low), high=number(high))


def _tr(words: str) -> str:
    return QCoreApplication.translate("Narrow", words)
