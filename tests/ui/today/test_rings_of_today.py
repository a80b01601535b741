"""The rings of Today besides their picture: as the mark where that is hidden, and on paper from the counter's menu."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QMenu
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.counter import EventKind
from companion.domain.settings import Counting, Headline
from companion.ui.today.screen import TodayScreen
from companion.ui.widgets.rings import RingsView
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


def test_the_menu_of_the_counter_prints_the_rings(
    ctx: AppContext, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[tuple[int, bool]] = []
    monkeypatch.setattr(
        "companion.ui.widgets.ring_sheet.ask_and_print",
        lambda rings, _parent, *, dates: printed.append((len(rings.months), dates)) is None,
    )
    ctx.services.counter.start_on(date(2026, 8, 14))
    screen = TodayScreen(ctx)
    qtbot.addWidget(screen)
    screen.refresh()
    button = screen.findChild(QAbstractButton, "counter-more")
    assert button is not None
    button.click()
    menu = screen.findChild(QMenu, "counter-menu")
    assert menu is not None
    by_name = {action.objectName(): action for action in menu.actions()}
    by_name["print-rings"].trigger()
    by_name["print-rings-dated"].trigger()
    menu.close()
    assert printed == [(4, False), (4, True)]


def test_whoever_would_rather_not_count_has_the_mark_of_everybody(
    ctx: AppContext, shell: RecordingShell, qtbot: QtBot
) -> None:
    ctx.services.counter.start_on(date(2026, 8, 14))
    ctx.services.counter.stop_counting(Counting.RATHER_NOT)
    screen = TodayScreen(ctx)
    qtbot.addWidget(screen)
    screen.refresh()
    assert shell.rings is None


def test_of_a_month_that_nobody_counted_no_nought_is_said(
    ctx: AppContext, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr("companion.ui.widgets.rings.say_aloud", lambda _part, words: said.append(words))
    ctx.services.counter.add_past_run(date(2025, 1, 1), date(2025, 3, 31))
    ctx.services.counter.add(EventKind.LAPSE, date(2025, 8, 3))
    ctx.services.counter.start_on(date(2026, 8, 14))
    screen = TodayScreen(ctx)
    qtbot.addWidget(screen)
    screen.refresh()
    view = screen.findChild(RingsView)
    assert view is not None
    qtbot.keyClick(view, Qt.Key.Key_Home)
    while "knot" not in said[-1]:
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert said[-1] == "From 31 July 2025: no days are counted here, 1 knot"
    assert said[0] == "From 31 December 2024: 30 days without use"
    assert not any(": 0 days" in words for words in said)
