"""Whatever line has the keyboard when the window locks or closes: what stands in it is kept, and nothing goes wrong."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from companion.bootstrap import Program
from companion.domain.journal import TimelineFilter
from companion.ui.lock.screen import LockScreen
from companion.ui.registry import screens_for
from companion.ui.widgets.buttons import Chip
from tests.ui.running import settle, unlock_again

pytestmark = pytest.mark.real_clock

ROUTES = [
    *((entry.id, {}) for entry in screens_for(family=False)),
    ("journal", {"new": True}),
    *(("settings", {"section": name}) for name in ("you", "counting", "checkin", "today", "privacy", "data")),
]


def in_front(program: Program, qtbot: QtBot) -> None:
    # Without it no line has the keyboard, and none would be left by it.
    settle()
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)


def lines(program: Program) -> list[QWidget]:
    kinds = (QLineEdit, QTextEdit, QPlainTextEdit)
    typed_into = [part for kind in kinds for part in program.window.findChildren(kind)]
    return [part for part in typed_into if part.isVisible() and part.isEnabled() and not part.property("readOnly")]


@pytest.mark.parametrize(("screen", "route"), ROUTES, ids=lambda value: str(value))
def test_the_lock_goes_smoothly_from_any_line(
    program: Program, qtbot: QtBot, screen: str, route: dict[str, object]
) -> None:
    program.window.go(screen, **route)
    in_front(program, qtbot)
    for number in range(len(lines(program))):
        line = lines(program)[number]
        line.setFocus(Qt.FocusReason.MouseFocusReason)
        assert line.hasFocus()
        qtbot.keyClicks(line, "word")
        program.window.lock()
        settle()
        assert any(page.isVisible() for page in program.window.findChildren(LockScreen))
        assert not [
            sheet for sheet in QApplication.topLevelWidgets() if isinstance(sheet, QDialog) and sheet.isVisible()
        ]
        unlock_again(program)
        program.window.go(screen, **route)
        in_front(program, qtbot)


@pytest.mark.parametrize("how", ["locked", "closed"])
def test_a_tag_that_is_being_typed_is_on_the_page(program: Program, qtbot: QtBot, how: str) -> None:
    program.window.go("journal", new=True)
    in_front(program, qtbot)
    screen = program.window.current_screen()
    assert screen is not None
    body = next(part for part in screen.findChildren(QTextEdit) if part.isVisible())
    body.setFocus()
    qtbot.keyClicks(body, "Some words")
    add = screen.findChild(Chip, "tag-add")
    assert add is not None
    add.click()
    entry = screen.findChild(QLineEdit, "tag-entry")
    assert entry is not None
    assert entry.hasFocus()
    qtbot.keyClicks(entry, "mytagword")
    if how == "locked":
        program.window.lock()
        settle()
        unlock_again(program)
    else:
        program.window.keep_everything()
    (page,) = program.ctx.services.journal.timeline(TimelineFilter.ENTRIES).items
    kept = program.ctx.services.journal.entry(page.uuid)
    assert kept is not None
    assert kept.tags == ("mytagword",)
    assert "Some words" in (kept.title, kept.body)
