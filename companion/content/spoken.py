"""Words of a page as a voice is to say them: sentence by sentence, telephone numbers digit by digit."""

from __future__ import annotations

import re
from collections.abc import Iterable

from companion.content.values import Country

#: A telephone number that no list names: it begins with a nought, a plus or, in America, with 1-8.
_PHONE = re.compile(r"(?<![\d.,])(?:(?:\+|0)\d[\d -]{4,}\d|1-8\d\d-\d{3}-\d{4})(?![\d]|[.,]\d)")
_NUMBER = re.compile(r"\+?\d[\d -]*\d")
_FEWEST_DIGITS = 3
#: The end of a sentence: its mark, closing quotes and brackets, and a beginning after it.
_END = re.compile(r"[.!?\u2026]+[\u201d\u2019\"')\]]*\s+(?=[\u201c\u2018\"'(\[]*[A-Z0-9])|\u2028")
_NO_END = re.compile(r"(?:\b(?:e\.g|i\.e|Dr|Mr|Ms|Mrs|St|approx|vs)\.|\b[A-Z]\.)\s+$")
#: Capitals that are said as a word; all others are said letter by letter.
_WORDS = frozenset({"BARC", "CRAFT", "DAN", "FRANK", "MARS", "PALS", "PAWS", "PEP", "PIN", "SMART"})
_CAPITALS = re.compile(r"\b[A-Z]{2,5}\b")
_IN_FULL = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"\be\.g\.(?=\W|$)", "for example"),
        (r"\bi\.e\.(?=\W|$)", "that is"),
        (r"\betc\.?(?=\W|$)", "and so on"),
        (r"\bapprox\.(?=\W|$)", "about"),
        (r"\bvs\.?(?=\W|$)", "or"),
        (r"\bDr\.? (?=[A-Z])", "Doctor "),
        (r"\b24/7\b", "24 hours a day, 7 days a week"),
        (r"(?<=\d) ?mg\b", " milligram"),
        (r"(?<=\d) ?mcg\b", " microgram"),
        (r"(?<=\d) ?ml\b", " millilitre"),
        (r"(?<=\d) ?[\u2013-] ?(?=\d)", " to "),
        (r"(?<=\d) ?%", " percent"),
        (r" ?· ?", ", "),
        (r" / ", " or "),
        (r" & ", " and "),
        (r"\u2028", ". "),
    )
)


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Where each sentence of a paragraph begins and ends; nothing of what is not blank is left out."""
    found, start = [], 0
    for end in _END.finditer(text):
        if _NO_END.search(text, start, end.end()):
            continue
        found.append((start, end.end()))
        start = end.end()
    found.append((start, len(text)))
    trimmed = []
    for begin, stop in found:
        piece = text[begin:stop]
        if piece.strip():
            left = begin + len(piece) - len(piece.lstrip())
            trimmed.append((left, left + len(piece.strip())))
    return tuple(trimmed)


def numbers_of(country: Country) -> frozenset[str]:
    """The telephone numbers of a country, of three digits or more: those for an ambulance and those of its lines."""
    texts = [number.number for number in country.emergency]
    for line in country.lines:
        texts += [line.number, line.text]
    found = (number for text in texts for number in _NUMBER.findall(text))
    return frozenset(number for number in found if sum(map(str.isdigit, number)) >= _FEWEST_DIGITS)


def spoken(text: str, numbers: Iterable[str] = ()) -> str:
    """A sentence as it is to be said; `numbers` are telephone numbers, said digit by digit as all that look like one.

    Abbreviations are said in full, and capitals that are no word letter by letter.
    """
    named = "|".join(re.escape(number) for number in sorted(numbers, key=len, reverse=True))
    if named:
        text = re.sub(rf"(?<![\d.,])(?:{named})(?!\d|[.,]\d)", _digits, text)
    text = _PHONE.sub(_digits, text)
    for pattern, words in _IN_FULL:
        text = pattern.sub(words, text)
    text = _CAPITALS.sub(lambda found: found[0] if found[0] in _WORDS else " ".join(found[0]), text)
    return " ".join(text.split())


def _digits(found: re.Match[str]) -> str:
    plus = "plus " if found[0].startswith("+") else ""
    groups = [group for group in re.split(r"[ +-]+", found[0]) if group]
    return plus + ", ".join(" ".join(group) for group in groups)
