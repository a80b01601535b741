"""A self-check as it is answered: one question a screen, each of which can be left out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.content.self_checks import SelfCheck
from companion.domain.self_checks import Answers
from companion.ui.progress.check_words import crisis_row
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.layouts import empty
from companion.ui.widgets.option import Answer
from companion.ui.widgets.page import Page
from companion.ui.widgets.scale import ScaleField
from companion.ui.widgets.text import Text


class AskingPage(Page):
    """Goes through the questions. What was answered is handed on at every step, so that nothing is lost half way.

    Signals:
        held: the answers so far, after each step.
        ended: all answers, after the last question.
        left: the person stops here; the answers wait.
        help_wanted: the crisis door is wanted, or an answer leads there as soon as it is chosen.
    """

    held = Signal(object)
    ended = Signal(object)
    left = Signal()
    help_wanted = Signal()

    def __init__(self, check: SelfCheck, answers: Answers = (), at: int = 0) -> None:
        super().__init__(check.name, width=760)
        self.check = check
        kept = (*answers, *(None for _item in check.items))
        self._answers: list[int | None] = list(kept[: len(check.items)])
        self._at = min(at, len(check.items) - 1)
        self._led = False
        theme = theme_of()
        top = QHBoxLayout()
        stop = Button(self.tr("Stop for now"), "quiet", icon="arrow-left")
        stop.setObjectName("check-stop")
        stop.clicked.connect(self._stop)
        top.addWidget(stop, 0, Qt.AlignmentFlag.AlignTop)
        self.title.hide()
        top.addWidget(Text(check.name, "title"), 1, Qt.AlignmentFlag.AlignVCenter)
        self.body.insertLayout(0, top)
        self._card = Card(spacing=12)
        self._card.setObjectName("check-question")
        self._place = Text("", "small-strong", "ink_soft")
        self._question = Text("", "reading-heading")
        self._question.setObjectName("check-words")
        self._card.box.addWidget(self._place)
        if check.span:
            self._card.box.addWidget(Text(check.span, "soft", "ink_soft"))
        self._card.box.addWidget(self._question)
        self._choices = QVBoxLayout()
        self._choices.setSpacing(theme.px(8))
        self._card.box.addLayout(self._choices)
        if check.note:
            self._card.box.addWidget(Text(check.note, "soft", "ink_soft"))
        row = QWidget()
        flow = FlowLayout(row, theme.px(10))
        self._next = Button("", "primary")
        self._next.setObjectName("check-next")
        self._next.clicked.connect(self._go_on)
        self._skip = Button(self.tr("Leave this one out"), "quiet")
        self._skip.setObjectName("check-skip")
        self._skip.clicked.connect(self._leave_out)
        self._back = Button(self.tr("Back"), "quiet")
        self._back.setObjectName("check-back")
        self._back.clicked.connect(self.step_back)
        for button in (self._next, self._skip, self._back):
            flow.addWidget(button)
        self._card.box.addWidget(row)
        self.body.addWidget(self._card)
        if check.crisis:
            self.body.addWidget(crisis_row(self.help_wanted.emit))
        self.body.addStretch(1)
        self._options: tuple[Answer, ...] = ()
        self._scale: ScaleField | None = None
        self._show()

    @property
    def answers(self) -> Answers:
        """What was answered so far, with what is chosen in the question shown."""
        self._gather()
        return tuple(self._answers)

    @property
    def at(self) -> int:
        """Which question is shown, from 0."""
        return self._at

    def first_part(self) -> QWidget:
        """Where the keyboard begins."""
        if self._scale is not None:
            return self._scale.slider
        return next((option for option in self._options if option.isChecked()), self._options[0])

    def step_back(self) -> bool:
        """Go to the question before; False at the first."""
        self._gather()
        self._lead()
        if self._at == 0:
            return False
        self._at -= 1
        self._show()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._next.isEnabled():
            self._go_on()
            return
        place = event.text()
        if self._options and place.isdecimal() and 0 < int(place) <= len(self._options):
            option = self._options[int(place) - 1]
            option.setFocus(Qt.FocusReason.ShortcutFocusReason)
            option.click()
            return
        super().keyPressEvent(event)

    # -- steps ---------------------------------------------------------------------------------------------

    def _show(self) -> None:
        check, number = self.check, self._at + 1
        self._place.setText(self.tr("{number} of {all}").format(number=number, all=len(check.items)))
        self._question.setText(check.items[self._at])
        empty(self._choices)
        self._options, self._scale = (), None
        given = self._answers[self._at]
        if check.answers:
            self._options = tuple(Answer(words, "") for _worth, words in check.choices)
            for place, option in enumerate(self._options):
                option.setObjectName(f"check-answer-{place + 1}")
                option.setChecked(given == check.choices[place][0])
                option.toggled.connect(lambda on: self._answered() if on else None)
                self._choices.addWidget(option)
                option.show()
        else:
            low, high = check.ends
            self._scale = ScaleField(check.short[self._at] if check.short else check.items[self._at], low, high)
            self._scale.slider.setObjectName("check-scale")
            self._scale.set_value(given)
            self._scale.changed.connect(self._answered)
            self._choices.addWidget(self._scale)
            self._scale.show()
        self._back.setVisible(self._at > 0)
        last = number == len(check.items)
        self._next.setText(self.tr("See what it says") if last else self.tr("Next"))
        self._say_next()
        self.scroll_area.scroll_to_top()
        self.first_part().setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self) -> int | None:
        if self._scale is not None:
            return self._scale.value()
        places = [place for place, option in enumerate(self._options) if option.isChecked()]
        return self.check.choices[places[0]][0] if places else None

    def _gather(self) -> None:
        self._answers[self._at] = self._chosen()

    def _say_next(self) -> None:
        # Without an answer the way on is to leave it out, so that none is left out unseen.
        self._next.setEnabled(self._chosen() is not None)

    def _answered(self) -> None:
        self._gather()
        self._say_next()
        if self._to_be_led():
            # Kept before the door opens: whatever comes after it, nothing that was answered is lost.
            self.held.emit(tuple(self._answers))
            self._lead()

    def _go_on(self) -> None:
        self._gather()
        self._step()

    def _leave_out(self) -> None:
        self._answers[self._at] = None
        self._step()

    def _step(self) -> None:
        answers = tuple(self._answers)
        if self._at + 1 == len(self.check.items):
            self.ended.emit(answers)
            # Of answers taken up again after a break; on a full disk too.
            self._lead()
            return
        self._lead()
        self._at += 1
        self._show()
        self.held.emit(answers)

    def _stop(self) -> None:
        self._gather()
        self._lead()
        self.left.emit()

    def _lead(self) -> None:
        """Open the crisis door once, where an answer leads there; nobody is held up by it."""
        if self._to_be_led():
            self._led = True
            self.help_wanted.emit()

    def _to_be_led(self) -> bool:
        return not self._led and self.check.leads_to_help(tuple(self._answers))
