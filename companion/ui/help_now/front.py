"""The parts of Help now's first page: the number with the steps in short, and the doors with their keys."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from companion.content.values import Door
from companion.ui.help_now.chrome import DoorCard
from companion.ui.help_words import HelpWords
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.text import Text

Shape = Literal["wide", "low", "narrow"]


class Banner(Card):
    """Someone is not waking up: the number, the largest on the screen, and the way to the steps.

    Where the page is low the verbs of the steps stand here too, so that nothing needs to be pressed to read them.
    """

    def __init__(self, door: Door, words: HelpWords, key: str) -> None:
        super().__init__("help")
        theme = theme_of()
        self._shape: Shape | None = None
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self._grid.setHorizontalSpacing(theme.px(20))
        self._grid.setVerticalSpacing(theme.px(6))
        self.box.addLayout(self._grid)
        self._title = Text(door.title, "title", "help")
        self._lead = Text(words.fill(door.lead), "body")
        self.steps = StepVerbs([words.fill(step.title) for step in door.steps])
        self._side = QWidget()
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._side)
        self._across.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout()
        column.setSpacing(0)
        # With no number known it is a sentence, set as one: in two lines at the side it looked like a number.
        sentence = self.tr("Call {number}").format(number=words.fill("{emergency}"))
        role, number = ("emergency", words.number) if words.number else ("strong", sentence)
        self.number = Text(number, role, "help", wrap=not words.number)  # type: ignore[arg-type]
        self.number.setObjectName("emergency-number")
        self._country = Text(words.country.name, "small-strong", "ink_soft")
        if not words.number:
            self._country.hide()
        self._numbered = bool(words.number)
        for label in (self.number, self._country):
            column.addWidget(label)
        self._across.addLayout(column, 1)
        self.show_me = Button(self.tr("Show me what to do"), "help-solid", hint=key)
        self.show_me.setObjectName("door-overdose")
        self.show_me.setAccessibleDescription(self.tr("Key {key}").format(key=key))
        self.show_me.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._across.addWidget(self.show_me, 0, Qt.AlignmentFlag.AlignVCenter)
        for part in (self._title, self._lead, self.steps, self._side):
            part.setParent(self)
        self.setAccessibleName(door.title)
        self.take_shape("wide")

    def take_shape(self, shape: Shape) -> None:
        """Set the parts beside each other, with the steps below the title, or all of them in one column."""
        if shape == self._shape:
            return
        self._shape = shape
        theme, grid = theme_of(), self._grid
        low, narrow = shape == "low", shape == "narrow"
        edge = theme.px(20 if shape == "wide" else 16)
        self.box.setContentsMargins(edge, edge, edge, edge)
        self._lead.setVisible(shape == "wide")
        self.steps.setVisible(shape != "wide")
        down, sideways = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._across.setDirection(down if low else sideways)
        self._across.setSpacing(theme.px(10 if low else 20))
        beside = Qt.AlignmentFlag.AlignRight if shape != "narrow" and self._numbered else Qt.AlignmentFlag.AlignLeft
        for label in (self.number, self._country):
            label.setAlignment(beside | Qt.AlignmentFlag.AlignVCenter)
        top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
        grid.addWidget(self._title, 0, 0, bottom if shape == "wide" else top)
        if narrow:
            grid.addWidget(self._side, 1, 0)
            grid.addWidget(self.steps, 2, 0)
        else:
            grid.addWidget(self._side, 0, 1, 2, 1, top if low else Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(self.steps if low else self._lead, 1, 0, top)


class StepVerbs(QWidget):
    """What to do in an overdose, a few words a step, in one column or two."""

    def __init__(self, verbs: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of()
        self.lines = [Text(f"{at}. {verb}", "soft") for at, verb in enumerate(verbs, start=1)]
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(1))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.arrange(2)

    def arrange(self, columns: int) -> None:
        """Stand in one column or in two."""
        if columns == self._columns:
            return
        self._columns = columns
        rows = -(-len(self.lines) // columns)
        for at, line in enumerate(self.lines):
            self._grid.addWidget(line, at % rows, at // rows)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)


class FrontDoor(DoorCard):
    """A door of the first page, with the key that opens it."""

    def __init__(self, title: str, lead: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(title, lead, parent)
        self._key = key
        said = self.tr("Key {key}").format(key=key)
        self.setAccessibleDescription(f"{lead} {said}")

    def heightForWidth(self, width: int) -> int:
        title, lead = self._boxes(width)
        return (title if self._brief else lead).bottom() + 1 + title.top()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_of().px(120), theme_of().px(44))

    def _boxes(self, width: int) -> tuple[QRect, QRect]:
        theme = theme_of()
        side = theme.px(16)
        room = width - 2 * side
        title = self._bounds("heading", self._title, QRect(side, theme.px(12), max(1, room - self._key_room()), 10_000))
        below = QRect(side, title.bottom() + 1 + theme.px(3), max(1, room), 10_000)
        return title, self._bounds("small", self._lead, below)

    def _key_room(self) -> int:
        theme = theme_of()
        return QFontMetrics(theme.font("small")).horizontalAdvance(self._key) + theme.px(8)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = theme_of()
        with QPainter(self) as painter:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.colour("ink_soft"))
            line = QFontMetrics(theme.font("heading")).height()
            area = QRectF(0, theme.px(12), self.width() - theme.px(16), line)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), self._key)


class DoorGrid(QWidget):
    """Door cards in as many columns as there is room for, all of a row equally high.

    Args:
        cards: the doors in order.
        first: how many of them, from the first on, are shown in low pages only; elsewhere they have parts of their own.
    """

    def __init__(self, cards: list[FrontDoor], first: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = cards
        self._first = first
        self._low = False
        self._set: tuple[int, bool] | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for card in cards:
            card.setParent(self)
        self._arrange(theme_of().px(700))

    def set_low(self, low: bool, width: int) -> None:
        """Show all doors, two beside each other; else those alone that have no part of their own, four in a row.

        `width` is what it will have: how high the page is shall be known before that is laid out.
        """
        self._low = low
        self._arrange(width)

    def set_brief(self, brief: bool) -> None:
        """Show titles only."""
        for card in self.cards:
            card.set_brief(brief)
        self.updateGeometry()

    def _arrange(self, width: int) -> None:
        theme = theme_of()
        most = 2 if self._low else max(1, min(4, len(self.cards) - self._first))
        columns = most if width >= theme.px(700) else 2 if width >= theme.px(440) else 1
        if self._set == (columns, self._low):
            return
        self._set = columns, self._low
        self._grid.setSpacing(theme.px(10 if self._low else 20))
        shown = self.cards if self._low else self.cards[self._first :]
        for card in self.cards[: self._first]:
            card.setVisible(self._low)
            self._grid.removeWidget(card)
        for at, card in enumerate(shown):
            self._grid.addWidget(card, at // columns, at % columns)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(self.width())
        super().resizeEvent(event)
