"""Locks after a while without a key or a movement."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class IdleLock(QObject):
    """Calls `lock` once nothing was touched for the time set.

    The timer is not restarted at every movement; when it ends it looks how long ago the last touch was
    and waits for the rest. Seconds come from a clock that goes on counting while the machine works;
    waking from sleep locks at the first tick, because the wait is then over.
    """

    def __init__(self, app: QApplication, lock: Callable[[], None], seconds: Callable[[], float] = monotonic) -> None:
        super().__init__(app)
        self._app, self._lock, self._seconds = app, lock, seconds
        self._limit = 0.0
        self._last = seconds()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.check)

    def start(self, minutes: int) -> None:
        """Watch with a limit in minutes; 0 watches nothing."""
        self.stop()
        self._limit = minutes * 60.0
        if self._limit:
            self._last = self._seconds()
            self._app.installEventFilter(self)
            self._timer.start(int(self._limit * 1000))

    def stop(self) -> None:
        """Stop watching."""
        self._timer.stop()
        self._app.removeEventFilter(self)

    def check(self) -> None:
        """Lock when the time is over, or wait for what is left of it."""
        left = self._limit - (self._seconds() - self._last)
        if left <= 0.05:
            self.stop()
            self._lock()
        else:
            self._timer.start(max(50, int(left * 1000)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._last = self._seconds()
        return super().eventFilter(watched, event)
