"""The breathing ring of Help now: four seconds in, six out, and what is left of a craving's first quarter hour."""

from __future__ import annotations

import math

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from companion.clock import Clock
from companion.domain.exercise import BREATH_IN, RING_MINUTES, Pace, breathing_ring
from companion.ui.widgets.breathing import BreathingDisc
from companion.ui.widgets.runner import Runner


class BreathingRing(BreathingDisc):
    """Says when to breathe in and out; the outer arc is the time left.

    It runs only while it is seen; the time goes on meanwhile, because a craving does too.
    """

    #: The quarter hour began, was stopped, or is over.
    state_changed = Signal()

    def __init__(self, clock: Clock, size: float = 142, parent: QWidget | None = None) -> None:
        super().__init__(size, parent=parent)
        self._said = ""
        self._led = False
        self._runner = Runner(clock.now, breathing_ring(Pace()).pause(), self)
        self._runner.ticked.connect(self._show_now)
        self._show_now()

    @property
    def running(self) -> bool:
        """Whether it leads a breath now."""
        return self._runner.exercise.running

    @property
    def over(self) -> bool:
        """Whether the whole quarter hour went by."""
        return self._runner.exercise.over

    def start(self) -> None:
        """Begin with a breath in and the full time."""
        self._runner.set(breathing_ring(Pace()))

    def stop(self) -> None:
        """End it and stand still."""
        self._runner.set(breathing_ring(Pace()).pause())

    def beat(self) -> None:
        """Show where the breath and the time are now."""
        self._runner.beat()

    def words(self) -> str:
        """What to do now."""
        if not self.running:
            return self.tr("Time is up") if self.over else self.tr("Breathe")
        breath_in = self._runner.exercise.place.beat == BREATH_IN
        return self.tr("Breathe in") if breath_in else self.tr("Breathe out")

    def time_words(self) -> str:
        """How much of the time is left, in minutes and seconds."""
        if not self.running:
            return self.tr("Go again?") if self.over else self.tr("%n minute(s)", "", RING_MINUTES)
        minutes, seconds = divmod(math.ceil(self._runner.exercise.place.left), 60)
        return self.tr("{minutes}:{seconds} left").format(minutes=minutes, seconds=f"{seconds:02}")

    def _show_now(self) -> None:
        place = self._runner.exercise.place if self.running else None
        words, time_words = self.words(), self.time_words()
        self.show_place(place, words, time_words)
        if words != self._said:
            self._said = words
            self.setAccessibleName(words)
            self.setAccessibleDescription(time_words)
        if self.running != self._led:
            self._led = self.running
            self.state_changed.emit()
