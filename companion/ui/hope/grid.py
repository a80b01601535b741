"""Everything in the hope box side by side: small pictures, read only for what is in sight."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPainterPath, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from companion.domain.hope import HopeItem, HopeKind
from companion.ui.hope.sound_words import time_words
from companion.ui.hope.words import name_of, spoken
from companion.ui.theme import theme_of
from companion.ui.theme.icons import paint_icon
from companion.ui.widgets.painting import rounded_box

#: How many small pictures are kept decoded.
_KEPT = 120
_WIDTH, _HEIGHT, _GAP = 196, 196, 12
ICONS = {
    HopeKind.PHOTO: "eye",
    HopeKind.LETTER: "file-text",
    HopeKind.VOICE: "mic",
    HopeKind.MUSIC: "music",
}
Index = QModelIndex | QPersistentModelIndex


class HopeModel(QAbstractListModel):
    """The things in the box; a preview is asked of `read` when its tile is painted."""

    def __init__(self, read: Callable[[HopeItem], bytes | None]) -> None:
        super().__init__()
        self.items: tuple[HopeItem, ...] = ()
        self._read = read
        self._pictures: OrderedDict[str, QPixmap] = OrderedDict()

    def show_items(self, items: tuple[HopeItem, ...]) -> None:
        """Take another list."""
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def picture(self, item: HopeItem) -> QPixmap:
        """The small picture of a photo; a null one where there is none."""
        if item.attachment is None or item.is_sound:
            return QPixmap()
        found = self._pictures.get(item.attachment)
        if found is None:
            found = QPixmap()
            found.loadFromData(self._read(item) or b"")
            self._pictures[item.attachment] = found
            if len(self._pictures) > _KEPT:
                self._pictures.popitem(last=False)
        self._pictures.move_to_end(item.attachment)
        return found

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
    """Paints a thing: its picture or the beginning of its words, and its name."""

    def __init__(self, model: HopeModel) -> None:
        super().__init__()
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return tile_size()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, item = theme_of(), self._model.items[index.row()]
        edge = theme.px(_GAP) / 2
        box = QRectF(option.rect).adjusted(edge, edge, -edge, -edge)
        name_height = theme.px(12) + QFontMetrics(theme.font("small")).height()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rounded_box(painter, box, theme.px(12), theme.colour("surface"), theme.colour("line"))
        self._paint_content(painter, box.adjusted(1, 1, -1, -name_height), item)
        inner = theme.px(10)
        words = QRectF(box.left() + inner, box.bottom() - name_height, box.width() - 2 * inner, name_height)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("ink"))
        line = painter.fontMetrics().elidedText(name_of(item), Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), line)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            pen = painter.pen()
            pen.setColor(theme.colour("primary"))
            pen.setWidth(theme.px(3) if state & QStyle.StateFlag.State_HasFocus else theme.px(2))
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, theme.px(12), theme.px(12))
        painter.restore()

    def _paint_content(self, painter: QPainter, box: QRectF, item: HopeItem) -> None:
        theme, picture = theme_of(), self._model.picture(item)
        if not picture.isNull():
            shape = QPainterPath()
            shape.addRoundedRect(box.adjusted(0, 0, 0, theme.px(12)), theme.px(11), theme.px(11))
            painter.save()
            painter.setClipRect(box)
            painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            share = max(box.width() / picture.width(), box.height() / picture.height())
            width, height = box.width() / share, box.height() / share
            seen = QRectF((picture.width() - width) / 2, (picture.height() - height) / 2, width, height)
            painter.drawPixmap(box, picture, seen)
            painter.restore()
            return
        if item.kind is HopeKind.LETTER:
            inner = theme.px(12)
            painter.setFont(theme.font("small"))
            painter.setPen(theme.colour("ink_soft"))
            room = box.adjusted(inner, inner, -inner, 0)
            painter.save()
            painter.setClipRect(room)
            painter.drawText(room, int(Qt.TextFlag.TextWordWrap), item.words[:400])
            painter.restore()
            return
        side = theme.px(40)
        icon = QRectF(box.center().x() - side / 2, box.center().y() - side * 0.7, side, side)
        paint_icon(painter, ICONS[item.kind], theme.colour("ink_soft"), icon)
        if item.seconds is not None:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.colour("ink_soft"))
            below = QRectF(box.left(), icon.bottom(), box.width(), theme.px(34))
            painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), time_words(item.seconds))


def tile_size() -> QSize:
    """How large a tile is, its gap included."""
    theme = theme_of()
    return QSize(theme.px(_WIDTH), theme.px(_HEIGHT))


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
        self.contents = HopeModel(read)
        self._tile = _Tile(self.contents)
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

    def _fit(self) -> None:
        size, width = tile_size(), max(self.viewport().width(), 1)
        columns = max(1, (width - 1) // size.width())
        rows = -(-len(self.contents.items) // columns)
        self.setFixedHeight(rows * size.height() + 4)
