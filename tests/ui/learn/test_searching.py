"""The search of Learn: danger first, slips of the hand, the person's own notes apart, and what to do with nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.bootstrap import Program
from companion.context import AppContext
from companion.domain.journal import Writing
from companion.domain.lines import LineWords
from companion.domain.marks import Anchor
from companion.domain.settings import Audience
from companion.domain.value import replace
from companion.ui.learn.article_list import Row, _bottom, _layouts
from companion.ui.learn.screen import LearnScreen
from companion.ui.theme import Theme, install_theme, theme_of
from companion.ui.theme.tokens import LIGHT
from companion.ui.widgets.text import Text
from tests.ui.conftest import RecordingShell

LIBRARY = {"article", "door", "strategy", "helplines", "word"}
Show = Callable[..., QWidget]


@pytest.fixture
def learn(ctx: AppContext, show: Show) -> LearnScreen:
    return _learn(ctx, show)


def _learn(ctx: AppContext, show: Show) -> LearnScreen:
    screen = LearnScreen(ctx)
    screen.refresh()
    show(screen, 980, 780)
    return screen


def _rows(screen: LearnScreen) -> list[Row]:
    model = screen.list.articles
    return [model.row_at(model.index(row, 0)) for row in range(model.rowCount())]


def _note(screen: LearnScreen) -> str:
    note = screen.findChild(Text, "learn-note")
    assert note is not None
    return note.text() if note.isVisible() else ""


@pytest.mark.parametrize(
    ("typed", "door"),
    [
        ("overdose", "overdose"),
        ("overd", "overdose"),
        ("not breathing", "overdose"),
        ("he is not really breething", "overdose"),
        ("her lips are blue", "overdose"),
        ("cant wake him", "overdose"),
        ("suicide", "suicide"),
        ("siucide", "suicide"),
        ("I want to kill myself", "suicide"),
        ("dont want to live", "suicide"),
        ("my baby swallowed methadone", "child"),
    ],
)
def test_words_of_danger_put_help_now_on_top_and_enter_opens_it(
    learn: LearnScreen, shell: RecordingShell, qtbot: QtBot, typed: str, door: str
) -> None:
    qtbot.keyClicks(learn.search, typed)
    top = _rows(learn)[0]
    assert top.address == f"door:{door}"
    assert top.note.startswith("Help now · ")
    qtbot.keyClick(learn.search, Qt.Key.Key_Return)
    assert shell.doors == [door]


def test_a_mistyped_word_finds_its_pages_and_says_what_was_looked_for(learn: LearnScreen, qtbot: QtBot) -> None:
    qtbot.keyClicks(learn.search, "bupernorphine")
    assert _rows(learn)[0].address == "article:medicines"
    assert _note(learn) == "Also looked for: buprenorphine"
    learn.search.clear()
    assert _note(learn) == ""
    qtbot.keyClicks(learn.search, "buprenorphine")
    assert _note(learn) == ""


def test_their_own_notes_stand_below_the_library_under_their_own_heading(
    learn: LearnScreen, ctx: AppContext, shell: RecordingShell, qtbot: QtBot
) -> None:
    saved = ctx.services.journal.create(Writing("A long walk", "By the canal, and no naloxone needed.", ()))
    qtbot.keyClicks(learn.search, "naloxone")
    rows = _rows(learn)
    heading = next(at for at, row in enumerate(rows) if row.title == "In your own notes")
    assert rows[heading].address == ""
    assert all(
        row.address.partition(":")[0] in ("article", "door", "strategy", "helplines", "word") for row in rows[:heading]
    )
    mine = rows[heading + 1]
    assert mine.title == "A long walk"
    assert [piece for piece, hit in mine.marked_note if hit] == ["naloxone"]
    learn.list.activated.emit(learn.list.articles.index_of(mine.address))
    learn.list.activated.emit(learn.list.articles.index_of(rows[-1].address))
    assert shell.went == [("journal", {"entry": saved.uuid}), ("journal", {"query": "naloxone"})]


def test_notes_are_never_searched_for_someone_who_loves_a_person(ctx: AppContext, show: Show, qtbot: QtBot) -> None:
    ctx.services.journal.create(Writing("A long walk", "By the canal, and no naloxone needed.", ()))
    ctx.services.settings.change(audience=Audience.SOMEONE_I_LOVE)
    screen = _learn(ctx, show)
    for typed in ("naloxone", "canal"):
        screen.search.setText(typed)
        rows = _rows(screen)
        assert not any(row.address.startswith(("entry:", "journal:")) or row.title == "A long walk" for row in rows)


def test_notes_are_never_searched_while_the_file_is_locked(ctx: AppContext, show: Show) -> None:
    ctx.services.journal.create(Writing("A long walk", "By the canal, and no naloxone needed.", ()))
    searching = _learn(ctx, show).searching
    assert any(row.title == "A long walk" for row in searching.found("naloxone").rows)
    give_back = ctx.set_session_aside()
    found = searching.found("naloxone").rows
    give_back()
    assert found
    assert not any(row.title == "A long walk" for row in found)


@pytest.mark.real_clock
def test_what_was_written_meanwhile_is_found_on_coming_back(program: Program, qtbot: QtBot) -> None:
    window = program.window
    window.go("learn")
    screen = window.current_screen()
    assert isinstance(screen, LearnScreen)
    screen.search.setText("quillfeather")
    window.go("today")
    program.ctx.services.journal.create(Writing("", "Met Quillfeather by the canal.", ()))
    window.go("learn")
    assert "A page of your journal" in [row.title for row in _rows(screen)]


def test_nothing_found_names_who_can_be_asked(
    learn: LearnScreen, ctx: AppContext, shell: RecordingShell, qtbot: QtBot
) -> None:
    qtbot.keyClicks(learn.search, "zzzzqqqq")
    assert _note(learn).startswith("Nothing found.")
    rows = _rows(learn)
    drug_lines = [line for line in ctx.library.country(ctx.country()).lines if line.kind == "drug-line"]
    named = drug_lines[:2]
    assert [row.title for row in rows] == ["Or ask a drug service", *(line.name for line in named), "Talk to someone"]
    qtbot.keyClick(learn.search, Qt.Key.Key_Return)
    assert shell.doors == ["talk"]


def test_only_in_their_notes_is_told_as_such_and_the_notes_come_first(
    learn: LearnScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    ctx.services.journal.create(Writing("", "Met Quillfeather by the canal.", ()))
    qtbot.keyClicks(learn.search, "quillfeather")
    assert _note(learn).startswith("Nothing found in the library.")
    rows = _rows(learn)
    assert rows[0].title == "In your own notes"
    assert rows[1].title == "A page of your journal"
    assert "Or ask a drug service" in [row.title for row in rows]


@pytest.mark.parametrize("audience", Audience)
def test_a_note_on_a_highlight_is_found_and_leads_to_its_place_for_whoever_keeps_the_file(
    ctx: AppContext, show: Show, shell: RecordingShell, qtbot: QtBot, audience: Audience
) -> None:
    ctx.services.settings.change(audience=audience)
    anchor = Anchor("what-it-does", "So the people around you need to know about it.")
    uuid = ctx.services.marks.highlight("naloxone", anchor, "Quillfeather has\none by the door").uuid
    learn = _learn(ctx, show)
    qtbot.keyClicks(learn.search, "quillf")
    rows = _rows(learn)
    assert rows[0].title == "In your own notes"
    assert rows[1].title == "Quillfeather has one by the door"
    assert rows[1].note == "Your note on a highlight · Naloxone: what it is, where to get it, how to use and keep it"
    assert ("Quillfeather", True) in rows[1].marked_title
    qtbot.keyClick(learn.search, Qt.Key.Key_Return)
    assert shell.went == [("learn", {"article": "naloxone", "mark": uuid})]
    give_back = ctx.set_session_aside()
    assert not any("Quillfeather" in row.title for row in learn.searching.found("quillfeather").rows)
    give_back()


def test_a_line_of_their_own_is_found_and_a_hidden_one_is_not(
    learn: LearnScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    bundled = next(line for line in ctx.library.country(ctx.country()).lines if line.kind == "drug-line")
    ctx.services.lines.add(ctx.country(), LineWords(name="Harbour House", kind="drug-line", number="0000"))
    ctx.services.lines.hide(ctx.country(), bundled.id, hidden=True)
    qtbot.keyClicks(learn.search, "harbour")
    assert "Harbour House" in [row.title for row in _rows(learn)]
    learn.search.clear()
    qtbot.keyClicks(learn.search, bundled.name)
    assert bundled.name not in [row.title for row in _rows(learn)]


def test_what_is_to_be_opened_now_has_an_edge_round_it(learn: LearnScreen, qtbot: QtBot) -> None:
    qtbot.keyClicks(learn.search, "not breathing")
    rows = _rows(learn)
    assert [row.urgent for row in rows[:2]] == [True, False]
    edged = learn.list.viewport().grab().toImage()
    learn.list.articles.set_rows((replace(rows[0], urgent=False), *rows[1:]))
    assert learn.list.viewport().grab().toImage() != edged


def test_with_their_own_notes_fewer_pages_stand_above_them(learn: LearnScreen, ctx: AppContext, qtbot: QtBot) -> None:
    qtbot.keyClicks(learn.search, "craving")
    alone = len(_rows(learn))
    learn.search.clear()
    ctx.services.journal.create(Writing("Evening", "The craving went by.", ()))
    qtbot.keyClicks(learn.search, "craving")
    titles = [row.title for row in _rows(learn)]
    assert titles.index("In your own notes") == 12 < alone


def test_the_index_is_made_when_the_field_is_entered_and_not_before(
    ctx: AppContext, show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    monkeypatch.setattr(ctx.library, "sought", lambda _text, country: made.append(country))
    screen = LearnScreen(ctx)
    screen.list.setFocus()
    screen.refresh()
    show(screen, 980, 780)
    QApplication.processEvents()
    assert made == []
    screen.search.setFocus()
    qtbot.waitUntil(lambda: made == [ctx.country()])


def test_how_much_was_found_is_said_aloud_once_somebody_stops_typing(
    learn: LearnScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr("companion.ui.learn.searching.say_aloud", lambda _part, words: said.append(words))
    telling = learn.searching.findChild(QTimer)
    qtbot.keyClicks(learn.search, "bupernorphine")
    assert said == [], "not at every letter"
    assert telling.isActive()
    telling.timeout.emit()
    found = sum(1 for row in _rows(learn) if row.address)
    assert said == [f"{found} found. Also looked for: buprenorphine"]
    learn.search.setText("zeppelin")
    telling.timeout.emit()
    assert said[1:] == [_note(learn)]
    assert "Nothing found" in said[1]
    learn.search.clear()
    assert not telling.isActive()


def test_the_search_says_that_it_looks_in_the_whole_library_and_has_room_to(
    ctx: AppContext, show: Show, qapp: QApplication
) -> None:
    for scale, size in ((1.0, (980, 600)), (1.0, (740, 560)), (2.0, (760, 600))):
        install_theme(qapp, Theme(LIGHT, scale, motion=False))
        screen = LearnScreen(ctx)
        screen.refresh()
        show(screen, *size)
        field = screen.search
        assert field.placeholderText() == "Search the library"
        room = field.width() - field.textMargins().left() - field.textMargins().right() - 4
        assert field.fontMetrics().horizontalAdvance(field.placeholderText()) <= room


def test_no_row_has_room_for_a_line_that_it_does_not_paint(learn: LearnScreen, qtbot: QtBot) -> None:
    """A title that is one line in its own weight and two in bold stands in one, chosen or not."""
    model, theme = learn.list.articles, theme_of()
    holes = 0
    for words in ("half", "bupernorphine", "cold turkey"):
        learn.search.setText(words)
        for at, row in enumerate(_rows(learn)):
            if row.marked_title:
                room = learn.list.sizeHintForIndex(model.index(at, 0)).height()
                for chosen in (False, True):
                    title, note = _layouts(row, learn.list.viewport().width() - theme.px(20), chosen=chosen)
                    painted = _bottom(title) + (_bottom(note) + theme.px(2) if row.note else 0) + theme.px(14)
                    holes += room != painted
    assert holes == 0


def test_words_of_no_weight_in_a_phrase_find_and_mark_nothing(learn: LearnScreen) -> None:
    learn.search.setText("want to die")
    assert not any(row.title.startswith("Tolerance") for row in _rows(learn)[:8])
    marked = {piece.casefold() for row in _rows(learn) for piece, hit in (*row.marked_title, *row.marked_note) if hit}
    assert not any(word.startswith("to") for word in marked)


def test_what_is_best_is_in_sight_however_far_down_the_list_stood_before(learn: LearnScreen) -> None:
    bar = learn.list.verticalScrollBar()
    learn.search.setText("naloxone")
    learn.list.scrollToBottom()
    assert bar.value() > 0
    learn.search.setText("i want to die")
    assert bar.value() == 0
    assert learn.list.visualRect(learn.list.articles.first()).top() >= 0


def test_the_arrow_down_goes_from_the_field_to_a_first_row_that_is_in_sight(learn: LearnScreen, qtbot: QtBot) -> None:
    learn.search.setText("naloxone")
    learn.search.setFocus()
    learn.list.scrollToBottom()
    qtbot.keyClick(learn.search, Qt.Key.Key_Down)
    first = learn.list.articles.first()
    assert learn.list.currentIndex() == first
    assert learn.list.viewport().rect().contains(learn.list.visualRect(first))


def test_the_list_of_all_articles_stays_where_it_is_on_the_page_shown(learn: LearnScreen) -> None:
    learn.open(article="wont-wake-up")
    learn.search.setText("naloxone")
    learn.search.clear()
    shown = learn.list.visualRect(learn.list.currentIndex())
    assert learn.list.viewport().rect().contains(shown)
