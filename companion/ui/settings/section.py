"""A section of the settings: a card with a heading, rows, and notes."""

from collections.abc import Callable, Hashable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from companion.context import AppContext
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Chip
from companion.ui.widgets.card import Card, Rule
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.text import Text


class Section(Card):
    """One section; `name` is how a route finds it."""

    name = ""

    def __init__(self, ctx: AppContext, title: str, lead: str = "") -> None:
        super().__init__(spacing=14)
        self.ctx = ctx
        self.title = title
        self.heading(title)
        if lead:
            self.box.addWidget(Text(lead, "soft", "ink_soft"))

    def refresh(self) -> None:
        """Show what is set now."""

    def row(self, words: str, control: QWidget, note: str = "") -> None:
        """A setting: name and note at the left and its control at the right; in a narrow card, one below the other."""
        label = Text(words, "strong")
        label.setBuddy(control)
        if not control.accessibleName():
            control.setAccessibleName(words)
        if note:
            control.setAccessibleDescription(note)
        self.box.addWidget(_Row(label, Text(note, "small", "ink_soft") if note else None, control))

    def note(self, words: str) -> Text:
        """A line of explanation."""
        line = Text(words, "small", "ink_soft")
        self.box.addWidget(line)
        return line

    def rule(self) -> None:
        """A hairline between groups."""
        self.box.addWidget(Rule())


class _Row(QWidget):
    def __init__(self, label: Text, note: Text | None, control: QWidget) -> None:
        super().__init__()
        theme = theme_of()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(theme.px(16))
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addWidget(label)
        if note is not None:
            words.addWidget(note)
        words.addStretch(1)
        self._line.addLayout(words, 2)
        self._line.addWidget(control, 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        beside = self.width() >= theme_of().px(460)
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._line.setSpacing(theme_of().px(16 if beside else 6))
        super().resizeEvent(event)


class Choice(QWidget):
    """A few ways to choose from, one at a time, as chips."""

    def __init__(self, name: str, chosen: Callable[[Hashable], None]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._chosen = chosen
        self._chips: dict[Hashable, Chip] = {}
        self._flow = FlowLayout(self, theme_of().px(8))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, value: Hashable, words: str) -> Chip:
        """Offer a value under these words."""
        chip = Chip(words)
        chip.setAccessibleDescription(self.accessibleName())
        chip.clicked.connect(lambda: self._choose(value))
        self._chips[value] = chip
        self._flow.addWidget(chip)
        return chip

    def show_value(self, value: Hashable) -> None:
        """Mark the value that is in force."""
        for offered, chip in self._chips.items():
            chip.setChecked(offered == value)

    def _choose(self, value: Hashable) -> None:
        self.show_value(value)
        self._chosen(value)
