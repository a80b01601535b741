"""The ambulance number, the largest thing on a page that is read at a glance."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy

from companion.content.filling import alone
from companion.context import AppContext
from companion.ui.help_words import HelpWords
from companion.ui.theme import theme_of
from companion.ui.widgets.card import Card
from companion.ui.widgets.copy_button import CopyButton
from companion.ui.widgets.text import Text


class NumberCard(Card):
    """The ambulance number as large as it can be, with a copy button."""

    def __init__(self, ctx: AppContext, words: HelpWords) -> None:
        super().__init__("help", margin=16, spacing=0)
        theme = theme_of()
        self._across = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._across.setSpacing(theme.px(4))
        self.box.addLayout(self._across)
        number = words.number
        said = number or alone(words.fill("{emergency}"))
        self.number = Text(said, "number" if number else "title", "help", wrap=not number)
        self.number.setObjectName("emergency-number")
        self.number.setAccessibleName(self.tr("Ambulance: {number}").format(number=said))
        self._call = Text(self.tr("Call an ambulance"), "small-strong", "help")
        others = [entry.number for entry in words.country.emergency[1:]]
        country = words.country.name
        if others:
            country = self.tr("{country}. Also {numbers}.").format(country=country, numbers=", ".join(others))
        self.copy: CopyButton | None = None
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.number, 0 if number else 1)
        if number:
            self.copy = CopyButton(number, self.tr("Copy number of the ambulance"))
            self.copy.setObjectName("copy-number")
            row.addStretch(1)
            row.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignVCenter)
        self._across.addWidget(self._call)
        self._across.addLayout(row)
        self._across.addWidget(Text(country, "small", "ink"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def lie_down(self, flat: bool) -> None:
        """Set the number at the left and what belongs to it at the right."""
        self._across.setDirection(QBoxLayout.Direction.LeftToRight if flat else QBoxLayout.Direction.TopToBottom)
        self._across.setSpacing(theme_of().px(20 if flat else 4))
        self._call.setVisible(not flat)
        side, edge = theme_of().px(16), theme_of().px(12 if flat else 16)
        self.box.setContentsMargins(side, edge, side, edge)
