"""What is drawn on a page over its letters: dots, boxes to tick, the bar of a quote, a rule, and pictures."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen, QTextBlock
from PySide6.QtWidgets import QTextEdit

from companion.domain.markdown import PICTURE, Kind, Line
from companion.ui.journal.page_pictures import PagePictures
from companion.ui.journal.styling import unseen_font
from companion.ui.theme import theme_of

#: The space between a picture and its words, in design pixels.
ROUND = 8


def visible_blocks(paper: QTextEdit, within: QRect) -> Iterator[QTextBlock]:
    """The lines that lie in a part of the paper, with the picture above them."""
    layout = paper.document().documentLayout()
    block = paper.cursorForPosition(within.topLeft()).block()
    while block.isValid():
        place = layout.blockBoundingRect(block)
        if place.top() - block.blockFormat().topMargin() > within.bottom():
            return
        yield block
        block = block.next()


def draw(paper: QTextEdit, painter: QPainter, block: QTextBlock, line: Line, pictures: PagePictures | None) -> None:
    """Draw what a line means where its marks stand."""
    kind = line.kind
    if kind is Kind.BULLET:
        _draw_dot(paper, painter, block, line)
    elif kind is Kind.CHECK:
        _draw_box(painter, box_of(paper, block, line), ticked=line.ticked)
    elif kind is Kind.QUOTE:
        _draw_bar(paper, painter, block)
    elif kind is Kind.RULE:
        place = _place(paper, block)
        painter.setPen(QPen(theme_of().colour("edge"), theme_of().px(1)))
        painter.drawLine(QPointF(0, place.center().y()), QPointF(paper.viewport().width(), place.center().y()))
    elif kind is Kind.PICTURE and pictures is not None:
        _draw_picture(paper, painter, block, pictures)


def box_of(paper: QTextEdit, block: QTextBlock, line: Line) -> QRectF:
    """Where the box to tick of a line is drawn."""
    side, line_box = theme_of().px(17), _first_line(paper, block)
    left = _words_from(block, line, line_box) - theme_of().px(26)
    return QRectF(left, line_box.center().y() - side / 2, side, side)


def picture_place(paper: QTextEdit, block: QTextBlock, pictures: PagePictures) -> QRectF | None:
    """Where the picture of a line is drawn: within the room above its words."""
    found = PICTURE.match(block.text())
    room = block.blockFormat().topMargin() - theme_of().px(ROUND) * 2
    if found is None or room <= 0:
        return None
    size = pictures.shown_size(found[2], paper.viewport().width())
    if size.height() > room:
        size = size * (room / size.height())
    place = _place(paper, block)
    return QRectF(place.left(), place.top() - theme_of().px(ROUND) - size.height(), size.width(), size.height())


def _place(paper: QTextEdit, block: QTextBlock) -> QRectF:
    return paper.document().documentLayout().blockBoundingRect(block)


def _first_line(paper: QTextEdit, block: QTextBlock) -> QRectF:
    place, layout = _place(paper, block), block.layout()
    if layout.lineCount() == 0:
        return place
    return layout.lineAt(0).naturalTextRect().translated(layout.position())


def _words_from(block: QTextBlock, line: Line, line_box: QRectF) -> float:
    """Where the words of an item begin, after the marks that are not seen."""
    marks = block.text()[: line.prefix]
    return line_box.left() + QFontMetricsF(unseen_font()).horizontalAdvance(marks)


def _draw_dot(paper: QTextEdit, painter: QPainter, block: QTextBlock, line: Line) -> None:
    theme, first = theme_of(), _first_line(paper, block)
    left, size = _words_from(block, line, first) - theme.px(16), theme.px(6)
    painter.setPen(QPen(theme.colour("ink_soft"), theme.px(1)))
    painter.setBrush(theme.colour("ink_soft") if line.depth % 2 == 0 else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QRectF(left, first.center().y() - size / 2 + theme.px(1), size, size))


def _draw_box(painter: QPainter, box: QRectF, *, ticked: bool) -> None:
    theme = theme_of()
    line = max(1.5, theme.scale * 1.5)
    painter.setPen(QPen(theme.colour("primary" if ticked else "edge"), line))
    painter.setBrush(theme.colour("primary") if ticked else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(line / 2, line / 2, -line / 2, -line / 2), theme.px(4), theme.px(4))
    if ticked:
        side = box.width()
        tick = QPainterPath(box.topLeft() + QPointF(side * 0.25, side * 0.52))
        tick.lineTo(box.topLeft() + QPointF(side * 0.43, side * 0.70))
        tick.lineTo(box.topLeft() + QPointF(side * 0.76, side * 0.32))
        pen = QPen(theme.colour("on_primary"), line * 1.3)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(tick)


def _draw_bar(paper: QTextEdit, painter: QPainter, block: QTextBlock) -> None:
    theme, place = theme_of(), _place(paper, block)
    after = block.next()
    # Lines of one quote have one bar.
    below = _place(paper, after).top() if after.isValid() and not block.blockFormat().bottomMargin() else place.bottom()
    wide = theme.px(3)
    painter.fillRect(QRectF(0, place.top(), wide, below - place.top()), theme.mixed("line", "edge", 0.5))


def _draw_picture(paper: QTextEdit, painter: QPainter, block: QTextBlock, pictures: PagePictures) -> None:
    found, place = PICTURE.match(block.text()), picture_place(paper, block, pictures)
    if found is None or place is None:
        return
    theme, radius = theme_of(), theme_of().px(8)
    outline = QPainterPath()
    outline.addRoundedRect(place, radius, radius)
    painter.save()
    painter.setClipPath(outline)
    picture = pictures.picture(found[2])
    if picture.isNull():
        painter.fillPath(outline, theme.colour("primary_soft"))
    else:
        painter.drawPixmap(place, picture, QRectF(picture.rect()))
    painter.restore()
    if not found[1].strip():
        _hint(paper, painter, block)
    cursor = paper.textCursor()
    chosen = cursor.hasSelection() and cursor.selectionStart() <= block.position() <= cursor.selectionEnd() - 1
    if chosen:
        painter.setPen(QPen(theme.colour("primary"), theme.px(3)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)


def _hint(paper: QTextEdit, painter: QPainter, block: QTextBlock) -> None:
    """Say where the words of a picture go, while it has none."""
    theme, place = theme_of(), _place(paper, block)
    painter.setFont(theme.font("small"))
    painter.setPen(theme.colour("ink_soft"))
    words = paper.tr("Say what is on it, if you like")
    painter.drawText(
        place.adjusted(theme.px(4), 0, 0, 0), int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words
    )
