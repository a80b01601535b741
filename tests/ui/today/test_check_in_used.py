"""Another answer to "Did you use?" on a day that is written down as one of use: asked about once, in the card."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.checkin import Answers
from companion.domain.counter import EventKind
from companion.ui.today.screen import TodayScreen
from tests.ui.conftest import RecordingShell
from tests.ui.today.conftest import press, shown, words

TODAY = date(2026, 11, 21)


@pytest.fixture
def used(live: TodayScreen, ctx: AppContext) -> TodayScreen:
    """A day answered with yes, whose lapse is in the count."""
    ctx.services.counter.start_on(TODAY - timedelta(days=9))
    ctx.services.checkins.save(TODAY, Answers(mood=4, used=True))
    ctx.services.counter.add(EventKind.LAPSE, TODAY)
    return live


def answers(ctx: AppContext) -> Answers:
    found = ctx.services.checkins.of_day(TODAY)
    assert found is not None
    return found.answers


def say_no(qtbot: QtBot, page: TodayScreen) -> None:
    press(qtbot, page, "used-change")
    press(qtbot, page, "used-no")


def test_no_on_a_day_of_use_asks_first_and_changes_nothing_by_itself(
    used: TodayScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    say_no(qtbot, used)
    assert words(used, "used-words") == "Take this day off your record?"
    assert answers(ctx).used is True
    assert ctx.services.days_of_use.on_record(TODAY)
    assert shell.toasts == []
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "used-leave"
    press(qtbot, used, "used-leave")
    assert words(used, "used-words") == "You said that you used."
    assert answers(ctx).used is True
    assert ctx.services.days_of_use.on_record(TODAY)


def test_taken_off_the_record_both_places_say_no_and_it_can_be_undone(
    used: TodayScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    say_no(qtbot, used)
    press(qtbot, used, "used-take-off")
    assert answers(ctx) == Answers(mood=4, used=False)
    assert ctx.services.counter.count().lapses == ()
    assert words(used, "used-words") == "You said that you did not use."
    said, undo = shell.toasts[-1]
    assert said == "Taken off your record."
    assert undo is not None
    undo()
    assert answers(ctx) == Answers(mood=4, used=True)
    assert ctx.services.counter.count().lapses == (TODAY,)
    assert words(used, "used-words") == "You said that you used."


def test_by_keys_alone_the_keyboard_stays_at_the_question(used: TodayScreen, ctx: AppContext, qtbot: QtBot) -> None:
    say_no(qtbot, used)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "used-take-off"
    assert focus.accessibleDescription().startswith("Take this day off your record?")
    qtbot.keyClick(focus, Qt.Key.Key_Space)
    assert answers(ctx).used is False
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "used-change"


def test_what_was_being_filled_in_is_kept_with_it(used: TodayScreen, ctx: AppContext, qtbot: QtBot) -> None:
    used.findChild(type(used._check_in.note), "checkin-note").setFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "it was the day before")
    say_no(qtbot, used)
    press(qtbot, used, "used-take-off")
    assert answers(ctx) == Answers(mood=4, note="it was the day before", used=False)


def test_a_lapse_taken_back_elsewhere_leaves_no_yes_behind_in_a_card_half_filled(
    used: TodayScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    used.findChild(type(used._check_in.note), "checkin-note").setFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "later")
    event = next(one for one in ctx.services.counter.events() if one.kind is EventKind.LAPSE)
    ctx.services.counter.remove(event.uuid)
    press(qtbot, used, "checkin-save")
    assert answers(ctx) == Answers(mood=4, note="later")
    assert not shown(used, "used-change")
