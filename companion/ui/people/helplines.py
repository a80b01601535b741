"""The helplines of the person's country as they want them: theirs among them, hidden ones out of sight."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from companion.content.own_lines import PersonalLine, is_hidden, is_on_top
from companion.content.values import Country, Helpline
from companion.ui.calls import before_change, origin_words
from companion.ui.people.contact_row import IconNote, NumberLine
from companion.ui.people.order import come_after
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, IconButton
from companion.ui.widgets.card import Card, Rule
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.text import Text

#: What can be done with a line, in the order it is offered.
CHANGE, TOP, NOT_TOP, HIDE, SHOW, REMOVE = "change", "top", "not-top", "hide", "show", "remove"


class HelplineRow(QWidget):
    """One helpline, and on asking what can be done with it. Signal `asked`: the line's id, and what.

    `labels` are the bundled words that say how sure it is.
    """

    copied = Signal()
    asked = Signal(str, str)

    def __init__(self, line: Helpline, labels: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of()
        self.line = line
        self.setObjectName(f"helpline-{line.id}")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.px(12), 0, theme.px(12))
        layout.setSpacing(theme.px(6))
        self.setAccessibleName(line.name)
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(theme.px(4))
        head.addLayout(self._line, 1)
        self._more = IconButton("ellipsis", self.tr("What to do with {name}").format(name=line.name))
        self._more.setObjectName("line-more")
        self._more.setCheckable(True)
        self._more.toggled.connect(self.show_acts)
        head.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        who = QVBoxLayout()
        who.setSpacing(theme.px(2))
        who.addWidget(Text(line.name, "strong"))
        for words in (line.where, line.hours, before_change(line)):
            if words:
                who.addWidget(Text(words, "small", "ink_soft"))
        if is_on_top(line):
            who.addWidget(IconNote("chevron-up", self.tr("On top")))
        who.addStretch(1)
        self._line.addLayout(who, 1)
        self._least = 0
        if line.number:
            number = NumberLine(line.number, "", line.name)
            number.copied.connect(self.copied)
            self._line.addWidget(number, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
            self._least = number.sizeHint().width() + theme.px(210)
        layout.addLayout(head)
        for words, colour in ((line.purpose, "ink"), (line.happens, "ink_soft")):
            if words:
                layout.addWidget(Text(words, "soft", colour))
        facts = " · ".join(part for part in (line.text, line.web, line.cost, line.languages) if part)
        for words in (facts, origin_words(line, labels)):
            if words:
                layout.addWidget(Text(words, "small", "ink_soft"))
        self._box = layout
        self._acts: QWidget | None = None

    def show_acts(self, on: bool) -> None:
        """Show or hide what can be done with the line."""
        if self._acts is None and on:
            self._acts = self._build_acts()
            self._box.addWidget(self._acts)
            come_after(self._more, self._acts)
        if self._acts is not None:
            self._acts.setVisible(on)
        self._more.setChecked(on)
        self._more.update()

    def focus_more(self) -> None:
        """Put the keyboard where it was before the list was drawn anew."""
        self._more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_acts(self) -> QWidget:
        acts = QWidget()
        flow = FlowLayout(acts, theme_of().px(8))
        own = isinstance(self.line, PersonalLine) and bool(self.line.own)
        top = (
            (NOT_TOP, self.tr("Not on top"), self.tr("{name} in its place again"))
            if is_on_top(self.line)
            else (TOP, self.tr("Put on top"), self.tr("Put {name} on top"))
        )
        away = (
            (REMOVE, self.tr("Take off"), self.tr("Take {name} off the list"))
            if own
            else (SHOW, self.tr("Bring back"), self.tr("Bring {name} back"))
            if is_hidden(self.line)
            else (HIDE, self.tr("Hide"), self.tr("Hide {name}"))
        )
        change = (
            (CHANGE, self.tr("Change"), self.tr("Change {name}"))
            if own
            else (CHANGE, self.tr("Correct"), self.tr("Correct {name}"))
        )
        for act, words, spoken in (change, top, away):
            button = Button(words, compact=True)
            button.setObjectName(f"line-{act}")
            button.setAccessibleName(spoken.format(name=self.line.name))
            button.clicked.connect(lambda _checked=False, act=act: self.asked.emit(self.line.id, act))
            flow.addWidget(button)
        return acts

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = self.width() >= self._least
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        super().resizeEvent(event)


class HelplinesCard(Card):
    """All helplines of a country, with the emergency number said first.

    Args:
        country: for its name and its emergency number, which nothing hides.
        lines: every line in order, hidden ones too.
        labels: the bundled words that say how sure a line is.
        shown: whether the hidden ones are in sight.
    """

    copied = Signal()
    country_asked = Signal()
    asked = Signal(str, str)
    add_asked = Signal()
    #: Show the hidden lines too, or put them out of sight again.
    all_asked = Signal(bool)

    def __init__(
        self,
        country: Country,
        lines: tuple[Helpline, ...],
        labels: Mapping[str, str],
        *,
        shown: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(spacing=0, parent=parent)
        self._labels = labels
        theme = theme_of()
        self._add = add = Button(self.tr("Add a line"), "quiet", icon="plus", compact=True)
        add.setObjectName("helplines-add")
        add.clicked.connect(self.add_asked)
        self.heading(self.tr("Helplines, {country}").format(country=country.name), add)
        if country.emergency:
            number = country.emergency[0].number
            said = self.tr("If someone is in danger, ring {number} first.").format(number=number)
        else:
            said = self.tr("If someone is in danger, ring your local emergency number first.")
        self.box.addSpacing(theme.px(4))
        self.box.addWidget(Text(said, "soft", "ink_soft"))
        hidden = tuple(line for line in lines if is_hidden(line))
        for place, line in enumerate(line for line in lines if not is_hidden(line)):
            if place:
                self.box.addWidget(Rule())
            self._add_row(line)
        if hidden:
            self.box.addWidget(Rule())
            toggle = Button(
                self.tr("Put hidden lines away") if shown else self.tr("Show %n hidden line(s)", "", len(hidden)),
                "quiet",
                compact=True,
            )
            toggle.setObjectName("helplines-hidden")
            toggle.clicked.connect(lambda: self.all_asked.emit(not shown))
            self.box.addSpacing(theme.px(4))
            self.box.addWidget(toggle)
            for line in hidden if shown else ():
                self._add_row(line)
                self.box.addWidget(Rule())
        another = Button(self.tr("Another country"), "quiet", compact=True)
        another.setObjectName("helplines-country")
        another.clicked.connect(self.country_asked)
        self.box.addSpacing(theme.px(4))
        self.box.addWidget(another)
        self.box.addStretch(1)

    def focus_first(self) -> None:
        """Take the keyboard, where the row that had it is gone."""
        hidden = self.findChild(Button, "helplines-hidden")
        (hidden or self._add).setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_row(self, line: Helpline) -> None:
        row = HelplineRow(line, self._labels)
        row.copied.connect(self.copied)
        row.asked.connect(self.asked)
        self.box.addWidget(row)
