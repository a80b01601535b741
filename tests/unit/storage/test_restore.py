"""Putting a backup back: what was written returns, what is there is kept, and protection never gets weaker unasked."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest

from companion.domain.problems import BackupDamaged, FileInUse, FileLocked, KnownProblem, WrongPassphrase
from companion.storage import backup, driver, files, keys, protect
from companion.storage.backup import Reason
from companion.storage.backup_folder import read_backup
from companion.storage.database import Database
from companion.storage.keyfile import Kind
from companion.storage.restore import restore
from tests.unit.storage.sample import CHEAP, NOW, WORDS, files_holding, make, titles

OLD = ["Page 0", "Page 1", "Page 2"]
NEW = ["Page 0"]


def back_up(path: Path, key: bytes | None) -> backup.Backup:
    db = Database.open(path, key)
    made = backup.make_backup(db, files.backups_of(path), NOW)
    db.close()
    return made


def write_other(path: Path, key: bytes | None) -> None:
    """Replace the file by another one with only one page, leaving all else as it is."""
    for ending in ("", *files.LOGS_OF_DATABASE):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    make(path, key, entries=1, words="other words")


def protect_file(path: Path, passphrase: str) -> bytes:
    return protect.set_passphrase(path, passphrase, cost=CHEAP).key


def unlock(path: Path, passphrase: str) -> bytes:
    return protect.unlock_with_passphrase(path, passphrase, cost=CHEAP)


def test_a_plain_backup_comes_back_and_what_was_there_is_kept(path: Path) -> None:
    make(path)
    made = back_up(path, None)
    write_other(path, None)
    told: list[float] = []
    done = restore(made, path, NOW + timedelta(hours=1), key=None, backup_key=None, progress=told.append)
    assert (done.key, told[-1]) == (None, 1.0)
    assert titles(path, None) == OLD
    assert done.kept is not None
    kept = read_backup(done.kept)
    assert (kept.reason, backup.look_inside(kept, None).entries) == (Reason.BEFORE_RESTORE, 1)
    assert sorted(os.listdir(path.parent)) == ["backups", "companion.db"]


@pytest.mark.parametrize("protected", [False, True])
def test_the_key_file_of_a_database_that_is_away_is_kept_until_it_comes_back(
    path: Path, tmp_path: Path, protected: bool
) -> None:
    make(path)
    key = protect_file(path, "the passphrase of then") if protected else None
    made = back_up(path, key)
    if protected:
        files.keys_of(path).unlink()
    path.unlink()
    make(path, entries=1)
    own = protect_file(path, WORDS)
    elsewhere = path.rename(tmp_path / "on a stick")
    opener = files.keys_of(path).read_bytes()
    restore(made, path, NOW, key=None, backup_key=key)
    assert titles(path, key) == OLD
    kept = path.with_name("companion.keys.kept-1")
    assert kept.read_bytes() == opener
    # The stick is back, and its file again where it was, without a key file of its own: the passphrase finds it.
    elsewhere.rename(path)
    files.keys_of(path).unlink(missing_ok=True)
    with pytest.raises(WrongPassphrase):
        protect.rescue_keys(path, Kind.PASSPHRASE, "not the passphrase")
    assert protect.rescue_keys(path, Kind.PASSPHRASE, WORDS) == own
    assert unlock(path, WORDS) == own
    assert titles(path, own) == NEW


def test_a_backup_under_the_same_key_needs_no_other_secret(path: Path) -> None:
    make(path)
    key = protect_file(path, "first")
    made = back_up(path, key)
    write_other(path, key)
    done = restore(made, path, NOW, key=key, backup_key=key)
    assert done.key == key
    assert titles(path, unlock(path, "first")) == OLD


def test_a_plain_backup_restored_over_a_locked_file_stays_locked(path: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere" / files.DATABASE
    make(elsewhere)
    made = back_up(elsewhere, None)
    make(path, entries=1)
    key = protect_file(path, "first")
    done = restore(made, path, NOW, key=key, backup_key=None)
    assert done.key == key
    assert titles(path, unlock(path, "first")) == OLD
    assert files_holding(path.parent, WORDS) == []


def test_an_encrypted_backup_of_elsewhere_takes_the_passphrase_of_now(path: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere" / files.DATABASE
    make(elsewhere)
    other = protect_file(elsewhere, "theirs")
    made = back_up(elsewhere, other)
    make(path, entries=1)
    key = protect_file(path, "first")
    restore(made, path, NOW, key=key, backup_key=other)
    assert titles(path, unlock(path, "first")) == OLD
    with pytest.raises(WrongPassphrase):
        unlock(path, "theirs")


@pytest.mark.parametrize("there", [False, True], ids=["nothing there", "a plain file there"])
def test_an_encrypted_backup_brings_its_passphrase_where_there_is_none(
    path: Path, tmp_path: Path, *, there: bool
) -> None:
    elsewhere = tmp_path / "elsewhere" / files.DATABASE
    make(elsewhere)
    other = protect_file(elsewhere, "theirs")
    made = back_up(elsewhere, other)
    if there:
        make(path, entries=1, words=WORDS)
        back_up(path, None)
    done = restore(made, path, NOW, key=None, backup_key=other)
    assert done.key == other
    assert titles(path, unlock(path, "theirs")) == OLD
    protect.catch_up(path, other)
    assert files_holding(path.parent, WORDS) == [], "plain backups of before are encrypted as well"


@pytest.mark.parametrize("now_encrypted", [False, True])
@pytest.mark.parametrize("backup_encrypted", [False, True])
def test_an_unreadable_file_is_set_aside_and_the_backup_takes_its_place(
    path: Path, tmp_path: Path, *, now_encrypted: bool, backup_encrypted: bool
) -> None:
    elsewhere = tmp_path / "elsewhere" / files.DATABASE
    make(elsewhere)
    other = protect_file(elsewhere, "theirs") if backup_encrypted else None
    made = back_up(elsewhere, other)
    make(path, entries=200, words="word " * 50)
    if now_encrypted:
        protect_file(path, "forgotten")
    content = path.read_bytes()
    damaged = content[:16] + b"damaged " * 2 + content[32:]
    path.write_bytes(damaged)

    done = restore(made, path, NOW, key=None, backup_key=other)
    if other is not None:
        protect.catch_up(path, other)

    assert done.key == other
    assert titles(path, unlock(path, "theirs") if backup_encrypted else None) == OLD
    assert done.kept is not None
    if now_encrypted or not backup_encrypted:
        assert (done.kept / files.DATABASE).read_bytes() == damaged
    else:
        from nacl.secret import SecretBox

        from companion.storage.along import SEALED

        assert not (done.kept / files.DATABASE).exists(), "no plain copy stays beside an encrypted file"
        sealed = (done.kept / SEALED).read_bytes()
        assert SecretBox(unlock(path, "theirs")).decrypt(sealed) == damaged, "and what it held is not lost"
    assert files.keys_of(path).exists() == backup_encrypted


def test_a_damaged_file_whose_key_is_known_keeps_its_passphrase(path: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere" / files.DATABASE
    make(elsewhere)
    made = back_up(elsewhere, None)
    make(path, entries=1)
    key = protect_file(path, "first")
    path.write_bytes(os.urandom(20_000))
    done = restore(made, path, NOW, key=key, backup_key=None)
    assert done.key == key
    assert titles(path, unlock(path, "first")) == OLD


def test_a_crash_between_database_and_key_file_is_mended_by_the_next_unlocking(path: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere" / files.DATABASE
    make(elsewhere)
    other = protect_file(elsewhere, "theirs")
    make(path, entries=1)
    key = protect_file(path, "first")
    coming = files.coming_keys_of(path)
    coming.write_bytes(files.keys_of(elsewhere).read_bytes())
    assert unlock(path, "first") == key, "the database had not been replaced yet"
    assert not coming.exists()

    coming.write_bytes(files.keys_of(elsewhere).read_bytes())
    path.write_bytes(elsewhere.read_bytes())
    assert unlock(path, "theirs") == other, "it had"
    assert not coming.exists()
    assert titles(path, unlock(path, "theirs")) == OLD


def test_a_bad_backup_changes_nothing(path: Path) -> None:
    make(path)
    made = back_up(path, None)
    database = made.folder / files.DATABASE
    database.write_bytes(database.read_bytes()[:-4096])
    before = path.read_bytes()
    with pytest.raises(BackupDamaged):
        restore(made, path, NOW, key=None, backup_key=None)
    assert path.read_bytes() == before
    assert sorted(os.listdir(path.parent)) == ["backups", "companion.db"]


def test_an_encrypted_backup_without_its_key_changes_nothing(path: Path) -> None:
    make(path)
    key = protect_file(path, "first")
    made = back_up(path, key)
    for wrong, problem in ((None, FileLocked), (keys.new_key(), BackupDamaged)):
        with pytest.raises(problem):
            restore(made, path, NOW, key=key, backup_key=wrong)
    assert titles(path, key) == OLD


def test_a_file_in_use_is_not_replaced(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driver, "BUSY_TIMEOUT_MS", 1)
    make(path)
    made = back_up(path, None)
    db = Database.open(path, None)
    with db.quick() as connection:
        connection.execute("SELECT count(*) FROM journal_entry").fetchall()
        with pytest.raises(FileInUse):
            restore(made, path, NOW, key=None, backup_key=None)
    db.close()
    assert titles(path, None) == OLD


def test_a_full_disk_while_restoring_changes_nothing(path: Path) -> None:
    make(path)
    made = back_up(path, None)
    write_other(path, None)

    def full(_part: float) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(KnownProblem):
        restore(made, path, NOW, key=None, backup_key=None, progress=full)
    assert titles(path, None) == NEW
    assert sorted(os.listdir(path.parent)) == ["backups", "companion.db"]
