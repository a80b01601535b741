"""A day's values on a quiet page: a name, how it was in words, and a bar beside the number."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from companion.domain.checkin import SCALE_MAX
from companion.ui.theme import theme_of
from companion.ui.widgets.text import Text


class ScaleBar(QWidget):
    """A bar filled to a value of 0 to 10; the words beside it say the same."""

    def __init__(self, value: int, token: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value, self._token = value, token
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(theme_of().px(240))

    def sizeHint(self) -> QSize:
        return QSize(theme_of().px(160), theme_of().px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            box = QRectF(self.rect())
            radius = box.height() / 2
            painter.setBrush(theme.colour("primary_soft"))
            painter.drawRoundedRect(box, radius, radius)
            filled = QRectF(box)
            filled.setWidth(box.width() * self._value / SCALE_MAX)
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                filled.moveRight(box.right())
            painter.setBrush(theme.colour(self._token))
            painter.drawRoundedRect(filled, radius, radius)


class FactRow(QWidget):
    """One value: its name, its words, and a bar where it is a scale."""

    def __init__(self, name: str, words: str, value: int | None, token: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(10), 0, theme.px(10))
        row.setSpacing(theme.px(16))
        row.addWidget(Text(name, "strong"), 2)
        row.addWidget(Text(words, "body", "ink_soft"), 3)
        if value is None:
            row.addStretch(4)
        else:
            row.addWidget(ScaleBar(value, token), 4, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(f"{name}: {words}")
