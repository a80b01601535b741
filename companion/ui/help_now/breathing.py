"""The breathing ring: four seconds in, six out, and the time that is left of a craving's first quarter hour."""

from __future__ import annotations

import math
from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.clock import Clock
from companion.ui.theme import theme_of

SECONDS_IN, SECONDS_OUT = 4.0, 6.0
MINUTES = 15
_SMOOTH_MS, _STILL_MS = 40, 500


class BreathingRing(QWidget):
    """Says when to breathe in and out; the outer arc is the time left, the disc grows and shrinks with the breath.

    Where nothing may move, the disc stays as it is and only the words change. It runs only while it is seen; the
    time goes on meanwhile, because a craving does too.
    """

    #: The quarter hour began, was stopped, or is over.
    state_changed = Signal()

    def __init__(self, clock: Clock, size: float = 142, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._side = theme_of().px(size)
        self._since: datetime | None = None
        self._over = False
        self._said = ""
        self._timer = QTimer(self)
        self._timer.setInterval(_SMOOTH_MS if theme_of().motion else _STILL_MS)
        self._timer.timeout.connect(self.beat)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._speak()

    @property
    def running(self) -> bool:
        """Whether it leads a breath now."""
        return self._since is not None

    @property
    def over(self) -> bool:
        """Whether the whole quarter hour went by."""
        return self._over

    def start(self) -> None:
        """Begin with a breath in and the full time."""
        self._since, self._over = self._clock.now(), False
        if self.isVisible():
            self._timer.start()
        self.beat()
        self.state_changed.emit()

    def stop(self) -> None:
        """End it and stand still."""
        self._timer.stop()
        self._since = None
        self._speak()
        self.update()
        self.state_changed.emit()

    def beat(self) -> None:
        """Show where the breath and the time are now."""
        if self._since is not None and self._left() <= 0:
            self._over = True
            self.stop()
            return
        self._speak()
        self.update()

    def words(self) -> str:
        """What to do now."""
        if self._since is None:
            return self.tr("Time is up") if self._over else self.tr("Breathe")
        return self.tr("Breathe in") if self._breath() < SECONDS_IN else self.tr("Breathe out")

    def time_words(self) -> str:
        """How much of the time is left, in minutes and seconds."""
        if self._since is None:
            return self.tr("Go again?") if self._over else self.tr("%n minute(s)", "", MINUTES)
        minutes, seconds = divmod(math.ceil(self._left()), 60)
        return self.tr("{minutes}:{seconds} left").format(minutes=minutes, seconds=f"{seconds:02}")

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._since is not None:
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    def _passed(self) -> float:
        # A clock that was set back must not make the time longer.
        return 0.0 if self._since is None else max(0.0, (self._clock.now() - self._since).total_seconds())

    def _left(self) -> float:
        return MINUTES * 60 - self._passed()

    def _breath(self) -> float:
        return self._passed() % (SECONDS_IN + SECONDS_OUT)

    def _fullness(self) -> float:
        if self._since is None or not theme_of().motion:
            return 0.35
        at = self._breath()
        share = at / SECONDS_IN if at < SECONDS_IN else 1 - (at - SECONDS_IN) / SECONDS_OUT
        return (1 - math.cos(math.pi * share)) / 2

    def _speak(self) -> None:
        words = self.words()
        if words != self._said:
            self._said = words
            self.setAccessibleName(words)
            self.setAccessibleDescription(self.time_words())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = theme.px(10)
        ring = QRectF(self.rect()).adjusted(thick / 2 + 1, thick / 2 + 1, -thick / 2 - 1, -thick / 2 - 1)
        painter.setPen(QPen(theme.colour("primary_soft"), thick))
        painter.drawEllipse(ring)
        if self._since is not None:
            pen = QPen(theme.colour("primary"), thick)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            share = self._left() / (MINUTES * 60)
            painter.drawArc(ring, 90 * 16, -round(share * 360 * 16))
        inside = ring.width() / 2 - thick * 1.1
        radius = inside * (0.62 + 0.38 * self._fullness())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("primary_soft"))
        painter.drawEllipse(QPointF(ring.center()), radius, radius)
        middle = ring.center().y()
        line = theme.px(24)
        painter.setPen(theme.colour("ink"))
        painter.setFont(theme.font("heading"))
        painter.drawText(
            QRectF(ring.left(), middle - line, ring.width(), line), int(Qt.AlignmentFlag.AlignCenter), self.words()
        )
        painter.setPen(theme.colour("ink_soft"))
        painter.setFont(theme.font("small"))
        painter.drawText(
            QRectF(ring.left(), middle + theme.px(1), ring.width(), theme.px(22)),
            int(Qt.AlignmentFlag.AlignCenter),
            self.time_words(),
        )
