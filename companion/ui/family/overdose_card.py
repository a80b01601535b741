"""What to do if someone will not wake up: the number, what to do, where the naloxone is, and the ways on."""

from datetime import date

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from companion.content.library import Library
from companion.domain.kits import Kit, to_renew
from companion.domain.settings import PersonalSettings
from companion.ui.kit_words import date_words
from companion.ui.naloxone_words import naloxone_words
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.text import Text

OVERDOSE = "overdose"


class OverdoseCard(Card):
    """Signals: `steps_wanted`, `where_wanted` (to say where naloxone is), `how_wanted` (to get it), `print_wanted`."""

    steps_wanted = Signal()
    where_wanted = Signal()
    how_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("soft", spacing=6, parent=parent)
        theme = theme_of()
        self.heading(self.tr("If someone will not wake up"))
        self._lead = Text("", "body")
        self._lead.setObjectName("overdose-lead")
        self._naloxone = Text("", "body")
        self._naloxone.setObjectName("overdose-naloxone")
        self._date = Text("", "strong", "amber_ink")
        self._date.setObjectName("overdose-kit-date")
        for part in (self._lead, self._naloxone, self._date):
            self.box.addWidget(part)
        self.box.addSpacing(theme.px(4))
        ways = FlowLayout(None, theme.px(10))
        self._steps = self._way(ways, self.tr("What to do, step by step"), "overdose-steps", self.steps_wanted)
        self._where = self._way(ways, "", "overdose-where", self.where_wanted)
        self._how = self._way(ways, self.tr("How to get naloxone"), "overdose-how", self.how_wanted)
        self._way(ways, self.tr("Print this card"), "overdose-print", self.print_wanted)
        self.box.addLayout(ways)
        one_key = self.tr("F1 opens Help now from anywhere, with the number to call.")
        self.box.addWidget(Text(one_key, "small", "ink_soft"))

    def _way(self, ways: FlowLayout, words: str, name: str, wanted: SignalInstance) -> Button:
        button = Button(words, compact=True)
        button.setObjectName(name)
        button.clicked.connect(wanted)
        ways.addWidget(button)
        return button

    def show_facts(
        self, library: Library, country_code: str, settings: PersonalSettings, kits: tuple[Kit, ...], today: date
    ) -> None:
        """Fill in the country's number, where the naloxone is kept, and a date of it that is past or soon will be."""
        call = library.filler(country_code)("{call-emergency}")
        self._lead.setText(self.tr("{call}. Give naloxone. Stay with them.").format(call=call))
        self._naloxone.setText(naloxone_words(settings))
        soon = to_renew(kits, today)[:1]
        for kit in soon:
            words = self.tr("{place}: {date}") if len(kits) > 1 else "{date}"
            self._date.setText(words.format(place=kit.words.place, date=date_words(kit, today)))
        self._date.setVisible(bool(soon))
        known = settings.naloxone_at_hand is True
        self._where.setText(self.tr("Change where it is") if known else self.tr("Say where it is"))
        self._how.setVisible(not known)
