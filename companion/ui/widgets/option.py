"""A choice in words: one of several rows, with a line below that says what it means."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from companion.ui.theme import Theme, theme_of
from companion.ui.widgets.painted import Painted
from companion.ui.widgets.painting import rounded_box


class Option(Painted, QRadioButton):
    """One row to choose among its neighbours; arrows move, and the choice is shown by a dot as well as by colour."""

    def __init__(self, words: str, note: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._note = note
        self.begin(words, note)
        self.setFont(theme_of().font("strong"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _words_box(self, width: int) -> QRectF:
        theme = theme_of()
        left = theme.px(48)
        return QRectF(left, theme.px(12), max(1, width - left - theme.px(16)), 10_000)

    def _wrapped(self, role: str, words: str, width: int) -> float:
        if not words:
            return 0
        metrics = QFontMetrics(theme_of().font("small" if role == "small" else "strong"))
        room = self._words_box(width).toRect()
        return metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), words).height()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        theme = theme_of()
        words = self._wrapped("strong", self.text(), width) + self._wrapped("small", self._note, width)
        return round(words + theme.px(12 * 2 + 2))

    def sizeHint(self) -> QSize:
        width = theme_of().px(420)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        least = theme_of().px(180)
        return QSize(least, self.heightForWidth(max(self.width(), least)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        on = self.isChecked()
        fill = theme.colour("primary_soft" if on else "surface")
        if self.hot and not on:
            fill = theme.mixed("surface", "primary_soft", 0.6)
        edge = theme.colour("primary" if on else "line")
        rounded_box(painter, box, theme.px(self.radius), fill, edge, 1.5 if on else 1)
        words = self._words_box(self.width())
        high = self._wrapped("strong", self.text(), self.width())
        centre = QPointF(theme.px(26), words.top() + QFontMetrics(theme.font("strong")).height() / 2)
        painter.setPen(QPen(theme.colour("primary" if on else "edge"), max(1.5, theme.px(1.5))))
        painter.setBrush(theme.colour("raised"))
        painter.drawEllipse(centre, theme.px(8), theme.px(8))
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("primary"))
            painter.drawEllipse(centre, theme.px(4), theme.px(4))
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        painter.setPen(theme.colour("ink"))
        painter.setFont(theme.font("strong"))
        painter.drawText(words, flags, self.text())
        painter.setPen(theme.colour("ink_soft"))
        painter.setFont(theme.font("small"))
        painter.drawText(words.translated(0, high + theme.px(2)), flags, self._note)


class Answer(Option):
    """A choice none of which is made to begin with: Enter goes on without one, the space bar and the arrows choose."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)
        # While none is chosen Qt lets the arrows move the keyboard alone; here they choose, as they do ever after.
        held = self.window().focusWidget()
        if held is not self and isinstance(held, Answer) and not held.isChecked():
            held.click()
