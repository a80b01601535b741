from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from companion.content.library import Library
from companion.content.sought import fold
from tests.unit.content.bundled import article_ids, door_ids, library, pathways, strategy_ids

SHELF = library()
PAGES = {*article_ids(), *door_ids(), *strategy_ids(), *(term.id for term in SHELF.glossary())}
PAGES |= {one.id for one in pathways()}


@pytest.fixture(scope="module")
def shelf() -> Library:
    return SHELF


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("naloxone", "naloxone"),
        ("narcan", "naloxone"),
        ("nalox", "naloxone"),
        ("narcn", "naloxone"),
        ("naloxon", "naloxone"),
        ("cold turkey", "withdrawal"),
        ("withdrawl", "withdrawal"),
        ("tolerance", "lower-tolerance"),
        ("after prison", "lower-tolerance"),
        ("fentanyl", "alone-and-mixing"),
        ("fentynal", "alone-and-mixing"),
        ("suicidal", "suicidal-thoughts"),
        ("siucide", "suicidal-thoughts"),
        ("want to kill myself", "suicidal-thoughts"),
        ("WITHDRAWAL", "withdrawal"),
        ("bupernorphine", "medicines"),
        ("bupernor", "medicines"),
        ("suboxone", "medicines"),
        ("methodone", "medicines"),
        ("methadon", "medicines"),
        ("smack", "what-heroin-is"),
        ("heroine", "what-heroin-is"),
        ("cant sleep", "sleep-food-movement"),
        ("insomnia", "sleep-food-movement"),
        ("hep c", "infections-and-checks"),
        ("needle exchange", "harm-reduction"),
        ("my son is using heroin", "signs-to-notice"),
        ("relapsed", "if-you-use-again"),
        ("junkie", "words-that-help"),
        ("rehab", "choosing-care"),
        ("how do i stop using", "detox-or-medicine"),
        ("narcan near me", "naloxone"),
        ("pregnent", "pregnancy"),
        ("jail", "rights-and-calling"),
        ("he wont wake up", "wont-wake-up"),
        ("medicine that stops craving", "craving-explained"),
        ("can't pee", "infections-and-checks"),
        ("cant feel my legs", "infections-and-checks"),
        ("won't stop throwing up", "withdrawal"),
        ("can't cope", "coping-skills"),
    ],
)
def test_what_people_type_finds_the_page_they_need(shelf: Library, typed: str, page: str) -> None:
    addresses = [hit.address for hit in shelf.search(typed) if hit.kind == "article"]
    assert f"article:{page}" in addresses[:3]


@pytest.mark.parametrize(
    ("typed", "door"),
    [
        ("overdose", "overdose"),
        ("overdosed", "overdose"),
        ("ovrdose", "overdose"),
        ("OD", "overdose"),
        ("not breathing", "overdose"),
        ("not breething", "overdose"),
        ("she is not really breathing", "overdose"),
        ("blue lips", "overdose"),
        ("his lips are blue", "overdose"),
        ("can\u2019t wake him up", "overdose"),
        ("cant wake him up", "overdose"),
        ("suicide", "suicide"),
        ("suic", "suicide"),
        ("suicidel", "suicide"),
        ("kill myself", "suicide"),
        ("i just want to die", "suicide"),
        ("my daughter wants to die", "their-life"),
        ("lethal dose", "suicide"),
        ("I used again", "used"),
        ("toddler swallowed a tablet", "child"),
        ("emergency", "overdose"),
        ("he is nodding off", "overdose"),
        ("she's gouching", "overdose"),
        ("very sleepy after methadone", "overdose"),
        ("loud snoring", "overdose"),
        ("cold and clammy", "overdose"),
        ("trouble breathing", "overdose"),
        ("seizure", "withdrawal"),
        ("having a fit", "withdrawal"),
        ("cant keep water down", "withdrawal"),
    ],
)
def test_words_of_danger_put_the_door_of_help_now_above_everything(shelf: Library, typed: str, door: str) -> None:
    first = shelf.search(typed)[0]
    assert first.urgent
    assert first.address == f"door:{door}"
    assert first.snippet == shelf.filler("other")(shelf.door(door).lead)


@pytest.mark.parametrize(
    "typed", ["sleep", "blue", "breathing exercise", "over the counter", "craving", "wake up early", "die of boredom"]
)
def test_words_that_speak_of_no_danger_put_no_door_above_what_fits_better(shelf: Library, typed: str) -> None:
    assert not any(hit.urgent for hit in shelf.search(typed + " "))


@pytest.mark.parametrize(
    ("typed", "instead"),
    [
        ("bupernorphine", ("buprenorphine",)),
        ("methodone", ("methadone",)),
        ("narcan", ("naloxone",)),
        ("naloxone", ()),
        ("cold turkey", ("withdrawal",)),
        ("zzzzqqqq", ()),
    ],
)
def test_what_is_looked_for_beside_what_was_typed_is_told(shelf: Library, typed: str, instead: tuple[str, ...]) -> None:
    assert shelf.sought(typed).instead == instead


def test_a_word_of_the_glossary_is_found_and_said_whole(shelf: Library) -> None:
    term = shelf.term("tolerance")
    hit = next(hit for hit in shelf.search("tolerance") if hit.kind == "word")
    assert (hit.address, hit.title, hit.snippet) == (term.address, term.term, term.text)


def test_little_words_are_looked_for_only_where_nothing_else_was_typed(shelf: Library) -> None:
    with_them = [hit.address for hit in shelf.search("how do i get my naloxone")]
    assert with_them == [hit.address for hit in shelf.search("naloxone")]
    assert shelf.search("the")


def test_lines_of_the_persons_own_take_the_place_of_the_bundled_ones(shelf: Library) -> None:
    lines = shelf.country("gb").lines
    samaritans = next(line for line in lines if line.name == "Samaritans")
    mine = structs.replace(samaritans, name="Harbour House", number="0000")
    wanted = [*(line for line in lines if line is not samaritans), mine]
    found = [hit for hit in shelf.search("samaritans", "gb", lines=wanted) if hit.kind == "helpline"]
    assert "Samaritans" not in [hit.title for hit in found]
    best = shelf.search("harbour", "gb", lines=wanted)[0]
    assert (best.title, best.kind) == ("Harbour House", "helpline")
    assert best.snippet.startswith("0000 · ")
    assert "Harbour House" not in [hit.title for hit in shelf.search("harbour", "gb")]


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


def test_nothing_typed_stays_in_the_library_which_outlives_the_open_file() -> None:
    shelf = library()
    shelf.search("quillfeather", "gb")
    shelf.sought("quillfeather")
    kept, seen = [shelf._kept], set()
    while kept:
        one = kept.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        assert not (isinstance(one, str) and "quillfeather" in one)
        if isinstance(one, dict):
            kept += [*one.keys(), *one.values()]
        elif isinstance(one, list | tuple | set | frozenset):
            kept += one
        elif hasattr(one, "__dict__"):
            kept += vars(one).values()
