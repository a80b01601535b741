"""A moment, read in peace, with ways to change it and to delete it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.domain.checkin import Moment
from companion.ui.journal.facts import FactRow
from companion.ui.journal.words import full_day_words, time_words
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card, Rule
from companion.ui.widgets.page import Page
from companion.ui.widgets.text import Text


class MomentPage(QWidget):
    """Shows how it was at one moment; `uuid` is the moment's. It is changed and deleted by whoever shows it."""

    change_asked = Signal()
    delete_asked = Signal()

    def __init__(self, moment: Moment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of()
        self.uuid, self.moment = moment.uuid, moment
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        when = self.tr("{day}, {time}").format(day=full_day_words(moment.day), time=time_words(moment.at, moment.zone))
        page = Page(self.tr("A moment"), when, width=640)
        layout.addWidget(page)
        rows = [
            FactRow(name, self.tr("{value} of 10").format(value=value), value, token)
            for name, value, token in (
                (self.tr("Mood"), moment.mood, "primary"),
                (self.tr("Craving"), moment.craving, "amber"),
            )
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
            page.body.addWidget(card)
        if moment.note.strip():
            page.body.addWidget(Text(moment.note, "reading"))
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(12))
        self.change = Button(self.tr("Change"))
        self.change.setObjectName("moment-change")
        self.change.clicked.connect(self.change_asked)
        delete = Button(self.tr("Delete"), "quiet")
        delete.setObjectName("moment-delete")
        delete.clicked.connect(self.delete_asked)
        foot.addWidget(self.change)
        foot.addWidget(delete)
        foot.addStretch(1)
        page.body.addLayout(foot)
        page.body.addStretch(1)

    def first_part(self) -> QWidget:
        """Where the keyboard begins."""
        return self.change
