"""A first sentence for whoever does not know how to begin, ready to be copied."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from companion.ui.theme import theme_of
from companion.ui.widgets.card import Card
from companion.ui.widgets.copy_button import CopyButton
from companion.ui.widgets.text import Text


class OpeningWords(Card):
    """The words in a soft card, with the button that copies them."""

    def __init__(self, *, titled: bool = True, parent: QWidget | None = None) -> None:
        super().__init__("soft", margin=20, spacing=6, parent=parent)
        if not titled:
            side, edge = theme_of().px(16), theme_of().px(8)
            self.box.setContentsMargins(side, edge, side, edge)
        words = self.tr("I am having a hard time. Can you stay with me for ten minutes?")
        if titled:
            self.heading(self.tr("Words to begin with"))
        row = QHBoxLayout()
        row.setSpacing(theme_of().px(12))
        row.addWidget(Text(words, "reading" if titled else "body"), 1)
        self.copy_words = CopyButton(words, self.tr("Copy these words"), short=not titled)
        self.copy_words.setObjectName("copy-script")
        row.addWidget(self.copy_words)
        self.box.addLayout(row)
