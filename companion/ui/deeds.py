"""What somebody asks for on a screen: done, told with a way back, and calmly said where it cannot be done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from companion.context import AppContext, Locked
from companion.domain.problems import KnownProblem
from companion.domain.undo import Done

T = TypeVar("T")


def attempt(ctx: AppContext, act: Callable[[], T]) -> T | None:
    """What `act` gives; None where a known problem kept it from being done, which is then shown."""
    try:
        return act()
    except KnownProblem as problem:
        ctx.shell.show_problem(problem)
        return None


def managed(ctx: AppContext, act: Callable[[], object]) -> bool:
    """Do what gives nothing back; False where a known problem kept it from being done, which is then shown."""
    return attempt(ctx, lambda: (act(),)) is not None


def attempt_and_tell(ctx: AppContext, act: Callable[[], Done], words: str) -> bool:
    """Do it, and say so with Undo beside it; False where a known problem kept it from being done."""
    done = attempt(ctx, act)
    if done is None:
        return False
    ctx.shell.toast(words, done.undo)
    return True


def let_pass(error: Exception) -> None:
    """Let a known problem or the lock pass where nobody asked for it, and it is done again the next time."""
    if not isinstance(error, KnownProblem | Locked):
        raise error


@contextmanager
def keyboard_kept(page: QWidget) -> Iterator[None]:
    """Give the keyboard back to the part of a page that had it, by its name, after the page was drawn anew."""
    held = page.window().focusWidget()
    name = held.objectName() if held is not None and page.isAncestorOf(held) else ""
    yield
    again = [part for part in page.findChildren(QWidget, name) if part.isVisibleTo(page)] if name else []
    if again:
        again[0].setFocus(Qt.FocusReason.OtherFocusReason)
