"""Pathways: every step leads somewhere, each is named once, and a file that is not right says where."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import textstat  # type: ignore[import-untyped]

from companion.content.library import Library
from companion.content.pathways import Pathway, read_naloxone_places, read_pathway
from companion.content.problems import ContentProblem
from companion.ui.registry import screens_for
from tests.unit.content.bundled import article_ids, country_codes, door_ids, library, pathways
from tests.unit.content.test_articles import NEVER_WITHOUT, SAFETY

FIRST = ["article:wont-wake-up", "article:naloxone"]


@pytest.mark.parametrize("pathway", pathways(), ids=lambda one: one.id)
def test_every_step_leads_somewhere(pathway: Pathway) -> None:
    there = {
        "article": article_ids(),
        "door": door_ids(),
        "screen": [entry.id for entry in screens_for(family=pathway.audience == "family")],
    }
    for step in pathway.steps():
        assert step.target in there[step.kind], step.to


@pytest.mark.parametrize("pathway", pathways(), ids=lambda one: one.id)
def test_it_can_be_read_at_grade_8_and_cites_what_there_is(pathway: Pathway) -> None:
    words = " ".join(f"{stage.note} {' '.join(step.why for step in stage.steps)}" for stage in pathway.stages)
    assert textstat.flesch_kincaid_grade(words) <= 8
    for key in pathway.sources:
        assert library().source(key).address


def test_the_family_begins_with_what_saves_a_life_and_has_all_six_safety_articles() -> None:
    steps = [step.to for step in library().pathway("family").steps()]
    assert steps[:2] == FIRST
    assert {f"article:{one}" for one in SAFETY} <= set(steps)


def test_the_pathways_are_those_a_person_and_a_family_need_each_in_its_order() -> None:
    assert [one.id for one in library().pathways(family=False)] == [
        "first-72-hours",
        "first-week",
        "first-90-days",
        "first-year",
        "after-an-overdose",
        "pregnant",
    ]
    assert [one.id for one in library().pathways(family=True)] == ["family"]
    assert len(pathways()) == 7


@pytest.mark.parametrize("pathway", pathways(), ids=lambda one: one.id)
def test_a_pathway_is_short_and_leads_to_no_page_written_for_the_other(pathway: Pathway) -> None:
    assert 8 <= len(pathway.steps()) <= 16
    pages = {f"article:{info.id}": info for info in library().articles()}
    for step in pathway.steps():
        if pathway.audience == "person" and step.kind == "article":
            assert pages[step.to].audience != "family", step.to


def test_the_first_hours_bring_safety_first_and_never_send_anyone_to_stop_alone() -> None:
    pathway = library().pathway("first-72-hours")
    assert {step.to for step in pathway.stages[0].steps} >= {f"article:{one}" for one in ("naloxone", "wont-wake-up")}
    assert "Do not stop suddenly" in pathway.stages[1].note
    assert {"article:pregnancy", "article:suicidal-thoughts", "article:medicines"} <= {s.to for s in pathway.steps()}


def test_the_family_pathway_has_the_whole_section_that_is_written_for_them() -> None:
    steps = {step.to for step in library().pathway("family").steps()}
    assert {f"article:{one}" for one in NEVER_WITHOUT["family"]} <= steps


def test_the_family_pathway_looks_after_whoever_reads_it() -> None:
    stage = next(one for one in library().pathway("family").stages if one.title == "Looking after yourself")
    assert {step.to for step in stage.steps} >= {"screen:people", "door:talk"}


def test_a_place_named_for_naloxone_is_a_country_and_all_others_are_told_whom_to_ask() -> None:
    places = library().naloxone_places()
    for place in places[:-1]:
        assert set(place.countries) <= set(country_codes())
        assert place.sources, "what is said of a country has a source"
    for code in country_codes():
        lines = library().naloxone_lines(code)
        assert len(lines) == 2
        assert all(len(line) <= 90 for line in lines)
    named = {code for place in places for code in place.countries}
    assert library().naloxone_lines("za") == places[-1].lines
    assert named == {"gb", "us"}, "another country needs its source read first, then a line here"


def test_nothing_of_a_country_is_said_for_everywhere_else() -> None:
    words = " ".join(library().naloxone_places()[-1].lines)
    assert not re.search(r"\d|prescription|free|post", words)


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "family.toml"
    file.write_text(text, encoding="utf-8")
    return file


HEAD = 'id = "family"\ntitle = "T"\nlead = "L"\naudience = "family"\norder = 1\n'
TALK = '[[stages.steps]]\nto = "door:talk"\nwhy = "W"\n'
STAGE = '[[stages]]\ntitle = "S"\n'


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (HEAD, 1, "stages"),
        (HEAD.replace('id = "family"', 'id = "other"') + STAGE + TALK, 1, "the id must be"),
        (HEAD + STAGE + '[[stages.steps]]\nto = "somewhere"\nwhy = "W"\n', 9, "to"),
        (HEAD + STAGE + TALK * 2, 6, "twice"),
        (HEAD + STAGE + '[[stages.steps]]\nto = "screen:people"\nwhy = "W"\n', 6, "a screen is given a title"),
        (HEAD + STAGE + '[[stages.steps]]\nto = "door:talk"\ntitle = "T"\nwhy = "W"\n', 6, "have theirs"),
        (HEAD + STAGE + TALK.replace('"W"', '"Ring {nobody}"'), 10, "nobody fills"),
        (HEAD.replace('"family"\norder', '"anybody"\norder') + STAGE + TALK, 4, "audience"),
    ],
)
def test_a_file_that_is_not_right_says_where(tmp_path: Path, text: str, line: int, says: str) -> None:
    with pytest.raises(ContentProblem, match=says) as told:
        read_pathway(written(tmp_path, text))
    assert told.value.line == line


def test_the_places_of_naloxone_end_with_the_one_for_everywhere_else(tmp_path: Path) -> None:
    text = '[[places]]\ncountries = ["gb"]\nlines = ["One.", "Two."]\nsources = []\n'
    with pytest.raises(ContentProblem, match="every country not named"):
        read_naloxone_places(written(tmp_path, text))


def test_a_pathway_is_read_once() -> None:
    shelf: Library = library()
    assert shelf.pathway("family") is shelf.pathway("family")
