"""Lucide icons, drawn in a colour of the theme."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from companion.resources import assets_folder
from companion.ui.theme.theme import theme_of


def paint_icon(painter: QPainter, name: str, colour: QColor, box: QRectF) -> None:
    """Draw an icon in a colour into a box of the painter's coordinates."""
    known = theme_of().drawings
    key = f"{name} {colour.name()}"
    renderer = known.get(key)
    if not isinstance(renderer, QSvgRenderer):
        text = (
            (assets_folder() / "icons" / f"{name}.svg")
            .read_text(encoding="utf-8")
            .replace("currentColor", colour.name())
        )
        renderer = known[key] = QSvgRenderer(QByteArray(text.encode()))
    renderer.render(painter, box)


def icon_pixmap(name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """An icon as a square picture of `size` logical pixels at a device pixel ratio."""
    pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_icon(painter, name, colour, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def icon(name: str, colour: QColor, size: int = 20) -> QIcon:
    """An icon for the few places where Qt wants a QIcon."""
    return QIcon(icon_pixmap(name, colour, size, 2.0))
