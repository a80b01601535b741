"""Bringing files up to date: one step a transaction, after a safety copy, or not at all."""

from __future__ import annotations

import re
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa

from companion.domain.problems import FileDamaged
from companion.storage import backup, driver, files, keys, migrations, runner
from companion.storage.database import Database
from companion.storage.driver import Connection
from companion.storage.migrations import Step
from companion.storage.tables import metadata
from tests.fixtures.databases import make as fixture
from tests.unit.storage.sample import make, titles


def normalised(sql: str) -> str:
    return re.sub(r"\s+", " ", sql.replace('"', "")).replace("( ", "(").replace(" )", ")").strip()


def schema_of(connection: Connection) -> dict[tuple[str, str], str]:
    rows = connection.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    return {(kind, name): normalised(sql) for kind, name, sql in rows}


def pragmas_of(connection: Connection, table: str) -> list[object]:
    told: list[object] = []
    for pragma in ("table_xinfo", "foreign_key_list"):
        told.append(sorted(connection.execute(f"PRAGMA {pragma}({table})").fetchall(), key=str))
    # Indexes are told in the order they were made, with a number that follows from it; neither is part of the schema.
    for index in sorted(connection.execute(f"PRAGMA index_list({table})").fetchall(), key=lambda row: str(row[1])):
        told.append((index[1:], connection.execute(f"PRAGMA index_xinfo({index[1]})").fetchall()))
    return told


def test_a_migrated_file_has_exactly_the_tables_the_program_describes(tmp_path: Path) -> None:
    make(tmp_path / "companion.db", entries=0)
    migrated = driver.connect(tmp_path / "companion.db", None)
    engine = sa.create_engine(
        f"sqlite:///{tmp_path / 'described.db'}", module=driver.driver_module(), poolclass=sa.NullPool
    )
    metadata.create_all(engine)
    engine.dispose()
    described = driver.connect(tmp_path / "described.db", None)

    found, wanted = schema_of(migrated), schema_of(described)
    own = {
        name: sql for name, sql in found.items() if name[0] in ("table", "index") and not name[1].startswith("search")
    }
    assert own == wanted
    for table in metadata.tables:
        assert pragmas_of(migrated, table) == pragmas_of(described, table)
    migrated.close()
    described.close()


def test_the_steps_are_numbered_without_a_gap_up_to_the_latest() -> None:
    runner.check_numbers(migrations.steps())
    assert len(migrations.steps()) == migrations.LATEST


@pytest.mark.parametrize("numbers", [(2,), (1, 1), (1, 3), (2, 1)])
def test_a_gap_in_the_numbers_is_refused(numbers: tuple[int, ...]) -> None:
    with pytest.raises(runner.BrokenSteps):
        runner.check_numbers([Step(number, lambda _: None) for number in numbers])


@pytest.mark.parametrize(("name", "key"), fixture.FIXTURES, ids=[name for name, _ in fixture.FIXTURES])
def test_every_version_kept_opens_with_all_it_held(path: Path, name: str, key: bytes | None) -> None:
    path.parent.mkdir()
    path.write_bytes((fixture.FOLDER / name).read_bytes())
    if key is not None:
        # Goes along with the safety copy, unread.
        files.keys_of(path).write_text("stands for the key file")
    assert titles(path, key) == ["First page", "Second page"]
    db = Database.open(path, key)
    with db.quick() as connection:
        assert driver.read_pragma(connection, "user_version") == migrations.LATEST
        day = connection.execute("SELECT mood, note, used, not_today FROM check_in").fetchall()
        assert day == [(7, "Slept", None, 0)]
        assert connection.execute("SELECT uuid, kind, day FROM count_event ORDER BY uuid").fetchone() == (
            ("event-1", "start", "2026-01-01")
        )
        found = connection.execute("SELECT count(*) FROM search WHERE search MATCH '\"harb\"*'").fetchone()
        assert found == (2,)
    db.close()


def rows_of(connection: Connection) -> dict[str, int]:
    """How many rows each table has that is described by us, as far as the file has it."""
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return {
        table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
        for table in metadata.tables
        if table in there
    }


@pytest.mark.parametrize("version", fixture.KEPT_VERSIONS)
def test_no_step_loses_a_row_of_any_table(path: Path, version: int) -> None:
    path.parent.mkdir()
    path.write_bytes((fixture.FOLDER / f"v{version}-plain.db").read_bytes())
    old = driver.connect(path, None)
    before = rows_of(old)
    old.close()
    assert all(before.values())
    db = Database.open(path, None)
    with db.quick() as connection:
        after = rows_of(connection)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    db.close()
    assert {table: after[table] for table in before} == before


def second_step(connection: Connection) -> None:
    connection.execute("CREATE TABLE added (uuid TEXT PRIMARY KEY)")
    connection.execute("INSERT INTO added SELECT uuid FROM journal_entry")


def later_program(monkeypatch: pytest.MonkeyPatch, *ups: object) -> None:
    """A program that knows further steps."""
    known = (*migrations.steps(), *(Step(n, up) for n, up in enumerate(ups, migrations.LATEST + 1)))  # type: ignore[arg-type]
    monkeypatch.setattr(migrations, "steps", lambda: known)
    monkeypatch.setattr(migrations, "LATEST", len(known))


@pytest.mark.parametrize("key", [None, keys.new_key()], ids=["plain", "encrypted"])
def test_an_older_file_is_brought_up_after_a_safety_copy(
    path: Path, key: bytes | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(path, key)
    if key is not None:
        files.keys_of(path).write_text("stands for the key file")
    before = migrations.LATEST
    later_program(monkeypatch, second_step)
    db = Database.open(path, key)
    with db.quick() as connection:
        assert connection.execute("SELECT count(*) FROM added").fetchone() == (3,)
        assert driver.read_pragma(connection, "user_version") == before + 1
        assert driver.read_pragma(connection, "foreign_keys") == 1
    db.close()
    (kept,) = backup.list_backups(files.backups_of(path))
    assert (kept.schema, kept.encrypted, kept.reason) == (before, key is not None, backup.Reason.BEFORE_VERSION)
    monkeypatch.undo()
    assert titles(kept.folder / files.DATABASE, key) == ["Page 0", "Page 1", "Page 2"]


def fails_after_a_table(connection: Connection) -> None:
    connection.execute("CREATE TABLE half_done (x)")
    connection.execute("ALTER TABLE contact ADD COLUMN half TEXT")
    raise ZeroDivisionError


def points_nowhere(connection: Connection) -> None:
    connection.execute("INSERT INTO entry_tag VALUES ('nobody', 'nothing')")


@pytest.mark.parametrize(("up", "error"), [(fails_after_a_table, ZeroDivisionError), (points_nowhere, FileDamaged)])
def test_a_failing_step_leaves_the_file_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch, up: object, error: type[Exception]
) -> None:
    make(path)
    later_program(monkeypatch, second_step, up)
    with pytest.raises(error):
        Database.open(path, None)
    monkeypatch.undo()
    connection = driver.connect(path, None)
    names = {name for _, name in schema_of(connection)}
    assert "added" in names, "the step before it stands"
    assert "half_done" not in names
    assert driver.read_pragma(connection, "user_version") == migrations.LATEST + 1, "undone, that is the step before it"
    assert "half" not in [row[1] for row in connection.execute("PRAGMA table_info(contact)")]
    connection.close()


def test_nothing_is_analysed_so_that_later_searches_stay_quick_to_write(path: Path) -> None:
    make(path, entries=0)
    Database.open(path, None).close()
    connection = driver.connect(path, None)
    assert connection.execute("SELECT name FROM sqlite_schema WHERE name LIKE 'sqlite_stat%'").fetchall() == []
    connection.close()


def test_a_reason_kept_as_a_setting_becomes_the_first_reason(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes((fixture.FOLDER / "v1-plain.db").read_bytes())
    connection = driver.connect(path, None)
    connection.execute("INSERT INTO setting VALUES ('reason', ?, ?)", ('"Walking the dog, é"', fixture.AT))
    connection.close()
    db = Database.open(path, None)
    with db.quick() as connection:
        ((uuid, words),) = connection.execute("SELECT uuid, words FROM reason").fetchall()
        assert words == "Walking the dog, é"
        assert UUID(uuid).version == 4
        assert connection.execute("SELECT count(*) FROM setting WHERE key = 'reason'").fetchone() == (0,)
    db.close()


def test_search_still_follows_the_notes_of_check_ins_and_follows_those_of_moments_after_the_step(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes((fixture.FOLDER / "v1-plain.db").read_bytes())
    db = Database.open(path, None)
    when = (fixture.AT, fixture.AT, fixture.AT)
    with db.write("checkin"), db.quick() as raw:
        raw.execute("UPDATE check_in SET note = 'Willow' WHERE uuid = 'check-in-1'")
        raw.execute(
            "INSERT INTO moment (sort_key, uuid, day, zone, note, at_utc, created_at, updated_at)"
            " VALUES (6, 'moment-1', '2026-03-14', 'UTC', 'Willow again', ?, ?, ?)",
            when,
        )
        raw.execute(
            "INSERT INTO wellbeing (sort_key, uuid, day, zone, note, at_utc, created_at, updated_at)"
            " VALUES (7, 'wellbeing-1', '2026-03-14', 'UTC', 'Willow too', ?, ?, ?)",
            when,
        )
    with db.quick() as raw:
        assert raw.execute("SELECT count(*) FROM search WHERE search MATCH 'willow'").fetchone() == (3,)
        assert raw.execute("SELECT count(*) FROM search WHERE search MATCH 'slept'").fetchone() == (0,)
    with db.write("checkin"), db.quick() as raw:
        raw.execute("UPDATE moment SET deleted_at = ? WHERE sort_key = 6", (fixture.AT,))
        raw.execute("DELETE FROM wellbeing")
        raw.execute("INSERT INTO search(search) VALUES ('integrity-check')")
    with db.quick() as raw:
        assert raw.execute("SELECT count(*) FROM search WHERE search MATCH 'willow'").fetchone() == (1,)
    db.close()


@pytest.mark.parametrize(
    ("value", "steps"),
    [
        ('["article:naloxone", "screen:people", "article:naloxone"]', ["article:naloxone", "screen:people"]),
        ("[]", []),
        ('["", 3, null]', []),
        ("not a list", []),
    ],
)
def test_the_ticks_of_the_family_kept_as_a_setting_become_steps_of_its_pathway(
    path: Path, value: str, steps: list[str]
) -> None:
    path.parent.mkdir()
    path.write_bytes((fixture.FOLDER / "v2-plain.db").read_bytes())
    connection = driver.connect(path, None)
    connection.execute("INSERT INTO setting VALUES ('read', ?, ?)", (value, fixture.AT))
    connection.close()
    db = Database.open(path, None)
    with db.quick() as raw:
        found = raw.execute("SELECT pathway, step, done_at, updated_at FROM pathway_step ORDER BY step").fetchall()
        assert found == [("family", step, fixture.AT, fixture.AT) for step in steps]
        assert raw.execute("SELECT count(*) FROM setting WHERE key = 'read'").fetchone() == (0,)
    db.close()
