"""Every word of the way through, held to what hurts nobody, invites no amount, and can be read on the worst of days."""

from __future__ import annotations

import ast
import re
from functools import lru_cache
from pathlib import Path

import pytest
import textstat  # type: ignore[import-untyped]

from companion.content.library import Library
from companion.resources import content_folder
from companion.ui.lapse import safety
from tests.unit.content.test_numbers import LONG
from tests.unit.content.test_words import AVOID, worded

FOLDER = Path(safety.__file__).parent
#: What of the bundled words is shown here too.
DOOR = "used"
#: Of lapses above all: verdicts, orders to feel, and what counts against somebody.
NEVER = {
    "a verdict": r"mess(ed)? up|blew it|blown it|let (yourself|anyone|us) down|weak(ness)?|ashamed|shame|guilt\w*",
    "a streak": r"streaks?|score|points|start(ing)? over|from scratch|lose your|lost your|penalty|nought|zero",
    "asking why": r"why did you|why you used",
    "war": r"fight\w*|battle\w*|struggl\w*|enemy|demons?|beat (it|this)",
    "an amount": r"less than|half|a little less|smaller|dose of|\d+ ?(mg|ml|g|%|percent)|how much",
    "a way of using": r"inject\w*|needle\w*|smok\w+|snort\w*|foil|powder|heroin|fentanyl|pills?",
    "pressure": r"must|should|(?<!do not )have to|please|never again|promise",
    "false certainty": r"you will|certain(ly)?|always works|safe amount for|is safe to",
}
AMERICAN = r"\b(color|behavior|center|counselor|organize|recognize|program|mom)s?\b"


@lru_cache(maxsize=1)
def said() -> tuple[tuple[str, str], ...]:
    """Every text handed to the translator in the folder, as (file, words)."""
    found = []
    for file in sorted(FOLDER.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in ("tr", "_tr", "translate"):
                texts = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
                place = 1 if name == "translate" else 0
                found += [(file.name, words) for words in texts[place : place + 1]]
    return tuple(found)


def content() -> list[tuple[str, str]]:
    """The bundled words it shows."""
    library = Library(content_folder())
    return [(f"help/{DOOR}", sign) for sign in library.door(DOOR).signs]


def sentences(words: str) -> str:
    """Words as plain sentences: places filled, each line ended."""
    plain = re.sub(r"\{[a-z_]+\}", "Dana", words.replace("%n", "99").replace("(s)", "s"))
    return plain if plain.endswith((".", "?", ":")) else f"{plain}."


def test_the_words_are_found_where_they_stand() -> None:
    words = [words for _file, words in said()]
    assert len(words) > 120
    assert "First: are you safe?" in words
    assert {file for file, _words in said()} >= {"safety.py", "tell.py", "chain.py", "counting.py", "next_hour.py"}


@pytest.mark.parametrize("pattern", AVOID)
def test_no_word_hurts(pattern: str) -> None:
    found = [(where, hit[0]) for where, words in (*said(), *content()) for hit in worded(pattern).finditer(words)]
    assert not found, f"write instead: {AVOID[pattern]}"


@pytest.mark.parametrize("what", NEVER)
def test_nothing_of_this_is_ever_said_to_who_has_used(what: str) -> None:
    found = [(where, words) for where, words in (*said(), *content()) if worded(NEVER[what]).search(words)]
    # Nobody can work out a safe amount: the one place where amounts are spoken of.
    assert [one for one in found if "Nobody can work out a safe amount" not in one[1]] == []


def test_the_checks_see_what_they_should() -> None:
    assert worded(NEVER["a verdict"]).search("You messed up.")
    assert worded(NEVER["an amount"]).search("Take half.")
    assert worded(NEVER["pressure"]).search("You must stop.")
    assert not worded(NEVER["a way of using"]).search("Small is right.")


def test_nothing_shouts() -> None:
    assert [one for one in said() if "!" in one[1]] == []
    assert [one for one in said() if re.search(r"\b[A-Z]{4,}\b", one[1])] == []


def test_no_number_to_ring_stands_in_the_words() -> None:
    assert [one for one in said() if LONG.search(one[1])] == []
    assert [one for one in said() if re.search(r"\b(999|911|112|000|111)\b", one[1])] == []


def test_the_spelling_is_british() -> None:
    assert [one for one in said() if re.search(rf"(?i){AMERICAN}", one[1])] == []


def test_no_sentence_is_long() -> None:
    long = [
        sentence
        for _where, words in said()
        for sentence in re.split(r"(?<=[.?:])\s+", sentences(words))
        if len(sentence.split()) > 20
    ]
    assert long == []


@pytest.mark.parametrize("file", sorted({file for file, _words in said()}))
def test_each_part_can_be_read_at_grade_six(file: str) -> None:
    text = " ".join(sentences(words) for where, words in said() if where == file)
    assert textstat.flesch_kincaid_grade(text) <= 6, text


def test_methadone_that_was_missed_is_spoken_of_as_everywhere_else() -> None:
    words = " ".join(words for _file, words in said())
    assert "Methadone missed for 3 days or more in a row: do not take any before you have rung." in words
    assert "Missed doses? Ring the clinic before you take your usual amount." in words
    assert "ask before you take the next dose" in words


def test_each_fact_stands_in_the_page_the_step_leads_to() -> None:
    """The pages have the sources and dates; what the step says is theirs, in fewer words."""
    library = Library(content_folder())
    for article, pieces in {
        "lower-tolerance": (
            "This starts within days",
            "nobody can feel it",
            "Nobody can work out a safe amount",
            "Missed 3 days or more",
            "before you take any",
            "Alcohol, benzodiazepines",
        ),
        "wont-wake-up": ("in as little as 20 minutes", "cannot be woken", "not breathing", "come back"),
        "alone-and-mixing": (
            "had nobody with them who could act",
            "One stays able to help",
            "Do not lock the door",
            "stay on the phone with you",
        ),
    }.items():
        page = library.article(article)
        assert page.info.sources
        assert [piece for piece in pieces if piece not in page.body] == [], article
        assert article in (FOLDER / "safety.py").read_text(encoding="utf-8")
    door = library.door(DOOR)
    assert "ask before you take the next dose" in " ".join(step.text for step in door.steps)
    assert door.sources
