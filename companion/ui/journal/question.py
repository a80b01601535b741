"""A question for someone who would like one, under the page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from companion.ui.journal.prompts import prompt_words
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.text import Text


class QuestionCard(Card):
    """Shows one question; it can be written about, changed for another, or left alone."""

    taken = Signal(str)

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(spacing=4, parent=parent)
        theme = theme_of()
        self._number = number
        title = self.tr("A question, if you want one")
        self.setAccessibleName(title)
        head = Text(title, "small-strong", "ink_soft")
        self.box.addWidget(head)
        self._words = Text(prompt_words(number), "body")
        self._words.setObjectName("question-words")
        self.box.addWidget(self._words)
        # A quiet button has a margin of its own inside; the words above stand as far in as its words do.
        inside = theme.px(7)
        edge = theme.px(20)
        self.box.setContentsMargins(edge - inside, edge, edge, theme.px(16))
        for words in (head, self._words):
            words.setContentsMargins(inside, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.setContentsMargins(0, theme.px(4), 0, 0)
        take = Button(self.tr("Write about it"), "quiet", compact=True)
        take.setObjectName("question-take")
        take.clicked.connect(lambda: self.taken.emit(self.words()))
        another = Button(self.tr("Another one"), "quiet", compact=True)
        another.setObjectName("question-another")
        another.clicked.connect(self._another)
        row.addWidget(take)
        row.addWidget(another)
        row.addStretch(1)
        self.box.addLayout(row)

    def words(self) -> str:
        """The question shown."""
        return self._words.text()

    def _another(self) -> None:
        self._number += 1
        self._words.setText(prompt_words(self._number))
