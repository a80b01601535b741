"""One condition of a warning sign, chosen from plain words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from companion.domain.signs import LONGEST, NUMBERS, Condition, What
from companion.domain.value import Value
from companion.ui.sign_words import number_words, thing_words
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import IconButton
from companion.ui.widgets.fields import Select
from companion.ui.widgets.flow import FlowLayout

#: What is offered first where a thing is chosen: whether less of it is meant, and how much.
_FIRST = {
    What.SLEEP_TIME: (True, 300),
    What.SLEEP: (True, 4),
    What.CRAVING: (False, 7),
    What.MOOD: (True, 4),
    What.PAIN: (False, 7),
    What.MEASURE: (False, 7),
}
_SPANS = (1, 2, 3, 4, 5, 7, 10, LONGEST)


class Offered(Value):
    """What conditions can be about: each thing with the name it has, and the names of the person's scales."""

    things: Sequence[tuple[What, str]]
    measures: Mapping[str, str]


class SignRow(QWidget):
    """Selects that read as a sentence. Signals `changed`, and `removed` (itself)."""

    changed = Signal()
    removed = Signal(QWidget)

    def __init__(self, offered: Offered, condition: Condition, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(6))
        words = QWidget()
        flow = FlowLayout(words, theme.px(8))
        self.what = Select("")
        things = [*offered.things]
        if (condition.what, condition.name) not in things:
            # A word that was taken off the list since stays with the sign that is about it.
            things.append((condition.what, condition.name))
        for what, name in things:
            self.what.addItem(thing_words(what, name, offered.measures), (what, name))
        self.under = Select("")
        self.under.addItem(self.tr("under"), True)
        self.under.addItem(self.tr("at least"), False)
        self.number = Select("")
        self.days = Select("")
        self.of = Select("")
        for span in sorted({*_SPANS, condition.of}):
            said = self.tr("today") if span == 1 else self.tr("of the last {days} days").format(days=span)
            self.of.addItem(said, span)
        for part in (self.what, self.under, self.number, self.days, self.of):
            flow.addWidget(part)
        line.addWidget(words, 1)
        self.remove = IconButton("x", self.tr("Take off"), size=32)
        self.remove.clicked.connect(lambda: self.removed.emit(self))
        line.addWidget(self.remove)
        self.setFocusProxy(self.what)
        self._show(condition)
        self.what.currentIndexChanged.connect(lambda _at: self._other_thing())
        self.of.currentIndexChanged.connect(lambda _at: self._other_span())
        for part in (self.under, self.number, self.days):
            part.currentIndexChanged.connect(lambda _at: self.changed.emit())

    def name(self, place: int) -> None:
        """Name its parts by the place it has among the conditions, from 1."""
        for part, name, aloud in (
            (self.what, "what", self.tr("Condition {place}: what it is about")),
            (self.under, "under", self.tr("Condition {place}: less, or as much")),
            (self.number, "number", self.tr("Condition {place}: how much")),
            (self.of, "of", self.tr("Condition {place}: of how many days")),
            (self.days, "days", self.tr("Condition {place}: on how many days")),
        ):
            part.setObjectName(f"sign-{name}-{place}")
            part.setAccessibleName(aloud.format(place=place))
        self.remove.setObjectName(f"sign-remove-{place}")
        self.remove.set_icon("x", self.tr("Take off condition {place}").format(place=place))

    def condition(self) -> Condition:
        """What is chosen."""
        what, name = self._thing()
        span, days = int(self.of.currentData()), int(self.days.currentData())
        if what not in NUMBERS:
            return Condition(what, days, span, name=name)
        return Condition(what, days, span, bool(self.under.currentData()), int(self.number.currentData()), name)

    def _thing(self) -> tuple[What, str]:
        what, name = self.what.currentData()
        return What(what), name

    def _show(self, condition: Condition) -> None:
        self.what.setCurrentIndex(self._place_of(condition))
        self._fill_numbers(condition.what, condition.under, condition.number)
        self.of.setCurrentIndex(self.of.findData(condition.of))
        self._fill_days(condition.days)

    def _place_of(self, condition: Condition) -> int:
        data = [self.what.itemData(at) for at in range(self.what.count())]
        return next(at for at, (what, name) in enumerate(data) if (what, name) == (condition.what, condition.name))

    def _fill_numbers(self, what: What, under: bool, number: int) -> None:
        is_number = what in NUMBERS
        self.under.setVisible(is_number)
        self.number.setVisible(is_number)
        if not is_number:
            return
        # Half filled it says nothing that could be tried out.
        with QSignalBlocker(self.number), QSignalBlocker(self.under):
            self.number.clear()
            steps = range(60, 13 * 60, 60) if what is What.SLEEP_TIME else range(11)
            for step in sorted({*steps, number}):
                self.number.addItem(number_words(what, step), step)
            self.number.setCurrentIndex(self.number.findData(number))
            self.under.setCurrentIndex(self.under.findData(under))

    def _fill_days(self, days: int) -> None:
        span = int(self.of.currentData())
        self.days.setVisible(span > 1)
        with QSignalBlocker(self.days):
            self.days.clear()
            for count in range(1, span + 1):
                self.days.addItem(self.tr("on {days}").format(days=count), count)
            self.days.setCurrentIndex(min(days, span) - 1)

    def _other_thing(self) -> None:
        what, _name = self._thing()
        self._fill_numbers(what, *_FIRST.get(what, (False, 0)))
        self.changed.emit()

    def _other_span(self) -> None:
        span, days = int(self.of.currentData()), int(self.days.currentData())
        every = days == self.days.count()
        self._fill_days(span if every else days)
        self.changed.emit()
