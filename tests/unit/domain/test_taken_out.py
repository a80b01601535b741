"""Cells no program takes for a formula, and names every system takes."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain import cells
from companion.domain.file_names import LONGEST, safe_ending, safe_name

LETTERS = st.text(st.characters(exclude_categories=["Cs"]))


@given(
    words=LETTERS | st.sampled_from(["=1+1", "'=1", "''", " =1", "\t=1", "\r\n-1", "\uff1d1", "@a", "+44 7700", "-"])
)
def test_what_is_made_harmless_can_be_had_as_it_was(words: str) -> None:
    made = cells.harmless(words)
    assert cells.as_it_was(made) == words
    assert not re.match(r"[\s\x00]*[=+\-@\uff1d\uff0b\uff0d\uff20]", made)


@given(rows=st.lists(st.lists(st.none() | LETTERS | st.integers(), min_size=2, max_size=4), max_size=4))
def test_any_reader_of_the_standard_finds_the_cells_again(rows: list[list[str | int | None]]) -> None:
    text = "".join(cells.line(tuple(row)) for row in rows)
    # Python's own reader takes no nought byte before 3.11.4; the standard says nothing of it.
    read = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    wanted = [["" if v is None else cells.harmless(v) if isinstance(v, str) else str(v) for v in row] for row in rows]
    assert read == wanted


def test_not_given_is_nothing_and_no_words_are_quotes() -> None:
    assert cells.line((None, "", 0)) == ',"",0\r\n'


@given(words=LETTERS)
def test_a_name_is_one_every_system_takes(words: str) -> None:
    name = safe_name(words, "page")
    assert 0 < len(name) <= LONGEST + 1
    assert name == safe_name(words.upper().lower(), "page") or name
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f. ]', name)
    assert name.casefold() == name or not name.isascii()
    assert name.split(".")[0] not in {"con", "prn", "aux", "nul", "com1", "lpt9"}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Rang Chris", "rang-chris"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "con-"),
        ("lpt1", "lpt1-"),
        ("Été à la mer", "été-à-la-mer"),
        ("हिन्दी", "हिन्दी"),
        ("…", "page"),
        ("", "page"),
        ("x" * 300, "x" * LONGEST),
    ],
)
def test_words_become_a_name(words: str, name: str) -> None:
    assert safe_name(words, "page") == name


def test_the_ending_tells_the_kind_and_never_a_place() -> None:
    assert [safe_ending(kind) for kind in ("image/jpeg", "audio/mpeg", "image/x-icon")] == [".jpg", ".mp3", ".icon"]
    assert {safe_ending(kind) for kind in ("", "../../x", "image/../../x", "image/a.b")} == {".bin"}
