"""A letter to oneself while it is closed: when it was written, when it opens, and the way to it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.journal import Entry
from companion.ui.journal.words import full_day_words
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.page import Page
from companion.ui.widgets.text import Text


class ClosedPage(QWidget):
    """Shows no word of the letter but its title; `uuid` is the entry's. What is asked for is done by who shows it."""

    open_asked = Signal()
    day_asked = Signal()
    bin_asked = Signal()

    def __init__(self, entry: Entry, opens_on: date, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.uuid = entry.uuid
        due = opens_on <= today
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        written = self.tr("You wrote it on {day}.").format(day=full_day_words(entry.day))
        page = Page(entry.title.strip() or self.tr("A letter to yourself"), written, width=640)
        page.setObjectName("closed-page")
        layout.addWidget(page)
        if due:
            said = self.tr("You chose {day} for it. That day has come. There is no hurry.")
        else:
            said = self.tr("It stays closed until {day}. Nobody but you decides that: you can open it sooner.")
        page.body.addWidget(Text(said.format(day=full_day_words(opens_on)), "reading"))
        row = QWidget()
        flow = FlowLayout(row, theme_of().px(10))
        self._open = Button(self.tr("Open it") if due else self.tr("Open it now"), "primary" if due else "secondary")
        later = Button(self.tr("Another day"), "secondary" if due else "quiet")
        delete = Button(self.tr("Move to the bin"), "quiet", icon="trash-2")
        for button, name, asked in (
            (self._open, "closed-open", self.open_asked),
            (later, "closed-day", self.day_asked),
            (delete, "closed-delete", self.bin_asked),
        ):
            button.setObjectName(name)
            button.clicked.connect(asked)
            flow.addWidget(button)
        page.body.addWidget(row)
        page.body.addStretch(1)

    def first_part(self) -> QWidget:
        """Where the keyboard begins."""
        return self._open
