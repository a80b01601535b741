"""The idle lock while Help now is open: the file is locked, and what to do in an overdose stays in sight."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from companion.bootstrap import Program
from companion.domain.contacts import ContactDetails
from companion.ui.help_now.page import HelpNow
from companion.ui.lock.screen import LockScreen
from tests.ui.hands import said
from tests.ui.running import settle, unlock_again

pytestmark = pytest.mark.real_clock


def door(program: Program) -> str | None:
    return next((page.door for page in program.window.findChildren(HelpNow) if page.isVisible()), None)


def wait_too_long(program: Program) -> None:
    """Let the time of the idle lock be over, with nothing touched."""
    program._watch()
    upkeep = program._upkeep
    assert upkeep is not None
    upkeep._idle.start(10)
    upkeep._idle._last -= 11 * 60
    upkeep._idle.check()
    settle()


@pytest.mark.parametrize("name", ["", "overdose", "suicide", "craving"])
def test_the_steps_stay_and_nothing_of_the_persons_does(
    program: Program, press: Callable[..., None], name: str
) -> None:
    program.ctx.services.contacts.add(ContactDetails(name="Zenobia Quill"))
    program.ctx.services.settings.change(naloxone_place="behind the violet lamp", naloxone_at_hand=True)
    program.window.help_now(name)
    settle()
    wait_too_long(program)
    assert not program.ctx.unlocked
    assert door(program) == name
    shown = " ".join(said(program.window))
    assert "999" in shown or name not in ("", "overdose")
    assert "violet" not in shown
    assert "Zenobia" not in shown
    while door(program) is not None:
        press(program.window, Qt.Key.Key_Escape)
    assert any(page.isVisible() for page in program.window.findChildren(LockScreen))
    unlock_again(program)
    assert program.ctx.unlocked
    assert door(program) is None


def test_without_help_now_the_lock_stands_alone(program: Program) -> None:
    wait_too_long(program)
    assert not program.ctx.unlocked
    assert door(program) is None


def test_locked_by_hand_it_goes_out_of_sight(program: Program) -> None:
    program.window.help_now("suicide")
    settle()
    program.window.lock()
    settle()
    assert not program.ctx.unlocked
    assert door(program) is None
