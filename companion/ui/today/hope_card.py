"""A quiet line that offers the hope box once a craving was as strong as the person said."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card


class HopeCard(Card):
    """Names the box and opens it."""

    hope_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("soft", spacing=6, parent=parent)
        self.setObjectName("hope-card")
        button = Button(self.tr("Open it"), icon="heart", compact=True)
        button.setObjectName("hope-card-open")
        button.setAccessibleName(self.tr("Open your hope box"))
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.clicked.connect(self.hope_wanted)
        self.heading(self.tr("Your hope box is here for you"), button)
