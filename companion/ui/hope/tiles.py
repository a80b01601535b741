"""The tiles of the hope box, each painted once into a picture of its own and then only put on the screen."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPixmap

from companion.domain.hope import HopeItem, HopeKind
from companion.ui.hope.sound_words import time_words
from companion.ui.hope.words import name_of
from companion.ui.theme import theme_of
from companion.ui.theme.icons import paint_icon
from companion.ui.widgets.painting import rounded_box

_WIDTH, _HEIGHT, _GAP = 196, 196, 12
ICONS = {
    HopeKind.PHOTO: "eye",
    HopeKind.LETTER: "file-text",
    HopeKind.VOICE: "mic",
    HopeKind.MUSIC: "music",
}
#: How much memory painted tiles may take, in bytes, where those in sight need no more.
_ROOM = 24 * 1024 * 1024


def tile_size() -> QSize:
    """How large a tile is, its gap included."""
    theme = theme_of()
    return QSize(theme.px(_WIDTH), theme.px(_HEIGHT))


class Tiles:
    """Paints tiles, and keeps those that were wanted last.

    A page that is scrolled is painted anew with every frame: twenty tiles, whose words and scaled photos would take
    longer than a frame has.

    Args:
        read: gives the small picture of a photo.
    """

    def __init__(self, read: Callable[[HopeItem], bytes | None]) -> None:
        self._read = read
        self._kept: OrderedDict[tuple[HopeItem, float], QPixmap] = OrderedDict()
        self._in_sight = 0

    def has(self, item: HopeItem, ratio: float) -> bool:
        """Whether a tile is painted already."""
        return (item, ratio) in self._kept

    def tile(self, item: HopeItem, ratio: float) -> QPixmap:
        """A tile, for a screen with so many pixels to one."""
        key = (item, ratio)
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = self._painted(item, ratio)
            size = found.width() * found.height() * 4
            while len(self._kept) > max(2 * self._in_sight, _ROOM // size):
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return found

    def see(self, count: int) -> None:
        """So many are in sight: they, and as many again, are kept in any case."""
        self._in_sight = count

    def _painted(self, item: HopeItem, ratio: float) -> QPixmap:
        theme, size = theme_of(), tile_size()
        made = QPixmap(size * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        box = tile_box(QPoint(0, 0))
        name_height = theme.px(12) + QFontMetrics(theme.font("small")).height()
        with QPainter(made) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rounded_box(painter, box, theme.px(12), theme.colour("surface"), theme.colour("line"))
            self._paint_content(painter, box.adjusted(1, 1, -1, -name_height), item)
            inner = theme.px(10)
            words = QRectF(box.left() + inner, box.bottom() - name_height, box.width() - 2 * inner, name_height)
            painter.setFont(theme.font("small"))
            painter.setPen(theme.colour("ink"))
            line = painter.fontMetrics().elidedText(name_of(item), Qt.TextElideMode.ElideRight, int(words.width()))
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), line)
        return made

    def _paint_content(self, painter: QPainter, box: QRectF, item: HopeItem) -> None:
        if item.kind is HopeKind.LETTER:
            _paint_words(painter, box, item.words[:400])
            return
        picture = QPixmap()
        if item.kind is HopeKind.PHOTO:
            picture.loadFromData(self._read(item) or b"")
        if picture.isNull():
            _paint_sign(painter, box, item)
        else:
            _paint_picture(painter, box, picture)


def tile_box(at: QPoint) -> QRectF:
    """The box of a tile within its gap, where the tile begins at a point."""
    edge, size = theme_of().px(_GAP) / 2, tile_size()
    return QRectF(at.x(), at.y(), size.width(), size.height()).adjusted(edge, edge, -edge, -edge)


def _paint_picture(painter: QPainter, box: QRectF, picture: QPixmap) -> None:
    theme, shape = theme_of(), QPainterPath()
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


def _paint_words(painter: QPainter, box: QRectF, words: str) -> None:
    theme = theme_of()
    inner = theme.px(12)
    painter.setFont(theme.font("small"))
    painter.setPen(theme.colour("ink_soft"))
    room = box.adjusted(inner, inner, -inner, 0)
    painter.save()
    painter.setClipRect(room)
    painter.drawText(room, int(Qt.TextFlag.TextWordWrap), words)
    painter.restore()


def _paint_sign(painter: QPainter, box: QRectF, item: HopeItem) -> None:
    theme = theme_of()
    side = theme.px(40)
    icon = QRectF(box.center().x() - side / 2, box.center().y() - side * 0.7, side, side)
    paint_icon(painter, ICONS[item.kind], theme.colour("ink_soft"), icon)
    if item.seconds is not None:
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("ink_soft"))
        below = QRectF(box.left(), icon.bottom(), box.width(), theme.px(34))
        painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), time_words(item.seconds))
