"""The whole program in one process: what its tests do to it."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from companion.bootstrap import Program

WORDS = "four calm words here"


def settle() -> None:
    """Let what was sent and what is to be deleted happen."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def unlock_again(program: Program) -> None:
    """Unlock, and let happen what follows once the window has settled."""
    program.vault.unlock(WORDS)
    program.opened()
    program._say_once()
    settle()
