from __future__ import annotations

from pathlib import Path

import pytest

from companion.content.problems import ContentProblem
from companion.content.tables import read_country
from tests.unit.content.bundled import country_codes, library

# The rows that two checks of the sources let through. A new row needs its source read first, then a line here.
CONFIRMED = {
    "us": {"911", "988", "988 then press 1", "1-800-662-4357", "1-800-222-1222", "1-800-972-0590"},
    "gb": {"999", "112", "111", "116 123", "0300 123 6600", "0808 808 2234", "0808 808 8000", ""},
    "ie": {"112", "999", "1800 459 459", "116 123"},
    "ca": {"911", "988", "1-888-688-6677", "1-855-242-3310", "1-866-531-2600", "1-866-332-2322"},
    "au": {"000", "1800 250 015", "13 11 14", "13 92 76", "1300 368 186", "1800 888 236", "13 11 26"},
    "nz": {"111", "1737", "0800 787 797"},
    "in": {"112", "14416", "14446"},
    "za": {"112", "10177", "0800 12 13 14", "0800 567 567", ""},
    "fr": {"15", "112", "3114", "0 800 23 13 13"},
    "mx": {"911", "800 911 2000"},
    "es": {"112", "024"},
    "de": {"112", "0800 111 0 111"},
    "eu": {"112"},
    "other": set(),
}
EUROPE = {"AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU"}
EUROPE |= {"LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"}


def test_the_countries_are_those_we_have_confirmed_numbers_for() -> None:
    assert set(country_codes()) == set(CONFIRMED)


@pytest.mark.parametrize("code", country_codes())
def test_only_confirmed_numbers_ship(code: str) -> None:
    country = library().country(code)
    numbers = {number.number for number in country.emergency} | {line.number for line in country.lines}
    assert numbers == CONFIRMED[code]


@pytest.mark.parametrize("code", country_codes())
def test_every_country_but_somewhere_else_has_an_emergency_number(code: str) -> None:
    shelf = library()
    fill = shelf.filler(code)
    if code == "other":
        assert not shelf.country(code).emergency
        assert fill("{emergency}") == "your local emergency number"
        assert fill("{call-emergency}") == "Call an ambulance"
    else:
        assert shelf.country(code).emergency[0].number.isdigit()
        assert fill("{call-emergency}") == f"Call {shelf.country(code).emergency[0].number}"


@pytest.mark.parametrize("code", country_codes())
def test_every_number_has_a_source_and_is_written_so_that_it_can_be_read_aloud(code: str) -> None:
    shelf = library()
    country = shelf.country(code)
    for number in country.emergency:
        assert shelf.source(number.source).address
    for line in country.lines:
        assert shelf.source(line.source).address
        assert len(line.number) <= 20
        assert len(line.purpose) <= 110
        assert len(line.happens) <= 120
        assert not line.web.startswith("http")


def test_an_old_page_is_never_called_sure() -> None:
    shelf = library()
    for code in country_codes():
        for line in shelf.country(code).lines:
            if line.dated[:4] < "2020":
                assert line.sure == "low", line.name


@pytest.mark.parametrize("code", country_codes())
def test_every_number_says_on_which_day_it_was_read_in_its_source(code: str) -> None:
    country = library().country(code)
    for row in (*country.emergency, *country.lines):
        assert row.checked is not None
        assert row.dated == "undated" or row.dated <= row.checked.isoformat()


@pytest.mark.parametrize("missing", ["dated", "checked"])
def test_a_number_without_its_date_or_the_day_it_was_read_is_told(tmp_path: Path, missing: str) -> None:
    words = (library().folder / "helplines" / "eu.toml").read_text(encoding="utf-8")
    file = tmp_path / "eu.toml"
    file.write_text("".join(line for line in words.splitlines(True) if not line.startswith(f"{missing} =")))
    with pytest.raises(ContentProblem, match=missing):
        read_country(file)


def test_a_crisis_line_stands_first_among_those_of_its_kind() -> None:
    shelf = library()
    assert shelf.filler("gb")("{crisis-line}") == "Samaritans (116 123)"
    assert shelf.filler("us")("{crisis-line}") == "988 Suicide & Crisis Lifeline (988)"
    assert shelf.filler("us")("{spotter-line}") == "SafeSpot (1-800-972-0590)"
    assert shelf.filler("es")("{crisis-line}") == "024, suicide prevention (024)"
    assert shelf.filler("eu")("{crisis-line}") == "a crisis line where you live"
    assert shelf.filler("gb")("{family-line}") == "a family support service", "a row without a number fills nothing"


def test_every_member_of_the_european_union_finds_its_number() -> None:
    shelf = library()
    for region in EUROPE:
        code = shelf.country_for_locale(f"xx_{region}")
        assert code == region.lower() or code == "eu"
        assert "112" in {number.number for number in shelf.country(code).emergency}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("en_GB", "gb"),
        ("en-US", "us"),
        ("en_US.UTF-8", "us"),
        ("de_AT", "eu"),
        ("fr_FR@euro", "fr"),
        ("zh_Hans_SG", "other"),
        ("nb_NO", "other"),
        ("C", "other"),
        ("en", "other"),
        ("", "other"),
        ("ca", "other"),
    ],
)
def test_a_locale_leads_to_its_country_and_never_to_a_guess(name: str, code: str) -> None:
    assert library().country_for_locale(name) == code


def test_countries_are_listed_by_name_with_the_general_ones_last() -> None:
    names = [country.name for country in library().countries()]
    assert names[:-2] == sorted(names[:-2])
    assert [country.code for country in library().countries()][-2:] == ["eu", "other"]


def test_lines_come_in_the_order_they_are_asked_for() -> None:
    country = library().country("gb")
    kinds = [line.kind for line in country.lines_for(("medical-line", "crisis-line", "emergency"))]
    assert kinds == ["medical-line", "crisis-line", "crisis-line"]


def test_every_line_has_an_id_of_its_own_that_begins_with_its_country() -> None:
    ids = [(code, line.id) for code in country_codes() for line in library().country(code).lines]
    assert len({line for _code, line in ids}) == len(ids)
    assert all(line.startswith(f"{code}-") for code, line in ids)


@pytest.mark.parametrize(
    ("line", "wrong"),
    [("gb-two", "gb-one"), ("gb-two", "ie-two")],
    ids=["taken", "of another country"],
)
def test_an_id_of_a_line_that_is_taken_or_of_another_country_is_told_with_its_line(
    tmp_path: Path, line: str, wrong: str
) -> None:
    row = """
[[lines]]
id = "{id}"
name = "A line"
kind = "crisis-line"
web = "example.org"
purpose = "To talk."
happens = "Someone listens."
hours = "Every day"
cost = "Free"
languages = "English"
source = "a-page"
dated = "undated"
checked = 2026-11-22
sure = "low"
"""
    file = tmp_path / "gb.toml"
    file.write_text('code = "gb"\nname = "Here"\n' + row.format(id="gb-one") + row.format(id=line))
    assert [one.id for one in read_country(file).lines] == ["gb-one", line]
    file.write_text('code = "gb"\nname = "Here"\n' + row.format(id="gb-one") + row.format(id=wrong))
    with pytest.raises(ContentProblem, match=wrong) as told:
        read_country(file)
    assert told.value.line == 20
