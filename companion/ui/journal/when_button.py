"""The date of a page: said in full, and changed by pressing it."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.ui.journal.words import full_day_words, time_words
from companion.ui.theme import Theme, theme_of
from companion.ui.theme.icons import paint_icon
from companion.ui.widgets.painted import PaintedButton


class WhenButton(PaintedButton):
    """Quiet text with a small mark that it can be changed."""

    radius = 8

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleDescription(self.tr("Press to change the date or time"))
        self.setObjectName("entry-when")
        self.setFont(theme_of().font("small-strong"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.tr("Change the date or time"))
        self.clicked.connect(self.asked)

    def say(self, at: datetime, day: date, zone: str) -> None:
        """Show a day and a time."""
        words = self.tr("{day}, {time}").format(day=full_day_words(day), time=time_words(at, zone))
        self.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        theme = theme_of()
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + theme.px(4 + 14 + 4) + 2, theme.px(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_of().px(120), theme_of().px(32))

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        ink = theme.colour("ink" if self.hot else "ink_soft")
        painter.setPen(ink)
        painter.setFont(self.font())
        side = theme.px(14)
        room = self.width() - side - theme.px(4)
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        used = min(room, self.fontMetrics().horizontalAdvance(words))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        area = QRectF(self.width() - room if mirrored else 0, 0, room, self.height())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(area, int(flags), words)
        left = self.width() - used - theme.px(4) - side if mirrored else used + theme.px(4)
        paint_icon(painter, "chevron-down", ink, QRectF(left, (self.height() - side) / 2 + 1, side, side))
