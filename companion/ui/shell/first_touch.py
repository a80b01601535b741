"""Does something once, when the person first touches a key or the mouse."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QWindow

_TOUCHES = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.Wheel, QEvent.Type.Enter}
)


class FirstTouch(QObject):
    """Watches one window of the display, which sees a handful of events where its parts see thousands."""

    def __init__(self, window: QWindow, act: Callable[[], None]) -> None:
        super().__init__(window)
        self._window, self._act = window, act
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self.stop()
            self._act()
        return super().eventFilter(watched, event)

    def stop(self) -> None:
        """Watch no longer."""
        self._window.removeEventFilter(self)
        self.deleteLater()
