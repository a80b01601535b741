"""A quiet way on: an icon and words that wrap where a title is long and letters are large."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.ui.theme import Theme, theme_of
from companion.ui.theme.icons import paint_icon
from companion.ui.widgets.painted import PaintedButton
from companion.ui.widgets.painting import rounded_box

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class Link(PaintedButton):
    """Leads elsewhere when pressed. Its height follows its width."""

    radius = 8

    def __init__(self, words: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._icon_name = icon
        self.setFont(theme_of().font("small-strong"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _start(self) -> int:
        return theme_of().px(6 + 18 + 8)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._words(width).height() + theme_of().px(14)

    def sizeHint(self) -> QSize:
        width = self._start() + QFontMetrics(self.font()).horizontalAdvance(self.text()) + theme_of().px(8)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_of().px(120), theme_of().px(34))

    def _words(self, width: int) -> QRect:
        theme = theme_of()
        room = QRect(0, 0, max(1, width - self._start() - theme.px(6)), 10_000)
        found = QFontMetrics(self.font()).boundingRect(room, _WRAP, self.text())
        return QRect(QPoint(self._start(), theme.px(7)), QSize(room.width(), found.height()))

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        if self.hot:
            rounded_box(painter, box, theme.px(self.radius), theme.colour("primary_soft"), None)
        words, side = self._words(self.width()), theme.px(18)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - theme.px(6) - side if mirrored else theme.px(6)
        paint_icon(painter, self._icon_name, theme.colour("primary"), QRectF(left, theme.px(7), side, side))
        if mirrored:
            words.moveLeft(self.width() - words.right() - 1)
        painter.setFont(self.font())
        painter.setPen(theme.colour("primary"))
        painter.drawText(words, _WRAP, self.text())
