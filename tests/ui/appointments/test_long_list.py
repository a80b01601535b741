"""A long list of appointments: a few at a time, and the keyboard where the further ones begin."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.appointments import AppointmentWords
from companion.ui.appointments.appointment_row import AppointmentRow
from companion.ui.appointments.screen import AppointmentsScreen
from tests.ui.appointments.test_appointments import screen
from tests.ui.hands import click, said

__all__ = ["screen"]


def test_many_are_shown_a_few_at_a_time(screen: AppointmentsScreen, ctx: AppContext, qtbot: QtBot) -> None:
    service = ctx.services.appointments
    service.keep(
        {f"{n:032}": AppointmentWords(title=f"No. {n}", starts=f"2027-01-{n % 28 + 1:02}T10:00") for n in range(60)}
    )
    assert sum(words.startswith("No. ") for words in said(screen)) == 20
    click(qtbot, screen, "appointment-more-of-20")
    assert sum(words.startswith("No. ") for words in said(screen)) == 40
    rows = screen.findChildren(AppointmentRow)
    assert [row.more.hasFocus() for row in rows].index(True) == 20, "the keyboard is at the first that came"
