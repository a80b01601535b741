"""Find on this page: a field, how many there are, next and before."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTextEdit, QWidget

from companion.content.sought import Place, Sought, places_of
from companion.ui.article_view import ArticleView
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import IconButton
from companion.ui.widgets.line import LineField
from companion.ui.widgets.marked import units
from companion.ui.widgets.text import Text


class FindBar(QWidget):
    """Marks every place with the words typed and goes from one to the next.

    Signals:
        closed: put away by its button or by Escape.
    """

    closed = Signal()

    def __init__(self, page: ArticleView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of()
        self._page = page
        self._found: list[QTextCursor] = []
        self._offered: tuple[str, Sought] | None = None
        self._at = -1
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        self.field = LineField(self.tr("Find on this page"), icon="search")
        self.field.setObjectName("find-field")
        self.field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        row.addWidget(self.field, 1)
        self.count = Text("", "small", "ink_soft", wrap=False)
        self.count.setObjectName("find-count")
        row.addWidget(self.count)
        for name, icon, words, act in (
            ("find-before", "chevron-up", self.tr("Place before"), lambda: self.step(-1)),
            ("find-next", "chevron-down", self.tr("Next place"), lambda: self.step(1)),
            ("find-close", "x", self.tr("Close find"), self.closed.emit),
        ):
            button = IconButton(icon, words)
            button.setObjectName(name)
            button.clicked.connect(act)
            row.addWidget(button)

    def begin(self) -> None:
        """Take the keyboard, with what was typed before ready to be replaced."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self.look_again()

    def offer(self, words: str, sought: Sought) -> bool:
        """Mark what a search of the library looked for, word by word; False where none of it is on the page.

        The keyboard stays where it is. As soon as other words are typed here, those are looked for as they are typed.
        """
        self._offered = words, sought
        blocked = self.field.blockSignals(True)
        self.field.setText(words)
        self.field.blockSignals(blocked)
        self.look_again()
        return bool(self._found)

    @property
    def offered(self) -> bool:
        """Whether the words marked are those of a search of the library."""
        return self._offered is not None and self.field.text() == self._offered[0]

    def look_again(self) -> None:
        """Look for the same words, as after the page was laid out anew."""
        self._search(self.field.text())

    def clear(self) -> None:
        """Take the marks off the page."""
        self._found, self._at = [], -1
        self._page.mark("find", [])

    def step(self, by: int) -> None:
        """Go to the next or previous place, round the ends."""
        if self._found:
            self._at = (self._at + by) % len(self._found)
            self._mark()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.closed.emit()
                return True
        return super().eventFilter(watched, event)

    def _search(self, words: str) -> None:
        self.clear()
        document: QTextDocument = self._page.document()
        block = document.begin()
        while block.isValid():
            text = block.text()
            for start, end in self._places(words, text):
                cursor = QTextCursor(document)
                cursor.setPosition(block.position() + units(text[:start]))
                cursor.setPosition(block.position() + units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
                self._found.append(cursor)
            block = block.next()
        self._at = 0 if self._found else -1
        self._mark()

    def _places(self, words: str, text: str) -> Iterable[Place]:
        if self._offered is not None and words == self._offered[0]:
            return self._offered[1].places(text)
        return places_of(words, text)

    def _bring_into_sight(self, place: QTextCursor) -> None:
        """Scroll as little as shows the place with a few lines round it; at the edge it would have no context."""
        bar, room = self._page.verticalScrollBar(), self._page.viewport().height()
        line = self._page.cursorRect(place)
        edge = min(room // 4, line.height() * 3)
        if line.top() < edge:
            bar.setValue(bar.value() + line.top() - edge)
        elif line.bottom() > room - edge:
            bar.setValue(bar.value() + line.bottom() - room + edge)

    def _mark(self) -> None:
        theme = theme_of()
        marks = []
        for at, cursor in enumerate(self._found):
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor
            here = at == self._at
            mark.format.setBackground(theme.colour("primary" if here else "amber_soft"))
            mark.format.setForeground(theme.colour("on_primary" if here else "ink"))
            marks.append(mark)
        self._page.mark("find", marks)
        if self._found:
            place = QTextCursor(self._found[self._at])
            place.clearSelection()
            self._page.setTextCursor(place)
            self._bring_into_sight(place)
            words = self.tr("{n} of {all}").format(n=self._at + 1, all=len(self._found))
        else:
            words = self.tr("Not found") if self.field.text().strip() else ""
        self.count.setText(words)
        self.field.setAccessibleDescription(words)
