"""The person's own reasons, in their words, beside the steps for the worst hour."""

from __future__ import annotations

from companion.ui.help_now.bullets import Bullets, spoken
from companion.ui.help_now.plan_card import in_short
from companion.ui.widgets.card import Card

#: So many, each no longer than this, so that they can be taken in at a glance.
_MOST, _LONGEST = 3, 90


class ReasonsCard(Card):
    """The first of their reasons; a long one is cut between words."""

    def __init__(self, reasons: tuple[str, ...]) -> None:
        super().__init__("soft", margin=16, spacing=6)
        self.heading(self.tr("Your reasons"))
        self.box.addWidget(Bullets([in_short(reason, _LONGEST) for reason in reasons[:_MOST]]))
        self.setAccessibleDescription(spoken(*reasons[:_MOST]))
