"""Tell someone: words that can be copied, the person's own people, and the helplines of their country."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from companion.content.values import CallKey
from companion.ui.calls import helpline_rows
from companion.ui.lapse.safety import people_rows, rows_card
from companion.ui.lapse.step import Facts, LapseStep
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card, Rule
from companion.ui.widgets.copy_button import CopyButton
from companion.ui.widgets.text import Text

#: The kinds of helplines for somebody who wants to talk about it, not for an emergency.
KINDS: tuple[CallKey, ...] = ("drug-line", "crisis-line")
LINES = 4


class TellStep(LapseStep):
    """One person is enough; the first sentence is the hard one, so some are ready."""

    def __init__(self, facts: Facts) -> None:
        super().__init__(facts)
        self.head(self.tr("Tell one person"))
        self.say(self.tr("You do not have to carry this alone. A few words are enough. These can be copied."))
        scripts = Card("soft", spacing=4)
        scripts.heading(self.tr("Words to begin with"))
        self.copies: list[CopyButton] = []
        for words in self._scripts():
            if self.copies:
                scripts.box.addWidget(Rule())
            scripts.box.addWidget(self._script(words))
        self.column.addWidget(scripts)
        if facts.people:
            self.column.addWidget(rows_card(self.tr("Your people"), people_rows(facts, facts.people)))
        else:
            self.say(self.tr("There is nobody with a number in your list yet. A helpline answers too."))
            add = Button(self.tr("Add someone to ring"), icon="user-round")
            add.setObjectName("lapse-add-person")
            add.clicked.connect(lambda: facts.ctx.shell.go("people", new=True))
            self.column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        lines = facts.words.first_lines(KINDS, LINES)
        if lines:
            heading = self.tr("Helplines, {country}").format(country=facts.country.name)
            self.column.addWidget(rows_card(heading, list(helpline_rows(lines))))

    def _scripts(self) -> tuple[str, ...]:
        if self.facts.past:
            return (
                self.tr("I used a while ago, and I do not want it to be a secret. Can we talk?"),
                self.tr("I used some time ago. You do not need to fix it. I just want you to know."),
                self.tr("I used a while ago. I would like to go on with my treatment. When can we talk?"),
            )
        return (
            self.tr("I have used. Can you come, or stay on the phone with me?"),
            self.tr("I have used, and I do not want to hide it. You do not need to fix it. Just stay with me."),
            self.tr("I have used. I want to go on with my treatment. When can we talk?"),
        )

    def _script(self, words: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, theme_of().px(4), 0, theme_of().px(4))
        row.setSpacing(theme_of().px(12))
        row.addWidget(Text(words, "reading"), 1)
        copy = CopyButton(words, self.tr("Copy: {words}").format(words=words), short=True)
        copy.setObjectName(f"lapse-script-{len(self.copies)}")
        self.copies.append(copy)
        row.addWidget(copy)
        return line
