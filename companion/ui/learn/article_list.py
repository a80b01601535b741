"""The list of articles by section, and what a search found, as one list for mouse and keyboard."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPalette,
    QResizeEvent,
    QTextLayout,
)
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from companion.domain.journal import Marked
from companion.domain.reading import Read
from companion.domain.value import Value
from companion.ui.theme import theme_of
from companion.ui.theme.theme import Role
from companion.ui.widgets.marked import lay_out
from companion.ui.widgets.page import QuietScrollBar
from companion.ui.widgets.painting import focus_ring, rounded_box

Index = QModelIndex | QPersistentModelIndex
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
#: More lines than any title or note of something found has room for.
_LINES = 12


class Row(Value):
    """A section's name (no address), an article, or something found (with a line on what it is).

    Of something found, title and note are cut into pieces, each with whether it was looked for. A `strong` title is
    set bold also where it is not chosen.
    """

    title: str
    address: str = ""
    note: str = ""
    marked_title: Marked = ()
    marked_note: Marked = ()
    urgent: bool = False
    strong: bool = False


class ArticleModel(QAbstractListModel):
    """Rows as a tuple of values."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._read: Mapping[str, Read] = {}

    def set_read(self, read: Mapping[str, Read]) -> None:
        """Show how far articles were read, by the addresses of their rows."""
        self._read = dict(read)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))

    def read_of(self, index: Index) -> Read:
        """How far the article of a row was read."""
        return self._read.get(self._rows[index.row()].address, Read())

    def set_rows(self, rows: tuple[Row, ...]) -> bool:
        """Show other rows, and say whether they are; the same ones keep their place in sight and which is chosen."""
        if rows == self._rows:
            return False
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
        return True

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
            return row.note or self._read_words(self.read_of(index))
        return None

    def _read_words(self, read: Read) -> str:
        if read.finished:
            return self.tr("Read to the end")
        return self.tr("{share} of 100 read").format(share=read.share) if read.share else ""

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
        if row.marked_title:
            title, note = _layouts(row, room, chosen=False)
            return QSize(width, _bottom(title) + (_bottom(note) + theme.px(2) if row.note else 0) + theme.px(14))
        return QSize(width, _height("soft", row.title, room) + theme.px(14))

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
        elif row.urgent:
            edge = box.toRectF().adjusted(1, 1, -1, -1)
            rounded_box(painter, edge, theme.px(8), theme.colour("surface"), theme.colour("primary"))
        painter.setPen(theme.colour("ink"))
        if row.marked_title:
            title, note = _layouts(row, inside.width(), chosen=chosen)
            title.draw(painter, QPointF(inside.topLeft()))
            painter.setPen(theme.colour("ink_soft"))
            note.draw(painter, QPointF(inside.left(), inside.top() + _bottom(title) + theme.px(2)))
        else:
            painter.setFont(_chosen_font(row.title, inside.width()) if chosen else theme.font("soft"))
            painter.drawText(inside, _WRAP, row.title)
            self._draw_read(painter, index, inside, box.bottom() - theme.px(3))
        if state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, theme, box.toRectF(), theme.px(8))
        painter.restore()

    def _draw_read(self, painter: QPainter, index: Index, inside: QRect, at: int) -> None:
        """A thin line below the title, as long as what was read of it; in full colour once its end was reached."""
        theme, model = theme_of(), index.model()
        assert isinstance(model, ArticleModel)  # noqa: S101 - the delegate paints no other list
        read = model.read_of(index)
        share = 100 if read.finished else read.share
        colour = theme.colour("primary" if read.finished else "edge")
        painter.fillRect(inside.left(), at, inside.width() * share // 100, theme.px(2), colour)

    def _row(self, index: Index) -> Row:
        model = index.model()
        assert isinstance(model, ArticleModel)  # noqa: S101 - the delegate paints no other list
        return model.row_at(index)


def _bold(role: Role) -> QFont:
    font = QFont(theme_of().font(role))
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _height(role: Role, words: str, width: int) -> int:
    return _high(theme_of().font(role), words, width)


def _high(font: QFont, words: str, width: int) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, max(1, width), 10_000), _WRAP, words).height()


def _chosen_font(title: str, width: int) -> QFont:
    """Bold, but where that takes a line more: choosing a row makes it no higher than its room."""
    soft, bold = theme_of().font("soft"), _bold("soft")
    return bold if _high(bold, title, width) < _high(soft, title, width) + QFontMetrics(soft).height() // 2 else soft


def _layouts(row: Row, width: int, *, chosen: bool) -> tuple[QTextLayout, QTextLayout]:
    """The title and the note of something found; a chosen title is bold, but where that takes a line more."""
    soft, small, bold = theme_of().font("soft"), theme_of().font("small"), _bold("soft")

    def titled(font: QFont) -> QTextLayout:
        return lay_out(row.marked_title, font, bold, width, _LINES, _pitch(soft))

    title = titled(bold if row.strong else soft)
    if chosen and not row.strong and (bolder := titled(bold)).lineCount() == title.lineCount():
        title = bolder
    return title, lay_out(row.marked_note, small, _bold("small"), width, _LINES, _pitch(small))


def _pitch(font: QFont) -> float:
    return QFontMetricsF(font).lineSpacing()


def _bottom(layout: QTextLayout) -> int:
    if not layout.lineCount():
        return 0
    last = layout.lineAt(layout.lineCount() - 1)
    return math.ceil(last.y() + last.height())


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
