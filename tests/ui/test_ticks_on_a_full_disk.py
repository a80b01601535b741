"""What is ticked, or chosen from a list, and the disk does not take, is not shown as kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import NoReturn

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget

from companion.context import AppContext
from companion.domain.aims import Kind
from companion.domain.prescribed import Prescription
from companion.domain.problems import DiskFull
from companion.domain.schedule import Schedule, Unit
from companion.domain.settings import Audience
from companion.storage.database import Database
from companion.ui.aftercare.screen import AftercareScreen
from companion.ui.cope.screen import CopeScreen
from companion.ui.family.screen import FamilyToday
from companion.ui.hope.screen import HopeScreen
from companion.ui.medicines.screen import MedicinesScreen
from companion.ui.plan.screen import PlanScreen
from companion.ui.screen import Screen
from companion.ui.widgets.fields import Select
from tests.ui.conftest import RecordingShell, ShowLive


def a_dose(ctx: AppContext) -> Screen:
    ctx.services.medicines.add(Prescription("Methadone", Schedule(Unit.DAY, ctx.today())))
    return MedicinesScreen(ctx)


def a_goal(ctx: AppContext) -> Screen:
    ctx.services.aims.aim(Kind.GOAL, "Ring Sam", towards=None)
    return PlanScreen(ctx)


def a_step(ctx: AppContext) -> Screen:
    today = ctx.today()
    ctx.services.aftercare.begin(today, "", [(today + timedelta(days=1), "Naloxone")])
    return AftercareScreen(ctx)


def a_page_to_read(ctx: AppContext) -> Screen:
    ctx.services.settings.change(audience=Audience.SOMEONE_I_LOVE)
    return FamilyToday(ctx)


#: What makes the screen, what is opened on it, and what is ticked there.
TICKS: dict[str, tuple[Callable[[AppContext], Screen], dict[str, str], str]] = {
    "dose": (a_dose, {}, "dose-taken-"),
    "goal": (a_goal, {}, "goal-"),
    "step": (a_step, {}, "step-tick-"),
    "page": (a_page_to_read, {}, "read-"),
    "favourite": (CopeScreen, {"strategy": "paced-breathing"}, "way-favourite"),
}


def no_room(*_areas: object) -> NoReturn:
    raise DiskFull


def marks(screen: QWidget) -> list[tuple[str, bool]]:
    return [(one.objectName(), one.isChecked()) for one in screen.findChildren(QAbstractButton) if one.isCheckable()]


@pytest.mark.parametrize("what", TICKS)
def test_a_tick_goes_back(
    ctx: AppContext, show_live: ShowLive, shell: RecordingShell, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    make, route, name = TICKS[what]
    screen = show_live(make(ctx), 1000, 800)
    screen.open(**route)
    before = marks(screen)
    found = [one for one in screen.findChildren(QAbstractButton) if one.objectName().startswith(name)]
    monkeypatch.setattr(Database, "write", no_room)
    next(one for one in found if one.isVisible() and one.isCheckable()).click()
    assert [type(one) for one in shell.problems] == [DiskFull]
    assert marks(screen) == before


def test_from_when_the_hope_box_is_offered_goes_back(
    ctx: AppContext, show_live: ShowLive, shell: RecordingShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = show_live(HopeScreen(ctx), 1000, 800)
    (box,) = screen.findChildren(Select, "hope-from")
    before = box.currentData()
    monkeypatch.setattr(Database, "write", no_room)
    box.setCurrentIndex(box.count() - 1)
    assert [type(one) for one in shell.problems] == [DiskFull]
    assert box.currentData() == before
