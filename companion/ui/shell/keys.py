"""The keys of a window: what each does, wherever the keyboard is in it."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

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


def bind_above_all(part: QWidget, key: str, act: Callable[[], None]) -> QShortcut:
    """Tie a key that is heard over an open list or menu too, which is closed first.

    A popup keeps the keys of its window to itself, but not those of the whole application. Over a popup Qt takes no
    account of sheets either, so that the window and the sheet over it are both asked: both have to do the same.
    """

    def heard() -> None:
        close_popups()
        act()

    shortcut = QShortcut(QKeySequence(key), part)
    shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
    shortcut.activated.connect(heard)
    shortcut.activatedAmbiguously.connect(heard)
    return shortcut


def close_popups() -> None:
    """Close every open list, menu and calendar, the one in front first."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
        if QApplication.activePopupWidget() is popup:
            return


def bind_window(window: "MainWindow") -> None:
    """Tie the keys of the app's own window: what it does everywhere, and each screen that has a key."""
    acts: dict[str, Callable[[], None]] = {
        "Esc": window.go_back,
        "Ctrl+Z": lambda: window.toasts.undo_last(),
        "Ctrl+S": window.save,
        "Ctrl+M": lambda: _note_moment(window),
        "Ctrl+/": window.show_shortcuts,
    }
    bind_all(window, acts | {entry.key: partial(window.go, entry.id) for entry in SCREENS if entry.key})


def bind_everywhere(window: "MainWindow", part: QWidget) -> QShortcut:
    """Tie the keys that are heard wherever one is, for the window or a sheet over it; returns the one that hides."""
    bind_above_all(part, "F1", partial(_help, window))
    bind_above_all(part, "Ctrl+L", partial(_lock, window))
    bind_above_all(part, "Ctrl+Q", window.close_window)
    return bind_above_all(part, window.ctx.prefs.now.quick_hide_key, window.hide_quickly)


def _help(window: "MainWindow") -> None:
    """Open Help now; over a sheet, which keeps what is typed in it and comes back afterwards."""
    over, sheets = QApplication.activeModalWidget(), window.sheets.all()
    if over is not None and over not in sheets:
        # A window of the system's own, such as the one for printing: nothing could be seen behind it.
        return
    for sheet in sheets:
        if sheet.isVisible():
            window.sheets.wait(sheet)
    window.help_now()


def _lock(window: "MainWindow") -> None:
    if QApplication.activeModalWidget() is None:
        lock_or_say(window.ctx, window)
    else:
        window.lock()


def _note_moment(window: "MainWindow") -> None:
    """Ask how it is right now, over whatever is shown, where that is theirs to say."""
    if window.current_screen() is None or not window.ctx.unlocked:
        return
    if window.ctx.services.settings.current().audience is Audience.ME:
        from companion.ui.moment_sheet import open_moment

        open_moment(window.ctx, window)
