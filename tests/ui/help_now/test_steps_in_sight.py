"""Doors that go step by step, in the smallest window: every step, its buttons and the danger signs, unscrolled."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from companion.context import AppContext
from companion.ui.help_now.page import HelpNow
from companion.ui.help_now.steps import StepsPage
from companion.ui.widgets.text import Text
from tests.ui.help_now.test_overdose import COUNTRIES, ROOMS

DOORS = ("craving", "used", "suicide", "withdrawal")


@pytest.mark.parametrize("width", ROOMS)
@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("door", DOORS)
def test_every_step_with_its_buttons_and_the_danger_signs_is_in_sight(
    bare_ctx: AppContext, show: Callable[..., QWidget], qapp: QApplication, door: str, country: str, width: int
) -> None:
    bare_ctx.prefs.change(country=country)
    help_now = HelpNow(bare_ctx)
    help_now.open_door(door)
    show(help_now, width, 600)
    page = help_now.findChild(StepsPage)
    assert page is not None
    fill = bare_ctx.library.filler(country)
    signs = {fill(sign) for sign in bare_ctx.library.door(door).signs}
    while True:
        # A step longer than the one before moves the card below it in the passes after.
        for _pass in range(6):
            qapp.processEvents()
        assert page.area.verticalScrollBar().value() == 0
        shown = [label for label in page.findChildren(Text) if label.isVisible()]
        parts: list[QWidget] = [label for label in shown if label.text() in signs]
        assert len(parts) == len(signs)
        parts += [page.title, page.text, page.next]
        places = {part: part.mapTo(page, part.rect().bottomLeft()).y() for part in parts}
        assert all(0 < place <= 600 for place in places.values()), (page.step, sorted(places.values()))
        assert page.text.height() >= page.text.heightForWidth(page.text.width())
        if page.next.text() == "All doors":
            break
        page.next.click()
