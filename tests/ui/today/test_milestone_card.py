"""A milestone on Today: quiet, with its word on safety, put away with one key and then not shown again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.checkin import Answers
from companion.domain.counter import EventKind
from companion.domain.milestone import Basis
from companion.domain.settings import Headline
from companion.ui.today.milestone_card import MilestoneCard
from companion.ui.today.screen import TodayScreen
from companion.ui.widgets.page import ScrollArea
from tests.ui.conftest import RecordingShell
from tests.ui.walk import tab_walk

TODAY = date(2026, 11, 21)


def back(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def today(ctx: AppContext, show: Callable[..., QWidget]) -> TodayScreen:
    screen = TodayScreen(ctx)
    screen.refresh()
    show(screen)
    return screen


def words(screen: TodayScreen, name: str) -> str:
    screen.refresh()
    QApplication.processEvents()
    label = screen.findChild(QLabel, f"milestone-{name}")
    return label.text() if label is not None and label.isVisible() else ""


def button(screen: TodayScreen, name: str) -> QPushButton:
    found = screen.findChild(QPushButton, f"milestone-{name}")
    assert found is not None
    return found


def test_one_that_was_reached_is_said_with_what_lowered_tolerance_means(
    today: TodayScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    assert words(today, "title") == ""
    ctx.services.counter.start_on(back(100))
    assert words(today, "title") == "100 days: you are there"
    assert words(today, "safety").startswith("After a break, the body is less used to opioids:")
    assert "If you ever use, do not use alone" in words(today, "safety")
    qtbot.mouseClick(button(today, "why"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(today, "all"), Qt.MouseButton.LeftButton)
    assert shell.went == [("learn", {"article": "lower-tolerance"}), ("milestones", {})]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape])
def test_one_key_puts_it_away_for_good_and_undo_brings_it_back(
    today: TodayScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell, key: Qt.Key
) -> None:
    ctx.services.counter.start_on(back(100))
    assert words(today, "title")
    qtbot.keyClick(button(today, "close"), key)
    assert words(today, "title") == ""
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    assert words(today, "title") == "100 days: you are there"


def test_on_medicine_it_says_what_medicine_does_and_what_stopping_it_means(today: TodayScreen, ctx: AppContext) -> None:
    ctx.services.counter.start_on(back(50))
    ctx.services.counted.begin_medicine(back(29))
    assert words(today, "title") == "30 days: you are there"
    assert words(today, "line") == "Days on prescribed medicine, all of them together. They stay yours."
    said = words(today, "safety")
    for piece in ("methadone or buprenorphine protects you", "naltrexone", "once it is stopped", "naloxone near"):
        assert piece in said
    assert "less used to opioids" not in said, "who takes methadone is used to them"


def test_a_total_after_a_lapse_says_what_a_break_means(today: TodayScreen, ctx: AppContext) -> None:
    ctx.services.counter.start_on(back(101))
    ctx.services.counter.add(EventKind.LAPSE, back(40))
    assert words(today, "title") == "100 days without use in all: you are there"
    assert words(today, "line").startswith("Days without use, all of them together")
    assert words(today, "safety").startswith("After a break")
    assert "If you use again, do not use alone" in words(today, "safety"), "they have used"


def test_who_counts_from_day_one_has_a_whole_day_behind_them_on_the_second(today: TodayScreen, ctx: AppContext) -> None:
    ctx.services.settings.change(first_day=1)
    ctx.services.counter.start_on(back(1))
    assert words(today, "title") == "1 whole day: you are there"
    ctx.services.settings.change(first_day=0)
    assert words(today, "title") == "1 day: you are there"


def test_the_first_day_after_a_lapse_says_what_a_break_means_and_no_hours_that_nobody_knows(
    today: TodayScreen, ctx: AppContext
) -> None:
    ctx.services.counter.start_on(back(1476))
    ctx.services.counter.add(EventKind.LAPSE, back(2))
    ctx.services.counter.add(EventKind.RESTART, back(1))
    assert words(today, "title") == "1 day: you are there"
    assert words(today, "safety").startswith("After a break")
    assert "If you use again" in words(today, "safety"), "they have used two days ago"
    step = today.findChild(QPushButton, "step-tolerance")
    assert step is not None
    assert step.isVisible()


def test_ones_own_is_called_by_its_name(today: TodayScreen, ctx: AppContext) -> None:
    ctx.services.counter.start_on(back(50))
    ctx.services.milestones.add(Basis.RUN, 50, "The trip to the sea")
    assert words(today, "title") == "The trip to the sea: you are there"
    assert words(today, "line") == "50 days without use"


def test_none_for_checking_in_every_day(today: TodayScreen, ctx: AppContext) -> None:
    for days in range(30):
        ctx.services.checkins.save(back(days), Answers(mood=5))
    assert words(today, "title") == ""


def test_none_on_the_day_of_a_lapse_nor_where_the_counter_is_hidden(today: TodayScreen, ctx: AppContext) -> None:
    ctx.services.counter.start_on(back(100))
    made = ctx.services.counter.add(EventKind.LAPSE, TODAY)
    assert words(today, "title") == ""
    made.undo()
    ctx.services.counter.show(Headline.HIDDEN)
    assert words(today, "title") == ""


def test_its_drawing_stands_where_there_is_room_and_its_words_always(today: TodayScreen, ctx: AppContext) -> None:
    ctx.services.counter.start_on(back(100))
    assert words(today, "title")
    card = today.findChild(MilestoneCard)
    assert card is not None
    assert card.accessibleName() == "100 days: you are there"
    picture = card.grab().toImage()
    amber = [
        (x, y)
        for x in range(20, 130)
        for y in range(0, picture.height(), 2)
        if picture.pixelColor(x, y).red() - picture.pixelColor(x, y).blue() > 60
    ]
    assert amber


def test_putting_it_away_leaves_the_page_where_it_is_and_the_keyboard_where_enter_changes_nothing(
    ctx: AppContext, qtbot: QtBot, show: Callable[..., QWidget]
) -> None:
    ctx.services.counter.start_on(back(100))
    screen = TodayScreen(ctx)
    screen.refresh()
    show(screen, 1000, 600)
    screen.complete()
    screen.activateWindow()
    close = button(screen, "close")
    close.setFocus()
    QApplication.processEvents()
    qtbot.keyClick(close, Qt.Key.Key_Return)
    screen.refresh()
    QApplication.processEvents()
    held = screen.focusWidget()
    assert held is not None
    assert held.objectName() == "today-shows"
    area = screen.findChild(ScrollArea)
    assert area is not None
    assert area.verticalScrollBar().value() == 0


def test_tab_goes_through_it_before_the_cards_below(
    ctx: AppContext, qtbot: QtBot, show: Callable[..., QWidget]
) -> None:
    ctx.services.counter.start_on(back(100))
    screen = TodayScreen(ctx)
    screen.refresh()
    show(screen)
    reached = [part.objectName() for part in tab_walk(screen) if part.objectName()]
    first = reached.index("milestone-close")
    assert reached[first : first + 3] == ["milestone-close", "milestone-all", "milestone-why"]
    assert first < reached.index("counter-more") < reached.index("counter-next")
