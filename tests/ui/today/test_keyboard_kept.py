"""Rows that are made anew while a sheet is in front: the keyboard is at its place again when the sheet has gone."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.checkin import Feeling
from companion.ui.today.screen import TodayScreen


@pytest.fixture
def sheet(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def put_in_front(qtbot: QtBot, sheet: QWidget) -> None:
    with qtbot.waitExposed(sheet):
        sheet.show()
    sheet.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is sheet)


def test_on_the_moment_that_was_changed(live: TodayScreen, ctx: AppContext, qtbot: QtBot, sheet: QWidget) -> None:
    moments = ctx.services.moments
    moments.add(Feeling(mood=3))
    moments.add(Feeling(mood=4))
    row = live.findChild(QPushButton, "moment-1") or live.findChild(QWidget, "moment-1")
    assert row is not None
    row.setFocus()
    put_in_front(qtbot, sheet)
    moments.change(moments.of_day(ctx.today())[1].uuid, Feeling(mood=5))
    held = live.focusWidget()
    assert held is not None
    assert held.objectName() == "moment-1"
    assert "mood 5" in held.accessibleName()


def test_at_the_place_of_the_suggestion_that_was_followed(
    live: TodayScreen, ctx: AppContext, qtbot: QtBot, sheet: QWidget
) -> None:
    rows = live._next._rows[::2]
    place = [row.objectName() for row in rows].index("step-naloxone")
    rows[place].setFocus()
    put_in_front(qtbot, sheet)
    ctx.services.settings.change(naloxone_at_hand=True, naloxone_place="In the hall")
    assert live.focusWidget() is live._next._rows[::2][place]
    assert live.focusWidget() is not rows[place]
