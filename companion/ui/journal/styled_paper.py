"""Paper whose words look like what they mean: the spaces of its lines, what is drawn over them, and marks on words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from companion.domain.found import Place
from companion.domain.markdown import ITEMS, PICTURE, Kind, Line, line_of, plain
from companion.ui.journal.page_drawing import ROUND, draw, visible_blocks
from companion.ui.journal.page_pictures import PagePictures
from companion.ui.journal.paper import Paper
from companion.ui.journal.styling import DRAWN, QuietStyle, line_at, unseen_font
from companion.ui.theme import theme_of

#: The space after a paragraph, an item of a list and a heading, and round a picture, in design pixels.
_GAP, _CLOSE, _UNDER_HEADING = 12, 4, 6
#: How far in the words of a list and of a quote stand, and those of a list in a list further on.
_IN, _DEEPER, _QUOTED = 28, 24, 16
_LEAST = 4
_LOW = QTextBlockFormat.LineHeightTypes.FixedHeight.value
_CLOSE_KINDS = (ITEMS, frozenset({Kind.QUOTE}), frozenset({Kind.CODE, Kind.FENCE}))


class StyledPaper(Paper):
    """Markdown that stays the text that was typed.

    Args:
        pictures: gives the pictures the words name; without it none is shown.
    """

    def __init__(
        self, placeholder: str, *, name: str, pictures: PagePictures | None = None, parent: QWidget | None = None
    ) -> None:
        self._style: QuietStyle | None = None
        self._pictures = pictures
        #: Marks on the words by what they are for: what a search found, what is looked for on the page, spelling.
        self._marks: dict[str, list[QTextEdit.ExtraSelection]] = {}
        super().__init__(placeholder, "reading", name=name, gap=_GAP, least=_LEAST, parent=parent)
        self._style = QuietStyle(self.document())
        if pictures is not None:
            pictures.come.connect(lambda: self.viewport().update())

    def set_words(self, words: str) -> None:
        style = self._style
        if style is None:
            super().set_words(words)
            return
        style.waits = True
        if self._pictures is not None:
            self._pictures.expect(words)
        super().set_words(words)
        style.waits = False
        style.rehighlight()
        self._grow()

    # -- spaces --------------------------------------------------------------------------------------------

    def _space_out(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        block, fence = self.document().begin(), ""
        line = line_of(block.text())
        while block.isValid():
            after, fence = block.next(), line.fence
            coming = line_of(after.text(), fence) if after.isValid() else None
            cursor.setPosition(block.position())
            cursor.mergeBlockFormat(self._shape_of(block, line, coming))
            block, line = after, coming or line
        self._give_top()
        cursor.endEditBlock()

    def _shape_between(self, first: int, last: int) -> None:
        """Give the changed lines their spaces, those beside them, and any after them that are another kind now."""
        block = self.document().findBlock(first)
        if block.previous().isValid():
            block = block.previous()
        over = 0
        while block.isValid() and over < 2:
            coming = block.next()
            wanted = self._shape_of(block, line_at(block), line_at(coming) if coming.isValid() else None)
            same = _same(block.blockFormat(), wanted)
            if not same:
                self._give_shape(block, wanted)
            if block.position() > last:
                over = over + 1 if same else 0
            block = coming
        self._give_top()

    def _give_shape(self, block: QTextBlock, shape: QTextBlockFormat) -> None:
        blocked = self.blockSignals(True)
        cursor = QTextCursor(block)
        cursor.joinPreviousEditBlock()
        cursor.mergeBlockFormat(shape)
        cursor.endEditBlock()
        self.blockSignals(blocked)

    def _give_top(self) -> None:
        """Give a picture on the first line its room: the space above a first line is not the line's own."""
        frame = self.document().rootFrame()
        shape, room = frame.frameFormat(), self.document().begin().blockFormat().topMargin()
        if shape.topMargin() != room:
            shape.setTopMargin(room)
            blocked = self.blockSignals(True)
            cursor = QTextCursor(self.document())
            cursor.joinPreviousEditBlock()
            frame.setFrameFormat(shape)
            cursor.endEditBlock()
            self.blockSignals(blocked)

    def _shape_of(self, block: QTextBlock, line: Line, coming: Line | None) -> QTextBlockFormat:
        theme, shape = theme_of(), QTextBlockFormat()
        low = line.kind is Kind.BLANK and coming is not None
        shape.setLineHeight(theme.px(10) if low else 0, _LOW if low else 0)
        bottom = 0 if low else theme.px(_GAP)
        if line.kind is Kind.HEADING:
            bottom = theme.px(_UNDER_HEADING)
        elif coming is not None and any(line.kind in kinds and coming.kind in kinds for kinds in _CLOSE_KINDS):
            bottom = theme.px(_CLOSE) if line.kind in ITEMS else 0
        hung = left = 0.0
        if line.kind in ITEMS or line.kind is Kind.QUOTE:
            font = unseen_font() if line.kind in DRAWN else theme.font("reading")
            hung = QFontMetricsF(font).horizontalAdvance(block.text()[: line.prefix])
            left = max(hung, theme.px(_IN + _DEEPER * line.depth) if line.kind in ITEMS else theme.px(_QUOTED))
        shape.setLeftMargin(left)
        shape.setTextIndent(-hung)
        shape.setBottomMargin(bottom)
        shape.setTopMargin(self._picture_room(block.text()) if line.kind is Kind.PICTURE else 0)
        return shape

    def _picture_room(self, text: str) -> float:
        found = PICTURE.match(text)
        if found is None or self._pictures is None:
            return 0
        size = self._pictures.shown_size(found[2], self.viewport().width())
        return size.height() + theme_of().px(ROUND) + theme_of().px(_GAP)

    def _set_height(self, block: QTextBlock, *, low: bool) -> None:
        """A line where words are being composed has the height of one with words."""
        if (block.blockFormat().lineHeightType() == _LOW) != low:
            shape = QTextBlockFormat()
            shape.setLineHeight(0, 0)
            shape.setBottomMargin(theme_of().px(_GAP))
            self._give_shape(block, shape)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width() and not self.document().isRedoAvailable():
            self._shape_pictures()

    def _shape_pictures(self) -> None:
        """Give pictures the room they need at this width; where that must wait, they are drawn into what there is."""
        block, document = self.document().begin(), self.document()
        while block.isValid():
            if (
                block.blockFormat().topMargin()
                and abs(block.blockFormat().topMargin() - self._picture_room(block.text())) >= 1
            ):
                # A step of its own with nothing before it would be one that takes nothing back.
                forget = not document.isUndoAvailable()
                if forget:
                    document.setUndoRedoEnabled(False)
                self._shape_between(block.position(), block.position())
                if forget:
                    document.setUndoRedoEnabled(True)
            block = block.next()

    # -- what is drawn -------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            for block in visible_blocks(self, event.rect()):
                draw(self, painter, block, line_at(block), self._pictures)

    # -- marks ---------------------------------------------------------------------------------------------

    def setExtraSelections(self, selections: Sequence[QTextEdit.ExtraSelection]) -> None:
        self.show_marks("found", selections)

    def show_marks(self, name: str, marks: Sequence[QTextEdit.ExtraSelection]) -> None:
        """Mark places for one purpose; marks for others stay."""
        if marks or self._marks.get(name):
            self._marks[name] = list(marks)
            super().setExtraSelections([mark for kind in self._marks.values() for mark in kind])

    def marks_for(self, places: Sequence[Place]) -> list[QTextEdit.ExtraSelection]:
        """Marks of found words at these places."""
        marks = []
        for start, end in places:
            found = QTextEdit.ExtraSelection()
            found.cursor = self._reaching(start, end)
            found.format.setBackground(theme_of().colour("amber_soft"))
            found.format.setForeground(theme_of().colour("ink"))
            marks.append(found)
        return marks

    def count_words(self) -> int:
        """How many words are written, without the marks."""
        return sum(any(letter.isalnum() for letter in word) for word in plain(self.words()).split())

    def go_to(self, start: int, end: int) -> None:
        """Choose the words between two places and bring them in sight, wherever the keyboard is."""
        self.setTextCursor(self._reaching(start, end))
        self.cursor_at.emit(self.cursorRect())

    def replace_places(self, places: Sequence[Place], words: str) -> None:
        """Put words in the place of those, as one step of undo."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for start, end in reversed(places):
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(words)
        cursor.endEditBlock()

    def _reaching(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor


def _same(one: QTextBlockFormat, other: QTextBlockFormat) -> bool:
    return (
        (one.lineHeightType() == _LOW) == (other.lineHeightType() == _LOW)
        and one.bottomMargin() == other.bottomMargin()
        and abs(one.topMargin() - other.topMargin()) < 1
        and abs(one.leftMargin() - other.leftMargin()) < 1
        and abs(one.textIndent() - other.textIndent()) < 1
    )
