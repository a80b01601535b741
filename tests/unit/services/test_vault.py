"""The vault: what stands where the file should be, unlocking, and changing the protection."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from companion.domain.problems import (
    DiskFull,
    FileAlreadyThere,
    FileDamaged,
    FileLocked,
    KeyFileMissing,
    MistypedRecoveryCode,
    WrongPassphrase,
    WrongRecoveryCode,
)
from companion.domain.settings import Audience
from companion.domain.vault import FileState, Secret, SecretKind
from companion.services.backups import BackupService
from companion.services.settings import SettingsService
from companion.services.vault import NotOpen, Vault
from companion.storage import driver, protect
from companion.storage import restore as restoring
from companion.storage.database import Database
from companion.storage.keys import Cost
from tests.fakes import FakeClock

QUICK = Cost(passes=1, memory_kib=8)
FIRST, SECOND = "a walk by the water", "soup and toast tonight"


@pytest.fixture
def vault(data_dir: Path, clock: FakeClock):
    vault = Vault(data_dir / "companion.db", clock, cost=QUICK)
    yield vault
    vault.lock()


def write_name(vault: Vault, name: str) -> None:
    SettingsService(vault.open(), vault.clock).change(name=name, audience=Audience.ME)


def read_name(vault: Vault) -> str:
    return SettingsService(vault.open(), vault.clock).current().name


def test_an_empty_folder_has_no_file_and_a_new_plain_one_opens_by_itself(vault: Vault) -> None:
    assert vault.state().file is FileState.NONE
    assert not vault.state().exists
    assert vault.create() is None
    write_name(vault, "Sam")
    vault.lock()
    state = vault.state()
    assert (state.file, state.locked, state.exists, vault.encrypted) == (FileState.PLAIN, False, True, False)
    assert read_name(vault) == "Sam"


def test_a_new_file_with_a_passphrase_opens_with_it_and_with_the_code(vault: Vault) -> None:
    code = vault.create(FIRST)
    assert code is not None
    write_name(vault, "Sam")
    vault.lock()
    assert (vault.state().file, vault.state().locked, vault.encrypted) == (FileState.ENCRYPTED, True, True)
    with pytest.raises(FileLocked):
        vault.open()
    vault.unlock(FIRST)
    assert read_name(vault) == "Sam"
    vault.lock()
    vault.unlock_with_code(code.lower())
    assert read_name(vault) == "Sam"


def test_a_file_that_is_there_is_never_replaced(vault: Vault) -> None:
    vault.create()
    vault.lock()
    with pytest.raises(FileAlreadyThere):
        vault.create()
    with pytest.raises(FileAlreadyThere):
        vault.create(FIRST)


def test_wrong_secrets_are_told_apart_and_leave_the_file_locked(vault: Vault) -> None:
    vault.create(FIRST)
    vault.lock()
    with pytest.raises(WrongPassphrase):
        vault.unlock(SECOND)
    with pytest.raises(MistypedRecoveryCode):
        vault.unlock_with_code("AAAAA")
    assert vault.state().locked
    assert vault.database is None


def test_setting_a_passphrase_keeps_every_word_and_the_file_open(vault: Vault) -> None:
    vault.create()
    write_name(vault, "Sam")
    code = vault.set_passphrase(FIRST)
    assert vault.encrypted
    assert read_name(vault) == "Sam"
    vault.lock()
    vault.unlock_with_code(code)
    assert read_name(vault) == "Sam"


def test_changing_the_passphrase_keeps_the_file_open_and_the_former_one_opens_nothing(vault: Vault) -> None:
    vault.create(FIRST)
    before = vault.database
    vault.change_passphrase(SECOND)
    assert vault.database is before
    assert vault.proves(SECOND)
    assert not vault.proves(FIRST)
    vault.lock()
    with pytest.raises(WrongPassphrase):
        vault.unlock(FIRST)
    vault.unlock(SECOND)


def test_a_new_recovery_code_takes_the_place_of_the_former_one(vault: Vault) -> None:
    former = vault.create(FIRST)
    assert former is not None
    code = vault.new_recovery_code()
    vault.lock()
    with pytest.raises(WrongRecoveryCode):
        vault.unlock_with_code(former)
    vault.unlock_with_code(code)


def test_removing_the_passphrase_leaves_a_plain_file_that_is_still_open(vault: Vault) -> None:
    vault.create(FIRST)
    write_name(vault, "Sam")
    vault.remove_passphrase()
    assert (vault.encrypted, vault.held_key(), read_name(vault)) == (False, None, "Sam")


def test_closing_keeps_the_key_and_locking_forgets_it(vault: Vault) -> None:
    vault.create(FIRST)
    vault.close()
    vault.close()
    assert not vault.state().locked
    vault.open()
    vault.lock()
    assert vault.held_key() is None


def test_a_lost_key_file_is_rescued_from_a_backup(vault: Vault) -> None:
    vault.create(FIRST)
    write_name(vault, "Sam")
    BackupService(vault).make()
    vault.lock()
    vault.path.with_name("companion.keys").unlink()
    with pytest.raises(KeyFileMissing):
        vault.unlock(FIRST)
    assert not vault.state().has_keys
    vault.rescue(Secret(SecretKind.PASSPHRASE, FIRST))
    assert read_name(vault) == "Sam"


def test_a_lost_key_file_is_made_anew_while_unlocked(vault: Vault) -> None:
    vault.create(FIRST)
    vault.path.with_name("companion.keys").unlink()
    code = vault.make_keys(SECOND)
    vault.lock()
    vault.unlock_with_code(code)
    assert vault.proves(SECOND)


def test_a_missing_file_with_remains_is_not_taken_for_a_fresh_start(vault: Vault) -> None:
    vault.create(FIRST)
    vault.lock()
    vault.path.unlink()
    assert vault.state().file is FileState.MISSING
    assert not vault.state().exists


def test_a_file_too_short_to_be_one_is_damaged(vault: Vault) -> None:
    vault.path.write_bytes(b"SQL")
    assert vault.state().file is FileState.DAMAGED
    with pytest.raises(FileDamaged):
        vault.open()


def test_work_on_a_file_that_is_not_open_is_our_mistake(vault: Vault) -> None:
    with pytest.raises(NotOpen):
        vault.set_passphrase(FIRST)
    vault.create()
    with pytest.raises(NotOpen):
        vault.change_passphrase(FIRST)
    with pytest.raises(NotOpen):
        vault.adopt(None, vault.generation)


def test_erasing_leaves_nothing_behind(vault: Vault) -> None:
    vault.create(FIRST)
    BackupService(vault).make()
    outcome = vault.erase()
    assert outcome.left == ()
    assert vault.state().file is FileState.NONE
    assert list(vault.path.parent.iterdir()) == []


def test_a_secret_never_shows_itself() -> None:
    assert FIRST not in repr(Secret(SecretKind.PASSPHRASE, FIRST))


def test_no_secret_is_asked_for_where_none_could_open_the_file(vault: Vault) -> None:
    vault.create(FIRST)
    BackupService(vault).make()
    vault.lock()
    vault.check_keys()
    keys = vault.path.with_name("companion.keys")
    keys.unlink()
    vault.check_keys()  # the backup has one
    for copy in vault.path.parent.rglob(keys.name):
        copy.unlink()
    with pytest.raises(KeyFileMissing):
        vault.check_keys()


def test_a_plain_file_with_a_damaged_beginning_is_not_taken_for_a_locked_one(vault: Vault) -> None:
    vault.create()
    BackupService(vault).make()
    vault.lock()
    vault.path.write_bytes(b"\xff" * 64 + vault.path.read_bytes()[64:])
    assert vault.state().locked
    with pytest.raises(FileDamaged):
        vault.check_keys()


def test_an_encrypted_file_alone_in_its_folder_lacks_its_key_file(vault: Vault) -> None:
    vault.create(FIRST)
    vault.lock()
    vault.path.with_name("companion.keys").unlink()
    with pytest.raises(KeyFileMissing):
        vault.check_keys()


def test_a_lock_while_the_passphrase_is_being_set_leaves_nothing_open_behind_it(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.create()
    write_name(vault, "Sam")
    real = protect.catch_up

    def locked_at_the_end(path: Path, key: bytes) -> None:
        vault.lock()
        real(path, key)

    monkeypatch.setattr(protect, "catch_up", locked_at_the_end)
    code = vault.set_passphrase(FIRST)
    assert (vault.database, vault.held_key(), vault.state().locked) == (None, None, True)
    vault.unlock(FIRST)
    assert read_name(vault) == "Sam"
    vault.lock()
    vault.unlock_with_code(code)
    assert read_name(vault) == "Sam"


def test_a_lock_while_a_backup_is_restored_keeps_no_key(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    vault.create(FIRST)
    write_name(vault, "Sam")
    made = BackupService(vault).make()
    write_name(vault, "Alex")
    real = restoring.restore

    def locked_at_the_end(*given: Any, **named: Any) -> restoring.Restored:
        outcome = real(*given, **named)
        vault.lock()
        return outcome

    monkeypatch.setattr(restoring, "restore", locked_at_the_end)
    BackupService(vault).restore(made)
    assert (vault.database, vault.held_key(), vault.state().locked) == (None, None, True)
    vault.unlock(FIRST)
    assert read_name(vault) == "Sam"


def test_a_lock_of_long_ago_does_not_stand_in_the_way_of_a_restore(vault: Vault) -> None:
    vault.create(FIRST)
    made = BackupService(vault).make()
    vault.lock()
    BackupService(vault).restore(made, Secret(SecretKind.PASSPHRASE, FIRST))
    assert vault.held_key() is not None
    assert vault.open().encrypted


def test_a_lock_while_the_passphrase_is_removed_keeps_no_key_and_opens_nothing(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.create(FIRST)
    write_name(vault, "Sam")
    real = protect.remove_passphrase

    def locked_at_the_end(*given: Any, **named: Any) -> None:
        real(*given, **named)
        vault.lock()

    monkeypatch.setattr(protect, "remove_passphrase", locked_at_the_end)
    vault.remove_passphrase()
    assert (vault.database, vault.held_key()) == (None, None)
    assert read_name(vault) == "Sam"


def test_a_restore_that_fails_after_a_lock_leaves_the_file_closed(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.create(FIRST)
    made = BackupService(vault).make()

    def full(*_given: Any, **_named: Any) -> restoring.Restored:
        vault.lock()
        raise DiskFull(vault.path)

    monkeypatch.setattr(restoring, "restore", full)
    with pytest.raises(DiskFull):
        BackupService(vault).restore(made)
    assert (vault.database, vault.held_key(), vault.state().locked) == (None, None, True)


def test_an_unlocking_overtaken_by_a_lock_opens_nothing(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    vault.create(FIRST)
    vault.lock()
    real = protect.unlock_with_passphrase

    def locked_at_the_end(*given: Any, **named: Any) -> bytes:
        key = real(*given, **named)
        vault.lock()
        return key

    monkeypatch.setattr(protect, "unlock_with_passphrase", locked_at_the_end)
    with pytest.raises(FileLocked):
        vault.unlock(FIRST)
    assert (vault.database, vault.held_key()) == (None, None)


def test_a_lock_and_an_unlocking_meanwhile_are_not_undone_by_former_work(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.create()
    real = protect.set_passphrase

    def locked_and_unlocked(*given: Any, **named: Any) -> protect.Protected:
        made = real(*given, **named)
        vault.lock()
        vault.unlock(FIRST)
        return made

    monkeypatch.setattr(protect, "set_passphrase", locked_and_unlocked)
    vault.set_passphrase(FIRST)
    assert vault.database is not None
    write_name(vault, "Sam")
    assert read_name(vault) == "Sam"


@pytest.mark.parametrize("passphrase", [None, FIRST])
def test_whether_an_open_file_is_encrypted_is_known_without_the_disk(
    vault: Vault, passphrase: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.create(passphrase)

    def pulled_out(_path: Path) -> bool:
        raise OSError(5, "input/output error")

    monkeypatch.setattr(driver, "is_plain", pulled_out)
    assert vault.encrypted is (passphrase is not None)
    if passphrase is not None:
        vault.close()
        assert vault.encrypted, "the key is held"


def test_whoever_listens_hears_of_each_other_database_and_of_none(vault: Vault) -> None:
    heard: list[Database | None] = []
    vault.listen(lambda: heard.append(vault.database))
    vault.create()
    first = vault.database
    assert vault.open() is first
    vault.set_passphrase(FIRST)
    second = vault.database
    vault.lock()
    vault.lock()
    third = vault.unlock(FIRST)
    assert heard == [first, None, second, None, third]
    assert len({id(database) for database in (first, second, third)}) == 3


def test_a_failed_change_is_told_as_well(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    vault.create()
    former = vault.database
    heard: list[Database | None] = []
    vault.listen(lambda: heard.append(vault.database))

    def full(*_given: Any, **_named: Any) -> protect.Protected:
        raise DiskFull(vault.path)

    monkeypatch.setattr(protect, "set_passphrase", full)
    with pytest.raises(DiskFull):
        vault.set_passphrase(FIRST)
    assert heard == [None, vault.database]
    assert vault.database is not former
