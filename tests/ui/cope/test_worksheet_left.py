"""A written tool half way, taken back, led away from, with far too many words, and for the family."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from companion.domain.problems import DiskFull
from companion.domain.settings import Audience
from companion.ui.cope.worksheet_page import HeldSheet
from tests.ui.conftest import RecordingShell
from tests.ui.cope.desk import Desk


def test_back_shows_what_was_written(desk: Desk) -> None:
    desk.open("thought-record")
    desk.enter()
    desk.lines("A row")
    desk.press("sheet-back")
    field = desk.held
    assert field.toPlainText() == "A row"  # type: ignore[attr-defined]


def test_ended_early_it_keeps_what_is_written(desk: Desk) -> None:
    desk.open("thought-record")
    desk.enter()
    desk.type("A row")
    desk.press("sheet-end")
    desk.press("sheet-go-on")
    assert desk.body() == "## What happened?\n\nA row"


def test_undo_takes_all_of_it_back_and_the_words_stand_there_again(desk: Desk, shell: RecordingShell) -> None:
    desk.open("if-then-plan")
    desk.enter()
    desk.enter("it is Friday")
    desk.enter("walk")
    desk.press("sheet-end")
    words, undo = shell.toasts[-1]
    assert words == "Kept in your journal"
    assert undo is not None
    undo()
    assert desk.ctx.services.aims.if_thens() == ()
    assert desk.ctx.services.journal.timeline().items == ()
    assert desk.at == "way"
    desk.page.go_back()
    assert desk.part("sheet-then").text() == "walk"  # type: ignore[attr-defined]


def test_left_half_way_it_waits_and_is_taken_up_where_it_was(desk: Desk, shell: RecordingShell) -> None:
    page = desk.open("thought-record")
    desk.enter()
    desk.lines("A row")
    desk.type("I am no good")
    desk.press("sheet-leave")
    assert shell.toasts[-1][0] == "Kept. It waits for you here."
    page.hide()
    desk.open("thought-record")
    assert desk.part("sheet-begin").text() == "Go on"  # type: ignore[attr-defined]
    desk.enter()
    assert desk.at == "thought"
    assert desk.held.toPlainText() == "I am no good"  # type: ignore[attr-defined]


def test_what_was_written_is_kept_also_where_one_went_back_to_its_first_page(desk: Desk) -> None:
    page = desk.open("thought-record")
    desk.enter()
    desk.type("A row")
    page.go_back()
    assert desk.at == "begin"
    desk.page.hide()
    desk.open("thought-record")
    assert desk.part("sheet-begin").text() == "Go on"  # type: ignore[attr-defined]
    desk.enter()
    assert desk.held.toPlainText() == "A row"  # type: ignore[attr-defined]


def test_begun_anew_the_old_words_come_back_with_undo(desk: Desk, shell: RecordingShell) -> None:
    desk.open("thought-record")
    desk.enter()
    desk.type("A row")
    desk.page.leave()
    desk.open("thought-record")
    desk.press("sheet-afresh")
    assert desk.part("sheet-begin").text() == "Begin"  # type: ignore[attr-defined]
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    assert desk.part("sheet-begin").text() == "Go on"  # type: ignore[attr-defined]


def test_built_anew_another_page_goes_on_with_it(desk: Desk) -> None:
    page = desk.open("pros-and-cons")
    desk.enter()
    desk.type("quiet")
    page.leave()
    held = page.held()
    assert isinstance(held, HeldSheet)
    desk.open("pros-and-cons").take_up(held)
    assert desk.at == "square"
    assert desk.part("sheet-corner-1").text() == "quiet"  # type: ignore[attr-defined]


def test_a_thing_to_do_leads_on_and_everything_waits(desk: Desk, shell: RecordingShell) -> None:
    desk.open("halt-check")
    desk.enter()
    desk.press("sheet-choice-dose")
    desk.press("sheet-choice-angry")
    desk.press("sheet-next")
    desk.press("sheet-leads")
    assert shell.went[-1] == ("medicines", {})
    desk.press("sheet-next")
    wanted: list[str] = []
    desk.page.wanted.connect(wanted.append)
    desk.press("sheet-leads")
    assert wanted == ["brisk-walk"]
    half = desk.ctx.services.worksheets.half_done(desk.tool, desk.page._opened.sheet)
    assert half is not None
    assert half.sheet.at == "angry-do"


def test_thoughts_of_suicide_lead_to_help_now_from_every_question(desk: Desk) -> None:
    desk.open("thought-record")
    doors: list[str] = []
    desk.page.help_wanted.connect(doors.append)
    desk.enter()
    for _ in range(6):
        desk.press("sheet-door-suicide")
        desk.press("sheet-next")
    assert doors == ["suicide"] * 6


@pytest.mark.parametrize("tool", ["if-then-plan", "thought-record", "problem-solving", "pros-and-cons", "worry-window"])
def test_twenty_thousand_words_pasted_are_all_kept(desk: Desk, tool: str) -> None:
    long = "word " * 20_000
    desk.open(tool)
    desk.enter()
    QApplication.clipboard().setText(long)
    desk.key(Qt.Key.Key_V, ctrl=True)
    while desk.shown("sheet-next"):
        desk.press("sheet-next")
    if desk.shown("sheet-go-on"):
        desk.press("sheet-go-on")
    assert desk.body().count("word") == 20_000


def test_someone_who_loves_the_person_keeps_nothing(desk: Desk, shell: RecordingShell) -> None:
    desk.ctx.services.settings.change(audience=Audience.SOMEONE_I_LOVE)
    desk.open("halt-check", before=5)
    assert not desk.shown("rate-before")
    desk.enter()
    desk.press("sheet-choice-hungry")
    desk.press("sheet-choice-lonely")
    desk.press("sheet-next")
    assert not desk.shown("sheet-leads")
    desk.page.leave()
    desk.press("sheet-end")
    assert desk.shown("sheet-ended")
    assert desk.ctx.services.journal.timeline().items == ()
    assert desk.ctx.services.coping.records() == {}
    assert desk.ctx.services.worksheets.half_done(desk.tool, desk.page._opened.sheet) is None
    assert shell.toasts == []


def test_on_a_full_disk_it_is_said_once_and_the_words_stay(
    desk: Desk, shell: RecordingShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object, **_named: object) -> None:
        raise DiskFull(desk.ctx.paths.database)

    desk.open("if-then-plan")
    desk.enter()
    for name in ("keep", "finish"):
        monkeypatch.setattr(desk.ctx.services.worksheets, name, full)
    desk.enter("it is Friday")
    desk.enter("walk")
    assert desk.at == "way"
    with pytest.raises(DiskFull):
        desk.page.leave()
    held = desk.page.unsaved()
    assert held is not None
    assert held.sheet.answer("plan").words == ("it is Friday", "walk")
    desk.press("sheet-end")
    assert desk.at == "way", "it is not done while nothing could be kept"
    assert [type(one) for one in shell.problems] == [DiskFull, DiskFull]
    monkeypatch.undo()
    desk.press("sheet-end")
    assert [one.action for one in desk.ctx.services.aims.if_thens()] == ["walk"]
    assert desk.page.unsaved() is None


def test_what_was_taken_out_again_waits_for_nobody(desk: Desk) -> None:
    desk.open("thought-record")
    desk.enter()
    desk.type("A")
    desk.page.leave()
    desk.key(Qt.Key.Key_Backspace)
    desk.page.leave()
    assert desk.ctx.services.worksheets.half_done(desk.tool, desk.page._opened.sheet) is None
