"""The way from Cope to the hope box."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.text import Text


class HopeCard(Card):
    """A card that opens the box."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__(margin=16, spacing=4)
        self.setObjectName("cope-hope")
        self.setAccessibleName(self.tr("Your hope box"))
        row = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Text(self.tr("Your hope box"), "heading"))
        words.addWidget(Text(self.tr("Photos, letters and reasons to hold on to."), "soft", "ink_soft"))
        row.addLayout(words, 1)
        to_box = Button(self.tr("Open it"), icon="heart", compact=True)
        to_box.setObjectName("cope-hope-open")
        to_box.setAccessibleName(self.tr("Open your hope box"))
        to_box.clicked.connect(self.wanted)
        row.addWidget(to_box, 0, Qt.AlignmentFlag.AlignVCenter)
        self.box.addLayout(row)
