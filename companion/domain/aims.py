"""What a person aims at: what matters to them, what they want to do about it, and what to do when a cue comes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from companion.domain.value import Value


class Kind(StrEnum):
    """A value is never done; a goal can be, and a step is the first small thing to do towards one."""

    VALUE = "value"
    GOAL = "goal"
    STEP = "step"


class Goal(Value):
    """A value, a goal or a step. `towards` is the uuid of what it serves."""

    uuid: str
    kind: Kind
    words: str
    towards: str | None = None
    done_at: datetime | None = None
    position: int = 0


class IfThen(Value):
    """A plan for a cue: if that happens, then I do this. `from_chain` tells whether it came from what had happened."""

    uuid: str
    cue: str
    action: str
    position: int = 0
    from_chain: bool = False


def steps_of(goals: Sequence[Goal], uuid: str | None) -> tuple[Goal, ...]:
    """What serves one thing, in the person's order; with None what serves nothing in particular, or no more."""
    there = {one.uuid for one in goals}
    serves = ((one, one.towards if one.towards in there else None) for one in goals if one.kind is not Kind.VALUE)
    return tuple(one for one, towards in serves if towards == uuid)
