"""A hard day, on the evening before and on the day: what it is, what was meant for it, and the plan for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from companion.domain.hard_days import Ahead
from companion.ui.theme import theme_of
from companion.ui.today.first_lines import FirstLines
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.text import Text


class HardDayCard(Card):
    """Shows an `Ahead`. It asks nothing, and can be put away for the day."""

    plan_wanted = Signal()
    #: Put away for today.
    put_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("amber", spacing=6, parent=parent)
        self.setObjectName("hard-day-card")
        self._title = self.heading(" ")
        self._note = Text("", "body")
        self._note.setObjectName("hard-day-note")
        self.box.addWidget(self._note)
        self._first = FirstLines()
        self._first.setObjectName("hard-day-first")
        self.box.addWidget(self._first)
        row = QWidget()
        flow = FlowLayout(row, theme_of().px(10))
        plan = Button(self.tr("My plan"), icon="square-check-big", compact=True)
        plan.setObjectName("hard-day-plan")
        plan.clicked.connect(self.plan_wanted)
        away = Button(self.tr("Not today"), "quiet", compact=True)
        away.setObjectName("hard-day-away")
        away.setAccessibleDescription(self.tr("Puts this away for today"))
        away.clicked.connect(self.put_away)
        flow.addWidget(plan)
        flow.addWidget(away)
        self.box.addWidget(row)

    def show_ahead(self, ahead: Ahead, first: Sequence[str]) -> None:
        """Say which day it is, and how the plan begins."""
        said = self.tr("Tomorrow: {name}") if ahead.tomorrow else self.tr("Today: {name}")
        words = said.format(name=ahead.hard_day.name)
        self._title.setText(words)
        self.setAccessibleName(words)
        note = ahead.hard_day.note or self.tr("You wanted to have your plan at hand for it.")
        self._note.setText(note)
        self._first.show_lines(first)
