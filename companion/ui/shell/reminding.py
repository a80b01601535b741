"""Says what it is time for, once and in neutral words, and sleeps until the next time. Only while the file is open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QObject, QTimer

from companion.context import AppContext, Locked
from companion.domain.problems import KnownProblem
from companion.ui.deeds import let_pass

#: The longest sleep between two looks: a machine that slept, or a clock that was set, is noticed within that time.
LONGEST_MS = 30 * 60 * 1000
#: Where something is to be said soon, a little after its time: a timer that fires early would look in vain.
_LATE_MS = 500
_MILLISECOND = timedelta(milliseconds=1)


class Reminding(QObject):
    """One timer for all reminders.

    Args:
        say: says the words inside the app.
        outside: says them by a message of the system; False where there is none to be had.
    """

    def __init__(
        self, ctx: AppContext, say: Callable[[str], None], outside: Callable[[str], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._ctx, self._say, self._outside = ctx, say, outside
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        #: Said since the file was opened, also what could not be kept as said.
        self._said: set[str] = set()

    @property
    def sleeping_ms(self) -> int:
        """How long until it looks again; -1 while there is nothing to look for."""
        return self._timer.remainingTime()

    def look(self) -> None:
        """Say what it is time for now, and sleep until the next time there is."""
        self._timer.stop()
        try:
            service = self._ctx.services.reminders
            if not service.any_wanted():
                return
            said = service.reckon()
        except (KnownProblem, Locked):
            # The file is away for a moment: looked for again.
            self._timer.start(LONGEST_MS)
            return
        new = [key for key in said.now if key not in self._said]
        if new:
            self._said.update(new)
            self._tell(len(new))
            # On the worker: the first change to a file brings in the SQL toolkit. Where it cannot be kept it is said
            # again after the next start: better twice than not at all.
            self._ctx.jobs.run(lambda: service.mark(new), failed=let_pass, owner=self)
        if said.again is not None:
            wait = (said.again - self._ctx.clock.now()) // _MILLISECOND
            self._timer.start(max(_LATE_MS, min(LONGEST_MS, wait + _LATE_MS)))

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def _tell(self, count: int) -> None:
        words = self.tr("%n thing(s) for now: see Today", "", count)
        if not (self._ctx.services.settings.current().remind_outside and self._outside(self.tr("A reminder"))):
            self._say(words)
