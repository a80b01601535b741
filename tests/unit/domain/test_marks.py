"""Where a highlight is found again in an article that was edited since."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.marks import Anchor, PageText, Places, anchor_of, distances, found_in

FIRST = "Naloxone is safe. It lets breathing start again when opioids have stopped it. Keep it where you are."
SECOND = "Ask a pharmacy for it. Show the people you live with where it is. It lets them help you."
TEXT = f"What it does\n{FIRST}\nWhere to get it\n{SECOND}\n"
HEADINGS = ((0, "what-it-does"), (TEXT.index("Where to get it"), "where-to-get-it"))
PAGE = PageText(TEXT, HEADINGS)
CHOSEN = "It lets breathing start again when opioids have stopped it."


def kept(words: str, page: PageText = PAGE) -> Anchor:
    start = page.text.index(words)
    return anchor_of(page, start, start + len(words))


def page_of(text: str) -> PageText:
    titles = (("What it does", "what-it-does"), ("Where to get it", "where-to-get-it"))
    found = sorted((text.index(title), anchor) for title, anchor in titles if title in text)
    return PageText(text, tuple(found))


def found(anchor: Anchor, text: str) -> str | None:
    place = Places(page_of(text)).find(anchor)
    return None if place is None else text[slice(*place)]


def test_a_place_is_kept_by_its_heading_its_words_and_what_is_round_them() -> None:
    anchor = kept(f" {CHOSEN} ")
    assert (anchor.heading, anchor.words) == ("what-it-does", CHOSEN)
    assert anchor.before.endswith("Naloxone is safe. ")
    assert anchor.after.startswith(" Keep it where")
    assert kept("reathing start agai").words == "breathing start again", "whole words are kept"
    assert kept(" ").words == ""
    assert kept("Ask a pharmacy").heading == "where-to-get-it"
    assert found(anchor, TEXT) == CHOSEN


def test_words_that_stand_in_several_places_are_told_apart_by_what_is_round_them() -> None:
    second = TEXT.index("It lets", TEXT.index("It lets") + 1)
    anchor = anchor_of(PAGE, second, second + len("It lets"))
    assert Places(PAGE).find(anchor) == (second, second + len("It lets"))
    moved = TEXT.replace("where-to", "where to").replace("What it does\n", "What it does\nIt lets go. ")
    place = Places(page_of(moved)).find(anchor)
    assert place is not None
    assert moved[place[1] :].startswith(" them help you")


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        pytest.param(lambda text: text.replace("Naloxone is safe. ", ""), CHOSEN, id="what was before is gone"),
        pytest.param(
            lambda text: text.replace("breathing start", "the breathing begin"),
            CHOSEN.replace("breathing start", "the breathing begin"),
            id="its own words were edited",
        ),
        pytest.param(
            lambda text: text.replace("What it does\n", "How it works\n"), CHOSEN, id="its heading has another name"
        ),
        pytest.param(
            lambda text: text.replace(CHOSEN, "").replace("Ask a", f"{CHOSEN} Ask a"), CHOSEN, id="it was moved"
        ),
        pytest.param(
            lambda text: "\n".join(("Where to get it", SECOND, "What it does", FIRST)),
            CHOSEN,
            id="parts changed places",
        ),
        pytest.param(
            lambda text: (
                text.replace("Naloxone is safe", "This medicine is safe for all")
                .replace("Keep it where you are", "Have it near")
                .replace("have stopped it", "have slowed it")
            ),
            CHOSEN.replace("have stopped it", "have slowed it").rstrip("."),
            id="all of it was edited a little",
        ),
        pytest.param(lambda text: text.replace(" start again", "\n start\u00a0 again"), None, id="other line breaks"),
    ],
)
def test_words_are_found_again_in_an_edited_article(edit: object, expected: str | None) -> None:
    edited = edit(TEXT)  # type: ignore[operator]
    again = found(kept(CHOSEN), edited)
    assert again is not None
    assert " ".join(again.split()) == (expected or CHOSEN)


@pytest.mark.parametrize(
    ("edited", "expected"),
    [
        pytest.param(
            "In most people, within two to three minutes, it lets breathing start again when opioids have stopped it.",
            CHOSEN[0].lower() + CHOSEN[1:],
            id="a beginning was put before the sentence",
        ),
        pytest.param(
            f"{CHOSEN[:-1]}, and whoever has it at home can give it.", CHOSEN[:-1], id="an end was put behind it"
        ),
        pytest.param(
            "In most people it lets slow breathing start again when opioids have stopped it.",
            "it lets slow breathing start again when opioids have stopped it.",
            id="a word came in and a beginning was put before it",
        ),
    ],
)
def test_a_mark_does_not_grow_by_what_was_written_in_beside_its_words(edited: str, expected: str) -> None:
    assert found(kept(CHOSEN), TEXT.replace(CHOSEN, edited)) == expected


def test_a_mark_keeps_an_edited_sentence_whole_where_its_first_word_stands_in_it_twice() -> None:
    page = page_of(TEXT.replace(CHOSEN, "The medicine lets the breathing start again."))
    anchor = kept("The medicine lets the breathing start again.", page)
    edited = page.text.replace("The medicine lets", "This medicine lets")
    assert found(anchor, edited) == "This medicine lets the breathing start again."


def test_words_that_moved_and_lost_their_capital_are_found_before_what_now_stands_where_they_were() -> None:
    edited = TEXT.replace(CHOSEN, "It lets breathing be.").replace("Ask a", f"Friends know that {CHOSEN.lower()} Ask a")
    assert found(kept(CHOSEN), edited) == CHOSEN.lower()


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace(CHOSEN, "").replace("Naloxone is safe.", "Nothing else."),
        "What it does\nQuite another page about sleep.\n",
        "",
    ],
)
def test_words_that_are_gone_have_no_place(text: str) -> None:
    assert found(kept(CHOSEN), text) is None


def test_a_short_word_is_not_taken_for_the_same_word_elsewhere() -> None:
    anchor = kept("safe")
    edited = TEXT.replace("Naloxone is safe. It lets breathing", "It lets breathing") + "A safe place to keep it.\n"
    assert found(anchor, edited) is None


def test_an_anchor_without_words_is_the_beginning() -> None:
    assert Places(PAGE).find(Anchor()) == (0, 0)


def test_a_note_is_cut_at_the_words_looked_for_from_a_little_before_the_first() -> None:
    assert found_in("Tell Zoë at the café", "caf zoe") == (
        ("Tell ", False), ("Zoë", True), (" at the ", False), ("café", True)
    )  # fmt: skip
    long = "one two three " * 9 + "harbour wall"
    pieces = found_in(long, "harb")
    assert pieces[0] == ("… ", False)
    assert pieces[-2:] == (("harbour", True), (" wall", False))
    assert "".join(piece for piece, _found in pieces[1:]) == long[-len("".join(p for p, _ in pieces[1:])) :]
    assert len(pieces[1][0]) <= 60
    assert found_in("No such word", "") == (("No such word", False),)


WORDS = st.lists(
    st.sampled_from(["a", "b", "c", "d", "e", "it", "the", "breath", "café", "help", "you"]), min_size=1, max_size=14
)


@given(WORDS, WORDS, st.booleans())
def test_distances_are_those_of_the_table_everybody_knows(wanted: list[str], said: list[str], whole: bool) -> None:
    row = list(range(len(wanted) + 1))
    expected = []
    for number, word in enumerate(said, 1):
        following = [number if whole else 0]
        for at, own in enumerate(wanted):
            following.append(min(row[at] + (own != word), row[at + 1] + 1, following[-1] + 1))
        row = following
        expected.append(row[-1])
    assert list(distances(wanted, said, whole=whole)) == expected


SENTENCES = st.lists(
    st.lists(st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=9), min_size=6, max_size=14).map(" ".join),
    min_size=6,
    max_size=12,
    unique=True,
)


@given(SENTENCES, st.data())
def test_what_was_not_touched_is_found_wherever_else_the_article_was_edited(
    sentences: list[str], data: st.DataObject
) -> None:
    """Sentences put in, left out and put elsewhere never lose words that still stand there as they were."""
    page = PageText("\n".join(sentences))
    at = data.draw(st.integers(0, len(sentences) - 1))
    start = sum(len(sentence) + 1 for sentence in sentences[:at])
    anchor = anchor_of(page, start, start + len(sentences[at]))
    others = data.draw(st.permutations([one for one in sentences if one != sentences[at]]))
    others = others[: data.draw(st.integers(0, len(others)))]
    others.insert(data.draw(st.integers(0, len(others))), sentences[at])
    edited = PageText("\n".join(others))
    place = Places(edited).find(anchor)
    if place is None:
        assert len(sentences[at]) <= 24, "only a few letters may be there by chance"
    elif len(sentences[at]) > 24:
        assert sentences[at] in edited.text[slice(*place)]


@given(SENTENCES, st.data())
def test_a_word_put_in_keeps_the_mark_on_nearly_the_same_words(sentences: list[str], data: st.DataObject) -> None:
    page = PageText("\n".join(sentences))
    words = sentences[2].split()
    start = page.text.index(sentences[2])
    anchor = anchor_of(page, start, start + len(sentences[2]))
    at = data.draw(st.integers(1, len(words) - 1))
    edited = "\n".join([*sentences[:2], " ".join([*words[:at], "Zzz", *words[at:]]), *sentences[3:]])
    place = Places(PageText(edited)).find(anchor)
    assert place is not None
    assert edited[slice(*place)].replace("Zzz ", "") == sentences[2]


@given(SENTENCES)
def test_every_place_of_a_page_is_found_in_that_page(sentences: list[str]) -> None:
    page = PageText("\n".join(sentences), tuple((page, f"h{page}") for page in (0, 30)))
    places = Places(page)
    for first, second in pairwise(range(0, len(page.text), 17)):
        anchor = anchor_of(page, first, second)
        found_at = places.find(anchor)
        if anchor.words:
            assert found_at is not None
            assert page.text[slice(*found_at)] == anchor.words
