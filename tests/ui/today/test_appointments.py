"""Appointments on Today: with their time and a door to them, tomorrow's first in the evening, and none to tick off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.appointments import AppointmentWords
from companion.domain.settings import Audience
from companion.storage import hot_appointments
from companion.ui.appointments.screen import AppointmentsScreen
from companion.ui.family.screen import FamilyToday
from companion.ui.today.screen import TodayScreen
from tests.fakes import FakeClock
from tests.ui.conftest import RecordingShell
from tests.ui.hands import click, part, said

Show = Callable[..., QWidget]


@pytest.fixture
def two(ctx: AppContext, clock: FakeClock) -> str:
    """One at four in the afternoon, and one tomorrow at half past nine; it is noon."""
    clock.set(datetime(2026, 11, 21, 12, tzinfo=UTC))
    service = ctx.services.appointments
    service.add(AppointmentWords(title="Visit", starts="2026-11-22T09:30", zone="Europe/London"))
    words = AppointmentWords(
        title="Group", place="Library", starts="2026-11-21T16:00", zone="Europe/London", minutes=60
    )
    return service.add(words).uuid


def test_it_stands_there_with_its_time_and_leads_to_its_page(
    ctx: AppContext, two: str, show: Show, shell: RecordingShell, qtbot: QtBot
) -> None:
    today = TodayScreen(ctx)
    today.refresh()
    show(today)
    key = f"{two}/2026-11-21T16:00"
    row = part(today, f"item-appointment:{key}")
    assert said(row) == ["Group", "16:00 to 17:00 \u00b7 Library"]
    click(qtbot, row, "item-act")
    assert shell.went[-1] == ("appointments", {"at": key})
    screen = AppointmentsScreen(ctx)
    screen.refresh()
    show(screen)
    screen.open(at=key)
    assert screen.focusWidget() is part(screen, f"appointment-more-{key}")


def test_in_the_evening_it_tells_what_tomorrow_begins_with_and_what_is_over_more_quietly(
    ctx: AppContext, two: str, clock: FakeClock, show: Show
) -> None:
    today = TodayScreen(ctx)
    today.refresh()
    show(today)
    assert "Visit" not in said(today)
    clock.set(datetime(2026, 11, 21, 18, tzinfo=UTC))
    today.refresh()
    assert "Tomorrow: 09:30" in said(today)
    (over,) = [item for item in _items(ctx) if item.title == "Group"]
    assert over.done


def _items(ctx: AppContext) -> list:  # type: ignore[type-arg]
    from companion.ui.today.appointment_items import AppointmentsToday

    return list(AppointmentsToday(lambda _key: None, ctx.clock.zone).items(ctx.services.today.read()))


def test_who_has_none_pays_for_none(ctx: AppContext, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hot_appointments, "near", lambda *_given: pytest.fail("read for nothing"))
    assert ctx.services.today.read().appointments == ()


def test_someone_who_loves_them_sees_their_own_of_today_and_tomorrow(
    ctx: AppContext, two: str, show: Show, shell: RecordingShell, qtbot: QtBot
) -> None:
    ctx.services.settings.change(audience=Audience.SOMEONE_I_LOVE)
    today = FamilyToday(ctx)
    today.refresh()
    show(today)
    card = part(today, "family-appointments")
    assert said(card)[1:] == ["Today, 16:00 to 17:00 \u00b7 Group \u00b7 Library", "Tomorrow, 09:30 \u00b7 Visit"]
    click(qtbot, card, "family-appointments-all")
    assert shell.went[-1][0] == "appointments"
    for one in ctx.services.appointments.all():
        ctx.services.appointments.remove(one.uuid)
    today.refresh()
    assert not card.isVisible()
