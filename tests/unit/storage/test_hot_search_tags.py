"""A search finds pages by their tags as well, merged by their time without gaps or doubles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.journal import SearchHit, Writing
from companion.services.journal import JournalService
from companion.services.settings import SettingsService
from companion.storage import hot_search
from companion.storage.database import Database
from tests.fakes import FakeClock

NOW = datetime(2026, 11, 21, 18, 40, tzinfo=UTC)


@pytest.fixture(scope="module")
def tagged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    db = Database.open(tmp_path_factory.mktemp("tagged") / "companion.db", None, create=True)
    clock = FakeClock(NOW)
    journal = JournalService(db, clock, SettingsService(db, clock))
    for number in range(60):
        clock.advance(minutes=1)
        body = "A walk by the river" if number % 3 == 0 else "Plain words"
        tags = (("walking",) if number % 4 == 0 else ()) + (("Walks with Zoë",) if number % 5 == 0 else ())
        journal.create(Writing("", body, tags))
    clock.advance(minutes=1)
    journal.create(Writing("Coffee", "Only words", ("Café", "50%", "v", "#Gym")))
    journal.delete(journal.create(Writing("", "Gone", ("walking",))).uuid)
    yield db
    db.close()


def found(db: Database, text: str, before: int | None = None, limit: int = 50) -> tuple[SearchHit, ...]:
    with db.quick() as connection:
        return hot_search.newest_first(connection, text, before, limit).hits


@pytest.mark.parametrize("typed", ["caf", "CAFE", "café", "50%", "v"])
def test_a_tag_is_found_by_its_beginning_whatever_case_and_accents(tagged: Database, typed: str) -> None:
    hits = found(tagged, typed)
    assert [hit.title for hit in hits] == [(("Coffee", False),)]
    with tagged.quick() as connection:
        assert hot_search.ranked(connection, typed).hits == hits


def test_a_tag_that_was_found_is_named_and_marked(tagged: Database) -> None:
    assert found(tagged, "cafe")[0].snippet == (("Café", True), (" · Only words", False))


@pytest.mark.parametrize("typed", ["5%", "%", "_afé", "af", "w"])
def test_a_tag_is_not_found_by_anything_else(tagged: Database, typed: str) -> None:
    assert not [hit for hit in found(tagged, typed) if ("Café", True) in hit.snippet or ("50%", True) in hit.snippet]


def test_a_page_found_by_its_words_and_its_tag_is_there_once_with_its_words_marked(tagged: Database) -> None:
    hits = found(tagged, "walk", limit=200)
    assert len(hits) == len({number for number in range(60) if not number % 3 or not number % 4 or not number % 5})
    assert sum(("walk", True) in hit.snippet for hit in hits) == 20


@pytest.mark.parametrize("typed", ["#caf", "#CAFE", " #café", "#c", "#gy", "##gym", "gym"])
def test_the_mark_of_a_tag_asks_for_pages_with_it(tagged: Database, typed: str) -> None:
    hits = found(tagged, typed)
    assert [hit.title for hit in hits] == [(("Coffee", False),)]
    with tagged.quick() as connection:
        assert hot_search.ranked(connection, typed).hits == hits


def test_the_mark_of_a_tag_leaves_out_pages_that_only_have_the_word(tagged: Database) -> None:
    assert len(found(tagged, "#walk", limit=200)) == len([n for n in range(60) if not n % 4 or not n % 5])
    assert len(found(tagged, "#walks with zoe", limit=200)) == 12
    assert len(found(tagged, "#river", limit=200)) == 20, "without such a tag it is looked for as a word"
    assert found(tagged, "#") == ()


@given(st.integers(1, 70), st.sampled_from(["walk", "walking", "walks with zoe", "wal", "river", "#wal", "#river"]))
def test_pages_of_hits_by_words_and_tags_have_no_gaps_and_no_doubles(tagged: Database, size: int, typed: str) -> None:
    everything = [hit.sort_key for hit in found(tagged, typed, limit=500)]
    assert everything == sorted(set(everything), reverse=True)
    keys: list[int] = []
    before: int | None = None
    with tagged.quick() as connection:
        while True:
            page = hot_search.newest_first(connection, typed, before, size)
            keys += [hit.sort_key for hit in page.hits]
            if page.next_before is None:
                break
            before = page.next_before
    assert keys == everything
