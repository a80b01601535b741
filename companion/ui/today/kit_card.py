"""A quiet word in good time before the date of a naloxone kit, and after it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from companion.domain.kits import Kit
from companion.ui.kit_words import date_words
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.text import Text


class KitCard(Card):
    """Names the kit that comes first. It can be put away for the day."""

    kits_wanted = Signal()
    #: Put away for today.
    put_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("amber", spacing=6, parent=parent)
        self.setObjectName("kit-card")
        self._title = self.heading(" ")
        self._when = Text("", "body")
        self._when.setObjectName("kit-card-when")
        self.box.addWidget(self._when)
        row = QWidget()
        flow = FlowLayout(row, theme_of().px(10))
        kits = Button(self.tr("Naloxone kits"), icon="shield-check", compact=True)
        kits.setObjectName("kit-card-kits")
        kits.clicked.connect(self.kits_wanted)
        away = Button(self.tr("Not today"), "quiet", compact=True)
        away.setObjectName("kit-card-away")
        away.setAccessibleDescription(self.tr("Puts this away for today"))
        away.clicked.connect(self.put_away)
        flow.addWidget(kits)
        flow.addWidget(away)
        self.box.addWidget(row)

    def show_kits(self, kits: tuple[Kit, ...], today: date) -> None:
        """Say which kit it is, the one whose date comes first."""
        words = self.tr("Naloxone: {place}").format(place=kits[0].words.place)
        self._title.setText(words)
        self.setAccessibleName(words)
        self._when.setText(date_words(kits[0], today))
