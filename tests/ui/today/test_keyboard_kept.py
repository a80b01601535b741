"""The keyboard after a part was made anew, hidden or removed: at its place, or where Enter changes nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.checkin import Feeling
from companion.domain.counter import EventKind
from companion.domain.plans import RiskKind
from companion.domain.settings import Headline
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


def of_the_counter(ctx: AppContext) -> None:
    ctx.services.counter.show(Headline.HIDDEN)


def of_the_notice(ctx: AppContext) -> None:
    ctx.services.settings.change(notice_put_away=ctx.today().isoformat())


def of_the_milestone(ctx: AppContext) -> None:
    ctx.services.milestones.put_away()


def hidden(part: str) -> Callable[[AppContext], object]:
    return lambda ctx: ctx.services.settings.change(**{part: False})


@pytest.mark.parametrize(
    ("held", "hide"),
    [
        ("counter-more", of_the_counter),
        ("notice-away", of_the_notice),
        ("milestone-close", of_the_milestone),
        ("counter-more", hidden("show_counter")),
        ("item-more", hidden("show_list")),
        ("scale-mood", hidden("show_check_in")),
        ("step-naloxone", hidden("show_suggestions")),
        ("reason-change", hidden("show_reason")),
        ("day-squares", hidden("show_weeks")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_after_a_part_was_hidden_enter_changes_nothing_else(
    live: TodayScreen, ctx: AppContext, held: str, hide: Callable[[AppContext], object]
) -> None:
    services, today = ctx.services, ctx.today()
    services.counter.start_on(today - timedelta(days=100))
    services.plans.add_risk_date(RiskKind.HOSPITAL, today - timedelta(days=9))
    services.plans.add_reason("to wake up rested")
    services.plans.tick(services.plans.intend("a walk").uuid)
    part = next(part for part in live.findChildren(QWidget, held) if part.isVisible())
    part.setFocus()
    assert live.focusWidget() is part
    hide(ctx)
    now = live.focusWidget()
    assert not part.isVisible()
    assert now is not None
    assert now.objectName() == "today-shows"


def test_after_i_have_stopped_again_the_keyboard_stays_in_the_counter(live: TodayScreen, ctx: AppContext) -> None:
    ctx.services.plans.intend("a walk")
    ctx.services.counter.start_on(ctx.today() - timedelta(days=40))
    ctx.services.counter.add(EventKind.LAPSE, ctx.today() - timedelta(days=3))
    ctx.services.counter.not_stopped_yet()
    again = live.findChild(QPushButton, "counter-choose")
    assert again is not None
    assert again.isVisible()
    again.setFocus()
    again.click()
    assert not again.isVisible()
    held = live.focusWidget()
    assert held is not None
    assert held.objectName() == "counter-more"
