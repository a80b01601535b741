"""A door that is looked things up in: how each naloxone kit works, the signs, what not to do."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.content.values import Door, Part, Step
from companion.ui.help_now.bullets import Bullets
from companion.ui.help_now.chrome import DoorHead, ScrollingDoor, damage_note
from companion.ui.help_now.one_page import StepList
from companion.ui.help_words import HelpWords
from companion.ui.theme import theme_of
from companion.ui.widgets.card import Card
from companion.ui.widgets.page import Columns
from companion.ui.widgets.text import Text


class DetailsPage(ScrollingDoor):
    """Signs, kits and warnings of a door, one card each, scrolling."""

    def __init__(self, words: HelpWords, door: Door, title: str) -> None:
        super().__init__(title, 16)
        column = self.column
        self._head = DoorHead(self, title, words.number)
        column.addWidget(self._head)
        parts = words.parts(door)
        if parts:
            column.addWidget(Text(words.fill(door.lead), "body", "ink_soft"))
        cards = [_kit(part, words) for part in parts]
        if door.signs and not parts:
            cards.append(_list(words.fill(door.signs_title), [words.fill(line) for line in door.signs]))
        if door.never:
            cards.append(_list(words.fill(door.never_title), [words.fill(line) for line in door.never]))
        # Two stacks and not rows: a short card would leave room below it while the next is out of sight.
        beside = Columns((1, 1), least=300)
        for stacked in (cards[0::2], cards[1::2]):
            if stacked:
                beside.add(_stack(stacked))
        column.addWidget(beside)
        if door.last:
            column.addWidget(Text(words.fill(door.last), "body"))
        if (note := damage_note(self, words)) is not None:
            column.addWidget(note)
        column.addStretch(1)

    def first_focus(self) -> QWidget | None:
        return self._head.back


def _stack(cards: list[Card]) -> QWidget:
    stack = QWidget()
    box = QVBoxLayout(stack)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(theme_of().px(12))
    for card in cards:
        box.addWidget(card)
    box.addStretch(1)
    return stack


def _kit(part: Part, words: HelpWords) -> Card:
    card = Card(spacing=8)
    card.heading(part.title)
    if part.note:
        card.box.addWidget(Text(words.fill(part.note), "small", "ink_soft"))
    steps = StepList([Step(title=words.fill(step.title), text=words.fill(step.text)) for step in part.steps])
    steps.settle("strong", "small", 3)
    card.box.addWidget(steps)
    card.box.addStretch(1)
    return card


def _list(title: str, lines: list[str]) -> Card:
    card = Card("help", spacing=8)
    card.box.addWidget(Text(title, "heading", "help"))
    card.setAccessibleName(title)
    card.box.addWidget(Bullets(lines))
    card.box.addStretch(1)
    return card
