"""A question with yes and no, neither of which is chosen to begin with and both of which can be taken back."""

from __future__ import annotations

from PySide6.QtCore import Signal

from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Chip
from companion.ui.widgets.card import Card
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.text import Text


class Asked(Card):
    """The question, its two answers, and below them what each answer calls for. Signal `answered`."""

    answered = Signal()

    def __init__(self, name: str, question: str, yes: str, no: str, note: str = "") -> None:
        super().__init__(spacing=10)
        self.heading(question)
        if note:
            line = Text(note, "body", "ink_soft")
            line.setObjectName(f"{name}-note")
            self.box.addWidget(line)
        flow = FlowLayout(spacing=theme_of().px(8))
        self.yes, self.no = Chip(yes), Chip(no)
        for chip, other, what in ((self.yes, self.no, "yes"), (self.no, self.yes, "no")):
            chip.setObjectName(f"{name}-{what}")
            chip.setAccessibleDescription(question)
            chip.toggled.connect(lambda on, other=other: self._follow(on, other))
            flow.addWidget(chip)
        self.box.addLayout(flow)
        self._then = Text("", "body")
        self._then.setObjectName(f"{name}-then")
        self.box.addWidget(self._then)
        self.box.addStretch(1)
        self._words = {True: "", False: ""}

    def then(self, *, yes: str, no: str) -> None:
        """What is said below once it is answered."""
        self._words = {True: yes, False: no}
        self._show()

    def answer(self) -> bool | None:
        """What was answered; None where nothing was."""
        return True if self.yes.isChecked() else False if self.no.isChecked() else None

    def set_answer(self, answer: bool | None) -> None:
        """Show an answer given before."""
        self.yes.setChecked(answer is True)
        self.no.setChecked(answer is False)

    def _follow(self, on: bool, other: Chip) -> None:
        if on:
            other.setChecked(False)
        self._show()
        self.answered.emit()

    def _show(self) -> None:
        answer = self.answer()
        words = "" if answer is None else self._words[answer]
        self._then.setText(words)
        self._then.setVisible(bool(words))
