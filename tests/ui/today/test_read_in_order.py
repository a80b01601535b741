"""The parts of Today that come later, in the order a screen reader goes through them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import groupby

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget

from companion.context import AppContext
from companion.domain.checkin import Answers
from companion.domain.contacts import ContactDetails, Number
from companion.domain.kits import KitWords
from companion.domain.plans import RiskKind
from companion.domain.signs import Condition, Rule, What
from companion.ui.today.at_hand_card import AtHandCard
from companion.ui.today.checkin_card import CheckInCard
from companion.ui.today.counter_card import CounterCard
from companion.ui.today.days_card import DaysCard
from companion.ui.today.hard_day_card import HardDayCard
from companion.ui.today.hope_card import HopeCard
from companion.ui.today.kit_card import KitCard
from companion.ui.today.milestone_card import MilestoneCard
from companion.ui.today.notice_card import NoticeCard
from companion.ui.today.reason_card import ReasonCard
from companion.ui.today.screen import TodayScreen
from companion.ui.today.sign_card import SignCard
from companion.ui.widgets.focus_chain import onwards

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


#: What stands above the cards, from top to bottom, and what brings each up.
ABOVE: dict[type[QWidget], Callable[[AppContext], object]] = {
    NoticeCard: lambda ctx: ctx.services.plans.add_risk_date(RiskKind.HOSPITAL, TODAY - timedelta(days=9)),
    HardDayCard: lambda ctx: ctx.services.aims.add_hard_day(TODAY + timedelta(days=1), "Payday"),
    SignCard: lambda ctx: ctx.services.signs.add("", Rule((Condition(What.CRAVING, number=7),))),
    KitCard: lambda ctx: ctx.services.kits.add(KitWords("kitchen drawer", expires=TODAY)),
    MilestoneCard: lambda ctx: ctx.services.counter.start_on(TODAY - timedelta(days=100)),
    HopeCard: lambda ctx: ctx.services.hope_box.write_letter("", "Dear me"),
}


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4, 5), (5, 4, 3, 2, 1, 0), (3, 5, 0, 4, 2, 1)])
def test_what_stands_above_the_cards_is_seen_heard_and_come_by_in_one_order(
    live: TodayScreen, ctx: AppContext, order: tuple[int, ...]
) -> None:
    ctx.services.settings.change(hope_from=3)
    ctx.services.checkins.save(TODAY, Answers(craving=8))
    kinds = list(ABOVE)
    for place in order:
        ABOVE[kinds[place]](ctx)
        live.refresh()
    QApplication.processEvents()
    cards = [part for kind in kinds for part in live.findChildren(kind) if part.isVisible()]
    assert [type(card) for card in cards] == kinds
    tops = [card.mapTo(live, QPoint()).y() for card in cards]
    assert tops == sorted(tops)
    parent = cards[0].parentWidget()
    assert parent is not None
    assert [part for part in parent.children() if part in cards] == cards
    stops = [part for part in onwards(live) if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisible()]
    passed = [next((card for card in cards if card.isAncestorOf(stop)), None) for stop in stops]
    come_by = [card for card, _stops in groupby(passed) if card is not None]
    assert come_by == cards
