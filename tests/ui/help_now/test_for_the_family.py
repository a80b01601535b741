"""Help now for someone who loves a person who uses: what they need in front, and every door of the person below."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.settings import Audience
from companion.ui.help_now.page import HelpNow
from companion.ui.help_now.steps import StepsPage
from tests.ui.conftest import RecordingShell
from tests.ui.walk import words_of

Show = Callable[..., QWidget]
#: With and without the side bar beside it.
SIZES = [(980, 780), (900, 600), (681, 600), (681, 690), (740, 700), (832, 600)]
IN_FRONT = ["overdose", "naloxone", "talk", "their-life", "child", "suicide"]
THE_PERSONS = ["craving", "used", "withdrawal"]


@pytest.fixture
def family(ctx: AppContext) -> AppContext:
    ctx.services.settings.change(
        audience=Audience.SOMEONE_I_LOVE, naloxone_at_hand=True, naloxone_place="top drawer in the hall"
    )
    return ctx


def front(ctx: AppContext, show: Show, width: int = 980, height: int = 780) -> HelpNow:
    help_now = HelpNow(ctx, beside=ctx.unlocked)
    help_now.open_door()
    show(help_now, width, height)
    return help_now


def keys(help_now: HelpNow) -> list[str]:
    """The doors by their keys, 1 and up, tried one after the other."""
    doors = []
    for digit in range(1, 10):
        help_now.open_door()
        page = help_now._page
        assert page is not None
        opened: list[str] = []
        page.wants_door.connect(opened.append)
        QTest.keyClick(page, Qt.Key(int(Qt.Key.Key_0) + digit))
        doors += opened
    return doors


def way(help_now: QWidget, door: str) -> QPushButton:
    found = [part for name in (f"door-{door}", f"front-{door}") for part in help_now.findChildren(QPushButton, name)]
    shown = [part for part in found if part.isVisible()]
    assert len(shown) == 1, door
    return shown[0]


def test_what_they_need_comes_first_and_the_persons_doors_last(family: AppContext, show: Show) -> None:
    help_now = front(family, show)
    help_now.setFocus()
    assert keys(help_now) == IN_FRONT + THE_PERSONS


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_door_is_in_sight_and_the_persons_are_the_smaller(
    family: AppContext, show: Show, size: tuple[int, int]
) -> None:
    help_now = front(family, show, *size)
    areas = [area for area in help_now.findChildren(QScrollArea) if area.isVisible()]
    assert [area.verticalScrollBar().maximum() for area in areas] == [0] * len(areas)
    lowest = max(way(help_now, door).mapTo(help_now, way(help_now, door).rect().bottomLeft()).y() for door in IN_FRONT)
    for door in THE_PERSONS:
        small = way(help_now, door)
        assert small.mapTo(help_now, small.rect().topLeft()).y() > lowest
        assert small.height() < way(help_now, "child").height()


@pytest.mark.parametrize("door", IN_FRONT + THE_PERSONS)
def test_every_door_opens(family: AppContext, show: Show, qtbot: QtBot, door: str) -> None:
    help_now = front(family, show)
    qtbot.mouseClick(way(help_now, door), Qt.MouseButton.LeftButton)
    assert help_now.door == door


def test_it_says_where_their_naloxone_is(family: AppContext, show: Show) -> None:
    assert "top drawer in the hall" in " ".join(words for _where, words in words_of(front(family, show)))


def test_the_person_has_the_doors_they_always_had(ctx: AppContext, show: Show) -> None:
    help_now = front(ctx, show)
    help_now.setFocus()
    assert keys(help_now) == ["overdose", "craving", "talk", "used", "suicide", "withdrawal", "child"]


def test_locked_nothing_tells_whose_file_it_is(ctx: AppContext, show: Show) -> None:
    said = []
    for audience in Audience:
        ctx.services.settings.change(audience=audience, naloxone_at_hand=True, naloxone_place="top drawer")
        session, ctx.session = ctx.session, None
        help_now = front(ctx, show)
        said.append([words for _where, words in words_of(help_now)])
        ctx.session = session
    assert said[0] == said[1]
    assert "top drawer" not in " ".join(said[0])


def test_who_fears_for_somebody_is_led_step_by_step(family: AppContext, show: Show) -> None:
    help_now = front(family, show)
    help_now.open_door("their-life")
    page = help_now.findChild(StepsPage)
    assert page is not None
    title = page.findChild(QLabel, "step-title")
    assert title is not None
    assert title.text() == "Is the danger near?"


def test_more_ways_for_a_craving_are_the_bundled_ones_and_not_the_persons_record(
    family: AppContext, show: Show, shell: RecordingShell, qtbot: QtBot
) -> None:
    help_now = front(family, show)
    help_now.open_door("craving")
    more = help_now.findChild(QPushButton, "more-ways")
    assert more is not None
    more.click()
    assert shell.went == []
    assert help_now.door == "ways"
