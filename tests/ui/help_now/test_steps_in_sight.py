"""Doors that go step by step, in the smallest window: every step, its buttons and the danger signs, unscrolled."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.contacts import ContactDetails, Number
from companion.ui.help_now.bullets import Bullets
from companion.ui.help_now.calls_card import CallsCard
from companion.ui.help_now.page import HelpNow
from companion.ui.help_now.steps import Dots, StepsPage
from companion.ui.theme import Theme, install_theme
from companion.ui.theme.tokens import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Tokens
from companion.ui.widgets.text import Text
from tests.ui.help_now.test_overdose import COUNTRIES, ROOMS

DOORS = ("craving", "used", "suicide", "withdrawal")


@pytest.mark.parametrize("width", ROOMS)
@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("door", DOORS)
def test_every_step_with_its_buttons_and_the_danger_signs_is_in_sight(
    bare_ctx: AppContext, show: Callable[..., QWidget], qapp: QApplication, door: str, country: str, width: int
) -> None:
    bare_ctx.prefs.change(country=country)
    help_now = HelpNow(bare_ctx)
    help_now.open_door(door)
    show(help_now, width, 600)
    page = help_now.findChild(StepsPage)
    assert page is not None
    fill = bare_ctx.library.filler(country)
    signs = {fill(sign) for sign in bare_ctx.library.door(door).signs}
    while True:
        # A step longer than the one before moves the card below it in the passes after.
        for _pass in range(6):
            qapp.processEvents()
        assert page.area.verticalScrollBar().value() == 0
        shown = [label for label in page.findChildren(Text) if label.isVisible()]
        parts: list[QWidget] = [label for label in shown if label.text() in signs]
        assert len(parts) == len(signs)
        parts += [page.title, page.text, page.next]
        places = {part: part.mapTo(page, part.rect().bottomLeft()).y() for part in parts}
        assert all(0 < place <= 600 for place in places.values()), (page.step, sorted(places.values()))
        assert page.text.height() >= page.text.heightForWidth(page.text.width())
        if page.next.text() == "All doors":
            break
        page.next.click()


@pytest.mark.parametrize(
    ("scale", "room"), [(2.0, (760, 600)), (2.0, (900, 600)), (2.0, (1010, 780)), (1.5, (640, 480))]
)
@pytest.mark.parametrize("door", [*DOORS, "their-life"])
def test_where_letters_are_large_enter_goes_on_by_a_button_in_sight(
    ctx: AppContext,
    show: Callable[..., QWidget],
    qapp: QApplication,
    qtbot: QtBot,
    door: str,
    scale: float,
    room: tuple[int, int],
) -> None:
    install_theme(qapp, Theme(LIGHT, scale=scale, motion=False))
    help_now = HelpNow(ctx)
    help_now.open_door(door)
    show(help_now, *room)
    help_now.activateWindow()
    page = help_now.findChild(StepsPage)
    assert page is not None
    seen = []
    while not seen or page.next.text() != "All doors":
        for _pass in range(6):
            qapp.processEvents()
        seen.append(page.step)
        held = help_now.focusWidget()
        assert held is page.next, seen
        top = page.next.mapTo(help_now, QPoint(0, 0)).y()
        assert 0 < top <= room[1] - page.next.height(), seen
        after = [part for part in page.findChildren(QPushButton, "way-on") if part.isVisible()]
        for part in (page.title, page.text, *after):
            place = part.mapTo(page.area.viewport(), QPoint(0, 0)).y()
            assert 0 <= place <= page.area.viewport().height() - part.height(), (page.step, part.objectName())
        qtbot.keyClick(held, Qt.Key.Key_Return)
    assert seen == list(range(len(seen)))
    assert len(seen) > 3


def test_enter_goes_on_wherever_in_the_words_the_keyboard_is(
    ctx: AppContext, show: Callable[..., QWidget], qtbot: QtBot
) -> None:
    help_now = HelpNow(ctx)
    help_now.open_door("used")
    show(help_now)
    page = help_now.findChild(StepsPage)
    assert page is not None
    page.area.begin_anew()
    held = help_now.focusWidget()
    assert held is not None
    qtbot.keyClick(held, Qt.Key.Key_Return)
    assert page.step == 1


@pytest.mark.parametrize("room", [(900, 600), (681, 600), (760, 560)])
@pytest.mark.parametrize("door", ["used", "suicide"])
def test_next_has_the_keyboard_also_where_the_door_was_opened_by_mouse(
    ctx: AppContext, show: Callable[..., QWidget], qtbot: QtBot, door: str, room: tuple[int, int]
) -> None:
    help_now = HelpNow(ctx)
    help_now.open_door()
    show(help_now, *room)
    help_now.activateWindow()
    names = f"door-{door}", f"front-{door}"
    card = next(one for name in names for one in help_now.findChildren(QPushButton, name) if one.isVisible())
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    page = help_now.findChild(StepsPage)
    assert page is not None
    # Each fitting of the words to the room may take the keyboard away and gives it back a turn later.
    for _turn in range(5):
        qtbot.waitUntil(lambda: help_now.focusWidget() is page.next)
        QApplication.processEvents()
    qtbot.waitUntil(lambda: help_now.focusWidget() is page.next)
    assert page.area.verticalScrollBar().value() == 0


@pytest.mark.parametrize("people", [True, False], ids=["own people", "helplines alone"])
@pytest.mark.parametrize("width", [760, 900])
@pytest.mark.parametrize("door", ["used", "withdrawal"])
def test_in_one_column_the_danger_signs_come_before_whom_to_ring(
    ctx: AppContext, show: Callable[..., QWidget], qapp: QApplication, door: str, width: int, people: bool
) -> None:
    install_theme(qapp, Theme(LIGHT, 2.0, motion=False))
    ctx.prefs.change(country="gb")
    if people:
        ctx.services.contacts.add(ContactDetails("Dana", "keyworker", numbers=(Number("020 7946 0112"),)))
    help_now = HelpNow(ctx)
    help_now.open_door(door)
    show(help_now, width, 600)
    for _pass in range(6):
        qapp.processEvents()
    page = help_now.findChild(StepsPage)
    assert page is not None
    calls = page.findChild(CallsCard)
    signs = page.findChild(Bullets)
    assert calls is not None
    assert signs is not None
    tops = [part.mapTo(page, QPoint(0, 0)).y() for part in (page.title, signs, calls)]
    assert tops == sorted(tops)


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK])
def test_how_far_one_has_come_is_seen_without_telling_colours_apart(
    qapp: QApplication, show: Callable[..., QWidget], tokens: Tokens
) -> None:
    install_theme(qapp, Theme(tokens))
    dots = Dots(4)
    dots.set_at(1)
    show(dots, 240, 20)
    picture = dots.grab().toImage()
    ground = picture.pixel(0, 19)
    heights = [sum(picture.pixel(20 + 54 * at, y) != ground for y in range(20)) for at in range(4)]
    assert min(heights[:2]) > max(heights[2:]) > 0
