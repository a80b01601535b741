"""What a break means for the body: when a record tells of one, and of use after it. Nothing here is ever a number.

How far tolerance has fallen, and how much of it is back after days of use, nobody knows. So these rules only say when
a word about it belongs, and never how low it is.
"""

from __future__ import annotations

from datetime import date, timedelta

from companion.domain.counter import Count
from companion.domain.day import days_between

#: From how many days without use on tolerance can have begun to fall.
BREAK_FROM = 3
#: The page of the library that tells of it.
PAGE = "lower-tolerance"
#: For so many days after use that followed a break that page is put first: four weeks.
PUT_FIRST_FOR = 28
_DAY = timedelta(days=1)


def had_break(count: Count) -> bool:
    """Whether the record tells of a break in which tolerance fell, the current run among them."""
    return any(run.days >= BREAK_FROM for run in count.runs)


def used_after_break(count: Count) -> date | None:
    """The last day of use that came right after a break; None where the record tells of none."""
    used = frozenset(count.lapses)
    after = (run.last + _DAY for run in reversed(count.runs) if run.days >= BREAK_FROM and run.last < date.max)
    return next((day for day in after if day in used), None)


def page_is_due(count: Count, opened: date | None) -> bool:
    """Whether the page on tolerance comes first: for four weeks after such use, unless opened on that day or since."""
    used = used_after_break(count)
    if used is None or days_between(used, count.today) >= PUT_FIRST_FOR:
        return False
    return opened is None or opened < used
