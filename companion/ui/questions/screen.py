"""Ask my counsellor: questions kept for somebody, ticked once they were asked, with the answer if wanted."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.questions import Question, by_whom
from companion.ui.dates import day_month
from companion.ui.deeds import attempt, attempt_and_tell, keyboard_kept
from companion.ui.question_sheet import write_question
from companion.ui.question_words import whom_words
from companion.ui.screen import Screen
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card, Rule
from companion.ui.widgets.empty import EmptyState
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.layouts import empty
from companion.ui.widgets.page import Page
from companion.ui.widgets.text import Text


class QuestionsScreen(Screen):
    """A card for each of those who are to be asked; below them what was asked already."""

    areas: ClassVar[frozenset[str]] = frozenset({"questions", "day"})
    makes_new: ClassVar[bool] = True

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx)
        self._questions: tuple[Question, ...] = ()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        lead = self.tr("What you want to ask next time, kept until then.")
        self._page = Page(self.tr("Ask my counsellor"), lead, width=820)
        outer.addWidget(self._page)
        self._add = Button(self.tr("Add a question"), "primary", icon="plus")
        self._add.setObjectName("question-add")
        self._add.clicked.connect(lambda: self._write(None))
        self._page.head.addWidget(self._add, 0, Qt.AlignmentFlag.AlignTop)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(self._page.body.spacing())
        self._page.body.addLayout(self._cards)
        self._report = Button(self.tr("Put them in a report"), "quiet", icon="printer", compact=True)
        self._report.setObjectName("question-report")
        self._report.clicked.connect(lambda: ctx.shell.go("reports", reader="counsellor"))
        self._page.body.addWidget(self._report, 0, Qt.AlignmentFlag.AlignLeft)
        self._page.body.addStretch(1)

    def refresh(self) -> None:
        """Read the questions again."""
        found = attempt(self.ctx, self.ctx.services.questions.all)
        if found is None:
            return
        self._questions = found
        waiting = [one for one in found if one.asked_on is None]
        asked = sorted((one for one in found if one.asked_on), key=lambda one: str(one.asked_on), reverse=True)
        with keyboard_kept(self):
            empty(self._cards)
            for whom, questions in by_whom(waiting):
                self._put(self._card(whom_words(whom), questions))
            if asked:
                self._put(self._card(self.tr("Asked"), tuple(asked)))
            if not found:
                self._put(self._empty())
        self._report.setVisible(bool(waiting))

    def open(self, **route: Any) -> None:
        """`new`: the sheet for one more; `question`: the sheet of one; `spot`: where the page stood."""
        if (spot := route.get("spot")) is not None:
            self._page.scroll_area.return_to(spot)
        if route.get("new"):
            self._write(None)
        elif (one := next((one for one in self._questions if one.uuid == route.get("question")), None)) is not None:
            self._write(one)

    def place(self) -> dict[str, Any]:
        return {"spot": spot} if (spot := self._page.scroll_area.spot()) is not None else {}

    def first_focus(self) -> QWidget | None:
        return self._add

    def go_back(self) -> bool:
        """Back to My plan, from where this page is opened."""
        self.ctx.shell.go("plan")
        return True

    def _put(self, part: QWidget) -> None:
        self._cards.addWidget(part)
        part.show()

    def _empty(self) -> QWidget:
        add = Button(self.tr("Add a question"), icon="plus")
        add.setObjectName("question-add-first")
        add.clicked.connect(lambda: self._write(None))
        return EmptyState(
            "message-circle",
            self.tr("Anything to ask?"),
            self.tr("A worry about a dose, a bad night, what comes next. Write it here, and it waits for you."),
            add,
        )

    def _card(self, title: str, questions: tuple[Question, ...]) -> Card:
        card = Card(spacing=6)
        card.heading(title)
        for number, one in enumerate(questions):
            if number:
                card.box.addWidget(Rule())
            self._add_row(card, one)
        return card

    def _add_row(self, card: Card, one: Question) -> None:
        words = Text(one.words.words, "body")
        words.setObjectName(f"question-{one.uuid}")
        card.box.addWidget(words)
        if one.asked_on is not None:
            day = day_month(one.asked_on, self.ctx.today())
            said = self.tr("{whom}, asked on {day}").format(whom=whom_words(one.words.whom), day=day)
            card.box.addWidget(Text(said, "small", "ink_soft"))
        if one.words.answer:
            card.box.addWidget(Text(self.tr("They said: {answer}").format(answer=one.words.answer), "soft"))
        row = QWidget()
        flow = FlowLayout(row, theme_of().px(6))
        acts = [
            ("asked", self.tr("I asked it"), lambda: self._ask(one)),
            ("change", self.tr("Change"), lambda: self._write(one)),
            ("remove", self.tr("Take away"), lambda: self._remove(one)),
        ]
        if one.asked_on is not None:
            acts[0] = ("waits", self.tr("Not asked yet"), lambda: self._wait(one))
            answer = self.tr("Change the answer") if one.words.answer else self.tr("Write the answer")
            acts.insert(0, ("answer", answer, lambda: self._write(one, answer=True)))
        for name, told, act in acts:
            button = Button(told, "quiet", icon="check" if name == "asked" else "", compact=True)
            button.setObjectName(f"question-{name}-{one.uuid}")
            button.setAccessibleName(self.tr("{act}: {question}").format(act=told, question=one.words.words))
            button.clicked.connect(act)
            flow.addWidget(button)
        card.box.addWidget(row)

    def _write(self, one: Question | None, *, answer: bool = False) -> None:
        sheet = write_question(self.ctx, self, one)
        if answer:
            sheet.begin_at_answer()

    def _ask(self, one: Question) -> None:
        today = self.ctx.today()
        attempt_and_tell(self.ctx, lambda: self.ctx.services.questions.asked(one.uuid, today), self.tr("Asked"))
        # It stands among those that were asked now, and the next thing may be its answer.
        self._give_keyboard(f"question-answer-{one.uuid}")

    def _wait(self, one: Question) -> None:
        attempt_and_tell(self.ctx, lambda: self.ctx.services.questions.asked(one.uuid, None), self.tr("It waits again"))
        self._give_keyboard(f"question-asked-{one.uuid}")

    def _give_keyboard(self, name: str) -> None:
        part = self.findChild(QWidget, name)
        if part is not None:
            part.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, one: Question) -> None:
        told = self.tr("The question was taken away")
        attempt_and_tell(self.ctx, lambda: self.ctx.services.questions.remove(one.uuid), told)
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
