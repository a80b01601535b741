"""How to give naloxone: which kit is in your hand, then all its steps on one screen, in big type, by keys alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.content.library import Library
from companion.context import AppContext
from companion.resources import assets_folder, content_folder
from companion.ui.help_now import drawing as drawings
from companion.ui.help_now.drawing import Drawing, said_of
from companion.ui.help_now.kits import KitCard, KitsPage
from companion.ui.help_now.one_page import OnePage
from companion.ui.help_now.page import HelpNow
from companion.ui.help_now.step_list import DENSITIES
from companion.ui.help_words import HelpWords
from companion.ui.theme import Theme, install_theme
from companion.ui.theme.tokens import DARK
from companion.ui.widgets.text import Text
from tests.ui.help_now.test_overdose import COUNTRIES, ROOMS

Show = Callable[..., QWidget]
SHELF = Library(content_folder())


def _kits(country: str) -> int:
    return len(HelpWords(SHELF, country).parts(SHELF.door("naloxone")))


def _every_kit() -> Iterator[tuple[str, int]]:
    for country in COUNTRIES:
        for at in range(1, _kits(country) + 1):
            yield country, at


def _opened(ctx: AppContext, show: Show, door: str, width: int = 681, country: str = "gb") -> HelpNow:
    ctx.prefs.change(country=country)
    help_now = HelpNow(ctx)
    help_now.open_door(door)
    show(help_now, width, 600)
    return help_now


def _page(help_now: HelpNow) -> OnePage:
    (page,) = [page for page in help_now.findChildren(OnePage) if page.isVisible()]
    return page


def _clipped(page: QWidget) -> list[str]:
    shown = [label for label in page.findChildren(Text) if label.isVisible() and label.text() and label.wordWrap()]
    return [label.text() for label in shown if label.height() < label.heightForWidth(label.width())]


def _bottom(part: QWidget, page: QWidget) -> int:
    return part.mapTo(page, part.rect().bottomLeft()).y()


def _press(qtbot: QtBot, help_now: HelpNow, key: Qt.Key | str) -> None:
    held = help_now.focusWidget()
    assert held is not None
    qtbot.keyClick(held, key)


@pytest.mark.parametrize("width", ROOMS)
@pytest.mark.parametrize("country", COUNTRIES)
def test_the_question_and_every_kit_are_on_one_screen(
    bare_ctx: AppContext, show: Show, country: str, width: int
) -> None:
    help_now = _opened(bare_ctx, show, "naloxone", width, country)
    page = help_now.findChild(KitsPage)
    assert page is not None
    assert len(page.cards) == _kits(country)
    assert (page.area.verticalScrollBar().maximum(), page.area.horizontalScrollBar().maximum()) == (0, 0)
    assert _clipped(page) == []
    assert all(card.height() >= card.heightForWidth(card.width()) >= 72 for card in page.cards)


@pytest.mark.parametrize("width", ROOMS)
@pytest.mark.parametrize(("country", "kit"), list(_every_kit()))
def test_all_steps_of_a_kit_are_on_one_screen_in_big_type(
    bare_ctx: AppContext, show: Show, country: str, kit: int, width: int
) -> None:
    help_now = _opened(bare_ctx, show, f"naloxone/{kit}", width, country)
    page = _page(help_now)
    assert (page.area.verticalScrollBar().maximum(), page.area.horizontalScrollBar().maximum()) == (0, 0)
    assert len(page.steps.pages) == 1
    assert page.steps.density in DENSITIES[:4]
    assert _clipped(page) == []
    assert page.number.isVisible()
    assert not page.next.isVisible()
    if page.drawing is not None:
        assert page.drawing.height() >= 60


def test_a_digit_or_enter_opens_a_kit_and_escape_goes_back_step_by_step(
    bare_ctx: AppContext, show: Show, qtbot: QtBot
) -> None:
    help_now = _opened(bare_ctx, show, "overdose")
    help_now.setFocus()
    _press(qtbot, help_now, "n")
    assert help_now.door == "naloxone"
    assert isinstance(help_now.focusWidget(), KitCard)
    _press(qtbot, help_now, "2")
    assert help_now.door == "naloxone/2"
    assert "Prenoxad" in _page(help_now).accessibleName()
    help_now.go_back()
    _press(qtbot, help_now, Qt.Key.Key_Return)
    assert help_now.door == "naloxone/1"
    assert [help_now.go_back() and help_now.door for _ in range(2)] == ["naloxone", "overdose"]


@pytest.mark.parametrize(("key", "door"), [("b", "breathing"), ("r", "recovery-position"), ("w", "naloxone/more")])
@pytest.mark.parametrize("begin", ["naloxone", "naloxone/2"])
def test_what_may_be_needed_next_is_one_key_away_and_escape_returns(
    bare_ctx: AppContext, show: Show, qtbot: QtBot, begin: str, key: str, door: str
) -> None:
    help_now = _opened(bare_ctx, show, begin)
    help_now.setFocus()
    way = help_now.findChild(QPushButton, f"door-{door}")
    assert way is not None
    assert way.accessibleDescription() == f"Key {key.upper()}"
    _press(qtbot, help_now, key)
    assert help_now.door == door
    help_now.go_back()
    assert help_now.door == begin


@pytest.mark.parametrize("door", ["naloxone/1", "naloxone/2", "recovery-position", "breathing", "child"])
@pytest.mark.parametrize("country", ["gb", "us", "de", "other"])
def test_at_double_text_size_the_steps_go_on_by_pages_each_whole_in_sight(
    bare_ctx: AppContext, show: Show, qtbot: QtBot, qapp: QApplication, country: str, door: str
) -> None:
    install_theme(qapp, Theme(DARK, scale=2.0, motion=False))
    help_now = _opened(bare_ctx, show, door, 765, country)
    help_now.setFocus()
    page = _page(help_now)
    assert help_now.focusWidget() is page.next
    met: list[str] = []
    for at, rows in enumerate(page.steps.pages):
        qapp.processEvents()
        assert page.steps.page == at
        assert page.area.verticalScrollBar().value() == 0
        assert page.area.horizontalScrollBar().maximum() == 0
        seen = [label for label in page.steps.findChildren(Text) if label.isVisible()]
        assert len(seen) == 2 * len(rows)
        assert _clipped(page) == []
        places = [_bottom(part, page) for part in (*seen, page.next, page.previous)]
        assert all(0 < place <= 600 for place in places), places
        met += [label.text() for label in seen]
        _press(qtbot, help_now, Qt.Key.Key_Right)
    assert met == [words for step in page.steps.shown for words in (step.title, step.text)]
    assert page.steps.page == len(page.steps.pages) - 1
    assert help_now.door == door
    _press(qtbot, help_now, Qt.Key.Key_Left)
    assert page.steps.page == len(page.steps.pages) - 2


@pytest.mark.parametrize("country", ["gb", "other"])
def test_at_double_text_size_the_call_for_help_stays_in_sight(
    bare_ctx: AppContext, show: Show, qapp: QApplication, country: str
) -> None:
    install_theme(qapp, Theme(DARK, scale=2.0, motion=False))
    help_now = _opened(bare_ctx, show, "naloxone/2", 765, country)
    page = _page(help_now)
    wanted = "999" if country == "gb" else "Call an ambulance"
    shown = [label for label in page.findChildren(Text) if label.isVisible() and label.text() == wanted]
    assert [0 < _bottom(label, page) <= 600 for label in shown] == [True]


def test_a_screen_reader_hears_the_steps_of_the_page_with_its_button(
    bare_ctx: AppContext, show: Show, qtbot: QtBot, qapp: QApplication
) -> None:
    install_theme(qapp, Theme(DARK, scale=2.0, motion=False))
    help_now = _opened(bare_ctx, show, "naloxone/2", 765)
    help_now.setFocus()
    page = _page(help_now)
    _press(qtbot, help_now, Qt.Key.Key_Return)
    first = page.steps.pages[1].start
    assert page.next.accessibleDescription().startswith(f"{first + 1}. {page.steps.shown[first].title}.")


def test_a_window_made_larger_and_small_again_keeps_the_step_one_was_at(
    bare_ctx: AppContext, show: Show, qapp: QApplication
) -> None:
    install_theme(qapp, Theme(DARK, scale=2.0, motion=False))
    help_now = _opened(bare_ctx, show, "naloxone/2", 765)
    page = _page(help_now)
    page.next.click()
    page.next.click()
    at = page.steps.pages[page.steps.page].start
    for width, height in ((1800, 1400), (765, 600)):
        help_now.resize(width, height)
        qapp.processEvents()
    assert at in page.steps.pages[page.steps.page]
    assert page.next.isVisible()


def test_every_kit_and_door_that_is_drawn_says_in_words_what_the_drawing_shows() -> None:
    names = {part.drawing for part in SHELF.door("naloxone").parts} - {""}
    assert names == {"naloxone-nasal-spray", "injection-places"}
    for name in (*names, "recovery-position", "checking-breathing"):
        assert (assets_folder() / "drawings" / f"{name}.svg").is_file()
        assert said_of(name)


def test_a_kit_without_its_drawing_still_has_all_its_steps(
    bare_ctx: AppContext, show: Show, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(drawings, "assets_folder", lambda: tmp_path)
    help_now = _opened(bare_ctx, show, "naloxone/2")
    page = _page(help_now)
    drawn = page.findChild(Drawing)
    assert drawn is not None
    assert not drawn.isVisible()
    assert len([label for label in page.steps.findChildren(Text) if label.isVisible()]) == 14


@pytest.mark.parametrize("door", ["naloxone/more", "overdose/more"])
@pytest.mark.parametrize("width", ROOMS)
def test_warnings_are_on_one_screen_too(bare_ctx: AppContext, show: Show, width: int, door: str) -> None:
    help_now = _opened(bare_ctx, show, door, width)
    assert _clipped(help_now) == []
    said = [label for label in help_now.findChildren(Text) if label.isVisible()]
    assert all(_bottom(label, help_now) <= 600 for label in said)


@pytest.mark.parametrize("beside", [True, False])
@pytest.mark.parametrize("door", ["overdose", "breathing", "recovery-position", "naloxone/1", "naloxone/2"])
def test_enter_in_a_hurry_copies_the_number_and_leads_nowhere(
    bare_ctx: AppContext, show: Show, qtbot: QtBot, qapp: QApplication, door: str, beside: bool
) -> None:
    help_now = HelpNow(bare_ctx, beside=beside)
    help_now.open_door()
    show(help_now, 900, 600)
    help_now.setFocus()
    help_now.open_door(door)
    qapp.processEvents()
    held = qapp.focusWidget()
    assert held is not None
    assert held.objectName() == "copy-number"
    qtbot.keyClick(held, Qt.Key.Key_Return)
    assert help_now.door == door


@pytest.mark.parametrize("beside", [True, False])
@pytest.mark.parametrize("door", ["overdose", "breathing", "recovery-position", "naloxone/1", "naloxone/2"])
def test_without_a_number_the_keyboard_begins_at_what_comes_next(
    bare_ctx: AppContext, show: Show, qapp: QApplication, door: str, beside: bool
) -> None:
    bare_ctx.prefs.change(country="other")
    help_now = HelpNow(bare_ctx, beside=beside)
    help_now.open_door()
    show(help_now, 900, 600)
    help_now.setFocus()
    for opened in ("overdose", door):
        help_now.open_door(opened)
        qapp.processEvents()
    held = qapp.focusWidget()
    assert held is not None
    assert held.objectName() == ("door-breathing" if door.startswith("naloxone") else "door-naloxone")


def test_a_kit_nobody_knows_leads_to_the_question(bare_ctx: AppContext, show: Show) -> None:
    help_now = _opened(bare_ctx, show, "naloxone/9")
    assert help_now.findChild(KitsPage) is not None
