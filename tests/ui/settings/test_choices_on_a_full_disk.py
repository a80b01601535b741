"""A choice the disk does not take is not shown as made."""

from __future__ import annotations

from typing import NoReturn

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget

from companion.context import AppContext
from companion.domain.problems import DiskFull
from companion.domain.settings import Audience, Headline
from companion.storage.database import Database
from companion.ui.settings.screen import SettingsScreen
from companion.ui.widgets.fields import Select
from tests.ui.conftest import RecordingShell, ShowLive

SWITCHES = ("remind-doses", "remind-appointments", "ask-pain", "first-day-1", "count-rather-not")
LISTS = {
    "rollover": 5,
    "first-weekday": 7,
    "quiet-from": 3,
    "remind-check-in": "09:00",
    "headline": Headline.TOTAL.value,
}


@pytest.fixture
def full(ctx: AppContext, show_live: ShowLive, monkeypatch: pytest.MonkeyPatch) -> SettingsScreen:
    screen = show_live(SettingsScreen(ctx), 1000, 800)

    def no_room(*_areas: object) -> NoReturn:
        raise DiskFull

    monkeypatch.setattr(Database, "write", no_room)
    return screen


def state(screen: QWidget) -> list[object]:
    """What is marked, and what is chosen in lists, all over the page."""
    marks = [(one.objectName(), one.isChecked()) for one in screen.findChildren(QAbstractButton) if one.isCheckable()]
    return [marks, [(one.objectName(), one.currentData()) for one in screen.findChildren(Select)]]


@pytest.mark.parametrize("name", SWITCHES)
def test_a_switch_goes_back(full: SettingsScreen, shell: RecordingShell, name: str) -> None:
    before = state(full)
    (button,) = full.findChildren(QAbstractButton, name)
    button.click()
    assert [type(one) for one in shell.problems] == [DiskFull]
    assert state(full) == before


@pytest.mark.parametrize("name", LISTS)
def test_a_list_goes_back(full: SettingsScreen, shell: RecordingShell, name: str) -> None:
    before = state(full)
    (box,) = full.findChildren(Select, name)
    row = box.findData(LISTS[name])
    assert row not in (-1, box.currentIndex())
    box.setCurrentIndex(row)
    box.activated.emit(row)
    assert [type(one) for one in shell.problems] == [DiskFull]
    assert state(full) == before


def test_for_whom_it_is_goes_back(full: SettingsScreen, ctx: AppContext, shell: RecordingShell) -> None:
    before = state(full)
    (button,) = full.findChildren(QAbstractButton, "audience-loved")
    button.click()
    assert [type(one) for one in shell.problems] == [DiskFull]
    assert state(full) == before
    assert ctx.services.settings.current().audience is Audience.ME
