"""The search: nothing a person types can break it, and what they look for is marked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from companion.demo.fill import make_demo
from companion.domain.checkin import Answers
from companion.domain.journal import SearchPage, Writing
from companion.services.checkins import CheckInService
from companion.services.journal import JournalService
from companion.services.settings import SettingsService
from companion.storage import hot_search
from companion.storage.database import Database
from tests.fakes import FakeClock

NOW = datetime(2026, 11, 21, 18, 40, tzinfo=UTC)
PAGES = (
    ("Craving", "It was running through my head. Don't ring, c++ or foo-bar."),
    ("Buprénorphine", "Naïve café talk with Zoë; craved nothing."),
    ("Lonely", "A lonely evening, happiness later. 7.5 hours."),
    ("", "Plain page without a title about the garden centre."),
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    db = Database.open(tmp_path_factory.mktemp("pages") / "companion.db", None, create=True)
    clock = FakeClock(NOW)
    rules = SettingsService(db, clock)
    journal = JournalService(db, clock, rules)
    for title, body in PAGES:
        journal.create(Writing(title, body))
        clock.advance(minutes=1)
    CheckInService(db, clock, rules).save(date(2026, 11, 20), Answers(note="Wobbly after payday"))
    yield db
    db.close()


@pytest.fixture(scope="module")
def five_years(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    path: Path = tmp_path_factory.mktemp("five-years") / "companion.db"
    make_demo(path, NOW, ZoneInfo("Europe/London"))
    db = Database.open(path, None)
    yield db
    db.close()


def search(db: Database, text: str, before: int | None = None, limit: int = 50) -> SearchPage:
    with db.quick() as connection:
        return hot_search.newest_first(connection, text, before, limit)


def marked(page: SearchPage) -> list[str]:
    return [piece for hit in page.hits for piece, match in (*hit.title, *hit.snippet) if match]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("crav", ["craved", "Craving"]),
        ("run", ["running"]),
        ("buprenorphine", ["Buprénorphine"]),
        ("naive cafe", ["Naïve", "café"]),
        ("don't", ["Don't"]),
        ("c++", ["c"]),
        ("foo-bar", ["foo-bar"]),
        ("zoë", ["Zoë"]),
        ("7.5", ["7.5"]),
        ("payday", ["payday"]),
        ("GARDEN cent", ["garden centre"]),
    ],
)
def test_words_are_found_and_marked_whatever_their_case_accents_and_endings(
    pages: Database, typed: str, words: list[str]
) -> None:
    found = marked(search(pages, typed))
    assert " ".join(found) == " ".join(words)


@pytest.mark.parametrize("typed", ["lonel", "cravi", "runni", "happine"])
def test_on_the_way_to_a_word_whose_ending_is_not_in_the_index_it_is_found_too(pages: Database, typed: str) -> None:
    page = search(pages, typed)
    assert page.hits
    assert page.widened
    with pages.quick() as connection:
        assert hot_search.ranked(connection, typed).widened


@pytest.mark.parametrize("typed", ["", "   ", "\"'*", "++ -- ()", "\0", "\ud800"])
def test_what_holds_no_word_finds_nothing(pages: Database, typed: str) -> None:
    assert hot_search.match_of(typed) is None
    assert search(pages, typed) == SearchPage((), None)
    with pages.quick() as connection:
        assert hot_search.ranked(connection, typed) == SearchPage((), None)


@given(st.text(max_size=40))
@example('"')
@example("AND OR NOT NEAR(a b)")
@example("title: craving")
@example("a\0b")
@example("^craving")
@example("{title} : x")
@example("\ud800crav")
@example('c"r*a(v')
def test_nothing_that_can_be_typed_breaks_the_search(pages: Database, text: str) -> None:
    search(pages, text)
    with pages.quick() as connection:
        hot_search.ranked(connection, text)


@pytest.mark.parametrize("typed", ["lonely OR craving", "craving NOT lonely", "title: craving", "NEAR(lonely craving)"])
def test_operators_are_only_words(pages: Database, typed: str) -> None:
    assert search(pages, typed).hits == ()


def test_every_word_must_be_there_and_only_the_last_is_a_beginning(pages: Database) -> None:
    assert search(pages, "gar centre").hits == ()
    assert len(search(pages, "garden centre").hits) == 1
    assert search(pages, "garden lonely").hits == ()


def test_a_page_without_any_hit_is_not_stretched_too_far(pages: Database) -> None:
    assert search(pages, "lonxyzqw").hits == ()


def test_pages_of_hits_follow_on_newest_first_without_skipping(five_years: Database) -> None:
    keys: list[int] = []
    before: int | None = None
    while True:
        page = search(five_years, "the", before, limit=41)
        keys += [hit.sort_key for hit in page.hits]
        if page.next_before is None:
            break
        before = page.next_before
    assert keys == sorted(set(keys), reverse=True)
    with five_years.quick() as connection:
        counted = connection.execute("SELECT count(*) FROM search WHERE search MATCH '\"the\"*'").fetchone()
    assert len(keys) == counted[0] > 100


def test_widened_hits_can_be_paged_and_the_end_of_plain_ones_is_the_end(five_years: Database) -> None:
    first = search(five_years, "cravi", limit=5)
    assert first.widened
    second = search(five_years, "cravi", first.next_before, limit=5)
    assert second.widened
    assert second.hits[0].sort_key < first.hits[-1].sort_key
    assert search(five_years, "canal", 0) == SearchPage((), None)


def test_ranked_hits_put_a_title_before_a_mention(pages: Database) -> None:
    with pages.quick() as connection:
        hits = hot_search.ranked(connection, "lonely").hits
    assert hits[0].title == (("Lonely", True),)


def test_newest_first_needs_no_sorting(five_years: Database) -> None:
    with five_years.quick() as connection:
        rows = connection.execute(f"EXPLAIN QUERY PLAN {hot_search.NEWEST_FIRST}", ('"the"', 2**63 - 1, 51)).fetchall()
    assert not [row[3] for row in rows if "TEMP B-TREE" in row[3]]


def test_hits_tell_when_and_what_they_are(pages: Database) -> None:
    hit = search(pages, "wobbly").hits[0]
    assert (hit.kind.name, hit.day, hit.zone) == ("CHECK_IN", date(2026, 11, 20), "Europe/London")
    assert hit.title == ()
    assert hit.snippet == (("Wobbly", True), (" after payday", False))


def test_of_very_many_matches_only_the_newest_are_ranked(five_years: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    newest = search(five_years, "the", limit=10).hits
    monkeypatch.setattr(hot_search, "MOST_RANKED", 10)
    with five_years.quick() as connection:
        hits = hot_search.ranked(connection, "the").hits
    assert {hit.sort_key for hit in hits} == {hit.sort_key for hit in newest}
