"""The sheets where reasons, dates of raised risk and the place of naloxone are written."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.plans import RiskKind
from companion.domain.problems import DiskFull
from companion.ui.naloxone_sheet import NaloxoneSheet
from companion.ui.own_list import OwnListSheet
from companion.ui.reasons_sheet import ReasonsSheet
from companion.ui.risk_dates_sheet import RiskDatesSheet
from companion.ui.widgets.buttons import Button
from tests.ui.conftest import RecordingShell
from tests.ui.today.conftest import press, shown
from tests.ui.walk import tab_walk

TODAY = date(2026, 11, 21)


@pytest.fixture
def window(qtbot: QtBot, themed: None) -> QWidget:
    """Something for sheets to stand over."""
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(1000, 780)
    with qtbot.waitExposed(page):
        page.show()
    return page


def opened(sheet: OwnListSheet | NaloxoneSheet, qtbot: QtBot) -> QWidget:
    with qtbot.waitExposed(sheet):
        sheet.open()
    return sheet


def why(ctx: AppContext) -> list[str]:
    return [one.words for one in ctx.services.plans.reasons()]


def text(sheet: QWidget, name: str) -> QPlainTextEdit:
    found = sheet.findChild(QPlainTextEdit, name)
    assert found is not None
    return found


def test_reasons_are_written_by_keyboard_alone_and_kept_however_the_sheet_closes(
    ctx: AppContext, window: QWidget, qtbot: QtBot
) -> None:
    sheet = opened(ReasonsSheet(ctx, window), qtbot)
    new = text(sheet, "reason-new")
    qtbot.keyClicks(new, "My son")
    add = sheet.findChild(Button, "reason-add")
    assert add is not None
    qtbot.keyClick(add, Qt.Key.Key_Return)
    assert why(ctx) == ["My son"]
    qtbot.keyClicks(new, "Waking up well")
    qtbot.keyClicks(text(sheet, "reason-0"), "and his football: ")
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert why(ctx) == ["and his football: My son", "Waking up well"]


def test_reasons_move_and_go_and_what_is_gone_comes_back(ctx: AppContext, window: QWidget, qtbot: QtBot) -> None:
    for reason in ("one", "two", "three"):
        ctx.services.plans.add_reason(reason)
    sheet = opened(ReasonsSheet(ctx, window), qtbot)
    press(qtbot, sheet, "reason-up-2")
    assert why(ctx) == ["one", "three", "two"]
    press(qtbot, sheet, "reason-remove-0")
    assert why(ctx) == ["three", "two"]
    press(qtbot, sheet, "list-undo")
    assert why(ctx) == ["one", "three", "two"]
    assert not shown(sheet, "list-undo")


def test_a_reason_emptied_by_hand_is_not_lost(ctx: AppContext, window: QWidget, qtbot: QtBot) -> None:
    ctx.services.plans.add_reason("My son")
    sheet = opened(ReasonsSheet(ctx, window), qtbot)
    text(sheet, "reason-0").clear()
    press(qtbot, sheet, "list-done")
    assert why(ctx) == ["My son"]


def test_tab_goes_from_the_new_one_through_each_reason_and_its_buttons(
    ctx: AppContext, window: QWidget, qtbot: QtBot
) -> None:
    for reason in ("one", "two"):
        ctx.services.plans.add_reason(reason)
    sheet = opened(ReasonsSheet(ctx, window), qtbot)
    walked = [part.objectName() for part in tab_walk(sheet)]
    expected = [
        *("reason-new", "reason-add"),
        *("reason-0", "reason-down-0", "reason-remove-0", "reason-1", "reason-up-1", "reason-remove-1"),
        "list-done",
    ]
    assert walked == expected
    press(qtbot, sheet, "reason-up-1")
    assert [part.objectName() for part in tab_walk(sheet)] == expected


def test_what_cannot_be_kept_is_said_and_stays_in_the_sheet(
    ctx: AppContext, window: QWidget, qtbot: QtBot, shell: RecordingShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = opened(ReasonsSheet(ctx, window), qtbot)
    qtbot.keyClicks(text(sheet, "reason-new"), "My son")

    def full(_words: str) -> None:
        raise DiskFull(ctx.paths.data)

    monkeypatch.setattr(ctx.services.plans, "add_reason", full)
    press(qtbot, sheet, "list-done")
    assert sheet.isVisible()
    assert isinstance(shell.problems[-1], DiskFull)
    monkeypatch.undo()
    press(qtbot, sheet, "list-done")
    assert why(ctx) == ["My son"]


def test_a_date_is_entered_changed_and_taken_away_with_undo(ctx: AppContext, window: QWidget, qtbot: QtBot) -> None:
    sheet = opened(RiskDatesSheet(ctx, window), qtbot)
    kind, day = sheet.findChild(QComboBox, "risk-kind"), sheet.findChild(QLineEdit, "date-line")
    assert kind is not None
    assert day is not None
    assert kind.hasFocus()
    kind.setCurrentIndex(kind.findData("custody"))
    qtbot.keyClicks(day, "14 August 2026")
    press(qtbot, sheet, "risk-keep")
    (kept,) = ctx.services.plans.risk_dates()
    assert (kept.kind, kept.day) == (RiskKind.CUSTODY, date(2026, 8, 14))
    press(qtbot, sheet, "risk-change-0")
    day.selectAll()
    qtbot.keyClicks(day, "yesterday")
    press(qtbot, sheet, "risk-keep")
    assert ctx.services.plans.risk_dates()[0].day == TODAY - timedelta(days=1)
    press(qtbot, sheet, "risk-remove-0")
    assert ctx.services.plans.risk_dates() == ()
    qtbot.keyClick(sheet, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(ctx.services.plans.risk_dates()) == 1


def test_done_keeps_the_date_that_is_written_and_escape_gives_it_up(
    ctx: AppContext, window: QWidget, qtbot: QtBot
) -> None:
    for name, expected in (("escape", 0), ("list-done", 1)):
        sheet = opened(RiskDatesSheet(ctx, window), qtbot)
        day = sheet.findChild(QLineEdit, "date-line")
        assert day is not None
        qtbot.keyClicks(day, "today")
        if name == "escape":
            qtbot.keyClick(sheet, Qt.Key.Key_Escape)
        else:
            press(qtbot, sheet, name)
        assert len(ctx.services.plans.risk_dates()) == expected


def test_a_date_that_cannot_be_read_keeps_the_sheet_open_and_says_so(
    ctx: AppContext, window: QWidget, qtbot: QtBot
) -> None:
    sheet = opened(RiskDatesSheet(ctx, window), qtbot)
    day = sheet.findChild(QLineEdit, "date-line")
    assert day is not None
    qtbot.keyClicks(day, "some day")
    press(qtbot, sheet, "list-done")
    assert sheet.isVisible()
    assert ctx.services.plans.risk_dates() == ()
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)


def test_where_naloxone_is_kept_is_written_down(ctx: AppContext, window: QWidget, qtbot: QtBot) -> None:
    sheet = opened(NaloxoneSheet(ctx, window), qtbot)
    place = sheet.findChild(QLineEdit, "naloxone-place")
    assert place is not None
    qtbot.keyClicks(place, "Kitchen drawer")
    press(qtbot, sheet, "naloxone-save")
    settings = ctx.services.settings.current()
    assert (settings.naloxone_at_hand, settings.naloxone_place) == (True, "Kitchen drawer")


def test_whoever_has_none_yet_is_told_how_to_get_it(ctx: AppContext, window: QWidget, qtbot: QtBot) -> None:
    sheet = opened(NaloxoneSheet(ctx, window), qtbot)
    assert not shown(sheet, "naloxone-how")
    press(qtbot, sheet, "naloxone-no")
    assert shown(sheet, "naloxone-how")
    press(qtbot, sheet, "naloxone-save")
    assert ctx.services.settings.current().naloxone_at_hand is False
