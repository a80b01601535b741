"""The line that says when the page was last stored, and stays true while it is looked at."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from companion.clock import Clock
from companion.ui.journal.keeping import Kept
from companion.ui.journal.words import time_words
from companion.ui.widgets.text import Text

_MINUTE, _HOUR = 60, 3600
_FIRST_MS, _SECONDS_MS, _MINUTES_MS = 4_000, 10_000, 60_000


class SavedLine(Text):
    """Wakes a few times in the first minute, then once a minute, and never while it cannot be seen."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__("", "small", "ink_soft", parent=parent)
        self.setObjectName("journal-saved")
        self._clock = clock
        self._kept: Kept | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tell)

    def say(self, kept: Kept | None) -> None:
        """Tell of what was stored just now, or of nothing."""
        self._kept = kept
        self._tell()

    def say_trouble(self) -> None:
        """Tell that the words could not be stored yet."""
        self._timer.stop()
        self.setText(self.tr("Not saved yet. It will be tried again."))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _words(self, seconds: int, kept: Kept) -> str:
        """How long ago something was saved; after an hour, when."""
        if seconds < 2:
            return self.tr("Saved just now")
        if seconds < _MINUTE:
            return self.tr("Saved %n second(s) ago", "", seconds)
        if seconds < _HOUR:
            return self.tr("Saved %n minute(s) ago", "", seconds // _MINUTE)
        return self.tr("Saved at {time}").format(time=time_words(kept.at, kept.zone))

    def _tell(self) -> None:
        self._timer.stop()
        if self._kept is None:
            self.setText("")
            return
        seconds = max(0, int((self._clock.now() - self._kept.at).total_seconds()))
        self.setText(self._words(seconds, self._kept))
        if self.isVisible() and seconds < 3600:
            after = _FIRST_MS if seconds < 2 else _SECONDS_MS if seconds < 60 else _MINUTES_MS
            self._timer.start(after)
