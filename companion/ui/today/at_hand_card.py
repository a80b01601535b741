"""What is at hand when it is needed: the first person to ring, with the number, and where the naloxone is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.domain.contacts import Contact
from companion.domain.settings import PersonalSettings
from companion.ui.naloxone_words import naloxone_words
from companion.ui.roles import role_words
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card, Rule
from companion.ui.widgets.text import CopyableText, Text


class AtHandCard(Card):
    """Shown where there is somebody with a number, or naloxone. Signals: `people_wanted`, `naloxone_wanted`."""

    people_wanted = Signal()
    naloxone_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=10, parent=parent)
        self.setObjectName("at-hand")
        self.heading(self.tr("At hand"))
        theme = theme_of()
        self._person = QWidget()
        row = QHBoxLayout(self._person)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        who = QVBoxLayout()
        who.setSpacing(theme.px(2))
        self._name = Text("", "strong")
        self._name.setObjectName("at-hand-name")
        self._role = Text("", "small", "ink_soft")
        who.addWidget(self._name)
        who.addWidget(self._role)
        row.addLayout(who, 1)
        self._number = CopyableText("")
        self._number.setObjectName("at-hand-number")
        row.addWidget(self._number)
        self.box.addWidget(self._person)
        self._rule = Rule()
        self.box.addWidget(self._rule)
        self._naloxone = Text("", "body")
        self._naloxone.setObjectName("at-hand-naloxone")
        self.box.addWidget(self._naloxone)
        foot = QHBoxLayout()
        for words, name, wanted in (
            (self.tr("All people"), "at-hand-people", self.people_wanted),
            (self.tr("Change where it is"), "at-hand-where", self.naloxone_wanted),
        ):
            button = Button(words, "quiet", compact=True)
            button.setObjectName(name)
            button.clicked.connect(wanted)
            foot.addWidget(button)
        foot.addStretch(1)
        self.box.addLayout(foot)
        self.box.addStretch(1)

    def show_facts(self, person: Contact | None, settings: PersonalSettings) -> None:
        """Show the person, where there is one with a number, and the naloxone, where it is at hand."""
        naloxone = settings.naloxone_at_hand is True
        self._person.setVisible(person is not None)
        self._rule.setVisible(person is not None and naloxone)
        self._naloxone.setVisible(naloxone)
        self._naloxone.setText(naloxone_words(settings))
        button = self.findChild(Button, "at-hand-where")
        if button is not None:
            button.setVisible(naloxone)
        if person is not None:
            details = person.details
            self._name.setText(details.name)
            note = " · ".join(part for part in (role_words(details.role), details.hours) if part)
            self._role.setText(note)
            self._role.setVisible(bool(note))
            number = details.numbers[0].number
            self._number.setText(number)
            said = self.tr("Number of {name}: {number}").format(name=details.name, number=number)
            self._number.setAccessibleName(said)
