"""Writing the stay-safe plan, reading it large, and finding it in the worst hour."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import NoReturn, TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.aims import Kind
from companion.domain.contacts import ContactDetails, Number
from companion.domain.problems import DiskFull
from companion.domain.settings import Audience
from companion.domain.stay_safe import Part
from companion.services.stay_safe import StaySafeService
from companion.storage.database import Database
from companion.ui.help_now.page import HelpNow
from companion.ui.plan.aim_sheets import GoalSheet, IfThenSheet
from companion.ui.plan.hard_days_sheet import HardDaysSheet
from companion.ui.plan.part_sheet import PartSheet
from companion.ui.plan.screen import PlanScreen
from companion.ui.registry import screens_for
from companion.ui.widgets.copy_button import CopyButton
from companion.ui.widgets.sheet import Sheet
from tests.ui.conftest import RecordingShell, ShowLive
from tests.ui.hands import click, part, said

S = TypeVar("S", bound=Sheet)
DAY = timedelta(days=1)
IFE = ContactDetails("Ife", numbers=(Number("07700 900345"),))


@pytest.fixture
def screen(ctx: AppContext, show_live: ShowLive) -> PlanScreen:
    """My plan, told of every committed write as the shell tells it."""
    return show_live(PlanScreen(ctx), 980, 780)


def open_sheet(screen: PlanScreen, kind: type[S]) -> S:
    (sheet,) = [one for one in screen.findChildren(kind) if one.isVisible()]
    return sheet


def lines(ctx: AppContext, of: Part) -> list[str]:
    return [line.words for line in ctx.services.stay_safe.plan().of(of)]


# -- writing it ----------------------------------------------------------------------------------------------------


def test_an_empty_plan_says_what_each_part_is_for_and_asks_gently_for_one_to_ring(
    screen: PlanScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    assert "Small things I can do at once, wherever I am." in said(screen)
    assert part(screen, "plan-someone").isVisible()
    ife = ctx.services.contacts.add(IFE).uuid
    ctx.services.stay_safe.add(Part.TELL, contact=ife)
    assert screen.findChild(QWidget, "plan-someone") is None
    assert "Ife · 07700 900345" in said(screen)


def test_a_part_is_written_by_the_keyboard_alone(screen: PlanScreen, ctx: AppContext, qtbot: QtBot) -> None:
    qtbot.keyClick(part(screen, "plan-part-first"), Qt.Key.Key_Space)
    sheet = open_sheet(screen, PartSheet)
    qtbot.keyClicks(part(sheet, "plan-new"), "Ten minutes by the canal")
    qtbot.keyClick(part(sheet, "plan-add"), Qt.Key.Key_Space)
    qtbot.keyClicks(part(sheet, "plan-new"), "Toast")
    qtbot.keyClick(part(sheet, "list-done"), Qt.Key.Key_Space)
    assert lines(ctx, Part.FIRST) == ["Ten minutes by the canal", "Toast"]
    assert "Toast" in said(screen)


def test_what_is_half_written_is_kept_however_the_sheet_closes(
    screen: PlanScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    screen.open(part="first")
    sheet = open_sheet(screen, PartSheet)
    qtbot.keyClicks(part(sheet, "plan-new"), "Cold water")
    sheet.reject()
    assert lines(ctx, Part.FIRST) == ["Cold water"]


def test_an_example_is_taken_to_be_changed(screen: PlanScreen, ctx: AppContext, qtbot: QtBot) -> None:
    screen.open(part="first")
    sheet = open_sheet(screen, PartSheet)
    click(qtbot, sheet, "plan-example-1")
    qtbot.keyClicks(part(sheet, "plan-line-0"), "Ten minutes in the park")
    assert sheet.findChild(QWidget, "plan-example-1") is None
    click(qtbot, sheet, "list-done")
    assert lines(ctx, Part.FIRST) == ["Ten minutes in the park"]


def test_lines_move_and_go_with_a_way_back(screen: PlanScreen, ctx: AppContext, qtbot: QtBot) -> None:
    for words in ("one", "two"):
        ctx.services.stay_safe.add(Part.FIRST, words)
    screen.open(part="first")
    sheet = open_sheet(screen, PartSheet)
    click(qtbot, sheet, "plan-down-0")
    assert lines(ctx, Part.FIRST) == ["two", "one"]
    click(qtbot, sheet, "plan-remove-0")
    assert lines(ctx, Part.FIRST) == ["one"]
    click(qtbot, sheet, "list-undo")
    assert lines(ctx, Part.FIRST) == ["two", "one"]
    sheet.accept()


def test_what_could_not_be_brought_back_can_be_tried_again(
    screen: PlanScreen, ctx: AppContext, shell: RecordingShell, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_areas: object) -> NoReturn:
        raise DiskFull

    ctx.services.stay_safe.add(Part.FIRST, "one")
    screen.open(part="first")
    sheet = open_sheet(screen, PartSheet)
    click(qtbot, sheet, "plan-remove-0")
    with monkeypatch.context() as broken:
        broken.setattr(Database, "write", full)
        click(qtbot, sheet, "list-undo")
    assert [type(one) for one in shell.problems] == [DiskFull]
    assert lines(ctx, Part.FIRST) == []
    click(qtbot, sheet, "list-undo")
    assert lines(ctx, Part.FIRST) == ["one"]
    sheet.accept()


def test_whom_to_tell_is_chosen_from_their_people_and_only_once(
    screen: PlanScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    ife = ctx.services.contacts.add(IFE).uuid
    screen.open(part="tell")
    sheet = open_sheet(screen, PartSheet)
    chosen = part(sheet, "plan-who")
    for twice in range(2):
        qtbot.keyClick(chosen, Qt.Key.Key_Down)
        assert len(ctx.services.stay_safe.plan().lines) == twice, "going down the list adds nobody"
        qtbot.keyClick(part(sheet, "plan-who-add"), Qt.Key.Key_Space)
    assert [line.contact for line in ctx.services.stay_safe.plan().lines] == [ife]
    sheet.accept()


def test_a_line_of_the_country_is_chosen_for_the_services(screen: PlanScreen, ctx: AppContext, qtbot: QtBot) -> None:
    screen.open(part="services")
    sheet = open_sheet(screen, PartSheet)
    chosen = part(sheet, "plan-who")
    qtbot.keyClick(chosen, Qt.Key.Key_Down)
    qtbot.keyClick(part(sheet, "plan-who-add"), Qt.Key.Key_Space)
    (line,) = ctx.services.stay_safe.plan().lines
    assert line.helpline in {one.id for one in ctx.library.country(ctx.country()).lines}
    sheet.accept()


def test_a_full_disk_is_said_and_the_words_stay_in_the_sheet(
    screen: PlanScreen, shell: RecordingShell, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def full(*_given: object, **_named: object) -> None:
        raise DiskFull

    screen.open(part="first")
    sheet = open_sheet(screen, PartSheet)
    qtbot.keyClicks(part(sheet, "plan-new"), "Cold water")
    monkeypatch.setattr(StaySafeService, "add", full)
    click(qtbot, sheet, "list-done")
    assert [type(problem) for problem in shell.problems] == [DiskFull]
    assert sheet.isVisible()
    monkeypatch.undo()
    click(qtbot, sheet, "list-done")


def test_a_plan_of_twenty_thousand_words_is_shown_and_read_large(
    screen: PlanScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    ctx.services.stay_safe.add(Part.FIRST, "walk on " * 10_000)
    for number in range(40):
        ctx.services.stay_safe.add(Part.SAFER, f"line {number}")
    assert "and 34 more" in said(screen)
    (short,) = [words for words in said(screen) if words.startswith("walk on")]
    assert (len(short), short[-2:]) == (240, "n…")
    click(qtbot, screen, "plan-large")
    assert "line 39" in said(screen)
    assert ("walk on " * 10_000).strip() in said(screen)


# -- reading it ----------------------------------------------------------------------------------------------------


def test_read_large_it_has_every_line_a_number_to_copy_and_help(
    screen: PlanScreen, ctx: AppContext, shell: RecordingShell, qtbot: QtBot
) -> None:
    ctx.services.stay_safe.add(Part.TELL, contact=ctx.services.contacts.add(IFE).uuid)
    ctx.services.plans.add_reason("Sunday mornings")
    qtbot.keyClick(part(screen, "plan-large"), Qt.Key.Key_Space)
    assert {"Ife", "Sunday mornings"} <= set(said(screen))
    (copy,) = [one for one in screen.findChildren(CopyButton) if one.isVisible()]
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "07700 900345"
    click(qtbot, screen, "storm-help")
    assert shell.doors == [""]
    assert screen.place()["storm"] is True
    assert screen.go_back()
    assert QApplication.focusWidget() is part(screen, "plan-large")
    assert not screen.go_back()


def test_read_large_every_number_of_somebody_is_there(screen: PlanScreen, ctx: AppContext, qtbot: QtBot) -> None:
    numbers = Number("07700 900345"), Number("85258", "text")
    uuid = ctx.services.contacts.add(ContactDetails("Ife", numbers=numbers)).uuid
    ctx.services.stay_safe.add(Part.TELL, contact=uuid)
    screen.open(storm=True)
    click(qtbot, screen, "storm-copy-85258")
    assert QGuiApplication.clipboard().text() == "85258"
    assert part(screen, "storm-copy-07700 900345").isVisible()


def test_read_large_before_anything_is_written_it_leads_to_somebody(
    screen: PlanScreen, ctx: AppContext, shell: RecordingShell, qtbot: QtBot
) -> None:
    screen.open(storm=True)
    assert "Nothing is written here yet" in said(screen)
    assert not any("You made this" in words for words in said(screen))
    click(qtbot, screen, "storm-talk")
    assert shell.doors == ["talk"]
    ctx.services.plans.add_reason("Sunday mornings")
    assert "Nothing is written here yet" not in said(screen)


def test_large_it_follows_what_is_changed_meanwhile(screen: PlanScreen, ctx: AppContext) -> None:
    screen.open(storm=True)
    ctx.services.stay_safe.add(Part.FIRST, "Cold water")
    assert "Cold water" in said(screen)


def test_large_it_stands_where_it_was_read_when_something_changes(screen: PlanScreen, ctx: AppContext) -> None:
    ctx.services.stay_safe.add(Part.TELL, contact=ctx.services.contacts.add(IFE).uuid)
    for number in range(30):
        ctx.services.stay_safe.add(Part.SAFER, f"Line {number}")
    screen.open(storm=True)
    QApplication.processEvents()
    part(screen, "storm-copy-07700 900345").setFocus()
    QApplication.processEvents()
    top = part(screen, "storm-copy-07700 900345").mapTo(screen, QPoint(0, 0)).y()
    stood = screen.place()
    assert QApplication.focusWidget() is part(screen, "storm-copy-07700 900345")
    ctx.services.settings.change(plan_looked_on="2026-01-02")
    ctx.services.stay_safe.add(Part.SIGNALS, "I stop answering")
    QApplication.processEvents()
    assert "I stop answering" in said(screen)
    assert QApplication.focusWidget() is part(screen, "storm-copy-07700 900345")
    assert abs(part(screen, "storm-copy-07700 900345").mapTo(screen, QPoint(0, 0)).y() - top) <= 2
    assert stood["storm"]
    assert "spot" in stood, "so a window built anew stands there too"


def test_looking_at_it_is_noted_and_can_be_taken_back(
    screen: PlanScreen, ctx: AppContext, shell: RecordingShell, qtbot: QtBot
) -> None:
    click(qtbot, screen, "plan-looked")
    assert ctx.services.settings.current().plan_looked_on == ctx.today().isoformat()
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    assert ctx.services.settings.current().plan_looked_on == ""


def test_in_the_door_of_suicidal_thoughts_their_own_plan_is_there_and_leads_to_all_of_it(
    ctx: AppContext, shell: RecordingShell, show: Callable[..., QWidget], qtbot: QtBot
) -> None:
    ctx.services.stay_safe.add(Part.FIRST, "Cold water on my hands")
    ctx.services.stay_safe.add(Part.TELL, contact=ctx.services.contacts.add(IFE).uuid)
    page = HelpNow(ctx)
    show(page, 1000, 760)
    page.open_door("suicide")
    assert {"Cold water on my hands", "Ife · 07700 900345"} <= set(said(part(page, "help-own-plan")))
    click(qtbot, page, "help-plan")
    assert shell.went == [("plan", {"storm": True})]


def test_while_locked_nothing_of_the_plan_is_shown(ctx: AppContext, show: Callable[..., QWidget]) -> None:
    ctx.services.stay_safe.add(Part.FIRST, "Cold water on my hands")
    ctx.session = None
    page = HelpNow(ctx)
    show(page, 1000, 760)
    page.open_door("suicide")
    assert page.findChild(QWidget, "help-own-plan") is None
    assert "Cold water" not in " ".join(said(page))


def test_someone_who_loves_them_has_no_way_into_the_plan(ctx: AppContext, show: Callable[..., QWidget]) -> None:
    ctx.services.stay_safe.add(Part.FIRST, "Cold water on my hands")
    ctx.services.settings.change(audience=Audience.SOMEONE_I_LOVE)
    assert "plan" not in {entry.id for entry in screens_for(family=True)}
    page = HelpNow(ctx)
    show(page, 1000, 760)
    page.open_door("suicide")
    assert page.findChild(QWidget, "help-own-plan") is None


# -- what stands beside it -----------------------------------------------------------------------------------------


def test_a_plan_for_a_cue_is_written_changed_and_taken_away(screen: PlanScreen, ctx: AppContext, qtbot: QtBot) -> None:
    click(qtbot, screen, "plan-if-thens")
    sheet = open_sheet(screen, IfThenSheet)
    qtbot.keyClicks(part(sheet, "if-new"), "it is payday")
    qtbot.keyClicks(part(sheet, "then-new"), "walk to Ife's")
    click(qtbot, sheet, "if-add")
    assert "If it is payday, then I walk to Ife's" in said(screen)
    field = part(sheet, "then-0")
    field.setText("ring Ife")  # type: ignore[attr-defined]
    click(qtbot, sheet, "list-done")
    assert [(one.cue, one.action) for one in ctx.services.aims.if_thens()] == [("it is payday", "ring Ife")]
    click(qtbot, screen, "plan-if-thens")
    sheet = open_sheet(screen, IfThenSheet)
    click(qtbot, sheet, "if-remove-0")
    click(qtbot, sheet, "list-undo")
    assert len(ctx.services.aims.if_thens()) == 1
    sheet.accept()


def test_a_cue_alone_is_asked_what_comes_of_it_and_is_not_lost(
    screen: PlanScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    click(qtbot, screen, "plan-if-thens")
    sheet = open_sheet(screen, IfThenSheet)
    qtbot.keyClicks(part(sheet, "if-new"), "it is payday")
    qtbot.keyClick(part(sheet, "if-new"), Qt.Key.Key_Return)
    assert sheet.focusWidget() is part(sheet, "then-new")
    click(qtbot, sheet, "list-done")
    assert "What do you do then? A small thing is enough." in said(sheet)
    qtbot.keyClicks(part(sheet, "then-new"), "walk to Ife's")
    qtbot.keyClick(part(sheet, "then-new"), Qt.Key.Key_Return)
    assert not sheet.isVisible()
    assert [(one.cue, one.action) for one in ctx.services.aims.if_thens()] == [("it is payday", "walk to Ife's")]


def test_what_matters_is_written_with_a_step_that_belongs_to_it(
    screen: PlanScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    click(qtbot, screen, "plan-goals")
    sheet = open_sheet(screen, GoalSheet)
    qtbot.keyClicks(part(sheet, "goal-new"), "Being a good dad")
    click(qtbot, sheet, "goal-add")
    qtbot.keyClicks(part(sheet, "goal-new"), "Football on Sundays")
    qtbot.keyClick(part(sheet, "goal-kind"), Qt.Key.Key_Down)
    qtbot.keyClick(part(sheet, "goal-towards"), Qt.Key.Key_Down)
    click(qtbot, sheet, "list-done")
    value, goal = ctx.services.aims.goals()
    assert (value.kind, goal.kind, goal.towards) == (Kind.VALUE, Kind.GOAL, value.uuid)
    tick = part(screen, f"goal-{goal.uuid}")
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert ctx.services.aims.goals()[1].done_at == ctx.clock.now()


def test_a_hard_day_is_entered_changed_and_taken_away(screen: PlanScreen, ctx: AppContext, qtbot: QtBot) -> None:
    tomorrow = ctx.today() + DAY
    click(qtbot, screen, "plan-hard-days")
    sheet = open_sheet(screen, HardDaysSheet)
    click(qtbot, sheet, "list-done")
    assert not sheet.isVisible(), "nothing is asked where nothing is written"
    click(qtbot, screen, "plan-hard-days")
    sheet = open_sheet(screen, HardDaysSheet)
    qtbot.keyClicks(part(sheet, "hard-name"), "Payday")
    click(qtbot, sheet, "hard-keep")
    assert ctx.services.aims.hard_days() == ()
    part(sheet, "hard-day").set_value(tomorrow)  # type: ignore[attr-defined]
    click(qtbot, sheet, "hard-keep")
    assert [(one.name, one.day) for one in ctx.services.aims.hard_days()] == [("Payday", tomorrow)]
    click(qtbot, sheet, "hard-change-0")
    click(qtbot, sheet, "hard-yearly")
    click(qtbot, sheet, "hard-keep")
    assert ctx.services.aims.hard_days()[0].yearly
    click(qtbot, sheet, "hard-remove-0")
    click(qtbot, sheet, "list-undo")
    assert len(ctx.services.aims.hard_days()) == 1
    sheet.accept()
    assert any("Payday" in words for words in said(screen))


def test_every_button_of_the_page_has_a_name_of_its_own(screen: PlanScreen) -> None:
    names = [button.accessibleName() for button in screen.findChildren(QPushButton) if button.isVisible()]
    assert len(names) == len(set(names))
