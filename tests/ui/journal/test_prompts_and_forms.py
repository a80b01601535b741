"""What is offered beside an empty page: a question of a kind, and forms to write into."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from companion.content.library import Library
from companion.content.problems import ContentProblem
from companion.context import AppContext
from companion.ui.journal.screen import JournalScreen
from tests.ui.conftest import RecordingShell
from tests.ui.journal.conftest import Opened

Press = Callable[..., None]


def choose(screen: JournalScreen, name: str) -> None:
    """Take what a menu that is open offers by this name."""
    menus = [menu for menu in screen.findChildren(QMenu) if menu.isVisible()]
    (menu,) = menus
    next(action for action in menu.actions() if action.objectName() == name).trigger()
    menu.close()


def test_another_question_is_remembered_and_the_next_page_begins_with_none_seen_last(
    opened: Opened, press: Press, ctx: AppContext
) -> None:
    screen = opened()
    press(screen, "question-another")
    shown = screen.page.question.words()
    assert ctx.library.prompts().words(ctx.services.settings.current().prompt_last) == shown
    assert opened().page.question.words() != shown


def test_questions_of_one_kind_are_asked_for(opened: Opened, press: Press, ctx: AppContext) -> None:
    screen = opened()
    press(screen, "question-kind")
    choose(screen, "kind-people")
    people = {ctx.library.prompts().words(one) for one in ctx.library.prompts().ids("people", 12)}
    seen = set()
    for _ in people:
        seen.add(screen.page.question.words())
        press(screen, "question-another")
    assert seen == people
    press(screen, "question-kind")
    choose(screen, "kind-any")
    assert ctx.services.settings.current().prompt_group == ""


def test_a_form_is_written_onto_the_page_and_its_first_empty_line_waits(
    opened: Opened, press: Press, ctx: AppContext, qtbot: QtBot
) -> None:
    screen = opened()
    press(screen, "question-form")
    choose(screen, "form-good-day")
    page = screen.page
    assert page.title.words() == "A good day"
    assert page.tags.tags() == ("good day",)
    assert page.body.hasFocus()
    qtbot.keyClicks(page.body, "The harbour")
    assert page.body.words().startswith("## What made it good\nThe harbour\n## What I did for it myself")
    screen.leave()
    (line,) = ctx.services.journal.timeline().items
    assert line.title == "A good day"


def test_a_form_goes_below_what_is_written_and_is_taken_back_by_one_key(
    opened: Opened, press: Press, qtbot: QtBot
) -> None:
    screen = opened()
    page = screen.page
    page.title.set_words("Mine")
    page.body.setFocus()
    qtbot.keyClicks(page.body, "Some words")
    press(screen, "question-form")
    choose(screen, "form-gratitude")
    assert page.title.words() == "Mine"
    assert page.body.words().startswith("Some words\n## One\n")
    qtbot.keyClick(page.body, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.body.words() == "Some words"


def test_where_the_questions_cannot_be_read_pages_are_written_without(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unread(_library: Library) -> None:
        raise ContentProblem(Path("prompts.toml"), 1, "damaged")

    monkeypatch.setattr(Library, "prompts", unread)
    screen = opened()
    assert not screen.page.question.isVisible()
    assert screen.page.body.isVisible()


def test_where_the_forms_cannot_be_read_it_is_said(
    opened: Opened, press: Press, shell: RecordingShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unread(_library: Library) -> None:
        raise ContentProblem(Path("templates.toml"), 1, "damaged")

    monkeypatch.setattr(Library, "templates", unread)
    press(opened(), "question-form")
    assert "cannot be read" in shell.toasts[-1][0]
