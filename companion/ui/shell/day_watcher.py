"""Notices that the person's day has changed: at the rollover, after sleep, or when the clock was set."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

#: A slow look at the clock; a set clock or a waking machine is noticed within this time.
LOOK_MS = 60_000


class DayWatcher(QObject):
    """Emits `changed` when the logical day is no longer what it was at the last look.

    `today` may say None while nobody can tell, as while the file is closed for a moment; the next look asks again.
    """

    changed = Signal()

    def __init__(self, today: Callable[[], date | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._day = today()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Look at the clock now; called by the timer and whenever the window comes to the front."""
        day = self._today()
        if day is not None and day != self._day:
            self._day = day
            self.changed.emit()

    def stop(self) -> None:
        """Stop looking."""
        self._timer.stop()
