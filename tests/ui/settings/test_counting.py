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
from companion.domain.settings import Counting
from companion.ui.settings.day_sheets import DaySheet
from companion.ui.settings.screen import SettingsScreen
from companion.ui.widgets.buttons import Switch
from companion.ui.widgets.calendar import Calendar, DayCell
from companion.ui.widgets.date_field import DateField
from tests.ui.conftest import RecordingShell
from tests.ui.hands import press_enter

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
    assert "What you gained on other days stays." in words_on(sheet)
    field_of(sheet).set_value(TODAY)
    assert "Days without use in all: 99 days. As it is now: 100 days." in words_on(sheet)
    press_enter(sheet)
    after = ctx.services.counter.count()
    assert (before.total, before.longest) == (100, 100)
    assert (after.total, after.longest, after.days) == (99, 99, 0)
    said = words_on(settings)
    assert "your total is one less, and a longest run it falls into gets shorter" in said
    assert "stay in your longest run" not in said


def test_a_count_begun_anew_keeps_the_days_before_it_unless_they_say_otherwise(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    sheet = asked(settings, qtbot, EventKind.START)
    field_of(sheet).set_value(TODAY)
    keeps = sheet.findChild(Switch, "day-keeps")
    assert keeps is not None
    assert (keeps.isVisible(), keeps.isChecked()) == (True, True)
    assert keeps.text() == "Leave the 99 days before it in my total"
    assert "every other day stays counted" in words_on(sheet)
    press_enter(sheet)
    count = ctx.services.counter.count()
    assert (count.days, count.since, count.longest, count.total) == (0, TODAY, 99, 99)
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    assert (ctx.services.counter.count().days, len(ctx.services.counter.events())) == (100, 1)
    sheet = asked(settings, qtbot, EventKind.START)
    field_of(sheet).set_value(TODAY)
    keeps = sheet.findChildren(Switch, "day-keeps")[-1]
    keeps.click()
    press_enter(sheet)
    assert ctx.services.counter.count().total == 0


def test_a_later_start_says_before_it_is_done_what_becomes_of_total_and_longest_run(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    sheet = asked(settings, qtbot, EventKind.START)
    field_of(sheet).set_value(date(2026, 11, 1))
    said = words_on(sheet)
    assert "Days without use in all: 99 days. As it is now: 100 days." in said
    assert "Your longest run: 79 days. As it is now: 100 days." in said
    assert "You can undo this right after." in said
    keeps = sheet.findChild(Switch, "day-keeps")
    assert keeps is not None
    keeps.click()
    said = words_on(sheet)
    assert "Days without use in all: 20 days. As it is now: 100 days." in said
    assert "Your longest run: 20 days. As it is now: 100 days." in said
    keeps.click()
    assert "Days without use in all: 99 days." in words_on(sheet)
    press_enter(sheet)
    count = ctx.services.counter.count()
    assert (count.total, count.longest) == (99, 79)


def test_a_start_corrected_in_the_list_keeps_the_days_before_it_too(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    (change,) = settings.findChildren(QPushButton, "written-change")
    qtbot.mouseClick(change, Qt.MouseButton.LeftButton)
    (sheet,) = [sheet for sheet in settings.window().findChildren(DaySheet) if sheet.isVisible()]
    keeps = sheet.findChild(Switch, "day-keeps")
    assert keeps is not None
    assert not keeps.isVisible()
    line = field_of(sheet).line
    qtbot.keyClicks(line, "1/11/2026")
    # The choice is seen before anything is kept.
    assert (keeps.isVisible(), keeps.text()) == (True, "Leave the 79 days before it in my total")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert not sheet.isVisible()
    count = ctx.services.counter.count()
    assert (count.since, count.days, count.total) == (date(2026, 11, 1), 20, 99)


def test_a_restart_that_follows_no_day_of_use_says_so_and_leads_to_telling_of_one(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    sheet = asked(settings, qtbot, EventKind.RESTART)
    said = words_on(sheet)
    assert "No day you used is written down between the last beginning and this day." in said
    assert "goes on from this day" not in said
    lapse = sheet.findChild(QPushButton, "day-lapse")
    assert lapse is not None
    assert lapse.isVisible()
    qtbot.mouseClick(lapse, Qt.MouseButton.LeftButton)
    assert not sheet.isVisible()
    assert shell.went[-1] == ("lapse", {"day": None, "count": True})
    assert len(ctx.services.counter.events()) == 1


def test_a_restart_says_from_when_on_the_days_are_not_counted(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    ctx.services.counter.add(EventKind.LAPSE, date(2026, 11, 1))
    sheet = asked(settings, qtbot, EventKind.RESTART)
    field_of(sheet).set_value(date(2026, 11, 5))
    said = words_on(sheet)
    assert "You used on 1 November 2026. The days from then up to the day you stopped again are not counted." in said
    assert "The count goes on from this day." in said
    assert "Days without use in all: 95 days. As it is now: 99 days." in said
    press_enter(sheet)
    assert (ctx.services.counter.count().total, ctx.services.counter.count().days) == (95, 16)


def test_moving_a_day_of_use_says_what_becomes_of_the_day_they_stopped_again(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    ctx.services.counter.add(EventKind.LAPSE, date(2026, 11, 10))
    ctx.services.counter.stopped_again(date(2026, 11, 12))
    settings.refresh()
    (change,) = [one for one in settings.findChildren(QPushButton, "written-change") if "Used" in one.accessibleName()]
    qtbot.mouseClick(change, Qt.MouseButton.LeftButton)
    (sheet,) = [sheet for sheet in settings.window().findChildren(DaySheet) if sheet.isVisible()]
    assert "You stopped again on 12 November 2026. The days up to then are not counted either." in words_on(sheet)
    assert "What you gained on other days stays." in words_on(sheet)
    field_of(sheet).set_value(date(2026, 11, 2))
    assert "What you gained on other days stays." not in words_on(sheet)
    assert "Days without use in all: 89 days. As it is now: 97 days." in words_on(sheet)
    field_of(sheet).set_value(date(2026, 11, 15))
    assert "“Stopped again 12 November 2026” no longer follows it, and goes." in words_on(sheet)
    press_enter(sheet)
    assert [event.kind for event in ctx.services.counter.events()] == [EventKind.START, EventKind.LAPSE]
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    settings.refresh()
    (away,) = [one for one in settings.findChildren(QPushButton, "written-remove") if "Used" in one.accessibleName()]
    qtbot.mouseClick(away, Qt.MouseButton.LeftButton)
    assert shell.toasts[-1][0] == "Removed, with when you stopped again after it"


def test_where_days_are_not_counted_no_word_promises_that_they_are(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    ctx.services.counter.stop_counting(Counting.RATHER_NOT)
    ctx.services.counter.add(EventKind.LAPSE, date(2026, 11, 1))
    sheet = asked(settings, qtbot, EventKind.RESTART)
    assert "Today shows no days now, as you chose. This is written down all the same." in words_on(sheet)
    sheet.reject()


def test_after_the_lock_the_choice_stands_as_it_was_made_with_what_the_day_does(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    ctx.services.counter.add(EventKind.LAPSE, TODAY - timedelta(days=50))
    sheet = asked(settings, qtbot, EventKind.START)
    field_of(sheet).set_value(TODAY - timedelta(days=7))
    keeps = sheet.findChild(Switch, "day-keeps")
    assert keeps is not None
    keeps.click()
    kept, said = sheet.kept_words(), keeps.text()
    sheet.reject()
    again = DaySheet("The day I count from", ctx, None, sheet._effect, settings)
    again.open()
    again.take_words(kept)
    keeps = again.findChild(Switch, "day-keeps")
    assert keeps is not None
    assert (keeps.text(), keeps.isChecked()) == (said, False)
    again.reject()
