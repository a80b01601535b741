"""What Today is composed of: each part where it is wanted, and nothing drawn anew that has not changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.checkin import Answers
from companion.domain.contacts import ContactDetails
from companion.domain.lapse import Sheet
from companion.domain.plans import RiskKind
from companion.domain.settings import Counting, Headline
from companion.ui.today.checkin_card import CheckInCard
from companion.ui.today.counter_card import CounterCard
from companion.ui.today.days_card import DaysCard
from companion.ui.today.list_card import ListCard
from companion.ui.today.next_card import NextCard, StepRow
from companion.ui.today.screen import TodayScreen
from companion.ui.widgets.scale import ScaleSlider
from tests.fakes import FakeClock
from tests.ui.conftest import RecordingShell
from tests.ui.today.conftest import press, shown, words

TODAY = date(2026, 11, 21)
PARTS = {
    "show_counter": CounterCard,
    "show_list": ListCard,
    "show_check_in": CheckInCard,
    "show_suggestions": NextCard,
    "show_weeks": DaysCard,
}


def steps(screen: TodayScreen) -> list[str]:
    found = [row for row in screen.findChildren(StepRow) if row.isVisible()]
    return [row.objectName().removeprefix("step-") for row in sorted(found, key=lambda row: row.y())]


def visible(screen: TodayScreen, kind: type[QWidget]) -> bool:
    return any(part.isVisible() for part in screen.findChildren(kind))


# -- the notice --------------------------------------------------------------------------------------------------


def test_no_date_no_notice(live: TodayScreen) -> None:
    assert not shown(live, "risk-notice")


def test_the_notice_says_which_date_it_is_from_what_keeps_safer_and_how_long(
    live: TodayScreen, ctx: AppContext
) -> None:
    ctx.services.settings.change(naloxone_place="The kitchen drawer.")
    ctx.services.plans.add_risk_date(RiskKind.HOSPITAL, TODAY - timedelta(days=9))
    assert words(live, "notice-why").startswith("You left hospital 9 days ago, on 12 November.")
    assert "tolerance is lower" in words(live, "notice-why")
    said = " ".join(label.text() for label in live.findChild(QWidget, "risk-notice").findChildren(QLabel))
    assert "someone with you" in said
    assert "Naloxone is here: The kitchen drawer." in said
    assert words(live, "notice-until") == "Shown until 10 December, because of a date you entered."
    # No number of a study, no percentage, nothing that frightens.
    assert not any(mark in said for mark in ("%", "times", "die", "risk"))


@pytest.mark.parametrize("kind", RiskKind)
@pytest.mark.parametrize(("back", "ago"), [(0, "today"), (1, "1 day ago"), (28, "28 days ago")])
def test_every_kind_of_date_has_its_own_sentence(
    live: TodayScreen, ctx: AppContext, kind: RiskKind, back: int, ago: str
) -> None:
    ctx.services.plans.add_risk_date(kind, TODAY - timedelta(days=back))
    assert ago in words(live, "notice-why")


def test_the_notice_can_be_put_away_for_the_day_and_comes_back_tomorrow(
    live: TodayScreen, ctx: AppContext, qtbot: QtBot, clock: FakeClock
) -> None:
    ctx.services.plans.add_risk_date(RiskKind.MEDICINE, TODAY - timedelta(days=2))
    press(qtbot, live, "notice-away")
    assert not shown(live, "risk-notice")
    clock.advance(days=1)
    live.refresh()
    assert shown(live, "risk-notice")
    clock.advance(days=26)
    live.refresh()
    assert not shown(live, "risk-notice")


def test_the_notice_leads_to_why_and_to_the_date(
    live: TodayScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    ctx.services.plans.add_risk_date(RiskKind.DETOX, TODAY)
    press(qtbot, live, "notice-read")
    assert shell.went == [("learn", {"article": "lower-tolerance"})]
    press(qtbot, live, "notice-change")
    assert live.findChild(QWidget, "risk-day").isVisible()


# -- the reason --------------------------------------------------------------------------------------------------


def test_one_reason_a_day_is_shown_in_its_own_words_and_the_next_one_tomorrow(
    live: TodayScreen, ctx: AppContext, clock: FakeClock
) -> None:
    assert not shown(live, "reason-card")
    for reason in ("My son", "Sleeping through"):
        ctx.services.plans.add_reason(reason)
    first = words(live, "reason-words")
    clock.advance(days=1)
    live.refresh()
    assert {first, words(live, "reason-words")} == {"My son", "Sleeping through"}
    ctx.services.settings.change(show_reason=False)
    assert not shown(live, "reason-card")


# -- suggestions -------------------------------------------------------------------------------------------------


def test_the_first_day_offers_the_first_steps_and_each_leads_there(
    live: TodayScreen, qtbot: QtBot, shell: RecordingShell
) -> None:
    assert sorted(steps(live)) == ["naloxone", "person", "safety"]
    press(qtbot, live, "step-person")
    press(qtbot, live, "step-safety")
    assert shell.went == [("people", {"new": True}), ("learn", {"article": "wont-wake-up"})]
    press(qtbot, live, "step-naloxone")
    assert live.findChild(QWidget, "naloxone-save").isVisible()


def test_a_strong_craving_leads_to_riding_it_out_with_what_was_given(
    live: TodayScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    ctx.services.contacts.add(ContactDetails("Ife"))
    ctx.services.checkins.save(TODAY, Answers(craving=8))
    assert steps(live)[:2] == ["craving", "call"]
    row = live.findChild(StepRow, "step-craving")
    assert row is not None
    assert row.accessibleDescription() == "You gave craving 8 of 10 today."
    press(qtbot, live, "step-craving")
    press(qtbot, live, "step-call")
    assert shell.went == [("cope", {"strategy": "urge-surfing", "craving": 8}), ("people", {})]


def test_a_sheet_closed_half_way_is_offered_first_and_gone_on_with(
    live: TodayScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    ctx.services.lapses.keep(Sheet(day=TODAY))
    assert steps(live)[0] == "go-on"
    press(qtbot, live, "step-go-on")
    assert shell.went == [("lapse", {})]
    ctx.services.lapses.drop()
    assert "go-on" not in steps(live)


def test_what_eased_before_is_called_by_its_name_and_says_how_often(live: TodayScreen, ctx: AppContext) -> None:
    for after in (2, 3, 6):
        ctx.services.coping.tried("brisk-walk", before=6, after=after)
    ctx.services.checkins.save(TODAY, Answers(craving=6))
    row = live.findChild(StepRow, "step-eased")
    assert row is not None
    assert row.text() == next(one.name for one in ctx.library.strategies() if one.id == "brisk-walk")
    assert row.accessibleDescription() == "Eased a craving 2 of the 3 times you rated it."


def test_evenings_that_are_hard_by_ones_own_record_are_said_with_how_many_answers(
    live: TodayScreen, ctx: AppContext, clock: FakeClock
) -> None:
    assert words(live, "next-lead") == ""
    for back in range(20, 0, -1):
        day = TODAY - timedelta(days=back)
        clock.set(datetime(day.year, day.month, day.day, 19 if back % 2 else 9, tzinfo=UTC))
        ctx.services.checkins.save(day, Answers(craving=7 if back % 2 else 2))
    clock.set(datetime(2026, 11, 21, 20, tzinfo=UTC))
    live.refresh()
    assert "For evenings like this" in [label.text() for label in live.findChild(NextCard).findChildren(QLabel)]
    assert words(live, "next-lead") == (
        "Your cravings have been higher in the evening: 7.0 on average, 2.0 at other times. From 20 answers in 90 days."
    )


# -- shown and hidden --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PARTS)
def test_each_part_can_be_hidden_from_the_menu_on_today_and_come_back(
    live: TodayScreen, ctx: AppContext, qtbot: QtBot, name: str
) -> None:
    assert visible(live, PARTS[name])
    press(qtbot, live, "today-shows")
    switch = live.findChild(QWidget, name.replace("_", "-"))
    assert switch is not None
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert not visible(live, PARTS[name])
    assert all(visible(live, kind) for other, kind in PARTS.items() if other != name)
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert visible(live, PARTS[name])


def test_with_everything_hidden_it_says_so_and_how_it_comes_back(
    live: TodayScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    ctx.services.settings.change(**dict.fromkeys([*PARTS, "show_reason"], False))
    assert shown(live, "nothing-choose")
    ctx.services.settings.change(show_list=True)
    assert not shown(live, "nothing-choose")


def test_a_hidden_headline_is_shown_again_by_the_switch_of_the_counter(live: TodayScreen, ctx: AppContext) -> None:
    ctx.services.counter.start_on(TODAY)
    ctx.services.counter.show(Headline.HIDDEN)
    assert not visible(live, CounterCard)
    live.open_sheet("shows")
    switch = live.findChild(QWidget, "show-counter")
    assert switch is not None
    switch.click()  # type: ignore[attr-defined]
    assert visible(live, CounterCard)
    ctx.services.counter.stop_counting(Counting.RATHER_NOT)
    assert not visible(live, CounterCard)


def test_a_day_opened_from_elsewhere_brings_the_check_in_though_it_is_hidden(
    live: TodayScreen, ctx: AppContext
) -> None:
    ctx.services.settings.change(show_check_in=False)
    live.open(day=TODAY - timedelta(days=2))
    live.refresh()
    assert visible(live, CheckInCard)


# -- refreshing --------------------------------------------------------------------------------------------------


class Paints(QObject):
    """Counts the paintings of the parts it watches."""

    def __init__(self) -> None:
        super().__init__()
        self.of: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.of.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


def test_a_refresh_that_finds_nothing_new_paints_nothing(live: TodayScreen, ctx: AppContext) -> None:
    ctx.services.counter.start_on(TODAY - timedelta(days=99))
    ctx.services.plans.intend("Call Mum")
    ctx.services.plans.add_reason("My son")
    ctx.services.plans.add_risk_date(RiskKind.REHAB, TODAY)
    QApplication.processEvents()
    seen = Paints()
    for part in live.findChildren(QWidget):
        part.installEventFilter(seen)
    live.refresh()
    QApplication.processEvents()
    assert seen.of == []


def test_the_keyboard_and_answers_being_given_stay_through_a_refresh(
    live: TodayScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    mood = live.findChild(ScaleSlider, "scale-mood")
    assert mood is not None
    mood.setFocus()
    qtbot.keyClick(mood, Qt.Key.Key_4)
    ctx.services.plans.intend("Call Mum")
    ctx.services.contacts.add(ContactDetails("Ife"))
    assert mood.hasFocus()
    assert mood.value_or_none() == 4


def test_what_is_below_the_fold_is_built_after_the_first_picture(
    ctx: AppContext, show: Callable[..., QWidget], qtbot: QtBot
) -> None:
    screen = TodayScreen(ctx)
    screen.refresh()
    show(screen)
    assert not visible(screen, DaysCard)
    qtbot.waitUntil(lambda: visible(screen, DaysCard))


def test_a_sheet_can_be_opened_by_its_route(live: TodayScreen) -> None:
    live.open(sheet="reasons")
    assert live.findChild(QWidget, "reason-new").isVisible()


def test_safety_reading_opened_anywhere_in_learn_is_not_suggested_again(
    live: TodayScreen, ctx: AppContext, show: Callable[..., QWidget]
) -> None:
    from companion.ui.learn.screen import LearnScreen

    learn = LearnScreen(ctx)
    learn.refresh()
    show(learn)
    learn.open(article="wont-wake-up")
    (row,) = (row for row in live.findChildren(StepRow, "step-safety") if row.isVisible())
    assert row.text().startswith("Naloxone")
    learn.open(article="wont-wake-up")
    assert set(ctx.services.reading.every()) == {"wont-wake-up"}
