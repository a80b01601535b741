"""The keys of a window: what each does, wherever the keyboard is in it."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from companion.domain.settings import Audience
from companion.ui.registry import SCREENS
from companion.ui.shell.notices import lock_or_say

if TYPE_CHECKING:
    from companion.ui.shell.window import MainWindow


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


def bind_window(window: "MainWindow") -> None:
    """Tie the keys of the app's own window: what it does everywhere, and each screen that has a key."""
    acts: dict[str, Callable[[], None]] = {
        "F1": lambda: window.help_now(),
        "Esc": window.go_back,
        "Ctrl+L": lambda: lock_or_say(window.ctx, window),
        "Ctrl+Z": lambda: window.toasts.undo_last(),
        "Ctrl+S": window.save,
        "Ctrl+M": lambda: _note_moment(window),
        "Ctrl+/": window.show_shortcuts,
        "Ctrl+Q": window.close_window,
    }
    bind_all(window, acts | {entry.key: partial(window.go, entry.id) for entry in SCREENS if entry.key})


def _note_moment(window: "MainWindow") -> None:
    """Ask how it is right now, over whatever is shown, where that is theirs to say."""
    if window.current_screen() is None or not window.ctx.unlocked:
        return
    if window.ctx.services.settings.current().audience is Audience.ME:
        from companion.ui.moment_sheet import open_moment

        open_moment(window.ctx, window)
