"""The first page of Help now in small windows: all doors in sight or one key away, in the order they are read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.contacts import ContactDetails, Number
from companion.ui.help_now.front import Banner, FrontDoor
from companion.ui.help_now.page import HelpNow
from companion.ui.theme import Theme, install_theme
from companion.ui.theme.tokens import DARK
from companion.ui.widgets.text import Text
from tests.ui.conftest import RecordingShell

Show = Callable[..., QWidget]
DOORS = ("overdose", "craving", "talk", "used", "suicide", "withdrawal", "child")
# A window of 900 x 600 at 100 %: beside the side bar, and alone over the lock screen.
ROOMS = (681, 900)


def _front(ctx: AppContext, show: Show, width: int, height: int = 600) -> HelpNow:
    help_now = HelpNow(ctx)
    help_now.open_door()
    show(help_now, width, height)
    return help_now


def _bottom(part: QWidget, page: QWidget) -> int:
    return part.mapTo(page, part.rect().bottomLeft()).y()


def _in_sight(page: QWidget, door: str) -> QPushButton:
    found = [
        button
        for name in (f"door-{door}", f"front-{door}")
        for button in page.findChildren(QPushButton, name)
        if button.isVisible()
    ]
    assert len(found) == 1, door
    return found[0]


def _long_counted(ctx: AppContext) -> None:
    ctx.services.counter.start_on(date(2026, 8, 14))
    ctx.services.contacts.add(ContactDetails("Dana", "keyworker", numbers=(Number("020 7946 0112"),)))


@pytest.mark.parametrize("width", ROOMS)
@pytest.mark.parametrize("country", ["gb", "us", "eu", "other"])
def test_number_steps_naloxone_and_every_door_are_on_one_screen(
    ctx: AppContext, show: Show, country: str, width: int
) -> None:
    _long_counted(ctx)
    ctx.prefs.change(country=country)
    help_now = _front(ctx, show, width)
    area = help_now.findChild(QScrollArea)
    banner = help_now.findChild(Banner)
    assert area is not None
    assert banner is not None
    assert area.verticalScrollBar().maximum() == 0
    assert area.horizontalScrollBar().maximum() == 0
    assert banner.number.isVisible()
    verbs = [line.text() for line in banner.steps.lines if line.isVisible()]
    assert "3. Give naloxone" in verbs
    assert len(verbs) == 7
    for door in DOORS:
        assert _bottom(_in_sight(help_now, door), help_now) <= 600


@pytest.mark.parametrize(
    ("width", "height"), [(740, 760), (881, 760), (981, 760), (981, 780), (1100, 760), (1147, 768)]
)
def test_in_a_window_of_any_height_no_door_lies_below_its_edge(
    ctx: AppContext, show: Show, width: int, height: int
) -> None:
    _long_counted(ctx)
    for name in ("Mum", "Chris"):
        ctx.services.contacts.add(ContactDetails(name, "friend", numbers=(Number("07700 900461"),)))
    help_now = _front(ctx, show, width, height)
    area = help_now.findChild(QScrollArea)
    assert area is not None
    assert area.verticalScrollBar().maximum() == 0
    assert all(_bottom(_in_sight(help_now, door), help_now) <= height for door in DOORS)


def test_the_ring_and_the_numbers_stand_on_the_first_page_where_all_of_it_fits(ctx: AppContext, show: Show) -> None:
    _long_counted(ctx)
    help_now = _front(ctx, show, 981, 780)
    assert _in_sight(help_now, "talk").objectName() == "door-talk"
    help_now.resize(881, 780)
    QApplication.processEvents()
    assert _in_sight(help_now, "talk").objectName() == "front-talk", "narrower, its words wrap and the doors would go"
    help_now.resize(981, 780)
    QApplication.processEvents()
    assert _in_sight(help_now, "talk").objectName() == "door-talk"


@pytest.mark.parametrize(("width", "height"), [(681, 600), (900, 600), (981, 780), (700, 1000)])
def test_tab_goes_from_part_to_part_as_they_are_read(
    ctx: AppContext, show: Show, qtbot: QtBot, width: int, height: int
) -> None:
    _long_counted(ctx)
    help_now = _front(ctx, show, width, height)
    help_now.setFocus()
    met: list[QWidget] = []
    while (held := QApplication.focusWidget()) is not None and held not in met:
        met.append(held)
        qtbot.keyClick(held, Qt.Key.Key_Tab)
    doors = [part.objectName().split("-", 1)[1] for part in met if part.objectName().startswith(("door-", "front-"))]
    assert doors == list(DOORS)
    cards = [part for part in met if isinstance(part, FrontDoor)]
    places = [part.mapTo(help_now, QPoint(0, 0)) for part in cards]
    assert [(place.y(), place.x()) for place in places] == sorted((place.y(), place.x()) for place in places)


@pytest.mark.parametrize("size", [(681, 600), (981, 780)])
@pytest.mark.parametrize(("key", "door"), list(zip("1234567", DOORS, strict=True)))
def test_a_digit_opens_its_door(
    bare_ctx: AppContext, show: Show, qtbot: QtBot, key: str, door: str, size: tuple[int, int]
) -> None:
    help_now = _front(bare_ctx, show, *size)
    assert f"Key {key}" in _in_sight(help_now, door).accessibleDescription()
    help_now.setFocus()
    held = help_now.focusWidget()
    assert held is not None
    qtbot.keyClick(held, key)
    assert help_now.door == door


def test_a_digit_of_the_number_pad_opens_its_door_too(bare_ctx: AppContext, show: Show, qtbot: QtBot) -> None:
    help_now = _front(bare_ctx, show, 681)
    help_now.setFocus()
    qtbot.keyClick(help_now.focusWidget(), Qt.Key.Key_4, Qt.KeyboardModifier.KeypadModifier)
    assert help_now.door == "used"


def test_digits_open_nothing_where_a_door_is_open_already(bare_ctx: AppContext, show: Show, qtbot: QtBot) -> None:
    help_now = _front(bare_ctx, show, 681)
    help_now.open_door("craving")
    held = help_now.focusWidget()
    assert held is not None
    qtbot.keyClick(held, "5")
    assert help_now.door == "craving"


def test_the_short_door_to_people_names_whom_to_ring(ctx: AppContext, show: Show) -> None:
    _long_counted(ctx)
    help_now = _front(ctx, show, 681)
    talk = _in_sight(help_now, "talk")
    assert "Dana 020 7946 0112 · Samaritans 116 123" in talk.accessibleDescription()


@pytest.mark.parametrize("width", [760, 900])
@pytest.mark.parametrize("country", ["gb", "other"])
def test_at_double_text_size_the_number_and_the_first_button_are_whole_in_sight(
    bare_ctx: AppContext, show: Show, qapp: QApplication, country: str, width: int
) -> None:
    install_theme(qapp, Theme(DARK, scale=2.0, motion=False))
    bare_ctx.prefs.change(country=country)
    help_now = _front(bare_ctx, show, width)
    banner = help_now.findChild(Banner)
    assert banner is not None
    for part in (banner.number, banner.show_me):
        assert 0 < _bottom(part, help_now) <= 600
    choice = help_now.findChild(QComboBox, "help-country")
    assert choice is not None
    assert choice.isVisible()


@pytest.mark.parametrize("country", ["other", "eu"])
def test_without_helplines_the_card_says_what_to_say_and_who_else_knows(
    ctx: AppContext, show: Show, shell: RecordingShell, country: str
) -> None:
    ctx.prefs.change(country=country)
    help_now = _front(ctx, show, 981, 780)
    words = [label.text() for label in help_now.findChildren(Text) if label.isVisible()]
    assert "I am having a hard time. Can you stay with me for ten minutes?" in words
    assert any("a pharmacist or a drug service" in said for said in words)
    area = help_now.findChild(QScrollArea)
    assert area is not None
    assert area.verticalScrollBar().maximum() == 0
    add = help_now.findChild(QPushButton, "talk-add")
    assert add is not None
    add.click()
    assert shell.went == [("people", {})]


def test_locked_and_without_helplines_nobody_is_offered_to_add(bare_ctx: AppContext, show: Show) -> None:
    bare_ctx.prefs.change(country="other")
    help_now = _front(bare_ctx, show, 981, 780)
    assert help_now.findChild(QPushButton, "talk-add") is None


def test_the_talk_door_names_no_country_where_none_is_known(bare_ctx: AppContext, show: Show) -> None:
    bare_ctx.prefs.change(country="other")
    help_now = HelpNow(bare_ctx)
    help_now.open_door("talk")
    show(help_now, 981, 780)
    words = " ".join(label.text() for label in help_now.findChildren(Text) if label.isVisible())
    assert "Somewhere else" not in words
    assert "your local emergency number" in words


def test_the_ring_is_in_sight_as_soon_as_the_door_to_a_craving_opens(bare_ctx: AppContext, show: Show) -> None:
    help_now = HelpNow(bare_ctx)
    help_now.open_door("craving")
    show(help_now, 681, 600)
    for name in ("breathing-ring", "ride-it-out"):
        part = help_now.findChild(QWidget, name)
        assert part is not None
        assert 0 < _bottom(part, help_now) <= 600
