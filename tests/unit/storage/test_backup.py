"""Making, listing, looking into and letting go of backups; and older ones following the passphrase."""

from __future__ import annotations

import json
import os
import random
import threading
from datetime import date, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from companion.domain.problems import (
    BackupDamaged,
    BackupMissing,
    DiskFull,
    FileLocked,
    FileNewer,
    KeyFileMissing,
    WrongPassphrase,
)
from companion.storage import backup, driver, files, keys, migrations, protect
from companion.storage.backup import Reason
from companion.storage.backup_folder import read_backup
from companion.storage.database import Database
from companion.storage.tables.journal import journal_entry
from tests.unit.storage.sample import CHEAP, NOW, WORDS, entry_row, files_holding, fill, make, titles


@pytest.fixture
def db(path: Path) -> Database:
    """An open plain file with three pages."""
    opened = Database.open(path, None, create=True)
    fill(opened)
    return opened


@pytest.fixture
def shelf(path: Path) -> Path:
    """The folder of backups."""
    return files.backups_of(path)


def locked_file(path: Path) -> protect.Protected:
    if not path.exists():
        make(path)
    secret = protect.set_passphrase(path, "first", cost=CHEAP)
    protect.catch_up(path, secret.key)
    return secret


def back_up(path: Path, key: bytes | None, days: int = 0) -> backup.Backup:
    db = Database.open(path, key)
    made = backup.make_backup(db, files.backups_of(path), NOW + timedelta(days=days))
    db.close()
    return made


def test_a_backup_holds_everything_and_is_one_finished_folder(db: Database, shelf: Path) -> None:
    made = backup.make_backup(db, shelf, NOW)
    assert (made.when, made.encrypted, made.schema, made.reason) == (NOW, False, migrations.LATEST, Reason.DAILY)
    assert sorted(os.listdir(made.folder)) == ["companion.db", "manifest.json"]
    assert os.listdir(shelf) == ["20260314T092653Z-daily"]
    assert backup.list_backups(shelf) == (made,)
    inside = backup.look_inside(made, None)
    assert (inside.entries, inside.check_ins, inside.contacts) == (3, 3, 1)
    assert (inside.first_day, inside.last_day) == (date(2026, 1, 1), date(2026, 1, 3))
    db.close()
    assert titles(made.folder / files.DATABASE, None) == ["Page 0", "Page 1", "Page 2"]


def test_a_backup_of_nothing_yet_has_no_days(path: Path, shelf: Path) -> None:
    empty = Database.open(path, None, create=True)
    inside = backup.look_inside(backup.make_backup(empty, shelf, NOW), None)
    assert (inside.entries, inside.first_day, inside.last_day) == (0, None, None)
    empty.close()


def test_what_is_in_the_bin_is_not_counted(db: Database, shelf: Path) -> None:
    with db.write("journal") as connection:
        connection.execute(sa.update(journal_entry).where(journal_entry.c.uuid == "entry-0").values(deleted_at="x"))
    assert backup.look_inside(backup.make_backup(db, shelf, NOW), None).entries == 2
    db.close()


def test_an_encrypted_backup_carries_its_key_file(path: Path, shelf: Path) -> None:
    secret = locked_file(path)
    made = back_up(path, secret.key)
    assert made.encrypted
    assert files_holding(shelf, WORDS) == []
    key = protect.unlock_with_passphrase(made.folder / files.DATABASE, "first", cost=CHEAP)
    assert backup.look_inside(made, key).entries == 3
    with pytest.raises(FileLocked):
        backup.look_inside(made, None)
    assert backup.same_key(made, secret.key)
    assert not backup.same_key(made, keys.new_key())
    assert not backup.same_key(made, None)


def test_an_encrypted_file_without_its_key_file_is_not_backed_up_uselessly(path: Path, shelf: Path) -> None:
    secret = locked_file(path)
    files.keys_of(path).rename(path.parent / "gone")
    with pytest.raises((KeyFileMissing, FileNotFoundError)):
        back_up(path, secret.key)
    assert backup.list_backups(shelf) == ()


def test_writing_goes_on_while_a_backup_is_made(path: Path, shelf: Path) -> None:
    db = Database.open(path, keys.new_key(), create=True)
    with db.write("journal") as connection:
        connection.execute(sa.insert(journal_entry), [entry_row(n, "word " * 1000) for n in range(3000)])
    stop, written = threading.Event(), []

    def write() -> None:
        number = 10_000
        while not stop.is_set():
            with db.write("journal") as connection:
                connection.execute(sa.insert(journal_entry), entry_row(number))
            written.append(number)
            number += 1

    writer = threading.Thread(target=write)
    writer.start()
    target = path.with_name("copy.db")
    told: list[float] = []
    db.copy_to(target, told.append)
    stop.set()
    writer.join()
    assert written
    assert told == sorted(told)
    assert told[-1] == 1.0
    key = db._key_bytes()
    db.close()
    assert len(titles(target, key)) >= 3000


def test_half_made_and_foreign_things_on_the_shelf_are_passed_over(db: Database, shelf: Path) -> None:
    made = backup.make_backup(db, shelf, NOW)
    (shelf / ".unfinished-backup-12345678").mkdir()
    (shelf / "holiday pictures").mkdir()
    (shelf / "note.txt").write_text("mine")
    (shelf / "20260101T000000Z-daily").mkdir()
    assert backup.list_backups(shelf) == (made,)
    again = backup.make_backup(db, shelf, NOW)
    assert again.folder.name == "20260314T092653Z-daily-2"
    assert not (shelf / ".unfinished-backup-12345678").exists()
    assert (shelf / "note.txt").exists()
    db.close()


def test_a_folder_of_another_user_does_not_hide_the_other_backups(
    db: Database, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, closed = backup.make_backup(db, shelf, NOW), backup.make_backup(db, shelf, NOW + timedelta(days=1))
    real = read_backup

    def read(folder: Path) -> backup.Backup:
        if folder == closed.folder:
            raise PermissionError(13, "Permission denied", str(folder))
        return real(folder)

    monkeypatch.setattr(backup, "read_backup", read)
    assert backup.list_backups(shelf) == (first,)


def test_a_failed_backup_leaves_nothing_behind(db: Database, shelf: Path) -> None:
    def full(_part: float) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(DiskFull):
        backup.make_backup(db, shelf, NOW, progress=full)
    assert os.listdir(shelf) == []
    fill_count = backup.look_inside(backup.make_backup(db, shelf, NOW), None).entries
    assert fill_count == 3
    db.close()


@pytest.mark.parametrize(
    "damage", ["cut", "flip", "empty", "foreign", "trigger", "manifest", "no manifest", "no database"]
)
def test_a_damaged_or_altered_backup_is_told(db: Database, shelf: Path, damage: str) -> None:
    made = backup.make_backup(db, shelf, NOW)
    db.close()
    database, manifest = made.folder / files.DATABASE, made.folder / files.MANIFEST
    content = database.read_bytes()
    connection = driver.connect(database, None)
    match damage:
        case "cut":
            database.write_bytes(content[: len(content) // 2])
        case "flip":
            database.write_bytes(content[:4096] + bytes(4096) + content[8192:])
        case "empty":
            database.write_bytes(b"")
        case "foreign":
            connection.execute("PRAGMA application_id = 7")
        case "trigger":
            connection.execute("CREATE TRIGGER eat AFTER INSERT ON journal_entry BEGIN DELETE FROM contact; END")
        case "manifest":
            manifest.write_text(json.dumps({"format": "x"}))
        case "no manifest":
            manifest.unlink()
        case _:
            database.unlink()
    connection.close()
    with pytest.raises(BackupDamaged):
        backup.look_inside(read_backup(made.folder) if "m" in damage or damage == "no database" else made, None)


def test_a_backup_that_is_gone_is_told(db: Database, shelf: Path) -> None:
    db.close()
    with pytest.raises(BackupMissing):
        read_backup(shelf / "nowhere")


def test_a_backup_of_a_later_version_is_told(db: Database, shelf: Path) -> None:
    made = backup.make_backup(db, shelf, NOW)
    db.close()
    connection = driver.connect(made.folder / files.DATABASE, None)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(FileNewer):
        backup.look_inside(made, None)


def test_rotation_lets_old_daily_ones_go_and_keeps_asked_for_ones(db: Database, shelf: Path) -> None:
    asked = backup.make_backup(db, shelf, NOW - timedelta(days=900), reason=Reason.ASKED)
    for n in range(12):
        backup.make_backup(db, shelf, NOW + timedelta(days=n))
    for n in range(5):
        backup.make_backup(db, shelf, NOW + timedelta(hours=n), reason=Reason.BEFORE_RESTORE)
    gone = backup.rotate(shelf, NOW + timedelta(days=11))
    left = backup.list_backups(shelf)
    assert asked in left
    assert len([one for one in left if one.reason is Reason.BEFORE_RESTORE]) == 3
    days = [one.when for one in left if one.reason is Reason.DAILY]
    assert [NOW + timedelta(days=n) in days for n in range(5, 12)] == [True] * 7
    assert set(gone).isdisjoint(left)
    assert all(not one.folder.exists() for one in gone)
    db.close()


def test_setting_a_passphrase_encrypts_older_backups(path: Path, shelf: Path) -> None:
    make(path)
    plain = [back_up(path, None, days) for days in range(3)]
    assert len(files_holding(path.parent, WORDS)) == 4
    secret = locked_file(path)
    assert files_holding(path.parent, WORDS) == []
    for made, now in zip(plain, reversed(backup.list_backups(shelf)), strict=True):
        assert (now.when, now.encrypted, now.reason) == (made.when, True, made.reason)
        key = protect.unlock_with_code(now.folder / files.DATABASE, secret.code)
        assert backup.look_inside(now, key).entries == 3


def test_changing_the_passphrase_changes_it_for_older_backups(path: Path) -> None:
    secret = locked_file(path)
    made = back_up(path, secret.key)
    protect.change_passphrase(path, secret.key, "second", cost=CHEAP)
    protect.catch_up(path, secret.key)
    database = made.folder / files.DATABASE
    assert protect.unlock_with_passphrase(database, "second", cost=CHEAP) == secret.key
    with pytest.raises(WrongPassphrase):
        protect.unlock_with_passphrase(database, "first", cost=CHEAP)


def test_backups_of_an_earlier_passphrase_keep_it(path: Path) -> None:
    secret = locked_file(path)
    made = back_up(path, secret.key)
    protect.remove_passphrase(path, secret.key)
    database = made.folder / files.DATABASE
    assert protect.unlock_with_passphrase(database, "first", cost=CHEAP) == secret.key
    later = protect.set_passphrase(path, "second", cost=CHEAP)
    protect.catch_up(path, later.key)
    assert later.key != secret.key
    assert protect.unlock_with_passphrase(database, "first", cost=CHEAP) == secret.key
    assert backup.look_inside(made, secret.key).entries == 3


def test_what_a_crash_left_undone_is_caught_up_with(path: Path) -> None:
    make(path)
    made = back_up(path, None)
    hidden = made.folder.rename(path.parent.parent / "hidden")
    secret = locked_file(path)
    hidden.rename(made.folder)
    assert files_holding(path.parent, WORDS) != []
    protect.catch_up(path, secret.key)
    assert files_holding(path.parent, WORDS) == []
    assert backup.look_inside(made, secret.key).entries == 3


@pytest.mark.parametrize("damage", ["cut short", "scrambled pages", "scrambled beginning", "noise"])
def test_a_plain_copy_too_damaged_to_encrypt_is_sealed_and_not_lost(path: Path, shelf: Path, damage: str) -> None:
    from nacl.secret import SecretBox

    from companion.storage import erase
    from companion.storage.along import SEALED

    make(path)
    made = back_up(path, None)
    database = made.folder / files.DATABASE
    held = database.read_bytes()
    if damage == "cut short":
        held = held[:9000]
    elif damage == "scrambled pages":
        held = held[: 4096 * 3] + bytes(reversed(held[4096 * 3 : 4096 * 19])) + held[4096 * 19 :]
    elif damage == "noise":
        held = random.Random(7).randbytes(4096) + held[4096:]
    else:
        held = held[:100] + b"\xff" * 3996 + held[4096:]
    database.write_bytes(held)
    secret = locked_file(path)
    sealed = made.folder / SEALED
    assert not database.exists()
    assert SecretBox(secret.key).decrypt(sealed.read_bytes()) == held
    assert files_holding(path.parent, WORDS) == []
    erase.erase(path.parent)
    assert not sealed.exists()


def test_a_backup_gets_its_name_in_one_step_when_it_is_whole(
    db: Database, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[list[str], Path]] = []
    replace = os.replace

    def watched(ready: Path, target: Path) -> None:
        if Path(ready).is_dir():
            seen.append((sorted(os.listdir(ready)), Path(target)))
            assert not Path(target).exists()
        replace(ready, target)

    monkeypatch.setattr(os, "replace", watched)
    made = backup.make_backup(db, shelf, NOW)
    assert seen == [(["companion.db", "manifest.json"], made.folder)]
    db.close()
