"""The leave-the-laptop pack: seen before it is printed, and nothing on it that was not ticked."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.contacts import ContactDetails, Number
from companion.domain.stay_safe import Part
from companion.ui import printing
from companion.ui.pack.facts import facts, initials
from companion.ui.pack.pages import (
    CARD_HIGH,
    CARD_WIDE,
    people_document,
    plan_document,
)
from companion.ui.pack.screen import PackScreen
from companion.ui.paper_pages import A4, FOOT, LETTER, MM, Paint, document_pages, room_on
from tests.ui.conftest import ShowLive
from tests.ui.hands import part

DAY = timedelta(days=1)
IFE = ContactDetails("Ife Adeyemi", numbers=(Number("07700 900345"),))


@pytest.fixture
def screen(ctx: AppContext, show_live: ShowLive) -> PackScreen:
    return show_live(PackScreen(ctx), 1000, 780)


def tick_only(screen: PackScreen, *names: str) -> None:
    screen.open(parts=" ".join(names))


def picture(page: Paint, room: QSizeF) -> QImage:
    image = QImage(room.toSize() * 2, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        painter.scale(2, 2)
        page(painter)
    return image


def inked(image: QImage) -> tuple[int, int]:
    """The lowest and the rightmost pixel that is not white."""
    lowest = rightmost = 0
    for y in range(0, image.height(), 2):
        for x in range(0, image.width(), 2):
            if image.pixelColor(x, y).lightness() < 250:
                lowest, rightmost = y, max(rightmost, x)
    return lowest, rightmost


def test_the_wallet_card_is_two_bank_cards_wide_and_fits_either_paper(screen: PackScreen, ctx: AppContext) -> None:
    assert (round(CARD_WIDE / MM, 1), round(CARD_HIGH / MM, 2)) == (85.6, 53.98)
    ctx.services.contacts.add(IFE)
    tick_only(screen, "wallet")
    (page,) = screen.pages()
    for paper in (A4, LETTER):
        room = room_on(paper)
        assert room.width() >= CARD_WIDE * 2
        lowest, rightmost = inked(picture(page, room))
        assert rightmost <= CARD_WIDE * 2 * 2 + 3
        assert CARD_HIGH * 2 - 3 <= lowest <= (CARD_HIGH + 40) * 2


def test_all_of_it_is_black_on_white(screen: PackScreen, ctx: AppContext) -> None:
    ctx.services.stay_safe.add(Part.TELL, contact=ctx.services.contacts.add(IFE).uuid)
    tick_only(screen, "wallet", "fridge", "plan", "people")
    for page in screen.pages():
        image = picture(page, room_on(A4))
        for y in range(0, image.height(), 7):
            for x in range(0, image.width(), 7):
                assert image.pixelColor(x, y).saturation() < 20


def test_nothing_is_on_paper_that_was_not_ticked_and_names_can_be_initials(screen: PackScreen, ctx: AppContext) -> None:
    assert initials("Ife  Adeyemi") == "I. A."
    assert initials("(Dr) Osei ☎") == "D. O."
    ctx.services.stay_safe.add(Part.TELL, contact=ctx.services.contacts.add(IFE).uuid)
    ctx.services.plans.add_reason("Sunday mornings")
    full, short = facts(ctx), facts(ctx, short_names=True)
    assert "Ife Adeyemi · 07700\u00a0900345" in dict(full.plan)["Who I tell"], "a number stays on one line"
    assert "Ife" not in plan_document(short).toPlainText()
    assert "I. A. · 07700 900345" in plan_document(short).toPlainText().replace("\u00a0", " ")
    tick_only(screen)
    assert screen.pages() == []
    assert part(screen, "pack-nothing").isVisible()
    assert not part(screen, "pack-print").isEnabled()


def test_a_plan_of_twenty_thousand_words_flows_over_pages_that_are_numbered(
    screen: PackScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    ctx.services.stay_safe.add(Part.FIRST, "walk on " * 10_000)
    tick_only(screen, "plan")
    count = len(screen.pages())
    assert count > 10
    for page in (screen.pages()[0], screen.pages()[-1]):
        lowest, _right = inked(picture(page, room_on(A4)))
        assert lowest > room_on(A4).height() * 2 - 40, "the foot says which page it is"
    qtbot.mouseClick(part(screen, "pack-next"), Qt.MouseButton.LeftButton)
    assert part(screen, "pack-which").text() == f"Page 2 of {count}"  # type: ignore[attr-defined]


def test_a_long_line_breaks_between_its_words(ctx: AppContext) -> None:
    ctx.services.plans.add_reason("because she waits for me every Sunday at the window " * 4)
    document = plan_document(facts(ctx))
    document_pages(document, room_on(A4))
    block, broken = document.begin(), 0
    while block.isValid():
        layout = block.layout()
        for at in range(layout.lineCount() - 1):
            line = layout.lineAt(at)
            assert block.text()[line.textStart() + line.textLength() - 1] == " "
            broken += 1
        block = block.next()
    assert broken > 1


@pytest.mark.parametrize("paper", [A4, LETTER])
def test_nobody_is_torn_from_their_numbers_by_the_end_of_a_page(ctx: AppContext, paper: str) -> None:
    numbers = tuple(Number(f"07700 90034{at}") for at in range(3))
    for at in range(60):
        ctx.services.contacts.add(ContactDetails(f"Person {at}", hours="weekdays 9 to 5 " * (at % 7), numbers=numbers))
    document, room = people_document(facts(ctx)), room_on(paper)
    count = len(document_pages(document, room))
    high, pages = room.height() - FOOT, set()
    for entry in document.rootFrame().childFrames():
        place = document.documentLayout().frameBoundingRect(entry)
        assert place.top() // high == (place.bottom() - 1) // high
        pages.add(place.top() // high)
    assert len(pages) == count > 3


def test_a_part_with_nothing_in_it_takes_no_paper_and_says_so(screen: PackScreen, ctx: AppContext) -> None:
    tick_only(screen, "plan", "people", "aftercare")
    assert screen.pages() == []
    assert not part(screen, "pack-print").isEnabled()
    assert part(screen, "pack-bare-plan").isVisible()
    ctx.services.plans.add_reason("Sunday mornings")
    assert len(screen.pages()) == 1
    bare = {one.objectName(): one.isVisible() for one in screen.findChildren(QWidget) if "bare" in one.objectName()}
    assert bare == {"pack-bare-plan": False, "pack-bare-people": True, "pack-bare-aftercare": True}


@pytest.mark.qt_log_ignore("QPainter::begin", "QPainter::end", extend=True)
def test_where_there_is_no_printer_it_is_said_and_nothing_is_called_sent(
    screen: PackScreen, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    told: list[str] = []
    monkeypatch.setattr(printing, "ask_for_paper", lambda *_asked: True)
    monkeypatch.setattr(printing, "tell_printed", lambda printer, _parent: told.append(printing.printed_words(printer)))
    qtbot.mouseClick(part(screen, "pack-print"), Qt.MouseButton.LeftButton)
    assert told == ["No printer answered. You can save it as a PDF file instead."]


def test_the_calendar_on_paper_is_what_is_still_to_come(ctx: AppContext) -> None:
    today = ctx.today()
    ctx.services.aftercare.begin(today - DAY, "", [(today - DAY, "past"), (today, "now"), (today + DAY, "later")])
    ctx.services.aftercare.tick(ctx.services.aftercare.steps(today)[0].uuid)
    assert [words for _day, words in facts(ctx).steps] == ["later"]


def test_the_card_says_where_naloxone_is_and_never_that_there_is_none(ctx: AppContext) -> None:
    for at_hand, said in ((None, ""), (False, ""), (True, "Naloxone: in my bag")):
        ctx.services.settings.change(naloxone_at_hand=at_hand, naloxone_place="in my bag")
        assert facts(ctx).naloxone == said


def test_it_is_saved_as_a_pdf_with_every_page_and_a_neutral_name(
    screen: PackScreen, ctx: AppContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    file = tmp_path / "papers.pdf"

    def choose(printer: object, title: str, _parent: QWidget) -> bool:
        assert title == "Papers"
        printer.setOutputFileName(str(file))  # type: ignore[attr-defined]
        return True

    monkeypatch.setattr(printing, "ask_for_paper", choose)
    ctx.services.contacts.add(IFE)
    tick_only(screen, "wallet", "people")
    qtbot.mouseClick(part(screen, "pack-print"), Qt.MouseButton.LeftButton)
    written = file.read_bytes()
    assert written.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", written)) == 2
    assert "Companion" not in written.decode("latin-1").replace("\0", ""), "nothing says where it is from"


def test_what_changes_meanwhile_is_on_the_page_that_is_seen(screen: PackScreen, ctx: AppContext) -> None:
    tick_only(screen, "people")
    ctx.services.contacts.add(ContactDetails("Chris"))
    before = picture(screen.pages()[0], room_on(A4))
    ctx.services.contacts.add(IFE)
    assert picture(screen.pages()[0], room_on(A4)) != before


def test_what_is_ticked_comes_back_when_everything_is_built_anew(
    screen: PackScreen, ctx: AppContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    tick_only(screen, "plan")
    screen.open(paper=LETTER, initials=True)
    place = screen.place()
    again = PackScreen(ctx)
    made: list[int] = []
    pages = again.pages
    monkeypatch.setattr(again, "pages", lambda: (made.append(1), pages())[1])
    again.open(**place)
    assert len(made) == 1, "all is chosen, and then the pages are made once"
    assert again.place() == place == {"parts": "plan", "paper": LETTER, "initials": True}
    again.deleteLater()
