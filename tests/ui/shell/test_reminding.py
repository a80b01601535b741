"""Reminders in the window: said once, in neutral words, and otherwise asleep."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QWidget

from companion.context import AppContext
from companion.domain.appointments import AppointmentWords
from companion.domain.checkin import Answers
from companion.domain.kits import KitWords
from companion.domain.problems import DiskFull
from companion.domain.reminders import Due, Kept, Quiet
from companion.domain.settings import Audience
from companion.services.reminders import ReminderService
from companion.ui.settings.reminders import RemindersSection
from companion.ui.shell.reminding import LONGEST_MS, Reminding, RemindingLocked, place_of
from tests.fakes import FakeClock
from tests.ui.conftest import RecordingShell
from tests.ui.hands import part, said

EVENING = datetime(2026, 11, 21, 20, 1, tzinfo=UTC)
ONE_THING = "1 thing for now: see Today"


class Beside:
    """A place beside the clock, or none, which remembers what was said there."""

    def __init__(self, *, place: bool = True) -> None:
        self.said: list[str] = []
        self.press: Callable[[], None] = lambda: None
        self._place = place

    def is_there(self) -> bool:
        return self._place

    def say(self, words: str, pressed: Callable[[], None]) -> bool:
        if self._place:
            self.said.append(words)
            self.press = pressed
        return self._place


@pytest.fixture
def owner(qapp: QObject) -> QObject:
    return QObject(qapp)


@pytest.fixture
def beside(ctx: AppContext) -> Beside:
    made = ctx.beside = Beside()
    return made


@pytest.fixture
def reminding(ctx: AppContext, owner: QObject) -> Reminding:
    made = Reminding(ctx, owner)
    yield made
    made.stop()


def inside(shell: RecordingShell) -> list[str]:
    return [words for words, _undo in shell.toasts]


def test_it_is_said_once_at_its_time_in_words_that_name_nothing(
    ctx: AppContext, clock: FakeClock, reminding: Reminding, shell: RecordingShell, beside: Beside
) -> None:
    ctx.services.settings.change(remind_check_in="20:00")
    reminding.look()
    assert inside(shell) == []
    # A coarse timer may go five in a hundred past what it was asked.
    assert 0 < reminding.sleeping_ms <= LONGEST_MS * 1.05
    clock.set(EVENING)
    reminding.look()
    reminding.look()
    assert inside(shell) == [ONE_THING]
    assert beside.said == []


def test_beside_the_clock_no_more_is_said_than_that_there_is_one(
    ctx: AppContext, clock: FakeClock, reminding: Reminding, shell: RecordingShell, beside: Beside
) -> None:
    ctx.services.settings.change(remind_check_in="20:00", remind_outside=True)
    clock.set(EVENING)
    reminding.look()
    assert (inside(shell), beside.said) == ([], ["A reminder"])
    beside.press()
    assert shell.went == [("today", {})]


def test_where_the_system_has_no_place_for_it_it_is_said_in_the_app(
    ctx: AppContext, clock: FakeClock, reminding: Reminding, shell: RecordingShell
) -> None:
    ctx.services.settings.change(remind_check_in="20:00", remind_outside=True)
    clock.set(EVENING)
    ctx.beside = Beside(place=False)
    reminding.look()
    assert inside(shell) == [ONE_THING]


def test_a_message_leads_to_the_place_of_what_it_is_of() -> None:
    assert place_of(["kit:1:2026-11-21"]) == ("kits", {})
    assert place_of(["appointment:1:2026-11-21T09:30:60"]) == ("appointments", {})
    assert place_of(["hard-day:1:2026-11-21"]) == ("plan", {"storm": True})
    for keys in (["check-in:2026-11-21"], ["dose:1:2026-11-21:09:00"], ["kit:1:x", "hard-day:1:x"], []):
        assert place_of(keys) == ("today", {})


def test_without_a_wish_for_any_nothing_is_looked_for(reminding: Reminding) -> None:
    reminding.look()
    assert reminding.sleeping_ms == -1


def test_what_is_done_meanwhile_is_not_said(
    ctx: AppContext, clock: FakeClock, reminding: Reminding, shell: RecordingShell
) -> None:
    ctx.services.settings.change(remind_check_in="20:00")
    ctx.services.checkins.save(ctx.today(), Answers(mood=5))
    clock.set(EVENING)
    reminding.look()
    assert inside(shell) == []


def test_on_a_full_disk_it_is_said_all_the_same_and_not_again_and_again(
    ctx: AppContext,
    clock: FakeClock,
    reminding: Reminding,
    shell: RecordingShell,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ctx.services.settings.change(remind_check_in="20:00")
    clock.set(EVENING)

    def full(*_given: object) -> None:
        raise DiskFull

    monkeypatch.setattr(ReminderService, "mark", full)
    reminding.look()
    assert inside(shell) == [ONE_THING]
    reminding.look()
    assert len(inside(shell)) == 1
    assert reminding.sleeping_ms > LONGEST_MS - 5_000


def test_while_locked_nothing_is_said_that_was_not_kept_for_it(
    ctx: AppContext, clock: FakeClock, reminding: Reminding, shell: RecordingShell, beside: Beside
) -> None:
    ctx.services.settings.change(remind_check_in="20:00", remind_outside=True)
    clock.set(EVENING)
    ctx.session = None
    reminding.look()
    assert (inside(shell), beside.said, reminding.keep()) == ([], [], None)


# -- over the lock ---------------------------------------------------------------------------------------------


@pytest.fixture
def kept(ctx: AppContext, reminding: Reminding) -> Kept:
    """What is kept of a check-in at 20:00 and a kit of today that was told already."""
    services = ctx.services
    services.settings.change(remind_check_in="20:00", remind_kits=True, remind_locked=True)
    services.kits.add(KitWords("Mum's kitchen", expires=ctx.today()))
    reminding.look()
    found = reminding.keep()
    assert found is not None
    return found


def test_over_the_lock_only_times_are_kept_and_none_of_what_was_told(kept: Kept, clock: FakeClock) -> None:
    today = clock.now().date()
    times = [(one.day, one.at.isoformat("minutes")) for one in kept.due]
    assert times == [(today, "20:00"), (today + timedelta(days=1), "20:00")]
    assert not any(word in repr(kept) for word in ("check", "kit", "Mum"))
    assert [one.key for one in kept.due] == ["0", "1"]


def test_nothing_is_kept_over_the_lock_unless_it_is_wanted(ctx: AppContext, reminding: Reminding) -> None:
    ctx.services.settings.change(remind_check_in="20:00")
    assert reminding.keep() is None


def test_over_the_lock_each_time_is_told_once_and_names_nothing(
    ctx: AppContext, clock: FakeClock, kept: Kept, owner: QObject, shell: RecordingShell, beside: Beside
) -> None:
    ctx.session = None
    locked = RemindingLocked(ctx, kept, owner)
    locked.look()
    assert (beside.said, locked.told) == ([], False)
    clock.set(EVENING)
    locked.look()
    locked.look()
    assert (beside.said, locked.told) == (["A reminder"], True)
    clock.set(EVENING + timedelta(hours=2))
    locked.look()
    # The quiet hours have begun; and two days on there is nothing left to tell.
    clock.set(EVENING + timedelta(days=3))
    locked.look()
    assert (beside.said, locked.sleeping_ms) == (["A reminder"], -1)
    locked.stop()


def test_with_no_place_beside_the_clock_the_lock_screen_says_it(
    ctx: AppContext, clock: FakeClock, owner: QObject, shell: RecordingShell
) -> None:
    ctx.session = None
    day = EVENING.date()
    locked = RemindingLocked(ctx, Kept((Due("0", day, EVENING.time()),), Quiet()), owner)
    clock.set(EVENING)
    locked.look()
    assert inside(shell) == ["A reminder"]
    locked.stop()


def test_once_open_it_is_said_inside_what_was_told_outside(
    ctx: AppContext, clock: FakeClock, kept: Kept, owner: QObject, shell: RecordingShell, beside: Beside
) -> None:
    ctx.services.settings.change(remind_outside=True)
    shell.toasts.clear()
    clock.set(EVENING)
    locked = RemindingLocked(ctx, kept, owner)
    locked.look()
    after = Reminding(ctx, owner, locked)
    after.look()
    assert (beside.said, inside(shell), shell.went) == (["A reminder"], [ONE_THING], [])
    after.stop()
    locked.stop()


def test_pressed_over_the_lock_it_leads_to_its_place_once_the_file_is_open(
    ctx: AppContext, clock: FakeClock, owner: QObject, shell: RecordingShell, beside: Beside
) -> None:
    services = ctx.services
    services.settings.change(remind_kits=True, remind_locked=True)
    services.kits.add(KitWords("Mum's kitchen", expires=ctx.today() + timedelta(days=31)))
    before = Reminding(ctx, owner)
    before.look()
    kept = before.keep()
    assert kept is not None
    clock.set(datetime(2026, 11, 22, 10, 1, tzinfo=UTC))
    locked = RemindingLocked(ctx, kept, owner)
    locked.look()
    beside.press()
    after = Reminding(ctx, owner, locked)
    after.look()
    assert shell.went == [("today", {}), ("kits", {})]
    assert inside(shell) == []
    for one in (before, locked, after):
        one.stop()


def button(of: QWidget, name: str) -> QAbstractButton:
    found = part(of, name)
    assert isinstance(found, QAbstractButton)
    return found


def press(of: QWidget, name: str) -> None:
    button(of, name).click()


# -- the settings ----------------------------------------------------------------------------------------------


@pytest.fixture
def section(ctx: AppContext, show: Callable[..., QWidget]) -> RemindersSection:
    made = RemindersSection(ctx)
    made.refresh()
    show(made)
    return made


def test_the_settings_show_and_change_what_is_wanted(ctx: AppContext, section: RemindersSection) -> None:
    select = section._times["remind_check_in"]
    select.setCurrentIndex(select.findData("20:00"))
    select.activated.emit(select.currentIndex())
    for name in ("remind-doses", "remind-kits", "remind-hard-days", "remind-outside", "remind-appointments"):
        press(section, name)
    quiet = section._quiet["quiet_to"]
    quiet.setCurrentIndex(quiet.findData(6))
    quiet.activated.emit(quiet.currentIndex())
    known = ctx.services.settings.current()
    assert (known.remind_check_in, known.quiet_to) == ("20:00", 6)
    assert (known.remind_doses, known.remind_kits, known.remind_hard_days, known.remind_outside) == (True,) * 4
    assert not known.remind_appointments, "these are told unless they are silenced"
    section.refresh()
    assert button(section, "remind-doses").isChecked()


def test_who_loves_them_is_asked_of_appointments_and_of_no_medicine(ctx: AppContext) -> None:
    ctx.services.settings.change(audience=Audience.SOMEONE_I_LOVE)
    section = RemindersSection(ctx)
    section.refresh()
    assert {"remind_appointments"} <= set(section._switches)
    assert not {"remind_doses", "remind_hard_days"} & set(section._switches)
    assert "remind_kits" in section._switches, "they keep kits too"
    assert section._times == {}
    section.deleteLater()


def test_an_appointment_is_told_in_words_that_name_nothing_and_not_after_it_began(
    ctx: AppContext, clock: FakeClock, reminding: Reminding, shell: RecordingShell
) -> None:
    words = AppointmentWords(title="Probation", starts="2026-11-21T19:00", zone="Europe/London", remind=(60,))
    ctx.services.appointments.add(words)
    clock.set(datetime(2026, 11, 21, 18, 0, 1, tzinfo=UTC))
    reminding.look()
    assert inside(shell) == [ONE_THING]
    ctx.services.appointments.add(AppointmentWords(title="Late", starts="2026-11-21T18:30", remind=(60,)))
    clock.set(datetime(2026, 11, 21, 18, 45, tzinfo=UTC))
    reminding.look()
    assert inside(shell) == [ONE_THING]


def test_what_is_told_over_a_lock_is_offered_where_there_is_one(ctx: AppContext, section: RemindersSection) -> None:
    assert not section.findChild(QWidget, "remind-locked").isVisible()
    ctx.vault.set_passphrase("a long enough one")
    section.refresh()
    assert part(section, "remind-locked").isVisible()


def test_one_can_be_tried_and_which_way_it_went_is_said(
    ctx: AppContext, section: RemindersSection, shell: RecordingShell, beside: Beside
) -> None:
    press(section, "remind-try")
    assert (inside(shell), beside.said) == ([ONE_THING], [])
    assert "It is shown here, at the foot of the window." in said(section)
    ctx.services.settings.change(remind_outside=True)
    press(section, "remind-try")
    assert (inside(shell), beside.said) == ([ONE_THING], ["A reminder"])
    assert any(words.startswith("It went to the system") for words in said(section))
    ctx.beside = Beside(place=False)
    press(section, "remind-try")
    assert len(inside(shell)) == 2
    assert any(words.endswith("this desktop has no place beside the clock.") for words in said(section))
    beside.press()
    assert shell.went == [("today", {})]
