"""Setting, changing, taking away, losing and finding again."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from companion.domain.problems import (
    FileAlreadyThere,
    FileDamaged,
    FileInUse,
    FileLocked,
    KeyFileDamaged,
    KeyFileMissing,
    MistypedRecoveryCode,
    WrongPassphrase,
    WrongRecoveryCode,
)
from companion.storage import backup, driver, files, keyfile, keys, protect
from companion.storage.database import Database
from companion.storage.keyfile import Kind
from tests.unit.storage.sample import CHEAP, NOW, fill, make, titles

PAGES = ["Page 0", "Page 1", "Page 2"]


@pytest.fixture
def protected(path: Path) -> protect.Protected:
    """The secrets of a file at `path` whose passphrase is 'first'."""
    make(path)
    return protect.set_passphrase(path, "first", cost=CHEAP)


def unlock(path: Path, passphrase: str) -> bytes:
    return protect.unlock_with_passphrase(path, passphrase, cost=CHEAP)


def test_a_passphrase_encrypts_the_file_and_both_secrets_open_it(path: Path, protected: protect.Protected) -> None:
    assert not driver.is_plain(path)
    assert unlock(path, "first") == protect.unlock_with_code(path, protected.code) == protected.key
    assert titles(path, protected.key) == PAGES
    assert sorted(os.listdir(path.parent)) == ["companion.db", "companion.keys"]


def test_a_new_file_can_be_protected_from_its_first_byte(path: Path) -> None:
    secret = protect.protect_new(path, "first", cost=CHEAP)
    make(path, secret.key)
    assert titles(path, unlock(path, "first")) == PAGES
    with pytest.raises(FileAlreadyThere):
        protect.protect_new(path, "second", cost=CHEAP)


def test_a_key_file_without_its_database_is_kept_when_a_new_one_is_made(
    path: Path, protected: protect.Protected
) -> None:
    moved = path.rename(path.parent / "moved.db")
    make(path, protect.protect_new(path, "other", cost=CHEAP).key)
    kept = path.with_name("companion.keys.kept-1")
    slot = keyfile.read(kept).slot(Kind.PASSPHRASE)
    assert slot is not None
    assert slot.open(keyfile.read(kept).key_id, b"first") == protected.key
    assert protect.opens(moved, protected.key)


@pytest.mark.parametrize("wrong", ["", "First", "first ", "second"])
def test_a_wrong_passphrase_is_told(path: Path, protected: protect.Protected, wrong: str) -> None:
    with pytest.raises(WrongPassphrase):
        unlock(path, wrong)


def test_a_wrong_and_a_mistyped_code_are_told_apart(path: Path, protected: protect.Protected) -> None:
    with pytest.raises(WrongRecoveryCode) as caught:
        protect.unlock_with_code(path, keys.new_code())
    assert not isinstance(caught.value, MistypedRecoveryCode)
    with pytest.raises(MistypedRecoveryCode):
        protect.unlock_with_code(path, protected.code[:-1])


def test_changing_the_passphrase_writes_no_data_and_keeps_the_code(path: Path, protected: protect.Protected) -> None:
    before = path.read_bytes()
    protect.change_passphrase(path, protected.key, "second", cost=CHEAP)
    assert path.read_bytes() == before
    with pytest.raises(WrongPassphrase):
        unlock(path, "first")
    assert unlock(path, "second") == protect.unlock_with_code(path, protected.code) == protected.key


def test_a_lost_code_is_replaced_while_unlocked(path: Path, protected: protect.Protected) -> None:
    code = protect.new_recovery_code(path, protected.key, cost=CHEAP)
    assert protect.unlock_with_code(path, code) == unlock(path, "first") == protected.key
    with pytest.raises(WrongRecoveryCode):
        protect.unlock_with_code(path, protected.code)


def test_taking_the_passphrase_away_leaves_a_plain_file_with_everything(
    path: Path, protected: protect.Protected
) -> None:
    protect.remove_passphrase(path, protected.key)
    assert driver.is_plain(path)
    assert titles(path, None) == PAGES
    assert os.listdir(path.parent) == ["companion.db"]


def test_search_and_links_still_work_after_encrypting(path: Path, protected: protect.Protected) -> None:
    db = Database.open(path, protected.key)
    with db.quick() as connection:
        assert connection.execute("SELECT count(*) FROM search WHERE search MATCH 'harbour'").fetchone() == (6,)
        connection.execute("INSERT INTO search(search, rank) VALUES('integrity-check', 1)")
        connection.execute("DELETE FROM journal_entry")
        assert connection.execute("SELECT count(*) FROM search WHERE search MATCH 'harbour'").fetchone() == (3,)
        assert driver.read_pragma(connection, "foreign_keys") == 1
    db.close()


def test_nothing_happens_to_a_file_that_is_open(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driver, "BUSY_TIMEOUT_MS", 1)
    db = Database.open(path, None, create=True)
    fill(db)
    with pytest.raises(FileInUse):
        protect.set_passphrase(path, "first", cost=CHEAP)
    fill_again = Database.open(path, None)
    fill_again.close()
    db.close()
    assert titles(path, None) == PAGES


def test_a_file_with_a_passphrase_is_not_given_another_key(path: Path, protected: protect.Protected) -> None:
    with pytest.raises(FileLocked):
        protect.set_passphrase(path, "second", cost=CHEAP)
    assert unlock(path, "first") == protected.key


def test_a_missing_or_damaged_key_file_is_told(path: Path, protected: protect.Protected) -> None:
    whole = files.keys_of(path).read_bytes()
    files.keys_of(path).write_bytes(whole[:-20])
    with pytest.raises(KeyFileDamaged):
        unlock(path, "first")
    files.keys_of(path).unlink()
    with pytest.raises(KeyFileMissing):
        unlock(path, "first")
    files.keys_of(path).write_bytes(whole)
    assert unlock(path, "first") == protected.key


def test_a_lost_key_file_is_found_again_in_a_backup(path: Path, protected: protect.Protected) -> None:
    db = Database.open(path, protected.key)
    backup.make_backup(db, files.backups_of(path), NOW)
    db.close()
    files.keys_of(path).write_bytes(b"rubbish")
    with pytest.raises(WrongPassphrase):
        protect.rescue_keys(path, Kind.PASSPHRASE, "other")
    assert protect.rescue_keys(path, Kind.PASSPHRASE, "first") == protected.key
    assert unlock(path, "first") == protected.key
    files.keys_of(path).unlink()
    assert protect.rescue_keys(path, Kind.RECOVERY_CODE, protected.code) == protected.key
    shutil.rmtree(files.backups_of(path))
    with pytest.raises(KeyFileMissing):
        protect.rescue_keys(path, Kind.PASSPHRASE, "first")


def test_a_lost_key_file_is_made_anew_while_unlocked(path: Path, protected: protect.Protected) -> None:
    files.keys_of(path).unlink()
    with pytest.raises(KeyFileMissing):
        protect.change_passphrase(path, protected.key, "second", cost=CHEAP)
    code = protect.make_keys(path, protected.key, "second", cost=CHEAP)
    assert unlock(path, "second") == protect.unlock_with_code(path, code) == protected.key


def test_a_key_file_of_another_file_is_not_written_into(path: Path, protected: protect.Protected) -> None:
    with pytest.raises(KeyFileDamaged):
        protect.change_passphrase(path, keys.new_key(), "second", cost=CHEAP)
    assert unlock(path, "first") == protected.key


def test_a_right_passphrase_for_a_damaged_database_says_damaged(path: Path, protected: protect.Protected) -> None:
    path.write_bytes(os.urandom(8192))
    key = unlock(path, "first")
    with pytest.raises(FileDamaged):
        Database.open(path, key)


def test_a_cheaply_made_key_file_is_made_anew_at_the_cost_of_today(path: Path, protected: protect.Protected) -> None:
    dearer = keys.Cost(passes=2, memory_kib=16)
    assert protect.unlock_with_passphrase(path, "first", cost=dearer) == protected.key
    slot = keyfile.read(files.keys_of(path)).slot(Kind.PASSPHRASE)
    assert slot is not None
    assert slot.cost == dearer
    assert unlock(path, "first") == protect.unlock_with_code(path, protected.code) == protected.key


def test_secrets_do_not_show_when_printed(protected: protect.Protected) -> None:
    assert repr(protected) == "Protected(...)"


def test_progress_goes_from_nothing_to_all(path: Path) -> None:
    make(path, entries=2000)
    told: list[float] = []
    protect.set_passphrase(path, "first", progress=told.append, cost=CHEAP)
    assert told == sorted(told)
    assert (told[-1], len(told) > 2) == (1.0, True)
