"""Reading an export back: an identical file, or a calm refusal and nothing changed."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from companion.domain.journal import Writing
from companion.domain.problems import (
    BackupMissing,
    BackupProblem,
    Cancelled,
    ExportDamaged,
    FileNewer,
    NotAnExport,
)
from companion.services import own_json
from companion.services.backups import BackupService
from companion.services.journal import JournalService
from companion.services.settings import SettingsService
from companion.services.transfer import TransferService
from companion.services.vault import Vault
from companion.storage import migrations
from companion.storage.database import Database
from companion.storage.keys import Cost
from tests.fakes import FakeClock
from tests.unit.services.any_file import all_of, any_rows, write

NOW = datetime(2026, 11, 21, 18, 40, tzinfo=UTC)
KEY = bytes(range(32))
CHEAP = Cost(1, 8192)
FOLDER = Path(__file__).parents[2] / "fixtures" / "databases"


def quiet(_share: float) -> None:
    """Nobody looks."""


def signed(above: bytes) -> bytes:
    """An export whose digest is right, whatever it says."""
    return above + b',"sha256": "%s"\n}\n' % hashlib.sha256(above).hexdigest().encode()


def as_text(content: bytes) -> str:
    return base64.b64encode(content).decode()


def above_of(content: bytes) -> bytes:
    return content.rpartition(b',"sha256"')[0]


def below_the_head(path: Path) -> list[bytes]:
    """All but what tells when and by what it was taken out."""
    lines = path.read_bytes().split(b"\n")
    return lines[lines.index(b' "tables": {') : -3]


@pytest.fixture
def exported(data_dir: Path, tmp_path: Path, clock: FakeClock) -> Path:
    """A small export of a file with something in it."""
    db = Database.open(data_dir / "companion.db", None, create=True)
    journal = JournalService(db, clock, SettingsService(db, clock))
    for number in range(3):
        journal.create(Writing(f"Page {number}", 'Words, "quoted"\nand more', ("night",)))
    journal.delete(journal.create(Writing("Binned")).uuid)
    made = TransferService(db, clock).export(tmp_path / "all.json")
    db.close()
    return made.path


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32))
def test_any_file_taken_out_and_read_back_is_the_same_file(
    seed: int, key: bytes | None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("any")
    db = Database.open(folder / "data" / "companion.db", key, create=True)
    write(db, any_rows(Random(seed)))
    first = TransferService(db, FakeClock(NOW)).export(folder / "first.json").path
    own_json.make_file(first, folder / "new.db", key, quiet)
    again = Database.open(folder / "new.db", key)
    assert list(all_of(again)) == list(all_of(db))
    second = (
        TransferService(again, FakeClock(NOW.replace(year=2027))).export(folder.parent / f"{folder.name}.json").path
    )
    assert below_the_head(second) == below_the_head(first)
    with again.quick() as connection:
        assert connection.execute("SELECT count(*) FROM search WHERE search MATCH 'nothingofthekind'").fetchone() == (
            0,
        )
        connection.execute("INSERT INTO search(search) VALUES ('integrity-check')")
    db.close()
    again.close()
    shutil.rmtree(folder)


def test_what_was_written_is_found_by_the_search_of_the_new_file(exported: Path, data_dir: Path) -> None:
    own_json.make_file(exported, data_dir / "new.db", None, quiet)
    db = Database.open(data_dir / "new.db", None)
    journal = JournalService(db, FakeClock(NOW), SettingsService(db, FakeClock(NOW)))
    assert len(journal.search("quoted").hits) == 3
    db.close()


@pytest.mark.parametrize("version", range(1, migrations.LATEST + 1))
def test_an_export_of_an_earlier_version_is_brought_up_to_date(version: int, tmp_path: Path, data_dir: Path) -> None:
    from companion.storage import driver, runner

    data_dir.mkdir(parents=True, exist_ok=True)
    old = data_dir / "old.db"
    if version < migrations.LATEST:
        shutil.copy(FOLDER / f"v{version}-plain.db", old)
        connection = driver.connect(old, None)
    else:
        connection = driver.connect(old, None, create=True)
        runner.bring_up(connection, old, migrations.steps(), encrypted=False, start=0)
    tables = own_json._tables(connection)
    body = []
    for name in tables:
        names = [column for column, _kind in tables[name]]
        quoted = ", ".join(f'"{one}"' for one in names)
        rows = connection.execute(f"SELECT {quoted} FROM {name}").fetchall()  # noqa: S608
        lines = ",\n".join(json.dumps(dict(zip(names, row, strict=True)), default=as_text) for row in rows)
        body.append((name, len(rows), lines))
    entries = connection.execute("SELECT uuid FROM journal_entry ORDER BY uuid").fetchall()
    connection.close()
    head = f'{{\n "format": "companion-export",\n "version": 1,\n "schema": {version},\n "app": "0.1.0",\n'
    head += ' "exported_at": "2026-11-21T18:40:00.000000Z",\n "tables": {\n'
    text = head + ",".join(f'  "{name}": [\n{lines}\n  ]\n' for name, _number, lines in body)
    text += " },\n" + f' "rows": {json.dumps({name: number for name, number, _lines in body})}\n'
    source = tmp_path / "old.json"
    source.write_bytes(signed(text.encode()))
    own_json.make_file(source, data_dir / "new.db", None, quiet)
    db = Database.open(data_dir / "new.db", None)
    with db.quick() as connection:
        assert connection.execute("SELECT uuid FROM journal_entry ORDER BY uuid").fetchall() == entries
        assert connection.execute("PRAGMA user_version").fetchone() == (migrations.LATEST,)
    db.close()


SPOILED: dict[str, tuple[Callable[[bytes], bytes], type[BackupProblem]]] = {
    "cut in the middle": (lambda all_of_it: all_of_it[: len(all_of_it) // 2], ExportDamaged),
    "cut at the end": (lambda all_of_it: all_of_it[:-1], ExportDamaged),
    "empty": (lambda _all: b"", NotAnExport),
    "changed by hand": (lambda all_of_it: all_of_it.replace(b"Page 1", b"Page 9"), ExportDamaged),
    "lines the other way round": (lambda all_of_it: b"\n".join(reversed(all_of_it.split(b"\n"))), ExportDamaged),
    "saved with a mark at its beginning": (lambda all_of_it: b"\xef\xbb\xbf" + all_of_it, ExportDamaged),
    "saved as UTF-16": (lambda all_of_it: all_of_it.decode().encode("utf-16"), ExportDamaged),
    "saved with the ends of lines of Windows": (lambda all_of_it: all_of_it.replace(b"\n", b"\r\n"), ExportDamaged),
    "put in order by another program": (
        lambda all_of_it: json.dumps(json.loads(all_of_it), sort_keys=True, indent=1).encode(),
        ExportDamaged,
    ),
    "of another program": (lambda _all: b'{"entries": [], "version": 7}', NotAnExport),
    "something after its end": (lambda all_of_it: all_of_it + b"{}", ExportDamaged),
}
#: With a digest that is right: made by somebody who knows how.
FORGED: dict[str, Callable[[bytes], bytes]] = {
    "deep": lambda above: above.replace(b'"title": "Page 1"', b'"title": ' + b"[" * 200_000),
    "a table twice": lambda above: above.replace(b',  "tag": [', b',  "journal_entry": ['),
    "an unknown table": lambda above: above.replace(b'"tag": [', b'"sqlite_master": ['),
    "a table with SQL in its name": lambda above: above.replace(b'"tag": [', b'"tag; DROP TABLE tag": ['),
    "an unknown column": lambda above: above.replace(b'"title": "Page 1"', b'"tytle": "Page 1"'),
    "a column more": lambda above: above.replace(b'"title": "Page 1"', b'"title": "Page 1", "more": 1'),
    "a number for words": lambda above: above.replace(b'"title": "Page 1"', b'"title": 12'),
    "nothing for words": lambda above: above.replace(b'"title": "Page 1"', b'"title": null'),
    "half a letter": lambda above: above.replace(b"Page 1", b"Page \xff"),
    "a row counted that is not there": lambda above: above.replace(b'"journal_entry": 4', b'"journal_entry": 5'),
    "a row twice": lambda above: above.replace(b'"tag": [\n', b'"tag": [\n' + tag_line(above) + b",\n"),
    "a row that points nowhere": lambda above: above.replace(tag_line(above), b"").replace(b'"tag": 1', b'"tag": 0'),
    "a sort key too large": lambda above: above.replace(b'"sort_key": 1', b'"sort_key": 99999999999999999991', 1),
    "yes for a number": lambda above: above.replace(b'"sort_key": 1', b'"sort_key": true, "x": 1', 1),
    "no instant": lambda above: above.replace(b'"exported_at": "2', b'"exported_at": "x'),
    "no version": lambda above: above.replace(b'"version": 1', b'"version": 0'),
    "a schema that never was": lambda above: above.replace(b'"schema": ', b'"schema": -'),
    "words where tables begin": lambda above: above.replace(b' "tables": {\n', b' "tables": [\n'),
}


def tag_line(above: bytes) -> bytes:
    return next(line for line in above.split(b"\n") if b'"name": "night"' in line)


@pytest.mark.parametrize("how", SPOILED)
def test_an_export_that_is_not_as_it_was_written_is_refused(how: str, exported: Path, data_dir: Path) -> None:
    spoil, problem = SPOILED[how]
    exported.write_bytes(spoil(exported.read_bytes()))
    with pytest.raises(problem) as refused:
        own_json.make_file(exported, data_dir / "new.db", None, quiet)
    assert type(refused.value) is problem
    assert not (data_dir / "new.db").exists(), "it is looked at before anything is made"


@pytest.mark.parametrize("how", FORGED)
def test_an_export_that_was_forged_is_refused(how: str, exported: Path, data_dir: Path) -> None:
    above = above_of(exported.read_bytes())
    forged = FORGED[how](above)
    assert forged != above
    exported.write_bytes(signed(forged))
    with pytest.raises(ExportDamaged):
        own_json.make_file(exported, data_dir / "new.db", None, quiet)


@pytest.mark.parametrize(("known", "later"), [(b'"version": 1', b'"version": 2'), (b'"schema": ', b'"schema": 9')])
def test_what_a_newer_program_took_out_is_said_to_be_newer_before_it_is_read(
    known: bytes, later: bytes, exported: Path, data_dir: Path
) -> None:
    exported.write_bytes(exported.read_bytes().replace(known, later, 1) + b"and a form of its own")
    with pytest.raises(FileNewer):
        own_json.make_file(exported, data_dir / "new.db", None, quiet)


def test_a_file_that_says_it_has_ten_gigabytes_costs_no_memory(exported: Path, data_dir: Path) -> None:
    """A hole of ten gigabytes, which the disk gives for nothing, in one line."""
    content = exported.read_bytes()
    with exported.open("wb") as file:
        file.write(content[:400])
        file.truncate(10 * 1024**3)
    tracemalloc.start()
    try:
        with own_json._reading(exported) as lines:
            lines.head()
            with pytest.raises(ExportDamaged):
                [lines.next(4 * 1024 * 1024) for _ in range(100)]
        assert tracemalloc.get_traced_memory()[1] < 16 * 1024 * 1024
    finally:
        tracemalloc.stop()


def test_one_row_after_another_is_in_memory_and_never_all(tmp_path: Path, data_dir: Path, clock: FakeClock) -> None:
    db = Database.open(data_dir / "companion.db", None, create=True)
    journal = JournalService(db, clock, SettingsService(db, clock))
    with db.write("journal"):
        for _ in range(60):
            clock.advance(seconds=1)
            journal.create(Writing("Long", "word " * 100_000))
    source = TransferService(db, clock).export(tmp_path / "all.json")
    db.close()
    assert source.size > 30_000_000
    tracemalloc.start()
    try:
        own_json.make_file(source.path, data_dir / "new.db", None, quiet)
        assert tracemalloc.get_traced_memory()[1] < 16_000_000
    finally:
        tracemalloc.stop()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.floats(0, 1), instead=st.binary(max_size=6), gone=st.integers(0, 40), resigned=st.booleans())
@example(at=0.0, instead=b"{", gone=1, resigned=True)
def test_whatever_is_done_to_a_byte_it_is_read_as_it_is_or_refused(
    at: float, instead: bytes, gone: int, resigned: bool, exported: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    content = exported.read_bytes()
    if resigned:
        content = above_of(content)
    place = int(at * (len(content) - 1))
    spoiled = content[:place] + instead + content[place + gone :]
    source = tmp_path_factory.mktemp("spoiled") / "all.json"
    source.write_bytes(signed(spoiled) if resigned else spoiled)
    try:
        own_json.make_file(source, source.with_name("new.db"), None, quiet)
    except (BackupProblem, FileNewer):
        return
    finally:
        shutil.rmtree(source.parent)


# -- in the place of the file ---------------------------------------------------------------------------------------


@contextmanager
def house_of(data_dir: Path, clock: FakeClock, passphrase: str | None) -> Iterator[tuple[Vault, BackupService]]:
    vault = Vault(data_dir / "companion.db", clock, cost=CHEAP)
    vault.create(passphrase)
    yield vault, BackupService(vault)
    vault.lock()


def titles(vault: Vault, clock: FakeClock) -> list[str]:
    db = vault.open()
    return [item.title for item in JournalService(db, clock, SettingsService(db, clock)).timeline().items]


@pytest.mark.parametrize("passphrase", [None, "four calm words here"], ids=["plain", "encrypted"])
def test_an_export_takes_the_place_of_the_file_and_what_was_there_is_a_backup(
    passphrase: str | None, exported: Path, tmp_path: Path, clock: FakeClock
) -> None:
    with house_of(tmp_path / "other", clock, passphrase) as (vault, backups):
        db = vault.open()
        JournalService(db, clock, SettingsService(db, clock)).create(Writing("Mine"))
        heard: list[float] = []
        with backups.opened_copy(exported, heard.append) as backup:
            assert backup.app
            assert not backups.needs_secret(backup), "it is under the key of now"
            inside = backups.look_inside(backup)
            assert (inside.entries, inside.check_ins, inside.moments) == (3, 0, 0)
            assert titles(vault, clock) == ["Mine"], "looking changes nothing"
            kept = backups.restore(backup)
        assert heard == sorted(heard)
        assert heard[-1] == 1.0
        assert titles(vault, clock) == ["Page 2", "Page 1", "Page 0"]
        assert vault.encrypted is (passphrase is not None)
        assert kept is not None
        (before,) = [one for one in backups.list() if one.folder == kept]
        assert backups.look_inside(before).entries == 1
        assert [path.name for path in vault.path.parent.iterdir() if path.name.startswith(".")] == []


def test_an_export_is_brought_in_where_there_is_no_file_yet(exported: Path, tmp_path: Path, clock: FakeClock) -> None:
    vault = Vault(tmp_path / "fresh" / "companion.db", clock)
    backups = BackupService(vault)
    with backups.opened_copy(exported) as backup:
        assert backups.restore(backup) is None
    assert titles(vault, clock) == ["Page 2", "Page 1", "Page 0"]
    vault.lock()


def test_reading_can_be_stopped_and_leaves_nothing(exported: Path, tmp_path: Path, clock: FakeClock) -> None:
    def stop(_share: float) -> None:
        raise Cancelled

    with house_of(tmp_path / "other", clock, None) as (vault, backups):
        with pytest.raises(Cancelled), backups.opened_copy(exported, stop):
            pytest.fail("it went on")
        assert [path.name for path in vault.path.parent.iterdir() if path.name.startswith(".")] == []


def test_an_export_that_has_gone_is_told_as_that(tmp_path: Path, clock: FakeClock) -> None:
    with house_of(tmp_path / "other", clock, None) as (_vault, backups):
        with pytest.raises(BackupMissing), backups.opened_copy(tmp_path / "none.json"):
            pytest.fail("it went on")
        with pytest.raises(BackupMissing):
            own_json.read_head(tmp_path / "none.json")
