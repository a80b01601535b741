"""The sheet on which a question is kept for somebody, from wherever it came to mind."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.domain.questions import COUNSELLOR, DOCTOR, Question, QuestionWords
from companion.ui.deeds import attempt_and_tell
from companion.ui.own_list import put_keyboard
from companion.ui.question_words import whom_words
from companion.ui.theme import theme_of
from companion.ui.widgets.fields import Select, TextField
from companion.ui.widgets.line import Labelled, LineField
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text

#: What stands for whoever is named in the person's own words.
_SOMEONE = "someone"
#: How high a field for words is, in design pixels: longer ones scroll within it.
_HIGH = 104


class QuestionSheet(Sheet):
    """Asks for a question and whom it is for; of one that is kept, what was answered. Hands in QuestionWords."""

    def __init__(self, ctx: AppContext, words: QuestionWords | None, parent: QWidget, begin: str = "") -> None:
        super().__init__(
            QCoreApplication.translate("QuestionSheet", "A question to ask"),
            QCoreApplication.translate("QuestionSheet", "Written down, it is still there when you sit with them."),
            width=520,
            parent=parent,
        )
        self.words = TextField(name=self.tr("What I want to ask"), lines=3)
        self.words.edit.setObjectName("question-words")
        self.words.set_text(words.words if words else begin)
        self.words.setFixedHeight(theme_of().px(_HIGH))
        self.body.addWidget(Labelled(self.tr("What I want to ask"), self.words))
        self._missing = Text(self.tr("Write the question first. A few words will do."), "small", "amber_ink")
        self._missing.setObjectName("question-missing")
        self._missing.hide()
        self.body.addWidget(self._missing)
        self.words.changed.connect(self._missing.hide)
        whom = words.whom if words else COUNSELLOR
        self.whom = Select(self.tr("Whom it is for"))
        self.whom.setObjectName("question-whom")
        for kept in (COUNSELLOR, DOCTOR):
            self.whom.addItem(whom_words(kept), kept)
        self.whom.addItem(self.tr("For someone else"), _SOMEONE)
        known = [COUNSELLOR, DOCTOR]
        self.whom.setCurrentIndex(known.index(whom) if whom in known else len(known))
        self.body.addWidget(Labelled(self.tr("Whom it is for"), self.whom))
        self.name = LineField(name=self.tr("Who that is"))
        self.name.setObjectName("question-name")
        self.name.setText("" if whom in known else whom)
        self._named = Labelled(self.tr("Who that is"), self.name)
        self.body.addWidget(self._named)
        self.whom.currentIndexChanged.connect(lambda _at: self._show_name())
        self._show_name()
        self.answer: TextField | None = None
        if words is not None:
            self.answer = TextField(name=self.tr("What they said"), lines=3)
            self.answer.edit.setObjectName("question-answer")
            self.answer.set_text(words.answer)
            self.answer.setFixedHeight(theme_of().px(_HIGH))
            self.body.addWidget(Labelled(self.tr("What they said"), self.answer))
        self.end_with("question-save", self._save)
        put_keyboard(self.words)

    def begin_at_answer(self) -> None:
        """Put the keyboard where the answer is written."""
        if self.answer is not None:
            put_keyboard(self.answer)

    def _show_name(self) -> None:
        self._named.setVisible(self.whom.currentData() == _SOMEONE)
        if self.isVisible():
            self.fit()

    def _save(self) -> None:
        words = self.words.text().strip()
        if not words:
            self._missing.show()
            put_keyboard(self.words)
            return
        whom = str(self.whom.currentData())
        name = " ".join(self.name.text().split())
        answer = self.answer.text() if self.answer is not None else ""
        self.hand_in(QuestionWords(words, name if whom == _SOMEONE else whom, answer))


def write_question(
    ctx: AppContext, parent: QWidget, question: Question | None = None, begin: str = ""
) -> QuestionSheet:
    """Open the sheet for one more question, which may begin with words, or for one that is kept; it keeps it itself."""
    sheet = QuestionSheet(ctx, question.words if question else None, parent, begin)
    # Wherever it was opened, after the lock it stands on the page of all questions.
    sheet.opened_by = ("questions", {"new": True} if question is None else {"question": question.uuid})

    def keep(words: QuestionWords) -> bool:
        service = ctx.services.questions
        if question is None:
            told = QCoreApplication.translate("QuestionSheet", "Kept until you ask it")
            return attempt_and_tell(ctx, lambda: service.add(words), told)
        told = QCoreApplication.translate("QuestionSheet", "Saved")
        return attempt_and_tell(ctx, lambda: service.change(question.uuid, words), told)

    sheet.kept_by = keep
    sheet.open()
    return sheet
