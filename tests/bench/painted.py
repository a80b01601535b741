"""Telling from outside when a window has been painted, at next to no cost to what is measured."""

import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class Dot(QWidget):
    """One pixel in the corner of a window: painted when the window first is, and told of it as the bare window is.

    An event filter would have every event of the window turned into a Python object first.
    """

    def __init__(self, window, then):
        """Lie on a window that is about to be painted; call `then(instant)` when it was and all else is done."""
        super().__init__(window)
        self._then = then
        self._seen = False
        self.setGeometry(0, 0, 1, 1)
        self.show()

    def paintEvent(self, event):
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self._rested)

    def _rested(self):
        self._then(time.monotonic())
        self.deleteLater()


class PaintWatch(QObject):
    """Calls back once after a shown window was painted anew, flushed, and has nothing else waiting to be done.

    `at` is the instant, by `time.monotonic`, at which the last painting before the call back was done.
    """

    def __init__(self, window):
        """Watch a window that is shown already, so that it has its handle."""
        super().__init__(window)
        self.at = 0.0
        self._then = None
        self._fresh = False
        self._waiting = False
        window.installEventFilter(self)
        window.windowHandle().installEventFilter(self)

    def next(self, then):
        """Call `then()` after the next painting."""
        self._then = then
        self._fresh = False

    def eventFilter(self, watched, event):
        # Qt paints and flushes while it handles these two.
        if self._then is not None and event.type() in (QEvent.Type.Expose, QEvent.Type.UpdateRequest):
            self._fresh = True
            if not self._waiting:
                self._waiting = True
                QTimer.singleShot(0, self, self._idle)
        return False

    def _idle(self):
        """A timer of zero runs when all else is done; twice, for it may have been a list that lays itself out then."""
        if self._fresh:
            self._fresh = False
            self.at = time.monotonic()
            QTimer.singleShot(0, self, self._idle)
            return
        self._waiting = False
        if self._then is not None:
            then, self._then = self._then, None
            then()
