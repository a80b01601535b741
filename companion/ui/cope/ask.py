"""What a guided way asks before it begins: how strong it is, how long to go on, and the pace of the breath."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.domain.exercise import BREATHE, MINUTES, RIDE, USUAL_MINUTES, Pace
from companion.ui.cope.strategy_page import fixed
from companion.ui.cope.words import minutes_words
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, Chip, IconButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.scale import ScaleField
from companion.ui.widgets.text import Text


class Ask(Card):
    """Name it and rate it, choose how long, and begin. Nothing has to be answered.

    Args:
        tool: "breathing" or "urge-surfing".
        before: how strong it is, where that is known already.
        pace: the pace last breathed at.
        rated: whether it is asked how strong it is.

    Signals:
        begun: begin.
    """

    begun = Signal()

    def __init__(self, tool: str, before: int | None, pace: Pace, *, rated: bool = True) -> None:
        super().__init__(spacing=12)
        theme = theme_of()
        self._breathes = tool == "breathing"
        self.pace = pace
        if self._breathes:
            self.heading(self.tr("Get ready"))
            words = self.tr("Sit with your back against something. Let your shoulders drop.")
            question = self.tr("How strong is what you feel?")
        else:
            self.heading(self.tr("Name it"))
            words = self.tr("Say to yourself: this is an urge. It is a feeling, not an order. It will change.")
            question = self.tr("How strong is it now?")
        self.box.addWidget(Text(words, "body"))
        self.scale = ScaleField(question, self.tr("Not at all"), self.tr("As strong as can be"), token="amber")
        self.scale.slider.setObjectName("rate-before")
        self.scale.set_value(before)
        self.box.addWidget(self.scale)
        self.scale.setVisible(rated)
        self.box.addWidget(self._lengths())
        if self._breathes:
            self.box.addWidget(self._paces())
        self.begin = fixed(Button(self.tr("Begin"), "primary", icon="wind" if self._breathes else "waves"))
        self.begin.setObjectName("guide-begin")
        self.begin.clicked.connect(self.begun)
        self.box.addSpacing(theme.px(4))
        self.box.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def minutes(self) -> int:
        """How long to go on."""
        return next(minutes for minutes, chip in self._chips.items() if chip.isChecked())

    def _lengths(self) -> QWidget:
        stage = BREATHE if self._breathes else RIDE
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_of().px(6))
        column.addWidget(Text(self.tr("How long"), "strong"))
        row = QWidget()
        flow = FlowLayout(row, theme_of().px(8))
        self._chips: dict[int, Chip] = {}
        for minutes in MINUTES[stage]:
            chip = Chip(minutes_words(minutes), checked=minutes == USUAL_MINUTES[stage])
            chip.setObjectName(f"minutes-{minutes}")
            chip.clicked.connect(lambda _checked=False, minutes=minutes: self._choose(minutes))
            self._chips[minutes] = chip
            flow.addWidget(chip)
        column.addWidget(row)
        if not self._breathes:
            note = self.tr("The wave here is a picture. Yours may take more time or less.")
            column.addWidget(Text(note, "small", "ink_soft"))
        return box

    def _choose(self, minutes: int) -> None:
        # One is always chosen: a press on the chosen one leaves it so.
        for other, chip in self._chips.items():
            chip.setChecked(other == minutes)

    def _paces(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_of().px(6))
        column.addWidget(Text(self.tr("Your pace"), "strong"))
        row = QWidget()
        flow = FlowLayout(row, theme_of().px(20))
        self._in = Stepper(self.tr("In"), "pace-in", lambda by: self._set(self.pace.with_in(self.pace.seconds_in + by)))
        self._out = Stepper(
            self.tr("Out"), "pace-out", lambda by: self._set(self.pace.with_out(self.pace.seconds_out + by))
        )
        flow.addWidget(self._in)
        flow.addWidget(self._out)
        column.addWidget(row)
        self._set(self.pace)
        return box

    def _set(self, pace: Pace) -> None:
        self.pace = pace
        self._in.show_seconds(pace.seconds_in)
        self._out.show_seconds(pace.seconds_out)


class Stepper(QWidget):
    """A number of seconds with a button for one less and one for one more."""

    def __init__(self, name: str, object_name: str, step: Callable[[int], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of()
        self._name = name
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        self._less = IconButton("minus", self.tr("{name}: one second less").format(name=name), token="primary")
        self._less.setObjectName(f"{object_name}-less")
        self._more = IconButton("plus", self.tr("{name}: one second more").format(name=name), token="primary")
        self._more.setObjectName(f"{object_name}-more")
        self._less.clicked.connect(lambda: step(-1))
        self._more.clicked.connect(lambda: step(1))
        self.said = Text("", "body", wrap=False)
        self.said.setObjectName(object_name)
        row.addWidget(self._less)
        row.addWidget(self.said)
        row.addWidget(self._more)

    def show_seconds(self, seconds: int) -> None:
        """Say a number of seconds."""
        words = self.tr("{name} for %n second(s)", "", seconds).format(name=self._name)
        self.said.setText(words)
        for button in (self._less, self._more):
            button.setAccessibleDescription(words)
