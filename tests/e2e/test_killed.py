"""The real program, killed while a person writes or sets a passphrase: nothing that was saved is lost, or locked away.

How often it is killed while a passphrase is set, the environment variable COMPANION_KILLS says.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from companion.clock import SystemClock
from companion.domain.journal import Writing
from companion.paths import find_paths, prepare
from companion.prefs import PrefsStore
from companion.services.vault import Vault
from companion.session import Session
from tests.e2e.desk import Desk, wait_for

pytestmark = pytest.mark.e2e

SAVED = "a page that was saved"
HALF = "half a page that nobody saved"
#: The promise, and a little for the machine the test runs on.
TWO_SECONDS = 2.3
KILLS = int(os.environ.get("COMPANION_KILLS", "2"))
PASSPHRASE = "quiet river morning"


def test_a_half_written_page_is_offered_back_after_a_kill(desk: Desk, tmp_path: Path) -> None:
    data = tmp_path / "data"
    child = desk.start(data)
    desk.take_keyboard()
    desk.skip_first_run()
    desk.wait_says("How are you right now?")
    desk.key("ctrl+n")
    desk.tab_to("Page", role="text")
    desk.type(SAVED)
    desk.key("ctrl+s")
    desk.wait_says(SAVED)
    desk.key("ctrl+n")
    desk.tab_to("Page", role="text")
    # The first pause makes it a page, and what is typed after that is a draft of it.
    desk.type(HALF[:4])
    time.sleep(TWO_SECONDS)
    desk.type(HALF[4:])
    time.sleep(TWO_SECONDS)
    child.kill()
    child.wait()

    again = desk.start(data)
    desk.take_keyboard()
    desk.wait_says("How are you right now?")
    desk.key("ctrl+2")
    desk.wait_says(HALF)
    desk.wait_says("Kept from last time")
    desk.wait_says(SAVED)
    assert desk.stop(again) == 0


def with_a_line_half_written(desk: Desk, data: Path) -> subprocess.Popen[bytes]:
    """The program after its first run, with a line typed into the check-in and nothing saved."""
    child = desk.start(data)
    desk.take_keyboard()
    desk.skip_first_run()
    desk.wait_says("How are you right now?")
    desk.tab_to("A line about the day", role="text")
    desk.type(HALF)
    return child


def test_a_check_in_half_filled_is_there_again_after_a_kill(desk: Desk, tmp_path: Path) -> None:
    data = tmp_path / "data"
    child = with_a_line_half_written(desk, data)
    time.sleep(TWO_SECONDS)
    child.kill()
    child.wait()

    again = desk.start(data)
    desk.take_keyboard()
    desk.wait_says("Not saved yet")
    desk.tab_to("A line about the day", role="text")
    desk.key("End")
    desk.type(" and more")
    desk.key("Return")
    desk.wait_says("Check-in saved")
    again.kill()
    again.wait()
    vault = Vault(find_paths(data).database, SystemClock(lambda: "Europe/London"))
    vault.open()
    session = Session(vault, SystemClock(lambda: "Europe/London"))
    kept = session.checkins.of_day(session.checkins.today())
    assert kept is not None
    assert HALF in kept.note
    assert "and more" in kept.note
    assert session.checkins.draft_of(kept.day) is None
    vault.lock()


@pytest.mark.parametrize("asking", [signal.SIGTERM, signal.SIGINT])
def test_asked_to_end_by_the_system_it_keeps_the_last_letter_and_ends_in_peace(
    desk: Desk, tmp_path: Path, asking: signal.Signals
) -> None:
    data = tmp_path / "data"
    child = with_a_line_half_written(desk, data)
    child.send_signal(asking)
    assert child.wait(timeout=20) == 0
    vault = Vault(find_paths(data).database, SystemClock(lambda: "Europe/London"))
    vault.open()
    session = Session(vault, SystemClock(lambda: "Europe/London"))
    kept = session.checkins.of_day(session.checkins.today())
    assert kept is not None
    assert kept.note == HALF
    vault.lock()


def a_file(data: Path) -> Vault:
    """A plain file with a page, and a plain backup of it; closed."""
    paths = find_paths(data)
    prepare(paths)
    PrefsStore(paths.prefs).change(country="gb", first_run_done=True)
    clock = SystemClock(lambda: "Europe/London")
    vault = Vault(paths.database, clock)
    vault.create()
    session = Session(vault, clock)
    session.settings.change(first_run_done=True)
    session.journal.create(Writing("The heron", "word " * 200_000))
    session.backups.make()
    vault.lock()
    return vault


@pytest.mark.parametrize("number", range(KILLS))
def test_a_kill_while_a_passphrase_is_set_leaves_a_file_that_opens(desk: Desk, tmp_path: Path, number: int) -> None:
    vault = a_file(tmp_path / "data")
    child = desk.start(tmp_path / "data")
    desk.take_keyboard()
    desk.wait_says("How are you right now?")
    desk.key("ctrl+comma")
    desk.press("Set a passphrase")
    desk.wait_says("The same once more")
    desk.take_keyboard()
    desk.tab_to("New passphrase")
    desk.type(PASSPHRASE)
    desk.key("Tab")
    desk.type(PASSPHRASE)
    desk.key("Return")
    # From the first moment of it to the code on the screen, as far as that takes a second or two.
    time.sleep(0.1 + 1.6 * number / KILLS)
    child.kill()
    child.wait()

    again = desk.start(tmp_path / "data")
    desk.take_keyboard()
    if vault.state().locked:
        desk.wait_says("Use the recovery code")
        desk.type(PASSPHRASE)
        desk.key("Return")
        desk.wait_says("Do you have your recovery code?")
        desk.take_keyboard()
        desk.press("Make a new one")
        desk.wait_says("It opens your file if you forget")
        desk.take_keyboard()
        desk.press("I have it")
        wait_for(lambda: not desk.says("It opens your file if you forget"), "the sheet stayed")
        shelf = tmp_path / "data" / "backups"
        wait_for(lambda: bool(list(shelf.rglob("companion.keys"))), "the plain backup was not encrypted")
    desk.take_keyboard()
    desk.wait_says("How are you right now?")
    desk.key("ctrl+2")
    desk.wait_says("The heron")
    assert desk.stop(again) == 0
