"""A file that cannot be opened, met in the real program by keyboard alone, and brought back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from companion.clock import SystemClock
from companion.domain.journal import Writing
from companion.paths import find_paths, prepare
from companion.prefs import PrefsStore
from companion.services.keeping import confirm_code
from companion.services.vault import Vault
from companion.session import Session
from companion.storage.keys import Cost
from tests.e2e.desk import Desk, wait_for

pytestmark = pytest.mark.e2e

PASSPHRASE = "quiet river morning"
CHEAP = Cost(passes=1, memory_kib=8 * 1024)


def a_file(data: Path, passphrase: str | None = None) -> Path:
    """A file with one page in it and a backup of it, as a person would have after a first day; where it is."""
    paths = find_paths(data)
    prepare(paths)
    PrefsStore(paths.prefs).change(country="gb", first_run_done=True)
    clock = SystemClock(lambda: "Europe/London")
    vault = Vault(paths.database, clock, cost=CHEAP)
    vault.create(passphrase)
    if passphrase is not None:
        confirm_code(vault)
    session = Session(vault, clock)
    session.settings.change(first_run_done=True)
    session.journal.create(Writing("The heron", "It stood by the canal again"))
    session.backups.make()
    vault.lock()
    return paths.database


def cut_short(whole: bytes) -> bytes:
    return whole[: len(whole) // 2]


def overwritten(whole: bytes) -> bytes:
    return whole[:200] + bytes(255 - byte for byte in whole[200:6000]) + whole[6000:]


def without_its_beginning(whole: bytes) -> bytes:
    return bytes(255 - byte for byte in whole[:64]) + whole[64:]


def bring_back(desk: Desk) -> None:
    """Bring back the newest backup, from the page that says what is wrong."""
    desk.tab_to("Look inside the backup", role="button")
    desk.key("space")
    desk.wait_says("1 entry")
    desk.press("Put this in place of my file")


def lock_and_unlock(desk: Desk) -> None:
    """Lock by the key, unlock by the passphrase, and be at Today."""
    desk.key("ctrl+l")
    desk.wait_says("Use the recovery code")
    desk.type(PASSPHRASE)
    desk.key("Return")
    desk.wait_says("How are you right now?")


def find_the_page(desk: Desk) -> None:
    """What was written before the damage is in the journal again."""
    desk.wait_says("How are you right now?")
    # A bare display gives the keyboard back to nobody when a sheet has gone; a window manager would.
    desk.take_keyboard()
    desk.key("ctrl+2")
    desk.wait_says("The heron")


@pytest.mark.parametrize("damage", [cut_short, overwritten, without_its_beginning])
def test_a_damaged_file_is_told_and_a_backup_brings_it_back(
    desk: Desk, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    database = a_file(tmp_path / "data")
    damaged = damage(database.read_bytes())
    database.write_bytes(damaged)
    child = desk.start(tmp_path / "data")
    desk.take_keyboard()
    desk.wait_says("Your file is damaged")
    desk.key("F1")
    desk.wait_says("You are not alone in this")
    desk.key("Escape")
    desk.wait_says("Your file is damaged")
    bring_back(desk)
    find_the_page(desk)
    assert desk.stop(child) == 0
    shelf = database.parent / "backups"
    assert [path for path in shelf.rglob("*") if path.is_file() and path.read_bytes() == damaged], "it is kept aside"


def test_a_damaged_encrypted_file_comes_back_with_its_passphrase(desk: Desk, tmp_path: Path) -> None:
    database = a_file(tmp_path / "data", PASSPHRASE)
    database.write_bytes(overwritten(database.read_bytes()))
    child = desk.start(tmp_path / "data")
    desk.take_keyboard()
    desk.wait_says("Unlock")
    desk.type(PASSPHRASE)
    desk.key("Return")
    desk.wait_says("Your file is damaged")
    desk.tab_to("Look inside the backup", role="button")
    desk.key("space")
    desk.wait_says("This backup is encrypted")
    desk.type(PASSPHRASE)
    desk.key("Return")
    desk.wait_says("1 entry")
    desk.press("Put this in place of my file")
    find_the_page(desk)
    lock_and_unlock(desk)
    assert desk.stop(child) == 0


@pytest.mark.parametrize("damage", [overwritten, without_its_beginning])
def test_a_damaged_plain_file_comes_back_from_a_time_with_a_passphrase(
    desk: Desk, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    database = a_file(tmp_path / "data", PASSPHRASE)
    vault = Vault(database, SystemClock(lambda: "Europe/London"), cost=CHEAP)
    vault.unlock(PASSPHRASE)
    vault.remove_passphrase()
    vault.lock()
    database.write_bytes(damage(database.read_bytes()))
    child = desk.start(tmp_path / "data")
    desk.take_keyboard()
    desk.wait_says("Your file is damaged")
    desk.tab_to("Look inside the backup", role="button")
    desk.key("space")
    desk.wait_says("This backup is encrypted")
    desk.type(PASSPHRASE)
    desk.key("Return")
    desk.wait_says("1 entry")
    desk.press("Put this in place of my file")
    find_the_page(desk)
    lock_and_unlock(desk)
    assert not desk.says("Something went wrong")
    assert desk.stop(child) == 0


def test_beginning_anew_leads_to_the_first_run_and_keeps_the_old_file(desk: Desk, tmp_path: Path) -> None:
    database = a_file(tmp_path / "data", PASSPHRASE)
    before = database.read_bytes()
    child = desk.start(tmp_path / "data")
    desk.take_keyboard()
    desk.wait_says("Unlock")
    desk.press("Use the recovery code")
    desk.press("I have neither")
    desk.wait_says("Without both, this file stays locked")
    desk.press("Begin anew")
    desk.wait_says("Type “new” to go on")
    desk.type("new")
    desk.key("Return")
    assert desk.says("Type “new” to go on"), "Enter may have been meant for something else"
    desk.press("Begin anew")
    desk.wait_says("Step 1 of 7")
    desk.take_keyboard()
    desk.press("Begin")
    wait_for(lambda: desk.says("Step 2 of 7"), "the first run did not go on")
    assert desk.stop(child) == 0
    shelf = database.parent / "backups"
    assert [path for path in shelf.rglob("*") if path.is_file() and path.read_bytes() == before]
