"""Once a passphrase is set, no file holds a word of what was typed: not the file, its logs, key files or backups."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from companion.storage import backup, files, protect
from companion.storage.copies import save_copy
from companion.storage.database import Database
from companion.storage.tables.checkin import check_in
from companion.storage.tables.journal import draft, journal_entry
from tests.unit.storage.sample import CHEAP, INSTANT, NOW, check_in_row, entry_row, files_holding

MARKER = "Zwiebelturmlicht"


def type_it(db: Database, number: int) -> None:
    """Put the word wherever words go."""
    with db.write("journal", "checkin", "draft") as connection:
        connection.execute(sa.insert(journal_entry), entry_row(number, f"It was {MARKER} again. " * 40))
        connection.execute(sa.insert(check_in), check_in_row(number, MARKER))
        connection.execute(
            sa.insert(draft), {"slot": f"s{number}", "payload": f'{{"body": "{MARKER}"}}', "updated_at": INSTANT}
        )


def found(path: Path) -> list[str]:
    return files_holding(path.parent, MARKER) + files_holding(path.parent, MARKER.lower()[:9])


def test_the_words_are_in_a_plain_file_so_that_this_test_can_find_them(path: Path) -> None:
    db = Database.open(path, None, create=True)
    type_it(db, 0)
    assert "companion.db-wal" in found(path)
    db.close()
    assert "companion.db" in found(path)


def test_a_file_locked_from_the_start_never_shows_a_word(path: Path) -> None:
    secret = protect.protect_new(path, "first", cost=CHEAP)
    db = Database.open(path, secret.key, create=True)
    for number in range(40):
        type_it(db, number)
        assert found(path) == []
    with db.quick() as connection:
        assert connection.execute("SELECT count(*) FROM search WHERE search MATCH ?", (MARKER,)).fetchone() == (80,)
        connection.execute("CREATE TEMP TABLE sorted AS SELECT * FROM journal_entry ORDER BY body")
        assert found(path) == []
    backup.make_backup(db, files.backups_of(path), NOW)
    save_copy(db, path.parent.with_name("copy.zip"), NOW)
    assert files_holding(path.parent.parent, MARKER) == []
    assert found(path) == []
    db.close()
    assert found(path) == []


def test_setting_a_passphrase_takes_every_word_out_of_sight(path: Path) -> None:
    db = Database.open(path, None, create=True)
    type_it(db, 0)
    backup.make_backup(db, files.backups_of(path), NOW)
    type_it(db, 1)
    backup.make_backup(db, files.backups_of(path), NOW)
    db.close()
    assert len(found(path)) >= 3
    secret = protect.set_passphrase(path, MARKER, cost=CHEAP)
    protect.catch_up(path, secret.key)
    assert found(path) == []
    db = Database.open(path, secret.key)
    type_it(db, 2)
    assert found(path) == []
    db.close()
    protect.change_passphrase(path, secret.key, MARKER * 2, cost=CHEAP)
    protect.catch_up(path, secret.key)
    assert found(path) == []


def test_the_passphrase_and_the_code_are_in_no_file(path: Path) -> None:
    secret = protect.protect_new(path, MARKER, cost=CHEAP)
    Database.open(path, secret.key, create=True).close()
    for word in (MARKER, secret.code, secret.code.replace("-", ""), secret.key.hex()):
        assert files_holding(path.parent, word) == []


@pytest.mark.parametrize("way", ["purge", "delete"])
def test_what_is_emptied_out_of_a_plain_file_is_gone_from_its_bytes(path: Path, way: str) -> None:
    db = Database.open(path, None, create=True)
    type_it(db, 0)
    with db.write("journal") as connection:
        connection.execute(sa.delete(check_in))
        connection.execute(sa.delete(draft))
        if way == "purge":
            blank = {"title": "", "body": "", "deleted_at": INSTANT, "purged_at": INSTANT}
            connection.execute(sa.update(journal_entry).values(blank))
        else:
            connection.execute(sa.delete(journal_entry))
    db.close()
    assert found(path) == []
