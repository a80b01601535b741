"""The self-checks that are shipped: to the letter, whole, kind, and with no word on what medicine to take."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from companion.content.library import Library
from companion.content.problems import ContentProblem
from companion.content.self_checks import SelfCheck, read_self_check
from companion.resources import content_folder

FOLDER = content_folder() / "en" / "self-checks"
CHECKS = Library(content_folder()).self_checks()
#: The official questions, answers and time frames, as they were confirmed in their sources. They are changed with a
#: source in hand, together with this line, or not at all.
OFFICIAL = {
    "phq-9": "97ca14a35caa82b1",
    "phq-2": "52509fbab98f9479",
    "gad-7": "ba17b034a0ae9ec6",
    "who-5": "fa2b1f6aa3fb81ad",
    "barc-10": "394ad1a63d15acdb",
}
BANDS = {
    "phq-9": [4, 9, 14, 19, 27],
    "phq-2": [2, 6],
    "gad-7": [4, 9, 14, 21],
    "who-5": [28, 50, 100],
}


def by_id(check_id: str) -> SelfCheck:
    return next(check for check in CHECKS if check.id == check_id)


def words_of(check: SelfCheck) -> str:
    parts = (check.name, check.about, check.span, *check.items, *check.answers, *check.says, check.note)
    return " ".join((*parts, *(band.words for band in check.bands)))


def test_all_eight_are_there_in_their_order() -> None:
    names = ["phq-9", "phq-2", "gad-7", "who-5", "barc-10", "craving", "readiness", "withdrawal"]
    assert [check.id for check in CHECKS] == names


@pytest.mark.parametrize("check_id", OFFICIAL)
def test_official_words_are_those_that_were_confirmed(check_id: str) -> None:
    check = by_id(check_id)
    words = "\n".join((check.span, *check.items, *check.answers))
    assert hashlib.sha256(words.encode()).hexdigest()[:16] == OFFICIAL[check_id]
    assert check.sources, "what somebody else wrote names where it is from"


def test_the_first_two_of_the_nine_are_the_two() -> None:
    assert by_id("phq-2").items == by_id("phq-9").items[:2]
    assert by_id("phq-2").answers == by_id("phq-9").answers == by_id("gad-7").answers


@pytest.mark.parametrize("check_id", BANDS)
def test_lines_are_drawn_where_the_sources_draw_them(check_id: str) -> None:
    check = by_id(check_id)
    assert [band.up_to for band in check.bands] == BANDS[check_id]
    for total in range(check.least, check.most + 1):
        band = check.band(total)
        assert band is not None
        below = [end for end in BANDS[check_id] if end >= total]
        assert band.up_to == below[0]


def test_answers_stand_in_the_order_of_their_form_and_are_worth_what_it_says() -> None:
    for check in CHECKS:
        assert check.falling is (check.id == "who-5")
    assert [worth for worth, _words in by_id("phq-9").choices] == [0, 1, 2, 3]
    assert by_id("who-5").choices[0] == (5, "All of the time")
    assert by_id("who-5").choices[-1] == (0, "At no time")
    assert by_id("craving").choices == ()


def test_no_line_is_drawn_where_there_is_no_official_one() -> None:
    assert all(not check.bands for check in CHECKS if check.id not in BANDS)


def test_worked_examples_come_out_as_by_hand() -> None:
    assert by_id("phq-9").total((3,) * 9) == 27
    assert by_id("phq-9").total((1, 2, 0, 3, 1, 0, 2, 0, 1)) == 10
    assert by_id("who-5").total((3, 2, 4, 1, 3)) == 52
    assert by_id("barc-10").total((1,) * 10) == 10
    assert by_id("barc-10").total((6,) * 10) == 60
    assert by_id("gad-7").total((1, 1, 1, None, 1, 1, 1)) is None
    assert by_id("withdrawal").total((3,) * 10) is None
    assert by_id("craving").total((10, 10)) is None


@pytest.mark.parametrize("answer", [0, 1, 2, 3, None])
def test_the_ninth_answer_alone_leads_to_help(answer: int | None) -> None:
    check = by_id("phq-9")
    assert "better off dead" in check.items[check.crisis_item - 1]
    assert check.leads_to_help((*(3,) * 8, answer)) is bool(answer)
    assert check.leads_to_help((*(0,) * 8, answer)) is bool(answer)
    assert check.leads_to_help((*(None,) * 8, answer)) is bool(answer)


def test_of_the_others_none_leads_there_by_itself_and_those_on_mood_keep_the_way_in_sight() -> None:
    assert {check.id for check in CHECKS if check.crisis_item} == {"phq-9"}
    assert {check.id for check in CHECKS if check.crisis} == {"phq-9", "phq-2", "gad-7", "who-5"}


MEDICINES = re.compile(
    r"bupre|subox|subut|espranor|buvidal|methad|naltrex|naloxon|lofex|clonid|benzo|diazepam|\bdose|\bmg\b|\btablet",
    re.I,
)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_no_score_says_what_medicine_to_take(check: SelfCheck) -> None:
    assert not MEDICINES.search(words_of(check))


SHAMING = re.compile(r"\b(fail(ed)?|poor score|bad score|relapse|clean|dirty|abuse|addict|should have)\b|!", re.I)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_our_own_words_shame_nobody(check: SelfCheck) -> None:
    own = " ".join((check.about, *check.says, check.note, *(band.words for band in check.bands)))
    assert not SHAMING.search(own)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_every_page_way_door_and_source_it_names_is_there(check: SelfCheck) -> None:
    library = Library(content_folder())
    assert {info.id for info in library.articles()} >= set(check.articles)
    assert {way.id for way in library.strategies()} >= set(check.ways)
    assert len(library.cited(check.sources)) == len(check.sources)
    assert not check.door or check.door in {door.id for door in library.doors()}
    assert all(not band.then or by_id(band.then) for band in check.bands)


GOOD = (FOLDER / "phq-2.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('id = "phq-2"', 'id = "other"', "is named"),
        ("up_to = 6", "up_to = 5", "bands rise"),
        ("up_to = 2", "up_to = 6", "bands rise"),
        ('told = "total"', 'told = "items"', "short names"),
        ("crisis = true", "crisis = true\ncrisis_item = 3", "no such question"),
        ("lowest = 0", 'lowest = 0\nends = ["none", "all"]', "either words"),
        ("lowest = 0", 'lowest = 0\nshort = ["one"]', "short name"),
        ("minutes = 1", "minutes = 0", ">= 1"),
    ],
)
def test_a_file_that_does_not_fit_is_told_with_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    file = tmp_path / "phq-2.toml"
    file.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentProblem, match=said) as problem:
        read_self_check(file)
    assert problem.value.line > 0


def test_where_one_file_is_damaged_the_others_are_there(tmp_path: Path) -> None:
    import shutil

    root = tmp_path / "content"
    shutil.copytree(content_folder(), root)
    (root / "en" / "self-checks" / "gad-7.toml").write_text("id = ", encoding="utf-8")
    assert [check.id for check in Library(root).self_checks()] == [one.id for one in CHECKS if one.id != "gad-7"]
