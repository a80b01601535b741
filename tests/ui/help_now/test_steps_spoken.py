"""What a screen reader hears of the steps and lists of Help now: sentences, with one stop each and no marks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from companion.context import AppContext
from companion.ui.help_now.bullets import Bullets, spoken
from companion.ui.help_now.page import HelpNow
from companion.ui.widgets.text import Text

Show = Callable[..., QWidget]


def heard(part: QWidget) -> list[str]:
    """The name of every text below a part, as it is handed to a screen reader."""
    found = [QAccessible.queryAccessibleInterface(text) for text in part.findChildren(Text)]
    return [one.text(QAccessible.Text.Name) for one in found]


def test_each_line_of_a_list_is_heard_without_its_mark(ctx: AppContext, show: Show) -> None:
    lines = ["Blue or grey lips", "No answer"]
    bullets = show(Bullets(lines), 400, 100)
    assert heard(bullets) == lines


def test_a_line_keeps_clear_of_its_mark(ctx: AppContext, show: Show) -> None:
    bullets = show(Bullets(["No answer"]), 400, 100)
    (line,) = bullets.findChildren(Text)
    assert line.contentsRect().left() > line.fontMetrics().horizontalAdvance("\u2022")


def test_a_question_is_followed_by_no_full_stop() -> None:
    assert spoken("Are you in danger?", "If so, call.") == "Are you in danger? If so, call."
    assert spoken("2. Call 999", "", "Say where you are") == "2. Call 999. Say where you are."


@pytest.mark.parametrize(
    "door", ["overdose", "craving", "used", "suicide", "withdrawal", "child", "breathing", "recovery-position"]
)
def test_no_door_says_two_marks_after_each_other(ctx: AppContext, show: Show, door: str) -> None:
    page = HelpNow(ctx)
    page.open_door(door)
    show(page, 900, 600)
    QApplication.processEvents()
    for part in page.findChildren(QWidget):
        for said in (part.accessibleName(), part.accessibleDescription()):
            assert not any(double in said for double in ("?.", "!.", "..", ":.")), said
