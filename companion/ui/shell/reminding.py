"""Says what it is time for, once and in neutral words, and sleeps until the next time; over the lock says no more."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QObject, QTimer

from companion.context import AppContext, Locked
from companion.domain.problems import KnownProblem
from companion.domain.reminders import Kept, reckon
from companion.services.reminders import APPOINTMENT, HARD_DAY, KIT
from companion.ui.deeds import let_pass
from companion.ui.telling import tell, tell_inside, tell_locked

#: The longest sleep between two looks: a machine that slept, or a clock that was set, is noticed within that time.
LONGEST_MS = 30 * 60 * 1000
#: Where something is to be said soon, a little after its time: a timer that fires early would look in vain.
_LATE_MS = 500
_MILLISECOND = timedelta(milliseconds=1)
_TODAY: tuple[str, Mapping[str, Any]] = ("today", MappingProxyType({}))
#: Where that is which Today only speaks of.
_PLACES: Mapping[str, tuple[str, Mapping[str, Any]]] = MappingProxyType(
    {
        KIT: ("kits", MappingProxyType({})),
        HARD_DAY: ("plan", MappingProxyType({"storm": True})),
        APPOINTMENT: ("appointments", MappingProxyType({})),
    }
)


def place_of(keys: Collection[str]) -> tuple[str, Mapping[str, Any]]:
    """The screen, and where on it, that reminders are of; Today where they are of several kinds."""
    kinds = {key.partition(":")[0] for key in keys}
    return _PLACES.get(kinds.pop(), _TODAY) if len(kinds) == 1 else _TODAY


class _Sleeper(QObject):
    """One timer, which looks when it is time to."""

    def __init__(self, ctx: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    @property
    def sleeping_ms(self) -> int:
        """How long until it looks again; -1 while there is nothing to look for."""
        return self._timer.remainingTime()

    def look(self) -> None:
        """Say what it is time for now, and sleep until the next time there is."""
        raise NotImplementedError

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def _sleep_until(self, again: datetime | None) -> None:
        if again is not None:
            wait = (again - self._ctx.clock.now()) // _MILLISECOND
            self._timer.start(max(_LATE_MS, min(LONGEST_MS, wait + _LATE_MS)))


class RemindingLocked(_Sleeper):
    """Over a locked file: tells at the times that were kept that there is something, and knows no more itself."""

    def __init__(self, ctx: AppContext, kept: Kept, parent: QObject) -> None:
        super().__init__(ctx, parent)
        self._kept = kept
        self._said: set[str] = set()
        #: Whether what was told was pressed, so that its place is to be shown once the file is open.
        self.pressed = False

    @property
    def told(self) -> bool:
        """Whether anything was told."""
        return bool(self._said)

    def look(self) -> None:
        """Say that there is something, once for each time, and sleep until the next."""
        self._timer.stop()
        now, zone = self._ctx.clock.now(), self._ctx.clock.zone()
        said = reckon(self._kept.due, self._said, now, zone, self._kept.quiet)
        if said.now:
            self._said.update(said.now)
            tell_locked(self._ctx, self._come)
        self._sleep_until(said.again)

    def _come(self) -> None:
        self.pressed = True
        self._ctx.shell.come_to("today")


class Reminding(_Sleeper):
    """One timer for all reminders, while the file is open.

    Args:
        locked: what was told while the file was locked until just now, where anything could be.
    """

    def __init__(self, ctx: AppContext, parent: QObject, locked: RemindingLocked | None = None) -> None:
        super().__init__(ctx, parent)
        self._locked = locked
        #: Said since the file was opened, also what could not be kept as said.
        self._said: set[str] = set()

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
        locked, self._locked = self._locked, None
        if new:
            self._said.update(new)
            self._tell(new, locked)
            # On the worker: the first change to a file brings in the SQL toolkit. Where it cannot be kept it is said
            # again after the next start: better twice than not at all.
            self._ctx.jobs.run(lambda: service.mark(new), failed=let_pass, owner=self)
        self._sleep_until(said.again)

    def keep(self) -> Kept | None:
        """What may be told once the file is locked; None where nothing may, or the file cannot be asked any more."""
        try:
            return self._ctx.services.reminders.keep(self._said)
        except (KnownProblem, Locked):
            return None

    def _tell(self, keys: Collection[str], locked: RemindingLocked | None) -> None:
        screen, route = place_of(keys)
        if locked is not None and locked.pressed:
            self._ctx.shell.go(screen, **route)
        elif locked is not None and locked.told:
            # Beside the clock it was said already that there is something: here, what.
            tell_inside(self._ctx, len(keys))
        else:
            tell(self._ctx, len(keys), lambda: self._ctx.shell.come_to(screen, **route))
