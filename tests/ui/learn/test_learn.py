"""Learn: finding an article, reading it, and going where its links lead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.content.library import Library
from companion.context import AppContext
from companion.ui.learn.screen import LearnScreen
from companion.ui.theme import Theme, install_theme
from companion.ui.theme.tokens import LIGHT
from companion.ui.widgets.text import Text
from tests.ui.conftest import RecordingShell

Show = Callable[..., QWidget]


def _titles(screen: LearnScreen) -> list[str]:
    model = screen.list.articles
    return [model.row_at(model.index(row, 0)).title for row in range(model.rowCount())]


def _page(screen: LearnScreen) -> str:
    return screen.reader.view.toPlainText()


def _click_row(screen: LearnScreen, qtbot: QtBot, title: str) -> None:
    index = screen.list.articles.index(_titles(screen).index(title), 0)
    place = screen.list.visualRect(index).center()
    qtbot.mouseClick(screen.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def _link_place(screen: LearnScreen, href: str) -> QPoint:
    view = screen.reader.view
    block = view.document().begin()
    while block.isValid():
        for span in block.begin():
            fragment = span.fragment()
            if fragment.charFormat().anchorHref() == href:
                view.scroll_to(fragment.position())
                cursor = view.textCursor()
                cursor.setPosition(fragment.position() + 1)
                return view.cursorRect(cursor).center() + QPoint(3, 0)
        block = block.next()
    raise AssertionError(f"no link to {href}")


def test_articles_stand_under_their_sections_and_the_first_is_open(learn: LearnScreen, ctx: AppContext) -> None:
    infos = ctx.library.articles()
    titles = _titles(learn)
    assert titles[0] == "Safety first"
    assert [title for title in titles if title in {info.title for info in infos}] == [info.title for info in infos]
    assert infos[0].title in _page(learn)
    assert _page(learn).startswith("Safety first · ")


def test_a_click_opens_an_article(learn: LearnScreen, ctx: AppContext, qtbot: QtBot) -> None:
    info = ctx.library.article("withdrawal").info
    _click_row(learn, qtbot, info.title)
    assert info.title in _page(learn)
    assert learn.reader.view.accessibleName() == f"Article: {info.title}"


def test_the_arrow_keys_turn_from_article_to_article(learn: LearnScreen, ctx: AppContext, qtbot: QtBot) -> None:
    first, second = ctx.library.articles()[:2]
    learn.list.setFocus()
    qtbot.keyClick(learn.list, Qt.Key.Key_Down)
    assert second.title in _page(learn)
    qtbot.keyClick(learn.list, Qt.Key.Key_Up)
    assert first.title in _page(learn)


def test_sections_cannot_be_chosen_and_are_told_apart_aloud(learn: LearnScreen) -> None:
    model = learn.list.articles
    section = model.index(0, 0)
    assert model.flags(section) == Qt.ItemFlag.NoItemFlags
    assert section.data(Qt.ItemDataRole.AccessibleTextRole) == "Section: Safety first"


def test_typing_searches_titles_synonyms_doors_and_helplines(learn: LearnScreen, qtbot: QtBot) -> None:
    qtbot.keyClicks(learn.search, "narcan")
    assert any("Naloxone" in title for title in _titles(learn))
    assert "How to give naloxone" in _titles(learn)
    learn.search.clear()
    qtbot.keyClicks(learn.search, "samaritans")
    assert "Samaritans" in _titles(learn)


def test_enter_in_the_search_opens_the_best_match(learn: LearnScreen, ctx: AppContext, qtbot: QtBot) -> None:
    qtbot.keyClicks(learn.search, "withdrawal what to expect")
    qtbot.keyClick(learn.search, Qt.Key.Key_Return)
    assert ctx.library.article("withdrawal").info.title in _page(learn)


def test_down_leaves_the_search_for_the_list_and_escape_clears_it(learn: LearnScreen, qtbot: QtBot) -> None:
    learn.search.setFocus()
    qtbot.keyClicks(learn.search, "tolerance")
    qtbot.keyClick(learn.search, Qt.Key.Key_Down)
    assert learn.list.hasFocus()
    assert learn.go_back()
    assert learn.search.text() == ""
    assert not learn.go_back()


def test_nothing_found_says_what_to_try(learn: LearnScreen, qtbot: QtBot) -> None:
    qtbot.keyClicks(learn.search, "zzzzqq")
    note = learn.findChild(Text, "learn-note")
    assert note is not None
    assert note.isVisible()
    assert "Nothing found" in note.text()


def test_a_door_that_was_found_opens_help_now(learn: LearnScreen, shell: RecordingShell, qtbot: QtBot) -> None:
    qtbot.keyClicks(learn.search, "narcan")
    _click_row(learn, qtbot, "How to give naloxone")
    assert shell.doors == ["naloxone"]


def test_a_helpline_that_was_found_opens_talk(learn: LearnScreen, shell: RecordingShell, qtbot: QtBot) -> None:
    qtbot.keyClicks(learn.search, "samaritans")
    _click_row(learn, qtbot, "Samaritans")
    assert shell.doors == ["talk"]


def test_a_link_to_a_related_article_works(learn: LearnScreen, ctx: AppContext, qtbot: QtBot) -> None:
    learn.open(article="naloxone")
    related = ctx.library.article("naloxone").info.related[0]
    place = _link_place(learn, f"article:{related}")
    qtbot.mouseClick(learn.reader.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert ctx.library.article(related).info.title in learn.reader.view.accessibleName()


def test_a_link_to_a_door_opens_help_now(learn: LearnScreen, shell: RecordingShell, qtbot: QtBot) -> None:
    learn.open(article="naloxone")
    place = _link_place(learn, "door:naloxone")
    qtbot.mouseClick(learn.reader.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert shell.doors == ["naloxone"]


def test_alt_left_returns_to_the_article_read_before(learn: LearnScreen, ctx: AppContext, qtbot: QtBot) -> None:
    learn.open(article="naloxone")
    learn.open(article="withdrawal")
    qtbot.keyClick(learn.reader.view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert ctx.library.article("naloxone").info.title in learn.reader.view.accessibleName()


def test_each_article_is_found_again_where_reading_stopped(learn: LearnScreen) -> None:
    learn.open(article="naloxone")
    bar = learn.reader.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    place = learn.reader.place()
    assert place > 0
    learn.open(article="withdrawal")
    assert learn.reader.place() == 0
    learn.open(article="naloxone")
    line = learn.reader.view.document().findBlock(place)
    assert line == learn.reader.view.document().findBlock(learn.reader.place())


def test_the_place_is_kept_wherever_reading_stopped_also_beside_and_after_a_table(learn: LearnScreen) -> None:
    learn.open(article="wont-wake-up")
    bar = learn.reader.view.verticalScrollBar()
    for value in range(1, bar.maximum(), 40):
        bar.setValue(value)
        place = learn.reader.place()
        learn.reader.view.scroll_to(place)
        assert learn.reader.place() == place
        assert abs(bar.value() - value) < 120


def test_every_article_shows_its_sources_its_date_and_its_review(learn: LearnScreen, ctx: AppContext) -> None:
    for info in ctx.library.articles():
        learn.open(article=info.id)
        said = _page(learn)
        assert info.review in said
        assert "Written 22 November 2026" in said
        for key in info.sources:
            assert ctx.library.source(key).title in said


def test_the_numbers_are_those_of_the_country_chosen_since(learn: LearnScreen, ctx: AppContext) -> None:
    learn.open(article="naloxone")
    assert "999" in _page(learn)
    learn.hide()
    ctx.prefs.change(country="us")
    learn.show()
    assert "911" in _page(learn)
    assert "999" not in _page(learn)


def test_where_both_have_no_room_the_list_comes_first_and_a_button_leads_back(
    ctx: AppContext, show: Show, qapp: QApplication, qtbot: QtBot
) -> None:
    install_theme(qapp, Theme(LIGHT, scale=2.0, motion=False))
    screen = LearnScreen(ctx)
    screen.refresh()
    show(screen, 760, 600)
    assert screen.list.isVisible()
    assert not screen.reader.isVisible()
    screen.list.setFocus()
    screen.list.setCurrentIndex(screen.list.articles.first())
    qtbot.keyClick(screen.list, Qt.Key.Key_Return)
    assert screen.reader.isVisible()
    assert not screen.list.isVisible()
    assert screen.reader.view.horizontalScrollBar().maximum() == 0
    back = screen.findChild(QPushButton, "all-articles")
    assert back is not None
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert screen.list.isVisible()
    screen.open(article="withdrawal")
    assert screen.go_back()
    assert screen.list.isVisible()


def test_articles_that_cannot_be_read_are_a_sentence_and_not_a_crash(
    ctx: AppContext, show: Show, shell: RecordingShell, tmp_path: Path
) -> None:
    ctx.library = Library(tmp_path / "nothing")
    screen = LearnScreen(ctx)
    screen.refresh()
    show(screen, 980, 780)
    note = screen.findChild(Text, "learn-note")
    assert note is not None
    assert "Install Companion again" in note.text()
    assert shell.problems == []


def test_every_tool_has_a_name(learn: LearnScreen) -> None:
    parts = [*learn.findChildren(QPushButton), *learn.findChildren(QLineEdit), learn.list, learn.reader.view]
    assert all(part.accessibleName() for part in parts)


def test_a_way_to_cope_is_found_and_opens_in_cope(learn: LearnScreen, shell: RecordingShell, qtbot: QtBot) -> None:
    field = learn.findChild(QLineEdit, "learn-search")
    assert field is not None
    qtbot.keyClicks(field, "urge surfing")
    _click_row(learn, qtbot, "Urge surfing")
    assert shell.went == [("cope", {"strategy": "urge-surfing"})]


def test_ctrl_p_prints_the_article_from_the_list_and_from_the_page(
    learn: LearnScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("companion.ui.printing.ask_and_print", lambda _page, title, _parent: asked.append(title))
    for part in (learn.list, learn.reader.view, learn.search):
        part.setFocus()
        qtbot.keyClick(part, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert len(asked) == 3
    assert set(asked) == {learn.ctx.library.articles()[0].title}
