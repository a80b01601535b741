"""The questions beside an empty page: enough of them, in groups, and none that goes where it hurts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from companion.content.library import Library
from companion.content.problems import ContentProblem
from companion.content.prompts import NIGHT, read_prompts
from companion.resources import content_folder

#: What a question alone at night does not ask about.
TENDER = re.compile(
    r"\b(abus\w*|asham\w*|attack\w*|blam\w*|childhood|death|die[ds]?|dying|fault|fear\w*|guilt\w*|hate\w*|hurt\w*|"
    r"lost|loss|mistake\w*|overdos\w*|regret\w*|sham\w*|trauma\w*|violen\w*|worst)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def library() -> Library:
    return Library(content_folder())


def test_there_are_many_in_groups(library: Library) -> None:
    groups = library.prompts().groups
    assert sum(len(group.prompts) for group in groups) >= 120
    assert len(groups) >= 8
    assert len({group.id for group in groups}) == len({group.name for group in groups}) == len(groups)


def test_none_prods_at_what_hurts(library: Library) -> None:
    words = [prompt.words for group in library.prompts().groups for prompt in group.prompts]
    assert [one for one in words if TENDER.search(one)] == []


def test_each_is_one_short_sentence(library: Library) -> None:
    for group in library.prompts().groups:
        for prompt in group.prompts:
            assert len(prompt.words) <= 110, prompt.words
            assert prompt.words[-1] in "?.", prompt.words
            assert prompt.id.startswith(f"{group.id}-")


def test_late_in_the_evening_those_of_the_night_are_offered_and_at_no_other_time(library: Library) -> None:
    prompts = library.prompts()
    night = set(prompts.ids(NIGHT, 12))
    assert set(prompts.ids("", 23)) == set(prompts.ids("", 2)) == night
    assert not night & set(prompts.ids("", 12))
    assert set(prompts.ids("people", 23)) == {one for one in prompts.ids("people", 12) if one.startswith("people-")}


def test_a_group_of_another_version_offers_everything(library: Library) -> None:
    assert len(library.prompts().ids("of-another-version", 12)) >= 120


@pytest.mark.parametrize(
    ("words", "line", "what"),
    [
        ('[[groups]]\nid="night"\nname="N"\nprompts=[{id="a",words="One?"},{id="a",words="Two?"}]\n', 4, "already"),
        ('[[groups]]\nid="night"\nname="N"\nprompts=[{id="a",words="One?"},{id="b",words="one?"}]\n', 4, "already"),
        ('[[groups]]\nid="day"\nname="D"\nprompts=[{id="a",words="One?"}]\n', 1, "no group"),
        ('[[groups]]\nid="night"\nname="N"\nprompts=[]\n', 1, "prompts"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, words: str, line: int, what: str) -> None:
    file = tmp_path / "prompts.toml"
    file.write_text(words, "utf-8")
    with pytest.raises(ContentProblem, match=what) as found:
        read_prompts(file)
    assert found.value.line >= line
