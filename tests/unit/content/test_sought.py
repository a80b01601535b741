"""What was looked for, found again in a text."""

from __future__ import annotations

import pytest

from companion.content.sought import Sought, places_of, sought
from companion.content.wordbook import Wordbook
from tests.unit.content.bundled import library

NOTHING = Wordbook({})


def _found(text: str, looked_for: Sought) -> list[str]:
    return [piece for piece, hit in looked_for.pieces(text) if hit]


def test_found_words_are_marked_whole_and_the_pieces_are_the_text() -> None:
    text = "Naloxone wears off. Give naloxone again."
    pieces = sought("nalox", NOTHING).pieces(text)
    assert "".join(piece for piece, _hit in pieces) == text
    assert [piece for piece, hit in pieces if hit] == ["Naloxone", "naloxone"]


def test_the_last_word_is_a_beginning_until_a_space_finishes_it() -> None:
    text = "Use it, or a user will be using it; because."
    assert _found(text, sought("us", NOTHING)) == ["Use", "user", "using"]
    assert _found(text, sought("use", NOTHING)) == ["Use", "user"]
    assert _found(text, sought("use ", NOTHING)) == ["Use"]


def test_a_single_letter_begins_other_words_only_where_it_stands_alone() -> None:
    text = "Hepatitis C can be cured. Call the clinic."
    assert _found(text, sought("c", NOTHING)) == ["C", "can", "cured", "Call", "clinic"]
    assert _found(text, sought("hepatitis c", NOTHING)) == ["Hepatitis", "C"]
    assert _found(text, sought("hep c", Wordbook({"hep c": "hepatitis"}))) == ["Hepatitis", "C"]


def test_a_short_word_that_stands_for_another_begins_no_others() -> None:
    text = "After an overdose. At odd times; a risk raises the odds."
    assert _found(text, sought("od", Wordbook({"od": "overdose"}))) == ["overdose"]
    assert _found(text, sought("od", NOTHING)) == ["odd", "odds"]


def test_accents_and_the_size_of_letters_make_no_difference() -> None:
    assert _found("Buprénorphine, buprenorphine", sought("BUPRÉ", NOTHING)) == ["Buprénorphine", "buprenorphine"]


def test_a_word_of_their_own_marks_the_word_our_pages_use() -> None:
    assert _found("Carry naloxone.", sought("narcan", Wordbook({"narcan": "naloxone"}))) == ["naloxone"]
    assert _found("In withdrawal.", sought("cold turkey", Wordbook({"cold turkey": "withdrawal"}))) == ["withdrawal"]


def test_nothing_typed_marks_nothing() -> None:
    assert sought("  ", NOTHING).pieces("Some words") == (("Some words", False),)
    assert sought("x", NOTHING).pieces("") == ()


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("a br", "After a break", ["a br"]),
        ("creme", "Crème, CREME", ["Crème", "CREME"]),
        ("dose", "overdose", ["dose"]),
        ("don't", "Don\u2019t wait", ["Don\u2019t"]),
        ("strasse", "Die Straße dort", ["Straße"]),
        ("e", "é e\u0301", ["é", "e\u0301"]),
        (" ", "a b", []),
    ],
)
def test_a_phrase_is_found_as_it_was_typed_wherever_it_stands(phrase: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in places_of(phrase, text)] == found


def test_a_hit_of_the_library_holds_a_word_that_was_looked_for() -> None:
    for asked in ("narcan", "tolerance", "breath"):
        looked_for = library().sought(asked)
        hit = library().search(asked, "gb")[0]
        assert any(found for _piece, found in (*looked_for.pieces(hit.title), *looked_for.pieces(hit.snippet)))
