"""Which ways to cope are for whoever keeps the file: all, or those for a hard hour of someone who loves a person.

What speaks of an urge to use is not for somebody who has none.
"""

from __future__ import annotations

from companion.content.strategies import Strategy
from companion.context import AppContext


def ways(ctx: AppContext) -> tuple[Strategy, ...]:
    """The ways of the library that are offered, in order."""
    family = ctx.is_family()
    return tuple(one for one in ctx.library.strategies() if one.family or not family)


def left_out(ctx: AppContext) -> tuple[str, ...]:
    """The ids of the ways of the library that are not offered."""
    offered = {one.id for one in ways(ctx)}
    return tuple(one.id for one in ctx.library.strategies() if one.id not in offered)
