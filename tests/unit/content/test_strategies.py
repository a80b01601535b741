"""The ways to cope that ship, and what their files must be like."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import textstat  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from companion.content.library import Library
from companion.content.problems import ContentProblem
from companion.content.render import links
from companion.content.strategies import FEELINGS, TRIGGERS, read_cope, read_strategies, read_strategy
from companion.resources import assets_folder, content_folder
from tests.unit.content.bundled import REVIEW, door_ids, library, strategy_ids

EXPECTED = [
    "urge-surfing",
    "delay-distract-decide",
    "play-the-tape",
    "reach-someone",
    "halt-check",
    "five-senses",
    "paced-breathing",
    "stop-skill",
    "brisk-walk",
    "eat-drink-medicine",
    "if-then-plan",
    "muscle-relaxation",
]
MOST_WORDS_IN_A_STEP = 20
GOOD = (content_folder() / "en" / "strategies" / "stop-skill.md").read_text(encoding="utf-8")


def grade(text: str) -> float:
    return float(textstat.flesch_kincaid_grade(text))


def test_the_first_twelve_are_there_in_order() -> None:
    assert strategy_ids()[:12] == EXPECTED


def test_both_guided_tools_have_their_way() -> None:
    assert {one.guided for one in library().strategies() if one.guided} >= {"breathing", "urge-surfing"}


def test_a_name_fits_on_a_button_in_large_letters() -> None:
    assert [one.name for one in library().strategies() if len(one.name) > 26] == []


def test_every_feeling_and_trigger_has_a_way() -> None:
    ways = library().strategies()
    for feeling in FEELINGS:
        assert [one for one in ways if feeling in one.feelings], feeling
    for trigger in TRIGGERS:
        assert [one for one in ways if trigger in one.triggers], trigger


@pytest.mark.parametrize("strategy_id", strategy_ids())
def test_a_way_can_be_read_at_grade_8_and_its_steps_at_grade_6(strategy_id: str) -> None:
    shelf = library()
    one, fill = shelf.strategy(strategy_id), shelf.filler("gb")
    assert grade(" ".join(fill(step) for step in one.steps)) <= 6
    assert grade(" ".join(one.cautions)) <= 8
    assert grade(one.evidence) <= 8


@pytest.mark.parametrize("strategy_id", strategy_ids())
def test_its_steps_are_short(strategy_id: str) -> None:
    fill = library().filler("gb")
    for step in library().strategy(strategy_id).steps:
        for line in (step, *library().strategy(strategy_id).prompts):
            assert len(fill(line).split()) <= MOST_WORDS_IN_A_STEP, line


@pytest.mark.parametrize("strategy_id", strategy_ids())
def test_what_it_names_is_there(strategy_id: str) -> None:
    shelf = library()
    one = shelf.strategy(strategy_id)
    assert all(shelf.source(key).address for key in one.sources)
    assert len(one.sources) == len(set(one.sources))
    pages = {info.id: info for info in shelf.articles()}
    assert set(one.related) <= set(pages)
    assert len(set(one.related)) == len(one.related) <= 3
    # Beside what keeps one safe there is a page to read on with, and one for who loves the person where the way is.
    onward = [pages[name] for name in one.related if pages[name].section != "safety"]
    assert [info for info in onward if not one.family or info.audience != "person"]
    assert set(one.doors) <= set(door_ids())
    assert (assets_folder() / "icons" / f"{one.icon}.svg").is_file()
    assert one.review == REVIEW
    assert one.written >= date(2026, 11, 22)


@pytest.mark.parametrize("strategy_id", strategy_ids())
def test_its_evidence_claims_no_more_than_was_found(strategy_id: str) -> None:
    one = library().strategy(strategy_id)
    assert re.search(r"little|not known|no trial|tested less|low trust|could be chance|own support|surer", one.evidence)
    assert not re.search(r"(?i)\b(works|always|best|proves?|effective)\b", one.evidence)


def test_whatever_slows_breath_or_body_is_kept_from_the_very_sleepy() -> None:
    for strategy_id in ("paced-breathing", "muscle-relaxation"):
        assert "Very sleepy after opioids" in library().strategy(strategy_id).cautions[0]
    cope = library().cope()
    assert "do not treat withdrawal or an overdose" in cope.safety
    assert "very sleepy after opioids" in cope.sleepy
    assert "medicine: methadone or buprenorphine" in cope.medicine


def test_breathing_is_never_held_and_dizziness_is_answered() -> None:
    one = library().strategy("paced-breathing")
    assert any(caution.startswith("Dizzy") and "Breathe normally" in caution for caution in one.cautions)
    assert not any(re.search(r"(?i)hold (your|the) breath|\bhold for\b", step) for step in one.steps)


def test_nobody_is_asked_to_go_near_what_sets_them_off_or_to_handle_drugs() -> None:
    for one in library().strategies():
        said = " ".join(one.steps)
        assert not re.search(r"(?i)\b(go|walk) (past|to) (a|the|your) (seller|dealer|old)", said), one.id
        assert not re.search(r"(?i)\b(foil|needle|syringe|powder|stash|gear)\b", said), one.id


@pytest.mark.parametrize("strategy_id", strategy_ids())
def test_no_step_has_a_placeholder_left_in_any_country(strategy_id: str) -> None:
    shelf = library()
    for country in shelf.countries():
        fill = shelf.filler(country.code)
        assert not any("{" in fill(step) for step in shelf.strategy(strategy_id).steps)


def test_an_article_may_link_to_a_way() -> None:
    assert links("Try [urge surfing](strategy:urge-surfing).") == ("strategy:urge-surfing",)


def written(tmp_path: Path, text: str, name: str = "stop-skill") -> Path:
    file = tmp_path / f"{name}.md"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("old", "new", "said", "line"),
    [
        ('feelings = ["angry"', 'feelings = ["cross"', "Invalid enum value 'cross'", 7),
        ('id = "stop-skill"', 'id = "stop"', "the id must be 'stop-skill'", 2),
        ("minutes = 1", "minutes = 0", "Expected `int` >= 1", 9),
        ("order = 8", "order = 8\ncolour = 1", "unknown field `colour`", 6),
        ("2. Take", "3. Take", "this is step 2, and not 3", 22),
        ("1. Stop.", "Stop.", "numbered lines alone", 21),
        ("2. Take a step back", "2. Take {a} step back", "nobody fills the placeholder {a}", 22),
        ('words = ["stop"', 'prompts = ["Look."]\nwords = ["stop"', "prompts belong to urge surfing", 19),
    ],
)
def test_a_wrong_file_is_named_with_its_line_and_what_is_wrong(
    tmp_path: Path, old: str, new: str, said: str, line: int
) -> None:
    assert old in GOOD
    with pytest.raises(ContentProblem) as raised:
        read_strategy(written(tmp_path, GOOD.replace(old, new, 1)))
    assert said in raised.value.what
    assert raised.value.line == line


def test_too_few_steps_are_named(tmp_path: Path) -> None:
    head = GOOD.split("+++")[1]
    with pytest.raises(ContentProblem, match="3 to 8 steps, not 1"):
        read_strategy(written(tmp_path, f"+++{head}+++\n1. Sit.\n"))


def test_two_ways_in_one_place_are_named(tmp_path: Path) -> None:
    written(tmp_path, GOOD)
    written(tmp_path, GOOD.replace('id = "stop-skill"', 'id = "zzz"'), "zzz")
    with pytest.raises(ContentProblem, match=r"order 8 is taken by stop-skill\.md"):
        read_strategies(tmp_path)


def test_a_vocabulary_with_a_hole_is_named(tmp_path: Path) -> None:
    text = (content_folder() / "en" / "cope.toml").read_text(encoding="utf-8")
    file = tmp_path / "cope.toml"
    file.write_text(re.sub(r"(?m)^payday = .*\n", "", text), encoding="utf-8")
    with pytest.raises(ContentProblem, match="has no 'payday'"):
        read_cope(file)


def test_a_way_nobody_knows_is_a_known_problem() -> None:
    with pytest.raises(ContentProblem, match="no strategy named 'yoga'"):
        library().strategy("yoga")


def test_another_language_brings_its_own_ways(tmp_path: Path) -> None:
    for language in ("en", "de"):
        (tmp_path / language / "strategies").mkdir(parents=True)
    written(tmp_path / "en" / "strategies", GOOD)
    written(tmp_path / "de" / "strategies", GOOD.replace('name = "STOP"', 'name = "HALT AN"'))
    assert Library(tmp_path, "de").strategy("stop-skill").name == "HALT AN"


@pytest.mark.parametrize(
    ("words", "feelings", "triggers"),
    [
        ("Payday", (), ("payday",)),
        ("an ARGUMENT at home", (), ("argument",)),
        ("Lonely", ("lonely",), ("alone",)),
        ("Pain", (), ("pain",)),
        ("slow afternoon", (), ()),
        ("", (), ()),
    ],
)
def test_a_persons_own_words_are_understood(words: str, feelings: tuple[str, ...], triggers: tuple[str, ...]) -> None:
    assert library().cope().feelings_in(words) == feelings
    assert library().cope().triggers_in(words) == triggers


@given(st.text(max_size=60))
def test_any_words_at_all_can_be_asked_about(words: str) -> None:
    cope = library().cope()
    assert set(cope.feelings_in(words)) <= set(FEELINGS)
    assert set(cope.triggers_in(words)) <= set(TRIGGERS)
