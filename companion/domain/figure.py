"""Which number the counter really shows: the one chosen, unless it has nothing kind to say just now.

A zero is never shown large. On the day of a lapse and the day after, what they gained stands there instead; before the
first full day it is the hours, and where the hour is not known there is no number at all.
"""

from __future__ import annotations

from enum import StrEnum

from companion.domain.counter import Count
from companion.domain.settings import Headline
from companion.domain.value import Value


class Measure(StrEnum):
    """What the number counts; FIRST_DAY has no number."""

    DAYS = "days"
    HOURS = "hours"
    MINUTES = "minutes"
    FIRST_DAY = "first-day"


class Figure(Value):
    """The number to show largest, what it counts, and which of the headlines it is."""

    headline: Headline
    measure: Measure
    number: int = 0


def figure(count: Count, headline: Headline) -> Figure:
    """Give what the counter shows for a choice of headline."""
    days = {
        Headline.CURRENT: 0 if count.fresh else count.days,
        Headline.LONGEST: count.longest,
        Headline.TOTAL: count.total,
        Headline.SHARE_30: count.last_30.free,
        Headline.SHARE_90: count.last_90.free,
        Headline.SINCE_START: count.since_start.of,
        Headline.MEDICINE: count.on_medicine,
    }
    for wanted in (headline, Headline.CURRENT, Headline.TOTAL):
        if number := days.get(wanted, 0):
            return Figure(wanted, Measure.DAYS, number)
    if count.elapsed is None:
        return Figure(Headline.CURRENT, Measure.FIRST_DAY)
    hours, minutes = divmod(int(count.elapsed.total_seconds()) // 60, 60)
    if hours:
        return Figure(Headline.CURRENT, Measure.HOURS, hours)
    return (
        Figure(Headline.CURRENT, Measure.MINUTES, minutes) if minutes else Figure(Headline.CURRENT, Measure.FIRST_DAY)
    )
