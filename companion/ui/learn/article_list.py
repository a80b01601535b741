"""The list of articles by section, and what a search found, as one list for mouse and keyboard."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from companion.domain.value import Value
from companion.ui.theme import theme_of
from companion.ui.theme.theme import Role
from companion.ui.widgets.page import QuietScrollBar
from companion.ui.widgets.painting import focus_ring, rounded_box

Index = QModelIndex | QPersistentModelIndex
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class Row(Value):
    """A section's name (no address), an article, or something found (with a line on what it is)."""

    title: str
    address: str = ""
    note: str = ""


class ArticleModel(QAbstractListModel):
    """Rows as a tuple of values."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def set_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_at(self, index: Index) -> Row:
        """The row of an index."""
        return self._rows[index.row()]

    def index_of(self, address: str) -> QModelIndex:
        """The first row with an address; an invalid index when there is none."""
        for at, row in enumerate(self._rows):
            if row.address == address:
                return self.index(at, 0)
        return QModelIndex()

    def first(self) -> QModelIndex:
        """The first row that can be opened."""
        for at, row in enumerate(self._rows):
            if row.address:
                return self.index(at, 0)
        return QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.title if row.address else self.tr("Section: {title}").format(title=row.title)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return row.note
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        on = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return on if self._rows[index.row()].address else Qt.ItemFlag.NoItemFlags


class RowDelegate(QStyledItemDelegate):
    """Paints sections quietly, articles wrapped on a soft ground when chosen, and what was found with its line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else theme_of().px(240)
        theme = theme_of()
        row = self._row(index)
        room = width - theme.px(20)
        if not row.address:
            above = theme.px(20 if index.row() else 4)
            return QSize(width, above + _height("small-strong", row.title, room) + theme.px(6))
        height = _height("soft", row.title, room) + theme.px(14)
        if row.note:
            height += _height("small", row.note, room) + theme.px(2)
        return QSize(width, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = theme_of()
        row = self._row(index)
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        inside = box.adjusted(theme.px(10), theme.px(7), -theme.px(10), 0)
        if not row.address:
            inside.setTop(box.bottom() - theme.px(6) - _height("small-strong", row.title, inside.width()))
            painter.setFont(theme.font("small-strong"))
            painter.setPen(theme.colour("ink_soft"))
            painter.drawText(inside.translated(-theme.px(2), 0), _WRAP, row.title)
            painter.restore()
            return
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hover = bool(state & QStyle.StateFlag.State_MouseOver)
        if chosen or hover:
            ground = theme.colour("primary_soft") if chosen else theme.mixed("background", "primary_soft", 0.5)
            rounded_box(painter, box.toRectF(), theme.px(8), ground, None)
        painter.setFont(theme.font("strong" if chosen else "soft"))
        if chosen:
            strong = theme.font("strong")
            strong.setPixelSize(theme.font("soft").pixelSize())
            painter.setFont(strong)
        painter.setPen(theme.colour("ink"))
        painter.drawText(inside, _WRAP, row.title)
        if row.note:
            inside.setTop(inside.top() + _height("soft", row.title, inside.width()) + theme.px(2))
            painter.setFont(theme.font("small"))
            painter.setPen(theme.colour("ink_soft"))
            painter.drawText(inside, _WRAP, row.note)
        if state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, theme, box.toRectF(), theme.px(8))
        painter.restore()

    def _row(self, index: Index) -> Row:
        model = index.model()
        assert isinstance(model, ArticleModel)  # noqa: S101 - the delegate paints no other list
        return model.row_at(index)


def _height(role: Role, words: str, width: int) -> int:
    # Measured bold, so that choosing a row never makes it a line higher than its room.
    font = theme_of().font(role)
    if role == "soft":
        font = type(font)(font)
        font.setWeight(font.Weight.DemiBold)
    return QFontMetrics(font).boundingRect(QRect(0, 0, max(1, width), 10_000), _WRAP, words).height()


class ArticleList(QListView):
    """The list; Enter and a click open a row (`activated` or `clicked`), the arrows choose."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.articles = ArticleModel(self)
        self.setModel(self.articles)
        self.setItemDelegate(RowDelegate(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(QuietScrollBar())
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
        self.setPalette(palette)
        self.viewport().setAutoFillBackground(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)
