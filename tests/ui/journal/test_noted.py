"""Notes on highlights in the library are lines of what the journal's search found, and lead to their place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.journal import Entry
from companion.domain.marks import Anchor
from companion.ui.journal.noted import NotedRow
from companion.ui.journal.screen import JournalScreen
from companion.ui.journal.timeline_model import plain, row_pieces
from tests.fakes import FakeClock
from tests.ui.conftest import RecordingShell
from tests.ui.journal.conftest import Opened

ANCHOR = Anchor("what-it-does", "So the people around you need to know about it.")
Noting = Callable[[str, float], str]


@pytest.fixture
def noted(ctx: AppContext, clock: FakeClock) -> Noting:
    """Writes a note on a highlight some hours before now; gives the lasting name of the mark."""

    def note(words: str, hours: float) -> str:
        now = clock.now()
        clock.set(now - timedelta(hours=hours))
        made = ctx.services.marks.highlight("naloxone", ANCHOR, words)
        clock.set(now)
        return made.uuid

    return note


def lines(screen: JournalScreen) -> list[str]:
    model = screen.panel.model
    rows = [model.row(number) for number in range(model.rowCount())]
    return [plain(row_pieces(row)[1]) for row in rows if row is not None]


def test_notes_stand_among_the_pages_by_their_day_with_the_words_marked_and_the_article_named(
    opened: Opened, wrote: Callable[..., Entry], noted: Noting, qtbot: QtBot, press: Callable[..., None]
) -> None:
    wrote("A walk to the river", hours=30)
    noted("Rivers? Sam has\none", 20)
    wrote("The river again", hours=10)
    screen = opened()
    assert lines(screen) == ["The river again", "A walk to the river"], "not in the timeline itself"
    qtbot.keyClicks(screen.panel.search, "river")
    assert lines(screen) == ["The river again", "Rivers? Sam has one", "A walk to the river"]
    model = screen.panel.model
    row = model.row(1)
    assert isinstance(row, NotedRow)
    article = "Naloxone: what it is, where to get it, how to use and keep it"
    assert (plain(row.title), row.snippet[0]) == (article, ("Rivers", True))
    said = model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole)
    assert said == f"Your note in Learn, Friday 20 22:40, {article}, Rivers? Sam has one"
    press(screen, "journal-ranked")
    assert sorted(lines(screen)) == ["A walk to the river", "Rivers? Sam has one", "The river again"]


def test_of_many_pages_and_notes_each_comes_once_and_in_its_order(
    opened: Opened, wrote: Callable[..., Entry], noted: Noting, qtbot: QtBot
) -> None:
    for number in range(60):
        wrote(f"river {number}", hours=2 * number)
    for number in range(0, 60, 7):
        noted(f"river note {number}", 2 * number + 1)
    screen = opened()
    qtbot.keyClicks(screen.panel.search, "river")
    model = screen.panel.model
    while model.canFetchMore(model.index(-1, -1)):
        model.fetchMore(model.index(-1, -1))
    found = lines(screen)
    wanted = [
        words
        for number in range(60)
        for words in (f"river {number}", *([f"river note {number}"] if number % 7 == 0 else []))
    ]
    assert found == wanted


def test_a_note_opens_its_place_by_enter_and_by_a_press_and_never_by_coming_past(
    opened: Opened, wrote: Callable[..., Entry], noted: Noting, shell: RecordingShell, qtbot: QtBot
) -> None:
    wrote("Quillfeather came", hours=50)
    mark = noted("Quillfeather has one", 1)
    screen = opened()
    to_it = ("learn", {"article": "naloxone", "mark": mark})
    qtbot.keyClicks(screen.panel.search, "quillf")
    qtbot.keyClick(screen.panel.search, Qt.Key.Key_Down)
    assert screen.panel.list.currentIndex().row() == 0
    assert shell.went == []
    qtbot.keyClick(screen.panel.list, Qt.Key.Key_Down)
    assert screen.page.body.words() == "Quillfeather came"
    qtbot.keyClick(screen.panel.list, Qt.Key.Key_Up)
    assert shell.went == []
    qtbot.keyClick(screen.panel.list, Qt.Key.Key_Return)
    at: QPoint = screen.panel.list.visualRect(screen.panel.model.index(0)).center()
    qtbot.mouseClick(screen.panel.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert shell.went == [to_it, to_it]


def test_where_only_notes_say_it_they_are_all_there_is_and_are_read_once_for_a_key(
    opened: Opened, ctx: AppContext, noted: Noting, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted("Quillfeather has one", 1)
    screen = opened()
    asked: list[str] = []
    read = ctx.services.marks.noted
    monkeypatch.setattr(ctx.services.marks, "noted", lambda words: asked.append(words) or read(words))
    qtbot.keyClicks(screen.panel.search, "qui")
    assert screen.panel.list.isVisible()
    assert lines(screen) == ["Quillfeather has one"]
    assert asked == ["qu", "qui"], "one letter begins nearly every note"
    screen.panel.look_for("#qui")
    assert lines(screen) == [], "a note has no tags"
    screen.panel.look_for("quill")
    assert lines(screen) == ["Quillfeather has one"]
    ctx.services.marks.remove(ctx.services.marks.every()[0].uuid)
    screen.refresh()
    assert lines(screen) == []


def test_a_page_put_into_the_bin_beside_a_note_leads_nowhere_else(
    opened: Opened, wrote: Callable[..., Entry], noted: Noting, shell: RecordingShell, qtbot: QtBot
) -> None:
    wrote("Quillfeather came", hours=5)
    noted("Quillfeather has one", 8)
    screen = opened()
    qtbot.keyClicks(screen.panel.search, "quill")
    qtbot.keyClick(screen.panel.search, Qt.Key.Key_Down)
    screen.page.binned.emit()
    assert lines(screen) == ["Quillfeather has one"]
    assert shell.went == []
