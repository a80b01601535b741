"""The tags to choose from while one is being typed: a small card below the field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from companion.ui.theme import theme_of
from companion.ui.widgets.page import QuietScrollBar
from companion.ui.widgets.painting import rounded_box

#: So many tags are offered at once; the rest by scrolling.
CHOICES = 7


class TagRow(QStyledItemDelegate):
    """A tag to choose, on a soft ground while it is the one Enter would take."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        theme = theme_of()
        height = max(theme.px(30), QFontMetrics(theme.font("soft")).height() + theme.px(8))
        return QSize(theme.px(80), height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = theme_of()
        box: QRect = option.rect
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            rounded_box(painter, QRectF(box), theme.px(7), theme.colour("primary_soft"), None)
        font = theme.font("soft")
        painter.setFont(font)
        painter.setPen(theme.colour("ink"))
        area = box.adjusted(theme.px(10), 0, -theme.px(8), 0)
        words = QFontMetrics(font).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)


class TagChoices(QListView):
    """The tags that begin as what is typed, on a small card a little below the field."""

    def __init__(self, name: str) -> None:
        super().__init__()
        theme = theme_of()
        self.setObjectName("tag-choices")
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        palette = self.palette()
        for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window):
            palette.setColor(role, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        self.setVerticalScrollBar(QuietScrollBar())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self._above, self._inside = theme.px(4), theme.px(5)
        inside = self._inside
        self.setViewportMargins(inside, self._above + inside, inside, inside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The completer gives room for bare rows; the card has a margin round them.
        rows = min(self.model().rowCount(), CHOICES) if self.model() is not None else 0
        wanted = self.sizeHintForRow(0) * rows + self._above + 2 * self._inside
        if rows and self.height() != wanted:
            self.resize(self.width(), wanted)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            theme = theme_of()
            with QPainter(self) as painter:
                box = QRectF(self.rect()).adjusted(0, self._above, 0, 0)
                rounded_box(painter, box, theme.px(10), theme.colour("raised"), theme.colour("edge"))
            return True
        return super().event(event)
