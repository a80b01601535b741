"""Everything written down, in a list: past runs, days on medicine, further things; changed, removed, taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.counter import CountState, EventKind
from companion.domain.settings import Counting
from companion.ui.settings.day_sheets import DaySheet, MedicineSheet, NameSheet, RunSheet
from companion.ui.settings.screen import SettingsScreen
from companion.ui.settings.thing_sheet import ThingSheet
from companion.ui.widgets.buttons import Switch
from companion.ui.widgets.date_field import DateField
from companion.ui.widgets.page import ScrollArea
from companion.ui.widgets.sheet import Sheet
from tests.ui.conftest import RecordingShell

TODAY = date(2026, 11, 21)
S = TypeVar("S", bound=Sheet)


def back(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def settings(ctx: AppContext, show: Callable[..., QWidget]) -> SettingsScreen:
    screen = SettingsScreen(ctx)
    screen.refresh()
    show(screen)
    return screen


def press(page: QWidget, name: str, qtbot: QtBot) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None, name
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)


def opened(screen: QWidget, kind: type[S]) -> S:
    (sheet,) = [sheet for sheet in screen.window().findChildren(kind) if sheet.isVisible()]
    return sheet


def put(sheet: QWidget, name: str, day: date) -> None:
    field = sheet.findChild(DateField, name)
    assert isinstance(field, DateField)
    field.set_value(day)


def lines(page: QWidget) -> list[str]:
    buttons = page.findChildren(QPushButton, "written-change")
    return [button.accessibleName().removeprefix("Change: ") for button in buttons]


def undo(shell: RecordingShell) -> None:
    last = shell.toasts[-1][1]
    assert last is not None
    last()


def test_everything_written_down_stands_in_the_list_the_newest_first(settings: SettingsScreen, ctx: AppContext) -> None:
    ctx.services.counter.start_on(back(300))
    ctx.services.counter.add(EventKind.LAPSE, back(20))
    ctx.services.counter.not_stopped_yet()
    ctx.services.counter.add_past_run(date(2024, 1, 1), date(2024, 5, 29))
    ctx.services.counted.begin_medicine(back(30), "Buprenorphine", back(25))
    settings.refresh()
    assert lines(settings) == [
        "Not stopped again yet",
        "Used 1 November 2026",
        "On medicine: Buprenorphine, 22 October 2026 to 27 October 2026",
        "Counting from 25 January 2026",
        "Past run, 1 January 2024 to 29 May 2024: 150 days",
    ]


def test_a_past_run_is_added_changed_removed_and_brought_back_by_keyboard(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    ctx.services.counter.start_on(back(10))
    settings.refresh()
    press(settings, "add-run", qtbot)
    sheet = opened(settings, RunSheet)
    fields = [sheet.findChild(DateField, name) for name in ("run-first", "run-last")]
    for field, words in zip(fields, ("1 May 2024", "10 May 2024"), strict=True):
        assert isinstance(field, DateField)
        qtbot.keyClicks(field.line, words)
    press(sheet, "run-keep", qtbot)
    assert ctx.services.counter.count().total == 20
    settings.refresh()
    (change,) = [
        part for part in settings.findChildren(QPushButton, "written-change") if "Past run" in part.accessibleName()
    ]
    change.click()
    sheet = opened(settings, RunSheet)
    put(sheet, "run-last", date(2024, 5, 5))
    press(sheet, "run-keep", qtbot)
    assert ctx.services.counter.count().total == 15
    undo(shell)
    assert ctx.services.counter.count().total == 20
    settings.refresh()
    (away,) = [
        part for part in settings.findChildren(QPushButton, "written-remove") if "Past run" in part.accessibleName()
    ]
    away.click()
    assert ctx.services.counter.count().total == 10
    undo(shell)
    assert ctx.services.counter.count().total == 20


def test_a_past_run_says_the_total_before_and_after_while_its_days_are_typed(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    ctx.services.counter.start_on(back(10))
    settings.refresh()
    press(settings, "add-run", qtbot)
    sheet = opened(settings, RunSheet)
    said = sheet.findChild(QLabel, "day-effect")
    assert isinstance(said, QLabel)
    put(sheet, "run-first", date(2024, 5, 1))
    assert not said.isVisible()
    put(sheet, "run-last", date(2024, 5, 10))
    assert said.isVisible()
    assert said.text() == "Days without use in all: 20 days. As it is now: 10 days."
    put(sheet, "run-last", date(2024, 4, 10))
    assert not said.isVisible()
    put(sheet, "run-first", back(9))
    put(sheet, "run-last", back(8))
    assert said.text() == "This changes nothing in the count."
    assert ctx.services.counter.count().total == 10
    sheet.reject()


def test_a_past_run_the_wrong_way_round_or_not_over_is_said_and_not_kept(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    press(settings, "add-run", qtbot)
    sheet = opened(settings, RunSheet)
    put(sheet, "run-first", date(2024, 5, 10))
    put(sheet, "run-last", date(2024, 5, 1))
    press(sheet, "run-keep", qtbot)
    assert sheet.says.text() == "The last day comes before the first."
    put(sheet, "run-last", TODAY)
    press(sheet, "run-keep", qtbot)
    assert sheet.isVisible()
    assert ctx.services.counter.events() == ()
    sheet.reject()


def test_days_on_medicine_are_written_down_and_end(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    press(settings, "add-medicine", qtbot)
    sheet = opened(settings, MedicineSheet)
    name = sheet.findChild(QLineEdit, "medicine-name")
    assert name is not None
    qtbot.keyClicks(name, "Buvidal")
    put(sheet, "medicine-first", back(20))
    press(sheet, "medicine-keep", qtbot)
    assert ctx.services.counter.count().on_medicine == 21
    settings.refresh()
    assert lines(settings) == ["On medicine: Buvidal, since 1 November 2026"]
    change = settings.findChild(QPushButton, "written-change")
    assert change is not None
    change.click()
    sheet = opened(settings, MedicineSheet)
    goes_on = sheet.findChild(Switch, "medicine-goes-on")
    assert goes_on is not None
    goes_on.click()
    put(sheet, "medicine-last", back(30))
    press(sheet, "medicine-keep", qtbot)
    assert sheet.says.text() == "The last day comes before the first."
    put(sheet, "medicine-last", back(11))
    press(sheet, "medicine-keep", qtbot)
    assert ctx.services.counter.count().on_medicine == 10
    undo(shell)
    assert ctx.services.counter.count().on_medicine == 21


def test_a_prescribed_medicine_cannot_be_counted_against_them_and_days_on_it_are_offered(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    press(settings, "thing-add", qtbot)
    sheet = opened(settings, NameSheet)
    line = sheet.findChild(QLineEdit, "thing-name")
    assert line is not None
    press(sheet, "thing-keep", qtbot)
    assert sheet.says.text() == "Write a name for it."
    qtbot.keyClicks(line, "My methadone")
    press(sheet, "thing-keep", qtbot)
    refused = sheet.findChild(QLabel, "thing-refused")
    assert refused is not None
    assert "Prescribed medicine never counts against anyone" in refused.text()
    assert ctx.services.counted.all() == ()
    press(sheet, "thing-medicine", qtbot)
    medicine = opened(settings, MedicineSheet)
    name = medicine.findChild(QLineEdit, "medicine-name")
    assert name is not None
    assert name.text() == "My methadone"
    medicine.reject()


def test_something_further_is_named_counted_and_kept_in_its_own_sheet(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    ctx.services.counter.start_on(back(50))
    press(settings, "thing-add", qtbot)
    sheet = opened(settings, NameSheet)
    line = sheet.findChild(QLineEdit, "thing-name")
    assert line is not None
    qtbot.keyClicks(line, "street methadone")
    press(sheet, "thing-keep", qtbot)
    own = opened(settings, ThingSheet)
    assert [thing.name for thing in ctx.services.counted.all()] == ["street methadone"]
    assert own.findChild(QPushButton, "add-medicine") is None
    press(own, "add-start", qtbot)
    day = opened(own, DaySheet)
    QApplication.processEvents()
    scroll = day.findChild(ScrollArea)
    assert scroll is not None
    assert scroll.verticalScrollBar().maximum() == 0, "a sheet with one field has room for it"
    put(day, "day-field", back(12))
    press(day, "day-keep", qtbot)
    (further,) = ctx.services.counted.counts()
    assert (further.count.days, ctx.services.counter.count().days) == (12, 50)
    label = own.findChild(QLabel, "thing-days")
    assert label is not None
    assert label.text() == "street methadone: 12 days"
    press(own, "list-undo", qtbot)
    assert ctx.services.counted.counts()[0].count.days == 0
    own.reject()


def test_a_day_of_use_of_something_further_begins_with_safety_and_nothing_stands_before_it(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    made = ctx.services.counted.add("street methadone")
    settings.refresh()
    press(settings, "thing-dates-0", qtbot)
    own = opened(settings, ThingSheet)
    press(own, "add-lapse", qtbot)
    assert not own.isVisible()
    assert shell.went == [("lapse", {"day": None, "count": True, "counted": made.uuid})]
    assert ctx.services.counter.events(made.uuid) == ()


def test_further_things_are_renamed_moved_removed_and_brought_back(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    for name in ("Smoking", "Drinking"):
        ctx.services.counted.add(name)
    settings.refresh()

    def names() -> list[str]:
        settings.refresh()
        return [thing.name for thing in ctx.services.counted.all()]

    press(settings, "thing-up-1", qtbot)
    assert names() == ["Drinking", "Smoking"]
    press(settings, "thing-name-0", qtbot)
    sheet = opened(settings, NameSheet)
    line = sheet.findChild(QLineEdit, "thing-name")
    assert line is not None
    line.selectAll()
    qtbot.keyClicks(line, "Alcohol")
    press(sheet, "thing-keep", qtbot)
    assert names() == ["Alcohol", "Smoking"]
    press(settings, "thing-remove-0", qtbot)
    assert names() == ["Smoking"]
    undo(shell)
    assert names() == ["Alcohol", "Smoking"]


def test_saying_when_they_stopped_closes_what_was_left_open(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    ctx.services.counter.start_on(back(50))
    ctx.services.counter.add(EventKind.LAPSE, back(10))
    ctx.services.counter.not_stopped_yet()
    settings.refresh()
    press(settings, "add-restart", qtbot)
    sheet = opened(settings, DaySheet)
    put(sheet, "day-field", back(3))
    press(sheet, "day-keep", qtbot)
    count = ctx.services.counter.count()
    assert (count.state, count.days) == (CountState.COUNTING, 3)


def test_a_long_list_shows_the_latest_and_the_others_on_asking(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    ctx.services.counter.start_on(back(400))
    for days in range(1, 40):
        ctx.services.counter.add(EventKind.LAPSE, back(days * 9))
    settings.refresh()
    assert len(lines(settings)) == 8
    assert lines(settings)[0] == "Used 12 November 2026"
    press(settings, "written-all", qtbot)
    QApplication.processEvents()
    assert len(lines(settings)) == 40
    # Its button went, and the keyboard is in the first line it brought.
    assert settings.focusWidget() in settings.findChildren(QWidget, "written-change")[8:9]


@pytest.mark.parametrize(("how", "words"), [(Counting.NOT_YET, "Whenever you like"), (Counting.RATHER_NOT, "fine")])
def test_not_counting_is_met_kindly(settings: SettingsScreen, ctx: AppContext, how: Counting, words: str) -> None:
    ctx.services.counter.stop_counting(how)
    settings.refresh()
    label = settings.findChild(QLabel, "count-words")
    assert label is not None
    assert words in label.text()


def test_after_a_line_is_gone_the_keyboard_is_still_in_the_list(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    ctx.services.counter.start_on(back(50))
    settings.refresh()
    press(settings, "written-remove", qtbot)
    settings.refresh()
    held = settings.window().focusWidget()
    assert held is not None
    assert held.objectName() == "add-start"
