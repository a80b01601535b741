"""How a reminder is told: by the system beside the clock where that is wanted and can be, else inside the app."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QCoreApplication

from companion.context import AppContext


class Way(Enum):
    """Where it was told."""

    BESIDE = "beside"
    INSIDE = "inside"


def tell(ctx: AppContext, count: int, pressed: Callable[[], None]) -> Way:
    """Tell of so many things; beside the clock no more than that there is something."""
    if ctx.services.settings.current().remind_outside and ctx.beside.say(outside_words(), pressed):
        return Way.BESIDE
    tell_inside(ctx, count)
    return Way.INSIDE


def tell_inside(ctx: AppContext, count: int) -> None:
    """Tell of so many things in the window, where they can be seen."""
    ctx.shell.toast(QCoreApplication.translate("Reminding", "%n thing(s) for now: see Today", "", count))


def tell_locked(ctx: AppContext, pressed: Callable[[], None]) -> None:
    """Tell, over a locked file, that there is something: by the system, or on the lock screen."""
    if not ctx.beside.say(outside_words(), pressed):
        ctx.shell.toast(outside_words())


def outside_words() -> str:
    """What may be read by whoever is near."""
    return QCoreApplication.translate("Reminding", "A reminder")
