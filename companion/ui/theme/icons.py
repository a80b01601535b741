"""Lucide icons, drawn in a colour of the theme."""

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QPainter
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
