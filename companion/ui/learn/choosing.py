"""Choosing words of an article: by mouse, or by keyboard with a text cursor that F7 shows, as browsers have it."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor

from companion.ui.article_view import ArticleView
from companion.ui.theme import theme_of

_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
#: Held down beside another key.
_HELD = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)
_LINKS = Qt.TextInteractionFlag.TextBrowserInteraction


class Choosing(QObject):
    """Tells when words were chosen. Without the text cursor the arrows scroll, as everywhere else.

    Signals:
        chosen: words were chosen with the mouse or by keyboard; with True where the keyboard wants to go on with them.
        dropped: what was chosen is chosen no longer.
        turned: the text cursor was shown, or put away.
    """

    chosen = Signal(bool)
    dropped = Signal()
    turned = Signal(bool)

    def __init__(self, view: ArticleView) -> None:
        super().__init__(view)
        self._view = view
        self._on = False
        # Tab shows the link it came to by choosing its words; that is nobody's choice.
        self._by_tab = False
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)
        view.selectionChanged.connect(self._changed)
        view.cursorPositionChanged.connect(self._over_bar)
        self._was_at = 0

    @property
    def on(self) -> bool:
        """Whether the text cursor is shown."""
        return self._on

    def turn(self, on: bool) -> None:
        """Show the text cursor, in what is seen of the page, or put it away."""
        if on == self._on:
            return
        self._on = on
        view = self._view
        view.setTextInteractionFlags(_LINKS | Qt.TextInteractionFlag.TextSelectableByKeyboard if on else _LINKS)
        view.setCursorWidth(max(2, round(theme_of().px(2))))
        if on:
            cursor = view.textCursor()
            if self._by_tab or not view.viewport().rect().contains(view.cursorRect(cursor).center()):
                if not self._by_tab:
                    cursor.setPosition(view.top_position())
                cursor.clearSelection()
                view.setTextCursor(cursor)
            self._by_tab = False
            view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.turned.emit(on)

    def words(self) -> tuple[int, int] | None:
        """Where the chosen words are; None where none are chosen."""
        cursor = self._view.textCursor()
        if self._by_tab or not cursor.hasSelection():
            return None
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        table = cursor.currentTable()
        if cursor.hasComplexSelection() and table is not None:
            # From cell to cell whole cells are chosen, whatever of them lies between the two ends.
            cells = cast(tuple[int, int, int, int], cursor.selectedTableCells())
            row, rows, column, columns = cells
            start = table.cellAt(row, column).firstPosition()
            end = table.cellAt(row + rows - 1, column + columns - 1).lastPosition()
        return (start, end) if self._between(start, end).strip() else None

    def text(self) -> str:
        """The chosen words themselves."""
        words = self.words()
        return self._between(*words) if words is not None else ""

    def _between(self, start: int, end: int) -> str:
        cursor = QTextCursor(self._view.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selection().toPlainText().strip()

    def drop(self) -> bool:
        """Choose nothing; False where nothing was chosen."""
        if self.words() is None:
            return False
        cursor = self._view.textCursor()
        cursor.clearSelection()
        self._view.setTextCursor(cursor)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress:
            self._by_tab = False
        elif kind == QEvent.Type.MouseButtonRelease and watched is self._view.viewport():
            # Asked once the view itself has heard of it.
            QTimer.singleShot(0, self, self._tell)
        elif watched is self._view and isinstance(event, QKeyEvent):
            if kind == QEvent.Type.KeyPress:
                return self._pressed(event)
            if kind == QEvent.Type.KeyRelease and event.key() in (Qt.Key.Key_Shift, Qt.Key.Key_Control):
                self._tell()
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in _TABS:
            self._by_tab = True
        elif key in _ENTER:
            if self.words() is not None:
                self.chosen.emit(True)
                return True
            return self._on and not self._by_tab and self._follow()
        elif event.matches(QKeySequence.StandardKey.SelectAll) or (self._on and key not in _HELD):
            self._by_tab = False
        return False

    def _follow(self) -> bool:
        """Enter on a link, or on highlighted words, the text cursor is in."""
        cursor = QTextCursor(self._view.textCursor())
        address = cursor.charFormat().anchorHref()
        if not address:
            cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
            address = cursor.charFormat().anchorHref()
        if address:
            self._view.followed.emit(address)
        return bool(address)

    def _over_bar(self) -> None:
        """Have the text cursor step over the coloured bar of a callout, which is a cell without words."""
        cursor = self._view.textCursor()
        before, self._was_at = self._was_at, cursor.position()
        table = cursor.currentTable()
        if not self._on or cursor.hasSelection() or table is None or (table.rows(), table.columns()) != (1, 2):
            return
        bar, words = table.cellAt(0, 0), table.cellAt(0, 1)
        if bar.firstPosition() == bar.lastPosition() == cursor.position():
            onwards = before < cursor.position()
            cursor.setPosition(words.firstPosition() if onwards else table.firstPosition() - 1)
            self._view.setTextCursor(cursor)

    def _tell(self) -> None:
        if self.words() is not None:
            self.chosen.emit(False)

    def _changed(self) -> None:
        if self.words() is None:
            self.dropped.emit()
