"""What is said of the same danger on different pages: it has to be the same, or a reader acts on the milder one."""

from __future__ import annotations

import re

from tests.unit.content.bundled import article_ids, door_ids, door_words, guide_ids, library

NERVES = "weak or numb legs, numbness between the legs, trouble peeing, or no control of pee or stool"


def test_back_pain_with_signs_from_the_nerves_is_worded_alike_on_every_page() -> None:
    said = [body for body in bodies() if re.search(r"back pain", body, re.I) and "trouble peeing" in body]
    assert len(said) == 5
    for body in said:
        assert body.count("trouble peeing") == body.count(NERVES)
        assert re.search(NERVES + r"(: call \{emergency\}|\.)", body)


def test_blood_in_vomit_and_very_bad_belly_pain_are_an_emergency_and_nowhere_a_matter_for_today() -> None:
    door = library().door("withdrawal")
    assert "Very bad belly pain, or blood in vomit or stool" in door.signs
    assert "Blood" not in " ".join(step.text for step in door.steps)
    article = library().article("withdrawal").body
    emergency, _, today = article.partition("**Get medical help the same day**")
    assert "Very bad belly pain. Blood in vomit" in emergency
    assert "blood" not in today.partition("## What helps")[0]
    caution = next(one for one in library().strategy("eat-drink-medicine").cautions if "Blood in vomit" in one)
    assert "Call an ambulance now" in caution
    assert "medical help today" not in caution


def test_blood_or_black_in_the_stool_is_an_emergency_wherever_it_is_named() -> None:
    assert (
        "blood in vomit or stool, or no urine for 8 hours: call {emergency}"
        in library().article("detox-or-medicine").body
    )
    assert "Black stool, blood in the stool" in library().article("sleep-food-movement").body
    assert "Blood in vomit or stool, or black stool." in library().article("pain").body


def test_withdrawal_names_the_overdose_that_can_follow_it_and_diabetes_with_vomiting() -> None:
    for signs in (" ".join(library().door("withdrawal").signs), library().article("withdrawal").body):
        assert re.search(r"(?i)hard to wake", signs)
        assert "Diabetes, with vomiting" in signs
    assert "Hard to wake, or breathing badly" in library().article("detox-or-medicine").body
    assert any("Diabetes" in one and "ambulance" in one for one in library().strategy("eat-drink-medicine").cautions)


def test_a_way_to_cope_sends_chest_pain_and_sleepiness_after_opioids_to_an_ambulance() -> None:
    for strategy_id in ("brisk-walk", "paced-breathing", "box-breathing", "five-senses", "muscle-relaxation"):
        cautions = library().strategy(strategy_id).cautions
        assert any("Chest pain, or trouble breathing" in one and "Call an ambulance" in one for one in cautions)
    assert library().strategy("halt-check").cautions[0].startswith("Very sleepy after opioids?")


def test_whoever_is_very_sleepy_after_opioids_is_sent_to_an_ambulance_and_nowhere_to_less() -> None:
    shelf = library()
    said = [caution for one in shelf.strategies() for caution in one.cautions]
    said += [shelf.guide(name).note for name in guide_ids()]
    sleepy = [words for words in (*said, shelf.cope().sleepy) if re.search(r"(?i)very sleepy", words)]
    assert len(sleepy) > 12
    assert [words for words in sleepy if "all an ambulance" not in words] == []
    lost = [
        one.id for one in shelf.strategies() if "Very sleepy" in " ".join(one.cautions) and "overdose" not in one.doors
    ]
    assert lost == []


def test_whoever_used_asks_before_the_next_dose_wherever_a_dose_is_spoken_of() -> None:
    shelf = library()
    assert "ask before you take the next dose" in " ".join(step.text for step in shelf.door("used").steps)
    for strategy_id in ("eat-drink-medicine", "halt-check", "lapse-to-lesson", "safe-tonight"):
        assert re.search(r"(?i)used.*ask.* before", " ".join(shelf.strategy(strategy_id).cautions)), strategy_id
    due = shelf.worksheet("halt-check").question("dose-do").note
    assert "use as well? Ring" in due


def test_whoever_must_not_tense_is_told_alike_on_both_ways_that_tense() -> None:
    for strategy_id in ("muscle-relaxation", "progressive-relaxation"):
        cautions = library().strategy(strategy_id).cautions
        assert "Pregnant, high blood pressure, or a heart illness? Only let go. Do not tense." in cautions, strategy_id


def test_a_written_tool_has_the_door_for_thoughts_of_suicide_that_its_way_has() -> None:
    shelf = library()
    for one in shelf.strategies():
        if "suicide" in one.doors and shelf.has_worksheet(one.guided or ""):
            assert "suicide" in shelf.worksheet(one.guided or "").doors, one.id


def test_every_kit_gives_the_next_dose_by_the_breathing_and_not_by_being_awake() -> None:
    for part in library().door("naloxone").parts:
        again = next(step.text for step in part.steps if step.title == "Repeat if needed")
        assert again.partition("?")[0].lower().replace("still ", "").startswith("not breathing normally"), part.title
        assert not re.search(r"awake|respon", again), part.title


def test_a_patch_on_a_child_is_taken_off_and_counts_as_swallowed() -> None:
    assert "child" in door_ids()
    door = library().door("child")
    assert "has a patch on" in door.title
    assert "only in the mouth? Call too. A patch on the skin? Take it off." in door.steps[0].text
    assert "patch" in door.words
    assert "A patch on the skin? Take it off." in library().article("children-at-home").body
    assert "patch" in " ".join(door_words(door))


def bodies() -> list[str]:
    return [library().article(article_id).body for article_id in article_ids()]
