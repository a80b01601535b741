"""Finding and replacing words on the page that is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.domain.found import Place, places_of
from companion.ui.journal.page_paper import PagePaper
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, Chip, IconButton
from companion.ui.widgets.line import LineField
from companion.ui.widgets.text import Text

#: How long after the last letter on the page it looks again, in milliseconds.
_PAUSE_MS = 150
#: More than so many marks at once make the page slow, and nobody looks at them all.
_MOST_MARKS = 500


class FindBar(QWidget):
    """Enter goes to the next, Shift+Enter to the one before, Escape closes; replacing all is one step of undo."""

    closed = Signal()

    def __init__(self, paper: PagePaper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of()
        self._paper, self._at = paper, -1
        self._places: tuple[Place, ...] = ()
        self.setObjectName("find-bar")
        self.field = _Field(self.tr("Find on this page"), icon="search")
        self.field.setObjectName("find-words")
        self.field.textChanged.connect(self._look_from_cursor)
        self.field.went.connect(self.go)
        self.count = Text("", "small", "ink_soft", wrap=False)
        self.count.setObjectName("find-count")
        before = IconButton("chevron-up", self.tr("The one before (Shift+Enter)"))
        after = IconButton("chevron-down", self.tr("The next one (Enter)"))
        before.setObjectName("find-before")
        after.setObjectName("find-next")
        before.clicked.connect(lambda: self.go(-1))
        after.clicked.connect(lambda: self.go(1))
        self._case = Chip(self.tr("Aa"))
        self._case.setObjectName("find-case")
        self._case.setAccessibleName(self.tr("Capitals count"))
        self._case.setToolTip(self.tr("Capitals count"))
        self._case.toggled.connect(self._look_from_cursor)
        close = IconButton("x", self.tr("Close finding"))
        close.setObjectName("find-close")
        close.clicked.connect(self.close_bar)
        self._replace = QWidget()
        self.other = _Field(self.tr("Replace with"))
        self.other.setObjectName("find-other")
        self.other.went.connect(lambda _places: self.replace_one())
        one, everyone = Button(self.tr("Replace"), compact=True), Button(self.tr("Replace all"), compact=True)
        one.setObjectName("find-replace")
        everyone.setObjectName("find-replace-all")
        one.clicked.connect(self.replace_one)
        everyone.clicked.connect(self.replace_all)
        self._columns = QVBoxLayout(self)
        self._columns.setSpacing(theme.px(8))
        first, second = QHBoxLayout(), QHBoxLayout(self._replace)
        second.setContentsMargins(0, 0, 0, 0)
        for row, parts in ((first, (self.count, self._case, before, after, close)), (second, (one, everyone))):
            row.setSpacing(theme.px(8))
            row.addWidget(self.field if row is first else self.other, 1)
            for part in parts:
                row.addWidget(part)
        self._columns.addLayout(first)
        self._columns.addWidget(self._replace)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        paper.textChanged.connect(self._later)
        self.hide()

    def open_bar(self, *, replacing: bool) -> None:
        """Come into sight, with the words that are chosen on the page."""
        chosen = self._paper.textCursor().selectedText()
        self._replace.setVisible(replacing)
        self.show()
        if chosen and "\u2029" not in chosen and not self._paper.chosen_picture():
            self.field.setText(chosen)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._look_from_cursor()

    def close_bar(self) -> None:
        """Go out of sight; the keyboard goes to what was found last."""
        self._pause.stop()
        self._paper.show_marks("find", [])
        self.hide()
        self.closed.emit()

    def fit(self, side: int) -> None:
        """Stand as the page above it does."""
        self._columns.setContentsMargins(side, theme_of().px(8), side, 0)

    def go(self, places: int) -> None:
        """Go so many places on; after the last comes the first."""
        self._look()
        if self._places:
            self._at = (self._at + places) % len(self._places)
            self._show_place()

    def replace_one(self) -> None:
        """Replace the one that is shown, and go to the next."""
        self._look()
        if not 0 <= self._at < len(self._places):
            return
        start, end = self._places[self._at]
        self._paper.replace_places(((start, end),), self.other.text())
        self._look()
        after = start + len(self.other.text().encode("utf-16-le")) // 2
        self._at = next((n for n, place in enumerate(self._places) if place[0] >= after), 0)
        self._show_place()

    def replace_all(self) -> None:
        """Replace every one, as one step that can be undone."""
        self._look()
        replaced = len(self._places)
        if not replaced:
            return
        self._paper.replace_places(self._places, self.other.text())
        self._look()
        self.count.setText(self.tr("%n replaced", "", replaced))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
            return
        super().keyPressEvent(event)

    def _later(self) -> None:
        if self.isVisible():
            self._pause.start()

    def _look(self) -> None:
        """Find all places anew; the one that is shown stays the same where it is still there."""
        self._pause.stop()
        before = self._places[self._at][0] if 0 <= self._at < len(self._places) else -1
        self._places = places_of(self._paper.words(), self.field.text(), capitals=self._case.isChecked())
        self._at = next((n for n, place in enumerate(self._places) if place[0] >= before), 0) if self._places else -1
        self._tell()

    def _look_from_cursor(self) -> None:
        if not self.isVisible():
            return
        self._places = places_of(self._paper.words(), self.field.text(), capitals=self._case.isChecked())
        start = self._paper.textCursor().selectionStart()
        self._at = next((n for n, place in enumerate(self._places) if place[0] >= start), 0) if self._places else -1
        self._show_place()

    def _show_place(self) -> None:
        if 0 <= self._at < len(self._places):
            self._paper.go_to(*self._places[self._at])
        self._tell()

    def _tell(self) -> None:
        total = len(self._places)
        first = max(0, min(self._at - _MOST_MARKS // 2, total - _MOST_MARKS))
        self._paper.show_marks("find", self._paper.marks_for(self._places[first : first + _MOST_MARKS]))
        if not self.field.text():
            self.count.setText("")
        elif not total:
            self.count.setText(self.tr("Not on this page"))
        else:
            self.count.setText(self.tr("{place} of {total}").format(place=self._at + 1, total=total))


class _Field(LineField):
    """A line whose Enter goes on, and with Shift goes back."""

    went = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
            self.went.emit(-1 if back else 1)
            return
        super().keyPressEvent(event)
