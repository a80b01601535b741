"""The day turns while the program is open and a check-in is half given: kept once, for the day it was given for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from companion.bootstrap import Program
from companion.domain.settings import Audience
from companion.ui.widgets.scale import ScaleSlider
from tests.ui.running import settle

pytestmark = pytest.mark.real_clock

Turn = Callable[[], None]


@pytest.fixture
def turn(program: Program, monkeypatch: pytest.MonkeyPatch) -> Turn:
    """Lets a day go by, as over a night with the lid open."""
    real, gone = program.clock.now, []
    program._watch()

    def by() -> None:
        gone.append(timedelta(days=1))

    monkeypatch.setattr(program.clock, "now", lambda: real() + sum(gone, timedelta()))
    return by


def give(program: Program, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(mood(program), key)


def mood(program: Program) -> ScaleSlider:
    screen = program.window.current_screen()
    assert screen is not None
    return next(part for part in screen.findChildren(ScaleSlider) if part.objectName().endswith("mood"))


def look(program: Program) -> None:
    assert program._upkeep is not None
    program._upkeep._day.look()
    settle()


def commits(program: Program) -> list[frozenset[str]]:
    told: list[frozenset[str]] = []
    assert program.vault.database is not None
    program.vault.database.listen(told.append)
    return told


@pytest.mark.parametrize("left", [False, True], ids=["looked at", "left"])
def test_a_half_given_check_in_is_kept_once_for_the_day_it_was_given_for(
    program: Program, qtbot: QtBot, turn: Turn, left: bool
) -> None:
    given_for = program.ctx.today()
    give(program, qtbot, Qt.Key.Key_7)
    told = commits(program)
    turn()
    if left:
        program.window.go("journal")
    else:
        look(program)
    kept = program.ctx.services.checkins.of_day(given_for)
    assert kept is not None
    assert kept.mood == 7
    assert sum("checkin" in areas for areas in told) == 1
    program.window.go("today")
    look(program)
    assert mood(program).value_or_none() is None
    assert program.ctx.services.checkins.of_day(program.ctx.today()) is None


@pytest.mark.parametrize("left", [False, True], ids=["looked at", "left"])
def test_the_check_in_of_someone_who_loves_a_person_is_kept_once_too(
    program: Program, qtbot: QtBot, turn: Turn, left: bool
) -> None:
    program.ctx.services.settings.change(audience=Audience.SOMEONE_I_LOVE)
    settle()
    program.window.go("today")
    given_for = program.ctx.services.wellbeing.today()
    give(program, qtbot, Qt.Key.Key_5)
    told = commits(program)
    turn()
    if left:
        program.window.go("learn")
    else:
        look(program)
    kept = program.ctx.services.wellbeing.of_day(given_for)
    assert kept is not None
    assert kept.mood == 5
    assert len(told) == 1
    program.window.go("today")
    look(program)
    assert mood(program).value_or_none() is None
