"""A few ways to choose from, one at a time."""

from collections.abc import Callable, Hashable

from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Chip
from companion.ui.widgets.flow import FlowLayout


class Choice(QWidget):
    """A few ways to choose from, one at a time, as chips or other buttons that can be checked."""

    def __init__(self, name: str, chosen: Callable[[Hashable], None]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._chosen = chosen
        self._chips: dict[Hashable, QPushButton] = {}
        self._flow = FlowLayout(self, theme_of().px(8))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, value: Hashable, words: str) -> Chip:
        """Offer a value under these words."""
        chip = Chip(words)
        self.add_button(value, chip)
        return chip

    def add_button(self, value: Hashable, button: QPushButton) -> None:
        """Offer a value by a button of its own kind, which can be checked."""
        button.setAccessibleDescription(self.accessibleName())
        button.clicked.connect(lambda: self._choose(value))
        self._chips[value] = button
        self._flow.addWidget(button)

    def show_value(self, value: Hashable) -> None:
        """Mark the value that is in force."""
        for offered, chip in self._chips.items():
            chip.setChecked(offered == value)

    def _choose(self, value: Hashable) -> None:
        self.show_value(value)
        self._chosen(value)
