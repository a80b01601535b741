"""What went through is never hidden by what could not follow: older backups, a former key, a lost key file."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from companion.domain.backup import Reason
from companion.domain.problems import (
    CopyStopped,
    DiskFull,
    FileDamaged,
    KeyFileMissing,
    WrongRecoveryCode,
)
from companion.domain.vault import FileState, Secret, SecretKind
from companion.services import transfer as transfer_module
from companion.services.backups import BackupService
from companion.services.journal import JournalService
from companion.services.keeping import code_confirmed, confirm_code, keys_lost
from companion.services.settings import SettingsService
from companion.services.transfer import TransferService
from companion.services.vault import Vault
from companion.storage import along, copying, driver, files, protect
from companion.storage import backup as storage_backup
from companion.storage.database import Database
from companion.storage.keys import Cost
from tests.fakes import FakeClock

FIRST, SECOND = "a walk by the water", "soup and toast tonight"


@pytest.fixture
def vault(data_dir: Path, clock: FakeClock) -> Iterator[Vault]:
    vault = Vault(data_dir / "companion.db", clock, cost=Cost(passes=1, memory_kib=8))
    yield vault
    vault.lock()


@pytest.fixture
def full_shelf(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The disk is full whenever an older backup is to be brought along."""

    def full(database: Path, _key: bytes, _wanted: bytes) -> None:
        raise DiskFull(database)

    monkeypatch.setattr(along, "_encrypt", full)
    return monkeypatch


def plain_backup(vault: Vault) -> None:
    vault.create()
    BackupService(vault).make()


def test_a_passphrase_is_set_and_its_code_given_where_the_backups_cannot_follow(
    vault: Vault, full_shelf: pytest.MonkeyPatch
) -> None:
    plain_backup(vault)
    code = vault.set_passphrase(FIRST)
    assert isinstance(vault.behind, DiskFull)
    assert vault.encrypted
    assert vault.database is not None, "the encrypted file is open"
    vault.lock()
    vault.unlock_with_code(code)
    full_shelf.undo()
    vault.catch_up()
    assert vault.behind is None
    assert all(made.encrypted for made in BackupService(vault).list())


def test_a_new_code_is_given_where_the_backups_cannot_follow(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    first = vault.create(FIRST)
    assert first is not None
    BackupService(vault).make()

    def full(_folder: Path, _content: Any, _wanted: bytes) -> None:
        raise DiskFull(vault.path)

    monkeypatch.setattr(along, "_refresh_keys", full)
    code = vault.new_recovery_code()
    assert isinstance(vault.behind, DiskFull)
    vault.change_passphrase(SECOND)
    vault.lock()
    with pytest.raises(WrongRecoveryCode):
        vault.unlock_with_code(first)
    vault.unlock_with_code(code)
    vault.lock()
    vault.unlock(SECOND)


def test_a_restore_that_went_through_opens_its_file_where_older_backups_cannot_follow(
    vault: Vault, full_shelf: pytest.MonkeyPatch
) -> None:
    vault.create(FIRST)
    made = BackupService(vault).make()
    vault.remove_passphrase()
    BackupService(vault).make()
    service = BackupService(vault)
    secret = Secret(SecretKind.PASSPHRASE, FIRST)
    service.restore(made, secret)
    assert isinstance(vault.behind, DiskFull)
    assert not vault.state().locked
    vault.open()
    vault.lock()
    vault.unlock(FIRST)


def test_a_change_that_fails_once_the_file_is_another_tells_its_own_reason(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.create()
    real = protect.set_passphrase

    def fails_at_the_end(*given: Any, **named: Any) -> None:
        real(*given, **named)
        raise DiskFull(vault.path)

    monkeypatch.setattr(protect, "set_passphrase", fails_at_the_end)
    with pytest.raises(DiskFull):
        vault.set_passphrase(FIRST)
    assert vault.database is None
    assert vault.state().locked
    vault.unlock(FIRST)
    assert not code_confirmed(vault)


def test_a_removal_that_fails_once_the_file_is_plain_leaves_it_open(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.create(FIRST)
    real = protect.remove_passphrase

    def fails_at_the_end(*given: Any, **named: Any) -> None:
        real(*given, **named)
        raise DiskFull(vault.path)

    monkeypatch.setattr(protect, "remove_passphrase", fails_at_the_end)
    with pytest.raises(DiskFull):
        vault.remove_passphrase()
    assert vault.database is not None
    assert not vault.encrypted


def test_a_code_nobody_confirmed_is_known_as_such_after_every_start(vault: Vault, clock: FakeClock) -> None:
    assert code_confirmed(vault), "there is none"
    vault.create(FIRST)
    assert not code_confirmed(vault)
    vault.lock()
    again = Vault(vault.path, clock, cost=Cost(passes=1, memory_kib=8))
    again.unlock(FIRST)
    assert not code_confirmed(again)
    again.change_passphrase(SECOND)
    assert not code_confirmed(again), "that is another secret"
    confirm_code(again)
    assert code_confirmed(again)
    again.new_recovery_code()
    assert not code_confirmed(again)
    again.lock()


def test_a_confirmed_code_goes_on_opening_the_file(vault: Vault) -> None:
    code = vault.create(FIRST)
    assert code is not None
    BackupService(vault).make()
    confirm_code(vault)
    vault.catch_up()
    (kept,) = vault.path.parent.glob("backups/*/companion.keys")
    assert kept.read_bytes() == files.keys_of(vault.path).read_bytes()
    vault.lock()
    vault.unlock_with_code(code)


def test_a_key_file_that_went_while_unlocked_comes_back_from_a_backup(vault: Vault) -> None:
    vault.create(FIRST)
    BackupService(vault).make()
    files.keys_of(vault.path).write_bytes(b"rubbish")
    assert keys_lost(vault)
    vault.catch_up()
    assert not keys_lost(vault)
    vault.lock()
    vault.unlock(FIRST)


def test_a_key_file_that_went_and_lies_nowhere_else_is_told(vault: Vault) -> None:
    vault.create(FIRST)
    files.keys_of(vault.path).unlink()
    with pytest.raises(KeyFileMissing):
        vault.catch_up()
    assert keys_lost(vault)
    vault.make_keys(SECOND)
    assert not keys_lost(vault)


def test_a_plain_file_with_a_scrambled_beginning_is_damaged_and_not_locked(vault: Vault) -> None:
    vault.create(FIRST)
    BackupService(vault).make()
    vault.remove_passphrase()
    vault.lock()
    held = vault.path.read_bytes()
    vault.path.write_bytes(os.urandom(4096) + held[4096:])
    assert vault.state().file is FileState.ENCRYPTED, "its first bytes say so"
    with pytest.raises(FileDamaged):
        vault.check_keys()


def test_an_encrypted_file_without_its_keys_may_still_be_asked_for_a_secret(vault: Vault) -> None:
    vault.create(FIRST)
    BackupService(vault).make()
    vault.lock()
    files.keys_of(vault.path).unlink()
    vault.check_keys()
    assert driver.looks_encrypted(vault.path)


def test_the_right_passphrase_of_a_backup_is_not_called_wrong(vault: Vault) -> None:
    vault.create(FIRST)
    BackupService(vault).make()
    vault.lock()
    files.keys_of(vault.path).unlink()
    vault.path.write_bytes(os.urandom(vault.path.stat().st_size))
    with pytest.raises(KeyFileMissing):
        vault.rescue(Secret(SecretKind.PASSPHRASE, FIRST))


def test_a_locked_file_that_was_set_aside_can_be_brought_back_when_its_passphrase_turns_up(vault: Vault) -> None:
    vault.create(FIRST)
    SettingsService(vault.open(), vault.clock).change(name="Sam")
    vault.lock()
    vault.set_aside()
    vault.create()
    service = BackupService(vault)
    (aside,) = service.list()
    assert aside.reason is Reason.ASIDE
    service.restore(aside, Secret(SecretKind.PASSPHRASE, FIRST))
    assert SettingsService(vault.open(), vault.clock).current().name == "Sam"
    assert storage_backup.rotate(service.folder, vault.clock.now()) == ()


def test_a_damaged_file_whose_key_is_known_is_set_aside_but_not_offered(vault: Vault) -> None:
    vault.create(FIRST)
    service = BackupService(vault)
    made = service.make()
    vault.close()
    vault.path.write_bytes(os.urandom(20_000))
    aside = service.restore(made)
    assert aside is not None
    assert [backup.folder for backup in service.list()] == [made.folder]
    shutil.rmtree(aside)


@pytest.mark.parametrize("closing", ["lock", "stop_copying"])
@pytest.mark.parametrize("work", ["backup", "copy", "export"])
def test_a_copy_ends_soon_and_leaves_nothing_when_the_file_is_closed(
    vault: Vault, tmp_path: Path, work: str, closing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "PAGES_A_STEP", 4)
    monkeypatch.setattr(transfer_module, "ROWS_A_STEP", 1)
    vault.create()
    _fill(vault)
    service, target = BackupService(vault), tmp_path / "there"
    told: list[float] = []

    def closed_at_once(share: float) -> None:
        told.append(share)
        getattr(vault, closing)()

    transfer = TransferService(vault.open(), vault.clock)
    before = sorted(os.listdir(vault.path.parent))
    works: dict[str, Callable[[], object]] = {
        "backup": lambda: service.make(closed_at_once),
        "copy": lambda: service.save_copy(target, closed_at_once),
        "export": lambda: transfer.export(target, closed_at_once),
    }
    with pytest.raises(CopyStopped):
        works[work]()
    assert len(told) < 5
    assert not target.exists()
    assert list(tmp_path.glob(".unfinished*")) == []
    assert service.list() == ()
    vault.lock()
    assert set(os.listdir(vault.path.parent)) - set(before) <= {"backups"}
    assert os.listdir(service.folder) == [] if service.folder.exists() else True
    vault.open()
    service.make()


def test_a_backup_asked_for_after_the_file_was_told_to_stop_does_not_begin(vault: Vault) -> None:
    vault.create()
    vault.stop_copying()
    with pytest.raises(CopyStopped):
        BackupService(vault).make()


def test_a_day_with_a_backup_that_cannot_follow_still_gets_its_own(
    vault: Vault, full_shelf: pytest.MonkeyPatch, clock: FakeClock
) -> None:
    plain_backup(vault)
    vault.set_passphrase(FIRST)
    clock.advance(days=1)
    with pytest.raises(DiskFull):
        BackupService(vault).make_if_due()
    assert [made.reason for made in BackupService(vault).list()] == [Reason.DAILY, Reason.ASKED]


def test_an_export_to_another_disk_gets_its_name_there_in_one_step(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno

    vault.create()
    replace, seen = os.replace, []

    def other_disk(ready: Path, target: Path) -> None:
        seen.append(Path(ready).name)
        if Path(ready).parent != Path(target).parent:
            raise OSError(errno.EXDEV, "another disk")
        replace(ready, target)

    monkeypatch.setattr(os, "replace", other_disk)
    target = tmp_path / "mine.json"
    TransferService(vault.open(), vault.clock).export(target)
    assert seen[-1] == "mine.json.unfinished", "in plain sight, should the program end just then"
    assert target.stat().st_mode & 0o077 == 0
    assert [name for name in os.listdir(tmp_path) if "unfinished" in name] == []
    assert not list(vault.path.parent.glob(".unfinished-*"))


def test_what_a_killed_export_left_is_in_the_data_folder_and_goes_with_the_next_opening(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.create()
    monkeypatch.setattr(files, "deliver", _killed)
    monkeypatch.setattr(Path, "unlink", lambda _path, missing_ok=False: None)
    with pytest.raises(KeyboardInterrupt):
        TransferService(vault.open(), vault.clock).export(tmp_path / "mine.json")
    monkeypatch.undo()
    assert [name for name in os.listdir(tmp_path) if "mine" in name or "unfinished" in name] == []
    assert list(vault.path.parent.glob(".unfinished-export-*"))
    vault.lock()
    vault.open()
    assert not list(vault.path.parent.glob(".unfinished-*"))


def test_a_connection_that_dies_as_a_write_begins_is_not_used_again(vault: Vault) -> None:
    database: Database = vault.open() if vault.state().exists else (vault.create(), vault.open())[1]

    class Dying:
        in_transaction = False

        def execute(self, _words: str) -> None:
            error = driver.driver_module().DatabaseError("disk I/O error")
            error.sqlite_errorcode = 10
            raise error

    database.warm()
    former = database._writer
    database._raw_writer = Dying()  # type: ignore[assignment]
    with pytest.raises(Exception, match=str(vault.path)), database.write("settings"):
        pass
    assert database._writer is not former
    SettingsService(database, vault.clock).change(name="Sam")


def _killed(_ready: Path, _target: Path) -> None:
    raise KeyboardInterrupt


def _fill(vault: Vault) -> None:
    from companion.domain.journal import Writing

    database = vault.open()
    journal = JournalService(database, vault.clock, SettingsService(database, vault.clock))
    for number in range(3):
        journal.create(Writing(f"Page {number}", "word " * 5_000))
