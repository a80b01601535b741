"""The minute: on the minute, only while it can be seen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from companion.context import AppContext
from companion.ui.minutes import AFTER_MS, Minutes
from companion.ui.today.screen import TodayScreen
from tests.fakes import FakeClock
from tests.ui.today.conftest import words


def minutes_of(screen: TodayScreen) -> Minutes:
    found = screen.findChild(Minutes)
    assert isinstance(found, Minutes)
    return found


def test_it_strikes_on_the_minute_of_the_clock(clock: FakeClock, qapp: QApplication) -> None:
    minutes = Minutes(clock.now, qapp)
    clock.set(clock.now().replace(second=0, microsecond=0))
    assert minutes.left() == 60_000 + AFTER_MS
    clock.advance(seconds=59.5)
    assert minutes.left() == 500 + AFTER_MS
    minutes.deleteLater()


def test_it_runs_only_while_today_is_seen_and_the_window_is_not_minimised(live: TodayScreen) -> None:
    minutes = minutes_of(live)
    window = live.window().windowHandle()
    assert window is not None
    assert minutes.running
    window.windowStateChanged.emit(Qt.WindowState.WindowMinimized)
    assert not minutes.running
    window.windowStateChanged.emit(Qt.WindowState.WindowNoState)
    assert minutes.running
    live.hide()
    assert not minutes.running
    window.windowStateChanged.emit(Qt.WindowState.WindowNoState)
    assert not minutes.running
    live.show()
    assert minutes.running


def test_coming_back_from_being_minimised_shows_the_minute_it_is_now(
    live: TodayScreen, ctx: AppContext, clock: FakeClock
) -> None:
    since = clock.now() - timedelta(days=3, hours=7, minutes=12)
    ctx.services.counter.start_on(since.date(), since)
    window = live.window().windowHandle()
    assert window is not None
    window.windowStateChanged.emit(Qt.WindowState.WindowMinimized)
    clock.advance(minutes=5)
    assert words(live, "counter-time").startswith("7 hours, 12")
    window.windowStateChanged.emit(Qt.WindowState.WindowNoState)
    assert words(live, "counter-time").startswith("7 hours, 17")


def test_another_hour_may_bring_another_greeting_and_the_day_its_own(
    live: TodayScreen, clock: FakeClock, show: Callable[..., QWidget]
) -> None:
    minutes = minutes_of(live)
    clock.advance(hours=6)
    minutes.over.emit()
    assert words(live, "greeting") == "Hello"
    clock.advance(hours=5)
    minutes.over.emit()
    assert words(live, "greeting") == "Good morning"
