"""The first letter of a name, where a person stands in a list."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from companion.ui.theme import theme_of
from companion.ui.widgets.painting import round_letter


class Initial(QWidget):
    """The first letter of a name in a soft round ground."""

    def __init__(self, name: str, size: float = 36, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter = name.strip()[:1].upper()
        side = theme_of().px(size)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            round_letter(painter, theme_of(), QRectF(self.rect()), self._letter, ("primary_soft", "primary"))
