"""Another day is another day on every screen that says one, whichever of the two days it is that begins."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from companion.bootstrap import Program
from companion.domain.appointments import AppointmentWords
from companion.domain.contacts import ContactDetails
from companion.domain.kits import KitWords
from companion.domain.prescribed import Prescription
from companion.domain.schedule import Schedule, Unit
from tests.fakes import FakeClock
from tests.ui.hands import said
from tests.ui.running import settle
from tests.ui.shell.test_tray import make

__all__ = ["make"]


def offered(screen: QWidget) -> list[str]:
    """All words in sight, and the buttons."""
    return said(screen) + [one.text() for one in screen.findChildren(QPushButton) if one.isVisible()]


@pytest.mark.parametrize("screen", ["appointments", "aftercare", "kits", "people", "plan", "medicines", "today"])
def test_another_day_is_another_day_on_every_screen_that_says_one(
    make: Callable[..., Program], clock: FakeClock, screen: str
) -> None:
    program = make(None)
    services, today = program.ctx.services, program.ctx.today()
    services.settings.change(rollover_hour=4, plan_looked_on=today.isoformat())
    services.appointments.add(AppointmentWords(title="Group", starts=f"{today + timedelta(days=1)}T19:00"))
    services.aftercare.begin(today, "", [(today, "Naloxone"), (today + timedelta(days=1), "Ring Sam")])
    services.kits.add(KitWords("kitchen drawer", expires=today))
    services.contacts.add(ContactDetails("Sam", last_contact=today))
    services.medicines.add(Prescription("Methadone", Schedule(Unit.DAY, today, 2, ("08:00",))))
    services.aims.add_hard_day(today + timedelta(days=1), "payday", "", yearly=False)
    program.window.go(screen)
    settle()
    before = program.window.current_screen()
    assert before is not None
    first = offered(before)
    # A minute after midnight the calendar's day is another one, and at five the person's too.
    for hours in (5.5, 5.0):
        clock.advance(hours=hours)
        assert program._upkeep is not None
        program._upkeep._day.look()
        settle()
        now = offered(before)
        before.refresh()
        settle()
        assert offered(before) == now, "nothing more is to be said"
    assert now != first
