"""The person's own stay-safe plan in short, beside the steps for the worst hour, and the way to all of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from companion.context import AppContext
from companion.domain.problems import KnownProblem
from companion.domain.stay_safe import Part, Plan
from companion.ui.help_now.bullets import Bullets, spoken
from companion.ui.plan_lines import known_to
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card

#: The parts that are of use at once, in their order, and how many lines of each are shown.
_PARTS = (Part.FIRST, Part.TELL, Part.SAFER)
_OF_EACH, _MOST, _LONGEST = 2, 4, 90


class PlanCard(Card):
    """The first lines of the plan: what to do, whom to tell, what makes tonight safer. Signal `wanted`: all of it."""

    wanted = Signal()

    def __init__(self, ctx: AppContext, plan: Plan) -> None:
        super().__init__("soft", margin=16, spacing=6)
        self.setObjectName("help-own-plan")
        self.heading(self.tr("Your plan"))
        lines = _lines(ctx, plan)
        if lines:
            self.box.addWidget(Bullets([in_short(line, _LONGEST) for line in lines]))
        self.setAccessibleDescription(spoken(*lines))
        whole = Button(self.tr("All of my plan"), icon="square-check-big", compact=True)
        whole.setObjectName("help-plan")
        whole.clicked.connect(self.wanted)
        self.box.addWidget(whole, 0, Qt.AlignmentFlag.AlignLeft)


def _lines(ctx: AppContext, plan: Plan) -> tuple[str, ...]:
    try:
        known = known_to(ctx)
    except KnownProblem:
        # The steps beside it are what counts now; the way to the whole plan stays.
        return ()
    shown = [known.shown(line) for part in _PARTS for line in plan.of(part)[:_OF_EACH]]
    return tuple(" · ".join(one for one in (line.words, line.number) if one) for line in shown[:_MOST])


def in_short(words: str, longest: int) -> str:
    """Words on one line, a long one cut between words."""
    words = " ".join(words.split())
    if len(words) <= longest:
        return words
    return words[: words.rfind(" ", 0, longest) + 1 or longest].rstrip(" ,.;:") + "\u2026"
