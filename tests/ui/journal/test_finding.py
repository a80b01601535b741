"""Finding what was written, by typing, by kind and by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.ids import RowKind
from companion.domain.journal import Entry, SearchHit
from companion.domain.problems import Interrupted
from companion.ui.journal.screen import JournalScreen
from companion.ui.journal.timeline_model import plain
from tests.ui.conftest import RecordingShell
from tests.ui.journal.conftest import Opened


def found(screen: JournalScreen) -> list[str]:
    rows = [screen.panel.model.row(number) for number in range(screen.panel.model.rowCount())]
    return [plain(row.snippet) for row in rows if isinstance(row, SearchHit)]


@pytest.fixture
def pages(wrote: Callable[..., Entry]) -> list[Entry]:
    return [
        wrote("Group was good", hours=5),
        wrote("A walk by the river, then a walk home", hours=30),
        wrote("Walked to the café", hours=60),
    ]


@pytest.mark.usefixtures("pages")
def test_every_letter_narrows_what_is_shown(opened: Opened, qtbot: QtBot) -> None:
    screen = opened()
    qtbot.keyClicks(screen.panel.search, "wal")
    assert found(screen) == ["A walk by the river, then a walk home", "Walked to the café"]
    qtbot.keyClicks(screen.panel.search, "k caf")
    assert found(screen) == ["Walked to the café"]


@pytest.mark.usefixtures("pages")
def test_found_words_are_marked(opened: Opened, qtbot: QtBot) -> None:
    screen = opened()
    qtbot.keyClicks(screen.panel.search, "group")
    row = screen.panel.model.row(0)
    assert isinstance(row, SearchHit)
    assert ("Group", True) in row.snippet


@pytest.mark.usefixtures("pages")
def test_best_match_first_ranks_on_the_worker(
    opened: Opened, qtbot: QtBot, press: Callable[..., None], ctx: AppContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = opened()
    asked: list[bool] = []
    search = ctx.services.journal.search
    monkeypatch.setattr(
        ctx.services.journal,
        "search",
        lambda text, before=None, by_rank=False: asked.append(by_rank) or search(text, before, by_rank=by_rank),
    )
    qtbot.keyClicks(screen.panel.search, "walk")
    press(screen, "journal-ranked")
    assert asked[-1] is True
    assert found(screen)[0].startswith("A walk by the river")
    press(screen, "journal-ranked")
    assert asked[-1] is False


def test_a_search_that_was_stopped_says_nothing(
    opened: Opened, qtbot: QtBot, press: Callable[..., None], ctx: AppContext, shell: RecordingShell,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    screen = opened()
    qtbot.keyClicks(screen.panel.search, "walk")

    def stopped(*_args: object, **_named: object) -> None:
        raise Interrupted

    with monkeypatch.context() as patch:
        patch.setattr(ctx.services.journal, "search", stopped)
        press(screen, "journal-ranked")
    assert shell.problems == []


@pytest.mark.usefixtures("pages")
def test_nothing_found_is_said_and_escape_brings_all_back(opened: Opened, qtbot: QtBot) -> None:
    screen = opened()
    qtbot.keyClicks(screen.panel.search, "xyzzy")
    assert screen.findChild(object, "journal-not-found").isVisible()  # type: ignore[attr-defined]
    assert screen.go_back()
    assert screen.panel.model.rowCount() == 3
    assert screen.panel.list.isVisible()
    assert not screen.go_back()


@pytest.mark.usefixtures("pages")
def test_down_from_the_search_goes_through_the_hits_and_enter_writes(opened: Opened, qtbot: QtBot) -> None:
    screen = opened()
    qtbot.keyClicks(screen.panel.search, "walk")
    qtbot.keyClick(screen.panel.search, Qt.Key.Key_Down)
    assert screen.panel.list.hasFocus()
    assert screen.page.body.words().startswith("A walk")
    qtbot.keyClick(screen.panel.list, Qt.Key.Key_Down)
    assert screen.page.body.words().startswith("Walked")
    assert not screen.page.body.hasFocus()
    qtbot.keyClick(screen.panel.list, Qt.Key.Key_Return)
    assert screen.page.body.hasFocus()
    assert screen.go_back()
    assert screen.panel.list.hasFocus()


@pytest.mark.usefixtures("pages")
def test_enter_in_the_search_opens_the_first_hit(opened: Opened, qtbot: QtBot) -> None:
    screen = opened()
    qtbot.keyClicks(screen.panel.search, "walked")
    qtbot.keyClick(screen.panel.search, Qt.Key.Key_Return)
    assert screen.page.body.words().startswith("Walked") or screen.page.body.words().startswith("A walk")
    assert screen.page.body.hasFocus()


@pytest.mark.usefixtures("pages")
def test_coming_to_the_list_opens_nothing_until_a_key_is_pressed(opened: Opened, qtbot: QtBot, ctx: AppContext) -> None:
    screen = opened()
    screen.new_page()
    qtbot.keyClicks(screen.page.body, "Half a thought")
    screen.panel.list.setFocus()
    assert screen.page.body.words() == "Half a thought"
    assert len(ctx.services.journal.timeline().items) == 3
    assert screen.panel.list.currentIndex().row() == 0
    qtbot.keyClick(screen.panel.list, Qt.Key.Key_Down)
    assert screen.page.body.words() == "Group was good"
    assert len(ctx.services.journal.timeline().items) == 4


@pytest.mark.usefixtures("pages")
def test_ctrl_f_finds_on_the_page_and_pressed_again_in_the_whole_journal(opened: Opened, qtbot: QtBot) -> None:
    screen = opened()
    screen.page.focus_writing()
    qtbot.keyClick(screen.page.body, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = screen.page.tools.find.field
    assert field.hasFocus()
    qtbot.keyClick(field, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert screen.panel.search.hasFocus()
    assert not screen.page.tools.find.isVisible()


@pytest.mark.usefixtures("pages")
def test_ctrl_f_goes_to_the_search_from_the_list(opened: Opened, qtbot: QtBot) -> None:
    screen = opened()
    screen.panel.list.setFocus()
    qtbot.keyClick(screen.panel.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert screen.panel.search.hasFocus()


def test_letters_pressed_in_the_list_do_not_jump_about(opened: Opened, qtbot: QtBot, pages: list[Entry]) -> None:
    screen = opened()
    screen.open(entry=pages[1].uuid)
    screen.panel.list.setFocus()
    qtbot.keyClicks(screen.panel.list, "walked")
    assert screen.page.uuid == pages[1].uuid


def test_filters_show_pages_check_ins_or_cravings(
    opened: Opened,
    press: Callable[..., None],
    wrote: Callable[..., Entry],
    checked_in: Callable[..., None],
) -> None:
    wrote("Only words")
    wrote("It went", tags=("craving",), hours=24)
    checked_in(0, mood=6)
    checked_in(2, craving=4)
    screen = opened()

    def kinds(name: str) -> list[RowKind]:
        press(screen, name)
        rows = [screen.panel.model.row(number) for number in range(screen.panel.model.rowCount())]
        return sorted(row.kind for row in rows if row is not None)

    assert kinds("journal-show-all") == [RowKind.ENTRY] * 2 + [RowKind.CHECK_IN] * 2
    assert kinds("journal-show-entries") == [RowKind.ENTRY] * 2
    assert kinds("journal-show-check-ins") == [RowKind.CHECK_IN] * 2
    assert kinds("journal-show-cravings") == [RowKind.ENTRY, RowKind.CHECK_IN]


def test_a_kind_that_is_not_there_yet_is_said(opened: Opened, press: Callable[..., None]) -> None:
    screen = opened()
    press(screen, "journal-show-cravings")
    assert screen.findChild(object, "journal-none-of-kind").isVisible()  # type: ignore[attr-defined]


@pytest.mark.usefixtures("pages")
def test_a_route_can_search(opened: Opened) -> None:
    screen = opened()
    screen.open(query="group")
    assert found(screen) == ["Group was good"]
    assert screen.panel.search.hasFocus()
