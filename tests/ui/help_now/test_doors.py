"""Doors that go step by step, and Talk to someone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.ui.help_now.page import HelpNow
from companion.ui.help_now.steps import StepsPage
from companion.ui.theme import Theme, install_theme
from companion.ui.theme.tokens import LIGHT
from companion.ui.widgets.text import Text

Show = Callable[..., QWidget]


def _door(ctx: AppContext, show: Show, door: str) -> tuple[HelpNow, StepsPage]:
    help_now = HelpNow(ctx)
    help_now.open_door(door)
    show(help_now, 980, 780)
    page = help_now.findChild(StepsPage)
    assert page is not None
    help_now.setFocus()
    return help_now, page


def _said(page: QWidget, name: str) -> str:
    label = page.findChild(Text, name)
    assert label is not None
    return label.text()


@pytest.mark.parametrize("door", ["craving", "used", "suicide", "withdrawal"])
def test_the_arrow_keys_walk_through_all_steps_and_back(
    bare_ctx: AppContext, show: Show, qtbot: QtBot, door: str
) -> None:
    _help_now, page = _door(bare_ctx, show, door)
    steps = bare_ctx.library.door(door).steps
    titles = []
    for _step in steps:
        titles.append(_said(page, "step-title"))
        qtbot.keyClick(page.focusWidget() or page, Qt.Key.Key_Right)
    assert len(set(titles)) == len(steps)
    assert page.step == len(steps)
    for _step in steps:
        qtbot.keyClick(page.focusWidget() or page, Qt.Key.Key_Left)
    assert page.step == 0
    assert _said(page, "step-title") == titles[0]


def test_the_button_at_the_end_leads_back_to_the_doors(bare_ctx: AppContext, show: Show, qtbot: QtBot) -> None:
    help_now, page = _door(bare_ctx, show, "suicide")
    steps = len(bare_ctx.library.door("suicide").steps) + 1
    for _step in range(steps):
        qtbot.mouseClick(page.next, Qt.MouseButton.LeftButton)
    assert help_now.door == ""


def test_a_screen_reader_hears_the_new_step_with_the_button(bare_ctx: AppContext, show: Show, qtbot: QtBot) -> None:
    _help_now, page = _door(bare_ctx, show, "used")
    qtbot.mouseClick(page.next, Qt.MouseButton.LeftButton)
    assert page.next.accessibleDescription().startswith("Step 2 of ")
    assert _said(page, "step-title") in page.next.accessibleDescription()


def test_the_signs_to_call_for_stay_in_sight_on_every_step(bare_ctx: AppContext, show: Show, qtbot: QtBot) -> None:
    _help_now, page = _door(bare_ctx, show, "used")
    qtbot.mouseClick(page.next, Qt.MouseButton.LeftButton)
    signs = [label for label in page.findChildren(Text) if label.text() == "Hard to wake"]
    assert [label.isVisible() for label in signs] == [True]


def test_the_ambulance_number_is_on_every_door(bare_ctx: AppContext, show: Show) -> None:
    for door in ("craving", "used", "suicide", "withdrawal", "naloxone", "talk", "overdose/more"):
        help_now = HelpNow(bare_ctx)
        help_now.open_door(door)
        show(help_now, 980, 780)
        assert any(label.text() == "999" and label.isVisible() for label in help_now.findChildren(Text)), door


def test_no_door_holds_a_placeholder_that_nobody_filled(bare_ctx: AppContext, show: Show) -> None:
    for country in ("gb", "us", "other"):
        bare_ctx.prefs.change(country=country)
        for info in bare_ctx.library.doors():
            help_now = HelpNow(bare_ctx)
            help_now.open_door(info.id)
            show(help_now, 980, 780)
            assert not any("{" in label.text() for label in help_now.findChildren(Text)), (country, info.id)


def test_the_words_to_begin_with_can_be_copied(bare_ctx: AppContext, show: Show, qtbot: QtBot) -> None:
    help_now = HelpNow(bare_ctx)
    help_now.open_door("talk")
    show(help_now, 980, 780)
    copy = help_now.findChild(QPushButton, "copy-script")
    assert copy is not None
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert "hard time" in QGuiApplication.clipboard().text()
    assert copy.text() == "Copied"


def test_talk_lists_every_helpline_of_the_country_and_how_sure_its_number_is(bare_ctx: AppContext, show: Show) -> None:
    help_now = HelpNow(bare_ctx)
    help_now.open_door("talk")
    show(help_now, 980, 780)
    said = "\n".join(label.text() for label in help_now.findChildren(Text))
    lines = bare_ctx.library.country("gb").lines
    for line in lines:
        assert line.name in said
        assert line.hours in said
        assert line.purpose in said
        assert line.happens not in said
    for more in help_now.findChildren(QPushButton, "call-more"):
        more.click()
        assert more.accessibleName().startswith("Less about")
    said = "\n".join(label.text() for label in help_now.findChildren(Text))
    for line in lines:
        assert line.happens in said
    assert "undated" not in said
    assert ", in a page of August 2021 · Less sure: from other public bodies" in said
    assert "Less sure: from an old page or a copy only" in said
    assert said.count("We have not rung these numbers") == 1


@pytest.mark.parametrize(
    "door", ["", "overdose", "craving", "talk", "used", "suicide", "withdrawal", "naloxone", "child"]
)
def test_at_double_text_size_no_door_scrolls_sideways(
    bare_ctx: AppContext, show: Show, qapp: QApplication, door: str
) -> None:
    install_theme(qapp, Theme(LIGHT, scale=2.0, motion=False))
    help_now = HelpNow(bare_ctx)
    help_now.open_door(door)
    show(help_now, 760, 600)
    areas = [area for area in help_now.findChildren(QScrollArea) if area.isVisible()]
    assert areas
    assert [area.horizontalScrollBar().maximum() for area in areas] == [0] * len(areas)


@pytest.mark.parametrize("door", ["used", "suicide", "withdrawal"])
def test_with_no_people_of_ones_own_a_door_lists_helplines(bare_ctx: AppContext, show: Show, door: str) -> None:
    help_now, _page = _door(bare_ctx, show, door)
    said = {label.text() for label in help_now.findChildren(Text)}
    assert "Helplines" in said
    assert "People to ring" not in said


@pytest.mark.parametrize("door", ["", "talk", "used", "overdose"])
def test_while_locked_a_page_stands_in_the_middle_of_a_wide_window(ctx: AppContext, show: Show, door: str) -> None:
    ctx.session = None
    help_now = HelpNow(ctx)
    help_now.open_door(door)
    show(help_now, 1600, 900)
    labels = [label for label in help_now.findChildren(Text) if label.isVisible()]
    buttons = [button for button in help_now.findChildren(QPushButton) if button.isVisible()]
    parts = [(part.mapTo(help_now, QPoint(0, 0)).x(), part.width()) for part in (*labels, *buttons)]
    near = min(left for left, _wide in parts)
    far = help_now.width() - max(left + wide for left, wide in parts)
    assert abs(near - far) <= 16


@pytest.mark.parametrize(("width", "height"), [(1200, 780), (681, 600)])
def test_the_steps_of_talking_to_someone_stand_below_the_numbers(
    ctx: AppContext, show: Show, width: int, height: int
) -> None:
    help_now = HelpNow(ctx)
    help_now.open_door("talk")
    show(help_now, width, height)
    places = {
        label.text(): label.mapTo(help_now, QPoint()).y()
        for label in help_now.findChildren(Text)
        if label.isVisible() and label.text()
    }
    steps = [places[step.title] for step in ctx.library.door("talk").steps]
    assert len(steps) == 4
    assert steps == sorted(steps)
    assert steps[0] > places["116 123"]
