"""Tell someone: words that can be copied, the person's own people, and the helplines of their country."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from companion.ui.calls import helpline_row
from companion.ui.lapse.safety import calls_card
from companion.ui.lapse.step import Facts, LapseStep
from companion.ui.own_people import own_people, people_row
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.copy_button import CopyButton
from companion.ui.widgets.text import Text

#: The kinds of helplines for somebody who wants to talk about it, not for an emergency.
KINDS = ("drug-line", "crisis-line")
LINES = 3


class TellStep(LapseStep):
    """One person is enough; the first sentence is the hard one, so some are ready."""

    def __init__(self, facts: Facts) -> None:
        super().__init__(facts, "")
        self.title.setText(self.tr("Tell one person"))
        self.say(self.tr("You do not have to carry this by yourself. A few words are enough."))
        scripts = Card("soft", spacing=4)
        scripts.heading(self.tr("Words to begin with"))
        self.copies: list[CopyButton] = []
        for words in self._scripts():
            scripts.box.addWidget(self._script(words))
        self.column.addWidget(scripts)
        known = own_people(facts.ctx)
        if known:
            rows = [people_row(facts.ctx, person, full=True) for person in known]
            self.column.addWidget(calls_card(self.tr("Your people"), rows))
        else:
            add = Button(self.tr("Add someone to ring"), icon="user-round")
            add.setObjectName("lapse-add-person")
            add.clicked.connect(lambda: facts.ctx.shell.go("people", new=True))
            row = QHBoxLayout()
            row.addWidget(add)
            row.addStretch(1)
            self.column.addLayout(row)
        lines = [line for line in facts.country.lines if line.kind in KINDS and line.number][:LINES]
        if lines:
            heading = self.tr("Helplines, {country}").format(country=facts.country.name)
            self.column.addWidget(calls_card(heading, [helpline_row(line) for line in lines]))

    def first_part(self) -> QWidget | None:
        return self.copies[0]

    def _scripts(self) -> tuple[str, ...]:
        if self.facts.past:
            return (
                self.tr("I want to tell you something. I used a while ago, and I do not want it to be a secret."),
                self.tr("I used some time ago. I am all right. I would like to talk about it."),
            )
        return (
            self.tr("I used. I am safe right now. Can you stay with me, or on the phone?"),
            self.tr("I used, and I do not want to hide it. You do not need to fix it. Just listen, if you can."),
            self.tr("I used. I would like to see you or the clinic soon. What would be a good time?"),
        )

    def _script(self, words: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme_of().px(12))
        row.addWidget(Text(words, "reading"), 1)
        copy = CopyButton(words, self.tr("Copy: {words}").format(words=words), short=True)
        copy.setObjectName(f"lapse-script-{len(self.copies)}")
        self.copies.append(copy)
        row.addWidget(copy)
        return line
