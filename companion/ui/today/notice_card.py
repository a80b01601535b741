"""The calm notice in the four weeks after a date of raised risk: why, what keeps safer, and how to put it away."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from companion.domain.plans import RiskKind, RiskWindow
from companion.ui.dates import day_month
from companion.ui.risk_words import window_words
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.text import Text


class NoticeCard(Card):
    """Shows a `RiskWindow`. It says nothing in numbers, and asks nothing of anyone."""

    read_wanted = Signal()
    change_wanted = Signal()
    #: Put away until tomorrow.
    put_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("amber", spacing=6, parent=parent)
        theme = theme_of()
        self.setObjectName("risk-notice")
        self.heading(self.tr("These weeks ask for extra care"))
        # Side by side where there is room: lines as long as the page are hard to read.
        sides = Columns((1, 1), least=400)
        self._why, self._safer = Text("", "body"), Text("", "body")
        for part in (self._why, self._safer):
            part.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
            sides.add(part)
        self._why.setObjectName("notice-why")
        self._until = Text("", "small", "ink_soft")
        self._until.setObjectName("notice-until")
        self.box.addWidget(sides)
        self.box.addWidget(self._until)
        self.box.addSpacing(theme.px(4))
        foot = FlowLayout(None, theme.px(4))
        foot.setContentsMargins(0, 0, 0, 0)
        for name, words, wanted in (
            ("notice-read", self.tr("Read why"), self.read_wanted),
            ("notice-change", self.tr("Change the date"), self.change_wanted),
            ("notice-away", self.tr("Put away for today"), self.put_away),
        ):
            button = Button(words, "quiet", compact=True)
            button.setObjectName(name)
            button.clicked.connect(wanted)
            foot.addWidget(button)
        self.box.addLayout(foot)

    def show_window(self, window: RiskWindow, today: date, naloxone_place: str) -> None:
        """Say which date it is from and what keeps safer; `naloxone_place` is theirs, or nothing."""
        lower = self.tr("After a break, tolerance is lower: an amount you once took can stop your breathing.")
        self._why.setText(f"{window_words(window, today)} {lower}")
        together = self.tr("If you use, have someone with you who can call for help.")
        near = (
            self.tr("Naloxone is here: {place}. Tell someone.").format(place=naloxone_place.strip().rstrip("."))
            if naloxone_place.strip()
            else self.tr("Keep naloxone near, and tell someone where it is.")
        )
        medicine = (
            self.tr("Going back to the medicine protects you. Your prescriber can help with that.")
            if window.date.kind is RiskKind.MEDICINE
            else self.tr("If you take methadone or buprenorphine, go on with it: it protects you.")
        )
        self._safer.setText("\n".join((together, near, medicine)))
        last = day_month(today + timedelta(days=window.days_left), today)
        self._until.setText(self.tr("Shown until {day}, because of a date you entered.").format(day=last))
