"""Filling a file in bulk: everything is there, can be found, and is the same each time."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from companion.demo.fill import add_entries, make_demo
from companion.demo.person import invent
from companion.domain.kits import where
from companion.services.checkins import CheckInService
from companion.services.journal import JournalService
from companion.services.kits import KitService
from companion.services.milestones import MilestoneService
from companion.services.moments import MomentService
from companion.services.plans import PlanService
from companion.services.settings import SettingsService
from companion.services.today import TodayService
from companion.storage.database import Database
from companion.storage.tables import metadata
from tests.fakes import FakeClock

LONDON = ZoneInfo("Europe/London")
#: What is there only while something is being written, what belongs to somebody who loves a person who uses, and what
#: came from another program: the invented person has used no other.
LEFT_EMPTY = {"draft", "unfinished", "wellbeing", "reminded", "import_run", "imported"}
NOW = datetime(2026, 11, 21, 18, 40, tzinfo=UTC)


@pytest.mark.parametrize("key", [None, bytes(32)], ids=["plain", "encrypted"])
def test_a_demo_file_opens_and_shows_the_whole_life(data_dir: Path, key: bytes | None) -> None:
    make_demo(data_dir / "companion.db", NOW, LONDON, key=key)
    life, clock = invent(NOW, LONDON), FakeClock(NOW)
    db = Database.open(data_dir / "companion.db", key)
    rules = SettingsService(db, clock)
    journal, checkins = JournalService(db, clock, rules), CheckInService(db, clock, rules)
    today = TodayService(db, clock).read()
    assert (today.settings.name, today.count.days, len(today.rings.months)) == ("Sam", 99, 64)
    assert journal.entry(life.entries[-1].uuid) == life.entries[-1]
    assert checkins.of_day(life.check_ins[-1].day) == life.check_ins[-1]
    assert journal.search("lavender").hits
    assert [word.name for word in today.triggers][:2] == ["Lonely", "Stress"]
    with db.quick() as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.execute("INSERT INTO search(search) VALUES ('integrity-check')")
    db.close()


def test_the_demo_fills_every_table_there_is(data_dir: Path) -> None:
    make_demo(data_dir / "companion.db", NOW, LONDON)
    db = Database.open(data_dir / "companion.db", None)
    with db.quick() as connection:
        sizes = {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
            for table in metadata.tables
        }
    db.close()
    assert {table for table, size in sizes.items() if not size} == LEFT_EMPTY


def test_naloxone_is_where_its_kits_are(data_dir: Path) -> None:
    make_demo(data_dir / "companion.db", NOW, LONDON)
    db, clock = Database.open(data_dir / "companion.db", None), FakeClock(NOW)
    rules = SettingsService(db, clock)
    assert rules.current().naloxone_place == where(KitService(db, clock, rules).all())
    db.close()


def test_every_day_is_read_back_as_it_was_lived(data_dir: Path) -> None:
    make_demo(data_dir / "companion.db", NOW, LONDON)
    life, clock = invent(NOW, LONDON), FakeClock(NOW)
    db = Database.open(data_dir / "companion.db", None)
    rules = SettingsService(db, clock)
    checkins, moments = CheckInService(db, clock, rules), MomentService(db, clock, rules)
    assert [checkins.of_day(check_in.day) for check_in in life.check_ins] == list(life.check_ins)
    days = dict.fromkeys(moment.day for moment in life.daily.moments)
    assert [moment for day in days for moment in moments.of_day(day)] == list(life.daily.moments)
    plans = PlanService(db, clock, rules)
    assert plans.reasons() == life.daily.reasons
    assert plans.intentions(life.daily.intentions[-1].day) == life.daily.intentions[-3:]
    assert plans.risk_dates() == life.daily.risk_dates
    today = TodayService(db, clock).read()
    assert today.count.on_medicine > 1700
    assert MilestoneService(db, clock, rules).due() is None
    db.close()


def test_two_demo_files_hold_the_same_rows(tmp_path: Path) -> None:
    rows = []
    for name in ("one", "two"):
        path = tmp_path / name / "companion.db"
        make_demo(path, NOW, LONDON)
        db = Database.open(path, None)
        with db.quick() as connection:
            rows.append([connection.execute(f"SELECT * FROM {table}").fetchall() for table in metadata.tables])  # noqa: S608
        db.close()
    assert rows[0] == rows[1]


def test_pages_for_measuring_join_the_life_and_are_searchable(data_dir: Path) -> None:
    make_demo(data_dir / "companion.db", NOW, LONDON)
    db = Database.open(data_dir / "companion.db", None)
    with db.quick() as connection:
        before = connection.execute("SELECT count(*) FROM journal_entry").fetchone()[0]
    add_entries(db, 300, NOW, LONDON)
    with db.quick() as connection:
        assert connection.execute("SELECT count(*) FROM journal_entry").fetchone() == (before + 300,)
        assert connection.execute("SELECT max(at_utc) < '2026-11-21T18:40' FROM journal_entry").fetchone() == (1,)
        found = connection.execute("SELECT count(*) FROM search WHERE search MATCH 'craving OR canal'").fetchone()
    assert found[0] > 30
    db.close()
