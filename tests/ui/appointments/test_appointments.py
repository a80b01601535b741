"""The page of appointments: written by keyboard, moved, called off, and taken away with a way back."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.appointments import AppointmentWords, Change, Kind
from companion.domain.contacts import ContactDetails, Number
from companion.domain.problems import DiskFull
from companion.domain.settings import Audience
from companion.services.appointments import AppointmentService
from companion.ui.appointments.appointment_sheet import AppointmentSheet, Scope
from companion.ui.appointments.screen import AppointmentsScreen
from companion.ui.appointments.times_sheet import TimesSheet
from companion.ui.registry import screens_for
from companion.ui.widgets.buttons import Chip
from tests.fakes import FakeClock
from tests.ui.conftest import RecordingShell, ShowLive
from tests.ui.hands import click, part, said

#: Saturday 21 November 2026, the day the clock of these tests stands at.
TODAY = date(2026, 11, 21)


@pytest.fixture
def screen(ctx: AppContext, show_live: ShowLive) -> AppointmentsScreen:
    return show_live(AppointmentsScreen(ctx), 900, 700)


def sheet_of(screen: AppointmentsScreen) -> AppointmentSheet:
    (sheet,) = [one for one in screen.findChildren(AppointmentSheet) if one.isVisible()]
    return sheet


def written(ctx: AppContext) -> list[AppointmentWords]:
    return [one.words for one in ctx.services.appointments.all()]


def group(ctx: AppContext) -> str:
    """A group every Thursday evening; the first one to come is on 26 November."""
    words = AppointmentWords(
        title="Group", kind=Kind.MEETING, starts="2026-11-05T19:00", zone="Europe/London", rule="FREQ=WEEKLY;BYDAY=TH"
    )
    return ctx.services.appointments.add(words).uuid


def open_acts(qtbot: QtBot, screen: AppointmentsScreen, key: str) -> None:
    click(qtbot, screen, f"appointment-more-{key}")


def chip(sheet: QWidget, words: str) -> Chip:
    return next(one for one in sheet.findChildren(Chip) if one.isVisible() and one.text() == words)


def choose(sheet: AppointmentSheet, scope: Scope) -> None:
    assert sheet.scope is not None
    sheet.scope.setCurrentIndex(sheet.scope.findData(scope.value))


def test_the_first_one_is_written_by_keyboard_alone(screen: AppointmentsScreen, ctx: AppContext, qtbot: QtBot) -> None:
    dana = ctx.services.contacts.add(ContactDetails(name="Dana", numbers=(Number("020 7946 0000"),))).uuid
    qtbot.keyClick(part(screen, "appointment-add-first"), Qt.Key.Key_Space)
    sheet = sheet_of(screen)
    qtbot.keyClicks(sheet.title, "Keyworker")
    qtbot.keyClick(sheet.contact, Qt.Key.Key_Down)
    sheet.day.line.setFocus()
    qtbot.keyClick(sheet.day.line, Qt.Key.Key_Up)
    sheet.time.setTime(QTime(9, 30))
    qtbot.keyClick(chip(sheet, "1 hour before"), Qt.Key.Key_Space)
    qtbot.keyClick(chip(sheet, "The evening before"), Qt.Key.Key_Space)
    qtbot.keyClicks(sheet.place, "The clinic")
    qtbot.keyClick(sheet.place, Qt.Key.Key_Return)
    (words,) = written(ctx)
    assert (words.title, words.contact, words.place) == ("Keyworker", dana, "The clinic")
    assert (words.starts, words.zone, words.rule) == ("2026-11-22T09:30", "Europe/London", "")
    assert words.remind == (14 * 60 + 30, 60)
    heard = said(screen)
    assert any(one.startswith("Tomorrow") for one in heard)
    assert "With Dana · The clinic" in heard


def test_one_without_any_words_is_kept_as_what_it_is(screen: AppointmentsScreen, ctx: AppContext, qtbot: QtBot) -> None:
    click(qtbot, screen, "appointment-add")
    click(qtbot, sheet_of(screen), "appointment-save")
    assert [words.title for words in written(ctx)] == [""]
    assert "Appointment" in said(screen)


def test_a_day_that_cannot_be_read_stays_open(screen: AppointmentsScreen, ctx: AppContext, qtbot: QtBot) -> None:
    click(qtbot, screen, "appointment-add")
    sheet = sheet_of(screen)
    sheet.day.line.setText("sometime")
    click(qtbot, sheet, "appointment-save")
    assert sheet.isVisible()
    assert written(ctx) == []
    sheet.reject()


def test_it_is_told_where_an_end_cannot_be_read(screen: AppointmentsScreen, ctx: AppContext, qtbot: QtBot) -> None:
    click(qtbot, screen, "appointment-add")
    sheet = sheet_of(screen)
    sheet.repeats.often.setCurrentIndex(sheet.repeats.often.findData("daily"))
    sheet.repeats.until.line.setText("never ever")
    click(qtbot, sheet, "appointment-save")
    assert sheet.isVisible()
    assert sheet.repeats.until.problem()
    sheet.reject()


@pytest.mark.parametrize(
    ("often", "rule"),
    [
        ("daily", "FREQ=DAILY"),
        ("weekly", "FREQ=WEEKLY;BYDAY=SA"),
        ("fortnightly", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA"),
        ("monthly", "FREQ=MONTHLY;BYMONTHDAY=21"),
        ("monthly-weekday", "FREQ=MONTHLY;BYDAY=3SA"),
        ("yearly", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=21"),
    ],
)
def test_it_repeats_in_the_ways_people_say(
    screen: AppointmentsScreen, ctx: AppContext, qtbot: QtBot, often: str, rule: str
) -> None:
    click(qtbot, screen, "appointment-add")
    sheet = sheet_of(screen)
    sheet.day.set_value(TODAY)
    sheet.repeats.follow_start(TODAY)
    sheet.repeats.often.setCurrentIndex(sheet.repeats.often.findData(often))
    sheet.repeats.until.set_value(date(2027, 3, 1))
    click(qtbot, sheet, "appointment-save")
    assert written(ctx)[0].rule == f"{rule};UNTIL=20270301T235959Z"


def test_on_other_weekdays_it_begins_on_the_first_of_them(
    screen: AppointmentsScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    click(qtbot, screen, "appointment-add")
    sheet = sheet_of(screen)
    sheet.repeats.often.setCurrentIndex(sheet.repeats.often.findData("weekly"))
    for name in ("appointment-weekday-6", "appointment-weekday-1", "appointment-weekday-3"):
        click(qtbot, sheet, name)
    click(qtbot, sheet, "appointment-save")
    assert (written(ctx)[0].starts[:10], written(ctx)[0].rule) == ("2026-11-23", "FREQ=WEEKLY;BYDAY=MO,WE")


def test_a_whole_day_has_no_clock_and_reminders_of_its_own(
    screen: AppointmentsScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    click(qtbot, screen, "appointment-add")
    sheet = sheet_of(screen)
    click(qtbot, sheet, "appointment-whole")
    assert not sheet.time.isEnabled()
    assert "1 hour before" not in [one.text() for one in sheet.findChildren(Chip) if one.isVisible()]
    for words in ("In the morning", "The evening before"):
        qtbot.mouseClick(chip(sheet, words), Qt.MouseButton.LeftButton)
    click(qtbot, sheet, "appointment-save")
    (words,) = written(ctx)
    assert (words.starts, words.zone, words.remind) == ("2026-11-21", "", (300, -540))
    screen.open(one=f"{ctx.services.appointments.all()[0].uuid}/2026-11-21")
    sheet = sheet_of(screen)
    assert chip(sheet, "In the morning").isChecked()
    click(qtbot, sheet, "appointment-whole")
    click(qtbot, sheet, "appointment-save")
    (words,) = written(ctx)
    assert (words.starts, words.zone, words.remind) == ("2026-11-21T09:00", "Europe/London", (840,))


def test_the_weekday_goes_along_with_the_day_until_others_are_chosen(screen: AppointmentsScreen, qtbot: QtBot) -> None:
    click(qtbot, screen, "appointment-add")
    sheet = sheet_of(screen)
    qtbot.keyClick(sheet.day.line, Qt.Key.Key_Up)
    assert [one for one, shown in sheet.repeats._chips.items() if shown.isChecked()] == [6]
    sheet.repeats._chips[2].setChecked(True)
    qtbot.keyClick(sheet.day.line, Qt.Key.Key_Up)
    assert [one for one, shown in sheet.repeats._chips.items() if shown.isChecked()] == [2, 6]
    sheet.reject()


def test_ctrl_n_begins_another_one(screen: AppointmentsScreen, qtbot: QtBot) -> None:
    screen.activateWindow()
    qtbot.keyClick(screen, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    sheet_of(screen).reject()


def test_one_time_is_off_and_can_be_on_after_all(
    screen: AppointmentsScreen, ctx: AppContext, shell: RecordingShell, qtbot: QtBot
) -> None:
    uuid = group(ctx)
    open_acts(qtbot, screen, f"{uuid}/2026-11-26T19:00")
    click(qtbot, screen, f"appointment-off-{uuid}/2026-11-26T19:00")
    assert ctx.services.appointments.between(*[date(2026, 11, 26)] * 2) == ()
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    assert len(ctx.services.appointments.between(*[date(2026, 11, 26)] * 2)) == 1
    open_acts(qtbot, screen, f"{uuid}/2026-11-26T19:00")
    click(qtbot, screen, f"appointment-times-{uuid}/2026-11-26T19:00")
    (times,) = [one for one in screen.findChildren(TimesSheet) if one.isVisible()]
    part(times, "times-act-2026-12-03T19:00").setFocus()
    qtbot.keyClick(part(times, "times-act-2026-12-03T19:00"), Qt.Key.Key_Space)
    assert "Thursday 3 December: off" in said(times)
    assert times.focusWidget() is part(times, "times-act-2026-12-03T19:00")
    qtbot.keyClick(part(times, "times-act-2026-12-03T19:00"), Qt.Key.Key_Space)
    assert ctx.services.appointments.all()[0].words.changes == ()
    click(qtbot, times, "list-undo")
    assert [one.of_start for one in ctx.services.appointments.all()[0].words.changes] == ["2026-12-03T19:00"]
    times.accept()


def test_one_time_is_moved_and_the_rest_stays(screen: AppointmentsScreen, ctx: AppContext, qtbot: QtBot) -> None:
    uuid = group(ctx)
    screen.open(one=f"{uuid}/2026-11-26T19:00")
    sheet = sheet_of(screen)
    assert not sheet.repeats.isVisible()
    sheet.day.set_value(date(2026, 11, 27))
    sheet.time.setTime(QTime(18, 0))
    sheet.place.setText("Hall B")
    click(qtbot, sheet, "appointment-save")
    assert written(ctx)[0].changes == (Change("2026-11-26T19:00", "2026-11-27T18:00", place="Hall B"),)
    assert any("Friday 27 November, 18:00" in words for words in said(screen))


def test_after_a_change_the_keyboard_is_where_it_was_and_what_was_open_is_open(
    screen: AppointmentsScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    uuid = group(ctx)
    open_acts(qtbot, screen, f"{uuid}/2026-11-26T19:00")
    change = part(screen, f"appointment-change-{uuid}/2026-11-26T19:00")
    change.setFocus()
    qtbot.keyClick(change, Qt.Key.Key_Space)
    sheet = sheet_of(screen)
    sheet.place.setText("Hall B")
    click(qtbot, sheet, "appointment-save")
    again = part(screen, f"appointment-change-{uuid}/2026-11-26T19:00")
    assert again is not change
    assert screen.focusWidget() is again
    qtbot.keyClick(again, Qt.Key.Key_Space)
    sheet = sheet_of(screen)
    choose(sheet, Scope.LATER)
    sheet.time.setTime(QTime(20, 0))
    click(qtbot, sheet, "appointment-save")
    assert screen.focusWidget() is part(screen, "appointment-add")


def test_a_further_time_beside_the_rule_does_not_offer_to_change_all_later_ones(
    screen: AppointmentsScreen, ctx: AppContext
) -> None:
    words = AppointmentWords(
        title="Clinic", starts="2026-11-23T10:00", rule="FREQ=WEEKLY;INTERVAL=2", extra=("2026-11-26T10:00",)
    )
    uuid = ctx.services.appointments.add(words).uuid
    for start, offered in (("2026-11-26T10:00", False), ("2026-12-07T10:00", True)):
        screen.open(one=f"{uuid}/{start}")
        sheet = sheet_of(screen)
        assert sheet.scope is not None
        assert (sheet.scope.findData(Scope.LATER.value) >= 0) is offered
        sheet.reject()


def test_from_a_time_on_it_is_another_and_before_it_stays(
    screen: AppointmentsScreen, ctx: AppContext, shell: RecordingShell, qtbot: QtBot
) -> None:
    uuid = group(ctx)
    screen.open(one=f"{uuid}/2026-11-26T19:00")
    sheet = sheet_of(screen)
    choose(sheet, Scope.LATER)
    sheet.time.setTime(QTime(20, 0))
    click(qtbot, sheet, "appointment-save")
    before, later = written(ctx)
    assert before.rule == "FREQ=WEEKLY;BYDAY=TH;UNTIL=20261125T235959Z"
    assert (later.starts, later.rule) == ("2026-11-26T20:00", "FREQ=WEEKLY;BYDAY=TH")
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    assert [words.rule for words in written(ctx)] == ["FREQ=WEEKLY;BYDAY=TH"]


def test_all_of_its_times_go_by_another_hour_and_what_was_off_stays_off(
    screen: AppointmentsScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    uuid = group(ctx)
    ctx.services.appointments.call_off(uuid, "2026-12-03T19:00")
    screen.open(one=f"{uuid}/2026-11-26T19:00")
    sheet = sheet_of(screen)
    choose(sheet, Scope.ALL)
    sheet.time.setTime(QTime(18, 30))
    click(qtbot, sheet, "appointment-save")
    (words,) = written(ctx)
    assert words.starts == "2026-11-05T18:30"
    assert words.changes == (Change("2026-12-03T18:30", None),)


def test_a_rule_of_a_calendar_that_is_not_offered_is_told_and_kept(
    screen: AppointmentsScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    rule = "FREQ=MONTHLY;INTERVAL=3;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"
    uuid = ctx.services.appointments.add(AppointmentWords(title="Rent", starts="2026-11-30", rule=rule)).uuid
    assert any("Every 3 months, as its calendar says" in words for words in said(screen))
    screen.open(one=f"{uuid}/2026-11-30")
    sheet = sheet_of(screen)
    choose(sheet, Scope.ALL)
    sheet.title.setText("Rent is due")
    click(qtbot, sheet, "appointment-save")
    assert [(words.title, words.rule) for words in written(ctx)] == [("Rent is due", rule)]


def test_it_is_taken_off_the_list_with_a_way_back(
    screen: AppointmentsScreen, ctx: AppContext, shell: RecordingShell, qtbot: QtBot
) -> None:
    uuid = group(ctx)
    open_acts(qtbot, screen, f"{uuid}/2026-11-26T19:00")
    click(qtbot, screen, f"appointment-remove-{uuid}/2026-11-26T19:00")
    assert written(ctx) == []
    assert part(screen, "appointment-add").hasFocus()
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    assert len(written(ctx)) == 1


def test_their_own_contact_is_rung_from_there(screen: AppointmentsScreen, ctx: AppContext, qtbot: QtBot) -> None:
    dana = ctx.services.contacts.add(ContactDetails(name="Dana", numbers=(Number("020 7946 0000"),))).uuid
    words = AppointmentWords(title="Visit", starts="2026-11-21T23:00", contact=dana, note="Bring the card")
    uuid = ctx.services.appointments.add(words).uuid
    open_acts(qtbot, screen, f"{uuid}/2026-11-21T23:00")
    assert {"020 7946 0000", "Bring the card"} <= set(said(screen))


@pytest.mark.parametrize(
    ("day", "time", "words"),
    [
        (date(2027, 3, 28), QTime(1, 30), "It is taken as an hour later."),
        (date(2026, 10, 25), QTime(1, 30), "The first is meant."),
        (date(2027, 3, 28), QTime(3, 0), ""),
    ],
)
def test_a_time_the_clocks_skip_or_show_twice_is_said_in_one_sentence(
    screen: AppointmentsScreen, qtbot: QtBot, day: date, time: QTime, words: str
) -> None:
    click(qtbot, screen, "appointment-add")
    sheet = sheet_of(screen)
    sheet.day.set_value(day)
    sheet.time.setTime(time)
    sheet._follow_when()
    assert sheet._when_note.text().endswith(words)
    assert sheet._when_note.isVisible() is bool(words)
    sheet.reject()


def test_a_clock_elsewhere_is_named_and_one_nobody_knows_is_said_to_be(
    screen: AppointmentsScreen, ctx: AppContext
) -> None:
    for zone in ("America/New_York", "Moon/Base_One"):
        ctx.services.appointments.add(AppointmentWords(title="Call", starts="2026-11-22T09:30", zone=zone))
    heard = said(screen)
    assert "09:30 on the clock of New York" in heard
    assert any("14:30" in words for words in heard)
    assert any("Base One, which is not known here" in words for words in heard)


def test_after_a_journey_half_past_nine_at_home_is_another_hour_here(
    screen: AppointmentsScreen, ctx: AppContext, clock: FakeClock
) -> None:
    ctx.services.appointments.add(AppointmentWords(title="Call", starts="2026-11-22T09:30", zone="Europe/London"))
    ctx.services.appointments.add(AppointmentWords(title="Pill", starts="2026-11-22T09:30"))
    clock.travel("Asia/Tokyo")
    screen.refresh()
    heard = said(screen)
    assert {"18:30", "09:30"} <= set(heard)


def test_on_a_full_disk_it_is_said_and_the_list_stays(
    screen: AppointmentsScreen, ctx: AppContext, shell: RecordingShell, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise DiskFull

    monkeypatch.setattr(AppointmentService, "keep", full)
    click(qtbot, screen, "appointment-add")
    click(qtbot, sheet_of(screen), "appointment-save")
    assert isinstance(shell.problems[-1], DiskFull)


def test_someone_who_loves_them_has_appointments_too(
    screen: AppointmentsScreen, ctx: AppContext, shell: RecordingShell
) -> None:
    ctx.services.settings.change(audience=Audience.SOMEONE_I_LOVE)
    assert "appointments" in {entry.id for entry in screens_for(family=True)}
    assert screen.go_back()
    assert shell.went[-1][0] == "people"
