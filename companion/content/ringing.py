"""Numbers to ring as they are typed: with blanks, with strokes or in one piece."""

from __future__ import annotations

import re
from collections.abc import Iterable

from companion.content.values import Country, CountryInfo, Helpline

#: From so many digits on, what was typed may begin a number; and from so many, it may stand anywhere in it.
_BEGINS, _INSIDE = 3, 6
_ONE = r"\+?\(?[0-9](?:[\s().-]*[0-9])*"
_NUMBER = re.compile(rf"\s*{_ONE}\s*")
_NUMBERS = re.compile(_ONE)


def typed_number(text: str) -> str:
    """The digits of a text that is a number to ring and nothing else; empty for every other text."""
    return digits(text) if _NUMBER.fullmatch(text) else ""


def digits(text: str) -> str:
    """The digits of a text and nothing between them."""
    return re.sub(r"[^0-9]", "", text)


def is_rung_by(line: Helpline, typed: str) -> bool:
    """Whether a line is called or texted by a number of which these digits were typed."""
    known = [digits(number) for way in (line.numbers, line.text) for number in _NUMBERS.findall(way)]
    return len(typed) >= _BEGINS and any(
        number.startswith(typed) or (len(typed) >= _INSIDE and typed in number) for number in known
    )


def ambulances(here: Country, countries: Iterable[CountryInfo]) -> frozenset[str]:
    """The digits that call an ambulance in any of the countries, but those that reach another line here, as 111 may."""
    known = {digits(one.number) for country in countries for one in country.emergency}
    known -= {digits(line.number) for line in here.lines}
    # Two digits of a country far away are no number to whoever types them here.
    return frozenset(one for one in known if len(one) >= _BEGINS) | {digits(one.number) for one in here.emergency}
