"""The picture of a tool that is led part by part: a figure, a ring, a clock, or dots to find. It only shows."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QRadialGradient, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.domain.value import Value, replace
from companion.ui.theme import theme_of
from companion.ui.widgets.painting import round_ground

#: The figure is drawn on a sheet so wide and high.
_WIDE, _HIGH = 100.0, 214.0
#: Where each place of the body is: how far from the middle line, how far down, and how far the glow of it reaches.
_SPOTS = {
    "feet": (12.0, 194.0, 17.0),
    "calves": (11.0, 164.0, 19.0),
    "thighs": (10.0, 126.0, 21.0),
    "hips": (0.0, 100.0, 27.0),
    "belly": (0.0, 80.0, 25.0),
    "back": (0.0, 66.0, 29.0),
    "chest": (0.0, 54.0, 27.0),
    "hands": (33.0, 114.0, 16.0),
    "arms": (28.0, 82.0, 20.0),
    "shoulders": (18.0, 45.0, 19.0),
    "neck": (0.0, 33.0, 16.0),
    "face": (0.0, 18.0, 21.0),
    "whole": (0.0, 100.0, 0.0),
}
#: A change smaller than this, in pixels, is not painted: nobody would see it.
_SEEN = 0.2


class LedShown(Value):
    """What there is to show.

    Attributes:
        share: how much of the time is over, 0 to 1.
        word: what stands in the middle.
        spot, from_spot: the place of the body, and the one that was before it; `moved` is how far between them, 0 to 1.
        tense: how tense, 0 to 1.
        fill: how wide the disc is, 0 to 1.
        count, marked: how many things are looked for, and how many are found.
    """

    share: float = 0.0
    word: str = ""
    spot: str = "whole"
    from_spot: str = "whole"
    moved: float = 1.0
    tense: float = 0.0
    fill: float = 0.4
    count: int = 0
    marked: int = 0


class LedPicture(QWidget):
    """Paints one of four pictures, and only what of it has moved.

    Args:
        kind: "body", "ring", "clock" or "dots".
    """

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._shown = LedShown()
        self._side = theme_of().px(220)
        self._still: tuple[QPixmap, ...] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setObjectName("led-picture")

    @property
    def shown(self) -> LedShown:
        """What it shows."""
        return self._shown

    def set_side(self, side: int) -> None:
        """Be so high, in pixels."""
        if side != self._side:
            self._side = side
            self._still = None
            self.updateGeometry()

    def show_now(self, shown: LedShown) -> None:
        """Show this; where nothing of it can be seen to differ, nothing is painted."""
        before = self._shown
        if shown == before:
            return
        if self.kind == "dots":
            self._shown = shown
            self.update()
        elif self.kind == "body":
            self._show_body(before, shown)
        else:
            self._show_ring(before, shown)

    def sizeHint(self) -> QSize:
        if self.kind == "body":
            return QSize(round(self._side * _WIDE / _HIGH), self._side)
        if self.kind == "dots":
            return QSize(self._dot() * 7, self._dot() + theme_of().px(16))
        return QSize(self._side, self._side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._still = None
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.kind == "dots":
                self._paint_dots(painter)
            elif self.kind == "body":
                self._paint_body(painter)
            else:
                self._paint_ring(painter, event.rect())

    # -- dots ------------------------------------------------------------------------------------------------

    def _dot(self) -> int:
        return theme_of().px(38)

    def _paint_dots(self, painter: QPainter) -> None:
        theme, side, shown = theme_of(), self._dot(), self._shown
        gap = side * 0.4
        x = 1.0
        for number in range(shown.count):
            box = QRectF(x, theme.px(8), side - 2, side - 2)
            found = number < shown.marked
            if found:
                round_ground(painter, box, theme.colour("primary"))
                pen = QPen(theme.colour("on_primary"), theme.px(3))
                pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                painter.setPen(pen)
                # Found is told by the tick, and not by the colour alone.
                low = QPointF(box.left() + side * 0.42, box.top() + side * 0.66)
                painter.drawLine(QPointF(box.left() + side * 0.27, box.top() + side * 0.5), low)
                painter.drawLine(low, QPointF(box.left() + side * 0.70, box.top() + side * 0.32))
            else:
                painter.setPen(QPen(theme.colour("edge"), theme.px(1.5)))
                painter.setBrush(theme.colour("raised"))
                painter.drawEllipse(box.adjusted(1, 1, -1, -1))
            x += side + gap

    # -- the ring and the clock ------------------------------------------------------------------------------

    def _ring(self) -> tuple[QRectF, float]:
        thick = self._side * 0.06
        edge = thick / 2 + 1
        return QRectF(0, 0, self._side, self._side).adjusted(edge, edge, -edge, -edge), thick

    def _radius(self, fill: float) -> float:
        ring, thick = self._ring()
        return (ring.width() / 2 - thick * 1.2) * (0.3 + 0.7 * fill)

    def _tip(self, share: float) -> QRect:
        """Where the end of the arc is after a share of the time."""
        ring, thick = self._ring()
        turn = math.radians(90 + (1 - share) * -360)
        centre, radius = ring.center(), ring.width() / 2
        x, y = centre.x() + math.cos(turn) * radius, centre.y() - math.sin(turn) * radius
        return QRectF(x - thick, y - thick, thick * 2, thick * 2).toAlignedRect()

    def _show_ring(self, before: LedShown, shown: LedShown) -> None:
        ring, thick = self._ring()
        along = abs(shown.share - before.share) * math.pi * ring.width()
        across = abs(self._radius(shown.fill) - self._radius(before.fill))
        # What is too small to be seen is kept as it was, so that small steps add up to one that is.
        if along < _SEEN * 2:
            shown = replace(shown, share=before.share)
        if across < _SEEN:
            shown = replace(shown, fill=before.fill)
        self._shown = shown
        if along >= thick:
            self.update()
            return
        if shown.share != before.share:
            self.update(self._tip(before.share).united(self._tip(shown.share)))
        if shown.fill != before.fill or shown.word != before.word:
            far = max(self._radius(shown.fill), self._radius(before.fill)) + 2
            middle = QRectF(ring.center().x() - far, ring.center().y() - far, far * 2, far * 2)
            self.update(middle.toAlignedRect())

    def _paint_ring(self, painter: QPainter, asked: QRect) -> None:
        theme, shown = theme_of(), self._shown
        ring, thick = self._ring()
        inside = ring.adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2).toAlignedRect().adjusted(1, 1, -1, -1)
        if not inside.contains(asked):
            painter.setPen(QPen(theme.colour("primary_soft"), thick))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(ring)
        if shown.share < 1 and not inside.contains(asked):
            pen = QPen(theme.colour("primary"), thick)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(ring, 90 * 16, -round((1 - shown.share) * 360 * 16))
        radius = self._radius(shown.fill)
        round_ground(
            painter,
            QRectF(ring.center().x() - radius, ring.center().y() - radius, radius * 2, radius * 2),
            theme.colour("primary_soft"),
        )
        if shown.word:
            painter.setPen(theme.colour("ink"))
            painter.setFont(theme.font("title" if self.kind == "clock" else "heading"))
            painter.drawText(ring, int(Qt.AlignmentFlag.AlignCenter), shown.word)

    # -- the figure ------------------------------------------------------------------------------------------

    def _spot(self, shown: LedShown) -> tuple[float, float, float]:
        """Where the glow is: how far from the middle line, how far down, and how far it reaches, in pixels."""
        old, new = _SPOTS[shown.from_spot], _SPOTS[shown.spot]
        if old[2] == 0 or new[2] == 0:
            # All of the body has no place to come from, or to go to.
            old = new
        share, scale = shown.moved, self.height() / _HIGH
        return tuple((a + (b - a) * share) * scale for a, b in zip(old, new, strict=True))  # type: ignore[return-value]

    def _glows(self, shown: LedShown) -> tuple[QRectF, ...]:
        aside, down, reach = self._spot(shown)
        centre = self.width() / 2
        sides = (-aside, aside) if aside > 1 else (0.0,)
        return tuple(QRectF(centre + x - reach, down - reach, reach * 2, reach * 2) for x in sides)

    def _show_body(self, before: LedShown, shown: LedShown) -> None:
        small = abs(shown.tense - before.tense) < 1 / 64 and shown.tense not in (0.0, 1.0)
        if small and shown.moved == before.moved and (shown.spot, shown.from_spot) == (before.spot, before.from_spot):
            self._shown = replace(shown, tense=before.tense)
            return
        self._shown = shown
        same = shown.tense == before.tense and shown.moved == before.moved
        if same and (shown.spot, shown.from_spot) == (before.spot, before.from_spot):
            return
        if "whole" in (before.spot, before.from_spot, shown.spot, shown.from_spot):
            self.update()
            return
        for one in (*self._glows(before), *self._glows(shown)):
            self.update(one.toAlignedRect().adjusted(-1, -1, 1, 1))

    def _paint_body(self, painter: QPainter) -> None:
        plain, strong, calm, tense = self._pictures()
        shown = self._shown
        painter.drawPixmap(0, 0, plain)
        whole = 1.0 if shown.spot == "whole" else 0.0
        if "whole" in (shown.spot, shown.from_spot) and shown.spot != shown.from_spot:
            whole = shown.moved if shown.spot == "whole" else 1 - shown.moved
        if whole:
            painter.setOpacity(whole * 0.8)
            painter.drawPixmap(0, 0, strong)
        if shown.spot == "whole":
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for box in self._glows(shown):
            for picture, share in ((calm, 1 - shown.tense), (tense, shown.tense)):
                if share > 0:
                    painter.setOpacity(share)
                    painter.drawPixmap(box, picture, QRectF(0, 0, picture.width(), picture.height()))

    def _pictures(self) -> tuple[QPixmap, ...]:
        """The figure at rest and as a whole awake, and the two glows."""
        if self._still is None:
            theme = theme_of()
            figures = (theme.mixed("surface", "primary", 0.22), theme.mixed("surface", "primary", 0.6))
            glows = (theme.colour("primary"), theme.colour("amber"))
            self._still = (*(self._figure(colour) for colour in figures), *(self._glow(colour) for colour in glows))
        return self._still

    def _figure(self, colour: QColor) -> QPixmap:
        ratio = self.devicePixelRatioF()
        sheet = QPixmap(max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio)))
        sheet.setDevicePixelRatio(ratio)
        sheet.fill(QColor(0, 0, 0, 0))
        with QPainter(sheet) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            scale = self.height() / _HIGH
            painter.translate(self.width() / 2, 0)
            painter.scale(scale, scale)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(QPointF(0, 18), 13, 15)
            painter.drawRoundedRect(QRectF(-19, 37, 38, 40), 13, 13)
            painter.drawRoundedRect(QRectF(-16, 58, 32, 50), 13, 13)
            for side in (-1, 1):
                for width, points in (
                    (11.0, ((side * 20, 44), (side * 28, 82), (side * 33, 112))),
                    (15.0, ((side * 9, 100), (side * 10, 140))),
                    (12.0, ((side * 10, 140), (side * 11, 190))),
                    (9.0, ((side * 11, 193), (side * 17, 197))),
                ):
                    pen = QPen(colour, width)
                    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
                    painter.setPen(pen)
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawPolyline([QPointF(x, y) for x, y in points])
            painter.setPen(QPen(colour, 9))
            painter.drawLine(QPointF(0, 30), QPointF(0, 42))
        return sheet

    def _glow(self, colour: QColor) -> QPixmap:
        side = 96
        sheet = QPixmap(side, side)
        sheet.fill(QColor(0, 0, 0, 0))
        shade = QRadialGradient(QPointF(side / 2, side / 2), side / 2)
        for at, alpha in ((0.0, 235), (0.45, 200), (1.0, 0)):
            tint = QColor(colour)
            tint.setAlpha(alpha)
            shade.setColorAt(at, tint)
        with QPainter(sheet) as painter:
            painter.fillRect(sheet.rect(), shade)
        return sheet
