"""The tools that run in time: what ships, and what their files must be like."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import textstat  # type: ignore[import-untyped]

from companion.content.guides import Guide, read_guide
from companion.content.problems import ContentProblem
from companion.content.strategies import GUIDED_HERE, read_strategy
from companion.domain.exercise import LED
from companion.resources import content_folder
from tests.unit.content.bundled import library
from tests.unit.content.test_words import AVOID, worded

FOLDER = content_folder() / "en" / "guides"
IDS = sorted(file.stem for file in FOLDER.glob("*.toml"))
NAMED = (
    "body-scan",
    "delay-distract-decide",
    "five-senses",
    "muscle-relaxation",
    "progressive-relaxation",
    "self-compassion-break",
    "three-minute-space",
)
RELAXING = ("body-scan", "muscle-relaxation", "progressive-relaxation", "self-compassion-break", "three-minute-space")


def words(guide: Guide) -> list[str]:
    found = [guide.heading, guide.lead, guide.question, guide.note, guide.over]
    found += [one.words for one in guide.forms]
    for part in guide.parts:
        found += [part.name, part.words, part.button]
    return [line for line in found if line]


def test_all_tools_are_there_each_with_its_way() -> None:
    assert tuple(IDS) == NAMED
    assert {one.guided for one in library().strategies()} >= set(NAMED)


def test_every_way_that_is_led_has_what_leads_it() -> None:
    for one in library().strategies():
        if one.guided is not None and one.guided not in GUIDED_HERE:
            assert (one.guided in IDS) != library().has_worksheet(one.guided), one.id


@pytest.mark.parametrize("guide_id", IDS)
def test_its_words_can_be_read_at_grade_6(guide_id: str) -> None:
    guide = library().guide(guide_id)
    text = " ".join([guide.lead, guide.note, *(part.words for part in guide.parts)])
    assert float(textstat.flesch_kincaid_grade(text)) <= 6
    for line in words(guide):
        assert all(len(sentence.split()) <= 22 for sentence in re.split(r"[.?!:]", line)), line


@pytest.mark.parametrize("pattern", AVOID)
def test_no_tool_uses_a_word_that_hurts(pattern: str) -> None:
    found = [(name, line) for name in IDS for line in words(library().guide(name)) if worded(pattern).search(line)]
    assert not found, f"write instead: {AVOID[pattern]}"


@pytest.mark.parametrize("guide_id", IDS)
def test_it_says_who_has_read_it(guide_id: str) -> None:
    assert "not yet reviewed by a clinician" in library().guide(guide_id).review


@pytest.mark.parametrize("guide_id", RELAXING)
def test_eyes_open_and_feet_on_the_floor_are_offered_before_it_begins(guide_id: str) -> None:
    lead = library().guide(guide_id).lead.casefold()
    assert re.search(r"eyes open", lead)
    assert re.search(r"feet on the floor", lead)


@pytest.mark.parametrize("guide_id", ["muscle-relaxation", "progressive-relaxation"])
def test_nothing_is_tensed_where_one_only_lets_go(guide_id: str) -> None:
    guide = library().guide(guide_id)
    assert {one.id for one in guide.forms} == {"tense", "let-go"}
    assert not any(part.act == "tense" for part in guide.parts_of("let-go"))
    for place, part in enumerate(guide.parts_of("tense")):
        if part.act == "tense":
            assert part.held
            assert part.seconds <= 5
            assert guide.parts_of("tense")[place + 1].act == "release"


def test_the_touch_can_be_left_out() -> None:
    guide = library().guide("self-compassion-break")
    assert not any(re.search(r"\b(chest|arm)\b", part.words) for part in guide.parts_of("no-touch"))


def test_five_four_three_two_one() -> None:
    counts = [part.count for part in library().guide("five-senses").parts if part.count]
    assert counts == [5, 4, 3, 2, 1]


@pytest.mark.parametrize("guide_id", IDS)
def test_each_form_takes_the_minutes_that_were_chosen(guide_id: str) -> None:
    guide = library().guide(guide_id)
    for form in [one.id for one in guide.forms] or [""]:
        for minutes in guide.minutes:
            seconds = sum(
                stage.length.total_seconds() for stage in guide.exercise(form, minutes).stages if stage.name == LED
            )
            assert seconds == pytest.approx(minutes * 60, rel=0.15)


def test_a_tool_that_is_not_there_is_a_problem_with_its_file() -> None:
    with pytest.raises(ContentProblem, match=r"nothing\.toml"):
        library().guide("nothing")


@pytest.mark.parametrize(
    ("guide_id", "old", "new", "said"),
    [
        ("five-senses", 'id = "five-senses"', 'id = "senses"', "the id must be 'five-senses'"),
        ("five-senses", "count = 5", "count = 5\nseconds = 9", "takes time has neither"),
        ("five-senses", "count = 5", "count = 5\nbutton = 'Yes'", "needs no other button"),
        ("five-senses", "count = 5", "count = 50", "<= 9"),
        ("five-senses", "count = 5", 'count = 5\nspot = "feet"', "for the picture 'body' alone"),
        ("five-senses", 'button = "I said it"', 'button = "I said it"\ndecides = true', "comes after some time"),
        ("five-senses", 'button = "I said it"', "", "what waits has a button"),
        ("body-scan", "usual = 10", "usual = 11", "the usual length"),
        ("body-scan", 'spot = "feet"', 'spot = "liver"', "liver"),
        ("body-scan", 'spot = "feet"', 'spot = "feet"\nform = "sitting"', "there is no form 'sitting'"),
        ("muscle-relaxation", 'id = "let-go"', 'id = "tense"', "each with an id of its own"),
        ("delay-distract-decide", "unwatched = true", "", "tells when it is over"),
    ],
)
def test_what_is_wrong_is_told_with_its_file(tmp_path: Path, guide_id: str, old: str, new: str, said: str) -> None:
    text = (FOLDER / f"{guide_id}.toml").read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / f"{guide_id}.toml"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentProblem, match=re.escape(said)) as told:
        read_guide(file)
    assert told.value.path == file
    assert told.value.line >= 1


def test_a_way_is_led_by_nothing_that_is_not_there(tmp_path: Path) -> None:
    file = tmp_path / "strategies" / "body-scan.md"
    file.parent.mkdir()
    text = (content_folder() / "en" / "strategies" / "body-scan.md").read_text(encoding="utf-8")
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ContentProblem, match="there is no tool 'body-scan'") as told:
        read_strategy(file)
    assert text.split("\n")[told.value.line - 1] == 'guided = "body-scan"'
    (tmp_path / "guides").mkdir()
    (tmp_path / "guides" / "body-scan.toml").write_text("", encoding="utf-8")
    assert read_strategy(file).guided == "body-scan"
