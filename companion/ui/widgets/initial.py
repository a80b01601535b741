"""The first letter of a name, where a person stands in a list."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from companion.ui.theme import theme_of


class Initial(QWidget):
    """The first letter of a name in a soft round ground."""

    def __init__(self, name: str, size: float = 36, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter = name.strip()[:1].upper()
        side = theme_of().px(size)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("primary_soft"))
            painter.drawEllipse(self.rect())
            painter.setPen(theme.colour("primary"))
            painter.setFont(theme.font("strong"))
            painter.drawText(QRectF(self.rect()), int(Qt.AlignmentFlag.AlignCenter), self._letter)
