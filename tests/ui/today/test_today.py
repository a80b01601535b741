"""Today, driven as a person drives it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.checkin import Answers
from companion.domain.settings import Counting, Headline
from companion.ui.today.days_card import DaySquares
from companion.ui.today.screen import TodayScreen
from companion.ui.widgets.scale import ScaleSlider
from tests.fakes import FakeClock
from tests.ui.conftest import RecordingShell

TODAY = date(2026, 11, 21)


def part(page: QWidget, kind: type, name: str) -> QWidget:
    found = page.findChild(kind, name)
    assert found is not None, f"no {name}"
    return found


def words(page: QWidget, name: str) -> str:
    label = part(page, QLabel, name)
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


@pytest.fixture
def today(ctx: AppContext, show: Callable[..., QWidget]) -> TodayScreen:
    screen = TodayScreen(ctx)
    screen.refresh()
    show(screen)
    screen.complete()
    return screen


def click(qtbot: QtBot, page: QWidget, name: str) -> None:
    qtbot.mouseClick(part(page, QPushButton, name), Qt.MouseButton.LeftButton)


def test_with_no_date_it_says_that_not_counting_is_fine_and_offers_a_date(
    today: TodayScreen, qtbot: QtBot, shell: RecordingShell
) -> None:
    assert words(today, "counter-number") == ""
    assert "Both are fine" in words(today, "counter-since")
    click(qtbot, today, "counter-choose")
    assert shell.went == [("settings", {"section": "counting"})]


@pytest.mark.parametrize("how", ["headline", "rather-not"])
def test_whoever_would_rather_not_count_sees_no_counter(today: TodayScreen, ctx: AppContext, how: str) -> None:
    ctx.services.counter.start_on(TODAY - timedelta(days=9))
    if how == "headline":
        ctx.services.counter.show(Headline.HIDDEN)
    else:
        ctx.services.counter.stop_counting(Counting.RATHER_NOT)
    today.refresh()
    assert words(today, "counter-number") == ""


def test_a_check_in_by_keyboard_alone_is_saved_with_only_what_was_given(
    today: TodayScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    mood = part(today, ScaleSlider, "scale-mood")
    mood.setFocus()
    qtbot.keyClick(mood, Qt.Key.Key_6)
    qtbot.keyClick(part(today, ScaleSlider, "scale-craving"), Qt.Key.Key_0)
    chip = part(today, QPushButton, "trigger-Lonely")
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    note = part(today, QLineEdit, "checkin-note")
    qtbot.keyClicks(note, "quiet day")
    qtbot.keyClick(note, Qt.Key.Key_Return)
    saved = ctx.services.checkins.of_day(TODAY)
    assert saved is not None
    assert saved.answers == Answers(mood=6, craving=0, triggers=("Lonely",), note="quiet day")
    said, undo = shell.toasts[-1]
    assert said == "Check-in saved"
    assert undo is not None
    undo()
    assert ctx.services.checkins.of_day(TODAY) is None


def test_saving_again_keeps_answers_this_card_does_not_ask_for(
    today: TodayScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    ctx.services.checkins.save(TODAY, Answers(mood=3, pain=4, sleep_minutes=400))
    today.refresh()
    qtbot.keyClick(part(today, ScaleSlider, "scale-mood"), Qt.Key.Key_8)
    click(qtbot, today, "checkin-save")
    saved = ctx.services.checkins.of_day(TODAY)
    assert saved is not None
    assert (saved.mood, saved.pain, saved.sleep_minutes) == (8, 4, 400)


def test_nothing_given_saves_nothing(today: TodayScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell) -> None:
    click(qtbot, today, "checkin-save")
    assert ctx.services.checkins.of_day(TODAY) is None
    assert "One answer is enough" in shell.toasts[-1][0]


def test_a_past_day_can_be_filled_in_and_today_stays_as_it_is(
    today: TodayScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    click(qtbot, today, "checkin-earlier")
    assert words(today, "checkin-title") == "How was Friday 20 November?"
    qtbot.keyClick(part(today, ScaleSlider, "scale-sleep"), Qt.Key.Key_2)
    click(qtbot, today, "checkin-save")
    saved = ctx.services.checkins.of_day(TODAY - timedelta(days=1))
    assert saved is not None
    assert saved.answers == Answers(sleep=2)
    assert ctx.services.checkins.of_day(TODAY) is None
    click(qtbot, today, "checkin-today")
    assert words(today, "checkin-title") == "How are you right now?"


def test_a_square_opens_its_day_by_mouse_and_by_keyboard(today: TodayScreen, qtbot: QtBot) -> None:
    squares = part(today, DaySquares, "day-squares")
    squares.setFocus()
    qtbot.keyClick(squares, Qt.Key.Key_Left)
    qtbot.keyClick(squares, Qt.Key.Key_Left)
    qtbot.keyClick(squares, Qt.Key.Key_Return)
    assert words(today, "checkin-title") == "How was Thursday 19 November?"


def test_the_future_cannot_be_opened(today: TodayScreen, qtbot: QtBot) -> None:
    squares = part(today, DaySquares, "day-squares")
    qtbot.keyClick(squares, Qt.Key.Key_Right)
    qtbot.keyClick(squares, Qt.Key.Key_Return)
    assert words(today, "checkin-title") == "How are you right now?"
    assert not part(today, QPushButton, "checkin-later").isEnabled()


def test_leaving_the_screen_keeps_what_was_given_and_says_so_with_a_way_back(
    today: TodayScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    qtbot.keyClick(part(today, ScaleSlider, "scale-mood"), Qt.Key.Key_4)
    today.leave()
    saved = ctx.services.checkins.of_day(TODAY)
    assert saved is not None
    assert saved.mood == 4
    ((said, undo),) = shell.toasts
    assert said == "Check-in saved"
    assert undo is not None
    undo()
    assert ctx.services.checkins.of_day(TODAY) is None


def test_leaving_says_nothing_where_nothing_was_kept(
    today: TodayScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    slider = part(today, ScaleSlider, "scale-mood")
    qtbot.keyClick(slider, Qt.Key.Key_4)
    qtbot.keyClick(slider, Qt.Key.Key_Delete)
    today.leave()
    assert shell.toasts == []
    assert ctx.services.checkins.of_day(TODAY) is None


def test_reading_on_by_the_keyboard_on_a_screen_just_opened_gives_no_mood(
    today: TodayScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    first = today.first_focus()
    assert first is not None
    first.setFocus(Qt.FocusReason.OtherFocusReason)
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Down, Qt.Key.Key_End):
        qtbot.keyClick(today.focusWidget(), key)
    today.leave()
    assert ctx.services.checkins.of_day(TODAY) is None


def test_answers_not_yet_saved_survive_a_refresh(today: TodayScreen, ctx: AppContext, qtbot: QtBot) -> None:
    slider = part(today, ScaleSlider, "scale-mood")
    qtbot.keyClick(slider, Qt.Key.Key_4)
    ctx.services.counter.start_on(TODAY)
    today.refresh()
    assert isinstance(slider, ScaleSlider)
    assert slider.value_or_none() == 4


def test_after_the_rollover_what_was_given_goes_to_the_day_it_was_given_for(
    today: TodayScreen, ctx: AppContext, qtbot: QtBot, clock: FakeClock
) -> None:
    slider = part(today, ScaleSlider, "scale-mood")
    qtbot.keyClick(slider, Qt.Key.Key_4)
    clock.advance(hours=11)
    today.refresh()
    assert isinstance(slider, ScaleSlider)
    assert slider.value_or_none() is None
    kept = ctx.services.checkins.of_day(TODAY)
    assert kept is not None
    assert kept.mood == 4


def test_a_word_of_ones_own_can_be_added_and_stays_offered(today: TodayScreen, ctx: AppContext, qtbot: QtBot) -> None:
    click(qtbot, today, "trigger-add")
    line = part(today, QLineEdit, "trigger-new")
    qtbot.keyClicks(line, "Rainy Sunday")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    click(qtbot, today, "checkin-save")
    saved = ctx.services.checkins.of_day(TODAY)
    assert saved is not None
    assert saved.triggers == ("Rainy Sunday",)
    today.refresh()
    assert part(today, QPushButton, "trigger-Rainy Sunday").isVisible()
    assert part(today, QPushButton, "trigger-Stress").isVisible()


def test_medicine_is_yes_no_or_not_said(today: TodayScreen, ctx: AppContext, qtbot: QtBot) -> None:
    click(qtbot, today, "medicine-yes")
    click(qtbot, today, "medicine-no")
    click(qtbot, today, "checkin-save")
    saved = ctx.services.checkins.of_day(TODAY)
    assert saved is not None
    assert saved.medicine_taken is False
    click(qtbot, today, "medicine-no")
    qtbot.keyClick(part(today, ScaleSlider, "scale-mood"), Qt.Key.Key_1)
    click(qtbot, today, "checkin-save")
    again = ctx.services.checkins.of_day(TODAY)
    assert again is not None
    assert again.medicine_taken is None


@pytest.mark.parametrize(
    ("hour", "greeting"),
    [(2, "Hello, Sam"), (9, "Good morning, Sam"), (13, "Good afternoon, Sam"), (20, "Good evening, Sam")],
)
def test_the_greeting_fits_the_hour(
    today: TodayScreen, ctx: AppContext, clock: FakeClock, hour: int, greeting: str
) -> None:
    ctx.services.settings.change(name="Sam")
    clock.set(clock.now().replace(hour=hour, minute=0))
    today.refresh()
    assert words(today, "greeting") == greeting


@pytest.mark.parametrize("height", [480, 600])
def test_another_day_is_opened_with_its_name_in_sight_wherever_the_page_stands(
    today: TodayScreen, qtbot: QtBot, height: int
) -> None:
    today.resize(900, height)
    area = today._page.scroll_area
    for step in (Qt.Key.Key_PageUp, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
        slider = part(today, ScaleSlider, "scale-mood")
        # The first answer stands at the very top, and what day it is for above that.
        bar = area.verticalScrollBar()
        bar.setValue(bar.value() + slider.mapTo(area.viewport(), slider.rect().topLeft()).y())
        qtbot.keyClick(today, step, Qt.KeyboardModifier.ControlModifier)
        title = part(today, QLabel, "checkin-title")
        assert area.viewport().rect().contains(title.mapTo(area.viewport(), title.rect().center()))
