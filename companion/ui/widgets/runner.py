"""Runs a guided exercise while it is seen: hands it the time that went by, and tells what there is to show."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from companion.domain.exercise import Exercise, Place
from companion.ui.theme import theme_of

#: Milliseconds between two pictures while things move, and where nothing may move and only words change.
SMOOTH_MS, STILL_MS = 16, 250
#: How long, in milliseconds, what goes on unwatched is left alone at most: a machine may sleep meanwhile.
UNWATCHED_MS = 60_000


class Runner(QObject):
    """An exercise and its timer. The timer runs only while the exercise does and `seen` is on the screen.

    What goes on unwatched has a second one meanwhile, which looks in when its time must be over.

    Args:
        now: the present instant.
        exercise: where to begin.
        seen: the part it is shown in; it owns the runner.
    """

    #: Time went by: where the exercise is may be painted anew.
    ticked = Signal()
    #: Another beat or stage has begun, or it was paused, gone on with or ended.
    turned = Signal()

    def __init__(self, now: Callable[[], datetime], exercise: Exercise, seen: QWidget) -> None:
        super().__init__(seen)
        self._now, self._exercise, self._seen = now, exercise, seen
        self._last = now()
        self._place = exercise.place
        self._turn = _turn(exercise, self._place)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.beat)
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.timeout.connect(self.beat)
        seen.installEventFilter(self)
        self._follow()

    @property
    def exercise(self) -> Exercise:
        """Where it is, as of the last beat."""
        return self._exercise

    @property
    def place(self) -> Place:
        """Its place, worked out once for all who ask."""
        return self._place

    @property
    def ticking(self) -> bool:
        """Whether the timer runs."""
        return self._timer.isActive()

    @property
    def waking(self) -> bool:
        """Whether it looks in by itself, though nobody sees it."""
        return self._due.isActive()

    @property
    def last(self) -> datetime:
        """The instant up to which time was handed in."""
        return self._last

    def take_up(self, exercise: Exercise, last: datetime) -> None:
        """Go on with one that was held since an instant; it decides itself what the time since then was."""
        self._last = last
        self._put(exercise)
        self.beat()

    def set(self, exercise: Exercise) -> None:
        """Go on from another place: a new exercise, or the same one paused, skipped or cut short."""
        self._last = self._now()
        self._put(exercise)

    def beat(self) -> None:
        """Let the time pass that went by since the last beat."""
        now = self._now()
        passed, self._last = now - self._last, now
        self._put(self._exercise.advance(passed))

    def _put(self, exercise: Exercise) -> None:
        if exercise is not self._exercise:
            self._exercise, self._place = exercise, exercise.place
        before, self._turn = self._turn, _turn(exercise, self._place)
        self._follow()
        self.ticked.emit()
        # Whoever was told of the tick may have put another one here meanwhile, and was told of that turn then.
        if exercise is self._exercise and before != self._turn:
            self.turned.emit()

    def _follow(self) -> None:
        running, seen = self._exercise.running, self._seen.isVisible()
        if running and not seen and self._exercise.asleep is None:
            left = self._exercise.place.left - (self._now() - self._last).total_seconds()
            self._due.start(min(UNWATCHED_MS, max(1, math.ceil(left * 1000))))
        else:
            self._due.stop()
        if not running or not seen:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start(SMOOTH_MS if theme_of().motion else STILL_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self._exercise.running:
            # Whatever went by unseen is handed in now, and the exercise decides what it was.
            self.beat()
        elif event.type() == QEvent.Type.Hide:
            self._follow()
        return super().eventFilter(watched, event)


def _turn(exercise: Exercise, place: Place) -> tuple[int, int, int, bool, int]:
    return exercise.at, place.round, place.number, exercise.paused, exercise.marked
