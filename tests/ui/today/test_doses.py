"""The doses due today, among what the day holds."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from companion.content.library import Library
from companion.content.problems import ContentProblem
from companion.context import AppContext
from companion.domain.checkin import Answers
from companion.domain.counter import EventKind
from companion.domain.prescribed import Prescription
from companion.domain.problems import DiskFull
from companion.domain.schedule import Schedule, Unit
from companion.domain.value import replace
from companion.services.medicines import MedicineService
from companion.ui.today.screen import TodayScreen
from companion.ui.widgets.text import Text
from tests.ui.conftest import RecordingShell
from tests.ui.today.test_list import row_of, rows

DAY = timedelta(days=1)


def detail_of(screen: TodayScreen) -> str:
    found = row_of(screen, "Methadone").findChild(Text, "item-detail")
    assert found is not None
    return found.text()


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


def test_after_missed_days_it_says_whom_to_ask_first_and_not_the_dose(live: TodayScreen, ctx: AppContext) -> None:
    today, medicines = ctx.today(), ctx.services.medicines
    uuid = medicines.add(Prescription("Methadone", Schedule(Unit.DAY, today - 9 * DAY), "as on the bottle")).uuid
    medicines.say(uuid, today - 4 * DAY, "", True)
    medicines.say(uuid, today - 3 * DAY, "", True)
    medicines.say(uuid, today - 2 * DAY, "", False)
    assert detail_of(live) == "as on the bottle"
    medicines.say(uuid, today - 3 * DAY, "", False)
    assert "Were they missed?" in detail_of(live)
    medicines.say(uuid, today - DAY, "", False)
    assert "Do not take your usual dose" in detail_of(live)
    assert "before you take any" in detail_of(live)
    assert "as on the bottle" not in detail_of(live)
    medicines.say(uuid, today - DAY, "", True)
    assert detail_of(live) == "as on the bottle"


def test_after_days_nobody_said_anything_of_it_asks_whether_they_were_missed(
    live: TodayScreen, ctx: AppContext
) -> None:
    today, medicines = ctx.today(), ctx.services.medicines
    uuid = medicines.add(Prescription("Methadone", Schedule(Unit.DAY, today - 9 * DAY), "as on the bottle")).uuid
    assert detail_of(live) == "as on the bottle", "who never ticks it is not asked every day"
    medicines.say(uuid, today - 3 * DAY, "", True)
    assert detail_of(live) == "as on the bottle"
    medicines.say(uuid, today - 3 * DAY, "", None)
    medicines.say(uuid, today - 4 * DAY, "", True)
    assert detail_of(live).startswith("Nothing taken is written for 3 days. Were they missed? Ring your clinic")


def test_who_used_today_is_told_to_ask_before_the_dose(live: TodayScreen, ctx: AppContext) -> None:
    today, medicines = ctx.today(), ctx.services.medicines
    medicines.add(Prescription("Methadone", Schedule(Unit.DAY, today), "as on the bottle"))
    made = ctx.services.checkins.save(today, Answers(used=True))
    assert detail_of(live) == "You used today. Ask your clinic or pharmacist before this dose."
    made.undo()
    assert detail_of(live) == "as on the bottle"
    ctx.services.counter.start_on(today - 9 * DAY)
    ctx.services.counter.add(EventKind.LAPSE, today, counted=None)
    assert detail_of(live) == "You used today. Ask your clinic or pharmacist before this dose."


def test_whom_to_ask_first_is_said_where_the_library_cannot_be_read(
    live: TodayScreen, ctx: AppContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unread(_library: Library) -> None:
        raise ContentProblem(Path("medicine-notes.toml"), 1, "damaged")

    monkeypatch.setattr(Library, "medicine_notes", unread)
    today, medicines = ctx.today(), ctx.services.medicines
    uuid = medicines.add(Prescription("Methadone", Schedule(Unit.DAY, today - DAY))).uuid
    medicines.say(uuid, today - DAY, "", False)
    assert detail_of(live) == "Missed doses? Ring your clinic or pharmacist before you take any."


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


def test_what_runs_low_is_collected_or_asked_for_today_has_a_line_and_a_door(
    live: TodayScreen, ctx: AppContext, shell: RecordingShell, qtbot: QtBot
) -> None:
    today, medicines = ctx.today(), ctx.services.medicines
    depot = Schedule(Unit.MONTH, today - 20 * DAY)
    fine = Prescription("Iron", depot, lasts_until=today + 6 * DAY, collect_on=((today + DAY).isoweekday(),))
    uuid = medicines.add(fine).uuid
    assert rows(live) == []
    for change, words in (
        ({"lasts_until": today + DAY}, "Running low: it lasts until tomorrow. Ring before it ends. Collect tomorrow"),
        ({"collect_on": (today.isoweekday(),)}, "Collect today"),
        ({"refill_on": today}, "Ask for a new prescription today"),
    ):
        written: dict[str, Any] = change
        medicines.change(uuid, replace(fine, **written))
        row = row_of(live, "Iron")
        detail = row.findChild(Text, "item-detail")
        assert detail is not None
        assert detail.text().endswith(words)
        qtbot.mouseClick(row.act, Qt.MouseButton.LeftButton)
    assert shell.went == [("medicines", {})] * 3
