"""What a guided way asks before it begins: how strong it is, how long to go on, and the pace of the breath."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.content.library import Library
from companion.content.strategies import Strategy
from companion.domain.exercise import BREATHE, MINUTES, RIDE, USUAL_MINUTES, Pace
from companion.domain.value import Value
from companion.ui.cope.strategy_page import fixed
from companion.ui.cope.words import minutes_words
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, Chip, IconButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.scale import ScaleField
from companion.ui.widgets.text import Text


class Asked(Value):
    """What is said and asked before a guided way begins.

    Attributes:
        minutes, usual: how long it may run, and how long it does unless asked; none to choose where that is empty.
        own: whether any other number of minutes can be chosen, and `longest` is the most.
        paced: whether the pace of the breath is chosen.
        forms: the forms to choose from, by their ids, the first of which stands.
    """

    heading: str
    words: str
    question: str
    icon: str
    note: str = ""
    minutes: tuple[int, ...] = ()
    usual: int = 0
    own: bool = False
    longest: int = 60
    paced: bool = False
    forms: tuple[tuple[str, str], ...] = ()


def asked_by(library: Library, strategy: Strategy) -> Asked:
    """What a guided way asks. Raises ContentProblem where its file is not as it must be."""
    tool = strategy.guided or ""
    if tool == "breathing":
        return Asked(
            heading=QCoreApplication.translate("Ask", "Get ready"),
            words=QCoreApplication.translate("Ask", "Sit with your back against something. Let your shoulders drop."),
            question=QCoreApplication.translate("Ask", "How strong is what you feel?"),
            icon="wind",
            minutes=MINUTES[BREATHE],
            usual=USUAL_MINUTES[BREATHE],
            paced=True,
        )
    if tool == "urge-surfing":
        return Asked(
            heading=QCoreApplication.translate("Ask", "Name it"),
            words=QCoreApplication.translate(
                "Ask", "Say to yourself: this is an urge. It is a feeling, not an order. It will change."
            ),
            question=QCoreApplication.translate("Ask", "How strong is it now?"),
            icon="waves",
            note=QCoreApplication.translate("Ask", "The wave here is a picture. Yours may take more time or less."),
            minutes=MINUTES[RIDE],
            usual=USUAL_MINUTES[RIDE],
        )
    guide = library.guide(tool)
    return Asked(
        heading=guide.heading,
        words=guide.lead,
        question=guide.question,
        icon=guide.icon,
        minutes=guide.minutes,
        usual=guide.usual,
        own=guide.own_minutes,
        forms=tuple((one.id, one.words) for one in guide.forms),
    )


class Ask(Card):
    """Name it and rate it, choose how long and in which form, and begin. Nothing has to be answered.

    Args:
        asked: what is said and asked.
        before: how strong it is, where that is known already.
        pace: the pace last breathed at.
        rated: whether it is asked how strong it is.

    Signals:
        begun: begin.
    """

    begun = Signal()

    def __init__(self, asked: Asked, before: int | None, pace: Pace, *, rated: bool = True) -> None:
        super().__init__(spacing=12)
        theme = theme_of()
        self._asked = asked
        self.pace = pace
        #: How long to go on, in minutes; None where that is not asked. And the form, empty where there is one alone.
        self.minutes = asked.usual or None
        self.form = asked.forms[0][0] if asked.forms else ""
        self.heading(asked.heading)
        self.box.addWidget(Text(asked.words, "body"))
        self.scale = ScaleField(asked.question, self.tr("Not at all"), self.tr("As strong as can be"), token="amber")
        self.scale.slider.setObjectName("rate-before")
        self.scale.set_value(before)
        self.box.addWidget(self.scale)
        self.scale.setVisible(rated)
        if asked.forms:
            self.box.addWidget(self._forms())
        if asked.minutes:
            self.box.addWidget(self._lengths())
        if asked.paced:
            self.box.addWidget(self._paces())
        self.begin = fixed(Button(self.tr("Begin"), "primary", icon=asked.icon))
        self.begin.setObjectName("guide-begin")
        self.begin.clicked.connect(self.begun)
        self.box.addSpacing(theme.px(4))
        self.box.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)

    def _row(self, title: str, gap: int = 8) -> tuple[QWidget, QVBoxLayout, FlowLayout]:
        """A titled row of choices."""
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_of().px(6))
        column.addWidget(Text(title, "strong"))
        row = QWidget()
        flow = FlowLayout(row, theme_of().px(gap))
        column.addWidget(row)
        return box, column, flow

    def _forms(self) -> QWidget:
        box, _column, flow = self._row(self.tr("How"))
        self._form_chips: dict[str, Chip] = {}
        for form, words in self._asked.forms:
            chip = Chip(words, checked=form == self.form)
            chip.setObjectName(f"form-{form}")
            chip.clicked.connect(lambda _checked=False, form=form: self._take_form(form))
            self._form_chips[form] = chip
            flow.addWidget(chip)
        return box

    def _take_form(self, form: str) -> None:
        self.form = form
        for other, chip in self._form_chips.items():
            chip.setChecked(other == form)

    def _lengths(self) -> QWidget:
        box, column, flow = self._row(self.tr("How long"))
        self._chips: dict[int, Chip] = {}
        for minutes in self._asked.minutes:
            chip = Chip(minutes_words(minutes), checked=minutes == self._asked.usual)
            chip.setObjectName(f"minutes-{minutes}")
            chip.clicked.connect(lambda _checked=False, minutes=minutes: self._choose(minutes))
            self._chips[minutes] = chip
            flow.addWidget(chip)
        self._own: Stepper | None = None
        if self._asked.own:
            less, more = self.tr("One minute less"), self.tr("One minute more")
            self._own = Stepper(less, more, "minutes-own", lambda by: self._choose((self.minutes or 1) + by))
            column.addWidget(self._own)
            self._own.say(minutes_words(self._asked.usual))
        if self._asked.note:
            column.addWidget(Text(self._asked.note, "small", "ink_soft"))
        return box

    def _choose(self, minutes: int) -> None:
        # One is always chosen: a press on the chosen one leaves it so.
        self.minutes = min(max(1, minutes), self._asked.longest)
        for other, chip in self._chips.items():
            chip.setChecked(other == self.minutes)
        if self._own is not None:
            self._own.say(minutes_words(self.minutes))

    def _paces(self) -> QWidget:
        box, _column, flow = self._row(self.tr("Your pace"), 20)
        less, more = self.tr("{name}: one second less"), self.tr("{name}: one second more")
        names = (self.tr("In"), self.tr("Out"))
        steps = (
            lambda by: self._set(self.pace.with_in(self.pace.seconds_in + by)),
            lambda by: self._set(self.pace.with_out(self.pace.seconds_out + by)),
        )
        self._in, self._out = (
            Stepper(less.format(name=name), more.format(name=name), object_name, step)
            for name, object_name, step in zip(names, ("pace-in", "pace-out"), steps, strict=True)
        )
        flow.addWidget(self._in)
        flow.addWidget(self._out)
        self._set(self.pace)
        return box

    def _set(self, pace: Pace) -> None:
        self.pace = pace
        for stepper, name, seconds in (
            (self._in, self.tr("In"), pace.seconds_in),
            (self._out, self.tr("Out"), pace.seconds_out),
        ):
            stepper.say(self.tr("{name} for %n second(s)", "", seconds).format(name=name))


class Stepper(QWidget):
    """A number with a button for one less and one for one more, called by these names."""

    def __init__(
        self, less: str, more: str, object_name: str, step: Callable[[int], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme_of().px(6))
        self._less = IconButton("minus", less, token="primary")
        self._less.setObjectName(f"{object_name}-less")
        self._more = IconButton("plus", more, token="primary")
        self._more.setObjectName(f"{object_name}-more")
        self._less.clicked.connect(lambda: step(-1))
        self._more.clicked.connect(lambda: step(1))
        self.said = Text("", "body", wrap=False)
        self.said.setObjectName(object_name)
        row.addWidget(self._less)
        row.addWidget(self.said)
        row.addWidget(self._more)
        row.addStretch(1)

    def say(self, words: str) -> None:
        """Show the number, in words."""
        self.said.setText(words)
        for button in (self._less, self._more):
            button.setAccessibleDescription(words)


def end_words(early: bool) -> str:
    """What is said at the end of a guided way."""
    if early:
        return QCoreApplication.translate("Cope", "Ended early, and that is fine")
    return QCoreApplication.translate("Cope", "That was all of it")


class AskAfter(Card):
    """How strong it is now. Signal `done`: go on, rated or not."""

    done = Signal()

    def __init__(self, early: bool) -> None:
        super().__init__(spacing=12)
        self.heading(end_words(early))
        question = self.tr("How strong is it now?")
        self.scale = ScaleField(question, self.tr("Not at all"), self.tr("As strong as can be"), token="amber")
        self.scale.slider.setObjectName("rate-after")
        self.box.addWidget(self.scale)
        self.go_on = fixed(Button(self.tr("Go on"), "primary"))
        self.go_on.setObjectName("guide-go-on")
        self.go_on.setAccessibleDescription(self.tr("You can leave the rating out"))
        self.go_on.clicked.connect(self.done)
        self.box.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignLeft)
