"""The floor: a bare window of the same size, painted; and the way to tell when a window has been painted."""

import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

WIDTH, HEIGHT = 1200, 780


class PaintWatch(QObject):
    """Calls back once after a window was painted, flushed, and has nothing else waiting to be done.

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


def main():
    """Show the bare window; print the milliseconds since the instant given last, or with `memory` the PSS in MB."""
    app = QApplication(["bare"])
    window = QWidget()
    window.resize(WIDTH, HEIGHT)
    window.show()
    watch = PaintWatch(window)
    started = float(sys.argv[-1])

    def painted():
        if "memory" in sys.argv:
            QTimer.singleShot(1000, app, lambda: finish(pss()))
        else:
            finish((watch.at - started) * 1000)

    def finish(value):
        print(value, flush=True)
        app.quit()

    watch.next(painted)
    app.exec()


def pss():
    """This process's proportional share of memory, in MB (of 2**20 bytes)."""
    with open("/proc/self/smaps_rollup") as lines:
        for line in lines:
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    raise RuntimeError("the system tells no PSS")
