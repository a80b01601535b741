"""A sprig of leaves: the drawing of a milestone. The further the milestone, the more leaves."""

from math import cos, radians, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.ui.theme import Theme, theme_of

FEWEST, MOST = 3, 9
#: A leaf more from each of these numbers of days on.
_STEPS = (7, 30, 90, 180, 365, 730)


def leaves_for(days: int) -> int:
    """How many leaves a milestone of so many days has."""
    return FEWEST + sum(days >= step for step in _STEPS)


def paint_sprig(painter: QPainter, theme: Theme, box: QRectF, leaves: int) -> None:
    """Paint a sprig into a box: a bent stem, leaves by turns at its sides and one at its tip, on two small rings."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = min(box.width(), box.height())
    painter.translate(box.center().x() - side / 2, box.center().y() - side / 2)
    line = max(1.2, side / 60)
    painter.setPen(QPen(theme.mixed("surface", "primary", 0.55), line))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for across in (0.62, 0.40):
        painter.drawEllipse(QPointF(side * 0.5, side * 0.93), side * across / 2, side * across * 0.09)
    stem = QPainterPath(QPointF(side * 0.5, side * 0.93))
    stem.cubicTo(
        QPointF(side * 0.50, side * 0.72), QPointF(side * 0.40, side * 0.48), QPointF(side * 0.54, side * 0.30)
    )
    painter.setPen(QPen(theme.colour("primary"), line * 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPath(stem)
    pairs = max(1, leaves - 1)
    for number in range(leaves):
        tip = number == leaves - 1
        along = 1.0 if tip else 0.24 + 0.66 * number / pairs
        foot = stem.pointAtPercent(stem.percentAtLength(stem.length() * along))
        heading = stem.angleAtPercent(min(0.99, along))
        turn = 0 if tip else (52 if number % 2 else -52)
        length = side * (0.25 if tip else 0.33 - 0.12 * along)
        fill = "amber" if tip else "primary"
        _leaf(painter, theme, foot, heading + turn, length, fill, line)
    painter.restore()


def _leaf(
    painter: QPainter, theme: Theme, foot: QPointF, degrees: float, length: float, token: str, line: float
) -> None:
    across, up = cos(radians(degrees)), -sin(radians(degrees))
    tip = QPointF(foot.x() + across * length, foot.y() + up * length)

    def beside(along: float, out: float) -> QPointF:
        return foot + QPointF(across * along - up * out, up * along + across * out) * length

    leaf = QPainterPath(foot)
    leaf.cubicTo(beside(0.25, 0.34), beside(0.75, 0.30), tip)
    leaf.cubicTo(beside(0.75, -0.30), beside(0.25, -0.34), foot)
    painter.setPen(QPen(theme.mixed("surface", token, 0.85), line))
    painter.setBrush(theme.mixed("surface", token, 0.30))
    painter.drawPath(leaf)
    painter.drawLine(foot, QPointF(foot.x() + across * length * 0.62, foot.y() + up * length * 0.62))


class SprigView(QWidget):
    """A sprig of a size in design pixels; a picture beside words that say the same, so it is not read aloud."""

    def __init__(self, leaves: int, size: float = 84, *, faint: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._leaves, self._faint = leaves, faint
        self._side = theme_of().px(size)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_leaves(self, leaves: int) -> None:
        """Show another number of leaves."""
        if leaves != self._leaves:
            self._leaves = leaves
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            # What is still to come is there already, but only just.
            painter.setOpacity(0.4 if self._faint else 1.0)
            paint_sprig(painter, theme_of(), QRectF(self.rect()), self._leaves)
