"""What is written down about starts and days of use: typed in a hurry, changed, and said honestly."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.counter import EventKind
from companion.ui.settings.day_sheets import DaySheet
from companion.ui.settings.screen import SettingsScreen
from companion.ui.widgets.calendar import Calendar, DayCell
from companion.ui.widgets.date_field import DateField

TODAY = date(2026, 11, 21)


@pytest.fixture
def settings(ctx: AppContext, show: Callable[..., QWidget]) -> SettingsScreen:
    ctx.services.counter.start_on(TODAY - timedelta(days=100))
    screen = SettingsScreen(ctx)
    screen.refresh()
    show(screen)
    return screen


def asked(screen: SettingsScreen, qtbot: QtBot, kind: EventKind) -> DaySheet:
    """The sheet that asks for a day of a kind, as its button opens it."""
    button = screen.findChild(QPushButton, f"add-{kind.value}")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    (sheet,) = [sheet for sheet in screen.window().findChildren(DaySheet) if sheet.isVisible()]
    sheet.activateWindow()
    return sheet


def field_of(sheet: DaySheet) -> DateField:
    field = sheet.findChild(DateField, "day-field")
    assert isinstance(field, DateField)
    return field


def words_on(of: QWidget) -> str:
    return " ".join(label.text() for label in of.findChildren(QLabel) if label.isVisible())


def test_a_day_typed_in_a_hurry_is_the_day_that_is_kept(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    ctx.services.counter.add(EventKind.LAPSE, date(2026, 11, 1))
    sheet = asked(settings, qtbot, EventKind.RESTART)
    line = field_of(sheet).line
    qtbot.keyClicks(line, "05/11/2026")
    assert "That is Thursday 5 November 2026." in words_on(sheet)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert not sheet.isVisible()
    assert ctx.services.counter.count().since == date(2026, 11, 5)


def test_nothing_is_kept_of_a_day_that_cannot_be_read(settings: SettingsScreen, ctx: AppContext, qtbot: QtBot) -> None:
    before = ctx.services.counter.events()
    sheet = asked(settings, qtbot, EventKind.RESTART)
    field = field_of(sheet)
    for words in ("last week", "22/11/2026"):
        field.line.selectAll()
        qtbot.keyClicks(field.line, words)
        keep = sheet.findChild(QPushButton, "day-keep")
        assert keep is not None
        qtbot.mouseClick(keep, Qt.MouseButton.LeftButton)
        assert sheet.isVisible()
        assert field.problem()
        assert field.line.text() == words
    assert ctx.services.counter.events() == before
    sheet.reject()


def test_the_ready_days_are_one_press_away(settings: SettingsScreen, ctx: AppContext, qtbot: QtBot) -> None:
    sheet = asked(settings, qtbot, EventKind.RESTART)
    qtbot.keyClicks(field_of(sheet).line, "half a wo")
    button = sheet.findChild(QPushButton, "day-7-back")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert field_of(sheet).value() == TODAY - timedelta(days=7)
    assert field_of(sheet).problem() == ""
    sheet.reject()


def test_the_calendar_begins_the_week_as_the_settings_say(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    ctx.services.settings.change(first_weekday=7)
    sheet = asked(settings, qtbot, EventKind.RESTART)
    field = field_of(sheet)
    field.open_calendar()
    calendar = field.findChild(Calendar)
    assert isinstance(calendar, Calendar)
    first = next(cell for cell in calendar.findChildren(DayCell) if cell.isVisible())
    # The first of November 2026 is a Sunday.
    assert first.accessibleName() == "Sunday 1 November 2026"
    assert first is calendar.findChildren(DayCell)[0]
    calendar.close()
    sheet.reject()


def test_what_is_said_of_a_day_of_use_is_what_happens_to_the_numbers(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    ctx.services.counter.add(EventKind.LAPSE, TODAY - timedelta(days=200))
    settings.refresh()
    before = ctx.services.counter.count()
    button = [part for part in settings.findChildren(QPushButton, "written-change") if "Used" in part.accessibleName()]
    qtbot.mouseClick(button[0], Qt.MouseButton.LeftButton)
    (sheet,) = [sheet for sheet in settings.window().findChildren(DaySheet) if sheet.isVisible()]
    assert "This one day comes out of your total. Every other day stays counted." in words_on(sheet)
    assert "If it falls into your longest run, that run gets shorter." in words_on(sheet)
    field_of(sheet).set_value(TODAY)
    sheet.accept()
    after = ctx.services.counter.count()
    assert (before.total, before.longest) == (100, 100)
    assert (after.total, after.longest, after.days) == (99, 99, 0)
    said = words_on(settings)
    assert "your total is one less, and a longest run it falls into gets shorter" in said
    assert "stay in your longest run" not in said


def test_moving_the_beginning_says_what_it_takes_and_what_to_do_instead(settings: SettingsScreen, qtbot: QtBot) -> None:
    sheet = asked(settings, qtbot, EventKind.START)
    assert "days before it no longer count" in words_on(sheet)
    assert "write those two days down instead: then nothing is lost" in words_on(sheet)
    sheet.reject()
