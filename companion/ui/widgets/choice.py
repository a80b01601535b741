"""A few ways to choose from, one at a time."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Chip
from companion.ui.widgets.flow import FlowLayout

_ONWARDS, _BACK = (Qt.Key.Key_Right, Qt.Key.Key_Down), (Qt.Key.Key_Left, Qt.Key.Key_Up)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class Choice(QWidget):
    """A few ways to choose from, one at a time, as chips or other buttons that can be checked.

    One stop of Tab for all of them, at the one that is chosen; arrows go round and choose, as among radio buttons.
    Where a choice changes more than can be seen at a glance it is not made in passing: not `at_once`, arrows go
    about, and the space bar or Enter chooses.
    """

    def __init__(self, name: str, chosen: Callable[[Hashable], None], *, at_once: bool = True) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._chosen = chosen
        self._at_once = at_once
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
        # Told aloud as one of several, as a radio button is.
        button.setAutoExclusive(True)
        button.installEventFilter(self)
        self._chips[value] = button
        self._flow.addWidget(button)
        self._stop_at(self.stop())

    def set_at_end(self, at_end: bool) -> None:
        """Whether the chips end at the far edge instead of beginning at the near one."""
        self._flow.set_at_end(at_end)

    def show_value(self, value: Hashable) -> None:
        """Mark the value that is in force; none where it is not among those offered."""
        for chip in self._chips.values():
            # Qt lets nobody take the mark off the only one that has it.
            chip.setAutoExclusive(False)
        for offered, chip in self._chips.items():
            chip.setChecked(offered == value)
            chip.setAutoExclusive(True)
        self._stop_at(self.stop())

    def stop(self) -> QPushButton:
        """Where Tab stops: at what is chosen, or at the first while nothing is."""
        chips = tuple(self._chips.values())
        return next((chip for chip in chips if chip.isChecked()), chips[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._stop_at(self.stop())
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, QPushButton):
            key = Qt.Key(event.key())
            if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                # Away from here, and not to the one that is chosen, which may stand further on.
                self._stop_at(watched)
            elif key in (*_ONWARDS, *_BACK) and event.modifiers() in _PLAIN:
                self._go_on_from(watched, key)
                return True
        return super().eventFilter(watched, event)

    def _go_on_from(self, chip: QPushButton, key: Qt.Key) -> None:
        step = 1 if key in _ONWARDS else -1
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft and key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            step = -step
        chips = tuple(self._chips.values())
        other = chips[(chips.index(chip) + step) % len(chips)]
        other.setFocus(Qt.FocusReason.TabFocusReason if step > 0 else Qt.FocusReason.BacktabFocusReason)
        if self._at_once:
            other.click()

    def _stop_at(self, stop: QPushButton) -> None:
        for chip in self._chips.values():
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chip is stop else Qt.FocusPolicy.ClickFocus)

    def _choose(self, value: Hashable) -> None:
        self.show_value(value)
        self._chosen(value)
