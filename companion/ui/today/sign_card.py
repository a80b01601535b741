"""A warning sign of the person's own that holds now: which, why, and the way to their plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from companion.domain.signs import Shown
from companion.ui.sign_words import why_words
from companion.ui.theme import theme_of
from companion.ui.today.first_lines import FirstLines
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.text import Text


class SignCard(Card):
    """Shows a `Shown`. It counts nothing and foretells nothing, and can be put away."""

    plan_wanted = Signal()
    #: Put away until something new is written that it is about: the uuid of the sign.
    put_away = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("amber", spacing=6, parent=parent)
        self.setObjectName("sign-card")
        self._uuid = ""
        self._title = self.heading(" ")
        self._why = Text("", "body")
        self._why.setObjectName("sign-why")
        self.box.addWidget(self._why)
        self._first = FirstLines()
        self._first.setObjectName("sign-first")
        self.box.addWidget(self._first)
        row = QWidget()
        flow = FlowLayout(row, theme_of().px(10))
        plan = Button(self.tr("My plan"), icon="square-check-big", compact=True)
        plan.setObjectName("sign-plan")
        plan.clicked.connect(self.plan_wanted)
        away = Button(self.tr("Not today"), "quiet", compact=True)
        away.setObjectName("sign-away")
        away.setAccessibleDescription(self.tr("Puts this away until you write something new that it is about"))
        away.clicked.connect(lambda: self.put_away.emit(self._uuid))
        flow.addWidget(plan)
        flow.addWidget(away)
        self.box.addWidget(row)

    def show_sign(self, shown: Shown, measures: Mapping[str, str], today: date, first: Sequence[str]) -> None:
        """Say which sign it is, what it was seen in, and how the plan begins."""
        self._uuid = shown.sign.uuid
        words = shown.sign.name or self.tr("A sign you set is here")
        self._title.setText(words)
        self.setAccessibleName(words)
        said = self.tr("You set this sign. It shows because of what you wrote. {why}")
        self._why.setText(said.format(why=why_words(shown, measures, today)))
        self._first.show_lines(first)
