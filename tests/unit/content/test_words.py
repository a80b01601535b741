"""What no page may say: words that hurt, numbers outside the helpline files, doses, and numbers that are wrong."""

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
# Old, closed, wrong or commercial: these must not occur in any file, however they are spaced.
BANNED_NUMBERS = (
    "0800 77 66 00",
    "0333 230 9468",
    "0808 801 0690",
    "1-877-696-1996",
    "1-800-484-3731",
    "0800 587 5879",
    "1800 11 0031",
    "01806 313031",
)
EMERGENCY = r"999|911|112|000|111|988|811|10111|10177|14416|14446|1737"
DOSE = re.compile(r"(?i)\b(\d+(?:[.,]\d+)?)\s*-?\s*(mg|ml|mcg|µg|micrograms?|milligrams?|millilit\w+|g|grams?)\b")
NALOXONE_DOSES = {("4", "mg"), ("3", "mg"), ("8", "mg"), ("1.8", "mg"), ("0.4", "mg")}
NUMBER = re.compile(r"\+?\d(?:[\s().\u00a0\u2011-]*\d){5,}")


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


def test_no_phone_number_stands_outside_the_helpline_files() -> None:
    for shown in pages():
        assert not NUMBER.search(shown.text), shown.place
        assert not re.search(rf"(?<![\d,.])({EMERGENCY})(?![\d,.]*\d)", shown.text), shown.place


def test_the_number_check_sees_phone_numbers_and_no_ordinary_ones() -> None:
    for number in ("0300 123 6600", "1-800-662-4357", "+44 20 7946 0112", "0800123456", "(020) 7946 0112"):
        assert NUMBER.search(f"call {number} now")
    for number in ("in 2024, 47 states", "2 to 3 minutes", "more than 700,000 people", "0.4 mg or 1.8 mg"):
        assert not NUMBER.search(number)


def test_no_dose_is_printed_but_those_of_naloxone_kits() -> None:
    for shown in all_shown():
        for amount, unit in DOSE.findall(shown.text):
            kit = shown.page == "naloxone" or ("aloxone" in shown.text or "Nyxoid" in shown.text)
            assert kit, (shown.place, amount, unit)
            assert (amount, unit.lower()) in NALOXONE_DOSES, (shown.place, amount, unit)


def test_no_amount_or_share_of_a_dose_is_suggested() -> None:
    tempting = r"half (of )?(your|the) (usual|old|normal)|start low|go slow|test (dose|shot)|\d+ ?(%|percent) of your"
    for shown in pages():
        assert not re.search(rf"(?i)\b({tempting})", shown.text), shown.place


@pytest.mark.parametrize("number", BANNED_NUMBERS)
def test_a_banned_number_is_in_no_file(number: str) -> None:
    digits = re.sub(r"\D", "", number)
    for file in content_folder().rglob("*.*"):
        if file.suffix in (".md", ".toml"):
            runs = re.sub(r"[\s().\u00a0\u2011-]+", "", file.read_text(encoding="utf-8"))
            assert digits not in runs, file


def test_no_british_mobile_number_is_in_any_file() -> None:
    mobile = re.compile(r"(?<!\d)(\+44\s?|0)7\d{3}[\s-]?\d{3}[\s-]?\d{3}(?!\d)")
    assert mobile.search("ring 07700 900461 or +44 7700 900461")
    for file in content_folder().rglob("*.*"):
        if file.suffix in (".md", ".toml"):
            assert not mobile.search(file.read_text(encoding="utf-8")), file


def test_a_choice_of_the_us_crisis_line_that_has_ended_is_never_offered() -> None:
    for shown in all_shown():
        assert not re.search(r"(?i)press (3|three)\b", shown.text), shown.place


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
