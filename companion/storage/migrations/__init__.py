"""The numbered steps that bring a file from any earlier version to the latest.

To add one: a module `mNNNN_name.py` with `NUMBER` and `up(connection)`, its line in `steps`, `LATEST` raised by one.
"""

from __future__ import annotations

from collections.abc import Callable

from companion.domain.value import Value
from companion.storage.driver import Connection

LATEST = 6


class Step(Value):
    """One step: the version it leads to, and the plain SQL that leads there (no transaction of its own)."""

    number: int
    up: Callable[[Connection], None]


def steps() -> tuple[Step, ...]:
    """All steps in order. Imported here and not above, for an up-to-date file needs none of them at start."""
    from companion.storage.migrations import (
        m0001_first,
        m0002_daily_loop,
        m0003_library,
        m0004_marks,
        m0005_for_the_hour,
        m0006_in_full,
    )

    modules = (m0001_first, m0002_daily_loop, m0003_library, m0004_marks, m0005_for_the_hour, m0006_in_full)
    return tuple(Step(module.NUMBER, module.up) for module in modules)
