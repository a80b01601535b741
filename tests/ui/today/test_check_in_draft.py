"""What is given in the check-in and not saved yet: kept against a sudden end, and there again at the next start."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.checkin import Answers
from companion.domain.problems import DiskFull
from companion.ui.today.checkin_desk import DRAFT_MS, CheckInDesk
from companion.ui.today.screen import TodayScreen
from tests.fakes import FakeClock
from tests.ui.conftest import RecordingShell
from tests.ui.today.conftest import press, shown

TODAY = date(2026, 11, 21)
YESTERDAY = TODAY - timedelta(days=1)
Show = Callable[..., QWidget]


def give(qtbot: QtBot, page: TodayScreen, key: Qt.Key, note: str = "") -> None:
    card = page._check_in
    qtbot.keyClick(card.mood.slider, key)
    card.note.setFocus()
    qtbot.keyClicks(card.note, note)


def strike(page: TodayScreen) -> None:
    """The pause after a change is over."""
    timer = waiting(page)
    assert timer.isActive()
    timer.stop()
    timer.timeout.emit()


def waiting(page: TodayScreen) -> QTimer:
    desk = page.findChild(CheckInDesk)
    assert desk is not None
    return desk.findChild(QTimer)


def state(page: TodayScreen) -> str:
    return next(one.text() for one in page._check_in.findChildren(QLabel) if one is page._check_in._state)


def again(ctx: AppContext, show: Show) -> TodayScreen:
    """Today of a program that was ended and is started again."""
    screen = TodayScreen(ctx)
    screen.refresh()
    show(screen)
    QApplication.processEvents()
    return screen


def test_it_is_kept_within_two_seconds_of_the_first_change_however_long_one_goes_on(
    live: TodayScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    assert DRAFT_MS <= 2000
    give(qtbot, live, Qt.Key.Key_7)
    assert waiting(live).isSingleShot()
    left = waiting(live).remainingTime()
    give(qtbot, live, Qt.Key.Key_6, "slow rain")
    assert waiting(live).remainingTime() <= left
    assert ctx.services.checkins.draft_of(TODAY) is None
    strike(live)
    assert ctx.services.checkins.draft_of(TODAY) == Answers(mood=6, note="slow rain")
    assert ctx.services.checkins.of_day(TODAY) is None


def test_after_a_sudden_end_it_is_on_the_card_as_not_yet_saved_and_saving_is_the_end_of_it(
    live: TodayScreen, ctx: AppContext, qtbot: QtBot, show: Show, shell: RecordingShell
) -> None:
    give(qtbot, live, Qt.Key.Key_7, "slow rain")
    assert state(live) == "Not saved yet"
    strike(live)
    later = again(ctx, show)
    assert (later._check_in.mood.value(), later._check_in.note.text()) == (7, "slow rain")
    assert state(later) == "Not saved yet"
    assert shown(later, "checkin-not-today")
    assert shell.toasts == []
    assert ctx.services.checkins.of_day(TODAY) is None
    press(qtbot, later, "checkin-save")
    kept = ctx.services.checkins.of_day(TODAY)
    assert kept is not None
    assert kept.answers == Answers(mood=7, note="slow rain")
    assert ctx.services.checkins.draft_of(TODAY) is None
    assert state(later) == "Saved"


def test_a_change_to_what_was_saved_comes_back_over_it_with_what_was_said_of_using(
    live: TodayScreen, ctx: AppContext, qtbot: QtBot, show: Show
) -> None:
    ctx.services.checkins.save(TODAY, Answers(mood=2, sleep=5, used=False))
    give(qtbot, live, Qt.Key.Key_8)
    strike(live)
    later = again(ctx, show)
    assert later._check_in.so_far() == Answers(mood=8, sleep=5, used=False)
    later.leave()
    kept = ctx.services.checkins.of_day(TODAY)
    assert kept is not None
    assert kept.answers == Answers(mood=8, sleep=5, used=False)
    assert ctx.services.checkins.draft_of(TODAY) is None


def test_what_is_cleared_again_leaves_no_draft(live: TodayScreen, ctx: AppContext, qtbot: QtBot) -> None:
    give(qtbot, live, Qt.Key.Key_7)
    strike(live)
    qtbot.keyClick(live._check_in.mood.slider, Qt.Key.Key_Delete)
    strike(live)
    assert ctx.services.checkins.draft_of(TODAY) is None


def test_a_word_being_typed_is_in_it_and_stays_in_its_line(live: TodayScreen, ctx: AppContext, qtbot: QtBot) -> None:
    give(qtbot, live, Qt.Key.Key_7)
    qtbot.mouseClick(live._check_in.triggers._add, Qt.MouseButton.LeftButton)
    line = live.findChild(QWidget, "triggers-new") or QApplication.focusWidget()
    qtbot.keyClicks(line, "rain")
    strike(live)
    assert ctx.services.checkins.draft_of(TODAY) == Answers(mood=7, triggers=("rain",))
    assert QApplication.focusWidget() is line


def test_a_draft_of_a_past_day_waits_on_that_day(
    live: TodayScreen, ctx: AppContext, qtbot: QtBot, show: Show, clock: FakeClock
) -> None:
    press(qtbot, live, "checkin-earlier")
    give(qtbot, live, Qt.Key.Key_3, "yesterday")
    strike(live)
    later = again(ctx, show)
    assert later._check_in.so_far() == Answers()
    press(qtbot, later, "checkin-earlier")
    assert later._check_in.so_far() == Answers(mood=3, note="yesterday")
    assert state(later) == "Not saved yet"
    press(qtbot, later, "checkin-today")
    assert later._check_in.so_far() == Answers()
    kept = ctx.services.checkins.of_day(YESTERDAY)
    assert kept is not None
    assert kept.note == "yesterday"
    assert ctx.services.checkins.draft_of(YESTERDAY) is None


def test_a_draft_of_today_is_one_of_yesterday_after_midnight(
    live: TodayScreen, ctx: AppContext, qtbot: QtBot, show: Show, clock: FakeClock
) -> None:
    give(qtbot, live, Qt.Key.Key_7, "late")
    strike(live)
    clock.advance(hours=12)
    later = again(ctx, show)
    assert later._check_in.so_far() == Answers()
    assert ctx.services.checkins.draft_of(TODAY) == Answers(mood=7, note="late")


def test_out_of_sight_nothing_waits(live: TodayScreen, ctx: AppContext, qtbot: QtBot) -> None:
    give(qtbot, live, Qt.Key.Key_7)
    live.hide()
    assert not waiting(live).isActive()
    assert ctx.services.checkins.draft_of(TODAY) == Answers(mood=7)


def test_where_the_disk_is_full_it_is_told_once_and_the_answers_stay(
    live: TodayScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_day: date, _answers: Answers | None) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(ctx.services.checkins, "keep_draft", full)
        for key in (Qt.Key.Key_7, Qt.Key.Key_6):
            give(qtbot, live, key)
            strike(live)
    assert len(shell.problems) == 1
    assert live._check_in.mood.value() == 6
