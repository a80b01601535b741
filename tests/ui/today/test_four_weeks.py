"""The squares of the last four weeks, in every palette."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget

from companion.context import AppContext
from companion.domain.checkin import DayMark
from companion.ui.theme import Theme, install_theme, theme_of
from companion.ui.theme.tokens import APPEARANCES
from companion.ui.today.checkin_card import CheckInCard
from companion.ui.today.days_card import DaysCard
from companion.ui.today.screen import TodayScreen
from companion.ui.widgets.text import Text

TODAY = date(2026, 11, 21)
Show = Callable[..., QWidget]


@pytest.fixture(params=sorted(APPEARANCES))
def card(request: pytest.FixtureRequest, themed: None, qapp: QApplication, show: Show) -> DaysCard:
    install_theme(qapp, Theme(APPEARANCES[request.param], motion=False))
    card = DaysCard()
    marks = {TODAY - timedelta(days=3): DayMark(TODAY - timedelta(days=3), 10, None, None)}
    card.squares.show_days(TODAY, 1, marks, frozenset())
    show(card, 500, 300)
    return card


def centre_of(card: DaysCard, day: date) -> QColor:
    picture = card.squares.grab().toImage()
    first = TODAY - timedelta(days=TODAY.weekday() + 21)
    box = card.squares._box((day - first).days)
    return picture.pixelColor(box.center().toPoint())


def distance(one: QColor, other: QColor) -> int:
    return abs(one.lightness() - other.lightness())


def test_a_day_with_nothing_written_is_not_shaded_as_a_mood(card: DaysCard) -> None:
    ground = theme_of().colour("surface")
    empty, good = centre_of(card, TODAY - timedelta(days=4)), centre_of(card, TODAY - timedelta(days=3))
    assert distance(empty, ground) < 8
    assert distance(good, ground) > 60


def test_a_day_they_would_rather_not_is_said_so_and_shaded_as_no_mood(card: DaysCard) -> None:
    day = TODAY - timedelta(days=2)
    marks = {day: DayMark(day, None, None, None, not_today=True)}
    card.squares.show_days(TODAY, 1, marks, frozenset())
    assert card.squares.sentence(day) == "Thursday 19 November, not today"
    first = TODAY - timedelta(days=TODAY.weekday() + 21)
    corner = card.squares._box((day - first).days).topLeft().toPoint() + QPoint(5, 5)
    shade = card.squares.grab().toImage().pixelColor(corner)
    assert distance(shade, theme_of().colour("surface")) < 8


def test_the_words_under_it_say_which_way_the_shades_go(card: DaysCard) -> None:
    said = " ".join(label.text() for label in card.findChildren(Text))
    assert ("Brighter is a better mood" in said) == theme_of().tokens.dark
    assert ("Darker is a better mood" in said) != theme_of().tokens.dark


def test_a_wide_card_keeps_the_week_together(card: DaysCard) -> None:
    card.resize(1100, 300)
    monday, sunday = card.squares._box(0), card.squares._box(6)
    assert sunday.center().x() - monday.center().x() <= 6 * 64


@pytest.mark.parametrize(("width", "height"), [(1200, 780), (680, 600)])
def test_no_room_is_lost_between_the_answers_and_the_line_about_the_day(
    ctx: AppContext, show: Show, width: int, height: int
) -> None:
    ctx.services.settings.change(ask_medicine=True)
    screen = TodayScreen(ctx)
    screen.refresh()
    show(screen, width, height)
    QApplication.processEvents()
    card = screen.findChild(CheckInCard)
    assert isinstance(card, CheckInCard)
    parts = [*card.triggers.findChildren(QWidget), *card.findChildren(QWidget, "medicine-yes")]
    lowest = max(part.mapTo(card, part.rect().bottomLeft()).y() for part in parts if part.isVisible())
    assert card.note.mapTo(card, card.note.rect().topLeft()).y() - lowest <= 20
