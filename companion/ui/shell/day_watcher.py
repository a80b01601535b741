"""Notices that another day has begun: at its hour, after sleep, or when the clock was set."""

from collections.abc import Callable, Hashable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from companion.ui.minutes import Minutes


class DayWatcher(QObject):
    """Looks once a minute, and emits `changed` when the day is no longer what it was at the last look.

    On the minute, where Today's own words about minutes change too: the machine is woken once for both, and for whoever
    else looks at every `looked`. A set clock or a waking machine is noticed within that time.

    `today` may say None while nobody can tell, as while the file is closed for a moment; the next look asks again.
    """

    changed = Signal()
    looked = Signal()

    def __init__(
        self, today: Callable[[], Hashable], now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._day = today()
        self._minutes = Minutes(now, self)
        self._minutes.over.connect(self.look)
        self._minutes.begin(None)

    def look(self) -> None:
        """Look at the clock now; called by the timer and whenever the window comes to the front."""
        day = self._today()
        if day is not None and day != self._day:
            self._day = day
            self.changed.emit()
        self.looked.emit()

    def stop(self) -> None:
        """Stop looking."""
        self._minutes.end()
