"""The scenes of the hope box: with painted pictures and a letter, looked at one by one, and the sheet of a letter."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPen

from companion.domain.hope import HopeKind
from companion.ui.hope.picture import photo_of_image
from tests.screens.scenes import Scene
from tests.screens.stage import Stage

#: Name, width, height, and the colours of the sky from its top down.
_PICTURES = (
    ("The hill behind Mum's", 1200, 800, "#f6c177", "#7a5c8e"),
    ("Ife's tree", 700, 1000, "#cfe8ef", "#6aa5a9"),
    ("", 1000, 1000, "#20314f", "#c98bb9"),
    ("Sunday morning", 1400, 700, "#fff1cf", "#e59866"),
)
_LETTER = "Dear me,\n\nyou got through March, and you did it ten minutes at a time. The kettle, the canal, Ife."


def _painted(width: int, height: int, above: str, below: str) -> QImage:
    """An evening sky, a hill and a tree."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sky = QLinearGradient(0, 0, 0, height)
        sky.setColorAt(0, QColor(above))
        sky.setColorAt(1, QColor(below))
        painter.fillRect(image.rect(), sky)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#3f5f52"))
        painter.drawEllipse(QRectF(-width * 0.3, height * 0.7, width * 1.6, height))
        foot = QPointF(width * 0.6, height * 0.74)
        painter.setPen(QPen(QColor("#4a3a2f"), width * 0.02))
        painter.drawLine(foot, QPointF(foot.x(), height * 0.5))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#2f4a3a"))
        painter.drawEllipse(QPointF(foot.x(), height * 0.44), width * 0.13, height * 0.14)
    return image


def _filled(stage: Stage, *presses: str) -> None:
    stage.open("today")
    services = stage.ctx.services
    for name, *picture in _PICTURES:
        services.hope_box.keep(HopeKind.PHOTO, name, photo_of_image(_painted(*picture)))
    services.hope_box.write_letter("From March", _LETTER)
    services.plans.add_reason("My daughter's laugh on Sunday mornings")
    stage.open("hope-box")
    for name in presses:
        stage.press(name)


def hope() -> Iterator[Scene]:
    """Every state of the hope box that is worth a picture."""
    yield Scene("hope-box", "filled", "empty", _filled, contrast=True)
    yield Scene("hope-box", "viewer", "empty", lambda stage: _filled(stage, "hope-open"))
    yield Scene("hope-box", "letter-sheet", "empty", lambda stage: _filled(stage, "hope-letter"))
