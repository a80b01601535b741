"""The glossary: plain words, each explained once, each leading on; and where a page shows them."""

from __future__ import annotations

import re
from pathlib import Path
from statistics import median

import pytest
import textstat  # type: ignore[import-untyped]

from companion.content.glossary import LONGEST, Marker, Term, found_terms, read_glossary
from companion.content.problems import ContentProblem
from companion.content.render import body_html
from tests.unit.content.bundled import article_ids, door_ids, library

TERMS = library().glossary()
IDS = [term.id for term in TERMS]
#: Names and what they stand for: these words are what is explained, or known to whoever reads of them.
NAMES = sorted({name for term in TERMS for name in term.names}, key=len, reverse=True)
NAMED = re.compile(rf"(?i)(?<![\w-])({'|'.join(map(re.escape, NAMES))})(?![\w-])")


def term(term_id: str) -> Term:
    return library().term(term_id)


def grade(text: str) -> float:
    return float(textstat.flesch_kincaid_grade(NAMED.sub("this", text)))


def test_there_are_sixty_words_or_more_from_a_to_z() -> None:
    assert len(TERMS) >= 60
    assert [one.letter for one in TERMS] == sorted(one.letter for one in TERMS)


@pytest.mark.parametrize("term_id", IDS)
def test_a_word_is_explained_in_at_most_three_short_sentences(term_id: str) -> None:
    text = term(term_id).text
    sentences = [part for part in re.split(r"(?<=[.?”])\s+", text) if part]
    assert 1 <= len(sentences) <= 3
    assert all(len(sentence.split()) <= 25 for sentence in sentences)
    assert len(text) <= LONGEST
    assert text.endswith((".", "”", "?"))
    assert "!" not in text


@pytest.mark.parametrize("term_id", IDS)
def test_an_explanation_can_be_read_at_grade_8_but_for_the_words_it_explains(term_id: str) -> None:
    assert grade(term(term_id).text) <= 8


def test_half_of_the_explanations_can_be_read_at_grade_6_or_lower() -> None:
    assert median(grade(one.text) for one in TERMS) <= 6


@pytest.mark.parametrize("term_id", IDS)
def test_a_word_leads_to_pages_there_are_and_cites_what_its_page_cites(term_id: str) -> None:
    one = term(term_id)
    assert not one.article or one.article in article_ids()
    assert not one.door or one.door in door_ids()
    assert one.article or one.door
    cited = set(library().article(one.article).info.sources) if one.article else set()
    assert set(one.sources) <= cited


def test_most_explanations_that_tell_a_fact_of_medicine_name_their_source() -> None:
    assert sum(bool(one.sources) for one in TERMS) >= 60


def test_brand_and_street_names_lead_to_the_plain_word() -> None:
    for typed, wanted in {
        "narcan": "naloxone",
        "Subutex": "buprenorphine",
        "smack": "heroin",
        "tranq": "xylazine",
        "rattling": "withdrawal",
        "OST": "medicine-for-oud",
        "methodone": "methadone",
        "relapse": "lapse",
    }.items():
        assert found_terms(TERMS, typed)[0].id == wanted, typed


def test_what_is_typed_finds_beginnings_first_and_nothing_at_all_is_everything() -> None:
    assert found_terms(TERMS, "meth")[0].id == "methadone"
    assert found_terms(TERMS, "  ") == TERMS
    assert found_terms(TERMS, "zzz") == ()


def test_a_street_name_is_never_shown() -> None:
    shown = " ".join(f"{one.term} {' '.join(one.also)} {one.text}" for one in TERMS)
    for hidden in ("smack", "gear", "skag", "tranq", "china white", "juice", "addict"):
        assert not re.search(rf"(?i)\b{hidden}\b", shown), hidden


# -- marking words in pages -----------------------------------------------------------------------------------------


MARKER = Marker(
    (
        Term(id="opioid", term="opioid", text="T.", forms=("opioids",)),
        Term(id="receptor", term="receptor", text="T.", forms=("opioid receptor",), article="brain"),
        Term(id="mi", term="motivational interviewing", text="T.", also=("MI",)),
        Term(id="heroin", term="heroin", text="T.", mark=False),
    )
)


def link(term_id: str, words: str) -> str:
    return f'<a class="word" href="word:{term_id}">{words}</a>'


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("<p>An opioid, opioids.</p>", f"<p>An {link('opioid', 'opioid')}, opioids.</p>"),
        ("<p>Opioids here.</p>", f"<p>{link('opioid', 'Opioids')} here.</p>"),
        ("<p>An opioid receptor.</p>", f"<p>An {link('receptor', 'opioid receptor')}.</p>"),
        ("<h2>Opioids</h2><p>x</p>", "<h2>Opioids</h2><p>x</p>"),
        ('<p><a href="x:y">opioid</a> opioid</p>', f'<p><a href="x:y">opioid</a> {link("opioid", "opioid")}</p>'),
        ("<p><strong>Opioids</strong> act.</p>", "<p><strong>Opioids</strong> act.</p>"),
        ('<p class="label">Opioids</p><p>opioid</p>', f'<p class="label">Opioids</p><p>{link("opioid", "opioid")}</p>'),
        ("<p>non-opioid, opioidlike</p>", "<p>non-opioid, opioidlike</p>"),
        ("<p>MI, mi</p>", f"<p>{link('mi', 'MI')}, mi</p>"),
        ("<p>heroin</p>", "<p>heroin</p>"),
    ],
)
def test_a_word_is_marked_once_where_it_first_stands_in_running_words(html: str, marked: str) -> None:
    assert MARKER.mark(html) == marked


def test_a_page_does_not_mark_the_word_it_explains_itself() -> None:
    assert MARKER.mark("<p>A receptor.</p>", "brain") == "<p>A receptor.</p>"


def test_with_no_words_a_page_stays_as_it_is() -> None:
    assert Marker(()).mark("<p>opioid</p>") == "<p>opioid</p>"


@pytest.mark.parametrize("article_id", article_ids())
def test_marking_a_page_changes_none_of_its_words_and_every_mark_leads_to_a_term(article_id: str) -> None:
    shelf = library()
    plain = body_html(shelf.article(article_id).body, shelf.filler("gb"), shelf.phrases().labels)
    marked = shelf.word_marker().mark(plain, article_id)
    assert re.sub(r"<[^>]+>", "", marked) == re.sub(r"<[^>]+>", "", plain)
    met = re.findall(r'href="word:([a-z0-9-]+)"', marked)
    assert len(met) == len(set(met))
    assert set(met) <= set(IDS)


# -- the file -------------------------------------------------------------------------------------------------------


ONE = '[[terms]]\nid = "one"\nterm = "one"\ntext = "T."\n'


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (ONE + ONE, 5, "stands here twice"),
        (ONE + ONE.replace('id = "one"', 'id = "two"'), 5, "a name of 'one' already"),
        (ONE + 'forms = ["uno"]\n' + ONE.replace("one", "two") + 'also = ["Uno"]\n', 6, "a name of 'one' already"),
        (ONE.replace("T.", "T {emergency}."), 4, "text"),
        (ONE.replace("T.", "x" * (LONGEST + 1)), 4, "text"),
        (ONE + "mark = 1\n", 5, "mark"),
        (ONE + 'colour = "red"\n', 5, "colour"),
    ],
)
def test_a_file_that_is_not_right_says_where(tmp_path: Path, text: str, line: int, says: str) -> None:
    file = tmp_path / "glossary.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ContentProblem, match=says) as told:
        read_glossary(file)
    assert told.value.line == line


def test_a_word_that_is_not_there_says_so() -> None:
    with pytest.raises(ContentProblem, match="no word named"):
        term("nowhere")
