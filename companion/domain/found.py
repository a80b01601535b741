"""Finding words in a page: where they stand, counted as an editor counts letters."""

from __future__ import annotations

import re

from companion.domain.markdown import PICTURE

#: The first letter and the one after the last, in UTF-16 units.
Place = tuple[int, int]


def places_of(text: str, wanted: str, *, capitals: bool = False) -> tuple[Place, ...]:
    """Where words stand in a text, one after the other; never in the unseen name of a picture."""
    if not wanted:
        return ()
    flags = re.NOFLAG if capitals else re.IGNORECASE
    found = [match.span() for match in re.finditer(re.escape(wanted), text, flags)]
    if found and "](picture:" in text:
        unseen = [span for match in PICTURE.finditer(text) for span in _names(match)]
        found = [one for one in found if not any(one[0] < end and start < one[1] for start, end in unseen)]
    if text.isascii() or not found:
        return tuple(found)
    return tuple(_in_units(text, found))


def _names(match: re.Match[str]) -> tuple[Place, Place]:
    """The two parts of what names a picture that are not its words."""
    return (match.start(), match.start(1)), (match.end(1), match.end())


def _in_units(text: str, found: list[Place]) -> list[Place]:
    counted: list[Place] = []
    at = units = 0
    for start, end in found:
        units += _length(text[at:start])
        first, units = units, units + _length(text[start:end])
        counted.append((first, units))
        at = end
    return counted


def _length(words: str) -> int:
    return len(words.encode("utf-16-le", "surrogatepass")) // 2
