"""The driver's errors as problems, met for real where that can be done."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from companion.domain.problems import DiskFull, DiskTrouble, FileDamaged, FolderReadOnly, KnownProblem
from companion.storage import driver, files, keys
from companion.storage.database import Database
from tests.unit.storage.sample import fill, make, titles


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EACCES, FolderReadOnly),
        (errno.EROFS, FolderReadOnly),
        (errno.EIO, DiskTrouble),
    ],
)
def test_errors_of_the_system_become_problems_about_the_path(
    tmp_path: Path, number: int, problem: type[KnownProblem]
) -> None:
    with pytest.raises(problem) as caught, driver.known_problems(tmp_path):
        raise OSError(number, "x")
    assert caught.value.path == tmp_path
    assert isinstance(caught.value.__cause__, OSError)


def test_an_error_of_the_online_backup_is_known_by_its_words(path: Path) -> None:
    make(path, entries=50)
    source, target = driver.connect(path, None), driver.connect(path.with_name("copy.db"), None, create=True)
    target.execute("PRAGMA max_page_count = 2")
    with pytest.raises(DiskFull), driver.known_problems(path):
        source.backup(target)
    source.close()
    target.close()


@pytest.mark.parametrize(("writable", "problem"), [(True, DiskTrouble), (False, FolderReadOnly)])
def test_a_disk_that_turned_read_only_is_told_from_one_that_does_not_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writable: bool, problem: type[KnownProblem]
) -> None:
    monkeypatch.setattr(os, "access", lambda _path, _mode: writable)
    with pytest.raises(problem), driver.known_problems(tmp_path / "companion.db"):
        # As the engine says it: sqlcipher gives no way to make one with a code.
        raise driver.driver_module().OperationalError("disk I/O error")


@pytest.mark.parametrize("error", [ValueError("x"), OSError(errno.ENOENT, "x"), KeyError("x")])
def test_our_own_mistakes_go_through(tmp_path: Path, error: Exception) -> None:
    with pytest.raises(type(error)), driver.known_problems(tmp_path):
        raise error


def test_a_folder_that_is_not_there_is_not_made_by_connecting(tmp_path: Path) -> None:
    with pytest.raises(FolderReadOnly), driver.known_problems(tmp_path):
        driver.connect(tmp_path / "none" / "x.db", None, create=True).execute("SELECT * FROM sqlite_schema")
    assert os.listdir(tmp_path) == []


def test_writing_where_only_reading_is_allowed_is_told(path: Path) -> None:
    db = Database.open(path, None, create=True)
    with db.quick() as connection:
        connection.execute("PRAGMA query_only = ON")
    with pytest.raises(FolderReadOnly), db.quick() as connection:
        connection.execute("DELETE FROM contact")
    db.close()


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="everything is allowed to the administrator"
)
@pytest.mark.parametrize("key", [None, keys.new_key()], ids=["plain", "encrypted"])
def test_a_read_only_folder_is_told_and_nothing_is_lost(path: Path, key: bytes | None) -> None:
    make(path, key)
    before = path.read_bytes()
    path.parent.chmod(0o500)
    try:
        with pytest.raises(FolderReadOnly):
            Database.open(path, key)
        with pytest.raises(FolderReadOnly):
            Database.open(path.with_name("other.db"), key, create=True)
    finally:
        path.parent.chmod(0o700)
    assert path.read_bytes() == before
    assert titles(path, key) == ["Page 0", "Page 1", "Page 2"]


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="everything is allowed to the administrator"
)
def test_a_folder_that_may_not_be_entered_is_told(path: Path) -> None:
    make(path)
    path.parent.chmod(0)
    try:
        with pytest.raises(FolderReadOnly):
            Database.open(path, None)
    finally:
        path.parent.chmod(0o700)


def test_text_that_is_none_any_more_is_damage(path: Path) -> None:
    db = Database.open(path, None, create=True)
    with pytest.raises(FileDamaged) as told, db.quick() as connection:
        connection.execute("SELECT CAST(x'b1ff' AS TEXT)").fetchone()
    assert told.value.path == path
    db.close()


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_key_of_the_wrong_length_is_a_mistake_of_ours(tmp_path: Path, length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        driver.connect(tmp_path / "companion.db", bytes(length), create=True)


def test_leftovers_of_ours_are_tidied_and_others_stay(path: Path) -> None:
    make(path)
    (path.parent / ".unfinished-companion.db-00ff").write_text("half")
    (path.parent / ".unfinished-opened-00ff").mkdir()
    (path.parent / ".unfinished-opened-00ff" / "x").write_text("half")
    (path.parent / ".hidden").write_text("theirs")
    Database.open(path, None).close()
    assert sorted(os.listdir(path.parent)) == [".hidden", "companion.db"]


def test_a_link_among_the_leftovers_is_removed_and_not_followed(path: Path, tmp_path: Path) -> None:
    make(path)
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "x").write_text("theirs")
    (path.parent / ".unfinished-x").symlink_to(tmp_path / "theirs")
    files.tidy(path.parent)
    assert (tmp_path / "theirs" / "x").read_text() == "theirs"
    assert os.listdir(path.parent) == ["companion.db"]


def test_a_stale_log_never_meets_a_new_database(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "companion.db"
    db = Database.open(other, None, create=True)
    fill(db)
    path.parent.mkdir()
    path.with_name("companion.db-wal").write_bytes(other.with_name("companion.db-wal").read_bytes())
    db.close()
    make(path, entries=0)
    assert titles(path, None) == []


def test_the_pages_read_by_a_look_at_the_whole_file_are_let_go_of_before_and_after_it(path: Path) -> None:
    make(path, entries=50)
    connection = driver.connect(path, None)
    asked: list[str] = []
    connection.set_trace_callback(asked.append)
    driver.check_quickly(connection, path)
    connection.close()
    # Before, so that each page comes from the disk; after, so that the look is no weight on the rest of the day.
    ours = [words for words in asked if words.startswith("PRAGMA")]
    assert ours == ["PRAGMA shrink_memory", "PRAGMA quick_check(1)", "PRAGMA shrink_memory"]
