"""Months for growth rings: drawn at random, and even ones."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from hypothesis import strategies as st

from companion.domain.day import add_months
from companion.domain.rings import RingMonth, ring_months

BEGAN = date(1996, 8, 31)
SHARES = st.floats(0, 1)


@st.composite
def lives(draw: st.DrawFn, most: int = 14) -> list[RingMonth]:
    """Months one after the other, the last one not always over, with any moods and lapses."""
    began = draw(st.dates(date(1990, 1, 1), date(2030, 1, 1)))
    days = draw(st.integers(0, most * 30))
    months = []
    for first, last in ring_months(began, began + timedelta(days=days)):
        lapses = draw(st.lists(st.integers(0, (last - first).days), max_size=4, unique=True))
        mood = draw(st.none() | SHARES)
        answered = 0 if mood is None else draw(st.none() | st.integers(1, (last - first).days + 1))
        held = tuple(first + timedelta(days=offset) for offset in sorted(lapses))
        months.append(RingMonth(first, last, draw(SHARES), mood, held, answered))
    return months


def steady(months: int, good: float = 0.8, mood: float | None = 0.5) -> list[RingMonth]:
    """So many whole months, all alike, without a lapse."""
    last = add_months(BEGAN, months) - timedelta(days=1)
    return [RingMonth(first, end, good, mood) for first, end in ring_months(BEGAN, last)]


def lived(months: int, lapses: int, seed: int = 1) -> list[RingMonth]:
    """So many whole months with so many lapses anywhere in them, on days of their own where there are enough."""
    chance = Random(seed)
    last = add_months(BEGAN, months) - timedelta(days=1)
    every = [BEGAN + timedelta(days=number) for number in range((last - BEGAN).days + 1)] if months else []
    used = set(chance.sample(every, k=min(len(every), lapses)))
    made = []
    for first, end in ring_months(BEGAN, last) if months else ():
        held = tuple(sorted(day for day in used if first <= day <= end))
        length = (end - first).days + 1
        made.append(RingMonth(first, end, 1 - len(held) / length, 0.2 + 0.6 * chance.random(), held))
    return made
