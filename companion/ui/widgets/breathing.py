"""The breathing disc: it grows with the breath in, shrinks with the breath out, and says which it is."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.domain.exercise import Place, fullness
from companion.domain.value import replace
from companion.ui.theme import theme_of
from companion.ui.theme.theme import Role

#: How full the disc stands while nothing runs or nothing may move.
_AT_REST = 0.35
#: How far the arc goes, in pixels, before it is painted anew.
_SEEN = 0.4
#: How far the edge of the disc goes, in pixels, before it is painted anew: less is not to be seen.
_GROWN = 0.06


class BreathingDisc(QWidget):
    """The disc with a word and a line in it, and round it an arc for the time that is left.

    Where nothing may move, the disc keeps its size and the words alone change.

    Args:
        size: its width and height in design pixels.
        role, line_role: the types its word and its line are set in.
        ground: the colour it stands on, where it paints that itself: nothing below it is painted then.
    """

    def __init__(
        self,
        size: float,
        role: Role = "heading",
        line_role: Role = "small",
        parent: QWidget | None = None,
        *,
        ground: str = "",
    ) -> None:
        super().__init__(parent)
        self._ground = ground
        self._lettering: QPixmap | None = None
        if ground:
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
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
        before = self._place
        said = (word, line) != (self._word, self._line)
        self._word, self._line = word, line
        if said:
            self._lettering = None
        if place is None or before is None:
            self._place = place
            self.update()
            return
        along = abs(place.share - before.share) * math.pi * self._side
        if along >= self._thick:
            self._place = place
            self.update()
            return
        # The arc creeps: until a step of it can be seen it is left as it stands, and only the disc is painted.
        seen = along >= _SEEN
        self._place = place if seen else replace(place, share=before.share)
        grown = abs(fullness(place) - fullness(before)) * self._grows()
        if said or (theme_of().motion and grown >= _GROWN):
            self.update(self._inside())
        else:
            # Small steps add up to one that is painted.
            self._place = replace(self._place, beat=before.beat, into=before.into, of=before.of)
        if seen:
            self.update(self._tip(before.share).united(self._tip(place.share)))

    @property
    def _thick(self) -> float:
        return self._side * 0.07

    def _ring(self) -> QRectF:
        edge = self._thick / 2 + 1
        return QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)

    def _inside(self) -> QRect:
        """What is within the ring."""
        far = self._thick / 2
        return self._ring().adjusted(far, far, -far, -far).toAlignedRect().adjusted(1, 1, -1, -1)

    def _tip(self, share: float) -> QRect:
        """Where the end of the arc is after a share of the time."""
        ring = self._ring()
        turn, far = math.radians(90 - (1 - share) * 360), self._thick
        x = ring.center().x() + math.cos(turn) * ring.width() / 2
        y = ring.center().y() - math.sin(turn) * ring.width() / 2
        return QRectF(x - far, y - far, far * 2, far * 2).toAlignedRect()

    def _grows(self) -> float:
        """By how many pixels the radius of the disc grows with a whole breath."""
        return (self._ring().width() / 2 - self._thick * 1.1) * 0.38

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lettering = None
        super().resizeEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._ground:
                painter.fillRect(event.rect(), theme.colour(self._ground))
            thick, ring = self._thick, self._ring()
            if not self._inside().contains(event.rect()):
                self._paint_ring(painter, ring)
            full = fullness(self._place) if self._place is not None and theme.motion else _AT_REST
            inside = ring.width() / 2 - thick * 1.1
            radius = inside * (0.62 + 0.38 * full)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("primary_soft"))
            painter.drawEllipse(QPointF(ring.center()), radius, radius)
            if self._lettering is None or self._lettering.devicePixelRatio() != self.devicePixelRatioF():
                self._lettering = self._words(ring)
            painter.drawPixmap(0, 0, self._lettering)

    def _paint_ring(self, painter: QPainter, ring: QRectF) -> None:
        theme = theme_of()
        painter.setPen(QPen(theme.colour("primary_soft"), self._thick))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(ring)
        if self._place is not None:
            pen = QPen(theme.colour("primary"), self._thick)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(ring, 90 * 16, -round((1 - self._place.share) * 360 * 16))

    def _words(self, ring: QRectF) -> QPixmap:
        """The words in the middle, set once for all the pictures they stand in."""
        ratio = self.devicePixelRatioF()
        sheet = QPixmap(max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio)))
        sheet.setDevicePixelRatio(ratio)
        sheet.fill(QColor(0, 0, 0, 0))
        with QPainter(sheet) as painter:
            self._write(painter, ring)
        return sheet

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
