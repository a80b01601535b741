"""Every bookmark and highlight on one page: by article, with notes, to open, change, print and take away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from companion.content.library import Library
from companion.context import AppContext
from companion.demo.fill_daily import library_rows
from companion.domain.marks import Anchor, Places
from companion.ui.article_type import paper_document
from companion.ui.learn import marks_page
from companion.ui.learn.marked_page import page_text
from companion.ui.learn.marks_page import MarksScreen
from companion.ui.learn.note_sheet import NoteSheet
from companion.ui.learn.pages import page_html
from companion.ui.theme import Theme, install_theme
from companion.ui.theme.tokens import LIGHT
from tests.ui.conftest import RecordingShell

Show = Callable[..., QWidget]
SO = Anchor("what-it-does", "So the people around you need to know about it.")
ROW = Anchor("what-a-trigger-is", "A row on a pay-day may not.")
GONE = Anchor("what-it-does", "Words that stood here in an earlier year")


@pytest.fixture
def page(ctx: AppContext, show: Show) -> MarksScreen:
    marks = ctx.services.marks
    marks.highlight("triggers", ROW)
    marks.highlight("naloxone", GONE, "Mine & <kept>")
    marks.highlight("naloxone", SO, "Tell Sam\nand Jo")
    marks.set_bookmark("naloxone", Anchor())
    screen = MarksScreen(ctx)
    screen.refresh()
    show(screen, 980, 780)
    screen.list.setFocus()
    return screen


def rows(page: MarksScreen) -> list[tuple[str, str]]:
    model = page.list.articles
    found = [model.row_at(model.index(at, 0)) for at in range(model.rowCount())]
    return [(row.title, row.note) for row in found]


def press(page: QWidget, name: str) -> None:
    button = page.findChild(QAbstractButton, name)
    assert button is not None
    button.click()


def test_everything_is_listed_by_article_in_the_order_of_its_page_with_what_changed_last(page: MarksScreen) -> None:
    said = rows(page)
    naloxone = [title for title, _note in said].index("“So the people around you need to know about it.”") - 2
    assert said[naloxone + 1 : naloxone + 4] == [
        ("Bookmark", "At the beginning"),
        ("“So the people around you need to know about it.”", "Your note: Tell Sam\u2028and Jo"),
        (
            "“Words that stood here in an earlier year”",
            "Your note: Mine & <kept>\u2028The words have changed since. This is how they were.",
        ),
    ]
    assert ("“A row on a pay-day may not.”", "") in said
    model, role = page.list.articles, Qt.ItemDataRole.AccessibleDescriptionRole
    assert model.data(model.index(naloxone + 2, 0), role).startswith("Your note: Tell Sam")


def test_enter_opens_a_place_and_delete_takes_it_away_with_undo(
    page: MarksScreen, ctx: AppContext, shell: RecordingShell, qtbot: QtBot
) -> None:
    mark = next(mark for mark in ctx.services.marks.every() if mark.anchor == SO)
    page.open(mark=mark.uuid)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert shell.went == [("learn", {"article": "naloxone", "mark": mark.uuid})]
    assert page.place() == {"mark": mark.uuid}
    before = rows(page)
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert len(rows(page)) == len(before) - 1
    assert page.list.currentIndex().isValid(), "the keyboard is on the one after it"
    words, undo = shell.toasts[-1]
    assert words == "Highlight and note taken away."
    assert undo is not None
    undo()
    page.refresh()
    assert rows(page) == before


def test_a_note_is_written_and_changed_here(page: MarksScreen, ctx: AppContext) -> None:
    mark = next(mark for mark in ctx.services.marks.every() if mark.anchor == ROW)
    page.open(mark=mark.uuid)
    press(page, "marks-note")
    sheet = page.findChild(NoteSheet)
    assert sheet is not None
    edit = sheet.findChild(QPlainTextEdit, "note-words")
    assert edit is not None
    edit.setPlainText("Fridays")
    press(sheet, "note-save")
    assert ("“A row on a pay-day may not.”", "Your note: Fridays") in rows(page)
    assert page.place() == {"mark": mark.uuid}


def test_all_of_it_goes_on_paper(page: MarksScreen) -> None:
    text = paper_document(page.page(), serif=True).toPlainText()
    for words in ("So the people around you", "Tell Sam\nand Jo", "Mine & <kept>", "A row on a pay-day", "Bookmark"):
        assert words in text.replace("\u2028", "\n")


def test_without_marks_the_page_says_what_will_be_here_and_leads_to_learn(
    page: MarksScreen, ctx: AppContext, shell: RecordingShell
) -> None:
    for _mark in ctx.services.marks.every():
        press(page, "marks-remove")
    assert page.list.isHidden()
    learn = page.findChild(QAbstractButton, "marks-learn")
    assert learn is not None
    assert learn.hasFocus()
    learn.click()
    assert shell.went == [("learn", {})]


def test_marks_in_an_article_that_is_no_more_are_kept_and_shown(ctx: AppContext, show: Show) -> None:
    ctx.services.marks.highlight("an-article-of-old", SO, "Mine")
    screen = MarksScreen(ctx)
    screen.refresh()
    show(screen)
    assert rows(screen)[0] == ("A page that is no longer here", "")
    assert rows(screen)[1][1].startswith("Your note: Mine")


def test_with_marks_in_every_article_the_page_is_there_at_once_and_each_place_looked_for_soon_after(
    ctx: AppContext, show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid: list[str] = []
    make = marks_page.page_html

    def counted(library: Library, article: str, *more: Any) -> str:
        laid.append(article)
        return make(library, article, *more)

    monkeypatch.setattr(marks_page, "page_html", counted)
    infos = ctx.library.articles()
    for info in infos:
        ctx.services.marks.highlight(info.id, Anchor("", info.summary))
        ctx.services.marks.highlight(info.id, Anchor("", "Words that stand in no article of ours"))
    screen = MarksScreen(ctx)
    screen.refresh()
    assert len(rows(screen)) == 3 * len(infos)
    assert len(laid) == 12
    show(screen)
    changed = "The words have changed since. This is how they were."
    qtbot.waitUntil(lambda: sum(note == changed for _title, note in rows(screen)) == len(infos))
    screen.refresh()
    press(screen, "marks-remove")
    assert len(laid) == len(infos) + 1, "only the article something was taken from is laid out again"


def test_what_the_demo_marked_stands_in_its_articles(ctx: AppContext) -> None:
    (demo,) = (made for table, made in library_rows("2026-11-21T18:40:00.000000Z") if table.name == "mark")
    for row in demo:
        heading, words, before, after = (str(row[part]) for part in ("heading", "words", "before", "after"))
        document = QTextDocument()
        document.setHtml(page_html(ctx.library, str(row["article"]), "gb"))
        page = page_text(document)
        place = Places(page).find(Anchor(heading, words, before, after))
        assert place is not None
        assert (page.text[slice(*place)], page.heading_at(place[0])) == (words, heading)


def test_in_a_small_window_with_large_letters_more_than_one_row_is_in_sight(
    ctx: AppContext, qapp: QApplication, show: Show
) -> None:
    install_theme(qapp, Theme(LIGHT, scale=2.0, motion=False))
    for words in ("Naloxone can bring back breathing", "So the people around you need to know about it."):
        ctx.services.marks.highlight("naloxone", Anchor("", words))
    screen = MarksScreen(ctx)
    screen.refresh()
    show(screen, 765, 600)
    qapp.processEvents()
    seen = screen.list.viewport().rect()
    model = screen.list.articles
    first = screen.list.visualRect(model.index(1, 0))
    assert seen.contains(first)
    assert screen.list.height() >= 300
