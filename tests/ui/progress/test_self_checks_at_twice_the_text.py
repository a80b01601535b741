"""Self-checks at twice the text in the smallest window: nothing of any page lies beyond its side."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from companion.context import AppContext
from companion.ui.progress.checks_screen import SelfChecksScreen
from companion.ui.theme import Theme, install_theme
from companion.ui.theme.tokens import LIGHT
from companion.ui.widgets.page import Page
from tests.fakes import FakeClock
from tests.ui.conftest import ShowLive

ALL = ("phq-9", "phq-2", "gad-7", "who-5", "barc-10", "craving", "readiness", "withdrawal")


@pytest.mark.parametrize("kind", ALL)
def test_at_twice_the_text_in_a_small_window_nothing_runs_out_at_the_side(
    qapp: QApplication, ctx: AppContext, show_live: ShowLive, clock: FakeClock, kind: str
) -> None:
    install_theme(qapp, Theme(LIGHT, scale=2.0, motion=False))
    check = next(one for one in ctx.library.self_checks() if one.id == kind)
    for _ in range(2):
        made = ctx.services.self_checks.keep(kind, 1, (check.lowest + 1,) * len(check.items))
        clock.set(clock.now() + timedelta(days=40))
    screen = show_live(SelfChecksScreen(ctx), 764, 600)
    for route in ({}, {"check": kind}, {"result": made.uuid}, {"over": kind}):
        screen.open(**route)
        QApplication.processEvents()
        page = next(page for page in screen.findChildren(Page) if page.isVisible())
        area = page.scroll_area
        inside = area.widget()
        assert inside is not None
        assert inside.minimumSizeHint().width() <= area.viewport().width(), route
