"""Settings > Today: what is shown there, and the ways to reasons and dates."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.ui.reasons_sheet import ReasonsSheet
from companion.ui.risk_dates_sheet import RiskDatesSheet
from companion.ui.settings.screen import SettingsScreen
from companion.ui.widgets.buttons import Button, Switch


def test_a_part_of_today_is_hidden_by_its_switch_and_the_switch_follows_the_file(
    ctx: AppContext, show: Callable[..., QWidget], qtbot: QtBot
) -> None:
    screen = SettingsScreen(ctx)
    screen.refresh()
    show(screen)
    switch = screen.findChild(Switch, "show-weeks")
    assert switch is not None
    assert switch.isChecked()
    switch.setFocus()
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert ctx.services.settings.current().show_weeks is False
    ctx.services.settings.change(show_weeks=True)
    screen.refresh()
    assert switch.isChecked()


def test_reasons_and_dates_are_reached_from_here(ctx: AppContext, show: Callable[..., QWidget], qtbot: QtBot) -> None:
    screen = SettingsScreen(ctx)
    screen.refresh()
    show(screen)
    for name, kind in (("today-reasons", ReasonsSheet), ("today-dates", RiskDatesSheet)):
        button = screen.findChild(Button, name)
        assert button is not None
        qtbot.keyClick(button, Qt.Key.Key_Return)
        sheet = screen.findChild(kind)
        assert sheet is not None
        assert sheet.isVisible()
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)
