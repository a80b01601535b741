"""Appointments that end, or are over already."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.appointments import AppointmentWords
from companion.ui.appointments.screen import AppointmentsScreen
from tests.ui.appointments.test_appointments import group, open_acts, screen, sheet_of
from tests.ui.conftest import RecordingShell
from tests.ui.hands import click, part, said

__all__ = ["screen"]


def test_from_a_time_on_it_is_off_and_that_is_what_the_button_says(
    screen: AppointmentsScreen, ctx: AppContext, shell: RecordingShell, qtbot: QtBot
) -> None:
    uuid = group(ctx)
    open_acts(qtbot, screen, f"{uuid}/2026-11-26T19:00")
    button = part(screen, f"appointment-end-{uuid}/2026-11-26T19:00")
    assert button.accessibleName().startswith("Off from here on: ")
    qtbot.keyClick(button, Qt.Key.Key_Space)
    service, days = ctx.services.appointments, [date(2026, 11, day) for day in (5, 12, 19, 26)]
    assert [len(service.between(day, day)) for day in days] == [1, 1, 1, 0]
    assert shell.toasts[-1][0] == "Group is off from here on"


def test_one_written_for_a_day_that_is_past_is_told_where_it_is(
    screen: AppointmentsScreen, shell: RecordingShell, qtbot: QtBot
) -> None:
    for back, words in ((0, "It is on your list"), (1, "It is on your list, under what is over")):
        click(qtbot, screen, "appointment-add")
        sheet_of(screen).day.set_value(date(2026, 11, 21 - back))
        click(qtbot, sheet_of(screen), "appointment-save")
        assert shell.toasts[-1][0] == words


def test_what_is_over_is_folded_away_until_somebody_looks(
    screen: AppointmentsScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    ctx.services.appointments.add(AppointmentWords(title="Dentist", starts="2026-11-20T10:00"))
    assert "Dentist" not in said(screen)
    click(qtbot, screen, "appointment-past")
    assert "Dentist" in said(screen)
