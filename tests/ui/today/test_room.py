"""What of Today is in sight at once, in the usual window and in the smallest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.contacts import ContactDetails, Number
from companion.domain.counter import EventKind
from companion.ui.today.screen import TodayScreen

Show = Callable[..., QWidget]
#: What the side bar leaves of a window of 1200 by 780, and of the smallest.
USUAL, SMALL = (981, 780), (681, 600)


@pytest.fixture
def long_counted(ctx: AppContext) -> AppContext:
    """Five years with all the lines there can be under the number."""
    counter, day = ctx.services.counter, ctx.today()
    counter.start_on(day - timedelta(days=1826))
    counter.add(EventKind.LAPSE, day - timedelta(days=99))
    counter.stopped_again(day - timedelta(days=99), ctx.clock.now() - timedelta(days=99, hours=8))
    counter.add_past_run(day - timedelta(days=2000), day - timedelta(days=1940))
    smoking = ctx.services.counted.add("Smoking")
    counter.start_on(day - timedelta(days=129), counted=smoking.uuid)
    return ctx


def today(ctx: AppContext, show: Show, size: tuple[int, int]) -> TodayScreen:
    screen = TodayScreen(ctx)
    screen.refresh()
    show(screen, *size)
    screen.complete()
    QApplication.processEvents()
    return screen


def box(screen: TodayScreen, part: QWidget) -> QRect:
    """Where a part stands in what is seen."""
    return QRect(part.mapTo(screen, QPoint(0, 0)), part.size())


def whole(screen: TodayScreen, part: QWidget) -> bool:
    return screen.rect().contains(box(screen, part))


def test_with_nothing_counted_yet_the_whole_check_in_is_in_sight_at_once(ctx: AppContext, show: Show) -> None:
    screen = today(ctx, show, USUAL)
    for name in ("scale-mood", "scale-craving", "scale-sleep", "checkin-note", "checkin-save", "checkin-more"):
        part = screen.findChild(QWidget, name)
        assert part is not None
        assert whole(screen, part), name


def test_where_all_of_it_is_in_sight_the_page_stays_as_one_goes_through_it(
    ctx: AppContext, show: Show, qtbot: QtBot
) -> None:
    screen = today(ctx, show, USUAL)
    held: QWidget | None = screen._check_in.mood.slider
    for _ in range(9):
        assert held is not None
        held.setFocus()
        qtbot.keyClick(held, Qt.Key.Key_Tab)
        QApplication.processEvents()
        held = screen.focusWidget()
        assert screen._page.scroll_area.verticalScrollBar().value() == 0


def test_with_days_counted_rings_and_a_list_the_check_in_is_in_sight_at_once_with_its_save(
    ctx: AppContext, show: Show
) -> None:
    counter, day, now = ctx.services.counter, ctx.today(), ctx.clock.now()
    counter.start_on(day - timedelta(days=215), now - timedelta(days=215, hours=7))
    counter.add(EventKind.LAPSE, day - timedelta(days=99))
    counter.stopped_again(day - timedelta(days=99), now - timedelta(days=99, hours=7))
    for words in ("Call Mum", "Soup for the week", "Walk"):
        ctx.services.plans.intend(words)
    screen = today(ctx, show, USUAL)
    for name in ("checkin-title", "scale-mood", "checkin-note", "checkin-save", "checkin-write"):
        part = screen.findChild(QWidget, name)
        assert part is not None
        assert whole(screen, part), name


@pytest.mark.parametrize("size", [USUAL, SMALL])
def test_with_all_lines_there_can_be_one_tab_brings_all_of_it_in_sight(
    long_counted: AppContext, show: Show, qtbot: QtBot, size: tuple[int, int]
) -> None:
    screen = today(long_counted, show, size)
    card = screen._check_in
    ends = (card._title, card._moment)
    assert not all(whole(screen, end) for end in ends)
    card.mood.slider.setFocus()
    qtbot.keyClick(card.mood.slider, Qt.Key.Key_Tab)
    QApplication.processEvents()
    assert all(whole(screen, end) for end in ends)


def test_under_the_mouse_the_page_stays(ctx: AppContext, show: Show, qtbot: QtBot) -> None:
    ctx.services.counter.start_on(ctx.today() - timedelta(days=99))
    screen = today(ctx, show, USUAL)
    slider = screen._check_in.craving.slider
    before = box(screen, slider)
    assert whole(screen, slider)
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=slider.rect().center())
    QApplication.processEvents()
    assert box(screen, slider) == before
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton)
    assert screen._check_in.craving.value() == 5


def test_in_the_smallest_window_the_list_begins_in_sight_and_the_counter_is_whole(
    long_counted: AppContext, show: Show
) -> None:
    screen = today(long_counted, show, SMALL)
    screen._page.scroll_area.scroll_to_top()
    counter = screen._counter
    assert box(screen, counter).bottom() <= 310
    add = screen._list.card
    assert box(screen, add).top() <= 340
    for name in ("counter-number", "counter-time", "counter-total", "counter-since"):
        part = counter.findChild(QWidget, name)
        assert part is not None
        assert part.isVisible()
        assert part.height() >= part.heightForWidth(part.width()), name
        assert counter.rect().contains(QRect(part.mapTo(counter, QPoint(0, 0)), part.size())), name
    more = counter.findChild(QPushButton, "counter-more")
    assert more is not None
    assert box(screen, more).right() > box(screen, counter).right() - 60


def test_made_higher_again_the_counter_stands_as_before(long_counted: AppContext, show: Show) -> None:
    screen = today(long_counted, show, USUAL)
    side, place = screen._counter.rings.width(), box(screen, screen._counter.findChild(QWidget, "counter-more"))
    screen.resize(*SMALL)
    QApplication.processEvents()
    assert screen._counter.rings.width() < side
    screen.resize(*USUAL)
    QApplication.processEvents()
    screen._page.scroll_area.scroll_to_top()
    QApplication.processEvents()
    assert screen._counter.rings.width() == side
    assert box(screen, screen._counter.findChild(QWidget, "counter-more")) == place


@pytest.mark.parametrize("counted", [False, True])
def test_on_a_full_screen_all_of_it_is_in_sight_at_once_and_in_the_middle(
    request: pytest.FixtureRequest, ctx: AppContext, show: Show, counted: bool
) -> None:
    if counted:
        request.getfixturevalue("long_counted")
    for width, height in ((1700, 1080), (2341, 1440)):
        screen = today(ctx, show, (width, height))
        assert screen._page.scroll_area.verticalScrollBar().maximum() == 0
        board = screen._board
        cards = [part for part in board.children() if isinstance(part, QWidget) and part.isVisible()]
        assert all(whole(screen, card) for card in cards)
        left, right = box(screen, board).left(), screen.width() - box(screen, board).right()
        assert abs(left - right) <= 2
        columns = board.board.columns(board.width())
        assert len(columns) == 3
        feet = [box(screen, column[-1]).bottom() for column in columns]
        assert max(feet) - min(feet) <= 260


@pytest.mark.parametrize("width", [681, 832, 981, 1381, 1700])
def test_cards_stay_in_their_columns_while_the_check_in_is_used(
    long_counted: AppContext, show: Show, qtbot: QtBot, width: int
) -> None:
    ctx = long_counted
    ctx.services.plans.add_reason("My son")
    ctx.services.contacts.add(ContactDetails("Dana", numbers=(Number("020 7946 0112"),)))
    screen = today(ctx, show, (width, 780))
    database = ctx.vault.database
    assert database is not None
    database.listen(lambda areas: screen.refresh() if areas & screen.areas else None)
    board = screen._board
    before = {part: place for place, column in enumerate(board.board.columns(board.width())) for part in column}
    heights = {screen._check_in.height()}
    for name in ("more", "not-today", "answer", "more"):
        button = screen.findChild(QPushButton, f"checkin-{name}")
        assert button is not None
        assert button.isVisible(), name
        button.click()
        for _pass in range(4):
            QApplication.processEvents()
        heights.add(screen._check_in.height())
        after = {part: place for place, column in enumerate(board.board.columns(board.width())) for part in column}
        assert after == before, name
        lefts = {box(screen, part).left() for part in after}
        assert len(lefts) == max(after.values()) + 1
    assert len(heights) > 2
