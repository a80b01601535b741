"""The pictures of a report, dark on light whatever the screen shows: lines over time, and the growth rings."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QImageWriter, QPainter, QPainterPath, QPen

from companion.domain.progress import Given, Lines, Span
from companion.domain.rings import Rings
from companion.ui.dates import full_date
from companion.ui.reports.wanted import TREE, given_words
from companion.ui.theme import Theme
from companion.ui.theme.tokens import CONTRAST_LIGHT, LIGHT
from companion.ui.widgets.rings import paint_rings

#: Width and height of the lines in pixels of a screen; and how many times finer a picture is made for paper.
WIDE, HIGH, FINE = 640, 210, 3
_TOP = 10
#: Each line is told by how it is drawn too, so that a printer without colours prints it.
_LOOKS: dict[Given, tuple[str, Qt.PenStyle]] = {
    Given.MOOD: ("primary", Qt.PenStyle.SolidLine),
    Given.CRAVING: ("amber", Qt.PenStyle.SolidLine),
    Given.SLEEP: ("ink_soft", Qt.PenStyle.DashLine),
    Given.PAIN: ("ink", Qt.PenStyle.DotLine),
}


def lines_picture(lines: Lines, span: Span, shown: tuple[Given, ...]) -> QImage:
    """Lines with their names above them, broken where nothing was written."""
    theme, image = Theme(LIGHT), _blank(WIDE, HIGH)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = theme.paper_font("small")
        painter.setFont(small)
        metrics = QFontMetricsF(small)
        _draw_names(painter, theme, metrics, shown)
        plot = QRectF(28, metrics.height() + 12, WIDE - 36, HIGH - 2 * metrics.height() - 24)
        _draw_scale(painter, theme, plot, metrics, span)
        for given in shown:
            token, style = _LOOKS[given]
            painter.setPen(QPen(theme.colour(token), 1.8, style))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            _draw_line(painter, plot, tuple(None if one is None else one.value for one in lines.values[given]))
    return image


def rings_picture(rings: Rings) -> QImage:
    """The tree."""
    image = _blank(round(TREE), round(TREE))
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_rings(painter, rings, TREE, Theme(LIGHT))
    return image


def png(image: QImage) -> bytes:
    """A picture as the bytes of a file, which say nothing but the picture."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"PNG").write(image)
    buffer.close()
    return bytes(content.data())


def _blank(wide: int, high: int) -> QImage:
    image = QImage(wide * FINE, high * FINE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(FINE)
    image.fill(QColor(CONTRAST_LIGHT.raised))
    return image


def _draw_names(painter: QPainter, theme: Theme, metrics: QFontMetricsF, shown: tuple[Given, ...]) -> None:
    left = 28.0
    for given in shown:
        token, style = _LOOKS[given]
        painter.setPen(QPen(theme.colour(token), 1.8, style))
        middle = metrics.height() / 2 + 2
        painter.drawLine(QPointF(left, middle), QPointF(left + 26, middle))
        words = given_words(given)
        painter.setPen(theme.colour("ink"))
        painter.drawText(QPointF(left + 32, metrics.ascent() + 2), words)
        left += 32 + metrics.horizontalAdvance(words) + 22


def _draw_scale(painter: QPainter, theme: Theme, plot: QRectF, metrics: QFontMetricsF, span: Span) -> None:
    for value in (0, 5, _TOP):
        y = plot.bottom() - plot.height() * value / _TOP
        painter.setPen(QPen(theme.colour("line"), 0.8))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        painter.setPen(theme.colour("ink_soft"))
        side = QRectF(0, y - metrics.height() / 2, plot.left() - 6, metrics.height())
        painter.drawText(
            side, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), QLocale().toString(value)
        )
    below = QRectF(plot.left(), plot.bottom() + 6, plot.width(), metrics.height() + 2)
    painter.drawText(below, int(Qt.AlignmentFlag.AlignLeft), full_date(span.first))
    painter.drawText(below, int(Qt.AlignmentFlag.AlignRight), full_date(span.last))


def _draw_line(painter: QPainter, plot: QRectF, values: tuple[float | None, ...]) -> None:
    path, drawing = QPainterPath(), False
    for place, value in enumerate(values):
        if value is None:
            drawing = False
            continue
        x = plot.left() + plot.width() * place / max(1, len(values) - 1)
        point = QPointF(x, plot.bottom() - plot.height() * value / _TOP)
        alone = (place == 0 or values[place - 1] is None) and (place + 1 == len(values) or values[place + 1] is None)
        if alone:
            # A day by itself has no line to stand on.
            path.addEllipse(point, 1.2, 1.2)
        elif drawing:
            path.lineTo(point)
        else:
            path.moveTo(point)
        drawing = True
    painter.drawPath(path)
