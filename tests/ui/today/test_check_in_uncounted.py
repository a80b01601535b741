"""A "Yes" in the check-in whose day the count has as one without use: said in a calm line, added or left as it is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.checkin import Answers
from companion.domain.counter import EventKind
from companion.domain.settings import Counting
from companion.ui.today.screen import TodayScreen
from tests.ui.conftest import RecordingShell
from tests.ui.today.conftest import press, shown, words

TODAY = date(2026, 11, 21)


@pytest.fixture
def said(live: TodayScreen, ctx: AppContext) -> TodayScreen:
    """Nine days counted, and a check-in of today with a yes."""
    ctx.services.counter.start_on(TODAY - timedelta(days=9))
    ctx.services.checkins.save(TODAY, Answers(mood=4, used=True))
    return live


def test_the_line_says_that_the_count_does_not_have_it_and_leads_to_adding_it(
    said: TodayScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    assert words(said, "used-words") == "You said that you used."
    assert words(said, "used-note").startswith("Your count has it as a day without use.")
    press(qtbot, said, "used-add")
    assert shell.went == [("lapse", {"day": TODAY, "count": True})]
    ctx.services.counter.add(EventKind.LAPSE, TODAY)
    assert not shown(said, "used-add")
    assert not shown(said, "used-note")


def test_left_as_it_is_the_line_is_gone_until_that_is_undone_or_yes_is_said_anew(
    said: TodayScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    press(qtbot, said, "used-leave-out")
    assert not shown(said, "used-leave-out")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "used-change"
    said.refresh()
    assert not shown(said, "used-note")
    assert ctx.services.counter.count().days == 9, "nothing is counted without being asked for"
    told, undo = shell.toasts[-1]
    assert told == "Left as it is."
    assert undo is not None
    undo()
    assert shown(said, "used-add")
    press(qtbot, said, "used-leave-out")
    press(qtbot, said, "used-change")
    press(qtbot, said, "used-yes")
    press(qtbot, said, "used-yes")
    assert shown(said, "used-add")


def test_by_keys_alone_the_line_is_reached_before_what_helps(said: TodayScreen, qtbot: QtBot) -> None:
    said._check_in._save.setFocus()
    names = []
    for _ in range(8):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        held = QApplication.focusWidget()
        assert held is not None
        names.append(held.objectName())
    place = names.index("used-add")
    assert names[place : place + 4] == ["used-add", "used-leave-out", "used-help", "used-change"]


@pytest.mark.parametrize("case", ["not counted", "day zero", "not stopped yet", "no"])
def test_nothing_is_said_where_the_count_claims_nothing_of_the_day(
    live: TodayScreen, ctx: AppContext, case: str
) -> None:
    ctx.services.counter.start_on(TODAY - timedelta(days=0 if case == "day zero" else 9))
    if case == "not counted":
        ctx.services.settings.change(counting=Counting.RATHER_NOT)
    if case == "not stopped yet":
        ctx.services.counter.add(EventKind.LAPSE, TODAY - timedelta(days=1))
        ctx.services.counter.not_stopped_yet()
    ctx.services.checkins.save(TODAY, Answers(mood=4, used=case != "no"))
    assert words(live, "used-words")
    assert not shown(live, "used-add")
    assert not shown(live, "used-note")
