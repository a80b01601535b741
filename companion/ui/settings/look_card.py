"""A small painted window that shows what a choice of colours looks like."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.ui.theme import Theme, theme_of
from companion.ui.theme.tokens import APPEARANCES, DARK, LIGHT, Tokens
from companion.ui.widgets.painted import PaintedButton

#: The picture's size in design pixels.
WIDE, HIGH = 112, 66


class LookCard(PaintedButton):
    """One choice of colours: its picture, and its name below. 'system' shows light and dark side by side.

    What is chosen has a thicker edge, a dot beside its name and bold words, and is not told by colour alone.
    """

    def __init__(self, appearance: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._appearance = appearance
        self.setCheckable(True)
        self.setFont(theme_of().font("small"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = theme_of()
        metrics = QFontMetrics(theme.font("small-strong"))
        wide = max(theme.px(WIDE) + theme.px(8), metrics.horizontalAdvance(self.text()) + theme.px(24))
        return QSize(wide, theme.px(HIGH + 8 + 6) + metrics.height() + theme.px(4))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        on = self.isChecked()
        edge = theme.px(4)
        box = QRectF(edge, edge, box.width() - 2 * edge, theme.px(HIGH))
        radius = theme.px(8)
        outline = QPainterPath()
        outline.addRoundedRect(box, radius, radius)
        painter.save()
        painter.setClipPath(outline)
        if self._appearance == "system":
            left = QRectF(box.left(), box.top(), box.width() / 2, box.height())
            _paint_window(painter, box, LIGHT)
            painter.setClipRect(left.translated(box.width() / 2, 0), Qt.ClipOperation.IntersectClip)
            _paint_window(painter, box, DARK)
        else:
            _paint_window(painter, box, APPEARANCES[self._appearance])
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        token = "primary" if on or self.hot else "edge"
        painter.setPen(QPen(theme.colour(token), 2.5 if on else 1))
        painter.drawPath(outline)
        words = QRectF(0, box.bottom() + theme.px(6), self.width(), self.height() - box.bottom() - theme.px(6))
        painter.setPen(theme.colour("ink"))
        painter.setFont(theme.font("small-strong" if on else "small"))
        room = painter.fontMetrics().horizontalAdvance(self.text())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop), self.text())
        if on:
            dot = theme.px(6)
            x = words.center().x() - room / 2 - dot - theme.px(4)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("primary"))
            painter.drawEllipse(QRectF(x, words.top() + (painter.fontMetrics().height() - dot) / 2, dot, dot))


def _paint_window(painter: QPainter, box: QRectF, tokens: Tokens) -> None:
    """The app in little: side bar, a card with a line of ink and one of soft ink, and a button."""
    unit = box.height() / 22
    painter.fillRect(box, QColor(tokens.background))
    bar = QRectF(box.left(), box.top(), unit * 9, box.height())
    painter.fillRect(QRectF(bar.right(), box.top(), max(1.0, unit / 3), box.height()), QColor(tokens.line))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.primary_soft))
    painter.drawRoundedRect(QRectF(bar.left() + unit * 1.5, box.top() + unit * 3, unit * 6, unit * 3), unit, unit)
    painter.setBrush(QColor(tokens.ink_soft))
    for row in range(3):
        top = box.top() + unit * (4 + 4 * row)
        painter.drawRoundedRect(QRectF(bar.left() + unit * 2.5, top, unit * 4, unit), unit / 2, unit / 2)
    card = QRectF(bar.right() + unit * 2, box.top() + unit * 3, box.right() - bar.right() - unit * 4, unit * 16)
    painter.setPen(QPen(QColor(tokens.line), max(1.0, unit / 3)))
    painter.setBrush(QColor(tokens.surface))
    painter.drawRoundedRect(card, unit * 1.5, unit * 1.5)
    painter.setPen(Qt.PenStyle.NoPen)
    for top, wide, colour in ((2, 0.7, tokens.ink), (5, 0.5, tokens.ink_soft)):
        painter.setBrush(QColor(colour))
        line = QRectF(card.left() + unit * 2, card.top() + unit * top, (card.width() - unit * 4) * wide, unit * 1.4)
        painter.drawRoundedRect(line, unit * 0.7, unit * 0.7)
    painter.setBrush(QColor(tokens.primary))
    painter.drawRoundedRect(QRectF(card.left() + unit * 2, card.top() + unit * 10, unit * 9, unit * 4), unit, unit)
