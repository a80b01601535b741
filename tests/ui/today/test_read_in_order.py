"""The parts of Today that come later, in the order a screen reader goes through them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget

from companion.context import AppContext
from companion.domain.contacts import ContactDetails, Number
from companion.domain.plans import RiskKind
from companion.ui.today.at_hand_card import AtHandCard
from companion.ui.today.checkin_card import CheckInCard
from companion.ui.today.counter_card import CounterCard
from companion.ui.today.days_card import DaysCard
from companion.ui.today.milestone_card import MilestoneCard
from companion.ui.today.notice_card import NoticeCard
from companion.ui.today.reason_card import ReasonCard
from companion.ui.today.screen import TodayScreen

TODAY = date(2026, 11, 21)
CARDS = (NoticeCard, MilestoneCard, CounterCard, CheckInCard, AtHandCard, ReasonCard, DaysCard)


def read(part: QAccessibleInterface) -> Iterator[QWidget]:
    """The cards as assistive technology finds them."""
    held = part.object()
    if isinstance(held, CARDS):
        yield held
    for number in range(part.childCount()):
        yield from read(part.child(number))


@pytest.mark.parametrize("first", ["notice", "milestone", "both"])
def test_cards_are_read_in_the_order_they_are_seen_whichever_came_first(
    ctx: AppContext, show: Callable[..., QWidget], first: str
) -> None:
    plans, counter = ctx.services.plans, ctx.services.counter
    ctx.services.contacts.add(ContactDetails("Chris", numbers=(Number("07700 900142"),)))
    plans.add_reason("to wake up rested")
    if first != "milestone":
        plans.add_risk_date(RiskKind.HOSPITAL, TODAY - timedelta(days=9))
    if first != "notice":
        counter.start_on(TODAY - timedelta(days=100))
    screen = TodayScreen(ctx)
    screen.refresh()
    show(screen, 640, 900)
    screen.complete()
    if first == "milestone":
        plans.add_risk_date(RiskKind.HOSPITAL, TODAY - timedelta(days=9))
    if first == "notice":
        counter.start_on(TODAY - timedelta(days=100))
    screen.refresh()
    QApplication.processEvents()
    found = list(read(QAccessible.queryAccessibleInterface(screen)))
    assert [type(card) for card in found] == list(CARDS)
    tops = [card.mapTo(screen, QPoint()).y() for card in found]
    assert tops == sorted(tops)
