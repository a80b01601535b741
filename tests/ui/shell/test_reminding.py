"""Reminders in the window: said once, in neutral words, and otherwise asleep."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QObject

from companion.context import AppContext
from companion.domain.appointments import AppointmentWords
from companion.domain.checkin import Answers
from companion.domain.problems import DiskFull
from companion.domain.settings import Audience
from companion.services.reminders import ReminderService
from companion.ui.settings.reminders import RemindersSection
from companion.ui.shell.reminding import LONGEST_MS, Reminding
from tests.fakes import FakeClock


class Ears:
    """Hears what is said in the app and beside the clock."""

    def __init__(self, *, place: bool = True) -> None:
        self.inside: list[str] = []
        self.outside: list[str] = []
        self._place = place

    def say(self, words: str) -> None:
        self.inside.append(words)

    def beside(self, words: str) -> bool:
        if self._place:
            self.outside.append(words)
        return self._place


@pytest.fixture
def owner(qapp: QObject) -> QObject:
    return QObject(qapp)


def test_it_is_said_once_at_its_time_in_words_that_name_nothing(
    ctx: AppContext, clock: FakeClock, owner: QObject
) -> None:
    ctx.services.settings.change(remind_check_in="20:00")
    ears = Ears()
    reminding = Reminding(ctx, ears.say, ears.beside, owner)
    reminding.look()
    assert ears.inside == []
    # A coarse timer may go five in a hundred past what it was asked.
    assert 0 < reminding.sleeping_ms <= LONGEST_MS * 1.05
    clock.set(datetime(2026, 11, 21, 20, 1, tzinfo=UTC))
    reminding.look()
    reminding.look()
    assert ears.inside == ["1 thing for now: see Today"]
    assert ears.outside == []
    reminding.stop()


def test_beside_the_clock_no_more_is_said_than_that_there_is_one(
    ctx: AppContext, clock: FakeClock, owner: QObject
) -> None:
    ctx.services.settings.change(remind_check_in="20:00", remind_outside=True)
    clock.set(datetime(2026, 11, 21, 20, 1, tzinfo=UTC))
    ears = Ears()
    reminding = Reminding(ctx, ears.say, ears.beside, owner)
    reminding.look()
    assert (ears.inside, ears.outside) == ([], ["A reminder"])
    reminding.stop()


def test_where_the_system_has_no_place_for_it_it_is_said_in_the_app(
    ctx: AppContext, clock: FakeClock, owner: QObject
) -> None:
    ctx.services.settings.change(remind_check_in="20:00", remind_outside=True)
    clock.set(datetime(2026, 11, 21, 20, 1, tzinfo=UTC))
    ears = Ears(place=False)
    reminding = Reminding(ctx, ears.say, ears.beside, owner)
    reminding.look()
    assert ears.inside == ["1 thing for now: see Today"]
    reminding.stop()


def test_without_a_wish_for_any_nothing_is_looked_for(ctx: AppContext, owner: QObject) -> None:
    ears = Ears()
    reminding = Reminding(ctx, ears.say, ears.beside, owner)
    reminding.look()
    assert reminding.sleeping_ms == -1


def test_what_is_done_meanwhile_is_not_said(ctx: AppContext, clock: FakeClock, owner: QObject) -> None:
    ctx.services.settings.change(remind_check_in="20:00")
    ctx.services.checkins.save(ctx.today(), Answers(mood=5))
    clock.set(datetime(2026, 11, 21, 20, 1, tzinfo=UTC))
    ears = Ears()
    reminding = Reminding(ctx, ears.say, ears.beside, owner)
    reminding.look()
    assert ears.inside == []
    reminding.stop()


def test_on_a_full_disk_it_is_said_all_the_same_and_not_again_and_again(
    ctx: AppContext, clock: FakeClock, owner: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    ctx.services.settings.change(remind_check_in="20:00")
    clock.set(datetime(2026, 11, 21, 20, 1, tzinfo=UTC))

    def full(*_given: object) -> None:
        raise DiskFull

    monkeypatch.setattr(ReminderService, "mark", full)
    ears = Ears()
    reminding = Reminding(ctx, ears.say, ears.beside, owner)
    reminding.look()
    assert ears.inside == ["1 thing for now: see Today"]
    reminding.look()
    assert len(ears.inside) == 1
    assert reminding.sleeping_ms > LONGEST_MS - 5_000
    reminding.stop()


def test_while_locked_nothing_is_said(ctx: AppContext, clock: FakeClock, owner: QObject) -> None:
    ctx.services.settings.change(remind_check_in="20:00")
    clock.set(datetime(2026, 11, 21, 20, 1, tzinfo=UTC))
    ctx.session = None
    ears = Ears()
    reminding = Reminding(ctx, ears.say, ears.beside, owner)
    reminding.look()
    assert (ears.inside, ears.outside) == ([], [])
    reminding.stop()


def test_the_settings_show_and_change_what_is_wanted(ctx: AppContext, clock: FakeClock, owner: QObject) -> None:
    section = RemindersSection(ctx)
    section.refresh()
    select = section._times["remind_check_in"]
    select.setCurrentIndex(select.findData("20:00"))
    select.activated.emit(select.currentIndex())
    section._switches["remind_doses"].click()
    section._switches["remind_appointments"].click()
    quiet = section._quiet["quiet_to"]
    quiet.setCurrentIndex(quiet.findData(6))
    quiet.activated.emit(quiet.currentIndex())
    known = ctx.services.settings.current()
    assert (known.remind_check_in, known.remind_doses, known.quiet_to) == ("20:00", True, 6)
    assert not known.remind_appointments
    section.refresh()
    assert section._switches["remind_doses"].isChecked()
    clock.set(clock.now() + timedelta(hours=1))
    section.deleteLater()


def test_who_loves_them_is_asked_of_appointments_and_of_no_medicine(ctx: AppContext, owner: QObject) -> None:
    ctx.services.settings.change(audience=Audience.SOMEONE_I_LOVE)
    section = RemindersSection(ctx)
    section.refresh()
    assert set(section._switches) == {"remind_appointments", "remind_outside"}
    assert section._times == {}
    section.deleteLater()


def test_an_appointment_is_told_in_words_that_name_nothing_and_not_after_it_began(
    ctx: AppContext, clock: FakeClock, owner: QObject
) -> None:
    words = AppointmentWords(title="Probation", starts="2026-11-21T19:00", zone="Europe/London", remind=(60,))
    ctx.services.appointments.add(words)
    ears = Ears()
    reminding = Reminding(ctx, ears.say, ears.beside, owner)
    clock.set(datetime(2026, 11, 21, 18, 0, 1, tzinfo=UTC))
    reminding.look()
    assert ears.inside == ["1 thing for now: see Today"]
    ctx.services.appointments.add(AppointmentWords(title="Late", starts="2026-11-21T18:30", remind=(60,)))
    clock.set(datetime(2026, 11, 21, 18, 45, tzinfo=UTC))
    reminding.look()
    assert len(ears.inside) == 1
    reminding.stop()
