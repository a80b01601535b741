"""Questions for a counsellor: kept from anywhere in one step, asked, answered, taken away with a way back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.questions import DOCTOR, QuestionWords
from companion.ui.journal.screen import JournalScreen
from companion.ui.question_sheet import QuestionSheet
from companion.ui.questions.screen import QuestionsScreen
from companion.ui.today.screen import TodayScreen
from tests.ui.conftest import RecordingShell, ShowLive
from tests.ui.hands import click, part, said, trigger


@pytest.fixture
def screen(ctx: AppContext, show_live: ShowLive) -> QuestionsScreen:
    return show_live(QuestionsScreen(ctx), 900, 700)


def sheet_of(screen: QWidget) -> QuestionSheet:
    (sheet,) = [one for one in screen.findChildren(QuestionSheet) if one.isVisible()]
    return sheet


def test_the_first_question_is_written_by_the_keyboard_alone(
    screen: QuestionsScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    qtbot.keyClick(part(screen, "question-add-first"), Qt.Key.Key_Space)
    sheet = sheet_of(screen)
    qtbot.keyClicks(sheet.words.edit, "Why am I tired?")
    qtbot.keyClick(sheet.whom, Qt.Key.Key_Down)
    qtbot.keyClick(part(sheet, "question-save"), Qt.Key.Key_Space)
    (one,) = ctx.services.questions.all()
    assert one.words == QuestionWords("Why am I tired?", DOCTOR)
    assert {"For my doctor", "Why am I tired?"} <= set(said(screen))


def test_a_question_can_be_for_someone_of_their_own(screen: QuestionsScreen, ctx: AppContext, qtbot: QtBot) -> None:
    click(qtbot, screen, "question-add")
    sheet = sheet_of(screen)
    click(qtbot, sheet, "question-save")
    assert part(sheet, "question-missing").isVisible()
    sheet.words.set_text("Open on Sunday?")
    assert not sheet.name.isVisible()
    sheet.whom.setCurrentIndex(2)
    assert sheet.name.isVisible()
    sheet.name.setText(" the  pharmacy ")
    click(qtbot, sheet, "question-save")
    assert [one.words.whom for one in ctx.services.questions.all()] == ["the pharmacy"]
    assert "For the pharmacy" in said(screen)


def test_asked_it_takes_an_answer_and_each_is_taken_back(
    screen: QuestionsScreen, ctx: AppContext, shell: RecordingShell, qtbot: QtBot
) -> None:
    uuid = ctx.services.questions.add(QuestionWords("Why?")).uuid
    click(qtbot, screen, f"question-asked-{uuid}")
    assert [one.asked_on for one in ctx.services.questions.all()] == [ctx.today()]
    answer = part(screen, f"question-answer-{uuid}")
    assert answer.hasFocus()
    qtbot.keyClick(answer, Qt.Key.Key_Space)
    sheet = sheet_of(screen)
    assert sheet.answer is not None
    assert sheet.focusWidget() is sheet.answer.edit
    sheet.answer.set_text("Because.")
    click(qtbot, sheet, "question-save")
    assert "They said: Because." in said(screen)
    click(qtbot, screen, f"question-remove-{uuid}")
    assert ctx.services.questions.all() == ()
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    click(qtbot, screen, f"question-waits-{uuid}")
    assert [one.asked_on for one in ctx.services.questions.all()] == [None]


def test_today_keeps_one_in_one_step(ctx: AppContext, show: Callable[..., QWidget], qtbot: QtBot) -> None:
    today = TodayScreen(ctx)
    today.refresh()
    show(today)
    click(qtbot, today, "today-question")
    sheet = sheet_of(today)
    sheet.words.set_text("Why?")
    click(qtbot, sheet, "question-save")
    assert [one.words.words for one in ctx.services.questions.all()] == ["Why?"]


def test_what_is_chosen_on_a_page_becomes_a_question(ctx: AppContext, show_live: ShowLive, qtbot: QtBot) -> None:
    journal = show_live(JournalScreen(ctx), 1000, 700)
    journal.open(text="A long day. Why am I tired?")
    paper = journal.page.body
    cursor = paper.textCursor()
    cursor.setPosition(len("A long day. "))
    cursor.movePosition(cursor.MoveOperation.End, cursor.MoveMode.KeepAnchor)
    paper.setTextCursor(cursor)
    click(qtbot, journal, "entry-more")
    trigger(journal, "page-more", "more-question")
    assert sheet_of(journal).words.text() == "Why am I tired?"
    sheet_of(journal).reject()
