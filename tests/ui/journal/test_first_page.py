"""Where the keyboard begins in the journal, what an empty list says, and what leaving a page does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.journal import Writing
from companion.ui.journal.screen import JournalScreen

Opened = Callable[..., JournalScreen]
WIDE, NARROW = (980, 780), (681, 600)


def _said(screen: JournalScreen, name: str) -> bool:
    part = screen.findChild(QWidget, f"journal-{name}")
    return isinstance(part, QWidget) and part.isVisible()


def _begin(screen: JournalScreen) -> None:
    # As the window does when a screen is opened.
    first = screen.first_focus()
    assert first is not None
    first.setFocus()


def test_the_list_does_not_call_itself_empty_while_the_first_page_is_written(opened: Opened, qtbot: QtBot) -> None:
    screen = opened()
    assert _said(screen, "none-yet")
    qtbot.keyClicks(screen.page.body, "First words")
    assert not _said(screen, "none-yet")
    assert _said(screen, "first-page")
    screen.page.body.set_words("")
    screen.page.body.edited.emit()
    assert _said(screen, "none-yet")
    screen.leave()


def test_a_recovered_first_page_is_not_called_nothing(ctx: AppContext, opened: Opened) -> None:
    ctx.services.journal.save_draft(Writing(body="Half a thought"))
    assert _said(opened(), "first-page")


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("others", [0, 2])
def test_a_recovered_draft_opens_with_the_keyboard_on_the_page(
    ctx: AppContext, opened: Opened, wrote: Callable[..., object], size: tuple[int, int], others: int
) -> None:
    for hours in range(others):
        wrote("Before", hours=hours)
    ctx.services.journal.save_draft(Writing(body="Half a thought"))
    screen = opened(*size)
    _begin(screen)
    assert QApplication.focusWidget() is screen.page.body
    assert screen.page.body.textCursor().atEnd()


def test_a_recovered_change_of_a_page_opens_on_the_page_too(
    ctx: AppContext, opened: Opened, wrote: Callable[..., object]
) -> None:
    entry = wrote("As it was")
    ctx.services.journal.save_draft(Writing(body="As it will be"), entry_uuid=entry.uuid)  # type: ignore[attr-defined]
    screen = opened()
    _begin(screen)
    assert QApplication.focusWidget() is screen.page.body


def test_where_nothing_is_written_and_the_list_stands_alone_the_keyboard_is_on_new_page(opened: Opened) -> None:
    screen = opened(*NARROW)
    _begin(screen)
    held = QApplication.focusWidget()
    assert held is not None
    assert held.objectName() == "journal-new"


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_escape_leaves_the_page_and_it_is_in_the_list(opened: Opened, qtbot: QtBot, size: tuple[int, int]) -> None:
    screen = opened(*size)
    screen.new_page()
    qtbot.keyClicks(screen.page.body, "First words")
    assert screen.go_back()
    assert screen.panel.model.rowCount() == 1
    assert QApplication.focusWidget() is screen.panel.list


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_deleting_a_page_and_opening_the_bin_look_and_sound_different(
    opened: Opened, wrote: Callable[..., object], size: tuple[int, int]
) -> None:
    wrote("Something")
    screen = opened(*size)
    open_bin = screen.findChild(QAbstractButton, "journal-bin")
    delete = screen.findChild(QAbstractButton, "entry-delete")
    assert open_bin is not None
    assert delete is not None
    assert open_bin.text() == "Bin"
    assert open_bin.accessibleName() == "Open the bin"
    assert (delete.accessibleName(), delete.accessibleDescription()) == ("Move to the bin", "This page")
    said = delete.text() or delete.toolTip()
    assert said.startswith("Move")
    pictures = [button.grab().toImage() for button in (open_bin, delete)]
    assert pictures[0] != pictures[1]


def test_return_in_the_list_goes_on_writing_where_it_ended(
    opened: Opened, wrote: Callable[..., object], qtbot: QtBot
) -> None:
    wrote("Yesterday evening", hours=20)
    screen = opened()
    screen.panel.list.setFocus()
    qtbot.keyClick(screen.panel.list, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is screen.page.body
    assert screen.page.body.words() == "Yesterday evening"
