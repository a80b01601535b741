"""Self-checks: what was answered, and how a total and a change come of it. A score is never kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from companion.domain.value import Value

#: What was answered to each question, in their order; None for one that was left out.
Answers = tuple[int | None, ...]


class Checked(Value):
    """A self-check as it was answered on a day; `edition` says by which wording it asked."""

    uuid: str
    kind: str
    edition: int
    day: date
    at: datetime
    zone: str
    answers: Answers
    note: str = ""


def total_of(answers: Answers, times: int = 1) -> int | None:
    """The sum of the answers, `times` as much; None where any was left out: half a check has no total."""
    given = [answer for answer in answers if answer is not None]
    return sum(given) * times if len(given) == len(answers) else None


def left_out(answers: Answers) -> int:
    """How many questions were left out."""
    return sum(answer is None for answer in answers)


def may_repeat(last: date, today: date, after_days: int) -> bool:
    """Whether the time a check asks about has passed since it was last answered."""
    return today - last >= timedelta(days=after_days)


def joined(days: Sequence[date], near: timedelta) -> tuple[tuple[int, ...], ...]:
    """Places of days in a row that lie near each other: a line is drawn within each, and none across a longer gap."""
    stretches: list[list[int]] = []
    for place, day in enumerate(days):
        if place and day - days[place - 1] <= near:
            stretches[-1].append(place)
        else:
            stretches.append([place])
    return tuple(map(tuple, stretches))
