"""The way through after a lapse, walked as a person would: skipped, closed, locked, gone on with, finished."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.lapse import STEPS, Link, Part, Sheet, StepId, steps_for
from companion.domain.problems import DiskFull
from companion.domain.suggestion import Hint
from companion.ui.lapse.screen import LapseScreen
from tests.ui.conftest import RecordingShell
from tests.ui.lapse.conftest import TODAY, Walk, ago, kept, write

Begin = Callable[..., Walk]


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
    assert shell.went == [("today", {"top": True})]
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
    assert shell.went == [("today", {"top": True})]


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


def test_who_comes_back_to_what_they_wrote_writes_on_and_goes_on_by_keyboard(
    counted: AppContext, walk: Begin, qtbot: QtBot
) -> None:
    way = walk(counted)
    way.to(StepId.CHAIN)
    assert "Ctrl+Enter goes to the next step" in way.words()
    write(way, qtbot, "lapse-words-harder", "Little sleep")
    way.press("lapse-next", "lapse-back")
    held = QApplication.focusWidget()
    assert isinstance(held, QPlainTextEdit)
    qtbot.keyClicks(held, ", and rain")
    assert held.toPlainText() == "Little sleep, and rain"
    qtbot.keyClick(held, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert way.at is StepId.HELPED


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
    assert shell.went == [("today", {"top": True})]


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
    assert shell.went == [("today", {"top": True})]
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
    way = walk(counted)
    way.press("lapse-close")
    assert counted.services.lapses.unfinished() is None
    assert shell.toasts == []
    assert walk(counted).at is StepId.SAFE
    left = walk(counted, day=TODAY)
    left.to(StepId.ALONE)
    left.screen.leave()
    assert counted.services.lapses.unfinished() is None, "gone elsewhere, and not closed to come back"


def test_where_today_shows_no_suggestions_another_way_back_is_named(
    counted: AppContext, walk: Begin, shell: RecordingShell
) -> None:
    counted.services.settings.change(show_suggestions=False)
    way = walk(counted, day=TODAY)
    way.to(StepId.REST)
    way.press("lapse-close")
    assert shell.toasts[-1][0] == "Kept. Help now, I have used, leads back to it."


@pytest.mark.parametrize(("day", "step"), [(ago(2), StepId.SAFE), (TODAY, StepId.REST), (None, StepId.REST)])
def test_closed_to_come_back_today_leads_back_though_nothing_was_written(
    counted: AppContext, walk: Begin, shell: RecordingShell, day: date | None, step: StepId
) -> None:
    way = walk(counted, day=day)
    way.to(step)
    way.press("lapse-close")
    assert shell.toasts[-1][0] == "Kept. Today leads back to it."
    assert (kept(counted).day, kept(counted).step) == (day, step)
    assert counted.services.today.read().offer.suggestions[0].hint is Hint.GO_ON
    again = walk(counted)
    again.press("lapse-go-on")
    assert again.at is step


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
    plans = [(plan.cue, plan.action) for plan in counted.services.aims.if_thens()]
    assert plans == [("An old photo", "ring Chris"), ("I am on my way there", "turn round")]
    assert counted.services.counter.count().lapses == ()
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    assert counted.services.aims.if_thens() == ()
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


def test_over_a_file_that_closes_nothing_is_asked_of_it(counted: AppContext, walk: Begin) -> None:
    way = walk(counted)
    way.press("lapse-company-no")
    counted.session = None
    way.screen.leave()
    assert isinstance(way.screen, LapseScreen)
