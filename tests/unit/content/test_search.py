from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.content.library import Library
from companion.content.sought import fold
from tests.unit.content.bundled import article_ids, door_ids, library, strategy_ids

SHELF = library()
PAGES = {*article_ids(), *door_ids(), *strategy_ids()}


@pytest.fixture(scope="module")
def shelf() -> Library:
    return SHELF


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("naloxone", "naloxone"),
        ("narcan", "naloxone"),
        ("nalox", "naloxone"),
        ("cold turkey", "withdrawal"),
        ("tolerance", "lower-tolerance"),
        ("after prison", "lower-tolerance"),
        ("fentanyl", "alone-and-mixing"),
        ("suicidal", "suicidal-thoughts"),
        ("want to kill myself", "suicidal-thoughts"),
        ("WITHDRAWAL", "withdrawal"),
    ],
)
def test_what_people_type_finds_the_page_they_need(shelf: Library, typed: str, first: str) -> None:
    addresses = [hit.address for hit in shelf.search(typed)]
    assert f"article:{first}" in addresses[:3]


def test_a_door_of_help_now_is_found(shelf: Library) -> None:
    assert "door:craving" in [hit.address for hit in shelf.search("craving")]
    assert "door:used" in [hit.address for hit in shelf.search("relapsed")]
    assert "door:child" in [hit.address for hit in shelf.search("baby swallowed")]


@pytest.mark.parametrize(
    ("typed", "strategy"),
    [("breathing calm", "paced-breathing"), ("54321", "five-senses"), ("surf", "urge-surfing"), ("HALT", "halt-check")],
)
def test_a_way_to_cope_is_found(shelf: Library, typed: str, strategy: str) -> None:
    assert f"strategy:{strategy}" in [hit.address for hit in shelf.search(typed)][:3]


def test_only_the_helplines_of_the_country_are_found(shelf: Library) -> None:
    assert "Samaritans" in [hit.title for hit in shelf.search("samaritans", "gb")]
    assert "Samaritans" not in [hit.title for hit in shelf.search("samaritans", "us")]


def test_a_snippet_shows_the_word_and_no_markdown(shelf: Library) -> None:
    hit = next(hit for hit in shelf.search("medetomidine", "us") if hit.address == "article:alone-and-mixing")
    assert "edetomidine" in hit.snippet
    assert not any(mark in hit.snippet for mark in ("**", "](", "[!", "{", "> "))
    assert len(hit.snippet) <= 90


@pytest.mark.parametrize("typed", ["naloxone", "withdrawal", "help", "day"])
def test_a_snippet_has_no_marks_of_lists_and_no_dots_by_themselves(shelf: Library, typed: str) -> None:
    for hit in shelf.search(typed):
        assert not re.search(r"(^|\s)(-|\*|\d+\.|…)(\s|$)|\*\*", hit.snippet), hit.snippet


def test_a_number_in_a_snippet_is_the_one_of_the_country(shelf: Library) -> None:
    assert not any("{" in hit.snippet for hit in shelf.search("call", "other"))


def test_every_word_counts_and_any_word_will_do_when_none_has_all(shelf: Library) -> None:
    both = {hit.address for hit in shelf.search("naloxone storage")}
    assert "article:naloxone" in both
    assert "article:naloxone" in [hit.address for hit in shelf.search("naloxone zzzzqqqq")]


@pytest.mark.parametrize("typed", ["", "   ", "?!", "zzzzqqqq"])
def test_nothing_typed_or_known_finds_nothing(shelf: Library, typed: str) -> None:
    assert shelf.search(typed) == ()


def test_the_best_come_first_and_no_more_than_asked(shelf: Library) -> None:
    hits = shelf.search("overdose", limit=3)
    assert len(hits) == 3
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_accents_and_capitals_do_not_matter() -> None:
    assert fold("Buprénorphine\u2019s") == "buprenorphine's"


@given(st.text(max_size=40))
def test_nothing_a_person_types_breaks_the_search(typed: str) -> None:
    hits = [hit for hit in SHELF.search(typed) if hit.kind != "helpline"]
    assert {hit.address.partition(":")[2] for hit in hits} <= PAGES
