"""A link of what happened: a few lines, and on asking what one would do next time, as a plan for its cue."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.lapse import Link, Part, cue_of, proposed_cue
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.fields import TextField
from companion.ui.widgets.line import Labelled, LineField
from companion.ui.widgets.page import QuietScrollBar


def _tr(words: str) -> str:
    return QCoreApplication.translate("LapseChain", words)


def part_words() -> Mapping[Part, tuple[str, str]]:
    """The question of each part, and an example below it."""
    return {
        Part.HARDER: (_tr("What made the day harder?"), _tr("such as little sleep, pain, a row, no food")),
        Part.SET_OFF: (_tr("What set it off?"), _tr("a place, a person, a message, a feeling")),
        Part.THOUGHTS: (_tr("What went through your mind?"), _tr("in the words you had then")),
        Part.FEELINGS: (_tr("What did you feel?"), _tr("in the body too")),
        Part.DID: (_tr("What did you do then?"), _tr("only as far as you want to say")),
        Part.AFTER: (_tr("What came after?"), _tr("good, bad or both")),
        Part.HELPED: (
            _tr("What helped you stop, or helped before?"),
            _tr("a person, a thought, the medicine, the morning"),
        ),
    }


def cue_words() -> Mapping[Part, str]:
    """When a plan is for, where the person gave no words of their own."""
    return {
        Part.HARDER: _tr("The day is harder than most"),
        Part.SET_OFF: _tr("Something sets it off"),
        Part.THOUGHTS: _tr("The thought comes"),
        Part.FEELINGS: _tr("The feeling comes"),
        Part.DID: _tr("I find myself on the way"),
        Part.AFTER: _tr("I have used"),
        Part.HELPED: _tr("I want to stop again"),
    }


class LinkCard(Card):
    """One link: the question, a few lines, and on asking what is for next time: when, and what.

    Args:
        part: which link of the chain it is.
        asked: the question and an example below it, where they are other than those of the part.
        name: what the names of its parts begin with.
        place: tells it from others of the same part.
    """

    changed = Signal()
    sight_wanted = Signal(QWidget)

    def __init__(
        self, part: Part, asked: tuple[str, str] | None = None, *, name: str = "lapse", place: str = ""
    ) -> None:
        super().__init__(spacing=10)
        self.part = part
        self._name, self._key = name, f"{part.value}{place}"
        theme = theme_of()
        question, example = asked or part_words()[part]
        self.words = TextField(example, name=question, lines=2)
        self.words.setObjectName(f"{name}-words-{self._key}")
        # As high as a few lines and no higher: a wide empty box looks like a task.
        self.words.setFixedHeight(self.words.minimumHeight() + theme.px(4))
        self.words.edit.setVerticalScrollBar(QuietScrollBar())
        self.box.addWidget(Labelled(question, self.words))
        self.open_next = Button(_tr("Next time I …"), "quiet", icon="plus", compact=True)
        self.open_next.setObjectName(f"{name}-next-open-{self._key}")
        self.open_next.setAccessibleName(_tr("{question} Next time I").format(question=question))
        self.open_next.clicked.connect(self._open)
        self.box.addWidget(self.open_next, 0, Qt.AlignmentFlag.AlignLeft)
        self.plan = QWidget()
        column = QVBoxLayout(self.plan)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        self.cue = self._field("cue", _tr("When this comes:"), cue_words()[part], question)
        self.next_time = self._field("next", _tr("next time I …"), _tr("ring Chris, leave, wait ten minutes"), question)
        for field, words in ((self.cue, _tr("When this comes:")), (self.next_time, _tr("next time I …"))):
            column.addWidget(Labelled(words, field))
        self.plan.hide()
        self.box.addWidget(self.plan)
        self._own_cue = False
        self.words.changed.connect(self._words_changed)
        self.next_time.textChanged.connect(lambda _words: self.changed.emit())
        self.cue.textEdited.connect(self._cue_edited)

    def _field(self, kind: str, words: str, example: str, question: str) -> LineField:
        field = LineField(example, name=f"{question} {words}")
        field.setObjectName(f"{self._name}-{kind}-{self._key}")
        return field

    def link(self) -> Link:
        """What stands in the card, as typed; a cue that is only proposed is not given."""
        cue = self.cue.text() if self._own_cue else ""
        return Link(self.part, self.words.text(), self.next_time.text(), cue)

    def show_link(self, link: Link) -> None:
        """Show what was written before."""
        self._own_cue = bool(link.cue)
        self.words.set_text(link.words)
        # Whoever comes back to it writes on, and not before the first word.
        self.words.edit.moveCursor(QTextCursor.MoveOperation.End)
        self.next_time.setText(link.next_time)
        self.cue.setText(cue_of(link))
        self._show_plan(bool(link.next_time.strip() or link.cue.strip()))

    def _open(self) -> None:
        self._show_plan(True)
        self.next_time.setFocus(Qt.FocusReason.OtherFocusReason)
        # It has no place yet, and below what is seen nothing typed would be seen either.
        self.sight_wanted.emit(self.next_time)

    def _show_plan(self, on: bool) -> None:
        self.plan.setVisible(on)
        self.open_next.setVisible(not on)

    def _words_changed(self) -> None:
        if not self._own_cue:
            self.cue.setText(proposed_cue(self.words.text()))
        self.changed.emit()

    def _cue_edited(self, words: str) -> None:
        self._own_cue = bool(words.strip())
        self.changed.emit()
