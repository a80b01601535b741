"""Writing down what was prescribed, saying what was taken, and what is said about missed doses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import NoReturn

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.contacts import ContactDetails, Number
from companion.domain.prescribed import Prescription
from companion.domain.problems import DiskFull, DiskTrouble
from companion.domain.schedule import Schedule, Unit
from companion.services.contacts import ContactService
from companion.services.counter import CounterService
from companion.services.medicines import MedicineService
from companion.ui.medicines.days_sheet import DaysSheet
from companion.ui.medicines.fortnight import Fortnight
from companion.ui.medicines.medicine_card import MedicineCard
from companion.ui.medicines.prescription_sheet import PrescriptionSheet
from companion.ui.medicines.screen import MedicinesScreen
from companion.ui.widgets.buttons import Chip
from companion.ui.widgets.copy_button import CopyButton
from companion.ui.widgets.text import Text
from tests.ui.conftest import RecordingShell, ShowLive
from tests.ui.hands import click, part

DAY = timedelta(days=1)


@pytest.fixture
def today(ctx: AppContext) -> date:
    return ctx.today()


@pytest.fixture
def medicines(ctx: AppContext) -> MedicineService:
    return ctx.services.medicines


@pytest.fixture
def opened(ctx: AppContext, show_live: ShowLive) -> Callable[[], MedicinesScreen]:
    """Opens the page, told of every committed write as the shell tells it."""

    def open_page() -> MedicinesScreen:
        return show_live(MedicinesScreen(ctx), 980, 780)

    return open_page


def take_back(shell: RecordingShell) -> None:
    """Do what the Undo of the last toast does."""
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()


def said(of: QWidget) -> str:
    return "\n".join(text.text() for text in of.findChildren(Text) if text.isVisible())


def daily(today: date, *times: str) -> Schedule:
    return Schedule(Unit.DAY, today - DAY * 40, times=times)


def sheet_of(screen: MedicinesScreen) -> PrescriptionSheet:
    (sheet,) = screen.findChildren(PrescriptionSheet)
    return sheet


def test_an_empty_list_says_what_will_be_here_and_offers_the_first_step(
    opened: Callable[[], MedicinesScreen], qtbot: QtBot
) -> None:
    screen = opened()
    assert "What you were prescribed" in said(screen)
    click(qtbot, screen, "medicine-add-first")
    assert sheet_of(screen).isVisible()
    sheet_of(screen).reject()


def test_a_medicine_is_written_down_by_the_keyboard_alone(
    opened: Callable[[], MedicinesScreen], medicines: MedicineService, qtbot: QtBot, today: date
) -> None:
    screen = opened()
    qtbot.keyClick(part(screen, "medicine-add"), Qt.Key.Key_Space)
    sheet = sheet_of(screen)
    qtbot.keyClicks(sheet.name, "Methadone")
    qtbot.keyClick(sheet.name, Qt.Key.Key_Tab)
    qtbot.keyClicks(sheet.dose, "as on the bottle")
    qtbot.keyClick(sheet.often, Qt.Key.Key_Down)
    qtbot.keyClick(part(sheet, "medicine-time-add"), Qt.Key.Key_Space)
    qtbot.keyClick(part(sheet, "medicine-collect-1"), Qt.Key.Key_Space)
    qtbot.keyClick(sheet.name, Qt.Key.Key_Return)
    (one,) = medicines.all()
    schedule = Schedule(Unit.DAY, today, 2, ("08:00",))
    assert one.written == Prescription("Methadone", schedule, "as on the bottle", collect_on=(1,))
    assert "Every other day at" in said(screen)


def test_one_without_a_name_or_with_a_day_that_is_none_stays_open(
    opened: Callable[[], MedicinesScreen], medicines: MedicineService, qtbot: QtBot
) -> None:
    screen = opened()
    click(qtbot, screen, "medicine-add")
    sheet = sheet_of(screen)
    click(qtbot, sheet, "medicine-save")
    assert part(sheet, "medicine-name-missing").isVisible()
    sheet.name.setText("Methadone")
    line = sheet.until.findChild(QLineEdit)
    assert line is not None
    line.setText("some day")
    click(qtbot, sheet, "medicine-save")
    assert sheet.isVisible()
    assert medicines.all() == ()
    line.setText("")
    click(qtbot, sheet, "medicine-save")
    assert [one.name for one in medicines.all()] == ["Methadone"]


def test_a_dose_is_taken_by_one_press_and_corrected_by_another(
    opened: Callable[[], MedicinesScreen], medicines: MedicineService, qtbot: QtBot, today: date
) -> None:
    uuid = medicines.add(Prescription("Methadone", daily(today))).uuid
    screen = opened()
    click(qtbot, screen, "dose-taken-")
    assert [one.taken for one in medicines.due(today)] == [True]
    # Drawn anew: the keyboard is where it was.
    assert QApplication.focusWidget() is part(screen, "dose-taken-")
    click(qtbot, screen, "dose-missed-")
    assert [one.taken for one in medicines.due(today)] == [False]
    click(qtbot, screen, "dose-missed-")
    assert [one.taken for one in medicines.due(today)] == [None]
    assert medicines.doses(uuid) == ()


def test_three_days_missed_bring_up_whom_to_ring_before_any_is_taken(
    opened: Callable[[], MedicinesScreen], ctx: AppContext, medicines: MedicineService, today: date, qtbot: QtBot
) -> None:
    clinic = ctx.services.contacts.add(ContactDetails("Harbour clinic", numbers=(Number("01632 960220"),))).uuid
    uuid = medicines.add(Prescription("Methadone", daily(today), contact=clinic)).uuid
    for back in (2, 3):
        medicines.say(uuid, today - DAY * back, "", back == 3)
    screen = opened()
    assert screen.findChild(QWidget, "medicine-missed") is None
    assert "3 days or more in a row" in said(screen)
    medicines.say(uuid, today - DAY * 3, "", False)
    assert "Were they missed?" in said(part(screen, "medicine-missed")), "nothing is said of yesterday"
    medicines.say(uuid, today - DAY, "", False)
    warned = part(screen, "medicine-missed")
    assert "Do not take your usual dose" in said(warned)
    (copy,) = warned.findChildren(CopyButton)
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "01632 960220"
    medicines.say(uuid, today, "", True)
    assert screen.findChild(QWidget, "medicine-missed") is None


def test_no_word_on_the_page_is_an_amount_of_its_own(
    opened: Callable[[], MedicinesScreen], medicines: MedicineService, today: date
) -> None:
    uuid = medicines.add(Prescription("Methadone", daily(today), "60 mg")).uuid
    medicines.say(uuid, today - DAY, "", False)
    words = said(opened())
    assert words.count("mg") == 1
    assert not any(word in words.lower() for word in ("take now", "double", "half", "extra"))


def test_what_runs_low_is_said_in_time_and_never_in_red(
    opened: Callable[[], MedicinesScreen], medicines: MedicineService, today: date
) -> None:
    medicines.add(Prescription("Iron", daily(today), lasts_until=today + DAY * 2, refill_on=today + DAY))
    screen = opened()
    assert "Running low" in said(screen)
    assert "Ask for a new prescription tomorrow" in said(screen)


def test_the_last_two_weeks_are_told_day_by_day(
    opened: Callable[[], MedicinesScreen], medicines: MedicineService, today: date
) -> None:
    uuid = medicines.add(Prescription("Iron", Schedule(Unit.DAY, today - DAY * 5))).uuid
    medicines.say(uuid, today - DAY, "", True)
    medicines.say(uuid, today - DAY * 2, "", False)
    picture = opened().findChild(Fortnight)
    assert picture is not None
    states = [sentence.rpartition(": ")[2] for sentence in picture.accessibleDescription().split(". ")]
    assert states == ["not due"] * 8 + ["nothing said"] * 3 + ["missed", "taken", "nothing said"]


def test_any_day_can_be_corrected_and_earlier_ones_are_reached(
    opened: Callable[[], MedicinesScreen], medicines: MedicineService, qtbot: QtBot, today: date
) -> None:
    uuid = medicines.add(Prescription("Iron", daily(today))).uuid
    screen = opened()
    click(qtbot, screen, "medicine-days")
    (sheet,) = screen.findChildren(DaysSheet)
    click(qtbot, sheet, f"days-taken-{(today - DAY).isoformat()}-")
    assert [(one.day, one.taken) for one in medicines.doses(uuid)] == [(today - DAY, True)]
    click(qtbot, sheet, "days-earlier")
    early = today - DAY * 20
    chip = sheet.findChild(Chip, f"days-missed-{early.isoformat()}-")
    assert chip is not None
    chip.click()
    assert [(one.day, one.taken) for one in medicines.doses(uuid)] == [(early, False), (today - DAY, True)]
    while (button := sheet.findChild(QWidget, "days-earlier")) is not None and button.isVisible():
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    first = (today - DAY * 40).isoformat()
    assert sheet.findChild(Chip, f"days-taken-{first}-") is not None
    sheet.accept()


def test_it_ends_goes_on_moves_and_leaves_the_list_each_with_undo(
    opened: Callable[[], MedicinesScreen],
    ctx: AppContext,
    shell: RecordingShell,
    medicines: MedicineService,
    qtbot: QtBot,
    today: date,
) -> None:
    for name in ("Methadone", "Iron"):
        medicines.add(Prescription(name, daily(today)))
    screen = opened()

    def act(name: str) -> None:
        card = screen.findChildren(MedicineCard)[0]
        card.more.setChecked(True)
        click(qtbot, card, name)

    act("medicine-down")
    assert [one.name for one in medicines.all()] == ["Iron", "Methadone"]
    act("medicine-stop")
    assert medicines.all()[0].schedule.last == today
    assert "Every day. Today is its last day" in said(screen)
    act("medicine-go-on")
    assert medicines.all()[0].schedule.last is None
    take_back(shell)
    assert medicines.all()[0].schedule.last == today
    act("medicine-go-on")
    act("medicine-remove")
    assert [one.name for one in medicines.all()] == ["Methadone"]
    take_back(shell)
    assert [one.name for one in medicines.all()] == ["Iron", "Methadone"]


def test_one_that_has_not_begun_is_not_said_to_end(
    opened: Callable[[], MedicinesScreen], medicines: MedicineService, qtbot: QtBot, today: date
) -> None:
    medicines.add(Prescription("Methadone", Schedule(Unit.DAY, today + DAY)))
    screen = opened()
    click(qtbot, screen, "medicine-more")
    assert part(screen, "medicine-remove").isVisible()
    assert screen.findChild(QWidget, "medicine-stop") is None


def test_one_with_days_of_long_ago_can_be_changed(
    opened: Callable[[], MedicinesScreen], medicines: MedicineService, qtbot: QtBot, today: date
) -> None:
    long_ago = today - DAY * 800
    uuid = medicines.add(Prescription("Iron", daily(today), lasts_until=long_ago, refill_on=long_ago - DAY)).uuid
    screen = opened()
    screen.open(medicine=uuid)
    qtbot.keyClicks(sheet_of(screen).dose, "as on the label")
    click(qtbot, sheet_of(screen), "medicine-save")
    (kept,) = medicines.all()
    assert (kept.written.dose, kept.written.lasts_until) == ("as on the label", long_ago)


def test_what_cannot_be_stored_is_said_and_nothing_is_shown_as_kept(
    opened: Callable[[], MedicinesScreen],
    shell: RecordingShell,
    medicines: MedicineService,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    today: date,
) -> None:
    medicines.add(Prescription("Methadone", daily(today)))
    screen = opened()

    def full(*_given: object) -> None:
        raise DiskFull

    monkeypatch.setattr(MedicineService, "say", full)
    click(qtbot, screen, "dose-taken-")
    assert [type(problem) for problem in shell.problems] == [DiskFull]


def test_a_time_of_day_is_added_and_taken_off(
    opened: Callable[[], MedicinesScreen], medicines: MedicineService, qtbot: QtBot, today: date
) -> None:
    medicines.add(Prescription("Methadone", daily(today, "08:00", "20:00")))
    screen = opened()
    card = screen.findChildren(MedicineCard)[0]
    card.more.setChecked(True)
    click(qtbot, card, "medicine-change")
    sheet = sheet_of(screen)
    click(qtbot, sheet, "medicine-time-remove-1")
    click(qtbot, sheet, "medicine-save")
    assert medicines.all()[0].schedule.times == ("20:00",)


def test_what_cannot_be_read_just_now_leaves_the_page_as_it_was(
    opened: Callable[[], MedicinesScreen], ctx: AppContext, shell: RecordingShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_asked: object) -> NoReturn:
        raise DiskTrouble

    ctx.services.medicines.add(Prescription("Methadone", Schedule(Unit.DAY, ctx.today())))
    screen = opened()
    before = [text.text() for text in screen.findChildren(Text) if text.isVisible()]
    assert "Methadone" in before
    for service, name in ((ContactService, "all"), (MedicineService, "of_late"), (CounterService, "count")):
        with monkeypatch.context() as broken:
            broken.setattr(service, name, away)
            screen.refresh()
        assert isinstance(shell.problems.pop(), DiskTrouble)
        assert [text.text() for text in screen.findChildren(Text) if text.isVisible()] == before
