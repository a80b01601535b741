"""Where the large rings are hidden, the mark in the side bar is drawn from them instead."""

from datetime import date

from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.settings import Counting, Headline
from companion.ui.today.screen import TodayScreen
from tests.ui.conftest import RecordingShell


def test_the_own_tree_stands_in_the_mark_while_its_large_picture_is_hidden(
    ctx: AppContext, shell: RecordingShell, qtbot: QtBot
) -> None:
    ctx.services.counter.start_on(date(2026, 8, 14))
    screen = TodayScreen(ctx)
    qtbot.addWidget(screen)
    screen.refresh()
    assert shell.rings is None
    ctx.services.counter.show(Headline.HIDDEN)
    screen.refresh()
    assert shell.rings is not None
    assert len(shell.rings.months) == 4
    ctx.services.counter.show(Headline.CURRENT)
    screen.refresh()
    assert shell.rings is None


def test_whoever_would_rather_not_count_has_the_mark_of_everybody(
    ctx: AppContext, shell: RecordingShell, qtbot: QtBot
) -> None:
    ctx.services.counter.start_on(date(2026, 8, 14))
    ctx.services.counter.stop_counting(Counting.RATHER_NOT)
    screen = TodayScreen(ctx)
    qtbot.addWidget(screen)
    screen.refresh()
    assert shell.rings is None
