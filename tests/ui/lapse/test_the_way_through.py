"""The way through after a lapse, walked as a person would."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.contacts import ContactDetails, Number
from companion.domain.counter import EventKind
from companion.domain.lapse import SAFETY, STEPS, Again, Part, Sheet, StepId
from companion.domain.settings import Counting
from companion.ui.lapse.screen import LapseScreen
from companion.ui.widgets.date_field import DateField
from companion.ui.widgets.text import Text
from tests.fakes import FakeClock
from tests.ui.conftest import RecordingShell

Show = Callable[..., QWidget]
TODAY = date(2026, 11, 21)


@pytest.fixture
def counted(ctx: AppContext) -> AppContext:
    """Ninety-nine days, one person, and naloxone in a drawer."""
    ctx.services.counter.start_on(TODAY - timedelta(days=99))
    ctx.services.contacts.add(ContactDetails("Chris", numbers=(Number("07700 900142"),)))
    ctx.services.settings.change(naloxone_at_hand=True, naloxone_place="kitchen drawer")
    return ctx


def begin(ctx: AppContext, show: Show, **route: object) -> LapseScreen:
    screen = LapseScreen(ctx)
    screen.refresh()
    screen.open(**route)
    show(screen)
    return screen


def words(screen: LapseScreen) -> str:
    return "\n".join(part.text() for part in screen.findChildren(Text) if part.isVisibleTo(screen))


def press(screen: LapseScreen, name: str) -> None:
    part = screen.findChild(QAbstractButton, name)
    assert part is not None
    assert part.isVisibleTo(screen)
    part.click()


def to(screen: LapseScreen, step: StepId) -> None:
    while screen.at is not step:
        press(screen, "lapse-next")


def test_safety_comes_first_in_its_order_whatever_the_day_was(counted: AppContext, show: Show) -> None:
    for day in (None, TODAY, TODAY - timedelta(days=300)):
        screen = begin(counted, show, day=day)
        seen = []
        for _ in SAFETY:
            seen.append(screen.at)
            press(screen, "lapse-next")
        assert tuple(seen) == SAFETY


def test_the_first_words_name_the_person_the_place_of_the_naloxone_and_the_number(
    counted: AppContext, show: Show
) -> None:
    screen = begin(counted, show)
    said = words(screen)
    for piece in ("Chris", "07700 900142", "kitchen drawer", "999"):
        assert piece in said


def test_tolerance_is_said_with_their_own_number_of_days(counted: AppContext, show: Show) -> None:
    screen = begin(counted, show)
    to(screen, StepId.TOLERANCE)
    assert "98 days ago" in words(screen)


def test_no_number_is_said_where_their_record_has_none(ctx: AppContext, show: Show) -> None:
    screen = begin(ctx, show)
    to(screen, StepId.TOLERANCE)
    line = screen.findChild(Text, "lapse-days")
    assert line is not None
    assert not any(letter.isdigit() for letter in line.text())


def test_a_day_long_past_is_worded_for_the_past_and_still_leads_to_help(
    counted: AppContext, show: Show, shell: RecordingShell
) -> None:
    screen = begin(counted, show, day=TODAY - timedelta(days=40))
    assert "last hours" in words(screen)
    press(screen, "lapse-help")
    assert shell.doors == ["used"]
    to(screen, StepId.TOLERANCE)
    assert "58 days without use before that day" in words(screen)


def test_everything_can_be_skipped_with_enter_alone_and_the_day_is_written_down_once(
    counted: AppContext, show: Show, qtbot: QtBot, shell: RecordingShell
) -> None:
    screen = begin(counted, show)
    for _ in STEPS[:-1]:
        screen.next.setFocus()
        qtbot.keyClick(screen.next, Qt.Key.Key_Return)
    assert screen.at is STEPS[-1]
    qtbot.keyClick(screen.next, Qt.Key.Key_Return)
    assert shell.went[-1][0] == "today"
    count = counted.services.counter.count()
    assert (count.lapses, count.total, count.longest) == ((TODAY,), 98, 98)
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    assert counted.services.counter.count().lapses == ()


@pytest.mark.parametrize("step", STEPS)
def test_closed_at_any_step_nothing_is_lost(
    counted: AppContext, show: Show, step: StepId, shell: RecordingShell
) -> None:
    given = Sheet(next_step="Tea", day=TODAY)
    counted.services.lapses.keep(given)
    screen = begin(counted, show)
    to(screen, step)
    press(screen, "lapse-close")
    assert shell.went[-1][0] == "today"
    kept = counted.services.lapses.unfinished()
    assert kept is not None
    assert (kept.next_step, kept.step) == ("Tea", step)
    again = begin(counted, show)
    assert again.at is (StepId.SAFE if step in SAFETY else step), "safety is begun with again, the rest gone on with"


def test_what_is_being_typed_is_kept_when_the_file_is_locked(counted: AppContext, show: Show, qtbot: QtBot) -> None:
    screen = begin(counted, show)
    to(screen, StepId.CHAIN)
    field = screen.findChild(QWidget, "lapse-words-set-off")
    assert field is not None
    edit = field.findChild(QPlainTextEdit)
    assert edit is not None
    qtbot.keyClicks(edit, "Payday")
    screen.leave()
    kept = counted.services.lapses.unfinished()
    assert kept is not None
    assert kept.link(Part.SET_OFF).words == "Payday"


def test_nothing_is_kept_of_a_way_on_which_nothing_was_given(counted: AppContext, show: Show) -> None:
    screen = begin(counted, show)
    to(screen, StepId.ALONE)
    press(screen, "lapse-close")
    assert counted.services.lapses.unfinished() is None
    assert counted.services.counter.count().lapses == ()


def test_a_line_of_next_time_becomes_a_plan(counted: AppContext, show: Show, qtbot: QtBot) -> None:
    screen = begin(counted, show)
    to(screen, StepId.CHAIN)
    line = screen.findChild(QLineEdit, "lapse-next-set-off")
    assert line is not None
    qtbot.keyClicks(line, "I ring Chris")
    to(screen, StepId.NEXT)
    press(screen, "lapse-hour-0")
    press(screen, "lapse-next")
    (plan,) = counted.services.lapses.plans()
    assert plan.action == "I ring Chris"
    assert plan.cue
    (meant,) = counted.services.plans.intentions(TODAY)
    assert "water" in meant.words


def test_leaving_the_count_as_it_is_leaves_it(counted: AppContext, show: Show) -> None:
    before = counted.services.counter.count()
    screen = begin(counted, show)
    to(screen, StepId.COUNT)
    press(screen, "lapse-leave")
    assert "as before" in words(screen)
    press(screen, "lapse-next")
    press(screen, "lapse-next")
    assert counted.services.counter.count() == before


def test_what_stays_is_said_in_their_own_numbers(counted: AppContext, show: Show) -> None:
    screen = begin(counted, show)
    to(screen, StepId.COUNT)
    assert "stay yours: 98. Your longest run: 98" in words(screen)


@pytest.mark.parametrize("counting", [Counting.NOT_YET, Counting.RATHER_NOT])
def test_no_number_is_shown_to_somebody_who_does_not_count(counted: AppContext, show: Show, counting: Counting) -> None:
    counted.services.counter.stop_counting(counting)
    screen = begin(counted, show)
    to(screen, StepId.COUNT)
    line = screen.findChild(Text, "lapse-stays")
    assert line is not None
    assert not line.isVisibleTo(screen)


def test_a_later_day_of_stopping_is_asked_for_and_needed_only_where_chosen(counted: AppContext, show: Show) -> None:
    day = TODAY - timedelta(days=5)
    screen = begin(counted, show, day=day)
    to(screen, StepId.COUNT)
    press(screen, "lapse-later")
    press(screen, "lapse-next")
    assert screen.at is StepId.COUNT, "the day is asked for"
    field = screen.findChild(DateField, "lapse-again-day")
    assert field is not None
    field.set_value(TODAY - timedelta(days=2))
    press(screen, "lapse-next")
    press(screen, "lapse-next")
    count = counted.services.counter.count()
    assert (count.lapses, count.since) == ((day,), TODAY - timedelta(days=2))


def test_not_yet_is_an_answer(counted: AppContext, show: Show) -> None:
    screen = begin(counted, show)
    to(screen, StepId.COUNT)
    press(screen, "lapse-not-yet")
    to(screen, StepId.NEXT)
    kept = counted.services.lapses.unfinished()
    assert kept is not None
    assert kept.again is Again.NOT_YET
    press(screen, "lapse-next")
    assert counted.services.counter.count().since is None


def test_a_day_written_down_before_is_not_doubled(counted: AppContext, show: Show) -> None:
    counted.services.counter.add(EventKind.LAPSE, TODAY)
    screen = begin(counted, show, day=TODAY)
    for _ in STEPS:
        press(screen, "lapse-next")
    assert [one.kind for one in counted.services.counter.events()].count(EventKind.LAPSE) == 1


def test_the_words_for_telling_someone_can_be_copied(counted: AppContext, show: Show) -> None:
    screen = begin(counted, show)
    to(screen, StepId.TELL)
    press(screen, "lapse-script-0")
    assert QGuiApplication.clipboard().text().startswith("I used.")


def test_with_nobody_on_the_list_one_can_be_added_and_the_sheet_waits(
    ctx: AppContext, show: Show, shell: RecordingShell
) -> None:
    screen = begin(ctx, show)
    to(screen, StepId.TELL)
    press(screen, "lapse-add-person")
    assert shell.went == [("people", {"new": True})]


def test_escape_goes_back_and_from_the_first_step_to_today(
    counted: AppContext, show: Show, shell: RecordingShell
) -> None:
    screen = begin(counted, show)
    to(screen, StepId.SIGNS)
    screen.go_back()
    assert screen.at is StepId.TOLERANCE
    screen.go_back()
    screen.go_back()
    assert shell.went[-1][0] == "today"


def test_beginning_afresh_asks_nothing_and_can_be_taken_back(
    counted: AppContext, show: Show, shell: RecordingShell
) -> None:
    counted.services.lapses.keep(Sheet(step=StepId.NEXT, next_step="Tea"))
    screen = begin(counted, show)
    press(screen, "lapse-afresh")
    assert (screen.at, counted.services.lapses.unfinished()) == (StepId.SAFE, None)
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    kept = counted.services.lapses.unfinished()
    assert kept is not None
    assert kept.next_step == "Tea"


def test_an_hour_later_the_words_still_fit_the_day(counted: AppContext, show: Show, clock: FakeClock) -> None:
    screen = begin(counted, show, day=TODAY - timedelta(days=1))
    assert "are you safe" in words(screen), "last night is not the past"
