"""Every door of Help now goes on one page of paper, with nothing personal while the file is locked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.content.library import Library
from companion.context import AppContext
from companion.domain.contacts import ContactDetails, Number
from companion.domain.lines import LineWords
from companion.resources import content_folder
from companion.ui import printing
from companion.ui.help_now.page import HelpNow
from companion.ui.help_now.paper import door_document
from companion.ui.help_words import HelpWords
from companion.ui.overdose_paper import card_document
from companion.ui.own_lines import as_wanted
from companion.ui.printing import SCREEN_DPI, new_printer, print_pages
from companion.ui.theme import Theme, install_theme
from companion.ui.theme.tokens import LIGHT
from tests.ui.help_now.test_overdose import COUNTRIES

DOORS = tuple(door.id for door in Library(content_folder()).doors() if door.id != "naloxone")


def _words(ctx: AppContext) -> HelpWords:
    return HelpWords(ctx.library, ctx.country(), partial(as_wanted, ctx))


def _page(kind: QPageSize.PageSizeId) -> QSizeF:
    printer = new_printer("")
    printer.setPageSize(QPageSize(kind))
    return QSizeF(printer.pageLayout().paintRectPixels(SCREEN_DPI).size())


def _with_a_life(ctx: AppContext) -> None:
    for name in ("Dana", "Chris", "Mum"):
        ctx.services.contacts.add(ContactDetails(name, "friend", hours="any time", numbers=(Number("07700 900142"),)))
    ctx.services.lines.add("gb", LineWords("Our clinic", "drug-line", "01632 960002"))
    for reason in ("My daughter.", "The garden in spring.", "Being there for Mum."):
        ctx.services.plans.add_reason(reason)


@pytest.mark.parametrize("kind", [QPageSize.PageSizeId.A4, QPageSize.PageSizeId.Letter], ids=["A4", "Letter"])
@pytest.mark.parametrize("country", COUNTRIES)
def test_every_door_is_one_page_that_can_be_read(ctx: AppContext, country: str, kind: QPageSize.PageSizeId) -> None:
    ctx.prefs.change(country=country)
    _with_a_life(ctx)
    words, page = _words(ctx), _page(kind)
    kits = [f"naloxone/{at}" for at, _part in enumerate(words.parts(words.door("naloxone")), start=1)]  # type: ignore[arg-type]
    assert kits
    for door in (*DOORS, *kits):
        document = door_document(ctx, words, door, page)
        assert document is not None
        assert document.pageCount() == 1, door
        sizes = {piece.charFormat().font().pixelSize() for piece in _pieces(document)}
        assert min(size for size in sizes if size > 0) >= 7, (door, sizes)
        text = document.toPlainText()
        assert "{" not in text
        read = words.door(door.partition("/")[0])
        assert read is not None
        for step in read.steps:
            assert words.fill(step.title) in text
        assert words.number in text


def _pieces(document):  # type: ignore[no-untyped-def]
    block = document.begin()
    while block.isValid():
        it = block.begin()
        while not it.atEnd():
            yield it.fragment()
            it += 1
        block = block.next()


def test_their_own_people_lines_and_reasons_stand_on_it_while_the_file_is_open_alone(ctx: AppContext) -> None:
    ctx.prefs.change(country="gb")
    _with_a_life(ctx)
    page = _page(QPageSize.PageSizeId.A4)
    mine = door_document(ctx, _words(ctx), "suicide", page)
    assert mine is not None
    said = mine.toPlainText()
    assert "Dana, Friend · any time: 07700 900142" in said
    assert "The garden in spring." in said
    assert "Samaritans: 116 123" in said
    used = door_document(ctx, _words(ctx), "used", page)
    assert used is not None
    assert "Our clinic: 01632 960002" in used.toPlainText()
    assert "The garden in spring." not in used.toPlainText()
    ctx.session = None
    locked = door_document(ctx, _words(ctx), "suicide", page)
    assert locked is not None
    assert "Dana" not in locked.toPlainText()
    assert "garden" not in locked.toPlainText()
    assert "Samaritans: 116 123" in locked.toPlainText()


def test_a_number_that_is_less_sure_says_so_on_paper_and_the_list_of_all_says_when_each_was_read(
    ctx: AppContext,
) -> None:
    page = _page(QPageSize.PageSizeId.A4)
    steps, everyone = (door_document(ctx, _words(ctx), door, page) for door in ("used", "talk"))
    assert steps is not None
    assert everyone is not None
    assert "Less sure: from other public bodies" in steps.toPlainText()
    assert "Checked" not in steps.toPlainText()
    assert everyone.toPlainText().count(". Checked ") == len(ctx.library.country("gb").lines)
    assert "in a page of August 2021 · Less sure" in everyone.toPlainText()
    assert all(line.purpose in everyone.toPlainText() for line in ctx.library.country("gb").lines)


def test_large_letters_on_the_screen_leave_those_on_paper(ctx: AppContext, qapp: QApplication) -> None:
    def lines() -> list[float]:
        found: list[float] = []
        pages = (
            door_document(ctx, _words(ctx), "talk", _page(QPageSize.PageSizeId.A4)),
            card_document(ctx.library, "gb", ctx.services.settings.current()),
        )
        for document in pages:
            assert document is not None
            layout, block = document.documentLayout(), document.begin()
            while block.isValid():
                found.append(layout.blockBoundingRect(block).height())
                block = block.next()
        return found

    before = lines()
    install_theme(qapp, Theme(LIGHT, scale=2.0, motion=False))
    assert lines() == before


def test_the_button_of_a_door_prints_it_by_the_keyboard(
    ctx: AppContext,
    show: Callable[..., QWidget],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ctx.prefs.change(country="gb")
    file = tmp_path / "page.pdf"

    def choose(printer, _title, _parent):  # type: ignore[no-untyped-def]
        printer.setOutputFormat(printer.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(file))
        return True

    monkeypatch.setattr(printing, "ask_for_paper", choose)
    help_now = HelpNow(ctx)
    help_now.open_door("withdrawal")
    show(help_now, 900, 600)
    button = help_now.findChild(QWidget, "help-print")
    assert button is not None
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert file.read_bytes().startswith(b"%PDF")
    assert button.hasFocus()
    file.unlink()
    qtbot.keyClick(help_now.findChild(QWidget, "help-back"), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert file.read_bytes().startswith(b"%PDF"), "and so does the key, wherever the keyboard is"
    help_now.open_door("naloxone")
    (button,) = (one for one in help_now.findChildren(QPushButton, "help-print") if one.isVisible())
    button.click()
    door = _words(ctx).door("naloxone")
    assert door is not None
    assert file.read_bytes().count(b"/Type /Page\n") == len(_words(ctx).parts(door)) > 1


def test_a_door_nobody_knows_prints_nothing(ctx: AppContext) -> None:
    assert door_document(ctx, _words(ctx), "nowhere", _page(QPageSize.PageSizeId.A4)) is None


def test_the_page_is_one_page_of_a_pdf(ctx: AppContext, tmp_path: Path) -> None:
    ctx.prefs.change(country="gb")
    _with_a_life(ctx)
    for door in DOORS:
        printer = new_printer(door)
        printer.setOutputFormat(printer.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / f"{door}.pdf"))
        page = QSizeF(printer.pageLayout().paintRectPixels(SCREEN_DPI).size())
        document = door_document(ctx, _words(ctx), door, page)
        assert document is not None
        print_pages(document, printer)
        assert (tmp_path / f"{door}.pdf").read_bytes().count(b"/Type /Page\n") == 1
