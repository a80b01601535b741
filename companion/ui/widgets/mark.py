"""The app's mark: a few growth rings, painted so that it needs no file before the first picture."""

from math import cos, pi, sin
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from companion.ui.theme import theme_of

if TYPE_CHECKING:
    from companion.domain.rings import Rings
    from companion.ui.widgets.rings import PaintedRings


#: The side of a person's own tree as the mark, in design pixels.
OWN_SIZE = 30


def ring_path(centre: QPointF, radius: float, wobble: float, turn: float) -> QPainterPath:
    """A closed, slightly uneven ring as a smooth path."""
    count = 12
    points = []
    for step in range(count):
        angle = 2 * pi * step / count
        reach = radius * (1 + wobble * (0.6 * sin(2 * angle + turn) + 0.4 * sin(3 * angle - turn)))
        points.append(QPointF(centre.x() + reach * cos(angle), centre.y() + reach * sin(angle)))
    path = QPainterPath(points[0])
    for step in range(count):
        before, here = points[step - 1], points[step]
        after, beyond = points[(step + 1) % count], points[(step + 2) % count]
        path.cubicTo(here + (after - before) / 6, after - (beyond - here) / 6, after)
    path.closeSubpath()
    return path


class Mark(QWidget):
    """The mark at a size in design pixels: the one for everybody, or a person's own tree, small and without words."""

    def __init__(self, size: float = 26, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self._rings: Rings | None = None
        self._own: PaintedRings | None = None
        self._fit()

    def set_rings(self, rings: "Rings | None") -> None:
        """Draw the mark from these rings; with None, or before the first ring, the one for everybody."""
        rings = rings if rings is not None and rings.months else None
        if rings != self._rings:
            self._rings, self._own = rings, None
            self._fit()
            self.update()

    def _fit(self) -> None:
        # A tree with its knots needs a little more room than four plain lines.
        side = theme_of().px(self._size if self._rings is None else max(self._size, OWN_SIZE))
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of()
        with QPainter(self) as painter:
            if self._rings is not None:
                if self._own is None:
                    # The card that shows the large ones has brought this in, or nothing has yet.
                    from companion.ui.widgets.rings import PaintedRings

                    self._own = PaintedRings(self._rings, self.width())
                self._own.paint(painter, theme)
                return
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect())
            side = box.width()
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("primary"), max(1.2, side / 17)))
            for number, share in enumerate((0.10, 0.21, 0.32, 0.43)):
                shift = side * 0.012 * number
                centre = QPointF(box.center().x() + shift - side * 0.02, box.center().y() - shift + side * 0.02)
                painter.drawPath(ring_path(centre, side * share * 1.04, 0.05, 0.9))
