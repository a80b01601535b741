"""A message of the system, beside the clock, in words that tell nobody anything."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

#: How long the system may show it, in milliseconds.
SHOWN_MS = 10_000


class Outside:
    """The icon beside the clock, made when the first message is to be shown. Pressing either brings the window."""

    def __init__(self, window: QWidget, come_forward: Callable[[], None]) -> None:
        self._window, self._come = window, come_forward
        self._icon: QSystemTrayIcon | None = None

    def say(self, words: str) -> bool:
        """Show a message; False where the system has no place for one, and it is to be said in the app."""
        if not QSystemTrayIcon.isSystemTrayAvailable() or not QSystemTrayIcon.supportsMessages():
            return False
        if self._icon is None:
            icon = self._icon = QSystemTrayIcon(QIcon(self._window.windowIcon()), self._window)
            icon.setToolTip(self._window.windowTitle())
            icon.messageClicked.connect(self._come)
            icon.activated.connect(lambda _why: self._come())
            icon.show()
        self._icon.showMessage(self._window.windowTitle(), words, QSystemTrayIcon.MessageIcon.NoIcon, SHOWN_MS)
        return True

    def end(self) -> None:
        """Take the icon away."""
        if self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None
