"""The journal's search tells of notes on highlights in the library, and leads to their place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.marks import Anchor
from companion.ui.journal.screen import JournalScreen
from tests.ui.conftest import RecordingShell

ANCHOR = Anchor("what-it-does", "So the people around you need to know about it.")


def test_a_note_in_the_library_is_told_of_and_led_to(
    ctx: AppContext, show: Callable[..., QWidget], shell: RecordingShell, qtbot: QtBot
) -> None:
    marks = ctx.services.marks
    first = marks.highlight("naloxone", ANCHOR, "Quillfeather has one").uuid
    screen = JournalScreen(ctx)
    screen.refresh()
    show(screen)
    link = screen.findChild(QPushButton, "journal-noted")
    assert link is not None
    assert not link.isVisible()
    qtbot.keyClicks(screen.panel.search, "quillf")
    assert link.isVisible()
    assert link.text() == "1 note in the library"
    link.click()
    assert shell.went[-1] == ("learn", {"article": "naloxone", "mark": first})
    second = marks.highlight("naloxone", ANCHOR, "Quillfeather again").uuid
    screen.refresh()
    assert link.text() == "2 notes in the library"
    link.click()
    screen_id, route = shell.went[-1]
    assert (screen_id, route["mark"] in (first, second)) == ("marks", True)
    screen.panel.search.clear()
    assert not link.isVisible()
