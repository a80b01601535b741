"""Their own people on Today: the first few, each with a number."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.domain.contacts import Contact
from companion.ui.roles import role_words
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card, Rule
from companion.ui.widgets.layouts import empty
from companion.ui.widgets.text import CopyableText, Text

AT_ONCE = 3


class PeopleCard(Card):
    """Signals: `add_wanted`, `all_wanted`."""

    add_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=6, parent=parent)
        self._people: tuple[Contact, ...] | None = None
        self.heading(self.tr("People for you"))
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.box.addLayout(self._list)
        foot = QHBoxLayout()
        self._add = Button("", compact=True)
        self._add.setObjectName("family-add-person")
        self._add.clicked.connect(self._follow)
        foot.addWidget(self._add)
        foot.addStretch(1)
        self.box.addSpacing(theme_of().px(4))
        self.box.addLayout(foot)
        self.box.addStretch(1)

    def show_people(self, people: tuple[Contact, ...]) -> None:
        """Show the first few; the same again changes nothing on the screen."""
        if people == self._people:
            return
        self._people = people
        empty(self._list)
        if not people:
            said = self.tr("Someone you can ring on a hard day. Their number then stands here and in Help now.")
            self._list.addWidget(Text(said, "soft", "ink_soft"))
        for person in people[:AT_ONCE]:
            self._list.addWidget(_Person(person))
            self._list.addWidget(Rule())
        self._add.setText(self.tr("All people") if people else self.tr("Add one person"))

    def _follow(self) -> None:
        (self.all_wanted if self._people else self.add_wanted).emit()


class _Person(QWidget):
    """Name, who they are, and the first number."""

    def __init__(self, person: Contact) -> None:
        super().__init__()
        theme = theme_of()
        details = person.details
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        row.setSpacing(theme.px(12))
        who = QVBoxLayout()
        who.setSpacing(theme.px(2))
        who.addWidget(Text(details.name, "strong"))
        note = " · ".join(part for part in (role_words(details.role), details.hours) if part)
        if note:
            who.addWidget(Text(note, "small", "ink_soft"))
        row.addLayout(who, 1)
        if details.numbers:
            number = CopyableText(details.numbers[0].number)
            said = self.tr("Number of {name}: {number}").format(name=details.name, number=details.numbers[0].number)
            number.setAccessibleName(said)
            row.addWidget(number)
