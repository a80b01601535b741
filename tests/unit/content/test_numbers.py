"""Numbers to ring stand in the helpline files and nowhere else: long ones, short codes, and those that are wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from companion.resources import content_folder
from tests.unit.content.bundled import country_codes, everything, library, pages

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
LONG = re.compile(r"\+?\d(?:[\s().\u00a0\u2011-]*\d){5,}")
SHORT = re.compile(r"(?<![\d,.+-])(?<!\d )\d{3,6}(?![,.-]?\d|[ \u00a0]\d)")
# A year, and a count of people, hours and the like, are no numbers to ring, also after such a word.
COUNTED = (
    r"(?! (?:people|men|women|children|adults|times|per\s?cent|in|of|hours|days|weeks|months|years|million|others)\b"
    r"|\s?%|s\b)"
)
RINGING = r"(?:ring|rang|call|text|dial|phone|sms|press|number|short ?code|code|line|helpline|hotline)(?:s|ed|ing)?"
AFTER_RINGING = re.compile(
    rf"(?i)\b{RINGING}\b(?:(?!\b(?:in|since|from|until|about|than|after|before|of) +\d)[^.!?;\n]){{0,40}}?"
    rf"(?<![\d,.])\d{{3,6}}(?![,.]?\d){COUNTED}"
)
TWO_FIGURES = re.compile(r"(?i)\b(?:ring|call|text|dial|phone) +[*_]*\d\d[*_]*(?=[.,;:!?)]|$)")
IN_WORDS = re.compile(
    r"(?i)\b(?:(?:zero|one|two|three|four|five|six|seven|eight|nine|double)[ -]+){2}"
    r"(?:zero|one|two|three|four|five|six|seven|eight|nine)\b"
)
ALONE = re.compile(r"^[^\w]*\d{3,6}[^\w]*$")


def short_codes() -> set[str]:
    """Every short number of the helpline files: to call an ambulance, to ring and to text."""
    found: set[str] = set()
    for code in country_codes():
        country = library().country(code)
        ways = [number.number for number in country.emergency]
        ways += [way for line in country.lines for way in (line.number, line.text)]
        for way in ways:
            found |= set(SHORT.findall(way))
    return found


def to_ring(text: str) -> Iterator[str]:
    """What stands in a text that looks like a number to ring, whatever it is; the years and counts do not."""
    yield from (hit[0] for hit in LONG.finditer(text))
    for line in re.split(r"[\n|]", text):
        for pattern in (AFTER_RINGING, TWO_FIGURES, IN_WORDS):
            yield from (hit[0] for hit in pattern.finditer(line))
        if ALONE.search(line):
            yield line


def test_no_number_to_ring_stands_outside_the_helpline_files() -> None:
    assert [(shown.place, number) for shown in pages() for number in to_ring(shown.text)] == []


def test_no_short_code_of_any_country_stands_outside_the_helpline_files() -> None:
    codes = short_codes()
    assert {"999", "112", "911", "000", "111", "988", "3114", "1737", "8681", "14416", "82111", "838255"} <= codes
    assert not codes & {"116", "123", "0800", "800"}, "a part of a longer number is none"
    shown_code = re.compile(rf"(?<![\d,.])(?:{'|'.join(sorted(codes))})(?![\d,.]*\d)")
    assert [(shown.place, hit) for shown in pages() for hit in shown_code.findall(shown.text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "call 0300 123 6600 now",
        "call 1-800-662-4357 now",
        "+44 20 7946 0112",
        "0800123456",
        "(020) 7946 0112",
        "In a city of the US, ring 311 or 85258.",
        "Ring 311.",
        "Text SHOUT to 85258.",
        "Text 741741 at any hour.",
        "You can dial **211** for it.",
        "Phone them on 101.",
        "The number is 1098.",
        "Helpline: 15015",
        "In France, call 15.",
        "Ring nine nine nine.",
        "- 811",
        "> **10111**",
        "| Police | 10111 |",
    ],
)
def test_the_number_check_sees_a_number_to_ring(text: str) -> None:
    assert list(to_ring(text))


@pytest.mark.parametrize(
    "text",
    [
        "in 2024, 47 states",
        "2 to 3 minutes",
        "more than 700,000 people",
        "0.4 mg or 1.8 mg",
        "In the US, 47 states had a law by 2020 that gives people who call for help some protection.",
        "45 states and the capital had some law by 2020 to protect people who call for help.",
        "In a text of 2019, it was 137 people.",
        "The line began in 2017.",
        "They call 18 in 100 a good number.",
        "In 2001 and 2002, 615 people who used heroin were asked.",
        "It was first made in 1874.",
        "Call someone. 345 studies say it helps.",
        "Call 15 minutes later.",
        "One, two or three people.",
    ],
)
def test_the_number_check_lets_years_and_counts_stand(text: str) -> None:
    assert not list(to_ring(text))


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
    for shown in everything():
        assert not re.search(r"(?i)press (3|three)\b", shown.text), shown.place
