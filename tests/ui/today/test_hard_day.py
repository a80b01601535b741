"""The plan for a hard day, on the evening before and on the day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.checkin import Answers
from companion.domain.signs import Condition, Rule, What
from companion.domain.stay_safe import Part
from companion.ui.today.first_lines import FirstLines
from companion.ui.today.screen import TodayScreen
from tests.fakes import FakeClock
from tests.ui.conftest import RecordingShell
from tests.ui.hands import said
from tests.ui.today.conftest import press, shown, words

DAY = timedelta(days=1)


def test_it_is_there_on_the_evening_before_and_leads_to_the_plan(
    live: TodayScreen, ctx: AppContext, shell: RecordingShell, qtbot: QtBot
) -> None:
    assert not shown(live, "hard-day-card")
    ctx.services.aims.add_hard_day(ctx.today() + DAY, "Payday", "Straight to Ife's")
    assert shown(live, "hard-day-card")
    assert words(live, "hard-day-note") == "Straight to Ife's"
    press(qtbot, live, "hard-day-plan")
    assert shell.went == [("plan", {"storm": True})]


def test_it_shows_how_the_plan_begins_and_follows_it(live: TodayScreen, ctx: AppContext) -> None:
    ctx.services.aims.add_hard_day(ctx.today() + DAY, "Payday")
    assert not shown(live, "hard-day-first")
    lines = ("Shoes on", "Ten minutes outside", "Something to eat", "Ring Ife")
    uuids = [ctx.services.stay_safe.add(Part.FIRST, line).uuid for line in lines]
    ctx.services.stay_safe.add(Part.SAFER, "Naloxone on the table")
    (first,) = live.findChildren(FirstLines)
    assert said(first) == ["What I do first", *lines[:3]]
    ctx.services.stay_safe.change(uuids[0], "Coat on " * 100)
    assert (len(said(first)[1]), said(first)[1][-1]) == (160, "…")
    for uuid in uuids:
        ctx.services.stay_safe.remove(uuid)
    assert not shown(live, "hard-day-first")


def test_a_sign_shows_how_the_plan_begins_unless_a_hard_day_does(live: TodayScreen, ctx: AppContext) -> None:
    ctx.services.stay_safe.add(Part.FIRST, "Shoes on")
    ctx.services.signs.add("Strong craving", Rule((Condition(What.CRAVING, number=7),)))
    ctx.services.checkins.save(ctx.today(), Answers(craving=9))
    assert shown(live, "sign-first")
    ctx.services.aims.add_hard_day(ctx.today() + DAY, "Payday")
    assert (shown(live, "hard-day-first"), shown(live, "sign-first")) == (True, False)


def test_put_away_it_stays_away_for_the_day_and_comes_back_on_the_day_itself(
    live: TodayScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    clock = ctx.clock
    assert isinstance(clock, FakeClock)
    ctx.services.aims.add_hard_day(ctx.today() + DAY, "Payday")
    press(qtbot, live, "hard-day-away")
    assert not shown(live, "hard-day-card")
    clock.set(clock.now() + timedelta(hours=4))
    live.refresh()
    assert not shown(live, "hard-day-card")
    clock.set(clock.now() + timedelta(hours=12))
    live.refresh()
    assert shown(live, "hard-day-card")


def test_in_the_morning_tomorrow_is_not_told_of_yet(live: TodayScreen, ctx: AppContext) -> None:
    clock = ctx.clock
    assert isinstance(clock, FakeClock)
    clock.set(datetime(2026, 11, 21, 9, 0, tzinfo=UTC))
    ctx.services.aims.add_hard_day(ctx.today() + DAY, "Payday")
    live.refresh()
    assert not shown(live, "hard-day-card")
