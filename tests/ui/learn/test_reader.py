"""The reader's own tools: sizes, letters, find, print, and what it must never do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFont, QTextBlock, QTextCursor, QTextDocument, QTextListFormat, QTextTable
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.prefs import PrefsStore
from companion.ui.article_type import Reading, paper_document
from companion.ui.article_view import ArticleView
from companion.ui.learn.contents import PartRow
from companion.ui.learn.pages import page_html
from companion.ui.learn.reader import Reader
from companion.ui.learn.text_card import SIZES
from companion.ui.printing import new_printer, print_pages
from companion.ui.settings.appearance import AppearanceSection
from companion.ui.theme import Theme, install_theme
from companion.ui.theme.tokens import LIGHT
from companion.ui.widgets.text import Text

Show = Callable[..., QWidget]


@pytest.fixture
def reader(bare_ctx: AppContext, show: Show) -> Reader:
    made = Reader(bare_ctx)
    show(made, 710, 780)
    made.show_page("Naloxone", page_html(bare_ctx.library, "naloxone", "gb"))
    return made


def _button(reader: Reader, name: str) -> QPushButton:
    button = reader.findChild(QPushButton, name)
    assert button is not None
    return button


def _body_size(reader: Reader) -> int:
    cursor = reader.view.document().find("Opioids slow breathing")
    return cursor.charFormat().font().pixelSize()


def _body_family(reader: Reader) -> str:
    cursor = reader.view.document().find("Opioids slow breathing")
    return cursor.charFormat().font().family()


def test_reading_is_set_in_twenty_pixel_literata_in_a_column_of_some_seventy_letters(reader: Reader) -> None:
    assert _body_size(reader) == 20
    assert "Literata" in _body_family(reader)
    reader.resize(1400, 780)
    frame = reader.view.document().rootFrame().frameFormat()
    column = reader.view.viewport().width() - frame.leftMargin() - frame.rightMargin()
    assert 600 <= column <= 640
    assert abs(frame.leftMargin() - frame.rightMargin()) < 1


def test_text_grows_and_shrinks_in_the_reader_alone_and_stops_at_the_ends(reader: Reader, qtbot: QtBot) -> None:
    larger, smaller = _button(reader, "text-larger"), _button(reader, "text-smaller")
    _button(reader, "text").click()
    assert QApplication.focusWidget() is larger
    for _step in SIZES:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        if not larger.isEnabled():
            break
    assert _body_size(reader) == 35
    assert QApplication.focusWidget() is smaller, "a button that can be pressed no further keeps no keyboard"
    for _step in SIZES:
        qtbot.mouseClick(smaller, Qt.MouseButton.LeftButton)
    assert _body_size(reader) == 17
    assert not smaller.isEnabled()
    assert smaller.fontMetrics().height() == larger.fontMetrics().height()


def test_what_was_chosen_for_the_text_is_there_at_the_next_start(
    reader: Reader, bare_ctx: AppContext, qtbot: QtBot, show: Show
) -> None:
    column = reader.view.document().rootFrame().frameFormat().leftMargin()
    qtbot.keyClick(_button(reader, "text"), Qt.Key.Key_Space)
    for name in ("text-larger", "letters-sans", "lines-narrow"):
        qtbot.keyClick(_button(reader, name), Qt.Key.Key_Space)
    assert "Atkinson" in _body_family(reader)
    assert _button(reader, "letters-sans").isChecked()
    assert reader.view.document().rootFrame().frameFormat().leftMargin() > column
    bare_ctx.prefs = PrefsStore(bare_ctx.paths.prefs)
    again = Reader(bare_ctx)
    show(again, 710, 780)
    again.show_page("Naloxone", page_html(bare_ctx.library, "naloxone", "gb"))
    assert "Atkinson" in _body_family(again)
    assert _body_size(again) == 23
    assert again.view.document().rootFrame().frameFormat().leftMargin() > column
    # What is set for all reading afterwards holds for articles too.
    AppearanceSection(bare_ctx).findChild(QPushButton, "type-serif").click()
    again.show_page("Naloxone", page_html(bare_ctx.library, "naloxone", "gb"))
    assert "Literata" in _body_family(again)


def test_letters_can_be_set_apart(reader: Reader) -> None:
    def line() -> tuple[float, float]:
        cursor = reader.view.document().find("Opioids slow breathing")
        return cursor.charFormat().fontLetterSpacing(), cursor.blockFormat().lineHeight()

    _button(reader, "text").click()
    _button(reader, "letters-sans").click()
    before = line()
    _button(reader, "letters-apart").click()
    assert "Atkinson" in _body_family(reader)
    assert all(now > then for now, then in zip(line(), before, strict=True))


def test_the_card_of_the_text_is_put_away_by_escape_its_button_and_going_elsewhere(
    reader: Reader, qtbot: QtBot
) -> None:
    button = _button(reader, "text")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert reader.text_card.isVisible()
    assert reader.go_back()
    assert QApplication.focusWidget() is button
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert reader.text_card.isHidden()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    reader.view.setFocus()
    assert reader.text_card.isHidden()
    assert not reader.go_back()


def test_the_contents_list_every_heading_mark_the_one_in_sight_and_lead_there(reader: Reader, qtbot: QtBot) -> None:
    def contents() -> list[str]:
        """Opens the list: every part of it, and last the one the keyboard is on, which is the one in sight."""
        qtbot.keyClick(_button(reader, "contents"), Qt.Key.Key_Return)
        here = QApplication.focusWidget()
        assert isinstance(here, PartRow)
        assert here.accessibleDescription() == "You are here"
        rows = reader.contents_card.findChildren(PartRow)
        assert [row for row in rows if row.accessibleDescription()] == [here]
        return [*(row.text() for row in rows), here.text()]

    def press(*keys: Qt.Key) -> None:
        for key in keys:
            qtbot.keyClick(QApplication.focusWidget(), key)

    *titles, here = contents()
    assert (titles[0], titles[-1]) == ("From the beginning", "Sources")
    assert here == titles[0]
    press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert reader.contents_card.isHidden()
    assert QApplication.focusWidget() is reader.view
    assert reader.view.document().findBlock(reader.place()).text() == titles[2]
    assert reader.view.textCursor().block().text() == titles[2]
    assert contents()[-1] == titles[2]
    qtbot.mouseClick(reader.contents_card.findChildren(PartRow)[-1], Qt.MouseButton.LeftButton)
    assert contents()[-1] == titles[-1]
    assert reader.go_back()
    assert QApplication.focusWidget() is _button(reader, "contents")


def test_tab_goes_to_the_next_link_from_what_is_in_sight(reader: Reader, qtbot: QtBot) -> None:
    bar = reader.view.verticalScrollBar()
    reader.view.setFocus()
    bar.setValue(bar.maximum() // 2)
    top = reader.view.top_position()
    qtbot.keyClick(reader.view, Qt.Key.Key_Tab)
    link = reader.view.textCursor()
    assert link.charFormat().anchorHref()
    assert link.selectionStart() > top
    assert QApplication.focusWidget() is reader.view


def test_shift_tab_leaves_a_page_for_its_tools_and_goes_back_by_links_in_it(reader: Reader, qtbot: QtBot) -> None:
    back = Qt.KeyboardModifier.ShiftModifier
    reader.view.setFocus()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Tab):
        qtbot.keyClick(reader.view, key)
    second = reader.view.textCursor().selectionStart()
    qtbot.keyClick(reader.view, Qt.Key.Key_Tab, back)
    assert 0 < reader.view.textCursor().selectionStart() < second
    reader.view.setTextCursor(QTextCursor(reader.view.document()))
    qtbot.keyClick(reader.view, Qt.Key.Key_Tab, back)
    assert QApplication.focusWidget() is _button(reader, "print")


def test_a_change_of_size_keeps_the_place(reader: Reader, qtbot: QtBot) -> None:
    bar = reader.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = reader.view.document().findBlock(reader.place()).text()
    _button(reader, "text").click()
    qtbot.mouseClick(_button(reader, "text-larger"), Qt.MouseButton.LeftButton)
    assert reader.view.document().findBlock(reader.place()).text() == before


def test_find_marks_every_place_and_goes_round(reader: Reader, qtbot: QtBot) -> None:
    qtbot.keyClick(reader.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = reader.findChild(QLineEdit, "find-field")
    count = reader.findChild(Text, "find-count")
    assert field is not None
    assert count is not None
    qtbot.keyClicks(field, "prescription")
    found = reader.view.toPlainText().lower().count("prescription")
    assert found > 1
    assert len(reader.view.extraSelections()) == found
    assert count.text() == f"1 of {found}"
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert count.text() == f"{found} of {found}"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert count.text() == f"1 of {found}"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not field.isVisible()
    assert reader.view.extraSelections() == []


def test_find_says_when_there_is_nothing(reader: Reader, qtbot: QtBot) -> None:
    reader.open_find()
    field, count = reader.findChild(QLineEdit, "find-field"), reader.findChild(Text, "find-count")
    assert field is not None
    assert count is not None
    qtbot.keyClicks(field, "zzqq")
    assert count.text() == "Not found"


def test_on_paper_no_two_letters_are_drawn_as_one(bare_ctx: AppContext, themed: None) -> None:
    page = paper_document(page_html(bare_ctx.library, "sleep-food-movement", "gb"), serif=True)
    word = page.find("often")
    assert not word.isNull()
    # As it is set, with the letters the style sheet asks for: a PDF gives such pairs no words.
    font = word.charFormat().font().resolve(page.defaultFont())
    for feature in map(QFont.Tag, ("liga", "clig", "dlig")):
        assert (font.isFeatureSet(feature), font.featureValue(feature)) == (True, 0)


def test_a_page_is_printed_to_a_pdf_of_several_pages(bare_ctx: AppContext, themed: None, tmp_path: Path) -> None:
    document = paper_document(page_html(bare_ctx.library, "naloxone", "gb"), serif=True)
    printer = new_printer("Naloxone")
    file = tmp_path / "naloxone.pdf"
    printer.setOutputFormat(printer.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    print_pages(document, printer)
    written = file.read_bytes()
    assert written.startswith(b"%PDF")
    assert 2 <= document.pageCount() <= 8
    assert written.count(b"/Type /Page\n") == document.pageCount()


def test_paper_is_light_whatever_the_screen(bare_ctx: AppContext, themed: None) -> None:
    document = paper_document(page_html(bare_ctx.library, "naloxone", "gb"), serif=True)
    colour = document.find("Opioids slow breathing").charFormat().foreground().color()
    assert colour.lightness() < 80


def test_no_resource_is_ever_loaded(reader: Reader) -> None:
    for address in ("https://example.org/a.png", "file:///etc/hostname", "a.png"):
        image = QTextDocument.ResourceType.ImageResource
        assert not reader.view.loadResource(image.value, QUrl(address))


def test_an_address_outside_the_app_is_never_opened(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    assert not reader.view.openLinks()
    assert not reader.view.openExternalLinks()
    reader.view.anchorClicked.emit(QUrl("https://example.org"))
    assert opened == []


def test_no_bundled_page_links_outside_the_app(bare_ctx: AppContext, themed: None) -> None:
    for info in bare_ctx.library.articles():
        html = page_html(bare_ctx.library, info.id, "gb")
        assert 'href="http' not in html
        assert "tel:" not in html


def test_tables_have_hairlines_and_callouts_a_painted_box(reader: Reader) -> None:
    tables = [frame for frame in reader.view.document().rootFrame().childFrames() if isinstance(frame, QTextTable)]
    ruled = [table for table in tables if table.cellAt(0, 0).format().toTableCellFormat().bottomBorder() == 1]
    assert ruled
    assert len(ruled) < len(tables)
    image = reader.view.grab().toImage()
    soft = reader.view.look.primary_soft.lower()
    seen = {image.pixelColor(image.width() // 2, y).name() for y in range(0, image.height(), 2)}
    assert soft in seen


def test_where_the_tools_leave_no_room_the_way_back_is_its_arrow_and_keeps_its_name(reader: Reader) -> None:
    reader.set_narrow(True)
    back = _button(reader, "all-articles")
    assert back.text() == back.accessibleName() == "All articles"
    reader.resize(330, 780)
    QApplication.processEvents()
    assert (back.text(), back.accessibleName(), back.toolTip()) == ("", "All articles", "All articles")
    assert back.geometry().right() < _button(reader, "contents").x()
    reader.resize(710, 780)
    QApplication.processEvents()
    assert back.text() == "All articles"


@pytest.mark.parametrize("letters", ["serif", "apart"])
def test_a_table_of_four_columns_never_calls_for_sideways_scrolling(
    bare_ctx: AppContext, qapp: QApplication, show: Show, letters: str
) -> None:
    install_theme(qapp, Theme(LIGHT, 2.0, motion=False))
    view = ArticleView()
    view.set_reading(Reading(letters))
    show(view, 700, 450)
    for article in ("withdrawal", "three-words"):
        view.show_page(page_html(bare_ctx.library, article, "gb"))
        QApplication.processEvents()
        layout = view.document().documentLayout()
        edges = [layout.frameBoundingRect(frame).right() for frame in view.document().rootFrame().childFrames()]
        assert max(edges) <= view.viewport().width(), "words break, and nothing is cut off"
        assert not view.horizontalScrollBar().isVisible()
        assert view.horizontalScrollBar().maximum() == 0


def _first_item(document: QTextDocument) -> QTextBlock:
    block = document.begin()
    while block.isValid() and block.textList() is None:
        block = block.next()
    assert block.isValid()
    return block


def test_bullets_stay_bullets_where_the_words_are_selected(reader: Reader, qapp: QApplication) -> None:
    view = reader.view
    qapp.processEvents()

    def strip() -> list[int]:
        block = _first_item(view.document())
        area = view.cursorRect(QTextCursor(block))
        assert view.viewport().rect().contains(area)
        beside = view.viewport().grab().toImage().copy(QRect(area.left() - 24, area.top(), 22, area.height()))
        return [beside.pixel(x, y) for y in range(beside.height()) for x in range(beside.width())]

    before = strip()
    assert len(set(before)) > 3, "a bullet stands before the words"
    cursor = view.textCursor()
    cursor.select(QTextCursor.SelectionType.Document)
    view.setTextCursor(cursor)
    view.verticalScrollBar().setValue(0)
    qapp.processEvents()
    assert strip() == before


def test_a_page_on_paper_keeps_the_bullets_of_the_document(bare_ctx: AppContext) -> None:
    document = paper_document(page_html(bare_ctx.library, "naloxone", "gb"), serif=True)
    assert _first_item(document).textList().format().style() is QTextListFormat.Style.ListDisc
