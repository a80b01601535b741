"""The words people type: each with a plain one that our pages have, and none that leads to use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from companion.content.problems import ContentProblem
from companion.content.sought import words_of
from companion.content.wordbook import Wordbook, read_wordbook
from tests.unit.content.bundled import article_ids, door_ids, library, strategy_ids

SHELF = library()
BOOK = read_wordbook(SHELF.folder / "synonyms.toml")
HEAD = 'little = ["the"]\nendings = ["s"]\n[[dangers]]\ndoor = "overdose"\nwords = ["not breathing"]\n'
SPRAY = '[[meanings]]\nplain = "naloxone"\nwords = ["spray"]\n'
#: Where and how to get a drug or to take it is nothing a search may lead to by a word of its own.
LEADS_TO_USE = (
    r"\b(buy|buying|order|dealers?|plug|score|scoring|cook|cooking|recipe|dose|dosage|high|stash|cheap|dark ?web)\b"
)


def _said() -> set[str]:
    """Every word that a reader can see on a page of the library."""
    seen: set[str] = set()
    for name in article_ids():
        article = SHELF.article(name)
        seen.update(words_of(f"{article.info.title} {article.info.summary} {article.body}"))
    for name in door_ids():
        seen.update(words_of(f"{SHELF.door(name).title} {SHELF.door(name).lead}"))
    for name in strategy_ids():
        seen.update(words_of(SHELF.strategy(name).name))
    return seen


def test_every_plain_word_stands_on_a_page() -> None:
    said = _said()
    assert [plain for plain in set(BOOK.plain.values()) if not set(plain.split()) <= said] == []


def test_no_word_means_itself() -> None:
    assert [word for word, plain in BOOK.plain.items() if word == plain] == []


@pytest.mark.parametrize("typed", sorted(BOOK.plain))
def test_every_word_people_type_finds_something(typed: str) -> None:
    assert SHELF.search(typed)


def test_no_word_leads_to_use() -> None:
    assert [word for word in BOOK.plain if re.search(LEADS_TO_USE, word)] == []


def test_every_danger_has_a_door_of_help_now() -> None:
    assert {door for door, _words in BOOK.dangers} <= set(door_ids())


@pytest.mark.parametrize(
    "phrase", [(door, " ".join(words)) for door, phrases in BOOK.dangers for words in phrases], ids=lambda one: one[1]
)
def test_every_danger_opens_its_door(phrase: tuple[str, str]) -> None:
    door, typed = phrase
    assert door in BOOK.doors_for(words_of(typed), finished=True)
    assert f"door:{door}" in [hit.address for hit in SHELF.search(typed) if hit.urgent]


@pytest.mark.parametrize(
    ("door", "typed"),
    [
        ("child", "my kid drank my methadone"),
        ("child", "my toddler ate a pill"),
        ("child", "daughter has eaten a tablet"),
        ("child", "two year old swallowed pills"),
        ("child", "grandson got into my tablets"),
        ("overdose", "took too much"),
        ("overdose", "i have taken too much"),
        ("overdose", "swallowed pills"),
        ("suicide", "no point in living"),
        ("suicide", "i want to end it"),
        ("suicide", "i can't go on"),
        ("suicide", "i cannot go on"),
    ],
)
def test_a_cry_for_help_in_other_words_leads_to_its_door(door: str, typed: str) -> None:
    assert f"door:{door}" in [hit.address for hit in SHELF.search(typed) if hit.urgent]


@pytest.mark.parametrize(
    "typed", ["my son took up running", "when does it end", "my daughter", "too much work", "talking to children"]
)
def test_everyday_words_raise_no_door(typed: str) -> None:
    assert [hit.address for hit in SHELF.search(typed) if hit.urgent] == []


def test_words_of_danger_may_have_others_between_them_and_not_too_many() -> None:
    book = Wordbook({}, dangers=(("overdose", (("not", "breathing"),)),))
    assert book.doors_for(words_of("not really even breathing"), finished=True) == ("overdose",)
    assert book.doors_for(words_of("not a word of it was about breathing"), finished=True) == ()
    assert book.doors_for(words_of("breathing not"), finished=True) == ()


def test_a_danger_shows_while_its_last_word_is_being_typed() -> None:
    book = Wordbook({}, dangers=(("overdose", (("not", "breathing"), ("overdose",))),))
    assert book.doors_for(["not", "br"], finished=False) == ("overdose",)
    assert book.doors_for(["not", "br"], finished=True) == ()
    assert book.doors_for(["over"], finished=False) == ("overdose",)
    assert book.doors_for(["ove"], finished=False) == ()


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (f'{HEAD}[[meanings]]\nplain = "naloxone"\nwords = []\n', 8, "length"),
        (f'{HEAD}[[meanings]]\nplain = "naloxone"\n', 6, "words"),
        (f"{HEAD}{SPRAY}{SPRAY.replace('spray', 'Spray')}", 11, "means"),
        (f"{HEAD}[[meanings]\n", 6, "TOML"),
    ],
)
def test_what_is_wrong_is_told_by_file_and_line(tmp_path: Path, text: str, line: int, reason: str) -> None:
    file = tmp_path / "synonyms.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(ContentProblem) as caught:
        read_wordbook(file)
    assert f"synonyms.toml:{line}" in str(caught.value)
    assert reason in str(caught.value)
