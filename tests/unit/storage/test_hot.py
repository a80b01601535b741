"""The prepared reads: pages that never skip, keys that never clash, and plans that never sort or scan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from companion.demo.fill import add_entries, make_demo
from companion.domain.checkin import WordList
from companion.domain.ids import RowKind, sort_key
from companion.domain.journal import TimelineFilter
from companion.storage import hot, hot_journal
from companion.storage.database import Database

NOW = datetime(2026, 11, 21, 18, 40, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")


@pytest.fixture(scope="module")
def five_years(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The invented person's file, for reading only."""
    path = tmp_path_factory.mktemp("five-years") / "companion.db"
    make_demo(path, NOW, LONDON)
    db = Database.open(path, None)
    yield db
    db.close()


@pytest.fixture
def empty(data_dir: Path) -> Iterator[Database]:
    """A new file."""
    db = Database.open(data_dir / "companion.db", None, create=True)
    yield db
    db.close()


def plan(db: Database, statement: str, *values: object) -> list[str]:
    with db.quick() as connection:
        return [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", values)]


@pytest.mark.parametrize("which", TimelineFilter)
def test_pages_of_the_timeline_follow_on_and_hold_every_row_once(five_years: Database, which: TimelineFilter) -> None:
    keys: list[int] = []
    before: int | None = None
    with five_years.quick() as connection:
        while True:
            page = hot_journal.timeline(connection, which, before, limit=37)
            keys += [item.sort_key for item in page.items]
            if page.next_before is None:
                break
            assert len(page.items) == 37
            before = page.next_before
        counted = {
            TimelineFilter.ENTRIES: "SELECT count(*) FROM journal_entry",
            TimelineFilter.CHECK_INS: "SELECT (SELECT count(*) FROM check_in) + (SELECT count(*) FROM moment)",
            TimelineFilter.ALL: """
                SELECT (SELECT count(*) FROM journal_entry) + (SELECT count(*) FROM check_in)
                + (SELECT count(*) FROM moment)""",
            TimelineFilter.CRAVINGS: """
                SELECT (SELECT count(*) FROM check_in WHERE craving >= 1) + (SELECT count(DISTINCT entry_uuid)
                FROM entry_tag JOIN tag ON tag.uuid = tag_uuid WHERE name = 'craving')
                + (SELECT count(*) FROM moment WHERE craving >= 1)""",
        }[which]
        assert len(keys) == connection.execute(counted).fetchone()[0] > 0
    assert keys == sorted(set(keys), reverse=True)


@pytest.mark.parametrize("which", [TimelineFilter.ALL, TimelineFilter.ENTRIES, TimelineFilter.CHECK_INS])
def test_a_page_of_the_timeline_is_a_walk_along_primary_keys(five_years: Database, which: TimelineFilter) -> None:
    steps = plan(five_years, hot_journal.TIMELINES[which], hot_journal.NEWEST, 51)
    assert any("INTEGER PRIMARY KEY (rowid<?)" in step for step in steps)
    assert not [step for step in steps if "SCAN" in step or "TEMP B-TREE" in step]


def test_the_timeline_of_cravings_starts_from_the_tag_and_scans_no_table(five_years: Database) -> None:
    steps = plan(five_years, hot_journal.TIMELINES[TimelineFilter.CRAVINGS], hot_journal.NEWEST, 51)
    assert steps.index(next(step for step in steps if "entry_tag_by_tag" in step)) < steps.index(
        next(step for step in steps if step.startswith("SEARCH e "))
    )
    assert not [step for step in steps if "SCAN" in step]


@pytest.mark.parametrize(
    ("statement", "values"),
    [
        (hot._ROW_OF_DAY, ("2026-11-20",)),
        (f"{hot._MOMENTS} AND day = ? ORDER BY sort_key", ("2026-11-20",)),
        (f"{hot._MOMENTS} AND uuid = ?", ("x",)),
        (hot._CHOSEN, ("x",)),
        (hot._MARKS, ("2026-11-01", "2026-11-20")),
        (hot_journal._ENTRY, ("x",)),
        (hot_journal._TAGS_OF, ("x",)),
        (hot._TAKEN[RowKind.ENTRY], (0, 1023)),
        (hot._TAKEN[RowKind.CHECK_IN], (0, 1023)),
    ],
)
def test_single_rows_are_found_by_an_index(five_years: Database, statement: str, values: tuple[object, ...]) -> None:
    assert not [step for step in plan(five_years, statement, *values) if "SCAN" in step]


def test_a_long_page_is_cut_short_for_the_timeline(empty: Database) -> None:
    add_entries(empty, 1, NOW, LONDON)
    with empty.write("journal") as connection:
        connection.exec_driver_sql("UPDATE journal_entry SET body = ?", ("é" * 5000,))
    with empty.quick() as connection:
        assert hot_journal.timeline(connection).items[0].preview == "é" * hot_journal.PREVIEW_LENGTH


def test_places_of_a_millisecond_are_given_once_each_and_run_out(empty: Database) -> None:
    with empty.write("journal") as connection, empty.quick() as raw:
        for place in range(256):
            key = hot.free_key(raw, RowKind.ENTRY, NOW)
            assert key == sort_key(NOW, RowKind.ENTRY, place)
            connection.exec_driver_sql(
                "INSERT INTO journal_entry (sort_key, uuid, at_utc, day, zone, created_at, updated_at)"
                " VALUES (?, ?, '', '', '', '', '')",
                (key, str(place)),
            )
        with pytest.raises(OverflowError):
            hot.free_key(raw, RowKind.ENTRY, NOW)
        assert hot.free_key(raw, RowKind.CHECK_IN, NOW) == sort_key(NOW, RowKind.CHECK_IN)
        assert hot.free_key(raw, RowKind.ENTRY, NOW + timedelta(milliseconds=1)) > key


def test_what_is_not_there_is_none(empty: Database) -> None:
    with empty.quick() as connection:
        assert hot_journal.entry(connection, "nobody") is None
        assert hot.check_in_of(connection, date(2026, 11, 21)) is None
        assert hot.row_of_day(connection, date(2026, 11, 21)) is None
        assert hot.moment(connection, "nobody") is None
        assert hot.names_of(connection, WordList.TRIGGERS) == {}
        assert hot_journal.timeline(connection).items == ()
