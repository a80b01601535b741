"""The end: one thing for the next hour, and then gently back to Today."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QButtonGroup, QWidget

from companion.domain.lapse import NextHour, Sheet, next_choices
from companion.domain.value import replace
from companion.ui.lapse.step import Facts, LapseStep
from companion.ui.widgets.card import Card
from companion.ui.widgets.line import Labelled, LineField
from companion.ui.widgets.option import Answer

#: The way to cope that one of them leads to: eyes open, and not about breathing, which is no help to who is drowsy.
STRATEGY = "five-senses"


def _tr(words: str) -> str:
    return QCoreApplication.translate("LapseNext", words)


def cope_words() -> str:
    """The step that leads to a way to cope, as it stands in today's list."""
    return _tr("Name five things I can see")


def hour_words(facts: Facts, choice: NextHour) -> tuple[str, str]:
    """A small thing as it stands in today's list, and a line on it."""
    if choice is NextHour.RING and facts.people:
        return _tr("Ring {name}").format(name=facts.people[0].details.name), _tr("A few words are enough.")
    tired = _tr("Thinking back can be tiring.") if facts.past else _tr("The body has had a hard time.")
    return {
        NextHour.EAT: (_tr("Drink some water and eat a little"), tired),
        NextHour.RING: (_tr("Ring or message one person"), _tr("A few words are enough. A helpline counts.")),
        NextHour.COMPANY: (_tr("Go where someone is"), _tr("A friend, a family kitchen, a meeting, a waiting room.")),
        NextHour.REST: (_tr("Rest, with someone near"), _tr("They look at you now and then, and can wake you.")),
        NextHour.COPE: (cope_words(), _tr("A short way to come back to the room. It opens next.")),
    }[choice]


class NextStep(LapseStep):
    """Three small things to choose from, or one of their own; it goes into today's list."""

    def __init__(self, facts: Facts) -> None:
        super().__init__(facts)
        self.head(self.tr("One thing for the next hour"))
        self.say(self.tr("Small is right. It goes on your list for today. None is fine, too."))
        self._group = QButtonGroup(self)
        self._card = Card(spacing=8)
        self.options: list[Answer] = []
        self.column.addWidget(self._card)
        self.own = LineField(self.tr("in your own words"), name=self.tr("Something else"))
        self.own.setObjectName("lapse-hour-own")
        self.own.textEdited.connect(self._typed)
        self.column.addWidget(Labelled(self.tr("Something else"), self.own))
        self._chosen = ""

    def first_part(self) -> QWidget | None:
        return next(
            (option for option in self.options if option.isChecked()), self.options[0] if self.options else None
        )

    def show_sheet(self, sheet: Sheet) -> None:
        for choice in next_choices(sheet, past=self.facts.past):
            words, note = hour_words(self.facts, choice)
            option = Answer(words, note)
            option.setObjectName(f"lapse-hour-{choice.value}")
            option.toggled.connect(lambda on, words=words: self._choose(words) if on else None)
            self._group.addButton(option)
            self.options.append(option)
            self._card.box.addWidget(option)
        self._chosen = sheet.next_step
        known = next((option for option in self.options if option.text() == sheet.next_step), None)
        if known is not None:
            known.setChecked(True)
        else:
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
