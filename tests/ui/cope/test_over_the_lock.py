"""What is gone through in Cope, and the lock: it does not fall in the midst of it by itself, and leads back to it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget

from companion.bootstrap import Program
from companion.ui.cope.guide import Guide
from companion.ui.cope.screen import CopeScreen
from companion.ui.cope.worksheet_page import WorksheetPage
from tests.fakes import FakeClock
from tests.ui.hands import part
from tests.ui.running import settle, unlock_again

pytestmark = pytest.mark.real_clock


@pytest.fixture
def timed(program: Program, clock: FakeClock) -> Program:
    """The program with a clock that stands still until it is moved."""
    program.ctx.clock = clock
    program.ctx.renew_session()
    return program


def press(program: Program, name: str) -> None:
    button = part(program.window, name)
    assert isinstance(button, QAbstractButton)
    button.click()
    settle()


def over(program: Program) -> QWidget | None:
    screen = program.window.current_screen()
    assert isinstance(screen, CopeScreen)
    return screen._over


def begin(program: Program, tool: str, *presses: str) -> None:
    program.window.go("cope", strategy=tool, start=True)
    settle()
    for name in presses:
        press(program, name)


def lock_and_unlock(program: Program, clock: FakeClock, away: timedelta = timedelta(minutes=5)) -> None:
    program.window.lock()
    settle()
    assert not program.ctx.unlocked
    clock.advance(away)
    unlock_again(program)


def test_what_runs_leads_while_it_is_seen_and_goes_on(timed: Program, clock: FakeClock) -> None:
    begin(timed, "body-scan")
    screen = timed.window.current_screen()
    assert screen is not None
    assert not screen.leads()
    press(timed, "guide-begin")
    for _ in range(70):
        clock.advance(timedelta(seconds=5))
        assert screen.leads()
    timed.window.help_now()
    settle()
    assert not screen.leads()
    timed.window.go_back()
    settle()
    press(timed, "guide-pause")
    assert not screen.leads()


def test_what_runs_leads_nobody_over_the_sleep_of_the_machine(timed: Program, clock: FakeClock) -> None:
    begin(timed, "body-scan", "guide-begin")
    screen = timed.window.current_screen()
    assert screen is not None
    clock.advance(timedelta(minutes=3))
    assert not screen.leads()


def test_what_goes_on_unwatched_leads_nobody(timed: Program) -> None:
    begin(timed, "delay-distract-decide", "guide-begin", "guide-pause")
    screen = timed.window.current_screen()
    assert screen is not None
    assert not screen.leads()


def test_after_the_lock_one_stands_before_what_was_running(timed: Program, clock: FakeClock) -> None:
    begin(timed, "muscle-relaxation", "guide-begin", "guide-skip")
    lock_and_unlock(timed, clock)
    page = over(timed)
    assert isinstance(page, Guide)
    assert (page.strategy.id, page.runner.exercise.paused) == ("muscle-relaxation", True)
    press(timed, "guide-end")
    press(timed, "guide-go-on")
    press(timed, "guide-done")
    lock_and_unlock(timed, clock)
    assert timed.window.current_screen() is not None
    assert not isinstance(timed.window.current_screen(), CopeScreen)


def test_after_the_lock_one_stands_before_what_is_half_written(timed: Program, clock: FakeClock) -> None:
    begin(timed, "thought-record", "sheet-begin")
    page = over(timed)
    assert isinstance(page, WorksheetPage)
    page._part.part.field.set_text("Tom did not answer")  # type: ignore[union-attr]
    lock_and_unlock(timed, clock)
    page = over(timed)
    assert isinstance(page, WorksheetPage)
    press(timed, "sheet-begin")
    assert page.sheet.answer("situation").line() == "Tom did not answer"
    timed.window.go("today")
    lock_and_unlock(timed, clock)
    assert not isinstance(timed.window.current_screen(), CopeScreen)


def test_after_a_night_one_begins_with_today_and_it_waits_in_cope(timed: Program, clock: FakeClock) -> None:
    begin(timed, "muscle-relaxation", "guide-begin", "guide-skip")
    lock_and_unlock(timed, clock, timedelta(hours=9))
    assert not isinstance(timed.window.current_screen(), CopeScreen)
    timed.window.go("cope")
    assert isinstance(over(timed), Guide)
