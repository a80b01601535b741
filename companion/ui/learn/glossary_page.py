"""The glossary as a page: every word from A to Z, a field to find one, and the letters to go to."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from companion.content.glossary import ADDRESS, Term, found_terms
from companion.content.problems import ContentProblem
from companion.context import AppContext
from companion.ui.learn.article_list import ArticleList, Row
from companion.ui.learn.column import column_in
from companion.ui.screen import Screen
from companion.ui.theme import theme_of
from companion.ui.unread import unread_words
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.line import LineField
from companion.ui.widgets.text import Text

#: A new line inside one piece of text.
_BREAK = "\u2028"


class GlossaryScreen(Screen):
    """The words as one list for mouse and keyboard; Enter or a press reads on where a page tells more."""

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx)
        theme = theme_of()
        self._terms: tuple[Term, ...] = ()
        box, self.back = column_in(self, self.tr("Words explained"))
        self.back.setObjectName("glossary-back")
        self.back.clicked.connect(lambda: ctx.shell.go("learn"))
        self.field = LineField(self.tr("Find a word"), icon="search", name=self.tr("Find a word"))
        self.field.setObjectName("glossary-find")
        self.field.textChanged.connect(self._list)
        self.field.installEventFilter(self)
        box.addWidget(self.field)
        self._letters = QWidget()
        self._letters_row = FlowLayout(self._letters, theme.px(2))
        box.addWidget(self._letters)
        self._none = Text(self.tr("No such word here. Search in Learn looks through every page."), "soft", "ink_soft")
        self._none.setObjectName("glossary-none")
        self._none.hide()
        box.addWidget(self._none)
        self.list = ArticleList(self.tr("Words"))
        self.list.setObjectName("glossary-list")
        self.list.clicked.connect(self._open)
        self.list.activated.connect(self._open)
        box.addWidget(self.list, 1)
        # The list ends with the window where there is something in it; without it the words above stand at the top.
        box.addStretch(0)

    # -- Screen --------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the words, once; what was typed stays."""
        if self._terms:
            return
        try:
            self._terms = self.ctx.library.glossary()
        except ContentProblem:
            self._none.setText(unread_words())
            self._list()
            return
        for letter in dict.fromkeys(term.letter for term in self._terms):
            button = Button(letter, "quiet", compact=True)
            button.setObjectName(f"letter-{letter}")
            button.setAccessibleName(self.tr("Go to {letter}").format(letter=letter))
            button.clicked.connect(lambda _on=False, letter=letter: self._go_to_letter(letter))
            self._letters_row.addWidget(button)
        self._list()

    def open(self, **route: Any) -> None:
        """`word`: the id of the word to go to; `typed`: what stood in the field."""
        typed = route.get("typed")
        self.field.setText(typed if isinstance(typed, str) else "")
        word = route.get("word")
        if isinstance(word, str):
            self._go_to(self.list.articles.index_of(f"{ADDRESS}{word}"))

    def place(self) -> dict[str, Any]:
        index = self.list.currentIndex()
        held: dict[str, Any] = {"typed": self.field.text()} if self.field.text() else {}
        if index.isValid():
            held["word"] = self.list.articles.row_at(index).address.removeprefix(ADDRESS)
        return held

    def first_focus(self) -> QWidget | None:
        return self.field

    def go_back(self) -> bool:
        if self.field.text():
            self.field.clear()
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        self.ctx.shell.go("learn")
        return True

    # -- the list ------------------------------------------------------------------------------------------

    def _list(self) -> None:
        typed = self.field.text()
        found = found_terms(self._terms, typed)
        rows: list[Row] = []
        letter = ""
        for term in found:
            if not typed.strip() and term.letter != letter:
                letter = term.letter
                rows.append(Row(letter))
            rows.append(self._row(term))
        self.list.articles.set_rows(tuple(rows))
        self.list.setVisible(bool(rows))
        self._fit_letters()
        self._none.setVisible(not rows)

    def _fit_letters(self) -> None:
        # In a low window, or with large letters, the list needs the room more; the field finds as well.
        self._letters.setVisible(not self.field.text().strip() and self.height() >= theme_of().px(440))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_letters()

    def _row(self, term: Term) -> Row:
        also = self.tr("Also: {names}").format(names=", ".join(term.also)) if term.also else ""
        more = ""
        if term.article:
            more = self.tr("Read more: {title}").format(title=self.ctx.library.title(term.article))
        note = _BREAK.join(part for part in (also, term.text, more) if part)
        return Row(term.term, term.address, note, ((term.term, False),), ((note, False),), strong=True)

    def _go_to_letter(self, letter: str) -> None:
        first = next((term for term in self._terms if term.letter == letter), None)
        if first is not None:
            self._go_to(self.list.articles.index_of(first.address))

    def _go_to(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index, ArticleList.ScrollHint.PositionAtTop)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, index: QModelIndex) -> None:
        address = self.list.articles.row_at(index).address
        if not address:
            return
        term = self.ctx.library.term(address.removeprefix(ADDRESS))
        if term.article:
            self.ctx.shell.go("learn", article=term.article)
        elif term.door:
            self.ctx.shell.help_now(term.door)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            first = self.list.articles.first()
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter) and first.isValid():
                self._go_to(first)
                return True
        return super().eventFilter(watched, event)
