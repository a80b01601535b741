"""Which question is offered beside an empty page: another one each day, and never the same twice in a row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random


def in_order(ids: Sequence[str], day: date) -> tuple[str, ...]:
    """All questions in the order of a day; the same day has always the same one."""
    order = list(ids)
    # An order like a shuffled deck's, and no secret.
    Random(day.toordinal()).shuffle(order)  # noqa: S311
    return tuple(order)


def first_of(ids: Sequence[str], day: date, last: str = "") -> str:
    """The question a day begins with: not the one of the day before, and not the one they were shown last.

    ValueError where there is none at all.
    """
    if not ids:
        raise ValueError("there are no questions")
    known = {last, in_order(ids, day - timedelta(days=1))[0]}
    return next((one for one in in_order(ids, day) if one not in known), ids[0])


def after(ids: Sequence[str], day: date, shown: str) -> str:
    """The one that follows another on a day, round and round; the first where that other one is not among them."""
    order = in_order(ids, day)
    place = order.index(shown) + 1 if shown in order else 0
    return order[place % len(order)]
