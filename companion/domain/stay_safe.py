"""The stay-safe plan: made in calm, to be read in a storm.

Its words and its order are our own: what makes the hour safer stands before whom to turn to, because with opioids it
is the more urgent.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from companion.domain.value import Value


class Part(StrEnum):
    """The parts of the plan, in the order they are read in. The person's reasons, kept elsewhere, come last."""

    SIGNALS = "signals"
    FIRST = "first"
    SAFER = "safer"
    TELL = "tell"
    SERVICES = "services"
    LIFT = "lift"


class PlanLine(Value):
    """One line of the plan: words, or one of the person's people, or a helpline, with words beside them if any.

    Attributes:
        contact: the uuid of someone on their list.
        helpline: the id of a line of their country.
    """

    uuid: str
    part: Part
    words: str = ""
    contact: str | None = None
    helpline: str | None = None
    position: int = 0


class Plan(Value):
    """The whole plan, line by line, each part in the person's order."""

    lines: tuple[PlanLine, ...] = ()

    def of(self, part: Part) -> tuple[PlanLine, ...]:
        """The lines of one part."""
        return tuple(line for line in self.lines if line.part is part)

    @property
    def empty(self) -> bool:
        """Whether nothing was written yet."""
        return not self.lines

    def has_someone(self, reachable: Iterable[str]) -> bool:
        """Whether it names anyone to ring: a helpline, or one of those (uuids) who have a number."""
        numbers = set(reachable)
        return any(line.helpline or line.contact in numbers for line in self.lines)
