"""The doses due today, among what the day holds."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.prescribed import Prescription
from companion.domain.problems import DiskFull
from companion.domain.schedule import Schedule, Unit
from companion.services.medicines import MedicineService
from companion.ui.today.screen import TodayScreen
from tests.ui.conftest import RecordingShell
from tests.ui.today.test_list import row_of, rows

DAY = timedelta(days=1)


def test_doses_stand_before_what_was_meant_and_are_taken_by_one_press(
    live: TodayScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    today, medicines = ctx.today(), ctx.services.medicines
    ctx.services.plans.intend("A walk")
    schedule = Schedule(Unit.DAY, today - DAY, times=("08:00", "20:00"))
    medicines.add(Prescription("Methadone", schedule, "as on the bottle"))
    assert [row.title.text() for row in rows(live)] == ["Methadone", "Methadone", "A walk"]
    first = rows(live)[0]
    first.act.setFocus()
    qtbot.keyClick(first.act, Qt.Key.Key_Space)
    assert [one.taken for one in medicines.due(today)] == [True, None]
    assert first.act.hasFocus()
    assert first.act.accessibleName() == "Not taken after all: Methadone"
    qtbot.keyClick(first.act, Qt.Key.Key_Space)
    assert [one.taken for one in medicines.due(today)] == [None, None]


def test_one_that_is_not_due_today_is_not_in_the_list(live: TodayScreen, ctx: AppContext) -> None:
    ctx.services.medicines.add(Prescription("Depot", Schedule(Unit.MONTH, ctx.today() + DAY)))
    assert rows(live) == []


def test_a_dose_said_to_be_missed_can_still_be_taken(live: TodayScreen, ctx: AppContext, qtbot: QtBot) -> None:
    today, medicines = ctx.today(), ctx.services.medicines
    uuid = medicines.add(Prescription("Methadone", Schedule(Unit.DAY, today))).uuid
    medicines.say(uuid, today, "", False)
    row = row_of(live, "Methadone")
    assert row.act.text() == "Taken"
    qtbot.mouseClick(row.act, Qt.MouseButton.LeftButton)
    assert [one.taken for one in medicines.due(today)] == [True]


def test_a_full_disk_is_said_and_the_dose_stays_open(
    live: TodayScreen, ctx: AppContext, shell: RecordingShell, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    ctx.services.medicines.add(Prescription("Methadone", Schedule(Unit.DAY, ctx.today())))

    def full(*_given: object) -> None:
        raise DiskFull

    monkeypatch.setattr(MedicineService, "say", full)
    qtbot.mouseClick(row_of(live, "Methadone").act, Qt.MouseButton.LeftButton)
    assert [type(problem) for problem in shell.problems] == [DiskFull]
    assert row_of(live, "Methadone").act.text() == "Taken"
