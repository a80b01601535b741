from __future__ import annotations

import re
from datetime import date

import pytest

from companion.content.values import Door, Step
from tests.unit.content.bundled import REVIEW, article_ids, country_codes, door_ids, door_words, library, pages

DOORS = [
    "overdose",
    "craving",
    "talk",
    "used",
    "suicide",
    "withdrawal",
    "naloxone",
    "recovery-position",
    "child",
    "breathing",
    "their-life",
]


def steps_of(door: Door) -> list[Step]:
    return [*door.steps, *(step for part in door.parts for step in part.steps)]


def test_all_doors_are_there_and_overdose_is_the_first() -> None:
    assert door_ids() == DOORS


@pytest.mark.parametrize("code", country_codes())
def test_the_overdose_steps_fit_one_screen_in_every_country(code: str) -> None:
    shelf = library()
    door, fill = shelf.door("overdose"), shelf.filler(code)
    assert len(door.steps) <= 7
    for step in door.steps:
        assert len(fill(step.title).split()) <= 4, step.title
        assert len(fill(step.title)) <= 24
        assert 0 < len(fill(step.text)) <= 85, step.text
        assert "\n" not in step.text
    assert len(door.signs) <= 6
    assert len(door.never) <= 7
    for item in (*door.signs, *door.never):
        assert len(fill(item)) <= 36, item
    assert len(fill(door.lead)) <= 80
    assert len(fill(door.last)) <= 90


def test_the_overdose_steps_come_in_the_order_that_saves() -> None:
    titles = [step.title for step in library().door("overdose").steps]
    assert titles == [
        "Try to wake them",
        "{call-emergency} now",
        "Give naloxone",
        "Help them breathe",
        "Give another dose",
        "Turn onto their side",
        "Stay with them",
    ]


def test_help_with_breathing_leaves_the_choice_to_the_call_taker() -> None:
    step = next(step for step in library().door("overdose").steps if step.title == "Help them breathe")
    assert step.text.startswith("Do what the call-taker says.")
    condition, _, what = step.text.partition("?")
    assert "No normal breathing" in condition, "pressing on the chest of someone who breathes is not what is meant"
    assert "If trained" in what


def test_each_thing_not_to_do_can_be_read_alone() -> None:
    for door_id in door_ids():
        for item in library().door(door_id).never:
            assert re.match(r"(Do not|No|Never|Inject nothing but)\b", item), item


def test_naloxone_says_how_long_it_lasts_in_the_confirmed_words() -> None:
    words = " ".join(door_words(library().door("naloxone")))
    assert "as little as 20 minutes and up to about 90" in words
    assert "as little as 20 minutes" in " ".join(door_words(library().door("overdose")))


def test_every_kit_says_to_look_at_the_breathing_before_turning_anyone_over() -> None:
    for part in library().door("naloxone").parts:
        words = " ".join(step.text for step in part.steps)
        assert "Not breathing normally? Do what the call-taker says." in words, part.title
        turned = [step.text for step in part.steps if "onto their side" in step.text]
        assert turned, part.title
        assert all(text.startswith("Breathing normally?") for text in turned), part.title


def test_every_country_has_a_naloxone_kit_or_sees_all_of_them() -> None:
    shelf = library()
    parts = shelf.door("naloxone").parts
    named = {code for part in parts for code in part.countries}
    assert named <= set(country_codes())
    assert {"us", "ca", "gb", "ie", "au", "eu"} <= named


def test_the_door_after_using_asks_for_nothing_personal() -> None:
    words = " ".join(door_words(library().door("used")))
    assert not re.search(r"\b(days? ago|how much|how many|your count|streak)\b", words)
    assert words.index("Do not be alone") < words.index("Tell one person")
    assert "{crisis-line}" in library().door("used").last


@pytest.mark.parametrize("door_id", door_ids())
def test_a_door_has_short_steps_that_make_sense_alone(door_id: str) -> None:
    door = library().door(door_id)
    assert 1 <= len(door.steps) <= 7 or door.parts
    for part in door.parts:
        assert len(part.steps) <= 7
    for step in steps_of(door):
        assert len(step.title.split()) <= 4, step.title
        assert 0 < len(step.text) <= 160, step.text


@pytest.mark.parametrize("door_id", door_ids())
def test_a_door_names_its_sources_its_date_and_who_to_call(door_id: str) -> None:
    shelf = library()
    door = shelf.door(door_id)
    assert all(shelf.source(key) for key in door.sources)
    assert len(set(door.sources)) == len(door.sources)
    assert set(door.articles) <= set(article_ids())
    assert door.articles
    assert door.review == REVIEW
    assert date(2026, 11, 22) <= door.written
    assert door.who_to_call


@pytest.mark.parametrize("code", country_codes())
def test_no_door_leaves_a_placeholder_in_any_country(code: str) -> None:
    shelf = library()
    fill = shelf.filler(code)
    for door_id in door_ids():
        for word in door_words(shelf.door(door_id)):
            assert "{" not in fill(word)


def test_doors_about_danger_show_the_emergency_number() -> None:
    shelf = library()
    for door_id in ("overdose", "naloxone", "used", "suicide", "withdrawal", "child", "talk"):
        assert re.search(r"\{(call-)?emergency\}", " ".join(door_words(shelf.door(door_id)))), door_id
    for door_id in ("overdose", "naloxone", "used", "suicide", "withdrawal", "child", "recovery-position"):
        assert shelf.door(door_id).who_to_call[0] == "emergency"


@pytest.mark.parametrize(
    ("placeholder", "named"),
    [
        ("{drug-line}", "drug service"),
        ("{medical-line}", "doctor"),
        ("{crisis-line}", "crisis line"),
        ("{family-line}", "support service"),
        ("{spotter-line}", "you trust"),
    ],
)
def test_where_a_country_has_no_line_no_words_send_anyone_back_to_what_was_just_named(
    placeholder: str, named: str
) -> None:
    for shown in pages():
        for line in shown.text.splitlines():
            before, _, after = line.partition(placeholder)
            assert not after or named not in before, (shown.place, line)
    assert named in library().filler("other")(placeholder)
