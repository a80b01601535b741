"""Puts a picture into a file: as a picture of pixels, as one of lines, or as its numbers."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QWidget

from companion.domain.value import Value
from companion.ui.progress.picture import Picture, Table
from companion.ui.theme import Theme
from companion.ui.theme.tokens import LIGHT

#: A picture is so wide in a file, in design pixels; one of pixels has twice as many.
_WIDE, _SHARP = 900, 2
#: What a program for tables would take for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Form(Value):
    """A kind of file: its ending, and what it is called where a place is chosen."""

    ending: str
    words: str


def forms() -> tuple[Form, ...]:
    """What a picture can be put away as."""
    said = QCoreApplication.translate
    return (
        Form("png", said("Progress", "Pictures (*.png)")),
        Form("svg", said("Progress", "Drawings (*.svg)")),
        Form("csv", said("Progress", "Tables (*.csv)")),
    )


def content_of(picture: Picture, ending: str) -> bytes:
    """A picture as the bytes of a file."""
    if ending == "csv":
        return as_csv(picture.table())
    return as_svg(picture) if ending == "svg" else as_png(picture)


def as_csv(table: Table) -> bytes:
    """A table as RFC 4180 has it, in UTF-8 with the mark by which programs for tables know it.

    Words of theirs that such a program would compute stand behind an apostrophe; numbers below zero stay numbers.
    """
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(table.headings)
    writer.writerows([_harmless(cell) for cell in row] for row in table.rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def as_png(picture: Picture) -> bytes:
    """A picture of pixels, as on paper: dark on light, with its name, what its colours mean, and its sentence."""
    theme, size = Theme(LIGHT), _size(picture)
    image = QImage(size * _SHARP, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(_SHARP)
    image.fill(theme.colour("surface"))
    with QPainter(image) as painter:
        _paint(painter, picture, theme, size)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"PNG").write(image)
    buffer.close()
    return bytes(content.data())


def as_svg(picture: Picture) -> bytes:
    """A picture of lines, which can be made larger without end."""
    from PySide6.QtSvg import QSvgGenerator

    theme, size = Theme(LIGHT), _size(picture)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawing = QSvgGenerator()
    drawing.setOutputDevice(buffer)
    drawing.setSize(size)
    drawing.setViewBox(QRectF(0, 0, size.width(), size.height()))
    drawing.setTitle(picture.name)
    drawing.setDescription(picture.sentence())
    with QPainter(drawing) as painter:
        painter.fillRect(QRectF(0, 0, size.width(), size.height()), theme.colour("surface"))
        _paint(painter, picture, theme, size)
    buffer.close()
    return bytes(content.data())


def put(content: bytes, place: Path) -> None:
    """Write it, whole or not at all; OSError where it cannot be put there."""
    beside = place.with_name(place.name + ".part")
    try:
        beside.write_bytes(content)
        beside.replace(place)
    finally:
        beside.unlink(missing_ok=True)


def ask_where(parent: QWidget, name: str, form: Form) -> Path | None:
    """Ask for a place; None where they would rather not."""
    from companion.ui.widgets.places import ask_where as ask

    return ask(parent, QCoreApplication.translate("Progress", "Where to put it"), f"{name}.{form.ending}", form.words)


def _size(picture: Picture) -> QSize:
    return QSize(_WIDE, _MARGIN * 2 + _TITLE + max(picture.wanted_height(), 120) + _caption_height(picture))


_MARGIN, _TITLE, _LEGEND = 28, 40, 28


def _caption_height(picture: Picture) -> int:
    metrics = QFontMetricsF(Theme(LIGHT).font("soft"))
    room = QRectF(0, 0, _WIDE - 2 * _MARGIN, 10_000)
    words = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), picture.sentence()).height()
    return round(words) + _LEGEND + 16


def _paint(painter: QPainter, picture: Picture, theme: Theme, size: QSize) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.colour("ink"))
    painter.setFont(theme.font("heading"))
    inner = QRectF(_MARGIN, _MARGIN, size.width() - 2 * _MARGIN, size.height() - 2 * _MARGIN)
    painter.drawText(inner, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), picture.name)
    below = _caption_height(picture)
    box = QRectF(inner.left(), inner.top() + _TITLE, inner.width(), inner.height() - _TITLE - below)
    painter.save()
    picture.draw(painter, theme, box)
    painter.restore()
    x, y = inner.left(), box.bottom() + 12
    painter.setFont(theme.font("small-strong"))
    for words, token in picture.legend(theme):
        painter.setPen(theme.colour(token))
        width = QFontMetricsF(theme.font("small-strong")).horizontalAdvance(words)
        painter.drawText(QRectF(x, y, width + 2, 20), int(Qt.AlignmentFlag.AlignLeft), words)
        x += width + 20
    painter.setPen(theme.colour("ink_soft"))
    painter.setFont(theme.font("soft"))
    painter.drawText(
        QRectF(inner.left(), y + _LEGEND, inner.width(), below), int(Qt.TextFlag.TextWordWrap), picture.sentence()
    )


def _harmless(cell: str) -> str:
    if not cell.startswith(_FORMULA):
        return cell
    try:
        float(cell)
    except ValueError:
        return f"'{cell}"
    return cell
