"""The breathing disc: it grows with the breath in, shrinks with the breath out, and says which it is."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.domain.exercise import Place, fullness
from companion.ui.theme import theme_of
from companion.ui.theme.theme import Role

#: How full the disc stands while nothing runs or nothing may move.
_AT_REST = 0.35


class BreathingDisc(QWidget):
    """The disc with a word and a line in it, and round it an arc for the time that is left.

    Where nothing may move, the disc keeps its size and the words alone change.

    Args:
        size: its width and height in design pixels.
        role, line_role: the types its word and its line are set in.
    """

    def __init__(
        self, size: float, role: Role = "heading", line_role: Role = "small", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._side = theme_of().px(size)
        self._role: Role = role
        self._line_role: Role = line_role
        self._place: Place | None = None
        self._word = self._line = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_side(self, side: int) -> None:
        """Be so wide and high, in pixels."""
        if side != self._side:
            self._side = side
            self.updateGeometry()

    def show_place(self, place: Place | None, word: str, line: str) -> None:
        """Show a place of a running stage, or None for rest, with the word and the line in the middle."""
        self._place, self._word, self._line = place, word, line
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            thick = self._side * 0.07
            edge = thick / 2 + 1
            ring = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
            painter.setPen(QPen(theme.colour("primary_soft"), thick))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(ring)
            if self._place is not None:
                pen = QPen(theme.colour("primary"), thick)
                pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                painter.setPen(pen)
                painter.drawArc(ring, 90 * 16, -round((1 - self._place.share) * 360 * 16))
            full = fullness(self._place) if self._place is not None and theme.motion else _AT_REST
            inside = ring.width() / 2 - thick * 1.1
            radius = inside * (0.62 + 0.38 * full)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("primary_soft"))
            painter.drawEllipse(QPointF(ring.center()), radius, radius)
            self._write(painter, ring)

    def _write(self, painter: QPainter, ring: QRectF) -> None:
        theme = theme_of()
        centre = int(Qt.AlignmentFlag.AlignCenter)
        painter.setFont(theme.font(self._role))
        high = painter.fontMetrics().height()
        middle = ring.center().y()
        painter.setPen(theme.colour("ink"))
        painter.drawText(QRectF(ring.left(), middle - high, ring.width(), high), centre, self._word)
        painter.setFont(theme.font(self._line_role))
        painter.setPen(theme.colour("ink_soft"))
        low = painter.fontMetrics().height()
        painter.drawText(QRectF(ring.left(), middle + theme.px(1), ring.width(), low), centre, self._line)
