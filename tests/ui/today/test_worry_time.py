"""Worries that were put off, on Today when their time has come."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.ui.today.screen import TodayScreen
from companion.ui.widgets.text import Text
from tests.ui.conftest import RecordingShell
from tests.ui.today.test_list import row_of, rows

DAY = timedelta(days=1)


def test_worries_whose_time_has_come_are_one_line_that_leads_to_them(
    live: TodayScreen, ctx: AppContext, shell: RecordingShell, qtbot: QtBot
) -> None:
    worries, today = ctx.services.worries, ctx.today()
    worries.park("The letter from the landlord", today - DAY)
    worries.park("Mum", today)
    worries.park("Court", today + DAY)
    row = row_of(live, "Worry time")
    assert row.act.accessibleName() == "Look at the worries put away"
    assert any("2 lines put away" in part.text() for part in row.findChildren(Text))
    qtbot.keyClick(row.act, Qt.Key.Key_Space)
    assert shell.went[-1] == ("cope", {"strategy": "worry-window", "start": True})


def test_what_is_settled_or_waits_for_another_day_is_not_in_the_list(live: TodayScreen, ctx: AppContext) -> None:
    worries, today = ctx.services.worries, ctx.today()
    worries.park("Court", today + DAY)
    worries.settle(worries.park("Mum", today).uuid)
    assert rows(live) == []
