"""Short lists in Help now."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.ui.theme import theme_of
from companion.ui.widgets.text import Text

_MARK = "\u2022"


class Bullets(QWidget):
    """Short lines, each after a mark."""

    def __init__(self, lines: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_of().px(4))
        for line in lines:
            column.addWidget(MarkedLine(line))


class MarkedLine(Text):
    """A line after a mark that is painted: as a label of its own, a screen reader would read it as a line."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, "body", parent=parent)
        room = self.fontMetrics().horizontalAdvance(_MARK) + theme_of().px(8)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setContentsMargins(0 if mirrored else room, 0, room if mirrored else 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setPen(theme_of().colour("help"))
            line = QRect(0, self.contentsRect().top(), self.width(), self.fontMetrics().height())
            painter.drawText(line, Qt.AlignmentFlag.AlignLeading, _MARK)


def spoken(*parts: str) -> str:
    """Parts as sentences after each other, each with one stop, as a screen reader is to hear them."""
    said = (part.strip() for part in parts)
    return " ".join(part if part.endswith((".", "?", "!", ":", "\u2026")) else f"{part}." for part in said if part)
