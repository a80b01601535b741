"""A worry that was put off until the time set aside for worries."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from companion.domain.value import Value


class Worry(Value):
    """A worry in their words, and the day it waits for. `came_of_it` is a first step; settled without one it is let be.

    `settled_at` is when they looked at it; None while it waits.
    """

    uuid: str
    words: str
    day: date
    settled_at: datetime | None = None
    came_of_it: str = ""


def due(worries: Iterable[Worry], today: date) -> tuple[Worry, ...]:
    """Those that wait for a day that has come."""
    return tuple(one for one in worries if one.settled_at is None and one.day <= today)
