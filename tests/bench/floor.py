"""The floor: a bare window of the same size, painted; and the way to tell when a window has been painted."""

import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

WIDTH, HEIGHT = 1200, 780


class PaintWatch(QObject):
    """Calls back once after a window was painted, flushed, and has nothing else waiting to be done."""

    def __init__(self, window):
        """Watch a window that is shown already, so that it has its handle."""
        super().__init__(window)
        self._then = None
        window.installEventFilter(self)
        window.windowHandle().installEventFilter(self)

    def next(self, then):
        """Call `then()` after the next painting."""
        self._then = then

    def eventFilter(self, watched, event):
        # Qt paints and flushes while it handles these two. A timer of zero runs when all else is done.
        if self._then is not None and event.type() in (QEvent.Type.Expose, QEvent.Type.UpdateRequest):
            then, self._then = self._then, None
            QTimer.singleShot(0, self, then)
        return False


def main():
    """Show the bare window; print the milliseconds since the instant given last, or with `memory` the PSS in MB."""
    app = QApplication(["bare"])
    window = QWidget()
    window.resize(WIDTH, HEIGHT)
    window.show()
    watch = PaintWatch(window)
    started = float(sys.argv[-1])

    def painted():
        now = time.monotonic()
        if "memory" in sys.argv:
            QTimer.singleShot(1000, app, lambda: finish(pss()))
        else:
            finish((now - started) * 1000)

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
