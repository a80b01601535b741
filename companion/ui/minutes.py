"""Tells when a minute of the clock on the wall is over, and wakes nobody while nobody can see it."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QWindow
from shiboken6 import isValid

MINUTE_MS = 60_000
#: A little after the full minute, so that it is surely over.
AFTER_MS = 30


class Minutes(QObject):
    """Emits `over` once a minute, on the minute, between `begin` and `end` and while the window is not minimised."""

    over = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._now = now
        self._window: QWindow | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._strike)

    @property
    def running(self) -> bool:
        """Whether the next minute is being waited for."""
        return self._timer.isActive()

    def left(self) -> int:
        """Milliseconds until the minute that goes on is over."""
        now = self._now()
        return MINUTE_MS - (now.second * 1000 + now.microsecond // 1000) + AFTER_MS

    def begin(self, window: QWindow | None) -> None:
        """Wait for the next minute, for as long as the window can be seen."""
        self.end()
        self._window = window
        if window is not None:
            window.windowStateChanged.connect(self._follow)
        if window is None or not window.windowStates() & Qt.WindowState.WindowMinimized:
            self._timer.start(self.left())

    def end(self) -> None:
        """Wait no more."""
        self._timer.stop()
        if self._window is not None and isValid(self._window):
            self._window.windowStateChanged.disconnect(self._follow)
        self._window = None

    def _follow(self, state: Qt.WindowState) -> None:
        if state == Qt.WindowState.WindowMinimized:
            self._timer.stop()
        elif not self._timer.isActive():
            # Meanwhile more than one may have gone by.
            self._strike()

    def _strike(self) -> None:
        self._timer.start(self.left())
        self.over.emit()
