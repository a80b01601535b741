"""The end: one thing for the next hour, and then gently back to Today."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QWidget

from companion.domain.lapse import Sheet
from companion.domain.value import replace
from companion.ui.lapse.step import Facts, LapseStep
from companion.ui.widgets.card import Card
from companion.ui.widgets.line import Labelled, LineField
from companion.ui.widgets.option import Option


class NextStep(LapseStep):
    """A few small things to choose from, or one of their own; it goes into today's list."""

    def __init__(self, facts: Facts) -> None:
        super().__init__(facts, "")
        self.title.setText(self.tr("One thing for the next hour"))
        self.say(self.tr("Small is right. It will stand on your list for today."))
        self._group = QButtonGroup(self)
        card = Card(spacing=8)
        self.options: list[Option] = []
        for words, note in (
            (self.tr("Drink some water and eat something"), self.tr("The body has had a hard time.")),
            (self.tr("Ring or message one person"), self.tr("A few words are enough.")),
            (self.tr("Go where someone is"), self.tr("A kitchen, a friend, a meeting, a waiting room.")),
            (self.tr("Rest, with someone near"), self.tr("Only where somebody looks after you.")),
        ):
            option = Option(words, note)
            option.setObjectName(f"lapse-hour-{len(self.options)}")
            option.toggled.connect(lambda on, words=words: self._choose(words) if on else None)
            self._group.addButton(option)
            self.options.append(option)
            card.box.addWidget(option)
        self.own = LineField(self.tr("in your own words"), name=self.tr("Something else"))
        self.own.setObjectName("lapse-hour-own")
        self.own.textEdited.connect(self._typed)
        card.box.addWidget(Labelled(self.tr("Something else"), self.own))
        self.column.addWidget(card)
        self._chosen = ""

    def first_part(self) -> QWidget | None:
        return next((option for option in self.options if option.isChecked()), self.options[0])

    def show_sheet(self, sheet: Sheet) -> None:
        self._chosen = sheet.next_step
        for option in self.options:
            if option.text() == sheet.next_step:
                option.setChecked(True)
                return
        self.own.setText(sheet.next_step)

    def gather(self, sheet: Sheet) -> Sheet:
        return replace(sheet, next_step=self._chosen)

    def _choose(self, words: str) -> None:
        self._chosen = words
        self.own.clear()
        self.changed.emit()

    def _typed(self, words: str) -> None:
        self._chosen = words
        # A group that allows one choice only gives up none by itself.
        self._group.setExclusive(False)
        for option in self.options:
            option.setChecked(False)
        self._group.setExclusive(True)
        self.changed.emit()
