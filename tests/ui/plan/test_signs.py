"""Warning signs of their own: chosen word by word, tried out at once, and brought up on Today."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.checkin import Answers
from companion.domain.problems import DiskFull
from companion.domain.signs import Condition, Rule, What
from companion.services.signs import SignService
from companion.ui.plan.screen import PlanScreen
from companion.ui.plan.sign_sheet import SignSheet
from companion.ui.sign_words import number_words
from companion.ui.today.screen import TodayScreen
from companion.ui.widgets.buttons import IconButton
from companion.ui.widgets.text import Text
from tests.ui.conftest import RecordingShell, ShowLive
from tests.ui.hands import click, part, said

DAY = timedelta(days=1)
STRONG = Rule((Condition(What.CRAVING, 1, 3, number=7),))


@pytest.fixture
def screen(ctx: AppContext, show_live: ShowLive) -> PlanScreen:
    return show_live(PlanScreen(ctx), 980, 780)


@pytest.fixture
def today(ctx: AppContext, show_live: ShowLive) -> TodayScreen:
    return show_live(TodayScreen(ctx), 1100, 900)


def sheet_of(screen: PlanScreen) -> SignSheet:
    (sheet,) = [one for one in screen.findChildren(SignSheet) if one.isVisible()]
    return sheet


def choose(sheet: SignSheet, name: str, words: str) -> None:
    select = part(sheet, name)
    assert isinstance(select, QComboBox)
    assert select.findText(words) >= 0, words
    select.setCurrentIndex(select.findText(words))


def told(sheet: SignSheet) -> str:
    found = part(sheet, "sign-dry-run")
    assert isinstance(found, Text)
    return found.text()


def test_a_sign_is_chosen_word_by_word_and_tried_out_as_it_is_chosen(
    screen: PlanScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    for back in range(10):
        ctx.services.checkins.save(ctx.today() - DAY * back, Answers(craving=8 if back in (2, 3) else 1))
    qtbot.keyClick(part(screen, "plan-sign-add"), Qt.Key.Key_Space)
    sheet = sheet_of(screen)
    assert "would not have shown" in told(sheet)
    assert "answers it needs on 0 of them" in told(sheet)
    choose(sheet, "sign-what-1", "Craving")
    choose(sheet, "sign-of-1", "today")
    assert told(sheet).startswith("In the last 90 days this would have shown on 2 days: 18 November, 19 November.")
    assert told(sheet).endswith("answers it needs on 10 of them.")
    qtbot.keyClicks(sheet.name, "thin days")
    qtbot.keyClick(sheet.name, Qt.Key.Key_Return)
    (sign,) = ctx.services.signs.all()
    assert (sign.name, sign.rule) == ("thin days", Rule((Condition(What.CRAVING, number=7),)))
    assert {"thin days", "Craving 7 or more today."} <= set(said(screen))


def test_a_second_thing_is_asked_beside_the_first_and_taken_off_again(
    screen: PlanScreen, ctx: AppContext, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    click(qtbot, screen, "plan-sign-add")
    sheet = sheet_of(screen)
    for _more in range(3):
        qtbot.keyClick(part(sheet, "sign-more"), Qt.Key.Key_Space)
    assert not part(sheet, "sign-what-4").isHidden()
    assert not sheet.findChildren(QComboBox, "sign-what-5")
    assert not [one for one in sheet.findChildren(type(part(sheet, "sign-save")), "sign-more") if one.isVisible()]
    click(qtbot, sheet, "sign-remove-2")
    assert len(sheet.rule().conditions) == 3
    names = [one.accessibleName() for one in sheet.findChildren(QComboBox)]
    assert len(set(names)) == len(names) == 15, "each is called by its place"
    heard: list[str] = []
    monkeypatch.setattr("companion.ui.plan.sign_sheet.say_aloud", lambda _part, words: heard.append(words))
    choose(sheet, "sign-what-1", "Craving")
    assert heard == [told(sheet)]
    click(qtbot, sheet, "sign-save")
    assert len(ctx.services.signs.all()[0].rule.conditions) == 3  # type: ignore[union-attr]


def test_on_how_many_days_stays_as_chosen_where_more_days_are_looked_at(
    screen: PlanScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    click(qtbot, screen, "plan-sign-add")
    sheet = sheet_of(screen)
    for days, of, then in (("on 2", "of the last 7 days", (2, 7)), ("on 7", "of the last 10 days", (10, 10))):
        choose(sheet, "sign-days-1", days)
        choose(sheet, "sign-of-1", of)
        (one,) = sheet.rule().conditions
        assert (one.days, one.of) == then


def test_the_one_that_matters_most_is_put_first(
    screen: PlanScreen, ctx: AppContext, shell: RecordingShell, qtbot: QtBot
) -> None:
    first, second = ctx.services.signs.add("first", STRONG).uuid, ctx.services.signs.add("second", STRONG).uuid
    assert not screen.findChildren(IconButton, f"plan-sign-up-{first}"), "it is first as it is"
    qtbot.keyClick(part(screen, f"plan-sign-up-{second}"), Qt.Key.Key_Space)
    assert [one.uuid for one in ctx.services.signs.all()] == [second, first]
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    assert [one.uuid for one in ctx.services.signs.all()] == [first, second]


def test_an_example_is_taken_and_changed(screen: PlanScreen, ctx: AppContext, qtbot: QtBot) -> None:
    click(qtbot, screen, "plan-sign-add")
    sheet = sheet_of(screen)
    click(qtbot, sheet, "sign-example-silent")
    assert sheet.name.text() == "Gone quiet"
    choose(sheet, "sign-days-1", "on 2")
    click(qtbot, sheet, "sign-save")
    assert ctx.services.signs.all()[0].rule == Rule((Condition(What.NOTHING_WRITTEN, 2, 4),))


def test_their_own_words_and_scales_can_be_what_it_is_about(screen: PlanScreen, ctx: AppContext, qtbot: QtBot) -> None:
    uuid = ctx.services.check_in_lists.add_measure("Energy", "None", "Plenty").uuid
    click(qtbot, screen, "plan-sign-add")
    sheet = sheet_of(screen)
    choose(sheet, "sign-what-1", "Behind it: Stress")
    assert sheet.rule().conditions[0].name == "Stress", "also before it was ever chosen in a check-in"
    choose(sheet, "sign-what-1", "Energy")
    choose(sheet, "sign-under-1", "under")
    choose(sheet, "sign-number-1", "2")
    assert sheet.rule().conditions[0] == Condition(What.MEASURE, 3, 3, under=True, number=2, name=uuid)
    click(qtbot, sheet, "sign-save")
    ctx.services.check_in_lists.remove_measure(uuid)
    assert "Energy under 2 on each of the last 3 days." in said(screen), "it keeps its name"


def test_it_is_changed_switched_off_and_taken_away_with_a_way_back(
    screen: PlanScreen, ctx: AppContext, shell: RecordingShell, qtbot: QtBot
) -> None:
    uuid = ctx.services.signs.add("cravings", STRONG).uuid
    click(qtbot, screen, f"plan-sign-{uuid}")
    sheet = sheet_of(screen)
    click(qtbot, sheet, "sign-on")
    click(qtbot, sheet, "sign-save")
    assert not ctx.services.signs.all()[0].is_on
    assert ctx.services.signs.all()[0].rule == STRONG
    assert "Switched off." in said(screen)
    click(qtbot, screen, f"plan-sign-{uuid}")
    click(qtbot, sheet_of(screen), "sign-remove")
    assert ctx.services.signs.all() == ()
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    assert [one.name for one in ctx.services.signs.all()] == ["cravings"]


def test_one_of_a_newer_version_says_so_and_is_taken_away_with_a_way_back(
    screen: PlanScreen, ctx: AppContext, shell: RecordingShell, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as newer:
        newer.setattr("companion.services.signs.to_plain", lambda _rule: [{"what": "heart-rate", "over": 90}])
        uuid = ctx.services.signs.add("later", STRONG).uuid
    assert {"later", "Written by a newer Companion. It sleeps here, and is kept as it is."} <= set(said(screen))
    kept = ctx.services.signs.all()[0].kept
    qtbot.keyClick(part(screen, f"plan-sign-{uuid}"), Qt.Key.Key_Space)
    assert ctx.services.signs.all() == ()
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    assert ctx.services.signs.all()[0].kept == kept


def test_a_sheet_put_up_anew_has_every_word_that_was_chosen(screen: PlanScreen, ctx: AppContext, qtbot: QtBot) -> None:
    click(qtbot, screen, "plan-sign-add")
    sheet = sheet_of(screen)
    qtbot.keyClicks(sheet.name, "payday week")
    choose(sheet, "sign-what-1", "Craving")
    choose(sheet, "sign-number-1", "9")
    choose(sheet, "sign-of-1", "of the last 7 days")
    choose(sheet, "sign-days-1", "on 5")
    click(qtbot, sheet, "sign-more")
    choose(sheet, "sign-what-2", "Nothing written")
    chosen, words = sheet.rule(), sheet.kept_words()
    sheet.reject()
    click(qtbot, screen, "plan-sign-add")
    again = sheet_of(screen)
    again.take_words(words)
    assert (again.rule(), again.name.text()) == (chosen, "payday week")


def test_one_that_would_nearly_always_show_is_said_to(screen: PlanScreen, ctx: AppContext, qtbot: QtBot) -> None:
    for back in range(60):
        ctx.services.checkins.save(ctx.today() - DAY * back, Answers(craving=9))
    uuid = ctx.services.signs.add("", STRONG).uuid
    click(qtbot, screen, f"plan-sign-{uuid}")
    assert "and earlier" in told(sheet_of(screen))
    assert "soon passed over" in told(sheet_of(screen))


def test_on_a_full_disk_it_is_said_and_nothing_is_half_kept(
    screen: PlanScreen, ctx: AppContext, shell: RecordingShell, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def full(*_given: object) -> None:
        raise DiskFull

    monkeypatch.setattr(SignService, "add", full)
    click(qtbot, screen, "plan-sign-add")
    click(qtbot, sheet_of(screen), "sign-save")
    assert [type(one) for one in shell.problems] == [DiskFull]


def test_today_brings_it_up_once_it_is_written_and_leads_to_the_plan(
    today: TodayScreen, ctx: AppContext, shell: RecordingShell, qtbot: QtBot
) -> None:
    ctx.services.signs.add("Thin days", STRONG)
    assert "Thin days" not in said(today)
    ctx.services.checkins.save(ctx.today() - DAY, Answers(craving=8))
    made = ctx.services.checkins.save(ctx.today(), Answers(craving=7))
    card = part(today, "sign-card")
    why = "You set this sign. It shows because of what you wrote. Craving: 8 on 20 November and 7 today."
    assert {"Thin days", why} <= set(said(card))
    qtbot.keyClick(part(today, "sign-plan"), Qt.Key.Key_Space)
    assert shell.went == [("plan", {"storm": True})]
    qtbot.keyClick(part(today, "sign-away"), Qt.Key.Key_Space)
    assert not [one for one in said(today) if one == "Thin days"]
    made.undo()


def test_a_number_and_its_hours_stay_on_one_line() -> None:
    assert number_words(What.SLEEP_TIME, 240) == "4\u00a0h"
    assert number_words(What.SLEEP_TIME, 270) == "4\u00a0h\u00a030"
