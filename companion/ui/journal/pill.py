"""A value of the day, such as its mood, in the form of a chip that cannot be pressed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.ui.theme import theme_of
from companion.ui.widgets.painting import rounded_box


class Pill(QWidget):
    """A value of the day in the form of a chip that cannot be pressed."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = theme_of()
        return QSize(QFontMetrics(theme.font("small")).horizontalAdvance(self._words) + theme.px(24), theme.px(30))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of()
        with QPainter(self) as painter:
            box = QRectF(self.rect())
            rounded_box(painter, box, box.height() / 2, theme.colour("surface"), theme.colour("line"))
            painter.setPen(theme.colour("ink"))
            painter.setFont(theme.font("small"))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._words)
