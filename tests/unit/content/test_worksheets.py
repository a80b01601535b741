"""The written tools that ship, and what their files must be like."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import textstat  # type: ignore[import-untyped]

from companion.content.problems import ContentProblem
from companion.content.worksheets import Worksheet, read_worksheet
from companion.resources import content_folder
from companion.ui.registry import SCREENS
from tests.unit.content.bundled import REVIEW, door_ids, library, strategy_ids
from tests.unit.content.test_words import AVOID, worded

FOLDER = content_folder() / "en" / "worksheets"
IDS = sorted(file.stem for file in FOLDER.glob("*.toml"))
NAMED = (
    "chain-analysis",
    "halt-check",
    "if-then-plan",
    "problem-solving",
    "pros-and-cons",
    "thought-record",
    "urge-log",
    "values-compass",
    "worry-window",
)
GOOD = (FOLDER / "values-compass.toml").read_text(encoding="utf-8")


def words(tool: Worksheet) -> list[str]:
    found = [tool.title, tool.tag, tool.rate, tool.rate_after]
    for one in tool.questions:
        found += [one.ask, one.note, one.example, one.example_then, one.own, one.button, *one.corners]
        found += [option.words for option in one.options]
    return [line for line in found if line]


def test_all_written_tools_are_there_each_with_its_way() -> None:
    assert tuple(IDS) == NAMED
    assert {one.guided for one in library().strategies()} >= set(NAMED)


@pytest.mark.parametrize("tool_id", IDS)
def test_a_tool_leads_only_to_what_there_is(tool_id: str) -> None:
    tool = library().worksheet(tool_id)
    assert set(tool.doors) <= set(door_ids())
    for one in tool.questions:
        assert one.door in ("", *door_ids())
        assert one.way in ("", *strategy_ids())
        assert one.screen in ("", *(entry.id for entry in SCREENS))


@pytest.mark.parametrize("tool_id", IDS)
def test_its_questions_can_be_read_at_grade_6(tool_id: str) -> None:
    tool = library().worksheet(tool_id)
    text = " ".join(
        line if line[-1] in ".?!" else f"{line}." for one in tool.questions for line in (one.ask, one.note) if line
    )
    assert float(textstat.flesch_kincaid_grade(text)) <= 6
    for line in words(tool):
        assert all(len(sentence.split()) <= 22 for sentence in re.split(r"[.?!:]", line)), line


@pytest.mark.parametrize("pattern", AVOID)
def test_no_tool_uses_a_word_that_hurts(pattern: str) -> None:
    found = [
        (tool_id, line)
        for tool_id in IDS
        for line in words(library().worksheet(tool_id))
        if worded(pattern).search(line)
    ]
    assert not found, f"write instead: {AVOID[pattern]}"


@pytest.mark.parametrize("tool_id", IDS)
def test_it_says_who_has_read_it(tool_id: str) -> None:
    assert re.search("not yet reviewed by a clinician", library().worksheet(tool_id).review)
    assert REVIEW


@pytest.mark.parametrize("tool_id", ["thought-record", "chain-analysis", "pros-and-cons", "worry-window"])
def test_what_can_bring_up_much_has_a_door_for_thoughts_of_suicide_all_along(tool_id: str) -> None:
    assert "suicide" in library().worksheet(tool_id).doors


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('id = "values-compass"', 'id = "compass"', "id", "as the file's name"),
        ('title = "What', 'heading = "What', "heading", "unknown field"),
        ('kind = "pick"', 'kind = "pack"', "questions", "Invalid enum value"),
        ('kind = "lines"', 'kind = "square"', "why", "'square' needs corners"),
        ('kind = "lines"', 'kind = "lines"\ntimes = 3', "why", "'lines' has no times"),
        ('id = "why"', 'id = "value"', "value", "used twice"),
        ('id = "why"', 'id = "after"', "after", "that of a stage"),
        ('id = "why"', 'id = "why"\nwhen = "value:none"', "why", "nobody can choose"),
        ('kind = "lines"', 'kind = "say"\nof = "step"', "why", "there is no question 'step' before it"),
        ('lands = "step"', 'lands = "did"', "step", "cannot land in 'did'"),
        ('kind = "lines"', 'kind = "do"\nscreen = "plan"', "why", "has a button"),
        ('id = "people", words', 'id = "health", words', "value", "two options have one id"),
        ('tag = "values"', 'tag = "values"\nrate = "How strong?"', "", "rated after"),
    ],
)
def test_a_file_that_is_wrong_says_where(tmp_path: Path, old: str, new: str, line: str, said: str) -> None:
    file = tmp_path / "values-compass.toml"
    assert old in GOOD
    file.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentProblem, match=re.escape(said)) as told:
        read_worksheet(file)
    assert told.value.path == file
    assert line in str(told.value)
