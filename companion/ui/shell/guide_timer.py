"""Tells softly that the time of a guided way is over that was left running, though no screen that knows it is built."""

from __future__ import annotations

import math
from datetime import datetime

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from companion.context import AppContext, Locked
from companion.domain.problems import KnownProblem
from companion.ui.deeds import let_pass

#: How long, in milliseconds, it looks away at most: a machine may sleep meanwhile.
_LOOKS_MS = 60_000
#: A page of this name tells it itself.
TELLS_ITSELF = "guide-unwatched"


class GuideTimer(QObject):
    """Looks once, when the file is opened, for a time that was left running in it, and waits for its end."""

    def __init__(self, ctx: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._ctx, self._window = ctx, window
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        self.look()

    @property
    def waits(self) -> bool:
        """Whether there is a time to wait for."""
        return self._timer.isActive()

    def look(self) -> None:
        """Tell it if its time has come; else wait on."""
        self._timer.stop()
        try:
            told = self._ctx.services.held_guide.read()
        except (KnownProblem, Locked):
            # The file is away for a moment, as for another key or a restore.
            self._timer.start(_LOOKS_MS)
            return
        if told is None or "due" not in told or self._window.findChild(QWidget, TELLS_ITSELF) is not None:
            return
        left = (datetime.fromisoformat(str(told["due"])) - self._ctx.clock.now()).total_seconds()
        if left > 0:
            self._timer.start(min(_LOOKS_MS, max(1, math.ceil(left * 1000))))
            return
        self._ctx.shell.toast(str(told["over"]))
        # Told once: what stays is where the way is gone on with. Where that cannot be kept it is told again next time.
        stays = {name: part for name, part in told.items() if name not in ("due", "over")}
        service = self._ctx.services.held_guide
        self._ctx.jobs.run(lambda: service.keep(stays), failed=let_pass, owner=self)

    def stop(self) -> None:
        """Wait no longer."""
        self._timer.stop()
        self.deleteLater()
