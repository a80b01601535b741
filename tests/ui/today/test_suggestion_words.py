"""The words of a suggestion: each says from the person's own record why it is there."""

from __future__ import annotations

import pytest

from companion.domain.settings import PersonalSettings
from companion.domain.suggestion import Hint, Suggestion
from companion.services.today import Offer
from companion.ui.today.suggestion_words import steps


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (Suggestion(Hint.CRAVING, "urge-surfing", (7,)), "You gave craving 7 of 10 today."),
        (
            Suggestion(Hint.CRAVING, "urge-surfing", (7, 3, 4)),
            "You gave craving 7 of 10 today. Eased a craving 3 of the 4 times you rated it.",
        ),
        (Suggestion(Hint.CALL), "On your list: Dana."),
        (Suggestion(Hint.CALL, "", (7,)), "You gave craving 7 of 10 today. On your list: Dana."),
        (Suggestion(Hint.BREATHE, "x", (0,)), "You have not tried this here yet. It takes a few minutes."),
        (Suggestion(Hint.COPE, "", (0,)), "You have not tried any of them here yet."),
        # Whether words were written or not is not read for it.
        (
            Suggestion(Hint.GO_ON, "lapse"),
            "After using, you went part of the way here. All of it is kept, as you left it.",
        ),
        (
            Suggestion(Hint.TOLERANCE, "lower-tolerance"),
            "You used after some days of not using. This page says what is different then, and what protects you.",
        ),
        (Suggestion(Hint.DATES), "No date is written down yet. After a stay there, tolerance is lower for weeks."),
    ],
)
def test_it_says_why(qapp: object, one: Suggestion, why: str) -> None:
    (step,) = steps(Offer((one,), ("Dana",)), PersonalSettings(), str)
    assert step.why == why


@pytest.mark.parametrize(("hint", "words"), [(Hint.BREATHE, "You have done this"), (Hint.COPE, "You have tried")])
def test_it_says_how_often(qapp: object, hint: Hint, words: str) -> None:
    (step,) = steps(Offer((Suggestion(hint, "", (12,)),)), PersonalSettings(), str)
    assert step.why.startswith(f"{words} 12 ")
