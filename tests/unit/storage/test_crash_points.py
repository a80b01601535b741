"""Every operation on the whole file, ended at each step to the disk: what is left opens, with the old or new secret."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from companion.domain.problems import WrongRecoveryCode
from companion.storage import backup, driver, files, migrations, protect
from companion.storage.backup_folder import read_backup
from companion.storage.copies import opened_copy, save_copy
from companion.storage.database import Database
from companion.storage.driver import Connection
from companion.storage.keyfile import Kind
from companion.storage.migrations import Step
from companion.storage.restore import restore
from tests.unit.storage.crashing import DiskOrder, dies_before
from tests.unit.storage.places import (
    CODE,
    KEY,
    LATER,
    NEW,
    OLD,
    Place,
    back_up,
    locked,
    nothing,
    others,
    plain,
    unlocked_with,
    unreadable,
)
from tests.unit.storage.sample import CHEAP, NOW, WORDS, files_holding, titles

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot copy a process")


def each_crash(tmp_path: Path, prepare: Callable[[Place], None], operation: Callable[[Place], object]) -> list[Place]:
    """The places left behind by ending the operation at each step, and the one where it came to its end."""
    prepare(Place(tmp_path / "template"))
    left: list[Place] = []
    crashed = True
    while crashed:
        place = Place(tmp_path / str(len(left)))
        shutil.copytree(tmp_path / "template", place.root)
        crashed = dies_before(len(left), lambda place=place: operation(place))  # type: ignore[misc]
        left.append(place)
    assert len(left) > 4
    return left


def set_it(place: Place) -> None:
    protect.catch_up(place.path, protect.set_passphrase(place.path, "first", cost=CHEAP).key)


def test_setting_a_passphrase(tmp_path: Path) -> None:
    seen = set()
    for place in each_crash(tmp_path, plain, set_it):
        seen.add(driver.is_plain(place.path))
        if driver.is_plain(place.path):
            assert titles(place.path, None) == OLD
            set_it(place)
        _, key = unlocked_with(place.path, "first")
        assert titles(place.path, key) == OLD
        protect.catch_up(place.path, key)
        assert files_holding(place.path.parent, WORDS) == []
        (kept,) = backup.list_backups(place.shelf)
        assert backup.look_inside(kept, key).entries == 3
    assert seen == {True, False}


def test_taking_the_passphrase_away(tmp_path: Path) -> None:
    seen = set()
    for place in each_crash(tmp_path, locked, lambda place: protect.remove_passphrase(place.path, KEY)):
        seen.add(driver.is_plain(place.path))
        key = None if driver.is_plain(place.path) else unlocked_with(place.path, "first")[1]
        assert titles(place.path, key) == OLD
        left = {entry.name for entry in place.path.parent.iterdir()} - {"companion.keys.kept-1"}
        assert left == {"companion.db", "backups"} | ({"companion.keys"} if key else set())
        (kept,) = backup.list_backups(place.shelf)
        assert backup.look_inside(kept, KEY).entries == 3
    assert seen == {True, False}


def test_changing_the_passphrase(tmp_path: Path) -> None:
    seen = set()

    def change(place: Place) -> None:
        protect.change_passphrase(place.path, KEY, "second", cost=CHEAP)
        protect.catch_up(place.path, KEY)

    for place in each_crash(tmp_path, locked, change):
        passphrase, key = unlocked_with(place.path, "first", "second")
        seen.add(passphrase)
        assert protect.unlock_with_code(place.path, CODE) == key
        assert titles(place.path, key) == OLD
        protect.catch_up(place.path, key)
        (kept,) = backup.list_backups(place.shelf)
        assert unlocked_with(kept.folder / files.DATABASE, "first", "second") == (passphrase, key)
    assert seen == {"first", "second"}


def test_replacing_the_recovery_code(tmp_path: Path) -> None:
    def change(place: Place) -> None:
        protect.new_recovery_code(place.path, KEY, cost=CHEAP)
        protect.catch_up(place.path, KEY)

    seen = set()
    for place in each_crash(tmp_path, locked, change):
        assert unlocked_with(place.path, "first") == ("first", KEY)
        try:
            seen.add(protect.unlock_with_code(place.path, CODE))
        except WrongRecoveryCode:
            seen.add(b"")
    assert seen == {KEY, b""}


def test_making_a_lost_key_file_anew(tmp_path: Path) -> None:
    for place in each_crash(tmp_path, locked, lambda place: protect.make_keys(place.path, KEY, "second", cost=CHEAP)):
        if files.keys_of(place.path).exists():
            key = unlocked_with(place.path, "first", "second")[1]
        else:
            key = protect.rescue_keys(place.path, Kind.PASSPHRASE, "first")
        assert titles(place.path, key) == OLD


def test_making_a_new_locked_file(tmp_path: Path) -> None:
    def create(place: Place) -> None:
        secret = protect.protect_new(place.path, "first", cost=CHEAP)
        Database.open(place.path, secret.key, create=True).close()

    seen = set()
    for place in each_crash(tmp_path, nothing, create):
        seen.add(place.path.exists())
        if not place.path.exists():
            create(place)
        assert titles(place.path, unlocked_with(place.path, "first")[1]) == []
        assert not [name for name in os.listdir(place.path.parent) if name.startswith(files.UNFINISHED)]
    assert seen == {True, False}


def test_making_a_backup_and_letting_an_older_one_go(tmp_path: Path) -> None:
    def work(place: Place) -> None:
        db = Database.open(place.path, KEY)
        backup.make_backup(db, place.shelf, NOW + timedelta(days=9))
        backup.rotate(place.shelf, NOW + timedelta(days=9))
        db.close()

    def prepare(place: Place) -> None:
        locked(place)
        db = Database.open(place.path, KEY)
        for day in range(1, 9):
            backup.make_backup(db, place.shelf, NOW + timedelta(days=day))
        db.close()

    for place in each_crash(tmp_path, prepare, work):
        for made in backup.list_backups(place.shelf):
            assert backup.look_inside(made, KEY).entries == 3
        assert len(backup.list_backups(place.shelf)) >= 7
        assert titles(place.path, KEY) == OLD
        work(place)
        assert all(read_backup(folder) for folder in place.shelf.iterdir())


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "locked"])
def test_bringing_an_older_file_up_to_date(tmp_path: Path, key: bytes | None, monkeypatch: pytest.MonkeyPatch) -> None:
    def second(connection: Connection) -> None:
        connection.execute("CREATE TABLE added (uuid TEXT PRIMARY KEY)")
        connection.execute("INSERT INTO added SELECT uuid FROM journal_entry")

    before = migrations.LATEST
    steps = (*migrations.steps(), Step(before + 1, second))

    def work(place: Place) -> None:
        monkeypatch.setattr(migrations, "steps", lambda: steps)
        monkeypatch.setattr(migrations, "LATEST", before + 1)
        Database.open(place.path, key).close()

    for place in each_crash(tmp_path, plain if key is None else locked, work):
        work(place)
        db = Database.open(place.path, key)
        with db.quick() as connection:
            assert connection.execute("SELECT count(*) FROM added").fetchone() == (3,)
        db.close()
        assert {made.schema for made in backup.list_backups(place.shelf)} == {before}


@pytest.mark.parametrize(
    ("now", "key", "backup_key"),
    [
        (plain, None, None),
        (locked, KEY, None),
        (locked, KEY, KEY[::-1]),
        (plain, None, KEY[::-1]),
        (nothing, None, KEY),
    ],
    ids=["plain by plain", "locked by plain", "locked by another", "plain by locked", "nothing by locked"],
)
def test_restoring(tmp_path: Path, now: Callable[[Place], None], key: bytes | None, backup_key: bytes | None) -> None:
    def work(place: Place) -> None:
        (made,) = backup.list_backups(files.backups_of(place.elsewhere))
        restore(made, place.path, LATER, key=key, backup_key=backup_key)

    seen = set()
    for place in each_crash(tmp_path, others(now, backup_key), work):
        if not place.path.exists():
            assert now is nothing
            work(place)
        encrypted = not driver.is_plain(place.path)
        opened = unlocked_with(place.path, "first", "theirs")[1] if encrypted else None
        found = titles(place.path, opened)
        seen.add(tuple(found))
        if found == NEW and now is not nothing:
            kept = [made for made in backup.list_backups(place.shelf) if made.reason is backup.Reason.BEFORE_RESTORE]
            assert len(kept) == 1
            if opened is not None:
                protect.catch_up(place.path, opened)
        assert key is None or encrypted, "what was locked stays locked"
        assert key is None or files_holding(place.path.parent, WORDS) == []
    assert seen == ({tuple(OLD), tuple(NEW)} if now is not nothing else {tuple(NEW)})


@pytest.mark.parametrize("backup_key", [None, KEY[::-1]], ids=["by plain", "by locked"])
def test_restoring_over_a_file_that_cannot_be_read(tmp_path: Path, backup_key: bytes | None) -> None:
    def work(place: Place) -> None:
        (made,) = backup.list_backups(files.backups_of(place.elsewhere))
        restore(made, place.path, LATER, key=None, backup_key=backup_key)

    damaged = None
    for place in each_crash(tmp_path, others(unreadable, backup_key), work):
        damaged = damaged or place.path.read_bytes()
        if place.path.read_bytes() == damaged:
            assert unlocked_with(place.path, "first") == ("first", KEY), "its secret is not lost either"
            work(place)
        opened = None if driver.is_plain(place.path) else unlocked_with(place.path, "theirs")[1]
        assert titles(place.path, opened) == NEW
        aside = list(place.shelf.glob("*-aside-*"))
        assert aside
        assert all((folder / files.DATABASE).read_bytes() == damaged for folder in aside)


def test_saving_a_copy_over_an_older_one(tmp_path: Path) -> None:
    def work(place: Place) -> None:
        db = Database.open(place.path, KEY)
        save_copy(db, place.root / "copy.zip", LATER)
        db.close()

    def prepare(place: Place) -> None:
        locked(place)
        db = Database.open(place.path, KEY)
        save_copy(db, place.root / "copy.zip", NOW)
        db.close()

    seen = set()
    for place in each_crash(tmp_path, prepare, work):
        with opened_copy(place.root / "copy.zip", place.root / "other") as found:
            seen.add(found.when)
            assert backup.look_inside(found, KEY).entries == 3
        assert titles(place.path, KEY) == OLD
        assert not [name for name in os.listdir(place.path.parent) if name.startswith(files.UNFINISHED)]
    assert seen == {NOW, LATER}


def test_nothing_gets_its_name_before_it_is_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Place(tmp_path)
    others(plain, None)(place)
    order = DiskOrder()
    order.start(lambda name, function: monkeypatch.setattr(os, name, function))
    secret = protect.set_passphrase(place.path, "first", cost=CHEAP)
    protect.change_passphrase(place.path, secret.key, "second", cost=CHEAP)
    (made,) = backup.list_backups(files.backups_of(place.elsewhere))
    restore(made, place.path, LATER, key=secret.key, backup_key=None)
    back_up(place.path, secret.key)
    backup.rotate(place.shelf, LATER)
    protect.remove_passphrase(place.path, secret.key)
    assert order.too_early == []
    assert order.names_not_made_to_last() == 0
    assert order.replaced > 10
