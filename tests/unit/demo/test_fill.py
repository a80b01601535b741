"""Filling a file in bulk: everything is there, can be found, and is the same each time."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from companion.demo.fill import add_entries, make_demo
from companion.demo.person import invent
from companion.services.checkins import CheckInService
from companion.services.journal import JournalService
from companion.services.settings import SettingsService
from companion.services.today import TodayService
from companion.storage.database import Database
from tests.fakes import FakeClock

LONDON = ZoneInfo("Europe/London")
TABLES = ("journal_entry", "check_in", "tag", "entry_tag", "trigger_word", "check_in_trigger", "contact_number")
NOW = datetime(2026, 11, 21, 18, 40, tzinfo=UTC)


@pytest.mark.parametrize("key", [None, bytes(32)], ids=["plain", "encrypted"])
def test_a_demo_file_opens_and_shows_the_whole_life(data_dir: Path, key: bytes | None) -> None:
    make_demo(data_dir / "companion.db", NOW, LONDON, key=key)
    life, clock = invent(NOW, LONDON), FakeClock(NOW)
    db = Database.open(data_dir / "companion.db", key)
    rules = SettingsService(db, clock)
    journal, checkins = JournalService(db, clock, rules), CheckInService(db, clock, rules)
    today = TodayService(db, clock).read()
    assert (today.settings.name, today.count.days, len(today.rings.months)) == ("Sam", 99, 61)
    assert journal.entry(life.entries[-1].uuid) == life.entries[-1]
    assert checkins.of_day(life.check_ins[-1].day) == life.check_ins[-1]
    assert journal.search("lavender").hits
    assert [word.name for word in today.triggers][:2] == ["Lonely", "Stress"]
    with db.quick() as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.execute("INSERT INTO search(search) VALUES ('integrity-check')")
    db.close()


def test_two_demo_files_hold_the_same_rows(tmp_path: Path) -> None:
    rows = []
    for name in ("one", "two"):
        path = tmp_path / name / "companion.db"
        make_demo(path, NOW, LONDON)
        db = Database.open(path, None)
        with db.quick() as connection:
            rows.append([connection.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES])  # noqa: S608
        db.close()
    assert rows[0] == rows[1]


def test_pages_for_measuring_join_the_life_and_are_searchable(data_dir: Path) -> None:
    make_demo(data_dir / "companion.db", NOW, LONDON)
    db = Database.open(data_dir / "companion.db", None)
    before = len(invent(NOW, LONDON).entries)
    add_entries(db, 300, NOW, LONDON)
    with db.quick() as connection:
        assert connection.execute("SELECT count(*) FROM journal_entry").fetchone() == (before + 300,)
        assert connection.execute("SELECT max(at_utc) < '2026-11-21T18:40' FROM journal_entry").fetchone() == (1,)
        found = connection.execute("SELECT count(*) FROM search WHERE search MATCH 'craving OR canal'").fetchone()
    assert found[0] > 30
    db.close()
