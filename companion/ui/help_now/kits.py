"""How to give naloxone begins with one question: which kit is in your hand?"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from companion.content.values import Door, Part
from companion.ui.help_now.chrome import DoorCard, DoorHead, ScrollingDoor, bind_key, damage_note
from companion.ui.help_now.ways_on import ways_on
from companion.ui.help_words import HelpWords
from companion.ui.theme import theme_of
from companion.ui.theme.theme import Role
from companion.ui.widgets.text import Text

#: So many kits have their names in the largest type.
_FEW = 4


class KitCard(DoorCard):
    """A kit, large enough to be hit in a hurry, with the digit that opens it."""

    def __init__(self, part: Part, key: str) -> None:
        super().__init__(part.title, QCoreApplication.translate("KitCard", "Key {key}").format(key=key))

    def take_type(self, role: Role) -> None:
        """Set the name of the kit in a type."""
        self.title_role = role
        self.updateGeometry()


class KitsPage(ScrollingDoor):
    """The kits of the country as large cards, each with a key of its own; what is behind one is a page of steps."""

    def __init__(self, words: HelpWords, door: Door) -> None:
        super().__init__(door.title, 12)
        theme = theme_of()
        self._head = DoorHead(self, door.title, words.number)
        every = self.tr("Print every kit, each on a page of its own")
        self._head.print_button.setToolTip(every)
        self._head.print_button.setAccessibleName(every)
        self.column.addWidget(self._head)
        self._lead = Text(words.fill(door.lead), "body")
        self.column.addWidget(self._lead)
        self.column.addWidget(Text(self.tr("Which one is in your hand?"), "title", "help"))
        self._kits = QGridLayout()
        self._kits.setSpacing(theme.px(10))
        self.column.addLayout(self._kits)
        self.cards: list[KitCard] = []
        for at, part in enumerate(words.parts(door), start=1):
            card = KitCard(part, str(at))
            card.setObjectName(f"kit-{at}")
            to = f"{door.id}/{at}"
            card.clicked.connect(lambda _checked=False, to=to: self.wants_door.emit(to))
            bind_key(self, str(at), lambda to=to: self.wants_door.emit(to))  # type: ignore[misc]
            self.cards.append(card)
        self._columns = 0
        self._ways = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._ways.setSpacing(theme.px(10))
        for way in ways_on(self, words, door):
            self._ways.addWidget(way, 1)
        self.column.addLayout(self._ways)
        without = self.tr("No naloxone here? Stay with them, and do what the call-taker says.")
        self.column.addWidget(Text(without, "body"))
        if (note := damage_note(self, words)) is not None:
            self.column.addWidget(note)
        self.column.addStretch(1)

    def first_focus(self) -> QWidget | None:
        return self.cards[0] if self.cards else self._head.back

    def fit(self) -> None:
        """Two cards beside each other while there is room for their names, and the ways on in a row."""
        super().fit()
        columns = 2 if self.width() >= theme_of().px(560) else 1
        if columns == self._columns:
            return
        self._columns = columns
        for at, card in enumerate(self.cards):
            card.set_brief(columns == 1)
            card.take_type("page" if columns > 1 and len(self.cards) <= _FEW else "title")
            self._kits.addWidget(card, at // columns, at % columns)
        # Where there is little room the kits come first; the number is in the heading.
        self.column.removeWidget(self._lead)
        self.column.insertWidget(1 if columns > 1 else self.column.indexOf(self._kits) + 1, self._lead)
        for column in range(2):
            self._kits.setColumnStretch(column, 1 if column < columns else 0)
        sideways, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._ways.setDirection(sideways if columns > 1 else down)
