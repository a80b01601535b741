"""What a person means to do and why: today's small intentions, reasons, and dates after which risk is higher."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import StrEnum

from companion.domain.day import days_between
from companion.domain.value import Value

#: How many days after such a date the notice about a lower tolerance is shown: four weeks.
WINDOW_DAYS = 28


class Intention(Value):
    """Something small a person means to do on a day; `done_at` is when they ticked it, None while it is open."""

    uuid: str
    day: date
    words: str
    done_at: datetime | None = None
    position: int = 0


class Reason(Value):
    """One of the person's own reasons, in their words."""

    uuid: str
    words: str
    position: int = 0


class RiskKind(StrEnum):
    """What ended on a date after which tolerance is lower; MEDICINE is a last dose of methadone or buprenorphine."""

    DETOX = "detox"
    REHAB = "rehab"
    HOSPITAL = "hospital"
    CUSTODY = "custody"
    MEDICINE = "medicine"


class RiskDate(Value):
    """A date the person entered: they left one of these places, or took a last dose."""

    uuid: str
    kind: RiskKind
    day: date


class RiskWindow(Value):
    """The time of raised risk a person is in: the date it is from, and how many days ago that was (0 is today)."""

    date: RiskDate
    days: int

    @property
    def days_left(self) -> int:
        """After how many more days the notice goes by itself."""
        return WINDOW_DAYS - self.days


def risk_window(dates: Iterable[RiskDate], today: date) -> RiskWindow | None:
    """Give the newest date that has come and is not more than four weeks past; None outside such a time."""
    recent = [one for one in dates if 0 <= days_between(one.day, today) <= WINDOW_DAYS]
    if not recent:
        return None
    newest = max(recent, key=lambda one: (one.day, one.uuid))
    return RiskWindow(newest, days_between(newest.day, today))


def reason_of_day(reasons: Sequence[Reason], day: date) -> Reason | None:
    """Give the reason whose turn it is: the same all day, and each of them once in as many days as there are."""
    return reasons[day.toordinal() % len(reasons)] if reasons else None


def tidy_line(words: str) -> str:
    """Give words as they are kept on one line: trimmed, white space inside joined. ValueError without any."""
    tidy = " ".join(words.split())
    if not tidy:
        raise ValueError("there are no words in it")
    return tidy
