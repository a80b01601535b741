"""How someone was who loves a person who uses, on one day; it is changed on their Today, where it was noted."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.wellbeing import KeptWellbeing
from companion.ui.journal.facts import FactRow
from companion.ui.journal.words import full_day_words
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card, Rule
from companion.ui.widgets.page import Page
from companion.ui.widgets.text import Text


class WellbeingPage(QWidget):
    """Shows what was given; `uuid` and `day` are its own. `changes` tells whether their Today is there to change it."""

    asked_for_day = Signal(date)

    def __init__(self, kept: KeptWellbeing, *, changes: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of()
        self.uuid, self.day = kept.uuid, kept.day
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._page = Page(self.tr("How you were"), full_day_words(kept.day), width=640)
        layout.addWidget(self._page)
        values = (
            (self.tr("Mood"), kept.mood, "primary"),
            (self.tr("Worry"), kept.worry, "amber"),
            (self.tr("Rest"), kept.rest, "primary"),
        )
        rows = [
            FactRow(name, self.tr("{value} of 10").format(value=value), value, token)
            for name, value, token in values
            if value is not None
        ]
        if rows:
            card = Card(spacing=0)
            card.box.setContentsMargins(theme.px(20), theme.px(6), theme.px(20), theme.px(6))
            card.setAccessibleName(self.tr("What you noted"))
            for number, row in enumerate(rows):
                if number:
                    card.box.addWidget(Rule())
                card.box.addWidget(row)
            self._page.body.addWidget(card)
        if kept.note.strip():
            self._page.body.addWidget(Text(kept.note, "reading"))
        self._go = Button(self.tr("Open this day on Today"))
        self._go.setObjectName("wellbeing-go")
        self._go.clicked.connect(lambda: self.asked_for_day.emit(self.day))
        self._page.body.addWidget(self._go, 0, Qt.AlignmentFlag.AlignLeft)
        self._go.setVisible(changes)
        self._page.body.addStretch(1)

    def first_part(self) -> QWidget:
        """Where the keyboard begins."""
        return self._page if self._go.isHidden() else self._go
