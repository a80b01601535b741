"""Numbers to ring are found however they are typed; one that calls an ambulance opens the door of an overdose."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from companion.content.library import Library
from companion.content.ringing import digits, is_rung_by, typed_number
from tests.unit.content.bundled import country_codes, library

SHELF = library()
BETWEEN = st.sampled_from(["", " ", "-", ".", "  "])


@pytest.fixture(scope="module")
def shelf() -> Library:
    return SHELF


@pytest.mark.parametrize("code", country_codes())
def test_every_line_is_found_by_its_number_without_blanks_before_anything_else(shelf: Library, code: str) -> None:
    for line in shelf.country(code).lines:
        number = typed_number(line.number)
        if not number or number in {digits(one.number) for one in shelf.country(code).emergency}:
            continue
        found = shelf.search(number, code)
        alike = [one.name for one in shelf.country(code).lines if is_rung_by(one, number)]
        assert {hit.title for hit in found[: len(alike)]} == set(alike), number
        assert line.name in alike
        assert shelf.sought(number, code).instead == ()


@given(st.data())
def test_a_number_is_the_same_however_it_is_parted(data: st.DataObject) -> None:
    parted = "".join(figure + data.draw(BETWEEN) for figure in "08001112").rstrip(" -.")
    assert typed_number(parted) == "08001112"
    assert typed_number(f" +{parted}") == "08001112"
    assert typed_number(f"{parted} days") == ""


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("116123", ["Samaritans"]),
        ("82111", ["FRANK"]),
        ("300123", ["FRANK"]),
        ("111", ["NHS 111"]),
        ("23", []),
        ("9999", []),
    ],
)
def test_part_of_a_number_and_one_to_text_find_the_line(shelf: Library, typed: str, names: list[str]) -> None:
    lines = shelf.country("gb").lines
    assert [line.name for line in lines if is_rung_by(line, typed)] == names


@pytest.mark.parametrize("typed", ["999", "112", "911", "000", "10177"])
@pytest.mark.parametrize("code", ["gb", "us", "au", "other"])
def test_a_number_that_calls_an_ambulance_anywhere_opens_the_door_of_an_overdose(
    shelf: Library, code: str, typed: str
) -> None:
    first = shelf.search(typed, code)[0]
    assert (first.address, first.urgent) == ("door:overdose", True)


def test_a_number_that_is_another_line_here_does_not_open_the_door(shelf: Library) -> None:
    assert shelf.search("111", "gb")[0].title == "NHS 111"
    assert shelf.search("111", "nz")[0].address == "door:overdose"


@pytest.mark.parametrize(("typed", "code"), [("15", "gb"), ("112 days", "gb"), ("1", "fr"), ("90", "us")])
def test_other_figures_open_no_door(shelf: Library, typed: str, code: str) -> None:
    assert not any(hit.urgent for hit in shelf.search(typed, code))


def test_two_figures_open_it_where_they_are_the_country_s_own(shelf: Library) -> None:
    assert shelf.search("15", "fr")[0].address == "door:overdose"


def test_a_line_the_person_hid_is_not_found_by_its_number_and_their_own_is(shelf: Library) -> None:
    lines = shelf.country("gb").lines
    samaritans = next(line for line in lines if line.name == "Samaritans")
    mine = structs.replace(samaritans, name="Harbour House", number="01632 960 961")
    wanted = [*(line for line in lines if line is not samaritans), mine]
    assert shelf.search("01632960961", "gb", lines=wanted)[0].title == "Harbour House"
    assert "Samaritans" not in [hit.title for hit in shelf.search("116123", "gb", lines=wanted)]


def test_no_words_are_taken_for_a_number() -> None:
    assert not any(typed_number(words) for words in ("", " ", "call 999", "5-4-3-2-1 grounding", "day 90", "()", "+"))
    assert re.fullmatch(r"[0-9]+", typed_number("5-4-3-2-1"))
