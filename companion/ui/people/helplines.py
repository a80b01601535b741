"""The helplines of the person's country: what each is for, what happens when it is rung, its hours, cost and date."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from companion.content.values import Country, Helpline
from companion.ui.people.contact_row import NumberLine
from companion.ui.people.words import checked_words
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card, Rule
from companion.ui.widgets.text import Text


class HelplineRow(QWidget):
    """One helpline."""

    copied = Signal()

    def __init__(self, line: Helpline, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.px(12), 0, theme.px(12))
        layout.setSpacing(theme.px(6))
        self.setAccessibleName(line.name)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(theme.px(4))
        who = QVBoxLayout()
        who.setSpacing(theme.px(2))
        who.addWidget(Text(line.name, "strong"))
        for words in (line.where, line.hours):
            if words:
                who.addWidget(Text(words, "small", "ink_soft"))
        who.addStretch(1)
        self._line.addLayout(who, 1)
        self._least = 0
        if line.number:
            number = NumberLine(line.number, "", line.name)
            number.copied.connect(self.copied)
            self._line.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
            self._least = number.sizeHint().width() + theme.px(120)
        layout.addLayout(self._line)
        layout.addWidget(Text(line.purpose, "soft"))
        layout.addWidget(Text(line.happens, "soft", "ink_soft"))
        facts = (line.text, line.web, line.cost, line.languages, checked_words(line.checked))
        layout.addWidget(Text(" · ".join(part for part in facts if part), "small", "ink_soft"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = self.width() >= self._least
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        super().resizeEvent(event)


class HelplinesCard(Card):
    """All helplines of a country, with the emergency number said first."""

    copied = Signal()
    country_asked = Signal()

    def __init__(self, country: Country, parent: QWidget | None = None) -> None:
        super().__init__(spacing=0, parent=parent)
        theme = theme_of()
        self.heading(self.tr("Helplines, {country}").format(country=country.name))
        if country.emergency:
            number = country.emergency[0].number
            said = self.tr("If someone is in danger, ring {number} first.").format(number=number)
        else:
            said = self.tr("If someone is in danger, ring your local emergency number first.")
        self.box.addSpacing(theme.px(4))
        self.box.addWidget(Text(said, "soft", "ink_soft"))
        for place, line in enumerate(country.lines):
            if place:
                self.box.addWidget(Rule())
            row = HelplineRow(line)
            row.copied.connect(self.copied)
            self.box.addWidget(row)
        another = Button(self.tr("Another country"), "quiet", compact=True)
        another.setObjectName("helplines-country")
        another.clicked.connect(self.country_asked)
        self.box.addSpacing(theme.px(4))
        self.box.addWidget(another)
        self.box.addStretch(1)
