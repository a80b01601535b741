"""Everything in the hope box side by side: tiles, read and painted only for what is in sight and next to it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from companion.domain.hope import HopeItem
from companion.ui.hope.tiles import Tiles, tile_box, tile_size
from companion.ui.hope.words import name_of, spoken
from companion.ui.theme import theme_of

#: How many rows above and below what is in sight are painted ahead.
_ROWS_AHEAD = 2
Index = QModelIndex | QPersistentModelIndex


class HopeModel(QAbstractListModel):
    """The things in the box."""

    def __init__(self) -> None:
        super().__init__()
        self.items: tuple[HopeItem, ...] = ()

    def show_items(self, items: tuple[HopeItem, ...]) -> None:
        """Take another list."""
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return name_of(item)
        return spoken(item) if role == Qt.ItemDataRole.AccessibleTextRole else None


class _Tile(QStyledItemDelegate):
    """Puts a tile on the screen, and round what is chosen a line."""

    def __init__(self, model: HopeModel, tiles: Tiles) -> None:
        super().__init__()
        self._model, self._tiles = model, tiles

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return tile_size()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        at, state = option.rect.topLeft(), option.state
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(at, self._tiles.tile(self._model.items[index.row()], ratio))
        if not state & QStyle.StateFlag.State_Selected:
            return
        theme = theme_of()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = painter.pen()
        pen.setColor(theme.colour("primary"))
        pen.setWidth(theme.px(3) if state & QStyle.StateFlag.State_HasFocus else theme.px(2))
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(tile_box(at), theme.px(12), theme.px(12))
        painter.restore()


class HopeGrid(QListView):
    """The tiles. It is as high as they are, so that the page scrolls and nothing scrolls within it.

    Signals:
        opened: show the thing of this row.
        removal_wanted: take the chosen thing away.
        change_wanted: name the chosen thing anew.
    """

    opened = Signal(int)
    removal_wanted = Signal()
    change_wanted = Signal()
    #: Another thing is chosen, or none.
    chosen = Signal()

    def __init__(self, read: Callable[[HopeItem], bytes | None]) -> None:
        super().__init__()
        self.contents = HopeModel()
        self._tiles = Tiles(read)
        self._tile = _Tile(self.contents, self._tiles)
        #: Those next to what is in sight, to be painted one by one while nothing else is to be done.
        self._coming: list[HopeItem] = []
        self._ahead = QTimer(self)
        self._ahead.timeout.connect(self._paint_ahead)
        self.setObjectName("hope-grid")
        self.setAccessibleName(self.tr("What is in your hope box"))
        self.setModel(self.contents)
        self.setItemDelegate(self._tile)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        self.selectionModel().currentChanged.connect(lambda _now, _before: self.chosen.emit())

    def show_items(self, items: tuple[HopeItem, ...], chosen: str) -> None:
        """Show another list, with the thing of this uuid chosen, else the first."""
        if items != self.contents.items:
            self.contents.show_items(items)
        self._fit()
        row = next((at for at, item in enumerate(items) if item.uuid == chosen), 0)
        if items:
            self.setCurrentIndex(self.contents.index(row, 0))
        self.chosen.emit()

    def item(self) -> HopeItem | None:
        """The thing that is chosen."""
        row = self.currentIndex().row()
        return self.contents.items[row] if 0 <= row < len(self.contents.items) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.currentIndex().row(), event.key()
        if row >= 0 and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(row)
        elif row >= 0 and key == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        elif row >= 0 and key == Qt.Key.Key_F2:
            self.change_wanted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        seen, height, columns = self.viewport().visibleRegion().boundingRect(), tile_size().height(), self._columns()
        if seen.isEmpty():
            return
        first, last = seen.top() // height * columns, (seen.bottom() // height + 1) * columns
        self._tiles.see(last - first)
        items, ratio, rows = self.contents.items, self.devicePixelRatioF(), _ROWS_AHEAD * columns
        near = (*items[last : last + rows], *items[max(0, first - rows) : first])
        self._coming = [item for item in near if not self._tiles.has(item, ratio)]
        if self._coming:
            self._ahead.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._coming.clear()
        self._ahead.stop()
        super().hideEvent(event)

    def _paint_ahead(self) -> None:
        if self._coming:
            self._tiles.tile(self._coming.pop(0), self.devicePixelRatioF())
        if not self._coming:
            self._ahead.stop()

    def _columns(self) -> int:
        return max(1, (max(self.viewport().width(), 1) - 1) // tile_size().width())

    def _fit(self) -> None:
        rows = -(-len(self.contents.items) // self._columns())
        self.setFixedHeight(rows * tile_size().height() + 4)
