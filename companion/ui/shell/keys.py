"""The keys of a window: what each does, wherever the keyboard is in it."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def bind(window: QWidget, key: str, act: Callable[[], None]) -> QShortcut:
    """Tie a key to an act for the whole window."""
    # The context it has of itself is the window.
    shortcut = QShortcut(QKeySequence(key), window)
    shortcut.activated.connect(act)
    return shortcut


def bind_all(window: QWidget, acts: Mapping[str, Callable[[], None]]) -> None:
    """Tie every key to its act."""
    for key, act in acts.items():
        bind(window, key, act)
