"""What was damaged before a passphrase came: out of sight, whole, and under the secrets of today."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from nacl.secret import SecretBox

from companion.domain.problems import FileInUse
from companion.storage import copying, driver, files, protect, restore
from companion.storage.along import SEALED
from companion.storage.database import Database
from tests.unit.storage.sample import CHEAP, NOW, WORDS, files_holding, make

NOISE = random.Random(7).randbytes(4096)


def damaged_and_begun_anew(path: Path) -> bytes:
    """A plain file whose first page is noise, set aside, and a new one in its place; what the damaged one held."""
    make(path)
    held = NOISE + path.read_bytes()[4096:]
    path.write_bytes(held)
    assert restore.set_aside(path, NOW) is not None
    make(path)
    return held


def test_a_damaged_plain_file_set_aside_is_not_left_readable_by_a_passphrase(path: Path) -> None:
    held = damaged_and_begun_anew(path)
    assert files_holding(path.parent, WORDS)
    secret = protect.set_passphrase(path, "first", cost=CHEAP)
    protect.catch_up(path, secret.key)
    assert files_holding(path.parent, WORDS) == []
    (sealed,) = path.parent.rglob(SEALED)
    assert SecretBox(secret.key).decrypt(sealed.read_bytes()) == held


def test_what_was_sealed_follows_another_passphrase(path: Path) -> None:
    damaged_and_begun_anew(path)
    secret = protect.set_passphrase(path, "first", cost=CHEAP)
    protect.catch_up(path, secret.key)
    protect.change_passphrase(path, secret.key, "second", cost=CHEAP)
    protect.catch_up(path, secret.key)
    (sealed,) = path.parent.rglob(SEALED)
    assert files.keys_of(sealed).read_bytes() == files.keys_of(path).read_bytes()


def test_the_log_beside_a_damaged_file_is_sealed_with_it(path: Path) -> None:
    damaged_and_begun_anew(path)
    (aside,) = files.backups_of(path).glob("*-aside-*")
    log = aside / (files.DATABASE + "-wal")
    log.write_bytes(b"not a log " + WORDS.encode())
    secret = protect.set_passphrase(path, "first", cost=CHEAP)
    protect.catch_up(path, secret.key)
    assert files_holding(path.parent, WORDS) == []
    sealed = aside / f"{log.name}.sealed"
    if sealed.exists():
        assert SecretBox(secret.key).decrypt(sealed.read_bytes()).endswith(WORDS.encode())


@pytest.mark.parametrize("with_keys", [True, False])
def test_an_encrypted_file_set_aside_stays_as_it_is(path: Path, with_keys: bool) -> None:
    make(path)
    protect.set_passphrase(path, "of then", cost=CHEAP)
    held = path.read_bytes()
    if not with_keys:
        files.keys_of(path).unlink()
    aside = restore.set_aside(path, NOW)
    assert aside is not None
    make(path)
    secret = protect.set_passphrase(path, "first", cost=CHEAP)
    protect.catch_up(path, secret.key)
    assert (aside / files.DATABASE).read_bytes() == held
    if with_keys:
        protect.unlock_with_passphrase(aside / files.DATABASE, "of then", cost=CHEAP)


def test_a_copy_somebody_has_open_is_no_damaged_one(path: Path) -> None:
    make(path)
    folder = files.backups_of(path) / "mine"
    make(folder / files.DATABASE)
    reader = Database.open(folder / files.DATABASE, None)
    secret = protect.set_passphrase(path, "first", cost=CHEAP)
    with reader.read() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM journal_entry").fetchone()
        with pytest.raises(FileInUse):
            protect.catch_up(path, secret.key)
    reader.close()
    assert not list(path.parent.rglob(SEALED))
    assert driver.is_plain(folder / files.DATABASE)


def test_a_mistake_of_ours_seals_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(path)
    make(files.backups_of(path) / "mine" / files.DATABASE)
    secret = protect.set_passphrase(path, "first", cost=CHEAP)

    def mistaken(*_args: object) -> None:
        raise TypeError("ours")

    monkeypatch.setattr(copying, "rewrite_database", mistaken)
    with pytest.raises(TypeError):
        protect.catch_up(path, secret.key)
    assert not list(path.parent.rglob(SEALED))
    monkeypatch.undo()
    protect.catch_up(path, secret.key)
    assert not driver.is_plain(files.backups_of(path) / "mine" / files.DATABASE)
