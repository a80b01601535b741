"""The overdose steps: one screen, the number largest, nothing needed but a look."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.ui.help_now.drawing import Drawing
from companion.ui.help_now.kits import KitCard
from companion.ui.help_now.one_page import OnePage
from companion.ui.help_now.page import HelpNow
from companion.ui.theme import Theme, install_theme
from companion.ui.theme.tokens import DARK
from companion.ui.widgets.text import Text
from tests.ui.conftest import RecordingShell

Show = Callable[..., QWidget]
COUNTRIES = ("au", "ca", "de", "es", "eu", "fr", "gb", "ie", "in", "mx", "nz", "other", "us", "za")
# A window of 900 x 600: alone over the lock screen, beside the narrow side bar, and beside the wide one.
ROOMS = (900, 832, 681)


Opened = Callable[..., OnePage]


@pytest.fixture
def opened(show: Show) -> Opened:
    """Opens a door of Help now, the overdose steps where none is named, and gives its page."""
    kept = []

    def opens(ctx: AppContext, width: int, height: int = 600, door: str = "overdose") -> OnePage:
        help_now = HelpNow(ctx)
        kept.append(help_now)
        help_now.open_door(door)
        show(help_now, width, height)
        page = help_now.findChild(OnePage)
        assert page is not None
        assert page.isVisible()
        return page

    return opens


def _clipped(page: OnePage) -> list[str]:
    labels = [label for label in page.findChildren(Text) if label.isVisible() and label.text()]
    return [
        label.text() for label in labels if label.wordWrap() and label.height() < label.heightForWidth(label.width())
    ]


@pytest.mark.parametrize("width", ROOMS)
@pytest.mark.parametrize("country", COUNTRIES)
def test_the_overdose_steps_need_no_scrolling_in_the_smallest_window(
    ctx: AppContext, opened: Opened, country: str, width: int
) -> None:
    ctx.prefs.change(country=country)
    page = opened(ctx, width)
    assert page.area.verticalScrollBar().maximum() == 0
    assert page.area.horizontalScrollBar().maximum() == 0
    assert _clipped(page) == []


def test_the_bundled_countries_are_all_tried_above(ctx: AppContext) -> None:
    assert {country.code for country in ctx.library.countries()} == set(COUNTRIES)


@pytest.mark.parametrize("width", ROOMS)
@pytest.mark.parametrize("country", ["us", "gb", "de", "other"])
@pytest.mark.parametrize("door", ["child", "breathing", "recovery-position"])
def test_the_other_doors_read_at_a_glance_fit_as_well(
    ctx: AppContext, opened: Opened, door: str, country: str, width: int
) -> None:
    ctx.prefs.change(country=country)
    page = opened(ctx, width, door=door)
    assert len(page.steps.pages) == 1
    assert page.area.verticalScrollBar().maximum() == 0
    assert _clipped(page) == []


def test_the_number_is_the_largest_thing_on_the_page(bare_ctx: AppContext, opened: Opened) -> None:
    page = opened(bare_ctx, 900)
    number = page.findChild(Text, "emergency-number")
    assert number is not None
    assert number.text() == "999"
    others = [label for label in page.findChildren(Text) if label is not number]
    assert all(label.font().pixelSize() < number.font().pixelSize() for label in others)


def test_at_double_text_size_the_number_and_the_first_step_are_seen_before_any_scrolling(
    bare_ctx: AppContext, opened: Opened, qapp: QApplication
) -> None:
    install_theme(qapp, Theme(DARK, scale=2.0, motion=False))
    page = opened(bare_ctx, 760)
    assert page.area.verticalScrollBar().value() == 0
    assert page.area.horizontalScrollBar().maximum() == 0
    number = page.findChild(Text, "emergency-number")
    first = next(label for label in page.steps.findChildren(Text) if label.text() == page.steps.shown[0].title)
    assert number is not None
    for label in (number, first):
        bottom = label.mapTo(page, label.rect().bottomLeft()).y()
        assert 0 < bottom <= 600


def test_the_recovery_position_is_drawn_and_told_aloud(bare_ctx: AppContext, opened: Opened) -> None:
    page = opened(bare_ctx, 900)
    drawing = page.findChild(Drawing)
    assert drawing is not None
    assert drawing.isVisible()
    assert "top knee bent" in drawing.accessibleName()


def test_the_page_reads_its_steps_aloud_in_order(bare_ctx: AppContext, opened: Opened) -> None:
    said = opened(bare_ctx, 900).accessibleDescription()
    places = [said.index(words) for words in ("1. ", "Call 999", "naloxone", "Stay with them")]
    assert places == sorted(places)


def test_a_country_without_a_known_number_says_so_in_words(bare_ctx: AppContext, opened: Opened) -> None:
    bare_ctx.prefs.change(country="other")
    page = opened(bare_ctx, 900)
    number = page.findChild(Text, "emergency-number")
    assert number is not None
    assert number.text() == "Your local emergency number"
    assert page.findChild(QPushButton, "copy-number") is None


def test_copying_the_number_while_locked_says_so_on_the_button(
    bare_ctx: AppContext, opened: Opened, shell: RecordingShell, qtbot: QtBot
) -> None:
    page = opened(bare_ctx, 900)
    copy = page.findChild(QPushButton, "copy-number")
    assert copy is not None
    assert copy.accessibleName() == "Copy number of the ambulance"
    copy.click()
    assert QGuiApplication.clipboard().text() == "999"
    assert copy.text() == "Copied"
    assert shell.toasts == []


@pytest.mark.parametrize("way", ["naloxone", "breathing", "recovery-position", "overdose/more"])
def test_what_belongs_to_the_steps_is_one_press_away_and_escape_returns(
    bare_ctx: AppContext, show: Show, way: str
) -> None:
    help_now = HelpNow(bare_ctx)
    help_now.open_door("overdose")
    show(help_now, 900, 600)
    button = help_now.findChild(QPushButton, f"door-{way}")
    assert button is not None
    button.click()
    assert help_now.door == way
    assert help_now.go_back()
    assert help_now.door == "overdose"


def test_naloxone_shows_the_kits_of_the_country(bare_ctx: AppContext, show: Show) -> None:
    help_now = HelpNow(bare_ctx)
    help_now.open_door("naloxone")
    show(help_now, 900, 600)
    kits = [card.accessibleName() for card in help_now.findChildren(KitCard)]
    assert kits == ["Nyxoid nasal spray, 1.8 mg", "Prenoxad injection, 0.4 mg a dose", "Any other kit"]


@pytest.mark.parametrize(("key", "door"), [(Qt.Key.Key_N, "naloxone"), (Qt.Key.Key_B, "breathing")])
def test_from_a_child_who_swallowed_medicine_naloxone_and_the_breathing_are_one_key_away(
    ctx: AppContext, opened: Opened, qtbot: QtBot, key: Qt.Key, door: str
) -> None:
    page = opened(ctx, 900, door="child")
    ways = [way.objectName() for way in page.findChildren(QPushButton) if way.objectName().startswith("door-")]
    # A baby is not laid in the recovery position that is drawn for others.
    assert ways == ["door-naloxone", "door-breathing"]
    asked: list[str] = []
    page.wants_door.connect(asked.append)
    qtbot.keyClick(page.focusWidget() or page, key)
    assert asked == [door]
