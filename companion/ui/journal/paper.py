"""Paper to write on: an editor without a box that is as high as what is written."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPalette,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from companion.ui.theme import theme_of
from companion.ui.theme.theme import Role

_BREAKS = str.maketrans({"\u2028": "\n", "\u2029": "\n"})


class Paper(QTextEdit):
    """Plain text in a reading face. It grows with its words and leaves the scrolling to the page it lies on.

    Args:
        placeholder: what stands there, faintly, while nothing is written.
        role: the face it is written in.
        gap: the space after a paragraph in design pixels.
        least: how many lines high it is at least.
        single: one paragraph only; Enter goes on to what follows.
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
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        theme = theme_of()
        self._single, self._gap, self._least = single, theme.px(gap), least
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(theme.font(role))
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
            spaced = QTextBlockFormat()
            spaced.setBottomMargin(self._gap)
            cursor = QTextCursor(self.document())
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.mergeBlockFormat(spaced)
        self.setUndoRedoEnabled(True)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.blockSignals(blocked)
        self._grow()

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
        super().inputMethodEvent(event)
        self._tell_cursor()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # A click is already where the person looks; every other way in may be far from it.
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self._tell_cursor()

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
