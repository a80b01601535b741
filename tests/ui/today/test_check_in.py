"""The check-in's card: what is asked, what is kept of it, and what is never asked twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.checkin import Answers, Feeling, WordList
from companion.domain.counter import EventKind
from companion.domain.settings import Audience
from companion.ui.today.checkin_card import CheckInCard
from companion.ui.today.screen import TodayScreen
from companion.ui.widgets.hours import HoursStepper
from companion.ui.widgets.scale import ScaleSlider
from tests.fakes import FakeClock
from tests.ui.conftest import RecordingShell

TODAY = date(2026, 11, 21)
Show = Callable[..., QWidget]


@pytest.fixture
def today(ctx: AppContext, show: Show) -> TodayScreen:
    screen = TodayScreen(ctx)
    screen.refresh()
    show(screen)
    return screen


def part(page: QWidget, kind: type, name: str) -> QWidget:
    found = [one for one in page.findChildren(kind, name) if one.isVisibleTo(page)]
    assert found, f"no {name}"
    return found[-1]


def there(page: QWidget, name: str) -> bool:
    return any(one.isVisible() for one in page.findChildren(QWidget, name))


def click(qtbot: QtBot, page: QWidget, name: str) -> None:
    qtbot.mouseClick(part(page, QPushButton, name), Qt.MouseButton.LeftButton)


def said(page: QWidget, name: str) -> str:
    label = part(page, QLabel, name)
    assert isinstance(label, QLabel)
    return label.text()


def saved(ctx: AppContext, day: date = TODAY) -> Answers | None:
    check_in = ctx.services.checkins.of_day(day)
    return check_in.answers if check_in else None


def sheet() -> QDialog:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
    assert found
    return found[-1]


# -- the first glance, and a little more ---------------------------------------------------------------------------


def test_the_first_glance_asks_for_little(today: TodayScreen) -> None:
    for name in ("scale-mood", "scale-craving", "scale-sleep", "trigger-add", "checkin-note", "checkin-save"):
        assert there(today, name), name
    for name in ("hours", "feeling-add", "scale-pain", "used", "moments"):
        assert not there(today, name), name


def test_a_little_more_opens_hours_and_feelings_and_stays_open(
    today: TodayScreen, ctx: AppContext, qtbot: QtBot, show: Show
) -> None:
    qtbot.keyClick(part(today, ScaleSlider, "scale-mood"), Qt.Key.Key_3)
    click(qtbot, today, "checkin-more")
    hours = part(today, HoursStepper, "hours")
    qtbot.keyClicks(hours, "6.")
    click(qtbot, today, "feeling-Calm")
    click(qtbot, today, "checkin-save")
    assert saved(ctx) == Answers(mood=3, sleep_minutes=390, feelings=("Calm",))
    again = TodayScreen(ctx)
    again.refresh()
    show(again)
    click(qtbot, again, "checkin-earlier")
    assert there(again, "hours")
    click(qtbot, again, "checkin-more")
    assert not there(again, "hours")


def test_what_was_told_of_a_day_is_seen_whether_or_not_more_is_open(ctx: AppContext, show: Show) -> None:
    ctx.services.checkins.save(TODAY, Answers(sleep_minutes=0, pain=0))
    screen = TodayScreen(ctx)
    screen.refresh()
    show(screen)
    hours = part(screen, HoursStepper, "hours")
    assert isinstance(hours, HoursStepper)
    assert hours.words() == "0 h"
    assert there(screen, "scale-pain")


def test_pain_and_own_scales_are_asked_where_switched_on(today: TodayScreen, ctx: AppContext, qtbot: QtBot) -> None:
    ctx.services.settings.change(ask_pain=True)
    energy = ctx.services.check_in_lists.add_measure("Energy", "None", "Plenty").uuid
    today.refresh()
    qtbot.keyClick(part(today, ScaleSlider, "scale-pain"), Qt.Key.Key_0)
    qtbot.keyClick(part(today, ScaleSlider, "scale-own-0"), Qt.Key.Key_7)
    click(qtbot, today, "checkin-save")
    assert saved(ctx) == Answers(pain=0, measures=((energy, 7),))
    ctx.services.check_in_lists.remove_measure(energy)
    today.refresh()
    qtbot.keyClick(part(today, ScaleSlider, "scale-mood"), Qt.Key.Key_1)
    click(qtbot, today, "checkin-save")
    assert saved(ctx) == Answers(mood=1, pain=0, measures=((energy, 7),))


# -- words ---------------------------------------------------------------------------------------------------------


def test_the_usual_words_keep_their_places_when_one_is_used(today: TodayScreen, ctx: AppContext, qtbot: QtBot) -> None:
    click(qtbot, today, "trigger-Lonely")
    click(qtbot, today, "checkin-save")
    today.refresh()
    card = today.findChild(CheckInCard)
    assert isinstance(card, CheckInCard)
    names = [chip.text() for chip in card.triggers.findChildren(QPushButton) if chip.objectName() != "trigger-add"]
    assert sorted(names) == sorted(["Stress", "Pain", "Lonely", "Bored", "Payday", "Argument"])
    order = [one.objectName() for one in card.triggers.stops()]
    assert order[:3] == ["trigger-Stress", "trigger-Pain", "trigger-Lonely"]


def test_a_list_they_arranged_is_offered_as_it_is(today: TodayScreen, ctx: AppContext) -> None:
    ctx.services.check_in_lists.set_words(WordList.TRIGGERS, ["Rain", "Stress"])
    today.refresh()
    card = today.findChild(CheckInCard)
    assert isinstance(card, CheckInCard)
    assert [one.objectName() for one in card.triggers.stops()] == ["trigger-Rain", "trigger-Stress", "trigger-add"]


def test_a_word_is_added_with_a_plus_and_belongs_to_the_list_at_once(
    today: TodayScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    qtbot.keyClicks(part(today, QPushButton, "trigger-Stress"), "+")
    line = part(today, QLineEdit, "trigger-new")
    qtbot.keyClicks(line, "rainy  sunday")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert [word.name for word in ctx.services.check_in_lists.words(WordList.TRIGGERS)] == ["rainy sunday"]
    # Return in that line takes the word, and saves no check-in.
    assert saved(ctx) is None
    assert today.focusWidget() is part(today, QPushButton, "trigger-add")


def test_from_the_line_for_a_word_the_whole_list_can_be_changed(
    today: TodayScreen, qtbot: QtBot, shell: RecordingShell
) -> None:
    click(qtbot, today, "trigger-add")
    click(qtbot, today, "trigger-arrange")
    assert shell.went == [("settings", {"section": "check-in"})]


# -- not today -----------------------------------------------------------------------------------------------------


def test_not_today_is_kept_said_and_can_be_changed_later(
    today: TodayScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    click(qtbot, today, "checkin-not-today")
    assert saved(ctx) == Answers(not_today=True)
    assert said(today, "checkin-rest") == "Not today. That is an answer too."
    assert not there(today, "checkin-save")
    assert not there(today, "used")
    today.refresh()
    click(qtbot, today, "checkin-answer")
    qtbot.keyClick(part(today, ScaleSlider, "scale-mood"), Qt.Key.Key_4)
    click(qtbot, today, "checkin-save")
    assert saved(ctx) == Answers(mood=4)
    assert not there(today, "checkin-not-today")


def test_not_today_keeps_what_was_given_before(today: TodayScreen, ctx: AppContext, qtbot: QtBot) -> None:
    qtbot.keyClicks(part(today, QLineEdit, "checkin-note"), "too much")
    click(qtbot, today, "checkin-not-today")
    assert saved(ctx) == Answers(note="too much", not_today=True)
    click(qtbot, today, "checkin-answer")
    note = part(today, QLineEdit, "checkin-note")
    assert isinstance(note, QLineEdit)
    assert note.text() == "too much"


def test_not_today_can_be_undone(today: TodayScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell) -> None:
    click(qtbot, today, "checkin-not-today")
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    assert saved(ctx) is None


# -- the one question ----------------------------------------------------------------------------------------------


def save_a_mood(today: TodayScreen, qtbot: QtBot) -> None:
    qtbot.keyClick(part(today, ScaleSlider, "scale-mood"), Qt.Key.Key_4)
    click(qtbot, today, "checkin-save")


def test_it_is_asked_last_and_no_is_kept_and_never_asked_again(
    today: TodayScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    save_a_mood(today, qtbot)
    assert said(today, "used-words") == "Did you use today?"
    click(qtbot, today, "used-no")
    assert saved(ctx) == Answers(mood=4, used=False)
    assert said(today, "used-words") == "You said that you did not use."
    assert not there(today, "used-no")
    save_a_mood(today, qtbot)
    today.refresh()
    assert said(today, "used-words") == "You said that you did not use."


def test_yes_keeps_what_was_given_and_opens_what_helps(
    today: TodayScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    save_a_mood(today, qtbot)
    qtbot.keyClicks(part(today, QLineEdit, "checkin-note"), "a hard day")
    click(qtbot, today, "used-yes")
    assert saved(ctx) == Answers(mood=4, note="a hard day", used=True)
    assert shell.went == [("lapse", {"day": TODAY})]
    click(qtbot, today, "used-help")
    assert shell.went[1:] == [("lapse", {"day": TODAY})]


def test_an_answer_can_be_changed_and_taken_back(today: TodayScreen, ctx: AppContext, qtbot: QtBot) -> None:
    save_a_mood(today, qtbot)
    click(qtbot, today, "used-no")
    click(qtbot, today, "used-change")
    click(qtbot, today, "used-no")
    assert saved(ctx) == Answers(mood=4)


def test_of_a_past_day_it_is_asked_as_of_the_past(
    today: TodayScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    click(qtbot, today, "checkin-earlier")
    save_a_mood(today, qtbot)
    assert said(today, "used-words") == "Did you use that day?"
    click(qtbot, today, "used-yes")
    assert shell.went == [("lapse", {"day": TODAY - timedelta(days=1)})]


@pytest.mark.parametrize("why", ["setting", "audience", "known"])
def test_it_is_not_asked_where_it_should_not_be(today: TodayScreen, ctx: AppContext, qtbot: QtBot, why: str) -> None:
    if why == "setting":
        ctx.services.settings.change(ask_used=False)
    elif why == "audience":
        ctx.services.settings.change(audience=Audience.SOMEONE_I_LOVE)
    else:
        ctx.services.counter.start_on(TODAY - timedelta(days=9))
        ctx.services.counter.add(EventKind.LAPSE, TODAY)
    today.refresh()
    save_a_mood(today, qtbot)
    assert not there(today, "used")


# -- days ----------------------------------------------------------------------------------------------------------


def test_any_day_is_opened_by_its_date(today: TodayScreen, ctx: AppContext, qtbot: QtBot) -> None:
    click(qtbot, today, "checkin-date")
    asked = sheet()
    line = part(asked, QLineEdit, "checkin-day")
    line.setFocus()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    qtbot.keyClicks(line, "3 March 2026")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    click(qtbot, asked, "checkin-day-open")
    assert said(today, "checkin-title") == "How was Tuesday 3 March?"
    save_a_mood(today, qtbot)
    assert saved(ctx, date(2026, 3, 3)) == Answers(mood=4)


def test_keys_lead_from_day_to_day(today: TodayScreen, qtbot: QtBot) -> None:
    mood = part(today, ScaleSlider, "scale-mood")
    mood.setFocus()
    for key, title in (
        (Qt.Key.Key_PageUp, "How was Friday 20 November?"),
        (Qt.Key.Key_PageUp, "How was Thursday 19 November?"),
        (Qt.Key.Key_PageDown, "How was Friday 20 November?"),
        (Qt.Key.Key_PageDown, "How are you right now?"),
        (Qt.Key.Key_PageDown, "How are you right now?"),
    ):
        today.window().activateWindow()
        QApplication.processEvents()
        qtbot.keyClick(QApplication.focusWidget() or mood, key, Qt.KeyboardModifier.ControlModifier)
        assert said(today, "checkin-title") == title


# -- moments -------------------------------------------------------------------------------------------------------


def test_a_moment_is_noted_listed_changed_and_deleted(
    today: TodayScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    click(qtbot, today, "checkin-moment")
    asked = sheet()
    qtbot.keyClick(part(asked, ScaleSlider, "moment-craving"), Qt.Key.Key_8)
    line = part(asked, QLineEdit, "moment-note")
    qtbot.keyClicks(line, "walked past")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert [one.given for one in ctx.services.moments.of_day(TODAY)] == [Feeling(craving=8, note="walked past")]
    assert saved(ctx) is None
    today.refresh()
    row = part(today, QPushButton, "moment-0")
    assert row.accessibleName() == "18:40, craving 8. walked past"
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    qtbot.keyClick(part(sheet(), ScaleSlider, "moment-craving"), Qt.Key.Key_3)
    click(qtbot, sheet(), "moment-keep")
    assert [one.craving for one in ctx.services.moments.of_day(TODAY)] == [3]
    today.refresh()
    click(qtbot, today, "moment-delete-0")
    today.refresh()
    assert not there(today, "moments")
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    assert [one.craving for one in ctx.services.moments.of_day(TODAY)] == [3]


def test_escape_keeps_no_moment_and_offers_it_back(
    today: TodayScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    click(qtbot, today, "checkin-moment")
    mood = part(sheet(), ScaleSlider, "moment-mood")
    qtbot.keyClick(mood, Qt.Key.Key_2)
    qtbot.keyClick(mood, Qt.Key.Key_Escape)
    assert ctx.services.moments.of_day(TODAY) == ()
    words, undo = shell.toasts[-1]
    assert words == "Not kept"
    assert undo is not None
    undo()
    assert [one.mood for one in ctx.services.moments.of_day(TODAY)] == [2]


def test_a_moment_in_hand_when_the_lock_comes_is_kept(today: TodayScreen, ctx: AppContext, qtbot: QtBot) -> None:
    click(qtbot, today, "checkin-moment")
    asked = sheet()
    qtbot.keyClicks(part(asked, QLineEdit, "moment-note"), "half a line")
    asked.reject()
    assert [one.note for one in ctx.services.moments.of_day(TODAY)] == ["half a line"]


def test_an_empty_moment_is_none(today: TodayScreen, ctx: AppContext, qtbot: QtBot) -> None:
    click(qtbot, today, "checkin-moment")
    asked = sheet()
    click(qtbot, asked, "moment-keep")
    assert asked.isVisible()
    asked.reject()
    assert ctx.services.moments.of_day(TODAY) == ()


def test_the_moments_shown_are_those_of_the_day_that_is_open(
    today: TodayScreen, ctx: AppContext, qtbot: QtBot, clock: FakeClock
) -> None:
    ctx.services.moments.add(Feeling(mood=3))
    clock.advance(days=1)
    today.refresh()
    assert not there(today, "moments")
    click(qtbot, today, "checkin-earlier")
    assert there(today, "moment-0")
