"""More ways to get through a craving, as they are bundled: what Help now shows of them while the file is locked."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from companion.content.strategies import Strategy
from companion.ui.help_now.chrome import DoorHead, ScrollingDoor, damage_note
from companion.ui.help_words import HelpWords
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.text import Text


class WaysPage(ScrollingDoor):
    """Every bundled way with its cautions first and its steps. Nothing is asked, and nothing is kept."""

    def __init__(self, words: HelpWords) -> None:
        super().__init__(self.tr("More ways"), 16)
        self._head = DoorHead(self, self.tr("More ways"), words.number)
        # A book of ways is no one page; each has its own in Cope.
        self._head.print_button.hide()
        self.column.addWidget(self._head)
        cope, ways = words.cope(), words.ways()
        if cope is not None:
            for said in (cope.sleepy, cope.safety, cope.medicine):
                self.column.addWidget(Text(said, "body", "ink_soft"))
        cards = [self._card(one, words) for one in ways]
        for at in range(0, len(cards), 2):
            pair = Columns((1, 1), least=300)
            for card in cards[at : at + 2]:
                pair.add(card)
            self.column.addWidget(pair)
        if (note := damage_note(self, words)) is not None:
            self.column.addWidget(note)
        self.column.addStretch(1)

    def first_focus(self) -> QWidget | None:
        return self._head.back

    def _card(self, one: Strategy, words: HelpWords) -> Card:
        card = Card(spacing=8)
        card.setObjectName(f"help-way-{one.id}")
        card.heading(one.name)
        for caution in one.cautions:
            card.box.addWidget(Text(caution, "small-strong", "amber_ink"))
        for number, step in enumerate(one.steps, start=1):
            card.box.addWidget(Text(f"{number}. {words.fill(step)}", "soft"))
        card.box.addStretch(1)
        return card
