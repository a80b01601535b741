"""A door's lists, which are looked things up in: the signs, and what not to do."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from companion.content.values import Door
from companion.ui.help_now.bullets import Bullets
from companion.ui.help_now.chrome import DoorHead, ScrollingDoor, damage_note
from companion.ui.help_words import HelpWords
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.text import Text


class DetailsPage(ScrollingDoor):
    """Signs and warnings of a door, a card each, and what is said last of it."""

    def __init__(self, words: HelpWords, door: Door, title: str) -> None:
        super().__init__(title, 16)
        column = self.column
        self._head = DoorHead(self, title, words.number)
        column.addWidget(self._head)
        lists = ((door.signs_title, door.signs), (door.never_title, door.never))
        cards = [_list(words.fill(name), [words.fill(line) for line in lines]) for name, lines in lists if lines]
        beside = Columns((1,) * len(cards), least=300)
        for card in cards:
            beside.add(card)
        column.addWidget(beside)
        if door.last:
            column.addWidget(Text(words.fill(door.last), "body"))
        if (note := damage_note(self, words)) is not None:
            column.addWidget(note)
        column.addStretch(1)

    def first_focus(self) -> QWidget | None:
        return self._head.back


def _list(title: str, lines: list[str]) -> Card:
    card = Card("help", spacing=8)
    card.box.addWidget(Text(title, "heading", "help"))
    card.setAccessibleName(title)
    card.box.addWidget(Bullets(lines))
    card.box.addStretch(1)
    return card
