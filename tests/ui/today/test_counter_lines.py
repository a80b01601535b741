"""The counter's lines use the room of its card: number and unit together, and no line broken where there is room."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

from companion.context import AppContext
from companion.domain.settings import Headline
from companion.ui.theme import Theme, install_theme, theme_of
from companion.ui.theme.tokens import LIGHT
from companion.ui.today.counter_card import LEAST_RINGS, CounterCard, NextPill
from companion.ui.today.screen import TodayScreen
from companion.ui.widgets.text import Text

Show = Callable[..., QWidget]
#: What the side bar leaves at 100 % of a window of 900 x 600, of 1200 x 780 and of 1600 x 1000.
ROOMS = ((681, 600), (981, 780), (1381, 1000))
DAYS = (1, 9, 21, 22, 23, 99, 204, 1_000, 9_999, 20_000)


def counted(ctx: AppContext, show: Show, days: int, size: tuple[int, int], headline: Headline) -> CounterCard:
    began = ctx.today() - timedelta(days=days)
    ctx.services.counter.start_on(began, ctx.clock.now() - timedelta(days=days, hours=3))
    ctx.services.counted.begin_medicine(began)
    ctx.services.counter.show(headline)
    screen = TodayScreen(ctx)
    screen.refresh()
    show(screen, *size)
    for _pass in range(4):
        QApplication.processEvents()
    return screen._counter


def box(card: CounterCard, name: str) -> QRect:
    part = card.findChild(QWidget, f"counter-{name}")
    assert part is not None
    return QRect(part.mapTo(card, QPoint(0, 0)), part.size())


def together(card: CounterCard) -> bool:
    """Whether the unit stands behind the number, on its line and whole."""
    number, unit = box(card, "number"), box(card, "unit")
    needed = card._figure.unit.fontMetrics().horizontalAdvance(card._figure.unit.text())
    return unit.left() >= number.right() and unit.top() < number.bottom() and unit.width() >= needed


def broken(part: Text | NextPill) -> bool:
    """Whether words stand on more lines than they have."""
    metrics = part.fontMetrics()
    inner = part.width() - (theme_of().px(20) if isinstance(part, NextPill) else 0)
    flags = int(Qt.TextFlag.TextWordWrap)
    tall = metrics.boundingRect(0, 0, inner, 10_000, flags, part.text()).height()
    return tall > metrics.lineSpacing() * (part.text().count("\n") + 1) + 2


def full(part: Text | NextPill) -> int:
    """How wide words are that are not broken."""
    metrics = part.fontMetrics()
    side = theme_of().px(20) if isinstance(part, NextPill) else 0
    return max(metrics.horizontalAdvance(line) for line in part.text().split("\n")) + side


def had_no_room(card: CounterCard, part: Text | NextPill) -> bool:
    """Whether words had to be broken, also beside the narrowest rings."""
    gap = theme_of().px(20)
    room = card.width() - 2 * gap - theme_of().px(LEAST_RINGS) - gap - 8
    more = box(card, "more").width() + theme_of().px(4) if part.objectName() == "counter-since" else 0
    beside = [other for other in lines(card) if other.x() != part.x()]
    if not beside:
        return full(part) + more > room
    columns = {other.x(): 0 for other in lines(card)} | {card._figure.x(): card._figure.sizeHint().width()}
    for other in lines(card):
        columns[other.x()] = max(columns[other.x()], full(other))
    return sum(columns.values()) + gap > room


def lines(card: CounterCard) -> list[Text | NextPill]:
    found = [card.findChild(QWidget, f"counter-{name}") for name in ("since", "time", "next", "total")]
    return [part for part in found if isinstance(part, (Text, NextPill)) and part.isVisible()]


@pytest.mark.parametrize("size", ROOMS)
@pytest.mark.parametrize("headline", [one for one in Headline if one is not Headline.HIDDEN])
@pytest.mark.parametrize("days", DAYS)
def test_number_and_unit_stand_together_and_lines_are_broken_only_for_want_of_room(
    ctx: AppContext, show: Show, headline: Headline, days: int, size: tuple[int, int]
) -> None:
    card = counted(ctx, show, days, size, headline)
    assert together(card)
    assert [part.text() for part in lines(card) if broken(part) and not had_no_room(card, part)] == []


@pytest.mark.parametrize("days", [2, 9, 21, 22, 23, 99, 204, 365, 999])
def test_in_the_smallest_window_no_line_of_the_days_now_is_broken(ctx: AppContext, show: Show, days: int) -> None:
    card = counted(ctx, show, days, ROOMS[0], Headline.CURRENT)
    assert together(card)
    assert [part.text() for part in lines(card) if broken(part)] == []


@pytest.mark.parametrize("window", [(900, 600), (1200, 780), (1600, 1000)])
@pytest.mark.parametrize("scale", [1.15, 1.3, 1.5, 2.0])
@pytest.mark.parametrize("days", [9, 204, 1_000, 20_000])
def test_in_larger_type_they_stand_together_too_and_nothing_is_cut(
    ctx: AppContext, show: Show, qapp: QApplication, days: int, scale: float, window: tuple[int, int]
) -> None:
    install_theme(qapp, Theme(LIGHT, scale, motion=False))
    bar = theme_of().px(68 if window[0] < theme_of().px(820) else 219)
    card = counted(ctx, show, days, (window[0] - bar, window[1]), Headline.CURRENT)
    assert together(card)
    inner = card.rect().adjusted(theme_of().px(20), 0, -theme_of().px(20), 0)
    for part in lines(card):
        place = QRect(part.mapTo(card, QPoint(0, 0)), part.size())
        assert inner.contains(place), part.objectName()
        assert part.height() >= part.heightForWidth(part.width()), part.objectName()
        assert not broken(part) or had_no_room(card, part), part.text()


@pytest.mark.parametrize("size", ROOMS)
@pytest.mark.parametrize("days", DAYS)
def test_nothing_lies_under_the_way_to_other_numbers(
    ctx: AppContext, show: Show, days: int, size: tuple[int, int]
) -> None:
    ctx.services.counter.add_past_run(ctx.today() - timedelta(days=21_000), ctx.today() - timedelta(days=20_500))
    card = counted(ctx, show, days, size, Headline.CURRENT)
    more = box(card, "more")
    for part in lines(card):
        assert not more.intersects(QRect(part.mapTo(card, QPoint(0, 0)), part.size())), part.text()


def test_another_count_in_the_same_card_gets_its_room_too(ctx: AppContext, show: Show) -> None:
    card = counted(ctx, show, 9, ROOMS[0], Headline.CURRENT)
    screen = card.parentWidget()
    while not isinstance(screen, TodayScreen):
        assert screen is not None
        screen = screen.parentWidget()
    ctx.services.counter.start_on(ctx.today() - timedelta(days=1_000))
    screen.refresh()
    for _pass in range(4):
        QApplication.processEvents()
    assert card._figure.number.text() == "1,000"
    assert together(card)
    assert not any(broken(part) for part in lines(card))
