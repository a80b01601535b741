"""The page an article is read on: a text browser that loads nothing, follows nothing, and sets type with care."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QByteArray, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextListFormat,
    QTextTable,
    QTextTableCellFormat,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget
from shiboken6 import delete, isValid

from companion.content.look import Look
from companion.ui.article_type import Reading, look_of, reader_style, reading_in_force, set_type
from companion.ui.theme import Theme, theme_of
from companion.ui.widgets.page import QuietScrollBar
from companion.ui.widgets.painting import focus_ring

#: How wide a line is at 20 px; 620 are about seventy letters of Literata.
_COLUMNS = {"narrow": 480.0, "normal": 620.0, "wide": 860.0}
_BODY_PX = 20.0
_PADDING = 16
#: A bullet, its room before the words and how high its middle stands, as shares of the height of a capital's line.
_BULLET, _BULLET_ROOM, _BULLET_HEIGHT = 0.3, 0.42, 0.36
_BULLETED = (QTextListFormat.Style.ListDisc, QTextListFormat.Style.ListCircle, QTextListFormat.Style.ListSquare)


class ArticleView(QTextBrowser):
    """Shows one article. Addresses outside the app are plain text in it, and nothing is ever fetched.

    Signals:
        followed: an address inside the app, such as `article:naloxone`.
    """

    followed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._callouts: list[tuple[QTextTable, str]] = []
        self._bullets: tuple[int, ...] = ()
        self._marks: dict[str, list[QTextEdit.ExtraSelection]] = {}
        self._reading = reading_in_force()
        self._wanted: int | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBar(QuietScrollBar())
        # Words break where a table has no room for them: nothing is beside what is seen. The columns of a table are
        # rounded up, and its last pixel alone would call for a bar.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sideways = self.horizontalScrollBar()
        sideways.rangeChanged.connect(lambda _least, _most: sideways.setRange(0, 0))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
        self.setPalette(palette)
        self.viewport().setAutoFillBackground(False)
        self.anchorClicked.connect(lambda url: self.followed.emit(url.toString()))

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Nothing: a page is words, and no address in it is ever asked for anything."""
        return QByteArray()

    @property
    def look(self) -> Look:
        """The colours and sizes in force."""
        theme = theme_of()
        size = _BODY_PX * theme.scale * self._reading.factor
        return look_of(theme.tokens, size, self._reading.letters == "serif")

    def set_reading(self, reading: Reading) -> None:
        """Change how pages are set; show a page again afterwards."""
        self._reading = reading

    def show_page(self, html: str, finish: Callable[[QTextDocument], None] | None = None) -> None:
        """Lay out a page in the look in force; `finish` may still set words in it before it is shown."""
        look = self.look
        # Made whole before it is shown: each change to a page on show lays all of it out again. It is the view's own
        # from the first, so that what it would load is asked of the view, which loads nothing.
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDefaultStyleSheet(reader_style(look))
        document.setDocumentMargin(0)
        document.setIndentWidth(look.text_px * 1.3)
        document.setHtml(html)
        self._callouts = []
        callouts = set_type(document, look, apart=self._reading.letters == "apart")
        for table, _kind in callouts:
            self._clear(table)
        if finish is not None:
            finish(document)
        bullets = _without_bullets(document)
        self._fit(document)
        before = self.document()
        # What was marked stood on the page before.
        self._marks.clear()
        self.setExtraSelections([])
        self.setDocument(document)
        self._callouts = callouts
        self._bullets = bullets
        # At once: each holds more than half a megabyte, and nothing that is asked of it later would be of this page.
        if isValid(before):
            delete(before)

    def mark(self, purpose: str, places: list[QTextEdit.ExtraSelection]) -> None:
        """Mark places of the page for one purpose, beside those marked for another; none takes its marks away."""
        self._marks[purpose] = places
        self.setExtraSelections([place for marked in self._marks.values() for place in marked])

    def _clear(self, table: QTextTable) -> None:
        # The box is painted below with round corners; the cells only keep its room.
        theme = theme_of()
        table_format = table.format()
        lengths = QTextLength(QTextLength.Type.FixedLength, theme.px(2)), QTextLength()
        table_format.setColumnWidthConstraints(list(lengths))
        table_format.setCellPadding(0)
        table_format.setTopMargin(theme.px(14))
        table.setFormat(table_format)
        for column, padding in ((0, 0), (1, theme.px(_PADDING))):
            cell = table.cellAt(0, column)
            cell_format = QTextTableCellFormat(cell.format().toTableCellFormat())
            cell_format.clearBackground()
            cell_format.setPadding(padding)
            cell.setFormat(cell_format)
        # The room below the last line is the box's own.
        last = table.cellAt(0, 1).lastCursorPosition()
        closing = QTextBlockFormat()
        closing.setBottomMargin(0)
        last.mergeBlockFormat(closing)

    def _fit(self, document: QTextDocument) -> None:
        theme = theme_of()
        room = self.viewport().width()
        wanted = _COLUMNS.get(self._reading.width, _COLUMNS["normal"]) * theme.scale * self._reading.factor
        close = room < theme.px(560) or self._reading.width == "wide"
        column = min(wanted, room - 2 * theme.px(20 if close else 44))
        side = max(0.0, (room - column) / 2)
        root = document.rootFrame()
        frame_format = root.frameFormat()
        if abs(frame_format.leftMargin() - side) < 1:
            return
        frame_format.setLeftMargin(side)
        frame_format.setRightMargin(side)
        frame_format.setTopMargin(theme.px(8))
        frame_format.setBottomMargin(theme.px(60))
        root.setFrameFormat(frame_format)

    def _box(self, table: QTextTable) -> QRectF:
        layout, padding = self.document().documentLayout(), theme_of().px(_PADDING)
        cell = table.cellAt(0, 1)
        box = layout.frameBoundingRect(table)
        box.setTop(layout.blockBoundingRect(cell.firstCursorPosition().block()).top() - padding)
        box.setBottom(layout.blockBoundingRect(cell.lastCursorPosition().block()).bottom() + padding)
        return box

    def resizeEvent(self, event: QResizeEvent) -> None:
        # The words at the top stay at the top when the lines break anew.
        top = self.top_position()
        at_start = self.verticalScrollBar().value() == 0
        super().resizeEvent(event)
        self._fit(self.document())
        if not at_start:
            self.scroll_to(top)

    def top_position(self) -> int:
        """The position in the text of the line that stands at the top, to be given to `scroll_to`.

        Not by the cursor at that point: beside and below a table it is that of a cell far from it.
        """
        layout, seen = self.document().documentLayout(), self.verticalScrollBar().value()
        block, found = self.document().begin(), 0
        while block.isValid():
            box = layout.blockBoundingRect(block)
            if block.length() > 1:
                lines = block.layout()
                for at in range(lines.lineCount()):
                    line = lines.lineAt(at)
                    found = block.position() + line.textStart()
                    if box.top() + line.y() + line.height() / 2 >= seen:
                        return found
            block = block.next()
        return found

    def share_seen(self, after: frozenset[str]) -> int:
        """How much of the words, in hundredths, lies above the lower edge; those from one of the anchors on count not.

        All of them where the page ends above that edge.
        """
        layout, block = self.document().documentLayout(), self.document().begin()
        end = 0.0
        while block.isValid():
            first = block.begin()
            if not first.atEnd() and after.intersection(first.fragment().charFormat().anchorNames()):
                break
            end = max(end, layout.blockBoundingRect(block).bottom())
            block = block.next()
        seen = self.verticalScrollBar().value() + self.viewport().height()
        return 100 if seen >= end else int(100 * seen / end)

    def scroll_to(self, position: int) -> None:
        """Bring the line with a position in the text to the top, as soon as the text is laid out to be seen."""
        if not self.isVisible():
            self._wanted = position
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(position, max(0, self.document().characterCount() - 1)))
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.scroll_to(wanted)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of()
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            shift = self.verticalScrollBar().value()
            for table, kind in self._callouts:
                box = self._box(table).translated(0, -shift)
                if box.intersects(QRectF(event.rect())):
                    _paint_callout(painter, theme, box, kind)
            self._paint_bullets(painter, QRectF(event.rect()), shift)
        super().paintEvent(event)
        if self.hasFocus():
            with QPainter(self.viewport()) as ring:
                focus_ring(ring, theme, QRectF(self.viewport().rect()), theme.px(8))

    def _paint_bullets(self, painter: QPainter, seen: QRectF, shift: int) -> None:
        layout = self.document().documentLayout()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme_of().colour("ink"))
        for position in self._bullets:
            block = self.document().findBlock(position)
            box = layout.blockBoundingRect(block).translated(0, -shift)
            if box.top() > seen.bottom():
                return
            if box.bottom() < seen.top() or not block.layout().lineCount():
                continue
            line = block.layout().lineAt(0)
            size = line.ascent() * _BULLET
            beside = size + _BULLET_ROOM * line.ascent()
            far = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            edge = line.naturalTextRect().right() + beside - size if far else line.x() - beside
            top = box.top() + line.y() + line.ascent() - line.ascent() * _BULLET_HEIGHT - size / 2
            painter.drawEllipse(QRectF(box.left() + edge, top, size, size))

    def focusNextPrevChild(self, onwards: bool) -> bool:
        """Tab: to the next link from the place come to, by the contents, by finding, by a press or by scrolling.

        Shift+Tab goes back by links, and from none of them to what stands before the page.
        """
        place = self.textCursor()
        if place.hasSelection():
            return super().focusNextPrevChild(onwards)
        parent = self.parentWidget()
        if not onwards and parent is not None:
            # On no link yet: out, to the tools, and not through every link of the page from its end.
            return parent.focusNextPrevChild(False)
        if not self.cursorRect(place).intersects(self.viewport().rect()):
            # From where the eyes are, and not from where the keyboard was before the page was scrolled.
            place.setPosition(self.top_position())
        if place.atStart():
            return super().focusNextPrevChild(True)
        # Qt begins at the top again wherever nothing is selected.
        marked = QTextCursor(place)
        at_end = marked.atBlockEnd()
        marked.movePosition(
            QTextCursor.MoveOperation.PreviousCharacter if at_end else QTextCursor.MoveOperation.NextCharacter,
            QTextCursor.MoveMode.KeepAnchor,
        )
        self.setTextCursor(marked)
        moved = super().focusNextPrevChild(True)
        if self.textCursor() == marked:
            self.setTextCursor(place)
        return moved

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()


def _without_bullets(document: QTextDocument) -> tuple[int, ...]:
    """Take the bullets off the lists of a page, to be painted under the words; the places of the lines they belong to.

    Qt draws a bullet of its own on a square of the ground of what is selected, and it turns into an empty box.
    """
    places = []
    block = document.begin()
    while block.isValid():
        items = block.textList()
        if items is not None and items.format().style() in _BULLETED:
            places.append(block.position())
        block = block.next()
    for place in places:
        items = document.findBlock(place).textList()
        if items is not None and items.format().style() in _BULLETED:
            plain = items.format()
            plain.setStyle(QTextListFormat.Style.ListStyleUndefined)
            items.setFormat(plain)
    return tuple(places)


def _paint_callout(painter: QPainter, theme: Theme, box: QRectF, kind: str) -> None:
    grounds = {"minute": ("primary_soft", "primary"), "note": ("surface", "edge"), "safety": ("amber_soft", "amber")}
    ground, bar = grounds[kind]
    painter.setPen(theme.colour("line") if kind == "note" else QColor(0, 0, 0, 0))
    painter.setBrush(theme.colour(ground))
    painter.drawRoundedRect(box, theme.px(8), theme.px(8))
    painter.save()
    painter.setClipRect(QRectF(box.left(), box.top(), theme.px(4), box.height()))
    painter.setBrush(theme.colour(bar))
    painter.setPen(QColor(0, 0, 0, 0))
    painter.drawRoundedRect(box, theme.px(8), theme.px(8))
    painter.restore()
