from __future__ import annotations

import re
from html import escape

import pytest

from companion.content.filling import KEYS, alone, filler, unknown_placeholder
from companion.content.page import article_html, line_words
from tests.unit.content.bundled import country_codes, library, pages

FALLBACK = {key: f"some {key}" for key in KEYS}
FALLBACK |= {"call": "Ring {number}", "in-part": "{name} for {where}: {number}", "poison-line": "{emergency}"}


def test_a_country_without_numbers_gets_the_safe_phrases() -> None:
    fill = filler(library().country("other"), FALLBACK)
    assert fill("{emergency}, {call-emergency}, {drug-line}") == "some emergency, some call-emergency, some drug-line"
    assert fill("{poison-line}") == "some emergency"


def test_a_country_with_a_number_gets_it() -> None:
    fill = filler(library().country("za"), FALLBACK)
    assert fill("{call-emergency} now") == "Ring 112 now"
    assert fill("{poison-line}") == "112"
    assert fill("{drug-line}") == "Substance Abuse Helpline (0800 12 13 14)", "the first that has a number"


def test_a_line_for_a_part_of_the_country_says_which_where_it_stands_in_a_sentence() -> None:
    assert filler(library().country("ca"), FALLBACK)("{drug-line}") == "ConnexOntario for Ontario: 1-866-531-2600"
    ask = library().filler("gb")("Ask {medical-line}.")
    assert ask == "Ask NHS 111 in England, Scotland and Wales (111).", "Northern Ireland is not sent there"


@pytest.mark.parametrize("code", country_codes())
def test_a_line_for_the_whole_country_stands_in_before_one_for_a_part_of_it(code: str) -> None:
    country = library().country(code)
    for kind, line in country.leading().items():
        assert not line.where or all(other.where for other in country.lines_for((kind,)) if other.number), line.name


def test_what_is_no_placeholder_stays() -> None:
    fill = filler(library().country("gb"), FALLBACK)
    assert fill("{} {x y} { emergency } {{emergency}}") == "{} {x y} { emergency } {999}"


def test_the_first_unknown_placeholder_is_found() -> None:
    assert unknown_placeholder("{emergency} and {police} and {army}") == (16, "police")
    assert unknown_placeholder("{emergency}") is None


def test_no_sentence_starts_with_a_phrase_in_small_letters() -> None:
    """ "your local emergency number" may stand in for a placeholder, so none but {call-emergency} starts a sentence."""
    starts = re.compile(r"(?:^|[.?!:]\s+|\n- )\{(?!call-emergency\})", re.MULTILINE)
    for shown in pages():
        if shown.place != "phrases.toml":
            text = re.sub(r": \{", " {", shown.text)
            assert not starts.search(text), shown.place


@pytest.mark.parametrize("code", country_codes())
def test_who_to_call_names_a_crisis_and_a_drug_line_or_says_what_to_do(code: str) -> None:
    shelf = library()
    page = article_html(shelf, "naloxone", code, "today")
    who = page.split(">Who to call</h2>")[1].split("<h2")[0]
    assert "Help with drugs" in who
    assert ("no confirmed number" in who) == (not shelf.country(code).lines_for(("drug-line",)))
    assert ("Help for family" in who) == bool(shelf.country(code).lines_for(("family-line",)))


def test_who_to_call_says_of_each_line_that_is_less_than_sure_why() -> None:
    shelf = library()
    page = article_html(shelf, "naloxone", "gb", "today")
    who = page.split(">Who to call</h2>")[1].split("<h2")[0]
    shown = [line for line in shelf.country("gb").lines if line.name in who]
    assert {line.sure for line in shown} == {"medium", "low"}
    for line in shown:
        assert escape(shelf.phrases().labels[f"sure-{line.sure}"]) in who.split(line.name)[1].split("<br>")[0]
    samaritans = article_html(shelf, "suicidal-thoughts", "gb", "today").split(">Samaritans:")[1].split("<br>")[0]
    assert "Less sure" not in samaritans


def test_a_line_says_every_way_to_reach_it() -> None:
    lines = {line.name: line for line in library().country("gb").lines}
    assert line_words(lines["FRANK"]) == "0300 123 6600 · Text 82111 · talktofrank.com"
    assert line_words(lines["Scottish Families Affected by Alcohol and Drugs"]) == "sfad.org.uk"


def test_words_that_stand_alone_begin_with_a_capital() -> None:
    assert alone(library().filler("other")("{emergency}")) == "Your local emergency number"
    assert (alone("999"), alone("")) == ("999", "")
