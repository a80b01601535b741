"""The app's mark: a few growth rings, painted so that it needs no file before the first picture."""

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from companion.ui.theme import theme_of


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
    """The mark at a size in design pixels."""

    def __init__(self, size: float = 26, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        side = theme_of().px(size)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        side = box.width()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("primary"), max(1.2, side / 17)))
        for number, share in enumerate((0.10, 0.21, 0.32, 0.43)):
            shift = side * 0.012 * number
            centre = QPointF(box.center().x() + shift - side * 0.02, box.center().y() - shift + side * 0.02)
            painter.drawPath(ring_path(centre, side * share * 1.04, 0.05, 0.9))
