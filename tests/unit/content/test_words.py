"""What no page may say: words that hurt, figures that were struck, and what a frightened reader could misread."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import companion.ui
from companion.resources import content_folder
from tests.unit.content.bundled import Shown, everything, library, pages

# What to avoid -> what to write instead. Patterns match whole words, in any case.
AVOID = {
    r"addicts?|junk(ie|y|ies)|dope fiends?": "person who uses heroin; person with opioid use disorder",
    r"(drug |substance |ex-)?(ab)?users?": "person who uses",
    r"(drug|substance|heroin|opioid|alcohol) abuse|abus(e|es|ed|ing)": "use; use disorder; harmful use",
    r"ex-addicts?|reformed": "person in recovery",
    r"clean": "not using; in recovery; sterile",
    r"dirty": "used (needle); positive (test)",
    r"habits?": "opioid use disorder; use",
    r"medication[- ]assisted treatment|MAT": "medication for opioid use disorder; treatment",
    r"substitut(e|es|ion)|one addiction for another": "treatment; medicine",
    r"fail(s|ed|ure)?": "did not work yet",
    r"non-?complian(t|ce)|non-?adheren(t|ce)": "missed doses",
    r"relapse[sd]?|relapsing": "used again; a lapse",
    r"fell off the wagon|slipped up": "used again",
    r"recovering addict|alcoholics?": "person in recovery; person with alcohol use disorder",
    r"crack bab(y|ies)|addicted bab(y|ies)": "newborn exposed to opioids",
    r"drug[- ]seeking|manipulative": "asking for help with pain or withdrawal",
    r"enabl(er|ers|ing)|co-?dependen(t|cy)": "family member; supportive person",
    r"tough love|rock bottom": "clear limits with care",
    r"commit(s|ted|ting)? suicide|completed suicide|(un)?successful (attempt|suicide)": "died by suicide; attempt",
    r"OD([\u2019']d|s|ed|ing)?|overdos(ed|es|ing)": "had an overdose",
    r"victims?|suffer(s|ed|ing)?( from)?|battl(e|es|ed|ing)": "living with; affected by",
    r"enslav(e|ed|ement)|chains|hijack(s|ed|ing)?": "hard; changed",
    r"recreational(ly)?": "use",
    r"epidemic": "overdose crisis",
    r"inmates?|convicts?": "people in prison",
    r"cure[sd]?|guarantee[sd]?|proven|miracle": "in studies; many people; may help",
    r"back to zero|lost (your )?streak|reset(s|ting)?": "nothing: a lapse takes nothing away",
}
# Names and titles that are quoted as their owners write them.
QUOTED = (
    "Substance Abuse Helpline",
    "overdoses were most common 7 to 12 months after birth",
)


def worded(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<![\w-])({pattern})(?![\w-])")


def without_quotes(text: str) -> str:
    for quoted in QUOTED:
        text = text.replace(quoted, "")
    return text


def all_shown() -> list[Shown]:
    return list(everything())


@pytest.mark.parametrize("pattern", AVOID)
def test_no_page_uses_a_word_that_hurts(pattern: str) -> None:
    # The titles of sources stand as their owners wrote them.
    ours = [shown for shown in all_shown() if shown.place != "sources.toml"]
    found = [(shown.place, hit[0]) for shown in ours for hit in worded(pattern).finditer(without_quotes(shown.text))]
    assert not found, f"write instead: {AVOID[pattern]}"


@pytest.mark.parametrize("quoted", QUOTED)
def test_every_quoted_name_is_still_in_use(quoted: str) -> None:
    assert any(quoted in shown.text for shown in all_shown() if shown.place != "sources.toml")


def test_the_word_check_sees_what_it_should_and_nothing_else() -> None:
    seen = [
        pattern for pattern in AVOID if worded(pattern).search("A CLEAN addict, a drug user, overdosed and relapsed.")
    ]
    assert len(seen) == 5
    assert worded(r"users?").search("for Users.")
    assert not worded(r"users?").search("muser, user-friendly")
    assert not worded(r"clean").search("cleaning")


def test_figures_that_were_struck_stay_out() -> None:
    struck = r"two-thirds|69 percent|(15|30)[-\u2013to ]+(30|90) minutes|1 year before|after 5 years|rock bottom"
    for shown in pages():
        assert not re.search(rf"(?i){struck}", shown.text), shown.place


def test_withdrawal_is_never_called_harmless() -> None:
    for shown in pages():
        assert not re.search(r"(?i)not (usually )?life[- ]threatening|never deadly|cannot kill", shown.text), (
            shown.place
        )
    body = library().article("withdrawal").body
    assert "rarely deadly by itself, but it can be, mostly through loss of fluid" in body


def test_missed_methadone_says_to_call_before_taking_any() -> None:
    assert "Missed 3 days or more" in library().article("lower-tolerance").body
    assert "before you take any" in library().article("lower-tolerance").body
    assert "before you take any" in library().door("used").last


# To be given nothing to drink is for somebody else, who does not wake up: "no coffee, no alcohol".
NOT_TO_MIX = re.compile(
    r"(?i)\bno mixing|\bnot mix|\bnever mix|(?<!coffee, )\bno alcohol|nothing for sleep"
    r"|\bnot (use|add)[^.]{0,40}alcohol|nothing (else )?(on top|that makes you sleepy)|add to the danger"
)
NOT_SUDDENLY = re.compile(r"(?i)\bnot stop[^.]{0,40}(suddenly|all at once|for good on your own)")


def test_who_is_told_not_to_mix_is_told_not_to_stop_suddenly() -> None:
    told = {shown.place: shown.text for shown in pages() if NOT_TO_MIX.search(shown.text)}
    assert [place for place, text in told.items() if not NOT_SUDDENLY.search(text)] == []
    assert {"help/used", "articles/safety/lower-tolerance", "articles/understanding/ways-and-risks"} <= set(told)


def test_only_the_way_through_says_it_in_words_of_its_own() -> None:
    """Its own test reads each of its steps as it is shown."""
    folder = Path(companion.ui.__file__).parent
    files = (file for file in folder.rglob("*.py") if NOT_TO_MIX.search(file.read_text(encoding="utf-8")))
    assert {file.relative_to(folder).as_posix() for file in files} == {"lapse/safety.py"}


def test_the_spelling_is_right() -> None:
    # "Vallies" is what people say, and is searched for.
    known = "te,vallies"
    command = [sys.executable, "-m", "codespell_lib", "--ignore-words-list", known, str(content_folder() / "en")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_spelling_is_british() -> None:
    american = r"\b(color|behavior|center|program|diarrhea|counselor|organize|recognize|pediatric|fetus|hemorrhage)s?\b"
    for shown in pages():
        text = shown.text.replace("Take Home Naloxone program", "")
        assert not re.search(rf"(?i){american}", text), shown.place
