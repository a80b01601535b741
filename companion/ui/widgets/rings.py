"""The growth rings, painted from their geometry, with each month told by hovering or by the arrow keys."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from companion.domain.ring_picture import Layer, curve, draw, drawn_edges, months_a_ring
from companion.domain.rings import Point, Rings, RingsSummary, describe
from companion.ui.dates import full_date
from companion.ui.theme import Theme, theme_of
from companion.ui.theme.tokens import CONTRAST_DARK, CONTRAST_LIGHT
from companion.ui.widgets.aloud import say_aloud
from companion.ui.widgets.painting import focus_ring

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

#: Below this many pixels the tree is drawn as the app's mark is: few lines, strong ones.
MARK_SIDE = 64
_YEAR = 12


def _path(outline: tuple[Point, ...], side: float) -> QPainterPath:
    path = QPainterPath()
    scaled = [(x * side, y * side) for x, y in outline]
    path.moveTo(*scaled[0])
    add = path.cubicTo
    for arc in curve(scaled):
        add(*arc)
    path.closeSubpath()
    return path


class PaintedRings:
    """A tree made ready to be painted into a square of one size, as often as wanted."""

    def __init__(self, rings: Rings, side: float) -> None:
        self.side = side
        self.picture = draw(rings, side)
        self._heart = _path(self.picture.heart, side)
        self._paths = [_path(layer.outline, side) for layer in self.picture.layers]

    def paint(self, painter: QPainter, theme: Theme, chosen: int | None = None) -> None:
        """Paint into the square from (0, 0) to (side, side); `chosen` is the month to bring out."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        as_mark = self.side < MARK_SIDE
        sharp = theme.tokens in (CONTRAST_LIGHT, CONTRAST_DARK)
        fine = QPen(theme.mixed("surface", "primary", 1.0 if sharp else 0.85 if as_mark else 0.62), self._line())
        bold = QPen(theme.mixed("surface", "primary", 1.0 if sharp else 0.85), self._line() * (1.0 if as_mark else 1.3))
        # From the bark inwards, each ring covers the one before, so that only its own band is left to see.
        for layer, path in zip(reversed(self.picture.layers), reversed(self._paths), strict=True):
            painter.setBrush(theme.mixed("surface", "primary", _depth(layer)))
            painter.setPen(bold if layer.strong else fine)
            painter.drawPath(path)
        painter.setPen(fine)
        painter.setBrush(theme.mixed("surface", "primary", 0.10))
        painter.drawPath(self._heart)
        if chosen is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("primary_strong"), max(2.0, self.side / 80)))
            painter.drawPath(_path(self.picture.outline_of(chosen), self.side))
        self._paint_marks(painter, theme)

    def _line(self) -> float:
        return max(1.0, self.side / 24) if self.side < MARK_SIDE else 1.0

    def _paint_marks(self, painter: QPainter, theme: Theme) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("amber"))
        for mark in self.picture.marks:
            painter.save()
            painter.translate(mark.centre[0] * self.side, mark.centre[1] * self.side)
            painter.rotate(mark.angle * 180 / 3.141592653589793)
            painter.drawEllipse(QPointF(0, 0), mark.along * self.side, mark.across * self.side)
            painter.restore()


def paint_rings(painter: QPainter, rings: Rings, side: float, theme: Theme, chosen: int | None = None) -> None:
    """Paint a tree once into the square from (0, 0) to (side, side)."""
    PaintedRings(rings, side).paint(painter, theme, chosen)


def _depth(layer: Layer) -> float:
    return 0.16 if layer.tint is None else 0.10 + 0.30 * layer.tint


class RingsView(QWidget):
    """A person's tree. It has one sentence for screen readers, tells each month on demand, and can be printed."""

    def __init__(self, size: float = 170, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = theme_of().px(size)
        self._rings: Rings | None = None
        self._painted: PaintedRings | None = None
        self._chosen: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(self._side, self._side)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Growth rings"))

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def set_side(self, size: float) -> None:
        """Draw the tree in another size, in design pixels."""
        side = theme_of().px(size)
        if side != self._side:
            self._side, self._painted = side, None
            self.setFixedSize(side, side)
            self.setAccessibleDescription(self.sentence())
            self.update()

    @property
    def chosen(self) -> int | None:
        """The month that is brought out, counted from 0, where there is one."""
        return self._chosen

    def set_rings(self, rings: Rings) -> None:
        """Show a tree; a month that was brought out stays so while the tree has it."""
        if rings == self._rings:
            return
        self._rings = rings
        self._painted = None
        if self._chosen is not None and self._chosen >= len(rings.months):
            self._chosen = None
        self.setAccessibleDescription(self.sentence())
        self.update()

    def sentence(self) -> str:
        """The tree in a few plain sentences."""
        return "" if self._rings is None else rings_sentence(self._rings, self._side)

    def month_sentence(self, number: int) -> str:
        """One ring in words: its month, its days without use, its mood."""
        if self._rings is None:
            return ""
        month = self._rings.months[number]
        free = round(month.free * month.seen)
        # A month without a counted day has a ring for its knot; what its other days were, nobody here knows.
        days = self.tr("%Ln day(s) without use", "", free) if free else self.tr("no days are counted here")
        words = self.tr("From {date}").format(date=full_date(month.first)) + ": " + days
        if month.mood is not None:
            words += ", " + self.tr("mood {mood} of 10").format(mood=QLocale().toString(month.mood * 10, "f", 1))
        if month.lapses:
            words += ", " + self.tr("%n knot(s)", "", len(month.lapses))
        return words

    def _ready(self) -> PaintedRings | None:
        if self._painted is None and self._rings is not None:
            self._painted = PaintedRings(self._rings, self._side)
        return self._painted

    def _choose(self, number: int | None) -> None:
        if number != self._chosen:
            self._chosen = number
            self.update()

    def _say(self, number: int) -> None:
        words = self.month_sentence(number)
        # Always below the tree: words that run after the pointer are not calm, and hide what it points at.
        QToolTip.showText(self.mapToGlobal(QPoint(0, self._side - theme_of().px(12))), words, self)
        say_aloud(self, words)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        painted = self._ready()
        if painted is None:
            return
        point = event.position()
        found = painted.picture.month_at((point.x() / self._side, point.y() / self._side))
        if found is None:
            QToolTip.hideText()
        elif found != self._chosen:
            self._say(found)
        self._choose(found)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._choose(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._choose(None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._rings is None or not self._rings.months:
            return
        # Brought in when it is asked for: a start shows no menu.
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        menu.setObjectName("rings-menu")
        menu.setFont(theme_of().font("body"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.offer_print(menu)
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        menu.popup(event.globalPos() if by_mouse else self.mapToGlobal(self.rect().center()))

    def offer_print(self, menu: "QMenu") -> None:
        """Put into a menu the ways to print the tree, where there is one."""
        if self._rings is None or not self._rings.months:
            return
        for words, name, dates in (
            (self.tr("Print my rings"), "print-rings", False),
            (self.tr("Print my rings, with dates"), "print-rings-dated", True),
        ):
            action = menu.addAction(words)
            action.setObjectName(name)
            action.triggered.connect(lambda _on=False, dates=dates: self.print_rings(dates=dates))

    def print_rings(self, *, dates: bool = False) -> bool:
        """Ask where to, and print the tree; False when the person turned back or there is none yet."""
        if self._rings is None or not self._rings.months:
            return False
        from companion.ui.widgets.ring_sheet import ask_and_print

        return ask_and_print(self._rings, self.window(), dates=dates)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        count = len(self._rings.months) if self._rings is not None else 0
        if count and event.matches(QKeySequence.StandardKey.Print):
            self.print_rings()
            return
        if self._chosen is not None and event.key() == Qt.Key.Key_Escape:
            QToolTip.hideText()
            self._choose(None)
            return
        number = _stepped(event.key(), self._chosen, count)
        if number is None:
            super().keyPressEvent(event)
            return
        self._choose(number)
        self._say(number)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of()
        with QPainter(self) as painter:
            if (painted := self._ready()) is not None:
                painted.paint(painter, theme, self._chosen)
            if self.hasFocus():
                focus_ring(painter, theme, QRectF(self.rect()), theme.px(12))


def rings_sentence(rings: Rings, side: float, *, dates: bool = True) -> str:
    """A tree as it is drawn in so many pixels, in a few plain sentences; without `dates` none is named."""
    facts = describe(rings)
    if facts.began is None:
        return QCoreApplication.translate("RingsView", "The rings begin to grow on the day you count from.")
    words = [_counted(rings, facts, side)]
    if dates:
        words.append(
            QCoreApplication.translate("RingsView", "They begin on {date}.").format(date=full_date(facts.began))
        )
    if facts.between:
        words.append(_without(facts, dates=dates))
    if dates and facts.widest is not None and facts.months > 1:
        widest = QCoreApplication.translate("RingsView", "The widest month is the one from {date}.")
        words.append(widest.format(date=full_date(facts.widest)))
    if facts.knots:
        words.append(
            QCoreApplication.translate(
                "RingsView", "%n knot(s) where you used; the tree kept growing.", "", facts.knots
            )
        )
    return " ".join(words)


def _counted(rings: Rings, facts: RingsSummary, side: float) -> str:
    together = months_a_ring(rings, side)
    count = len(drawn_edges(rings, side))
    if count == facts.months:
        return QCoreApplication.translate("RingsView", "%n ring(s), one for each month.", "", count)
    if together == 3:
        rings_words = QCoreApplication.translate("RingsView", "%n ring(s), one for every three months", "", count)
    elif together == 6:
        rings_words = QCoreApplication.translate("RingsView", "%n ring(s), one for every six months", "", count)
    elif together == _YEAR:
        rings_words = QCoreApplication.translate("RingsView", "%n ring(s), one for every year", "", count)
    else:
        rings_words = QCoreApplication.translate("RingsView", "%n ring(s), one for every {years} years", "", count)
        rings_words = rings_words.format(years=together // _YEAR)
    months = QCoreApplication.translate("RingsView", "%n month(s), drawn as {rings}.", "", facts.months)
    return months.format(rings=rings_words)


def _without(facts: RingsSummary, *, dates: bool) -> str:
    words = QCoreApplication.translate(
        "RingsView", "No ring for %n month(s) in between, of which no days are counted", "", facts.missing
    )
    if dates and len(facts.between) == 1:
        ((first, last),) = facts.between
        return QCoreApplication.translate("RingsView", "{months}: {first} to {last}.").format(
            months=words, first=full_date(first), last=full_date(last)
        )
    return words + "."


def _stepped(key: int, chosen: int | None, count: int) -> int | None:
    """Which month a key brings out; None where the key is not one of these."""
    if not count:
        return None
    ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: count - 1}
    if key in ends:
        return ends[Qt.Key(key)]
    steps = {
        Qt.Key.Key_Right: 1,
        Qt.Key.Key_Up: 1,
        Qt.Key.Key_Left: -1,
        Qt.Key.Key_Down: -1,
        Qt.Key.Key_PageUp: _YEAR,
        Qt.Key.Key_PageDown: -_YEAR,
    }
    step = steps.get(Qt.Key(key))
    if step is None:
        return None
    if chosen is None:
        return count - 1 if step < 0 else 0
    return min(count - 1, max(0, chosen + step))
