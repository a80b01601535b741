"""The growth rings, painted from their geometry, with each month told by hovering or by the arrow keys."""

from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from companion.domain.rings import Ring, Rings, curve, describe, drawn_edges, ring_at
from companion.ui.dates import full_date
from companion.ui.theme import Theme, theme_of
from companion.ui.widgets.aloud import say_aloud
from companion.ui.widgets.painting import focus_ring


def _path(outline: tuple[tuple[float, float], ...], side: float) -> QPainterPath:
    path = QPainterPath(QPointF(outline[0][0] * side, outline[0][1] * side))
    for leave, arrive, end in curve(outline):
        path.cubicTo(
            QPointF(leave[0] * side, leave[1] * side),
            QPointF(arrive[0] * side, arrive[1] * side),
            QPointF(end[0] * side, end[1] * side),
        )
    path.closeSubpath()
    return path


def paint_rings(painter: QPainter, rings: Rings, side: float, theme: Theme, chosen: int | None = None) -> None:
    """Paint a tree into the square from (0, 0) to (side, side); `chosen` is the ring to bring out."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shown = drawn_edges(rings, side)
    lines = theme.mixed("surface", "primary", 0.62)
    painter.setPen(Qt.PenStyle.NoPen)
    paths = {number: _path(rings.rings[number].outline, side) for number in shown}
    # From the bark inwards, each ring covers the one before, so that only its own band is left to see.
    for number in reversed(shown):
        painter.setBrush(theme.mixed("surface", "primary", _depth(rings.rings[number])))
        painter.setPen(QPen(lines, 1.0 if side < 240 else 1.3))
        painter.drawPath(paths[number])
    painter.setBrush(theme.mixed("surface", "primary", 0.10))
    painter.drawPath(_path(rings.heart, side))
    if chosen is not None and chosen < len(rings.rings):
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("primary"), 2.5))
        painter.drawPath(_path(rings.rings[chosen].outline, side))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("amber"))
    for ring in rings.rings:
        for knot in ring.knots:
            painter.save()
            painter.translate(knot.centre[0] * side, knot.centre[1] * side)
            painter.rotate(knot.angle * 180 / 3.141592653589793)
            # Seen in an old tree, and never the largest thing in a young one.
            most = side * 0.04
            along, across = min(most, max(4.0, knot.along * side)), min(most * 0.7, max(2.8, knot.across * side))
            painter.drawEllipse(QPointF(0, 0), along, across)
            painter.restore()


def _depth(ring: Ring) -> float:
    return 0.16 if ring.tint is None else 0.12 + 0.26 * ring.tint


class RingsView(QWidget):
    """A person's tree. It has one sentence for screen readers and tells each month on demand."""

    def __init__(self, size: float = 170, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = theme_of().px(size)
        self._rings: Rings | None = None
        self._chosen: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(self._side, self._side)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Growth rings"))

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def set_rings(self, rings: Rings) -> None:
        """Show a tree."""
        self._rings = rings
        self._chosen = None
        self.setAccessibleDescription(self.sentence())
        self.update()

    def sentence(self) -> str:
        """The tree as one sentence."""
        if self._rings is None:
            return ""
        facts = describe(self._rings)
        if facts.months == 0 or facts.began is None:
            return self.tr("The rings begin to grow on the day you count from.")
        words = self.tr("%n ring(s), one for each month.", "", facts.months)
        if facts.knots:
            words += " " + self.tr("%n knot(s) where you used; the tree kept growing.", "", facts.knots)
        return words

    def month_sentence(self, number: int) -> str:
        """One ring in words: its month, its days without use, its mood."""
        if self._rings is None:
            return ""
        ring = self._rings.rings[number]
        free = round(ring.month.free * ((ring.month.last - ring.month.first).days + 1))
        words = (
            self.tr("From {date}").format(date=full_date(ring.month.first))
            + ": "
            + self.tr("%n day(s) without use", "", free)
        )
        if ring.tint is not None:
            words += ", " + self.tr("mood {mood} of 10").format(mood=QLocale().toString(ring.tint * 10, "f", 1))
        if ring.knots:
            words += ", " + self.tr("%n knot(s)", "", len(ring.knots))
        return words

    def _choose(self, number: int | None) -> None:
        if number != self._chosen:
            self._chosen = number
            self.update()

    def _say(self, number: int, at: QPointF) -> None:
        words = self.month_sentence(number)
        QToolTip.showText(self.mapToGlobal(at).toPoint(), words, self)
        say_aloud(self, words)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._rings is None:
            return
        point = event.position()
        found = ring_at(self._rings, (point.x() / self._side, point.y() / self._side))
        if found is not None and found != self._chosen:
            self._say(found, point + QPointF(12, 12))
        self._choose(found)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._choose(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._choose(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1}
        count = len(self._rings.rings) if self._rings is not None else 0
        step = steps.get(Qt.Key(event.key()))
        if step is None or not count:
            super().keyPressEvent(event)
            return
        start = count if self._chosen is None and step < 0 else -1 if self._chosen is None else self._chosen
        number = min(count - 1, max(0, start + step))
        self._choose(number)
        self._say(number, QPointF(self._side * 0.5, self._side))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of()
        painter = QPainter(self)
        if self._rings is not None:
            paint_rings(painter, self._rings, self._side, theme, self._chosen)
        if self.hasFocus():
            focus_ring(painter, theme, QRectF(self.rect()), theme.px(12))
