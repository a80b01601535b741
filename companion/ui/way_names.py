"""What ways to cope are called: those of the library, and a person's own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from companion.context import AppContext


def way_namer(ctx: AppContext) -> Callable[[str], str]:
    """Gives the name of a way to cope by its id; one that is no longer in the library is called by its id."""

    def name(tool: str) -> str:
        if tool == "paced-breathing":
            # Offered on the first start, before the library is read.
            return QCoreApplication.translate("WayNames", "Paced breathing")
        own = ctx.services.own_ways.of(tool)
        if own is not None:
            return own.words.name
        found = {one.id: one.name for one in ctx.library.strategies()}
        return found.get(tool, tool)

    return name
