"""The open file: reading, writing, telling, and refusing."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import sqlalchemy as sa

from companion.domain.problems import (
    DiskFull,
    FileAlreadyThere,
    FileDamaged,
    FileInUse,
    FileLocked,
    FileMissing,
    FileNewer,
    Interrupted,
    NotACompanionFile,
)
from companion.storage import driver, keys
from companion.storage.database import Closed, Database
from companion.storage.tables.checkin import check_in
from companion.storage.tables.journal import journal_entry
from tests.unit.storage.sample import check_in_row, entry_row, fill, make, titles

QUICK_START = """
import sys
from pathlib import Path
from companion.storage.database import Database

db = Database.open(Path(sys.argv[1]), None)
with db.quick() as connection:
    assert connection.execute("SELECT count(*) FROM journal_entry").fetchone() == (3,)
late = ("sqlalchemy", "nacl", "platformdirs")
assert not [name for name in sys.modules if name.split(".")[0] in late]
db.warm()
assert "sqlalchemy" in sys.modules
db.close()
"""
SLOW_QUERY = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


@pytest.fixture(params=[None, keys.new_key()], ids=["plain", "encrypted"])
def key(request: pytest.FixtureRequest) -> bytes | None:
    """Both kinds of file."""
    value: bytes | None = request.param
    return value


def count(db: Database, table: sa.Table = journal_entry) -> int:
    with db.read() as connection:
        return int(connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one())


def write_and_fail(db: Database, row: dict[str, object]) -> None:
    with db.write("journal") as connection:
        connection.execute(sa.insert(journal_entry), row)
        raise ZeroDivisionError


def test_what_was_written_is_there_after_reopening(path: Path, key: bytes | None) -> None:
    make(path, key, entries=5)
    assert titles(path, key) == [f"Page {n}" for n in range(5)]


def test_a_closed_file_is_alone_without_its_logs(path: Path, key: bytes | None) -> None:
    make(path, key)
    assert os.listdir(path.parent) == ["companion.db"]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights elsewhere")
def test_the_files_are_for_their_owner_alone(path: Path, key: bytes | None) -> None:
    db = Database.open(path, key, create=True)
    fill(db)
    modes = {entry.name: entry.stat().st_mode & 0o077 for entry in path.parent.iterdir()}
    db.close()
    assert modes == {"companion.db": 0, "companion.db-wal": 0, "companion.db-shm": 0}


def test_the_safe_settings_are_on_for_every_connection(path: Path, key: bytes | None) -> None:
    db = Database.open(path, key, create=True)
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "recursive_triggers": 1,
        "busy_timeout": driver.BUSY_TIMEOUT_MS,
    }
    with db.quick() as one, db.quick() as other, db.read() as reader, db.write("journal") as writer:
        for name, value in wanted.items():
            assert one.execute(f"PRAGMA {name}").fetchone() == (value,)
            assert other.execute(f"PRAGMA {name}").fetchone() == (value,)
            assert reader.exec_driver_sql(f"PRAGMA {name}").scalar_one() == value
            assert writer.exec_driver_sql(f"PRAGMA {name}").scalar_one() == value
    db.close()


def test_the_toolkit_is_not_loaded_by_opening_and_quick_reads(path: Path) -> None:
    make(path)
    subprocess.run([sys.executable, "-c", QUICK_START, str(path)], check=True, timeout=60)


def test_a_missing_file_is_not_made_up(path: Path, key: bytes | None) -> None:
    with pytest.raises(FileMissing):
        Database.open(path, key)
    assert not path.exists()


def test_a_file_that_is_there_is_not_replaced_by_a_new_one(path: Path, key: bytes | None) -> None:
    make(path, key)
    with pytest.raises(FileAlreadyThere):
        Database.open(path, None, create=True)
    assert titles(path, key) == ["Page 0", "Page 1", "Page 2"]


@pytest.mark.parametrize("content", [b"", b"SQLite", b"SQLite format 3\0" + bytes(4096), os.urandom(8192)])
def test_a_damaged_file_is_told_and_left_alone(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(FileDamaged):
        Database.open(path, keys.new_key() if content[:6] not in (b"", b"SQLite") else None)
    assert path.read_bytes() == content


def test_a_flipped_bit_in_an_encrypted_file_is_found_when_it_is_read(
    path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    key = keys.new_key()
    make(path, key, entries=2500, words="word " * 60)
    content = bytearray(path.read_bytes())
    for page in range(len(content) // 8192, len(content) // 4096):
        content[page * 4096 + 100] ^= 1
    path.write_bytes(bytes(content))
    db = Database.open(path, key)
    with pytest.raises(FileDamaged), db.quick() as connection:
        connection.execute("SELECT sum(length(body)) FROM journal_entry").fetchall()
    with pytest.raises(FileDamaged), db.read() as reader:
        reader.execute(sa.select(journal_entry)).all()
    db.close()
    assert capfd.readouterr() == ("", "")


def test_an_encrypted_file_without_its_key_is_locked(path: Path) -> None:
    make(path, keys.new_key())
    with pytest.raises(FileLocked):
        Database.open(path, None)


def test_a_wrong_key_opens_nothing(path: Path) -> None:
    make(path, keys.new_key())
    with pytest.raises(FileDamaged):
        Database.open(path, keys.new_key())


def test_a_file_of_another_program_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    connection = driver.connect(path, None, create=True)
    connection.execute("CREATE TABLE theirs (x)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NotACompanionFile):
        Database.open(path, None)
    assert path.read_bytes() == before


def test_a_newer_file_is_left_alone(path: Path, key: bytes | None) -> None:
    make(path, key)
    connection = driver.connect(path, key)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(FileNewer) as caught:
        Database.open(path, key)
    assert (caught.value.found, path.read_bytes()) == (999, before)


def test_a_write_that_raises_leaves_nothing(path: Path, key: bytes | None) -> None:
    db = Database.open(path, key, create=True)
    told: list[frozenset[str]] = []
    db.listen(told.append)
    with pytest.raises(ZeroDivisionError):
        write_and_fail(db, entry_row(0))
    assert (count(db), told) == (0, [])
    fill(db)
    assert count(db) == 3
    db.close()


def test_listeners_are_told_the_areas_after_the_commit(path: Path) -> None:
    db = Database.open(path, None, create=True)
    told: list[tuple[frozenset[str], int]] = []
    db.listen(lambda areas: told.append((areas, count(db))))
    with db.write("journal", "checkin") as connection:
        connection.execute(sa.insert(journal_entry), entry_row(0))
        assert told == []
    assert told == [(frozenset({"journal", "checkin"}), 1)]
    db.close()


def test_a_write_must_name_what_it_changes(path: Path) -> None:
    db = Database.open(path, None, create=True)
    with pytest.raises(ValueError, match="names"), db.write():
        pass
    db.close()


def test_a_write_inside_a_write_is_a_part_of_it(path: Path) -> None:
    db = Database.open(path, None, create=True)
    told: list[frozenset[str]] = []
    db.listen(told.append)
    with db.write("contacts") as outer:
        outer.execute(sa.insert(journal_entry), entry_row(0))
        with db.write("checkin") as inner:
            inner.execute(sa.insert(check_in), check_in_row(0))
        with pytest.raises(ZeroDivisionError):
            write_and_fail(db, entry_row(1))
    assert (count(db), count(db, check_in), told) == (1, 1, [frozenset({"contacts", "checkin"})])
    db.close()


def test_reads_inside_a_write_see_what_it_wrote(path: Path) -> None:
    db = Database.open(path, None, create=True)
    with db.write("journal") as connection:
        connection.execute(sa.insert(journal_entry), entry_row(0))
        with db.quick() as quick:
            assert quick.execute("SELECT count(*) FROM journal_entry").fetchone() == (1,)
        assert count(db) == 1
    db.close()


def test_a_read_sees_one_state_while_others_write(path: Path) -> None:
    db = Database.open(path, None, create=True)
    fill(db, entries=1)
    with db.read() as reader:
        assert len(reader.execute(sa.select(journal_entry.c.uuid)).all()) == 1
        writer = threading.Thread(target=_write_one, args=(db,))
        writer.start()
        writer.join()
        assert len(reader.execute(sa.select(journal_entry.c.uuid)).all()) == 1
    assert count(db) == 2
    db.close()


def _write_one(db: Database) -> None:
    with db.write("journal") as connection:
        connection.execute(sa.insert(journal_entry), entry_row(1))


def test_threads_write_one_after_the_other(path: Path) -> None:
    db = Database.open(path, keys.new_key(), create=True)

    def several(start: int) -> None:
        for number in range(start, start + 20):
            with db.write("journal") as connection:
                connection.execute(sa.insert(journal_entry), entry_row(number))
            with db.quick() as quick:
                assert quick.execute(
                    "SELECT count(*) FROM journal_entry WHERE uuid = ?", (f"entry-{number}",)
                ).fetchone()

    threads = [threading.Thread(target=several, args=(start,)) for start in (0, 100, 200)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert count(db) == 60
    db.close()


def test_a_file_another_process_is_writing_is_in_use(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driver, "BUSY_TIMEOUT_MS", 1)
    db = Database.open(path, None, create=True)
    other = driver.connect(path, None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(FileInUse), db.write("journal"):
        pass
    other.close()
    fill(db)
    assert count(db) == 3
    db.close()


def test_a_running_search_can_be_stopped_and_the_next_one_runs(path: Path) -> None:
    db = Database.open(path, keys.new_key(), create=True)
    running = threading.Event()
    outcome: list[type[BaseException]] = []

    def search() -> None:
        try:
            with db.quick(interruptible=True) as connection:
                connection.set_progress_handler(lambda: running.set(), 1000)
                connection.execute(SLOW_QUERY).fetchall()
        except Interrupted as stopped:
            outcome.append(type(stopped))

    thread = threading.Thread(target=search)
    thread.start()
    assert running.wait(30)
    db.interrupt_quick()
    thread.join(30)
    assert outcome == [Interrupted]
    db.interrupt_quick()
    with db.quick(interruptible=True) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    db.close()


def test_other_reads_are_not_stopped_with_the_search(path: Path) -> None:
    db = Database.open(path, None, create=True)
    with db.quick() as connection:
        rows = connection.execute(
            "WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n LIMIT 9) SELECT i FROM n"
        )
        first = rows.fetchone()
        db.interrupt_quick()
        assert [first, *rows.fetchall()] == [(n,) for n in range(1, 10)]
    db.close()


def test_a_full_disk_is_a_known_problem_and_loses_nothing(path: Path) -> None:
    db = Database.open(path, None, create=True)
    fill(db)
    with db.write("journal") as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 1}")
    with pytest.raises(DiskFull), db.write("journal") as connection:
        connection.execute(sa.insert(journal_entry), entry_row(50, "long " * 20_000))
    assert count(db) == 3
    db.close()


def test_closing_while_another_reads_leaves_the_log_and_loses_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver, "BUSY_TIMEOUT_MS", 1)
    db = Database.open(path, keys.new_key(), create=True)
    fill(db)
    reader = driver.connect(path, db._key_bytes())
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM journal_entry").fetchall()
    fill_one = entry_row(9)
    with db.write("journal") as connection:
        connection.execute(sa.insert(journal_entry), fill_one)
    key = db._key_bytes()
    db.close()
    assert db._key == bytearray(32)
    assert path.with_name("companion.db-wal").stat().st_size > 0
    reader.close()
    assert titles(path, key) == ["Page 0", "Page 1", "Page 2", "Page 9"]


def test_a_mistake_in_a_statement_is_not_dressed_up_as_a_problem(path: Path) -> None:
    db = Database.open(path, None, create=True)
    fill(db)
    with pytest.raises(sa.exc.IntegrityError), db.write("journal") as connection:
        connection.execute(sa.insert(journal_entry), entry_row(0))
    with pytest.raises(OSError, match="elsewhere"), db.write("journal"):
        raise PermissionError(13, "elsewhere")
    db.close()


def test_what_was_written_is_not_in_error_messages(path: Path) -> None:
    db = Database.open(path, None, create=True)
    fill(db)
    with pytest.raises(sa.exc.IntegrityError) as caught, db.write("journal") as connection:
        connection.execute(sa.insert(journal_entry), entry_row(0, "my secret words"))
    assert "secret" not in str(caught.value)
    db.close()


def test_a_closed_database_refuses_and_forgets_its_key(path: Path) -> None:
    db = Database.open(path, keys.new_key(), create=True)
    db.warm()
    db.close()
    db.close()
    for use in (db.quick, db.read, lambda: db.write("journal")):
        with pytest.raises(Closed), use():
            pass
    assert db._key == bytearray(32)
