"""What the library says where a file of its own cannot be read: numbers, words of the renderer and names of sections.

Kept in the program, so that one damaged file takes away what it holds and nothing else.
"""

from __future__ import annotations

from pathlib import Path

from companion.content.shelf import in_words
from companion.content.values import Country, EmergencyNumber, Phrases, Section

#: Ambulance numbers by country code. A test holds them against the files, and the words below too.
EMERGENCY_NUMBERS: tuple[tuple[str, str], ...] = (
    ("us", "911"),
    ("ca", "911"),
    ("gb", "999"),
    ("ie", "112"),
    ("au", "000"),
    ("nz", "111"),
    ("in", "112"),
    ("za", "112"),
    ("eu", "112"),
    ("de", "112"),
    ("es", "112"),
    ("fr", "15"),
    ("mx", "911"),
)


def minimum_country(code: str) -> Country:
    """A country with its ambulance number only, or with none where it is not known."""
    number = dict(EMERGENCY_NUMBERS).get(code, "")
    known = (
        (EmergencyNumber(number=number, source="built-in", dated="undated", checked=None, sure="medium"),)
        if number
        else ()
    )
    return Country(code=code or "other", name=code.upper() or "-", emergency=known)


def minimum_sections(folder: Path) -> tuple[Section, ...]:
    """The sections by the names of their folders."""
    names = sorted(part.name for part in folder.glob("*") if part.is_dir())
    return tuple(_section(name, at) for at, name in enumerate(names))


def _section(name: str, at: int) -> Section:
    words = in_words(name)
    return Section(id=name, title=words, summary=words, order=at)


def minimum_phrases() -> Phrases:
    """The words of phrases.toml."""
    return Phrases(
        fallback={
            "emergency": "your local emergency number",
            "call-emergency": "Call an ambulance",
            "call": "Call {number}",
            "in-part": "{name} in {where} ({number})",
            "crisis-line": "a crisis line where you live",
            "drug-line": "a drug service or drug helpline where you live",
            "medical-line": "a doctor or a local health line",
            "poison-line": "{emergency}",
            "spotter-line": "someone you trust",
            "family-line": "a family support service",
        },
        labels={
            "minute": "In one minute",
            "note": "Good to know",
            "safety": "Stay safe",
            "who-to-call": "Who to call",
            "related": "Read next",
            "ways": "Ways to try",
            "sources": "Sources",
            "written": "Written {date}.",
            "standing": "This is information, not medical advice. In an emergency call {emergency}.",
            "emergency-line": "Emergency: ambulance",
            "crisis-line": "Someone to talk to in a crisis",
            "drug-line": "Help with drugs",
            "medical-line": "Health advice by phone",
            "poison-line": "Poison help",
            "spotter-line": "Someone on the phone if you use alone",
            "family-line": "Help for family and friends",
            "no-line": (
                "We have no confirmed number for your country here. In danger, call {emergency}. A doctor, a "
                "pharmacist or a drug service can tell you more."
            ),
            "sure-medium": "Less sure: from other public bodies, not from the service's own page",
            "sure-low": "Less sure: from an old page or a copy only",
            "checked": "Checked {date}",
            "checked-page": "Checked {date}, in a page of {page}",
            "minutes": "{minutes} min read",
            "unread": "Could not be read. Install Companion again to mend it.",
        },
    )
