"""The way through after a lapse, walked as a person would: skipped, closed, locked, gone on with, finished."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.counter import EventKind
from companion.domain.lapse import STEPS, Again, Link, Part, Sheet, StepId, steps_for
from companion.domain.problems import DiskFull
from companion.domain.settings import Headline
from companion.ui.lapse.screen import LapseScreen
from companion.ui.widgets.date_field import DateField
from companion.ui.widgets.fields import Select
from tests.ui.conftest import RecordingShell
from tests.ui.lapse.conftest import TODAY, Walk, ago

Begin = Callable[..., Walk]


def kept(ctx: AppContext) -> Sheet:
    """What is kept half way."""
    sheet = ctx.services.lapses.unfinished()
    assert sheet is not None
    return sheet


def write(way: Walk, qtbot: QtBot, name: str, words: str) -> None:
    """Type into a field of the step."""
    part = way.part(name)
    field = part if isinstance(part, QLineEdit) else part.findChild(QPlainTextEdit)
    assert field is not None
    qtbot.keyClicks(field, words)


# -- going through ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", [None, ago(40)])
def test_every_step_is_reached_and_left_by_enter_alone_and_nothing_is_written_down(
    counted: AppContext, walk: Begin, qtbot: QtBot, shell: RecordingShell, day: object
) -> None:
    before = counted.services.counter.events()
    way = walk(counted, day=day)
    seen = [way.at]
    for _ in steps_for(past=day is not None):
        held = way.screen.focusWidget()
        assert held is not None, way.at
        # In lines to write in, Enter begins a new one; with Ctrl it goes on.
        lines = isinstance(held, QPlainTextEdit)
        keys = Qt.KeyboardModifier.ControlModifier if lines else Qt.KeyboardModifier.NoModifier
        qtbot.keyClick(held, Qt.Key.Key_Return, keys)
        seen.append(way.at)
    assert tuple(seen[:-1]) == steps_for(past=day is not None)
    assert shell.went == [("today", {})]
    assert shell.toasts == []
    assert counted.services.counter.events() == before
    assert counted.services.lapses.stories() == counted.services.plans.intentions(TODAY) == ()


def test_everything_can_be_skipped_and_nothing_is_written_down(
    counted: AppContext, walk: Begin, shell: RecordingShell
) -> None:
    way = walk(counted)
    while way.at is not StepId.NEXT:
        way.press("lapse-skip" if way.at is not StepId.REST else "lapse-next")
    way.press("lapse-next")
    assert counted.services.counter.count().lapses == ()
    assert counted.services.lapses.unfinished() is None
    assert shell.went == [("today", {})]


def test_skipping_the_count_does_not_count_even_where_they_came_to_write_a_day_down_and_left_it(
    counted: AppContext, walk: Begin
) -> None:
    way = walk(counted, day=None, count=True)
    way.to(StepId.COUNT)
    way.press("lapse-leave")
    way.finish()
    assert counted.services.counter.count().lapses == ()


def test_who_comes_to_write_a_day_down_finds_that_chosen(counted: AppContext, walk: Begin) -> None:
    way = walk(counted, day=None, count=True)
    assert way.at is StepId.SAFE, "safety comes first all the same"
    way.finish()
    assert counted.services.counter.count().lapses == (TODAY,)


def test_tab_goes_through_what_is_asked_and_then_on_back_and_out(counted: AppContext, walk: Begin) -> None:
    way = walk(counted)
    way.to(StepId.CHAIN)
    way.part("lapse-words-harder").setFocus()
    names = []
    for _ in range(40):
        held = QApplication.focusWidget()
        assert held is not None
        names.append(held.objectName() or held.parentWidget().objectName())
        if names[-1] == "lapse-close":
            break
        way.screen.focusNextPrevChild(True)
    assert names[-4:] == ["lapse-next", "lapse-skip", "lapse-back", "lapse-close"]
    assert names[:3] == ["lapse-words-harder", "lapse-next-open-harder", "lapse-words-set-off"]


def test_arrows_scroll_the_step_while_the_keyboard_is_on_its_buttons(
    counted: AppContext, walk: Begin, qtbot: QtBot
) -> None:
    way = walk(counted)
    way.screen.resize(700, 420)
    QApplication.processEvents()
    bar = way.screen.frame.scroll_area.verticalScrollBar()
    assert bar.maximum() > 0
    way.screen.next.setFocus()
    qtbot.keyClick(way.screen.next, Qt.Key.Key_Down)
    assert bar.value() > 0
    assert way.screen.next.hasFocus()


def test_escape_goes_back_and_from_the_first_step_to_today(
    counted: AppContext, walk: Begin, shell: RecordingShell
) -> None:
    way = walk(counted)
    way.to(StepId.SIGNS)
    way.screen.go_back()
    assert way.at is StepId.TOLERANCE
    way.screen.go_back()
    way.screen.go_back()
    assert shell.went == [("today", {})]


def test_the_rest_can_be_left_out_for_one_small_step(counted: AppContext, walk: Begin) -> None:
    way = walk(counted)
    way.to(StepId.REST)
    way.press("lapse-straight")
    assert way.at is StepId.NEXT


# -- closed, locked, gone on with ------------------------------------------------------------------------------


@pytest.mark.parametrize("step", STEPS)
def test_closed_at_any_step_nothing_is_lost_and_it_is_gone_on_with_there(
    counted: AppContext, walk: Begin, step: StepId, shell: RecordingShell
) -> None:
    way = walk(counted, day=TODAY)
    way.press("lapse-company-no")
    way.to(step)
    way.press("lapse-close")
    assert shell.went == [("today", {})]
    assert (kept(counted).company, kept(counted).step) == (False, step)
    again = walk(counted)
    assert again.at is None
    assert "as you left it" in again.words()
    assert "999" in again.words(), "danger comes before any going on"
    again.press("lapse-go-on")
    assert again.at is step


def test_after_using_again_safety_comes_first_and_what_was_written_stays(counted: AppContext, walk: Begin) -> None:
    written = Sheet(step=StepId.CHAIN, company=True, links=(Link(Part.DID, "went there"),))
    counted.services.lapses.keep(written)
    way = walk(counted, day=TODAY)
    way.press("lapse-top")
    assert way.at is StepId.SAFE
    assert way.shows("lapse-near"), "who is with them now is asked anew"
    way.press("lapse-next")
    assert kept(counted).link(Part.DID).words == "went there"


def test_beginning_afresh_can_be_taken_back(counted: AppContext, walk: Begin, shell: RecordingShell) -> None:
    counted.services.lapses.keep(Sheet(step=StepId.NEXT, next_step="Tea"))
    way = walk(counted)
    way.press("lapse-afresh")
    assert (way.at, counted.services.lapses.unfinished()) == (StepId.SAFE, None)
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    assert kept(counted).next_step == "Tea"
    assert way.at is None


def test_closed_and_led_back_without_a_day_it_is_there_again(counted: AppContext, walk: Begin) -> None:
    way = walk(counted)
    way.press("lapse-naloxone-no", "lapse-close")
    way.screen.hide()
    way.screen.show()
    assert way.shows("lapse-go-on"), "not an empty page"
    way.press("lapse-go-on")
    way.press("lapse-naloxone-no", "lapse-close")


def test_gone_elsewhere_and_back_it_asks_whether_to_go_on(counted: AppContext, walk: Begin) -> None:
    way = walk(counted)
    way.press("lapse-company-no")
    way.to(StepId.TELL)
    way.screen.leave()
    way.screen.hide()
    way.screen.show()
    assert way.at is None
    way.press("lapse-go-on")
    assert way.at is StepId.TELL


def test_nothing_is_kept_of_a_way_on_which_nothing_was_given(
    counted: AppContext, walk: Begin, shell: RecordingShell
) -> None:
    way = walk(counted, day=TODAY)
    way.to(StepId.ALONE)
    way.press("lapse-close")
    assert counted.services.lapses.unfinished() is None
    assert shell.toasts == []
    assert walk(counted).at is StepId.SAFE


def test_what_is_being_typed_is_kept_when_the_file_is_locked(counted: AppContext, walk: Begin, qtbot: QtBot) -> None:
    way = walk(counted)
    way.to(StepId.CHAIN)
    write(way, qtbot, "lapse-words-set-off", "Payday")
    way.screen.leave()
    assert kept(counted).link(Part.SET_OFF).words == "Payday"
    assert kept(counted).step is StepId.CHAIN


def test_a_moment_after_the_last_letter_it_is_kept_for_a_crash(counted: AppContext, walk: Begin, qtbot: QtBot) -> None:
    way = walk(counted)
    way.to(StepId.HELPED)
    write(way, qtbot, "lapse-words-helped", "The dog")
    qtbot.waitUntil(lambda: counted.services.lapses.unfinished() is not None)
    assert kept(counted).link(Part.HELPED).words == "The dog"


def test_built_anew_for_another_look_it_stands_where_it_stood(counted: AppContext, walk: Begin, qtbot: QtBot) -> None:
    way = walk(counted)
    way.to(StepId.CHAIN)
    write(way, qtbot, "lapse-words-did", "Went there")
    way.screen.leave()
    other = walk(counted, **way.screen.place())
    assert other.at is StepId.CHAIN
    edit = other.part("lapse-words-did").findChild(QPlainTextEdit)
    assert edit is not None
    assert edit.toPlainText() == "Went there"


def test_a_full_disk_is_said_once_and_nothing_typed_is_lost(
    counted: AppContext, walk: Begin, qtbot: QtBot, shell: RecordingShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise DiskFull(counted.paths.database)

    way = walk(counted)
    way.to(StepId.HELPED)
    monkeypatch.setattr(counted.services.lapses, "keep", full)
    write(way, qtbot, "lapse-words-helped", "The dog")
    way.screen._keep_soon()
    way.screen._keep_soon()
    assert len(shell.problems) == 1
    way.press("lapse-next", "lapse-back")
    assert way.at is StepId.HELPED, "nobody is kept from going on"
    way.press("lapse-close")
    assert shell.went == [], "but closing would lose the words"
    with pytest.raises(DiskFull):
        way.screen.leave()
    held = way.screen.unsaved()
    monkeypatch.undo()
    other = walk(counted)
    other.screen.take_back(held)
    assert other.at is StepId.HELPED
    other.press("lapse-next")
    assert kept(counted).link(Part.HELPED).words == "The dog"


def test_a_file_that_cannot_be_written_at_the_end_keeps_them_on_the_last_step(
    counted: AppContext, walk: Begin, shell: RecordingShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise DiskFull(counted.paths.database)

    way = walk(counted)
    way.to(StepId.NEXT)
    monkeypatch.setattr(counted.services.lapses, "finish", full)
    way.press("lapse-next")
    assert way.at is StepId.NEXT
    assert shell.went == []
    assert len(shell.problems) == 1


# -- telling someone, what happened ----------------------------------------------------------------------------


@pytest.mark.parametrize("day", [None, ago(40)])
def test_the_words_for_telling_someone_can_be_copied(counted: AppContext, walk: Begin, day: object) -> None:
    way = walk(counted, day=day)
    way.to(StepId.TELL)
    copied = set()
    for number in range(3):
        way.press(f"lapse-script-{number}")
        copied.add(QGuiApplication.clipboard().text())
    assert len(copied) == 3
    assert all("used" in words for words in copied)
    for piece in ("07700 900142", "116 123"):
        assert piece in way.words()


def test_with_nobody_on_the_list_one_can_be_added_and_a_helpline_answers_too(
    ctx: AppContext, walk: Begin, shell: RecordingShell
) -> None:
    way = walk(ctx)
    way.to(StepId.TELL)
    assert "116 123" in way.words()
    way.press("lapse-add-person")
    assert shell.went == [("people", {"new": True})]


def test_a_line_of_next_time_becomes_a_plan_with_a_cue_from_their_own_words(
    counted: AppContext, walk: Begin, qtbot: QtBot, shell: RecordingShell
) -> None:
    way = walk(counted)
    way.to(StepId.CHAIN)
    write(way, qtbot, "lapse-words-set-off", "An old photo. I sat down with it.")
    way.press("lapse-next-open-set-off")
    assert way.part("lapse-next-set-off").hasFocus()
    cue = way.part("lapse-cue-set-off")
    assert isinstance(cue, QLineEdit)
    assert cue.text() == "An old photo"
    write(way, qtbot, "lapse-next-set-off", "ring Chris")
    way.press("lapse-next-open-did")
    own = way.part("lapse-cue-did")
    assert isinstance(own, QLineEdit)
    own.clear()
    write(way, qtbot, "lapse-cue-did", "I am on my way there")
    write(way, qtbot, "lapse-next-did", "turn round")
    way.finish()
    plans = [(plan.cue, plan.action) for plan in counted.services.lapses.plans()]
    assert plans == [("An old photo", "ring Chris"), ("I am on my way there", "turn round")]
    assert counted.services.counter.count().lapses == ()
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    assert counted.services.lapses.plans() == ()
    assert kept(counted).link(Part.DID).cue == "I am on my way there"


def test_a_cue_that_is_their_own_is_left_alone_while_they_write_on(
    counted: AppContext, walk: Begin, qtbot: QtBot
) -> None:
    way = walk(counted)
    way.to(StepId.CHAIN)
    way.press("lapse-next-open-harder")
    write(way, qtbot, "lapse-cue-harder", "No sleep")
    write(way, qtbot, "lapse-words-harder", "Three bad nights.")
    cue = way.part("lapse-cue-harder")
    assert isinstance(cue, QLineEdit)
    assert cue.text() == "No sleep"


# -- counting --------------------------------------------------------------------------------------------------


def test_nothing_is_chosen_to_begin_with_and_going_on_leaves_the_count(counted: AppContext, walk: Begin) -> None:
    before = counted.services.counter.count()
    way = walk(counted)
    way.to(StepId.COUNT)
    assert not way.shows("lapse-day")
    way.finish()
    assert counted.services.counter.count() == before


def test_what_stays_is_said_truly_in_their_own_numbers(counted: AppContext, walk: Begin) -> None:
    way = walk(counted)
    way.to(StepId.COUNT)
    way.press("lapse-write", "lapse-same")
    for said in (
        "Every other day you gained stays. Only this one day is not among them.",
        "Days without use in all: 98 days",
        "Your longest run: 98 days",
        "Of your last 30 days: 29 without use",
        "Of your last 90 days: 89 without use",
        "Since you began: 99 days",
        "It counts on from 21 November.",
    ):
        assert said in way.words()
    way.press("lapse-not-yet")
    assert "until you say that you stopped again" in way.words()
    way.press("lapse-same")
    way.finish()
    count = counted.services.counter.count()
    assert (count.total, count.longest, count.since) == (98, 98, TODAY)
    assert (count.last_30.free, count.last_90.free, count.since_start.of) == (29, 89, 99)


def test_a_nought_is_never_said(ctx: AppContext, walk: Begin) -> None:
    ctx.services.counter.start_on(TODAY)
    way = walk(ctx)
    way.to(StepId.COUNT)
    way.press("lapse-write", "lapse-same")
    stays = way.words().partition("What stays")[2]
    assert stays
    assert "0" not in stays


@pytest.mark.parametrize("began", [True, False])
def test_no_number_is_shown_to_somebody_who_does_not_count(ctx: AppContext, walk: Begin, began: bool) -> None:
    if began:
        ctx.services.settings.change(counting="rather-not")
        ctx.services.counter.add(EventKind.START, ago(99))
    way = walk(ctx)
    way.to(StepId.COUNT)
    way.press("lapse-write")
    assert "No number changes" in way.words()
    assert "98" not in way.words()
    way.finish()
    assert [one.kind for one in ctx.services.counter.events()].count(EventKind.LAPSE) == 1


def test_more_days_than_one_can_be_told_of_and_taken_off_again(counted: AppContext, walk: Begin) -> None:
    way = walk(counted, day=ago(3))
    way.to(StepId.COUNT)
    way.press("lapse-write")
    for back in (5, 1):
        way.press("lapse-day-add")
        field = way.part("lapse-day-more")
        assert isinstance(field, DateField)
        field.set_value(ago(back))
    way.press("lapse-day-away", "lapse-same")
    assert "Only the days of use are not among them" in way.words()
    way.press("lapse-next")
    assert kept(counted).more_days == (ago(5),)
    way.press("lapse-back")
    assert way.shows("lapse-day-more"), "what was given is shown again"
    way.finish()
    count = counted.services.counter.count()
    assert (count.lapses, count.since) == ((ago(5), ago(3)), ago(3))


def test_a_day_that_cannot_be_read_is_asked_for_before_going_on(counted: AppContext, walk: Begin) -> None:
    way = walk(counted)
    way.to(StepId.COUNT)
    way.press("lapse-write", "lapse-day-add", "lapse-next")
    assert way.at is StepId.COUNT
    way.press("lapse-day-away", "lapse-later", "lapse-next")
    assert way.at is StepId.COUNT, "the day they stopped is asked for"
    way.press("lapse-skip")
    assert way.at is StepId.NEXT, "and can be skipped"


def test_when_they_stopped_again_is_kept_apart_from_when_they_used(counted: AppContext, walk: Begin) -> None:
    way = walk(counted, day=ago(5))
    way.to(StepId.COUNT)
    way.press("lapse-write", "lapse-later")
    field = way.part("lapse-again-day")
    assert isinstance(field, DateField)
    field.set_value(ago(2))
    way.finish()
    count = counted.services.counter.count()
    assert (count.lapses, count.since) == ((ago(5),), ago(2))


def test_not_yet_is_an_answer_and_is_shown_again(counted: AppContext, walk: Begin) -> None:
    way = walk(counted)
    way.to(StepId.COUNT)
    way.press("lapse-write", "lapse-not-yet")
    way.to(StepId.NEXT)
    assert kept(counted).again is Again.NOT_YET
    way.press("lapse-back")
    assert "until you say that you stopped again" in way.words()
    way.finish()
    assert counted.services.counter.count().since is None


def test_the_hour_is_kept_where_it_is_known_and_hours_count_from_it(counted: AppContext, walk: Begin) -> None:
    way = walk(counted)
    way.to(StepId.COUNT)
    way.press("lapse-write", "lapse-same", "lapse-timed")
    way.finish()
    count = counted.services.counter.count()
    assert count.elapsed == timedelta(hours=6, minutes=40), "since noon, which stood there"


def test_a_day_written_down_before_is_not_doubled(counted: AppContext, walk: Begin) -> None:
    counted.services.counter.add(EventKind.LAPSE, TODAY)
    way = walk(counted, day=TODAY)
    way.to(StepId.COUNT)
    way.press("lapse-write")
    way.finish()
    assert [one.kind for one in counted.services.counter.events()].count(EventKind.LAPSE) == 1


def test_with_several_things_counted_the_one_it_is_about_is_chosen(counted: AppContext, walk: Begin) -> None:
    smoking = counted.services.counted.add("Smoking").uuid
    counted.services.counter.start_on(ago(20), counted=smoking)
    way = walk(counted)
    way.to(StepId.COUNT)
    way.press("lapse-write", "lapse-same")
    about = way.part("lapse-about")
    assert isinstance(about, Select)
    about.setCurrentIndex(1)
    about.activated.emit(1)
    assert "in all: 19 days" in way.words()
    way.finish()
    assert counted.services.counter.count().lapses == ()
    assert counted.services.counted.counts()[0].count.lapses == (TODAY,)


def test_which_number_shows_from_then_on_is_theirs_and_undo_brings_the_other_back(
    counted: AppContext, walk: Begin, shell: RecordingShell
) -> None:
    way = walk(counted)
    way.to(StepId.COUNT)
    way.press("lapse-write")
    select = way.part("lapse-headline")
    assert isinstance(select, Select)
    select.setCurrentIndex(select.findData(Headline.TOTAL.value))
    way.finish()
    assert counted.services.settings.current().headline is Headline.TOTAL
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    assert counted.services.settings.current().headline is Headline.CURRENT


# -- the next hour ---------------------------------------------------------------------------------------------


def test_the_small_step_goes_on_the_list_of_today_and_the_way_ends_there(
    counted: AppContext, walk: Begin, shell: RecordingShell
) -> None:
    way = walk(counted)
    way.to(StepId.NEXT)
    way.press("lapse-hour-ring", "lapse-next")
    (meant,) = counted.services.plans.intentions(TODAY)
    assert meant.words == "Ring Chris"
    assert shell.went == [("today", {})]
    assert shell.toasts[-1][0] == "Kept. What you gained stays yours."


def test_rest_is_offered_only_where_somebody_is_there(counted: AppContext, walk: Begin) -> None:
    way = walk(counted)
    way.to(StepId.NEXT)
    assert not way.shows("lapse-hour-rest")
    way.press("lapse-close")
    way = walk(counted)
    way.press("lapse-company-yes")
    way.to(StepId.NEXT)
    assert way.shows("lapse-hour-rest")


def test_a_way_to_cope_opens_when_it_is_chosen(counted: AppContext, walk: Begin, shell: RecordingShell) -> None:
    way = walk(counted, day=ago(40))
    way.to(StepId.NEXT)
    way.press("lapse-hour-cope", "lapse-next")
    assert shell.went == [("cope", {"strategy": "five-senses"})]
    assert counted.library.strategy("five-senses").name
    assert len(counted.services.plans.intentions(TODAY)) == 1


def test_something_of_their_own_takes_the_place_of_what_was_chosen(
    counted: AppContext, walk: Begin, qtbot: QtBot
) -> None:
    way = walk(counted)
    way.to(StepId.NEXT)
    way.press("lapse-hour-eat")
    write(way, qtbot, "lapse-hour-own", "Sit with the cat")
    way.press("lapse-back", "lapse-next")
    own = way.part("lapse-hour-own")
    assert isinstance(own, QLineEdit)
    assert own.text() == "Sit with the cat"
    way.press("lapse-next")
    assert [one.words for one in counted.services.plans.intentions(TODAY)] == ["Sit with the cat"]


def test_over_a_file_that_closes_nothing_is_asked_of_it(counted: AppContext, walk: Begin) -> None:
    way = walk(counted)
    way.press("lapse-company-no")
    counted.session = None
    way.screen.leave()
    assert isinstance(way.screen, LapseScreen)
