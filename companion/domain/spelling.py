"""Which words of a line are to be looked up, and the languages there are dictionaries of."""

from __future__ import annotations

import re
from enum import StrEnum

from companion.domain.markdown import Line, Look, runs_of

#: The longest word that is looked up, and the most that are offered in its place.
LONGEST, MOST_OFFERED = 40, 5
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_UNSAID = Look.MARK | Look.CODE | Look.ADDRESS


class Tongue(StrEnum):
    """A language pages can be checked in, by the name of its dictionary."""

    BRITISH = "en_GB"
    AMERICAN = "en_US"


def tongues_from(kept: str) -> tuple[Tongue, ...]:
    """The languages a setting names; one this version has no dictionary of is left out."""
    return tuple(tongue for tongue in Tongue if tongue.value in kept.split())


def words_in(text: str, line: Line) -> tuple[tuple[int, int], ...]:
    """Where the words of a line stand; addresses, code and marks have none, nor has what holds a figure."""
    unsaid = [(run.start, run.end) for run in runs_of(text, line) if run.look & _UNSAID]
    return tuple(
        (start, end)
        for start, end in (found.span() for found in _WORD.finditer(text))
        if 1 < end - start <= LONGEST
        and not (text[end : end + 1].isdigit() or text[max(0, start - 1) : start].isdigit())
        and not any(start < over and first < end for first, over in unsaid)
    )


def tidy(word: str) -> str:
    """A word as it is looked up and kept: with the straight apostrophe of dictionaries."""
    return word.replace("\u2019", "'")
