"""The breathing ring keeps the person's time, and stands still where nothing may move."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.ui.help_now.breathing import BreathingRing
from companion.ui.help_now.page import HelpNow
from companion.ui.theme import Theme, install_theme
from companion.ui.theme.tokens import LIGHT
from tests.fakes import FakeClock

Show = Callable[..., QWidget]


@pytest.fixture
def ring(themed: None, clock: FakeClock, show: Show) -> BreathingRing:
    made = BreathingRing(clock)
    show(made, 200, 200)
    return made


def test_four_seconds_in_then_six_out_over_and_over(ring: BreathingRing, clock: FakeClock) -> None:
    ring.start()
    said = []
    for _second in range(20):
        said.append(ring.words())
        clock.advance(seconds=1)
        ring.beat()
    breath = ["Breathe in"] * 4 + ["Breathe out"] * 6
    assert said == breath * 2
    ring.stop()


def test_it_counts_a_quarter_of_an_hour_down_and_ends_by_itself(ring: BreathingRing, clock: FakeClock) -> None:
    ring.start()
    assert ring.time_words() == "15:00 left"
    clock.advance(minutes=1, seconds=40)
    ring.beat()
    assert ring.time_words() == "13:20 left"
    clock.advance(minutes=13, seconds=20)
    ring.beat()
    assert not ring.running
    assert ring.over
    assert ring.words() == "Time is up"


def test_a_clock_set_back_does_not_make_the_time_longer(ring: BreathingRing, clock: FakeClock) -> None:
    ring.start()
    clock.advance(hours=-2)
    ring.beat()
    assert ring.time_words() == "15:00 left"
    ring.stop()


def test_a_breath_goes_on_by_the_real_time_after_a_clock_was_set_back(ring: BreathingRing, clock: FakeClock) -> None:
    ring.start()
    clock.advance(hours=-2)
    ring.beat()
    clock.advance(seconds=5)
    ring.beat()
    assert ring.words() == "Breathe out"
    assert ring.time_words() == "14:55 left"
    ring.stop()


def test_its_name_says_the_breath_for_a_screen_reader(ring: BreathingRing, clock: FakeClock) -> None:
    ring.start()
    assert ring.accessibleName() == "Breathe in"
    clock.advance(seconds=5)
    ring.beat()
    assert ring.accessibleName() == "Breathe out"
    ring.stop()


@pytest.mark.parametrize(("motion", "same"), [(False, True), (True, False)])
def test_without_motion_the_disc_keeps_its_size_and_only_the_words_change(
    qapp: QApplication, themed: None, clock: FakeClock, show: Show, motion: bool, same: bool
) -> None:
    install_theme(qapp, Theme(LIGHT, motion=motion))
    ring = BreathingRing(clock)
    show(ring, 200, 200)
    ring.start()
    clock.advance(seconds=1)
    before = ring.grab().toImage().pixelColor(ring.width() // 2, 42)
    clock.advance(seconds=3)
    ring.beat()
    after = ring.grab().toImage().pixelColor(ring.width() // 2, 42)
    assert (before == after) is same
    ring.stop()


def test_hidden_it_stops_its_timer_and_goes_on_when_shown(ring: BreathingRing) -> None:
    timer = ring.findChild(QTimer)
    assert timer is not None
    ring.start()
    assert timer.isActive()
    ring.hide()
    assert not timer.isActive()
    ring.show()
    assert timer.isActive()
    ring.stop()


def test_ride_it_out_starts_and_stops_the_ring_in_help_now(bare_ctx: AppContext, show: Show, qtbot: QtBot) -> None:
    help_now = HelpNow(bare_ctx)
    help_now.open_door("craving")
    show(help_now, 980, 780)
    ring, button = help_now.findChild(BreathingRing), help_now.findChild(QPushButton, "ride-it-out")
    assert ring is not None
    assert button is not None
    button.click()
    assert ring.running
    assert button.text() == "Stop"
    button.click()
    assert not ring.running
