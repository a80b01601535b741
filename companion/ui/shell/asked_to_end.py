"""Closes as the window's own button does where the system, or the terminal it was started from, asks the app to end."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

#: Ctrl+C in a terminal, the end of a session or of the computer's day, and a terminal that was closed.
ASKING = ("SIGINT", "SIGTERM", "SIGHUP")


class AskedToEnd(QObject):
    """Listens for signals while it lives. Asked a second time the system ends the app, as it would without this.

    Python hears of a signal only when it runs, which it does not while nothing happens in the window: the number is
    written to a pipe, and the window's own loop wakes on that.
    """

    def __init__(self, close: Callable[[], object], parent: QObject) -> None:
        """Call `close()` at the first signal. On the main thread, where signals can be waited for at all."""
        super().__init__(parent)
        self._close = close
        self._reading, self._writing = os.pipe()
        for end in (self._reading, self._writing):
            os.set_blocking(end, False)
        self._numbers = tuple(getattr(signal, name) for name in ASKING)
        self._notifier = QSocketNotifier(self._reading, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._heard)
        signal.set_wakeup_fd(self._writing, warn_on_full_buffer=False)
        for number in self._numbers:
            signal.signal(number, _only_wake)

    def stop(self) -> None:
        """Listen no longer: what asks from here on ends the app at once."""
        if self._writing < 0:
            return
        signal.set_wakeup_fd(-1)
        for number in self._numbers:
            signal.signal(number, signal.SIG_DFL)
        self._notifier.setEnabled(False)
        for end in (self._reading, self._writing):
            os.close(end)
        self._reading = self._writing = -1

    def _heard(self) -> None:
        told = os.read(self._reading, 64)
        if not any(number in told for number in self._numbers):
            return
        self.stop()
        self._close()


def _only_wake(_number: int, _frame: object) -> None:
    """Where no handler is set, Python writes nothing to the pipe."""
