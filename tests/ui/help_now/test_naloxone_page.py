"""How to give naloxone: every kit and what not to do begin on one screen of the usual size."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.ui.help_now.details import DetailsPage
from companion.ui.help_now.page import HelpNow
from companion.ui.widgets.text import Text


@pytest.mark.parametrize("width", [1200, 981])
def test_every_kit_and_what_not_to_do_are_seen_before_any_scrolling_at_the_usual_size(
    bare_ctx: AppContext, show: Callable[..., QWidget], width: int
) -> None:
    help_now = HelpNow(bare_ctx)
    help_now.open_door("naloxone")
    show(help_now, width, 780)
    page = help_now.findChild(DetailsPage)
    assert page is not None
    for words in ("Do not", "Any other kit"):
        title = next(label for label in page.findChildren(Text) if label.text() == words)
        assert title.mapTo(page, title.rect().bottomLeft()).y() < 780 - 40
    assert page.area.horizontalScrollBar().maximum() == 0
