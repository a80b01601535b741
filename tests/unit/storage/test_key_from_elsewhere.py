"""A key file the person found elsewhere, or inside a saved copy, opens a file that lost its own."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from companion.domain.problems import KeyFileDamaged, KeyFileMissing, WrongPassphrase
from companion.storage import protect
from companion.storage.copies import read_key_file, save_copy
from companion.storage.database import Database
from companion.storage.keyfile import SIZE_LIMIT, Kind
from companion.storage.keys import Cost
from companion.storage.protect import rescue_keys

CHEAP = Cost(passes=1, memory_kib=8 * 1024)
NOW = datetime(2026, 11, 21, 18, 40, tzinfo=UTC)


@pytest.fixture
def database(data_dir: Path) -> Path:
    """An encrypted file, closed, with its key file beside it."""
    path = data_dir / "companion.db"
    made = protect.protect_new(path, "quiet river", cost=CHEAP)
    Database.open(path, made.key, create=True).close()
    return path


def keys_beside(path: Path) -> Path:
    return path.with_name("companion.keys")


def test_a_key_file_from_elsewhere_takes_its_place_and_opens_the_file(database: Path, tmp_path: Path) -> None:
    content = keys_beside(database).read_bytes()
    keys_beside(database).unlink()
    (tmp_path / "stick.keys").write_bytes(content)
    found = read_key_file(tmp_path / "stick.keys", database.parent)
    key = rescue_keys(database, Kind.PASSPHRASE, "quiet river", found)
    assert protect.opens(database, key)
    assert keys_beside(database).read_bytes() == content


def test_a_wrong_passphrase_puts_nothing_in_place(database: Path) -> None:
    content = keys_beside(database).read_bytes()
    keys_beside(database).unlink()
    with pytest.raises(WrongPassphrase):
        rescue_keys(database, Kind.PASSPHRASE, "loud river", content)
    assert not keys_beside(database).exists()


def test_the_key_of_another_file_puts_nothing_in_place(database: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "companion.db"
    protect.protect_new(other, "quiet river", cost=CHEAP)
    before = keys_beside(database).read_bytes()
    with pytest.raises(KeyFileMissing):
        rescue_keys(database, Kind.PASSPHRASE, "quiet river", keys_beside(other).read_bytes())
    assert keys_beside(database).read_bytes() == before


def test_what_is_no_key_file_is_told_as_damaged(database: Path) -> None:
    with pytest.raises(KeyFileDamaged):
        rescue_keys(database, Kind.PASSPHRASE, "quiet river", b"a shopping list")


def test_a_saved_copy_gives_the_key_file_inside_it(database: Path, tmp_path: Path) -> None:
    key = protect.unlock_with_passphrase(database, "quiet river", cost=CHEAP)
    db = Database.open(database, key)
    copy = save_copy(db, tmp_path / "copy.zip", NOW)
    db.close()
    assert read_key_file(copy, database.parent) == keys_beside(database).read_bytes()
    assert sorted(path.name for path in database.parent.iterdir()) == ["companion.db", "companion.keys"]


def test_a_plain_copy_has_no_key_file_to_give(data_dir: Path, tmp_path: Path) -> None:
    db = Database.open(data_dir / "companion.db", None, create=True)
    copy = save_copy(db, tmp_path / "copy.zip", NOW)
    db.close()
    with pytest.raises(KeyFileMissing):
        read_key_file(copy, data_dir)


def test_a_file_too_large_to_be_a_key_file_is_not_read(tmp_path: Path, data_dir: Path) -> None:
    (tmp_path / "film.keys").write_bytes(bytes(SIZE_LIMIT + 1))
    with pytest.raises(KeyFileDamaged):
        read_key_file(tmp_path / "film.keys", data_dir)


def test_a_zip_of_something_else_is_no_copy(tmp_path: Path, data_dir: Path) -> None:
    from companion.domain.problems import BackupDamaged

    with zipfile.ZipFile(tmp_path / "holiday.zip", "w") as bundle:
        bundle.writestr("photo.txt", "sea")
    with pytest.raises(BackupDamaged):
        read_key_file(tmp_path / "holiday.zip", data_dir)
