"""Money not spent: what using cost, and what days without use left in the pocket. All in hundredths of a currency."""

from __future__ import annotations

import re

from companion.domain.settings import Every
from companion.domain.value import Value

#: No amount is larger, in hundredths: a million.
MOST = 100_000_000
# Thousands in threes with one kind of mark or a blank between them; then a point or a comma, and one or two digits.
_MARKS = " .,'\u2019\u00a0\u202f"
_WHOLE = rf"[0-9]+|[0-9]{{1,3}}(?P<mark>[{_MARKS}])[0-9]{{3}}(?:(?P=mark)[0-9]{{3}})*"
_AMOUNT = re.compile(rf"(?P<whole>{_WHOLE})(?:(?!(?P=mark))[.,](?P<part>[0-9]{{1,2}}))?")


class Money(Value):
    """What was not spent, in hundredths of a currency, for so many days without use."""

    cents: int
    days: int


def not_spent(cents: int, every: Every, days: int) -> Money | None:
    """What days without use left in the pocket; None where no cost is known. A month is a twelfth of a year."""
    if cents <= 0:
        return None
    # Whole numbers throughout, so that pennies never come from rounding on the way: 4 years have 1461 days.
    whole = {Every.DAY: cents * days, Every.WEEK: cents * days // 7, Every.MONTH: cents * days * 48 // 1461}[every]
    return Money(whole, days)


def read_cents(words: str) -> int | None:
    """An amount as people write it ("12", "12.5", "1,200.50", "1.200,50"), in hundredths; None where it is none.

    Signs of a currency before or after it are passed over. Nothing, less than nothing, and more than a million are no
    amounts.
    """
    bare = re.sub(r"^[^0-9\-]+|[^0-9]+$", "", words.strip())
    found = _AMOUNT.fullmatch(bare)
    if found is None:
        return None
    whole = int(re.sub(r"[^0-9]", "", found["whole"]))
    cents = whole * 100 + int((found["part"] or "0").ljust(2, "0"))
    return cents if 0 < cents <= MOST else None
