"""The counter's card: what it says in every state, its menu, its minutes, and the step it offers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.counter import EventKind
from companion.domain.milestone import Basis
from companion.domain.settings import Counting, Headline
from companion.ui.theme import Theme, install_theme
from companion.ui.theme.tokens import LIGHT
from companion.ui.today.counter_card import CounterCard
from companion.ui.today.screen import TodayScreen
from tests.fakes import FakeClock
from tests.ui.conftest import RecordingShell

TODAY = date(2026, 11, 21)


def back(days: int) -> date:
    return TODAY - timedelta(days=days)


class Shown:
    """The card as Today shows it."""

    def __init__(self, screen: TodayScreen) -> None:
        self.screen = screen

    def words(self, name: str) -> str:
        label = self.screen.findChild(QLabel, f"counter-{name}")
        assert label is not None
        return label.text() if label.isVisible() else ""

    def button(self, name: str) -> QPushButton:
        found = self.screen.findChild(QPushButton, f"counter-{name}")
        assert found is not None
        return found

    def refresh(self) -> Shown:
        self.screen.refresh()
        QApplication.processEvents()
        return self


@pytest.fixture
def card(ctx: AppContext, show: Callable[..., QWidget]) -> Shown:
    screen = TodayScreen(ctx)
    screen.refresh()
    show(screen)
    return Shown(screen)


def test_days_since_the_next_milestone_and_how_many_in_all(card: Shown, ctx: AppContext) -> None:
    ctx.services.counter.start_on(back(215))
    ctx.services.counter.add(EventKind.LAPSE, back(106))
    ctx.services.counter.stopped_again(back(99), ctx.clock.now() - timedelta(days=99, hours=7, minutes=12))
    card.refresh()
    assert (card.words("since"), card.words("number"), card.words("unit")) == ("Since 14 August", "99", "days")
    assert card.words("time") == "7 hours, 12 minutes"
    assert card.button("next").text() == "Next: 100 days, tomorrow"
    assert card.words("total") == "207 of your last 215 days without use\nYour longest run: 108 days"


def test_the_next_milestone_opens_the_page_of_all(
    card: Shown, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    ctx.services.counter.start_on(back(99))
    card.refresh()
    qtbot.keyClick(card.button("next"), Qt.Key.Key_Return)
    assert shell.went == [("milestones", {})]


def test_a_milestone_of_their_own_may_be_the_next(card: Shown, ctx: AppContext) -> None:
    ctx.services.counter.start_on(back(90))
    ctx.services.milestones.add(Basis.RUN, 92, "The trip to the sea")
    assert card.refresh().button("next").text() == "Next: The trip to the sea, in 2 days"


@pytest.mark.parametrize(("ago", "total"), [(0, "98"), (1, "98")])
def test_on_the_day_of_a_lapse_and_the_day_after_what_they_gained_is_what_shows(
    card: Shown, ctx: AppContext, ago: int, total: str
) -> None:
    ctx.services.counter.start_on(back(99))
    ctx.services.counter.add(EventKind.LAPSE, back(ago))
    card.refresh()
    assert (card.words("since"), card.words("number")) == ("These days stay yours", total)
    assert card.words("time") == "without use in all"
    assert "Your longest run:" in card.words("total")
    assert "“Days now” comes back by itself" in card.words("total"), "it says why another number stands there"
    assert not card.button("next").isVisible()
    said = [
        line for label in card.screen.findChildren(QLabel) if label.isVisible() for line in label.text().split("\n")
    ]
    assert not [line for line in said if line == "0" or line.startswith("0 ")]


def test_all_days_chosen_as_the_number_are_called_so_once(card: Shown, ctx: AppContext) -> None:
    ctx.services.counter.show(Headline.TOTAL)
    ctx.services.counter.start_on(back(99))
    ctx.services.counter.add(EventKind.LAPSE, back(1))
    card.refresh()
    assert (card.words("since"), card.words("number"), card.words("time")) == ("Without use, in all", "98", "")
    assert "Days now" not in card.words("total")


@pytest.mark.parametrize("room", [(1280, 800), (900, 600), (640, 800), (1500, 900)])
def test_the_way_to_other_numbers_stays_in_the_corner_whatever_is_shown(
    card: Shown, ctx: AppContext, room: tuple[int, int]
) -> None:
    card.screen.resize(*room)
    ctx.services.counter.start_on(back(99), ctx.clock.now() - timedelta(days=99, hours=7))
    ctx.services.counter.add(EventKind.LAPSE, back(50))
    box = card.screen.findChild(CounterCard)
    assert box is not None
    places = set()
    for headline in (Headline.CURRENT, Headline.TOTAL, Headline.LONGEST, Headline.SHARE_30, Headline.MEDICINE):
        ctx.services.counter.show(headline)
        card.refresh()
        more = card.button("more")
        at = more.mapTo(box, more.rect().topRight())
        places.add((box.width() - at.x(), at.y()))
        for name in ("since", "number", "unit", "time", "total"):
            label = card.screen.findChild(QLabel, f"counter-{name}")
            assert label is not None
            over = more.rect().translated(more.mapTo(box, more.rect().topLeft()))
            beside = label.rect().translated(label.mapTo(box, label.rect().topLeft()))
            assert not label.isVisible() or not over.intersects(beside), (headline, name)
    assert len(places) == 1


def test_a_lapse_further_back_takes_no_day_that_was_gained(card: Shown, ctx: AppContext) -> None:
    ctx.services.counter.start_on(back(99))
    ctx.services.counter.add(EventKind.LAPSE, back(10))
    card.refresh()
    assert card.words("number") == "10"
    assert card.words("total") == "98 of your last 99 days without use\nYour longest run: 88 days"


def test_before_the_first_full_day_the_hours_are_the_number(card: Shown, ctx: AppContext, clock: FakeClock) -> None:
    ctx.services.counter.start_on(TODAY, clock.now() - timedelta(hours=7, minutes=12))
    card.refresh()
    assert (card.words("number"), card.words("unit"), card.words("time")) == ("7", "hours", "12 minutes")


def test_without_a_known_hour_the_first_day_has_no_number(card: Shown, ctx: AppContext) -> None:
    ctx.services.counter.start_on(TODAY)
    card.refresh()
    assert (card.words("number"), card.words("unit")) == ("", "Your first day")


def test_hours_that_do_not_fit_onto_the_days_are_not_told(card: Shown, ctx: AppContext, clock: FakeClock) -> None:
    ctx.services.counter.start_on(back(3), clock.now() - timedelta(days=2, hours=20, minutes=5))
    assert card.refresh().words("time") == ""
    clock.advance(hours=4)
    assert card.refresh().words("time") == "0 hours, 5 minutes"


def test_after_the_first_night_the_hours_are_still_told(card: Shown, ctx: AppContext, clock: FakeClock) -> None:
    ctx.services.counter.start_on(back(1), clock.now() - timedelta(hours=20, minutes=5))
    assert (card.refresh().words("number"), card.words("time")) == ("1", "20 hours, 5 minutes since you stopped")


def test_a_minute_later_only_the_minutes_have_changed_and_the_file_was_not_read(
    card: Shown, ctx: AppContext, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    ctx.services.counter.start_on(back(3), clock.now() - timedelta(days=3, hours=7, minutes=12))
    card.refresh()
    monkeypatch.setattr(ctx.services.today, "read", lambda: pytest.fail("the file was read"))
    monkeypatch.setattr(ctx.services.counter, "count", lambda: pytest.fail("the file was read"))
    clock.advance(minutes=1)
    found = card.screen.findChild(CounterCard)
    assert found is not None
    found.show_minute(clock.now())
    assert (card.words("number"), card.words("time")) == ("3", "7 hours, 13 minutes")


@pytest.mark.parametrize(
    ("headline", "above", "number"),
    [
        (Headline.LONGEST, "Your longest run", "108"),
        (Headline.TOTAL, "Without use, in all", "207"),
        (Headline.SHARE_30, "Without use, of your last 30 days", "30"),
        (Headline.SHARE_90, "Without use, of your last 90 days", "90"),
        (Headline.SINCE_START, "Since you began, 20 April", "215"),
        (Headline.MEDICINE, "On prescribed medicine", "12"),
    ],
)
def test_the_number_is_theirs_to_choose_from_the_card_itself(
    card: Shown, ctx: AppContext, qtbot: QtBot, headline: Headline, above: str, number: str
) -> None:
    ctx.services.counter.start_on(back(215))
    ctx.services.counter.add(EventKind.LAPSE, back(106))
    ctx.services.counter.stopped_again(back(99))
    ctx.services.counted.begin_medicine(back(11))
    card.refresh()
    qtbot.keyClick(card.button("more"), Qt.Key.Key_Return)
    menu = card.screen.findChild(QMenu, "counter-menu")
    assert menu is not None
    current = menu.findChild(QAction, "show-current")
    wanted = menu.findChild(QAction, f"show-{headline.value}")
    assert current is not None
    assert current.isChecked()
    assert wanted is not None
    wanted.trigger()
    menu.close()
    card.refresh()
    assert (card.words("since"), card.words("number"), card.words("unit")) == (above, number, "days")


def test_hidden_from_its_menu_it_leaves_its_room_and_can_be_brought_back(
    card: Shown, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    ctx.services.counter.start_on(back(9))
    card.refresh()
    qtbot.mouseClick(card.button("more"), Qt.MouseButton.LeftButton)
    menu = card.screen.findChild(QMenu, "counter-menu")
    assert menu is not None
    hide = menu.findChild(QAction, "show-hidden")
    assert hide is not None
    hide.trigger()
    menu.close()
    card.refresh()
    assert card.words("number") == ""
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    assert card.refresh().words("number") == "9"


def test_while_they_have_not_stopped_yet_one_press_counts_on_and_can_be_taken_back(
    card: Shown, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    ctx.services.counter.start_on(back(99))
    ctx.services.counter.add(EventKind.LAPSE, back(5))
    ctx.services.counter.not_stopped_yet()
    card.refresh()
    assert (card.words("since"), card.words("number")) == ("These days stay yours", "93")
    assert "while the count waits" in card.words("total")
    assert card.button("choose").text() == "I have stopped again"
    qtbot.mouseClick(card.button("choose"), Qt.MouseButton.LeftButton)
    card.refresh()
    assert not card.button("choose").isVisible()
    assert card.words("time") == "0 hours, 0 minutes since you stopped again"
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    assert card.refresh().button("choose").isVisible()


def test_who_would_rather_not_count_may_still_see_days_on_medicine(
    card: Shown, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    ctx.services.counter.start_on(back(9))
    ctx.services.counter.stop_counting(Counting.RATHER_NOT)
    ctx.services.counter.show(Headline.MEDICINE)
    card.refresh()
    assert card.words("number") == ""
    assert "You chose not to count days" in card.words("since")
    qtbot.mouseClick(card.button("choose"), Qt.MouseButton.LeftButton)
    assert shell.went == [("settings", {"section": "counting"})]
    ctx.services.counted.begin_medicine(back(20))
    card.refresh()
    assert (card.words("number"), card.words("since")) == ("21", "On prescribed medicine")
    assert card.words("total") == ""


def test_further_things_are_quiet_lines_below(card: Shown, ctx: AppContext) -> None:
    ctx.services.counter.start_on(back(99))
    smoking, drinking = ctx.services.counted.add("Smoking").uuid, ctx.services.counted.add("Drinking").uuid
    ctx.services.counted.add("Without a date")
    ctx.services.counter.start_on(back(12), counted=smoking)
    ctx.services.counter.start_on(back(50), counted=drinking)
    ctx.services.counter.add(EventKind.LAPSE, TODAY, counted=drinking)
    assert card.refresh().words("total") == "Smoking: 12 days\nDrinking: 49 days in all"


def test_a_past_run_is_in_the_total_and_the_longest(card: Shown, ctx: AppContext) -> None:
    ctx.services.counter.start_on(back(99))
    ctx.services.counter.add_past_run(date(2024, 1, 1), date(2024, 5, 29))
    card.refresh()
    assert card.words("number") == "99"
    assert card.words("total").splitlines()[-2:] == ["Your longest run: 150 days", "With earlier runs: 249 days"]


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("headline", [one for one in Headline if one is not Headline.HIDDEN])
@pytest.mark.parametrize("days", [9, 10_950])
def test_number_and_unit_are_never_cut(
    ctx: AppContext, show: Callable[..., QWidget], qapp: QApplication, headline: Headline, scale: float, days: int
) -> None:
    install_theme(qapp, Theme(LIGHT, scale, motion=False))
    ctx.services.counter.start_on(back(days))
    ctx.services.counted.begin_medicine(back(days))
    ctx.services.counter.show(headline)
    screen = TodayScreen(ctx)
    screen.refresh()
    show(screen, 760, 600)
    for name in ("number", "unit"):
        label = screen.findChild(QLabel, f"counter-{name}")
        assert label is not None
        metrics = label.fontMetrics()
        flags = int(Qt.TextFlag.TextWordWrap) if name == "unit" else 0
        needed = metrics.boundingRect(0, 0, label.width(), 10_000, flags, label.text())
        assert needed.width() <= label.width()
        assert needed.height() <= label.height() + 1
        holder = label.parentWidget()
        assert holder is not None
        assert label.geometry().right() <= holder.width()
        assert label.geometry().bottom() - (metrics.descent() if name == "number" else 0) <= holder.height()


def test_large_numbers_are_written_as_the_country_writes_them(card: Shown, ctx: AppContext) -> None:
    ctx.services.counter.start_on(back(10_950))
    ctx.services.counter.add(EventKind.LAPSE, back(5_000))
    card.refresh()
    assert card.words("number") == "5,000"
    assert card.words("total") == "10,949 of your last 10,950 days without use\nYour longest run: 5,949 days"
