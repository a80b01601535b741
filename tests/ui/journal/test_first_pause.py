"""A page being written is an entry from the first pause on: in the timeline, in the search, and after a crash."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.journal import Entry
from companion.ui.journal.screen import JournalScreen
from tests.ui.journal.conftest import Opened
from tests.ui.journal.test_writing import pause, put_away, stored
from tests.ui.walk import words_of


def test_a_page_stands_in_the_timeline_and_is_found_from_the_first_pause_on(
    opened: Opened, qtbot: QtBot, ctx: AppContext, wrote: Callable[..., Entry]
) -> None:
    wrote("An older page", hours=30)
    screen = opened()
    screen.new_page()
    qtbot.keyClicks(screen.page.body, "Rang Chris")
    pause(screen)
    assert screen.page.uuid
    assert screen.panel.list.currentIndex().row() == 0
    assert screen.panel.model.place_of(screen.page.uuid) == 0
    assert [hit.uuid for hit in ctx.services.journal.search("chris").hits] == [screen.page.uuid]
    assert screen.page.body.hasFocus()
    qtbot.keyClicks(screen.page.body, " instead")
    assert screen.page.body.words() == "Rang Chris instead"
    pause(screen)
    draft = ctx.services.journal.draft()
    assert draft is not None
    assert draft.entry_uuid == screen.page.uuid
    screen.leave()
    assert stored(ctx) == [("", "Rang Chris instead"), ("", "An older page")]


def test_the_words_beside_the_first_page_say_what_happens(opened: Opened, qtbot: QtBot) -> None:
    screen = opened()
    qtbot.keyClicks(screen.page.body, "First words")
    beside = screen.findChild(QWidget, "journal-first-page")
    assert beside is not None
    assert any("stands here as soon as you pause" in words for _where, words in words_of(beside))
    pause(screen)
    assert screen.panel.model.place_of(screen.page.uuid) == 0
    assert not beside.isVisible()
    screen.leave()


def test_what_a_crash_interrupted_after_the_first_pause_goes_on_at_its_end(
    opened: Opened, qtbot: QtBot, ctx: AppContext
) -> None:
    screen = opened()
    qtbot.keyClicks(screen.page.body, "One")
    pause(screen)
    qtbot.keyClicks(screen.page.body, " two")
    pause(screen)
    put_away(screen)
    after = JournalScreen(ctx)
    after.refresh()
    assert after.page.uuid == screen.page.uuid
    assert after.page.body.words() == "One two"
    assert after.page.body.textCursor().atEnd()
    assert after.first_focus() is after.page.body
    after.leave()
    after.deleteLater()
    assert stored(ctx) == [("", "One two")]
