"""Another program puts another file in the place of the open one: nothing is acknowledged and lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import sqlalchemy as sa

from companion.domain.problems import FileMissing, FileReplaced
from companion.storage import backup, files, protect
from companion.storage.backup import Reason
from companion.storage.database import Database
from companion.storage.tables.journal import journal_entry
from tests.unit.storage.sample import CHEAP, entry_row, make, titles


@pytest.fixture(params=[False, True], ids=["plain", "encrypted"])
def key(request: pytest.FixtureRequest, path: Path) -> bytes | None:
    make(path)
    return protect.set_passphrase(path, "first", cost=CHEAP).key if request.param else None


def write(db: Database, number: int) -> None:
    with db.write("journal") as connection:
        connection.execute(sa.insert(journal_entry), entry_row(number))


def put_another_in_place(path: Path) -> bytes:
    other = path.with_name("other")
    other.write_bytes(b"{}" * 5000)
    os.replace(other, path)
    return path.read_bytes()


def kept(path: Path, key: bytes | None) -> list[str]:
    (made,) = backup.list_backups(files.backups_of(path))
    assert made.reason is Reason.REPLACED
    backup.look_inside(made, key)
    return titles(made.folder / files.DATABASE, key)


def test_a_write_after_it_is_not_acknowledged_and_what_was_there_is_kept(path: Path, key: bytes | None) -> None:
    db = Database.open(path, key)
    write(db, 90)
    other = put_another_in_place(path)
    told: list[frozenset[str]] = []
    db.listen(told.append)
    for _time in range(2):
        with pytest.raises(FileReplaced):
            write(db, 91)
    assert told == []
    assert "Page 90" in kept(path, key)
    assert "Page 91" not in kept(path, key)
    db.close()
    assert path.read_bytes() == other
    assert len(backup.list_backups(files.backups_of(path))) == 1


@pytest.mark.parametrize("gone", [False, True])
def test_closing_after_it_keeps_what_was_there(path: Path, key: bytes | None, gone: bool) -> None:
    db = Database.open(path, key)
    write(db, 90)
    if gone:
        path.unlink()
    else:
        put_another_in_place(path)
    db.close()
    assert "Page 90" in kept(path, key)


def test_nothing_reads_the_file_that_came(path: Path, key: bytes | None) -> None:
    db = Database.open(path, key)
    write(db, 90)
    put_another_in_place(path)
    with db.quick() as first:
        assert first.execute("SELECT count(*) FROM journal_entry WHERE title = 'Page 90'").fetchone() == (1,)
        with pytest.raises(FileReplaced), db.quick():
            pass
    db.close()


def test_a_file_taken_away_is_told_as_missing(path: Path, key: bytes | None) -> None:
    db = Database.open(path, key)
    write(db, 90)
    path.unlink()
    with pytest.raises(FileMissing):
        write(db, 91)
    db.close()
    assert "Page 90" in kept(path, key)


def test_nothing_is_written_into_another_folder_that_came_with_it(path: Path, key: bytes | None) -> None:
    db = Database.open(path, key)
    write(db, 90)
    path.parent.rename(path.parent.with_name("pulled-out"))
    path.parent.mkdir()
    path.write_bytes(b"of another stick")
    with pytest.raises(FileMissing):
        write(db, 91)
    db.close()
    assert list(path.parent.iterdir()) == [path]
