"""How far the first run is: a dot for each step, filled up to the one that is shown."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.ui.theme import theme_of


class Pips(QWidget):
    """Shown beside words that say the same, and so passed over by screen readers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at, self._count = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_place(self, at: int, count: int) -> None:
        """Show the step `at`, counted from 0, of so many."""
        self._at, self._count = at, count
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme_of().px(160), theme_of().px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            step, radius = theme.px(18), theme.px(3.5)
            left = (self.width() - step * (self._count - 1)) / 2
            for place in range(self._count):
                on = place <= self._at
                painter.setPen(QPen(theme.colour("primary" if on else "edge"), 1.2))
                painter.setBrush(theme.colour("primary" if on else "background"))
                painter.drawEllipse(QPointF(left + step * place, self.height() / 2), radius, radius)
