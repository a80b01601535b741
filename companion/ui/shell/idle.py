"""Locks after a while without a key or a movement."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
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

#: How often, in milliseconds, it looks whether somebody is still being led.
_LED_MS = 5_000


def seconds_with_sleep() -> float:
    """Seconds that go on while the machine sleeps, and that setting the clock does not touch."""
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):
        kind = getattr(time, name, None)
        if kind is not None:
            return time.clock_gettime(kind)
    return time.monotonic()


class IdleLock(QObject):
    """Calls `lock` once nothing was touched for the time set, whether the machine was awake or asleep.

    The timer is not restarted at every movement; when it ends it looks how long ago the last touch was and waits for
    the rest. The first touch after the time is over locks too, before it does anything else: a lid that was closed for
    a night must not open on an open file. Most timers stand still while a machine sleeps: whoever looks at the clock
    anyway calls `check`. A lock that fails is tried again.

    Whoever is `led`, through their body with closed eyes say, is there though they touch nothing: their wait begins
    when that is over.
    """

    def __init__(
        self,
        app: QApplication,
        lock: Callable[[], None],
        seconds: Callable[[], float] = seconds_with_sleep,
        led: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(app)
        self._app, self._lock, self._seconds, self._led = app, lock, seconds, led
        self._limit = 0.0
        self._last = seconds()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.check)

    def start(self, minutes: int) -> None:
        """Watch with a limit in minutes; 0 watches nothing."""
        self.stop()
        self._limit = minutes * 60.0
        if self._limit:
            self._last = self._seconds()
            self._app.installEventFilter(self)
            self._wait()

    def stop(self) -> None:
        """Stop watching."""
        self._timer.stop()
        self._limit = 0.0
        self._app.removeEventFilter(self)

    @property
    def watching(self) -> bool:
        """Whether a limit is set."""
        return self._limit > 0

    def check(self) -> None:
        """Lock when the time is over, or wait for what is left of it."""
        if not self._limit:
            return
        if self._led():
            self._last = self._seconds()
            self._timer.start(_LED_MS)
        elif self._over():
            # Armed again first: if the lock cannot be had now, it is asked for again.
            self._timer.start(1000)
            self._lock()
        else:
            self._wait()

    def _over(self) -> bool:
        return self._limit - (self._seconds() - self._last) <= 0.05

    def _wait(self) -> None:
        left = self._limit - (self._seconds() - self._last)
        self._timer.start(max(50, int(left * 1000)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            if self._limit and self._over() and not self._led():
                self.check()
                return True
            self._last = self._seconds()
        return super().eventFilter(watched, event)
