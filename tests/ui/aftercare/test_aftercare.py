"""The calendar of aftercare: begun from a day, changed freely, and its lines on Today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.plans import RiskKind
from companion.ui.aftercare.screen import AftercareScreen
from companion.ui.aftercare.sheets import DischargeSheet, StepSheet
from companion.ui.dates import full_date
from companion.ui.today.screen import TodayScreen
from tests.ui.conftest import RecordingShell, ShowLive
from tests.ui.hands import click, part, said
from tests.ui.today.test_list import row_of

DAY = timedelta(days=1)


@pytest.fixture
def screen(ctx: AppContext, show_live: ShowLive) -> AftercareScreen:
    return show_live(AftercareScreen(ctx), 980, 780)


def begun(ctx: AppContext, ago: int = 0) -> None:
    left = ctx.today() - DAY * ago
    ctx.services.aftercare.begin(left, "", [(left + DAY * one, f"day {one}") for one in (0, 2, 5, 9, 89)])


def test_thirteen_weeks_come_from_one_day_with_the_four_weeks_of_care(
    screen: AftercareScreen, ctx: AppContext, shell: RecordingShell, qtbot: QtBot
) -> None:
    click(qtbot, screen, "aftercare-begin")
    (sheet,) = screen.findChildren(DischargeSheet)
    click(qtbot, sheet, "discharge-save")
    assert ctx.services.aftercare.discharges() == (), "a day is needed"
    sheet.day.set_value(ctx.today())
    sheet.left_from.setText("St Anne's")
    sheet.kind.setCurrentIndex(sheet.kind.findData(RiskKind.HOSPITAL.value))
    click(qtbot, sheet, "discharge-save")
    lines = ctx.library.aftercare().steps
    assert [step.words for step in ctx.services.aftercare.steps()] == [line.words for line in lines]
    assert [(one.kind, one.day) for one in ctx.services.plans.risk_dates()] == [(RiskKind.HOSPITAL, ctx.today())]
    assert {"The first day", "The first three days", "Week 1", "Week 13"} <= set(said(screen))
    undo = shell.toasts[0][1]
    assert undo is not None
    undo()
    assert ctx.services.aftercare.discharges() == ()
    assert ctx.services.plans.risk_dates() == (), "one way back for both"


def test_a_line_is_ticked_changed_and_taken_away(
    screen: AftercareScreen, ctx: AppContext, shell: RecordingShell, qtbot: QtBot
) -> None:
    begun(ctx)
    first = ctx.services.aftercare.steps()[0]
    qtbot.keyClick(part(screen, f"step-tick-{first.uuid}"), Qt.Key.Key_Space)
    assert ctx.services.aftercare.steps()[0].done_at == ctx.clock.now()
    click(qtbot, screen, f"step-change-{first.uuid}")
    (sheet,) = screen.findChildren(StepSheet)
    sheet.words.setText("")
    click(qtbot, sheet, "step-save")
    assert sheet.isVisible()
    sheet.words.setText("Ring Dana")
    click(qtbot, sheet, "step-save")
    assert "Ring Dana" in said(screen)
    click(qtbot, screen, f"step-remove-{first.uuid}")
    assert "Ring Dana" not in said(screen)
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    assert "Ring Dana" in said(screen)


def test_a_line_of_their_own_is_added_by_the_keyboard(screen: AftercareScreen, ctx: AppContext, qtbot: QtBot) -> None:
    begun(ctx)
    qtbot.keyClick(part(screen, "aftercare-add"), Qt.Key.Key_Space)
    (sheet,) = screen.findChildren(StepSheet)
    qtbot.keyClicks(sheet.words, "Swim")
    qtbot.keyClick(sheet.words, Qt.Key.Key_Return)
    assert [step.words for step in ctx.services.aftercare.steps(ctx.today())] == ["day 0", "Swim"]


def test_what_is_past_is_folded_and_shown_on_asking(screen: AftercareScreen, ctx: AppContext, qtbot: QtBot) -> None:
    begun(ctx, ago=8)
    assert "day 0" not in said(screen)
    assert "day 9" in said(screen)
    click(qtbot, screen, "aftercare-past")
    assert "day 0" in said(screen)


def test_after_the_thirteen_weeks_a_kind_word_is_left(screen: AftercareScreen, ctx: AppContext) -> None:
    begun(ctx, ago=120)
    assert any("What you built in them stays" in words for words in said(screen))


def test_another_day_moves_what_is_not_done(screen: AftercareScreen, ctx: AppContext, qtbot: QtBot) -> None:
    begun(ctx)
    click(qtbot, screen, "aftercare-move")
    (sheet,) = screen.findChildren(DischargeSheet)
    sheet.day.set_value(ctx.today() + DAY * 2)
    click(qtbot, sheet, "discharge-save")
    assert ctx.services.aftercare.steps()[0].day == ctx.today() + DAY * 2


def test_the_four_weeks_move_along_with_the_day_and_back(
    screen: AftercareScreen, ctx: AppContext, shell: RecordingShell, qtbot: QtBot
) -> None:
    begun(ctx)
    plans, today = ctx.services.plans, ctx.today()
    for kind, day in ((RiskKind.CUSTODY, today), (RiskKind.MEDICINE, today), (RiskKind.DETOX, today - DAY * 9)):
        plans.add_risk_date(kind, day)
    before = set(plans.risk_dates())
    click(qtbot, screen, "aftercare-move")
    (sheet,) = screen.findChildren(DischargeSheet)
    sheet.day.set_value(today + DAY * 7)
    click(qtbot, sheet, "discharge-save")
    assert {(one.kind, one.day) for one in plans.risk_dates()} == {
        (RiskKind.CUSTODY, today + DAY * 7),
        (RiskKind.MEDICINE, today),
        (RiskKind.DETOX, today - DAY * 9),
    }
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    assert set(plans.risk_dates()) == before


def test_every_calendar_is_within_reach_and_the_one_just_begun_is_shown(
    screen: AftercareScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    begun(ctx)
    (newest,) = ctx.services.aftercare.discharges()
    click(qtbot, screen, "aftercare-anew")
    (sheet,) = screen.findChildren(DischargeSheet)
    sheet.day.set_value(ctx.today() - DAY * 3)
    sheet.left_from.setText("before that")
    click(qtbot, sheet, "discharge-save")
    assert part(screen, "aftercare-away").isVisible()
    assert f"{full_date(ctx.today() - DAY * 3)}, before that" in said(screen)
    assert "day 5" not in said(screen)
    at = screen.place()
    click(qtbot, screen, f"aftercare-look-{newest.uuid}")
    assert "day 5" in said(screen)
    screen.open(**at)
    assert "day 5" not in said(screen), "it is found again when everything is built anew"
    click(qtbot, screen, "aftercare-away")
    assert [one.uuid for one in ctx.services.aftercare.discharges()] == [newest.uuid]
    assert "day 5" in said(screen)


def test_the_line_of_the_day_is_on_today(ctx: AppContext, show: Callable[..., QWidget], qtbot: QtBot) -> None:
    begun(ctx, ago=2)
    today = TodayScreen(ctx)
    today.refresh()
    show(today)
    row = row_of(today, "day 2")
    qtbot.mouseClick(row.act, Qt.MouseButton.LeftButton)
    assert [step.done_at for step in ctx.services.aftercare.steps(ctx.today())] == [ctx.clock.now()]
