"""Links of a chain, what comes of a worry, something to say aloud, and one small thing to do."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from companion.domain.lapse import Link, Part
from companion.domain.value import replace
from companion.domain.worksheet import Answer
from companion.services.written_out import Posed
from companion.ui.cope.question_parts import QuestionPart, add_button, written
from companion.ui.link_card import LinkCard
from companion.ui.theme import theme_of
from companion.ui.widgets.aloud import say_aloud
from companion.ui.widgets.buttons import Button, Chip
from companion.ui.widgets.card import Card
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.line import Labelled
from companion.ui.widgets.option import Answer as OptionRow
from companion.ui.widgets.text import Text, breakable


def _tr(words: str) -> str:
    return QCoreApplication.translate("Worksheet", words)


class Links(QuestionPart):
    """Links of one part of the chain, a card each; each can have its plan for next time."""

    def __init__(self, posed: Posed) -> None:
        super().__init__(posed)
        self._part = Part(posed.question.part)
        self.cards: list[LinkCard] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme_of().px(12))
        self.column.addLayout(self._rows)
        self.more = add_button(_tr("And one more"), "plus", "sheet-link-more")
        self.more.clicked.connect(self._one_more)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._add()

    def answer(self) -> Answer:
        return Answer(links=tuple(link for card in self.cards if not (link := card.link()).is_empty))

    def show_answer(self, answer: Answer) -> None:
        for place, link in enumerate(answer.links):
            if place == len(self.cards):
                self._add()
            self.cards[place].show_link(link)

    def first_part(self) -> QWidget:
        return self.cards[0].words.edit

    def _add(self) -> LinkCard:
        number = len(self.cards) + 1
        question, example = self.posed.question, ""
        if number == 1:
            label, example = _tr("In your words"), question.example
        else:
            label = _tr("And then?")
        card = LinkCard(self._part, (label, example), name="sheet", place=f"-{number}")
        card.words.edit.setAccessibleName(f"{self.posed.ask} {label}")
        card.changed.connect(self.changed)
        card.sight_wanted.connect(self.sight_wanted)
        self.cards.append(card)
        self._rows.addWidget(card)
        return card

    def _one_more(self) -> None:
        empty = next((card for card in self.cards if Link(self._part) == card.link()), None)
        card = empty or self._add()
        card.show()
        card.words.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        # It has no place yet, and below what is seen nothing typed would be seen either.
        self.sight_wanted.emit(card.words)


class Settle(QuestionPart):
    """What comes of one worry: a first step, or that it is let be; with neither it waits on."""

    def __init__(self, posed: Posed) -> None:
        super().__init__(posed)
        self.column.setSpacing(theme_of().px(8))
        self.rows: dict[str, OptionRow] = {}
        for option in posed.question.options:
            row = OptionRow(option.words, "")
            row.setObjectName(f"sheet-choice-{option.id}")
            row.clicked.connect(lambda _checked=False: self._chosen())
            self.hear_enter(row)
            self.rows[option.id] = row
            self.column.addWidget(row)
        self.step = self.line(f"{posed.ask} {_tr('The first step')}", posed.question.example, "sheet-step")
        self._box = Labelled(_tr("The first step"), self.step)
        self._box.hide()
        self.column.insertWidget(1, self._box)

    def answer(self) -> Answer:
        chosen = tuple(name for name, row in self.rows.items() if row.isChecked())
        words = written((self.step.text(),)) if chosen == (self._first,) else Answer()
        return replace(words, chosen=chosen)

    def show_answer(self, answer: Answer) -> None:
        for name, row in self.rows.items():
            if name in answer.chosen:
                row.setChecked(True)
        self.step.setText(answer.words[0] if answer.words else "")
        self._box.setVisible(self._first in answer.chosen)

    def first_part(self) -> QWidget:
        return next((row for row in self.rows.values() if row.isChecked()), next(iter(self.rows.values())))

    def entered(self, part: QObject) -> None:
        # From the choice of a step Enter leads to the line for it.
        if self.rows[self._first].isChecked() and not self.step.text().strip() and part is self.rows[self._first]:
            self.step.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.next_wanted.emit()

    @property
    def _first(self) -> str:
        return next(iter(self.rows))

    def _chosen(self) -> None:
        on = self.rows[self._first].isChecked()
        self._box.setVisible(on)
        if on:
            self.sight_wanted.emit(self.step)
        self.changed.emit()


class Times(QWidget):
    """How often it was said: a dot each, filled once it was."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most, self._times = most, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_times(0)

    def show_times(self, times: int) -> None:
        """Show how often."""
        self._times = min(times, self._most)
        number = QLocale().toString
        self.setAccessibleName(_tr("{times} of {most}").format(times=number(self._times), most=number(self._most)))
        self.update()

    def sizeHint(self) -> QSize:
        side = theme_of().px(22)
        return QSize(side * self._most, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of()
        side = theme.px(22)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("primary"), max(1.5, theme.px(1.5))))
            for place in range(self._most):
                painter.setBrush(theme.colour("primary") if place < self._times else Qt.BrushStyle.NoBrush)
                painter.drawEllipse(QPointF(side * (place + 0.5), side / 2), theme.px(7), theme.px(7))


class Aloud(QuestionPart):
    """What they wrote, in large letters, to say aloud once or a few times."""

    def __init__(self, posed: Posed, said: tuple[tuple[str, str], ...]) -> None:
        super().__init__(posed)
        card = Card("soft", spacing=6)
        for heading, words in said:
            if heading:
                card.box.addWidget(Text(heading, "small-strong", "ink_soft"))
            line = Text(breakable(words, 24), "reading")
            line.setAccessibleName(words)
            card.box.addWidget(line)
        card.setAccessibleName(" ".join(f"{heading}: {words}" if heading else words for heading, words in said))
        self.column.addWidget(card)
        self._times = 0
        row = QHBoxLayout()
        row.setSpacing(theme_of().px(14))
        self.say = Button("", icon="volume-2")
        self.say.setObjectName("sheet-said")
        self.say.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.say.clicked.connect(self._said)
        self.dots = Times(posed.question.times)
        row.addWidget(self.say)
        row.addWidget(self.dots)
        row.addStretch(1)
        self.column.addLayout(row)
        self._show()

    def answer(self) -> Answer:
        return Answer(times=self._times)

    def show_answer(self, answer: Answer) -> None:
        self._times = answer.times
        self._show()

    def first_part(self) -> QWidget:
        return self.say

    def _said(self) -> None:
        if self._times >= self.posed.question.times:
            self.next_wanted.emit()
            return
        self._times += 1
        self._show()
        say_aloud(self, self.dots.accessibleName())
        self.changed.emit()

    def _show(self) -> None:
        most = self.posed.question.times
        self.dots.show_times(self._times)
        self.say.setText(_tr("I said it") if self._times < most else _tr("Said. Go on"))
        self.say.setAccessibleDescription(self.dots.accessibleName())


class OneThing(QuestionPart):
    """One small thing to do now: it can be ticked, and a button leads to what helps with it.

    Signal `led`: the button was pressed.
    """

    led = Signal()

    def __init__(self, posed: Posed, *, leads: bool) -> None:
        super().__init__(posed)
        row = QWidget()
        flow = FlowLayout(row, theme_of().px(12))
        self.done = Chip(_tr("Done"))
        self.done.setObjectName("sheet-done")
        self.done.clicked.connect(lambda _checked=False: self.changed.emit())
        self.hear_enter(self.done)
        flow.addWidget(self.done)
        if leads and posed.question.button:
            button = Button(posed.question.button, compact=True)
            button.setObjectName("sheet-leads")
            button.clicked.connect(self.led)
            flow.addWidget(button)
        self.column.addWidget(row)

    def answer(self) -> Answer:
        return Answer(times=1 if self.done.isChecked() else 0)

    def show_answer(self, answer: Answer) -> None:
        self.done.setChecked(answer.times > 0)

    def first_part(self) -> QWidget:
        return self.done
