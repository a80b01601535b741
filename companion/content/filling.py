"""Puts the country's numbers into bundled words.

Bodies never hold a phone number. They say `{emergency}`, `{call-emergency}` or the kind of a helpline, and the words
here stand in at the moment of showing, with a safe phrase where the country has no such line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from companion.content.values import Country, Helpline

Fill = Callable[[str], str]
PLACEHOLDER = re.compile(r"\{([^{}\n]*)\}")
KEYS = (
    "emergency",
    "call-emergency",
    "crisis-line",
    "drug-line",
    "medical-line",
    "poison-line",
    "spotter-line",
    "family-line",
)


def unknown_placeholder(text: str) -> tuple[int, str] | None:
    """The first placeholder nobody fills, as (offset in `text`, its name); None when all are known."""
    for found in PLACEHOLDER.finditer(text):
        if found[1] not in KEYS:
            return found.start(), found[1]
    return None


def alone(words: str) -> str:
    """Filled words that stand by themselves, as in a cell or the largest on a page: with a capital."""
    return words[:1].upper() + words[1:]


def filler(country: Country, fallback: Mapping[str, str]) -> Fill:
    """A function that fills every placeholder of a text for one country.

    `fallback` holds the phrase for each placeholder without a number, and the patterns `call` with `{number}` and
    `in-part` with `{name}`, `{where}` and `{number}` in them.
    """
    number = country.emergency[0].number if country.emergency else ""
    emergency = number or fallback["emergency"]
    known = {key: fallback[key].replace("{emergency}", emergency) for key in KEYS}
    known["emergency"] = emergency
    if number:
        known["call-emergency"] = fallback["call"].replace("{number}", number)
    known |= {kind: _reached(line, fallback["in-part"]) for kind, line in country.leading().items()}

    def fill(text: str) -> str:
        return PLACEHOLDER.sub(lambda found: known.get(found[1], found[0]), text)

    return fill


def _reached(line: Helpline, in_part: str) -> str:
    # One for a part of the country says so: who lives elsewhere is not sent to it.
    if not line.where:
        return f"{line.name} ({line.numbers})"
    words = {"name": line.name, "where": line.where, "number": line.numbers}
    return PLACEHOLDER.sub(lambda found: words.get(found[1], found[0]), in_part)
