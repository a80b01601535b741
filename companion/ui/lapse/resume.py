"""What is shown first where something was closed half way: go on, look at safety again, or begin afresh."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.lapse import Sheet
from companion.ui.dates import day_month
from companion.ui.lapse.danger import DangerCard
from companion.ui.lapse.step import Facts, LapseStep
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.text import Text


class ResumeStep(LapseStep):
    """Signals: `go_on`, `from_the_top` (with what was written), `afresh`."""

    go_on = Signal()
    from_the_top = Signal()
    afresh = Signal()

    def __init__(self, facts: Facts, sheet: Sheet) -> None:
        super().__init__(facts)
        self.head(self.tr("You were here before"))
        if sheet.day is not None:
            words = self.tr("What you wrote about {day} is kept, as you left it.")
            self.say(words.format(day=day_month(sheet.day, facts.today)))
        else:
            self.say(self.tr("What you wrote is kept, as you left it."))
        if facts.about:
            self.say(self.tr("It is about: {what}").format(what=facts.about))
        card = DangerCard(self.tr("Hard to wake, or breathing badly? Call an ambulance now."), facts.emergency)
        card.help_wanted.connect(self.help_wanted)
        self.column.addWidget(card)
        ways = QVBoxLayout()
        ways.setSpacing(theme_of().px(6))
        self.first = self._way(ways, "lapse-go-on", self.tr("Go on where I was"), "", self.go_on)
        self._way(
            ways,
            "lapse-top",
            self.tr("Look at safety again"),
            self.tr("If you used again since then, choose this. What you wrote stays."),
            self.from_the_top,
        )
        self._way(
            ways,
            "lapse-afresh",
            self.tr("Begin afresh"),
            self.tr("What you wrote is put away. This can be undone."),
            self.afresh,
        )
        self.column.addLayout(ways)

    def first_part(self) -> QWidget | None:
        return self.first

    def _way(self, ways: QVBoxLayout, name: str, words: str, note: str, wanted: object) -> Button:
        button = Button(words, "primary" if not note else "secondary")
        button.setObjectName(name)
        button.setAccessibleDescription(note)
        button.clicked.connect(wanted)
        ways.addSpacing(theme_of().px(8))
        ways.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        if note:
            ways.addWidget(Text(note, "soft", "ink_soft"))
        return button
