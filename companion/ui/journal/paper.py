"""Paper to write on: an editor without a box that is as high as what is written."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from companion.domain.journal import Marked
from companion.ui.theme import theme_of
from companion.ui.theme.theme import Role
from companion.ui.widgets.marked import units

#: The height of a line without words between two paragraphs, in design pixels.
_BLANK = 10
_FULL, _LOW = (
    kind.value for kind in (QTextBlockFormat.LineHeightTypes.SingleHeight, QTextBlockFormat.LineHeightTypes.FixedHeight)
)
_NOTHING = (1 << 30, 0)
_BREAKS = str.maketrans({"\u2028": "\n", "\u2029": "\n"})


class Paper(QTextEdit):
    """Plain text in a reading face. It grows with its words and leaves the scrolling to the page it lies on.

    Args:
        placeholder: what stands there, faintly, while nothing is written.
        role: the face it is written in.
        gap: the space after a paragraph in design pixels.
        least: how many lines high it is at least.
        single: one paragraph only; Enter goes on to what follows.
        faint: the face of the placeholder, where it is not to look like what is written.
    """

    edited = Signal()
    #: Enter in a single line, or Down on its last line.
    left_below = Signal()
    #: Up on the first line.
    left_above = Signal()
    #: The cursor moved to this place, in the editor's own coordinates.
    cursor_at = Signal(QRect)

    def __init__(
        self,
        placeholder: str,
        role: Role,
        *,
        name: str,
        gap: float = 0,
        least: int = 1,
        single: bool = False,
        faint: Role | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        theme = theme_of()
        self._single, self._gap, self._least = single, theme.px(gap), least
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(theme.font(role))
        self._faint, self._faint_words = faint, placeholder
        if faint is None:
            self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.setCursorWidth(max(2, theme.px(2)))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.PlaceholderText, theme.colour("ink_soft"))
        self.setPalette(palette)
        self.viewport().setAutoFillBackground(False)
        self.set_words("")
        self._changed_from, self._changed_to = _NOTHING
        if self._gap:
            self.document().contentsChange.connect(self._note_change)
            self.textChanged.connect(self._settle)
        self.textChanged.connect(self.edited)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        self.cursorPositionChanged.connect(self._tell_cursor)
        self._grow()

    def words(self) -> str:
        """What is written."""
        return self.toPlainText()

    def set_words(self, words: str) -> None:
        """Show other words, as a fresh page: nothing to undo, nobody told that they were edited."""
        blocked = self.blockSignals(True)
        self.setUndoRedoEnabled(False)
        self.setPlainText(words)
        if self._gap:
            self._space_out()
        self.setUndoRedoEnabled(True)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.blockSignals(blocked)
        self._grow()

    def mark(self, pieces: Marked) -> QRect | None:
        """Mark found words without touching what is written, and go to the first; where it is, None without any.

        Pieces of other words than those shown here mark nothing.
        """
        marks: list[QTextEdit.ExtraSelection] = []
        theme, at = theme_of(), 0
        same = units("".join(piece for piece, _hit in pieces)) == self.document().characterCount() - 1
        for piece, hit in pieces if same else ():
            end = at + units(piece)
            if hit:
                found = QTextEdit.ExtraSelection()
                cursor = QTextCursor(self.document())
                cursor.setPosition(at)
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                found.cursor = cursor
                found.format.setBackground(theme.colour("amber_soft"))
                found.format.setForeground(theme.colour("ink"))
                marks.append(found)
            at = end
        self.setExtraSelections(marks)
        if not marks:
            return None
        first = self.textCursor()
        first.setPosition(marks[0].cursor.selectionEnd())
        self.setTextCursor(first)
        return self.cursorRect(first)

    def add_paragraph(self, words: str) -> None:
        """Write a paragraph at the end, as one step of undo, and leave the cursor on a new line after it."""
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        before = "" if self.document().isEmpty() else "\n"
        cursor.beginEditBlock()
        cursor.insertText(f"{before}{words}\n")
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if not source.hasText():
            return
        words = source.text().translate(_BREAKS)
        self.textCursor().insertText(" ".join(words.split()) if self._single else words)
        self.ensureCursorVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._single and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_below.emit()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not (
            event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            # On a line without words the editor would take away the space below it instead of going on.
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
            return
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._turn(event)
            return
        before = self.textCursor().position()
        super().keyPressEvent(event)
        if self.textCursor().position() == before and not event.modifiers():
            if event.key() == Qt.Key.Key_Down and self._single:
                self.left_below.emit()
            elif event.key() == Qt.Key.Key_Up and not self._single:
                self.left_above.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.preeditString():
            # Words still being composed are not in the document, and need a line of their height all the same.
            self._set_height(self.textCursor().block(), low=False)
        super().inputMethodEvent(event)
        self._tell_cursor()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # A click is already where the person looks; every other way in may be far from it.
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self._tell_cursor()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._faint is None or not self.document().isEmpty():
            return
        theme = theme_of()
        with QPainter(self.viewport()) as painter:
            painter.setFont(theme.font(self._faint))
            painter.setPen(theme.colour("ink_soft"))
            area = self.cursorRect()
            area.setLeft(area.right() + theme.px(2) if self.hasFocus() else 0)
            area.setRight(self.viewport().width())
            painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self._faint_words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._grow()

    def sizeHint(self) -> QSize:
        return QSize(theme_of().px(320), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_of().px(120), self._height())

    def _turn(self, event: QKeyEvent) -> None:
        """Move the cursor by what can be seen of the paper, of which the editor itself knows nothing."""
        seen = self.visibleRegion().boundingRect().height()
        step = max(self.fontMetrics().lineSpacing(), round(seen * 0.85))
        spot = self.cursorRect().center()
        spot.setY(spot.y() + (step if event.key() == Qt.Key.Key_PageDown else -step))
        cursor = self.textCursor()
        held = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        mode = QTextCursor.MoveMode.KeepAnchor if held else QTextCursor.MoveMode.MoveAnchor
        cursor.setPosition(self.cursorForPosition(spot).position(), mode)
        self.setTextCursor(cursor)

    def _note_change(self, place: int, _removed: int, added: int) -> None:
        self._changed_from = min(self._changed_from, place)
        self._changed_to = max(self._changed_to, place + added)

    def _settle(self) -> None:
        first, last = self._changed_from, self._changed_to
        self._changed_from, self._changed_to = _NOTHING
        # What undo and redo bring back has its heights already.
        if first <= last and not self.document().isRedoAvailable():
            self._shape_between(first, last)
            # The shapes are a change of the document, too, but none of its words.
            self._changed_from, self._changed_to = _NOTHING

    def _space_out(self) -> None:
        """Give every line of a fresh page its space."""
        spaced = QTextBlockFormat()
        spaced.setBottomMargin(self._gap)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spaced)
        self._shape_between(0, self.document().characterCount())

    def _shape_between(self, first: int, last: int) -> None:
        """Give lines without words little height: the space after a paragraph parts it from the next already.

        The last one keeps its height, for the next word goes there.
        """
        block = self.document().findBlock(first)
        while block.isValid() and block.position() <= last:
            self._set_height(block, low=block.length() == 1 and block.next().isValid())
            block = block.next()

    def _set_height(self, block: QTextBlock, *, low: bool) -> None:
        if not self._gap or (block.blockFormat().lineHeightType() == _LOW) == low:
            return
        shape = QTextBlockFormat()
        shape.setLineHeight(theme_of().px(_BLANK) if low else 0, _LOW if low else _FULL)
        shape.setBottomMargin(0 if low else self._gap)
        blocked = self.blockSignals(True)
        cursor = QTextCursor(block)
        cursor.joinPreviousEditBlock()
        cursor.mergeBlockFormat(shape)
        cursor.endEditBlock()
        self.blockSignals(blocked)

    def _height(self) -> int:
        line = self.fontMetrics().lineSpacing()
        return max(round(self.document().size().height()) + 2, line * self._least + 4)

    def _grow(self) -> None:
        height = self._height()
        if height != self.height():
            self.setFixedHeight(height)

    def _tell_cursor(self) -> None:
        if self.hasFocus():
            self.cursor_at.emit(self.cursorRect())
