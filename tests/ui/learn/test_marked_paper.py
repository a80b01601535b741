"""An article is printed as it is, or with what the person marked in it, as they choose each time."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QPushButton, QWidget

import companion.ui.printing
from companion.context import AppContext
from companion.domain.marks import Anchor
from companion.ui.learn.marked_paper import PrintSheet, mark_paper
from companion.ui.learn.screen import LearnScreen
from companion.ui.theme.tokens import LIGHT

WORDS = "So the people around you need to know about it."
ANCHOR = Anchor("what-it-does", WORDS, "once you have passed out. ", "\nWho should have it")
OTHER = Anchor("what-it-does", "once you have passed out.", "", " So the people")
NOTE = "Tell Dana where the kit is.\nAnd Chris."
HEADING = "My notes on this page"


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[QTextDocument]:
    """The documents that were handed on to be printed."""
    found: list[QTextDocument] = []
    monkeypatch.setattr(
        companion.ui.printing, "ask_and_print", lambda document, _title, _parent: found.append(document)
    )
    return found


def sheet_of(learn: LearnScreen) -> PrintSheet | None:
    return next((one for one in learn.window().findChildren(PrintSheet) if one.isVisible()), None)


def press(sheet: QWidget | None, name: str) -> None:
    assert sheet is not None
    button = sheet.findChild(QPushButton, name)
    assert button is not None
    button.click()


def looks(document: QTextDocument, words: str) -> tuple[str, bool]:
    """The ground words stand on, and whether they are underlined."""
    look = document.find(words).charFormat()
    return look.background().color().name().lower(), look.fontUnderline() or look.underlineStyle().value > 0


def test_a_page_without_highlights_is_printed_without_a_question(
    learn: LearnScreen, ctx: AppContext, printed: list[QTextDocument]
) -> None:
    learn.open(article="naloxone")
    ctx.services.marks.highlight("withdrawal", Anchor("", "Words of another page"))
    learn.reader.print()
    assert sheet_of(learn) is None
    assert len(printed) == 1


def test_as_it_is_nothing_of_the_persons_stands_on_paper(
    learn: LearnScreen, ctx: AppContext, printed: list[QTextDocument]
) -> None:
    ctx.services.marks.highlight("naloxone", ANCHOR, NOTE)
    learn.open(article="naloxone")
    learn.reader.print()
    sheet = sheet_of(learn)
    assert printed == []
    assert sheet is not None
    assert sheet.focusWidget() is sheet.findChild(QPushButton, "print-plain")
    press(sheet, "print-plain")
    (page,) = printed
    assert looks(page, WORDS)[1] is False
    assert HEADING not in page.toPlainText()
    assert "Dana" not in page.toPlainText()


def test_with_highlights_the_words_are_tinted_and_the_notes_stand_numbered_at_the_end(
    learn: LearnScreen, ctx: AppContext, printed: list[QTextDocument]
) -> None:
    ctx.services.marks.highlight("naloxone", OTHER)
    ctx.services.marks.highlight("naloxone", ANCHOR, NOTE)
    learn.open(article="naloxone")
    learn.reader.print()
    press(sheet_of(learn), "print-marked")
    (page,) = printed
    text = page.toPlainText()
    assert looks(page, WORDS) == (LIGHT.amber_soft.lower(), True)
    assert looks(page, OTHER.words) == (LIGHT.amber_soft.lower(), True)
    # The number stands right after the words; only what has a note has one.
    assert f"{OTHER.words} {WORDS}1" in text
    end = text[text.index(HEADING) :]
    assert end.splitlines()[1].startswith("1  \N{LEFT DOUBLE QUOTATION MARK}So the people")
    assert end.splitlines()[2:] == NOTE.splitlines()
    assert looks(page, "And Chris.")[1] is False


def test_a_highlight_within_another_has_its_number_and_so_has_the_one_round_it(
    learn: LearnScreen, ctx: AppContext, printed: list[QTextDocument]
) -> None:
    inner = Anchor("what-it-does", "the people around you", "So ", " need to know about it.")
    ctx.services.marks.highlight("naloxone", inner, "Mum and Chris.")
    ctx.services.marks.highlight("naloxone", ANCHOR, NOTE)
    learn.open(article="naloxone")
    learn.reader.print()
    press(sheet_of(learn), "print-marked")
    (page,) = printed
    numbered = "So the people around you2 need to know about it.1"
    assert numbered in page.toPlainText()
    assert looks(page, "about it.")[1] is True


def test_turning_back_prints_nothing(learn: LearnScreen, ctx: AppContext, printed: list[QTextDocument]) -> None:
    ctx.services.marks.highlight("naloxone", ANCHOR)
    learn.open(article="naloxone")
    learn.reader.print()
    sheet = sheet_of(learn)
    assert sheet is not None
    sheet.reject()
    assert printed == []


def test_a_highlight_whose_words_are_gone_is_no_reason_to_ask(
    learn: LearnScreen, ctx: AppContext, printed: list[QTextDocument]
) -> None:
    ctx.services.marks.highlight("naloxone", Anchor("", "These words were never on any page of ours at all"))
    learn.open(article="naloxone")
    learn.reader.print()
    assert len(printed) == 1
    before = printed[0].toPlainText()
    mark_paper(printed[0], learn.reader.marks.found_in(printed[0]))
    assert printed[0].toPlainText() == before
