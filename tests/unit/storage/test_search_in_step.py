"""The full-text search holds exactly the living words, whatever is done to pages and check-ins."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.storage.database import Database
from companion.storage.driver import Connection
from companion.storage.tables.checkin import check_in
from companion.storage.tables.journal import entry_tag, journal_entry
from tests.unit.storage.sample import INSTANT, check_in_row, entry_row

WORDS = st.sampled_from(["", "harbour", "craving at night", "caf\u00e9", "harbour harbour"])
TABLES = {"page": journal_entry, "check-in": check_in}
ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(["page", "check-in"]),
        st.sampled_from(["write", "change", "bin", "unbin", "purge", "move", "remove", "replace"]),
        st.integers(0, 3),
        WORDS,
    ),
    max_size=30,
)


def act(connection: sa.Connection, kind: str, action: str, number: int, words: str) -> None:
    table = TABLES[kind]
    row = entry_row(number, words) if kind == "page" else check_in_row(number, words)
    column = "body" if kind == "page" else "note"
    this = sa.update(table).where(table.c.uuid == row["uuid"])
    match action:
        case "write":
            connection.execute(sa.insert(table).prefix_with("OR IGNORE"), row)
        case "replace":
            connection.execute(sa.insert(table).prefix_with("OR REPLACE"), row)
        case "change":
            connection.execute(this.values({column: words}))
        case "bin":
            connection.execute(this.values(deleted_at=INSTANT))
        case "unbin":
            connection.execute(this.values(deleted_at=None))
        case "purge":
            connection.execute(this.values({column: "", "deleted_at": INSTANT, "purged_at": INSTANT}))
        case "move":
            connection.execute(this.values(sort_key=table.c.sort_key + 1024 * 100))
        case _:
            connection.execute(sa.delete(table).where(table.c.uuid == row["uuid"]))


def found(connection: Connection, query: str) -> list[int]:
    return [row[0] for row in connection.execute("SELECT rowid FROM search WHERE search MATCH ? ORDER BY 1", (query,))]


@settings(max_examples=40)
@given(ACTIONS)
def test_search_finds_the_living_and_nothing_else(actions: list[tuple[str, str, int, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        db = Database.open(Path(folder) / "companion.db", None, create=True)
        with db.write("journal", "checkin") as writer:
            for action in actions:
                act(writer, *action)
        with db.quick() as connection:
            connection.execute("INSERT INTO search(search, rank) VALUES ('integrity-check', 1)")
            living = "SELECT sort_key FROM searchable WHERE title || ' ' || body LIKE '%harbour%' ORDER BY 1"
            assert found(connection, "harbour") == [row[0] for row in connection.execute(living)]
        db.close()


@pytest.mark.parametrize("query", ["cafe", "CAF\u00c9", '"caf"*', "cravings", "night"])
def test_accents_case_endings_and_beginnings_do_not_matter(path: Path, query: str) -> None:
    db = Database.open(path, None, create=True)
    with db.write("journal") as connection:
        connection.execute(sa.insert(journal_entry), entry_row(0, "Craving at night, by the caf\u00e9"))
    with db.quick() as quick:
        assert found(quick, query) == [1024]
    db.close()


@pytest.mark.parametrize(
    "values",
    [
        {"mood": 11},
        {"mood": -1},
        {"craving": 11},
        {"sleep": 99},
        {"pain": -1},
        {"sleep_minutes": 1441},
        {"medicine_taken": 2},
    ],
)
def test_a_value_off_its_scale_is_refused(path: Path, values: dict[str, int]) -> None:
    db = Database.open(path, None, create=True)
    with pytest.raises(sa.exc.IntegrityError), db.write("checkin") as connection:
        connection.execute(sa.insert(check_in), check_in_row(0) | values)
    db.close()


def test_one_check_in_a_day_and_no_tag_without_its_page(path: Path) -> None:
    db = Database.open(path, None, create=True)
    with db.write("checkin") as connection:
        connection.execute(sa.insert(check_in), check_in_row(0))
    with pytest.raises(sa.exc.IntegrityError), db.write("checkin") as connection:
        connection.execute(sa.insert(check_in), check_in_row(1) | {"day": "2026-01-01"})
    with pytest.raises(sa.exc.IntegrityError), db.write("journal") as connection:
        connection.execute(sa.insert(entry_tag), {"entry_uuid": "nobody", "tag_uuid": "nothing"})
    db.close()
