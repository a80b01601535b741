"""The floor: a bare window of the same size, painted, as short as it can be written."""

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

WIDTH, HEIGHT = 1200, 780
AT_REST_MS = 1000


class Bare(QWidget):
    """Notes when it was first painted, flushed, and nothing else waits to be done."""

    painted = 0.0

    def paintEvent(self, event):
        if not self.painted:
            self.painted = time.monotonic()
            # A timer of zero runs when all else is done.
            QTimer.singleShot(0, self.rested)

    def rested(self):
        self.painted = time.monotonic()
        if "memory" in sys.argv:
            QTimer.singleShot(AT_REST_MS, lambda: self.tell(pss()))
        elif "wakes" in sys.argv:
            from tests.bench.at_rest import SETTLED_MS

            QTimer.singleShot(SETTLED_MS, self.count)
        else:
            self.tell((self.painted - float(sys.argv[-1])) * 1000)

    def count(self):
        from tests.bench.at_rest import Count

        began = Count()
        QTimer.singleShot(int(sys.argv[-2]) * 1000, lambda: self.tell(began.a_minute()))

    def tell(self, value):
        print(value, flush=True)
        QApplication.quit()


def main():
    """Show the bare window; print the milliseconds since the instant given last, or with `memory` the PSS in MB.

    With `wakes SECONDS`: how often it wakes a minute while nobody does anything.
    """
    app = QApplication(["bare"])
    window = Bare()
    window.resize(WIDTH, HEIGHT)
    window.show()
    app.exec()


def pss():
    """This process's proportional share of memory, in MB (of 2**20 bytes), as if it were the only one of its kind.

    Files of this Python and its packages count whole: that another program of the same kind runs on this machine,
    if only the one that measures, must not make either side look smaller.
    """
    own = (sys.prefix, sys.base_prefix)
    total = 0
    whole = False
    with open("/proc/self/smaps") as lines:
        for line in lines:
            words = line.split()
            if not words[0].endswith(":"):
                whole = len(words) > 5 and words[5].startswith(own)
            elif words[0] == ("Rss:" if whole else "Pss:"):
                total += int(words[1])
    return total / 1024
