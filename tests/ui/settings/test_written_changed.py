"""What follows on a changed day: where the keyboard goes, safety where it was lately, and a run's own days."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.counter import EventKind
from companion.ui.settings.day_sheets import DaySheet
from companion.ui.settings.screen import SettingsScreen
from companion.ui.widgets.date_field import DateField
from tests.ui.conftest import RecordingShell
from tests.ui.hands import press_enter
from tests.ui.settings.test_written_down import back, lines, opened, press, put


@pytest.fixture
def settings(ctx: AppContext, show: Callable[..., QWidget]) -> SettingsScreen:
    counter = ctx.services.counter
    counter.start_on(back(100))
    counter.add(EventKind.LAPSE, back(40))
    counter.add(EventKind.LAPSE, back(60))
    screen = SettingsScreen(ctx)
    screen.refresh()
    show(screen)
    return screen


def change(settings: SettingsScreen, words: str, qtbot: QtBot) -> DaySheet:
    (pencil,) = [one for one in settings.findChildren(QPushButton, "written-change") if words in one.accessibleName()]
    pencil.setFocus()
    qtbot.keyClick(pencil, Qt.Key.Key_Return)
    return opened(settings, DaySheet)


def test_after_a_change_the_keyboard_is_at_the_line_that_was_changed(settings: SettingsScreen, qtbot: QtBot) -> None:
    sheet = change(settings, "12 October", qtbot)
    put(sheet, "day-field", back(30))
    press_enter(sheet)
    settings.window().activateWindow()
    settings.refresh()
    here = settings.window().focusWidget()
    assert here is not None
    assert here.accessibleName() == "Change: Used 22 October 2026"


def test_after_a_line_was_removed_the_keyboard_is_at_the_one_in_its_place(
    settings: SettingsScreen, qtbot: QtBot
) -> None:
    away = settings.findChildren(QPushButton, "written-remove")[0]
    away.setFocus()
    qtbot.keyClick(away, Qt.Key.Key_Return)
    settings.refresh()
    here = QApplication.focusWidget()
    assert here is not None
    assert here.objectName() == "written-remove"
    assert here.accessibleName() == "Remove: Used 22 September 2026"


def test_the_day_counted_from_is_asked_with_the_one_there_is(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    press(settings, "add-start", qtbot)
    sheet = opened(settings, DaySheet)
    field = sheet.findChild(DateField, "day-field")
    assert isinstance(field, DateField)
    assert field.value() == back(100)
    before = ctx.services.counter.events()
    press_enter(sheet)
    assert ctx.services.counter.events() == before


@pytest.mark.parametrize(("ago", "led"), [(0, True), (1, True), (2, False)])
def test_a_day_of_use_moved_to_lately_leads_to_what_keeps_them_safe(
    settings: SettingsScreen, ctx: AppContext, shell: RecordingShell, qtbot: QtBot, ago: int, led: bool
) -> None:
    sheet = change(settings, "12 October", qtbot)
    put(sheet, "day-field", back(ago))
    press_enter(sheet)
    assert ctx.services.counter.count().lapses[-1] == back(ago)
    assert (("lapse", {"day": back(ago), "count": False}) in shell.went) is led


def test_a_past_run_is_said_with_the_days_it_counts(settings: SettingsScreen, ctx: AppContext) -> None:
    ctx.services.counter.add_past_run(back(65), back(56))
    settings.refresh()
    assert any(line.endswith("9 days") for line in lines(settings))
