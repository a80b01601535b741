"""The wave of an urge: a sea that rises and falls, and where one is on it."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.domain.exercise import swell
from companion.domain.value import Value
from companion.ui.theme import theme_of

#: How far apart the points of the water's edge are, in pixels: where it stands still, and where it moves.
_FINE, _COARSE = 4, 14
#: How far the float bobs, in design pixels, and how many seconds that takes.
_BOB, _BOB_SECONDS = 2.2, 4.0
_RADIUS = 11


class Sea(Value):
    """A sheet of water.

    Attributes:
        low, high: where it stands at rest and at the top of the wave, as shares of the height from above.
        behind: how much later than the ridden wave it rises, as a share of the ride.
        depth: how much of the water's colour it has.
        ripples: small waves on it: how many over the width, how high in design pixels, and seconds to pass once.
    """

    low: float
    high: float
    behind: float
    depth: float
    ripples: tuple[tuple[float, float, float], ...]


#: The wave one rides, one farther out behind it, and the water close by, which is painted over the wave's foot.
_RIDDEN = Sea(0.80, 0.24, 0.0, 0.34, ((2.6, 3.0, 7.0), (5.3, 1.6, 4.6)))
_FAR = Sea(0.74, 0.40, 0.10, 0.16, ((3.4, 3.5, 9.0), (6.1, 1.5, 5.2)))
_NEAR = Sea(0.90, 0.82, -0.06, 0.55, ((2.1, 4.0, 6.0), (4.7, 2.0, 4.0)))


#: How fast the water close by rises at its quickest, in design pixels a second, and how far is seen, in pixels.
_QUICKEST = sum(2 * math.pi * height / period for _waves, height, period in _NEAR.ripples)
_SEEN = 0.2


class WaveView(QWidget):
    """The water with a float on it that goes from the near shore over the top to the far one.

    What was ridden has a strong edge. The water close by and the float move with the time, where things may move; else
    all stands still and the float goes on from prompt to prompt. The great wave is painted once and kept, and a
    picture paints anew only where something moved.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = self._seconds = 0.0
        #: What is round the float, as it was painted last.
        self._around = QRectF()
        self._still: tuple[QPixmap, QPixmap] | None = None
        self._near: tuple[tuple[float, float, tuple[float, ...]], ...] | None = None
        self.setObjectName("wave")
        # It stands on a card, and paints that ground itself: so nothing below it is painted sixty times a second.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_place(self, share: float, seconds: float) -> None:
        """Show so much of the ride, 0 to 1, after so many seconds of it."""
        motion = theme_of().motion
        if share == self._share and not motion:
            return
        # What moves less than can be seen waits for the next picture: small steps add up to one that is painted.
        along, up = abs(share - self._share) * self.width(), abs(seconds - self._seconds) * _QUICKEST * theme_of().scale
        if motion and not self._around.isNull() and max(along, up) < _SEEN:
            return
        before = self._around
        self._share, self._seconds = share, seconds if motion else 0.0
        self._around = self._around_float()
        self.update(before.united(self._around).toAlignedRect())
        if motion:
            self.update(self._near_band())

    def sizeHint(self) -> QSize:
        return QSize(theme_of().px(600), theme_of().px(230))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_of().px(220), theme_of().px(110))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._still = self._near = None
        self._around = self._around_float()
        super().resizeEvent(event)

    # -- where things are ------------------------------------------------------------------------------------

    def _height(self, share: float, sea: Sea, seconds: float = 0.0) -> float:
        """How high a sea stands there, in pixels from the top."""
        low, high = self.height() * sea.low, self.height() * sea.high
        y = low - (low - high) * swell(share - sea.behind)
        scale = theme_of().scale
        for waves, height, period in sea.ripples:
            y += height * scale * math.sin(2 * math.pi * (share * waves - seconds / period))
        return y

    def _edge(self, sea: Sea, step: int, seconds: float = 0.0) -> QPolygonF:
        points, width = QPolygonF(), self.width()
        for x in (*range(0, width, step), width):
            points.append(QPointF(x, self._height(self._ridden(x), sea, seconds)))
        return points

    def _near_band(self) -> QRect:
        """Where the edge of the water close by can be; below it is nothing but water."""
        far = sum(height for _waves, height, _period in _NEAR.ripples) * theme_of().scale + 2
        top, foot = self.height() * _NEAR.high - far, self.height() * _NEAR.low + far
        return QRectF(0, top, self.width(), foot - top).toAlignedRect()

    def _near_edge(self) -> QPolygonF:
        """The edge of the water close by, now; what of it never changes is worked out once."""
        if self._near is None:
            points = []
            for x in (*range(0, self.width(), _COARSE), self.width()):
                share = self._ridden(x)
                low, high = self.height() * _NEAR.low, self.height() * _NEAR.high
                calm = low - (low - high) * swell(share - _NEAR.behind)
                points.append((float(x), calm, tuple(2 * math.pi * share * waves for waves, _h, _p in _NEAR.ripples)))
            self._near = tuple(points)
        scale, sin = theme_of().scale, math.sin
        (_, first, period), (_, second, other) = _NEAR.ripples
        first, second = first * scale, second * scale
        gone, slow = (2 * math.pi * self._seconds / one for one in (period, other))
        return QPolygonF(
            [QPointF(x, y + first * sin(one - gone) + second * sin(two - slow)) for x, y, (one, two) in self._near]
        )

    def _shores(self) -> tuple[float, float]:
        """Where the ride begins and ends, from the left, so that the float is never cut off."""
        edge = float(theme_of().px(24))
        return edge, max(edge + 1, self.width() - edge)

    def _ridden(self, x: float) -> float:
        first, last = self._shores()
        return (x - first) / (last - first)

    def _float(self) -> QPointF:
        first, last = self._shores()
        theme = theme_of()
        bob = theme.scale * _BOB * math.sin(2 * math.pi * self._seconds / _BOB_SECONDS) if theme.motion else 0.0
        y = self._height(self._share, _RIDDEN) - theme.px(_RADIUS) * 0.55 + bob
        return QPointF(first + (last - first) * self._share, y)

    def _around_float(self) -> QRectF:
        here, far = self._float(), theme_of().px(_RADIUS + 5)
        box = QRectF(here.x() - far, here.y() - far, far * 2, far * 2)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return QRectF(self.width() - box.right(), box.top(), box.width(), box.height()) if mirrored else box

    # -- the picture -----------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of()
        with QPainter(self) as painter:
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                painter.translate(self.width(), 0)
                painter.scale(-1, 1)
            water, strong = self._pictures()
            painter.drawPixmap(0, 0, water)
            here = self._float()
            painter.save()
            painter.setClipRect(QRectF(0, 0, here.x(), self.height()), Qt.ClipOperation.IntersectClip)
            painter.drawPixmap(0, 0, strong)
            painter.restore()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._fill(painter, self._near_edge(), _NEAR)
            painter.setPen(QPen(theme.colour("amber"), theme.px(4)))
            painter.setBrush(theme.colour("raised"))
            painter.drawEllipse(here, theme.px(_RADIUS), theme.px(_RADIUS))

    def _fill(self, painter: QPainter, edge: QPolygonF, sea: Sea) -> None:
        """Fill the water below an edge; its lower corners are round, as the card's are."""
        water = QPolygonF(edge)
        last, low = edge.at(edge.count() - 1).x(), self.height() - 1.0
        shallow = low - max(edge.at(0).y(), edge.at(edge.count() - 1).y())
        radius = max(0.0, min(float(theme_of().px(14)), shallow))
        for centre, quarter in ((self.width() - radius, 0), (radius, 1)):
            for step in range(5):
                turn = math.pi / 2 * (quarter + step / 4)
                x = min(last, max(1.0, centre + radius * math.cos(turn)))
                water.append(QPointF(x, low - radius + radius * math.sin(turn)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme_of().mixed("surface", "primary", sea.depth))
        painter.drawPolygon(water)

    def _pictures(self) -> tuple[QPixmap, QPixmap]:
        """What never moves: the card with the far sea and the great wave, and the strong edge of all of the wave."""
        if self._still is None:
            theme = theme_of()
            water, strong = self._sheet(), self._sheet()
            water.fill(theme.colour("surface"))
            with QPainter(water) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(theme.colour("line"), 1))
                painter.setBrush(theme.colour("surface"))
                box = QRectF(0.5, 0.5, self.width() - 1, self.height() - 1)
                painter.drawRoundedRect(box, theme.px(14), theme.px(14))
                self._fill(painter, self._edge(_FAR, _FINE), _FAR)
                edge = self._edge(_RIDDEN, _FINE)
                self._fill(painter, edge, _RIDDEN)
                painter.setPen(QPen(theme.mixed("surface", "primary", 0.55), theme.px(1.5)))
                painter.drawPolyline(edge)
            with QPainter(strong) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(theme.colour("primary"), theme.px(3.5)))
                painter.drawPolyline(edge)
            self._still = water, strong
        return self._still

    def _sheet(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        sheet = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        sheet.setDevicePixelRatio(ratio)
        sheet.fill(QColor(0, 0, 0, 0))
        return sheet
