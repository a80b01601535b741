"""What is shown where life may be in danger: the number to call, large, and the ways into Help now. No red here."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from companion.ui.help_minimum import OVERDOSE
from companion.ui.lapse.step import LARGE
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.copy_button import CopyButton
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.text import CopyableText, Text

SUICIDE = "suicide"
#: From this width on, in design pixels, the number stands beside the words.
_BESIDE = 440


class AmbulanceNumber(QWidget):
    """The number in the largest letters, with the button that copies it; nothing where none is known."""

    def __init__(self, number: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme_of().px(6))
        shown = CopyableText(number, "emergency")
        shown.setObjectName("lapse-number")
        shown.setAccessibleName(self.tr("Ambulance: {number}").format(number=number))
        row.addWidget(shown)
        row.addWidget(CopyButton(number, self.tr("Copy the number for an ambulance"), short=True))
        row.addStretch(1)
        if not number:
            self.hide()


class DangerCard(Card):
    """Words, the number, and two doors of Help now. Signal `help_wanted` (a door)."""

    help_wanted = Signal(str)

    def __init__(self, words: str, number: str, parent: QWidget | None = None) -> None:
        theme = theme_of()
        large = theme.scale >= LARGE
        super().__init__("amber", margin=10 if large else 20, spacing=5 if large else 10, parent=parent)
        self.setObjectName("lapse-danger")
        self.setAccessibleName(words)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(theme.px(2 if large else 12))
        said = QVBoxLayout()
        said.addWidget(Text(words, "heading"))
        said.addStretch(1)
        self._across.addLayout(said, 1)
        if number:
            self._across.addWidget(AmbulanceNumber(number))
        self.box.addLayout(self._across)
        row = FlowLayout(spacing=theme.px(5 if large else 10))
        for door, shown, icon in (
            (OVERDOSE, self.tr("What to do, step by step"), "life-buoy"),
            (SUICIDE, self.tr("I am thinking of ending my life"), "heart"),
        ):
            button = Button(shown, icon=icon, compact=True)
            button.setObjectName(f"lapse-door-{door}")
            button.clicked.connect(lambda _on=False, door=door: self.help_wanted.emit(door))
            row.addWidget(button)
        self.box.addLayout(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = self.width() >= theme_of().px(_BESIDE)
        self._across.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        super().resizeEvent(event)
