"""The breathing ring with its button: fifteen minutes, one breath at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from companion.context import AppContext
from companion.ui.help_now.breathing import BreathingRing
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.text import Text


class RingCard(Card):
    """A card that leads the breath for a quarter of an hour.

    Args:
        title: heading of the card; a sentence on the ring where it is empty.
        lead: the line under it.
        beside: more buttons, set beside the one that starts the ring.
        below: a button that leads on, set below all.
    """

    def __init__(
        self,
        ctx: AppContext,
        title: str = "",
        lead: str = "",
        beside: tuple[Button, ...] = (),
        below: Button | None = None,
    ) -> None:
        super().__init__(spacing=4)
        theme = theme_of()
        self.heading(title or self.tr("Breathe with the ring"))
        self.box.addWidget(Text(lead or self.tr("In for four, out for six."), "body", "ink_soft"))
        self.ring = BreathingRing(ctx.clock)
        self.ring.setObjectName("breathing-ring")
        self.box.addStretch(1)
        self.box.addSpacing(theme.px(12))
        self.box.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignHCenter)
        self.box.addSpacing(theme.px(12))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addStretch(1)
        self.ride = Button(self.tr("Ride it out"), "primary")
        self.ride.setObjectName("ride-it-out")
        self.ride.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.ride.clicked.connect(self._turn)
        self.ring.state_changed.connect(self._say)
        row.addWidget(self.ride)
        for button in beside:
            row.addWidget(button)
        row.addStretch(1)
        self.box.addLayout(row)
        caution = self.tr("Dizzy? Breathe normally. Very drowsy? Call an ambulance.")
        self.box.addSpacing(theme.px(6))
        said = Text(caution, "small", "ink_soft")
        said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.box.addWidget(said)
        if below is not None:
            self.box.addSpacing(theme.px(6))
            self.box.addWidget(below, 0, Qt.AlignmentFlag.AlignHCenter)
        self.box.addStretch(1)

    def _turn(self) -> None:
        if self.ring.running:
            self.ring.stop()
        else:
            self.ring.start()

    def _say(self) -> None:
        self.ride.setText(self.tr("Stop") if self.ring.running else self.tr("Ride it out"))
