"""What a person looks for, as folded words, and where those words stand in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import pairwise

from companion.domain.value import Value

#: From this length on a word also finds longer words that begin with it, finished or not.
_STEM = 4
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")

Place = tuple[int, int]
"""Where something begins in a text and where it ends."""


def fold(text: str) -> str:
    """Text in small letters without accents, so that "Buprénorphine" and "buprenorphine" are one word."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in spread if not unicodedata.combining(letter)).replace("\u2019", "'")


def words_of(text: str) -> list[str]:
    """The folded words of a text."""
    return _WORD.findall(fold(text))


def places_of(phrase: str, text: str) -> tuple[Place, ...]:
    """Everywhere a phrase stands in a text just as it was typed, but for accents and the size of letters."""
    wanted = fold(phrase)
    folded, source = _folded(text)
    found: list[Place] = []
    start = folded.find(wanted) if wanted.strip() else -1
    while start >= 0:
        found.append((source[start], source[start + len(wanted)]))
        start = folded.find(wanted, start + len(wanted))
    return tuple(found)


class Sought(Value):
    """The words looked for, each with whether it may still be unfinished."""

    words: tuple[tuple[str, bool], ...]

    def finds(self, word: str) -> bool:
        """Whether a folded word of a text is one of those looked for."""
        return any(word == known or (reaches_on(known, more) and word.startswith(known)) for known, more in self.words)

    def places(self, text: str) -> Iterator[Place]:
        """Every found word of a text, whole, in order."""
        return (word.span() for word in _WORD.finditer(text) if self.finds(fold(word[0])))

    def pieces(self, text: str) -> tuple[tuple[str, bool], ...]:
        """The text cut at its found words, each piece with whether it is one."""
        found: list[tuple[str, bool]] = []
        at = 0
        for start, end in self.places(text):
            found += [(text[at:start], False), (text[start:end], True)]
            at = end
        return tuple(piece for piece in (*found, (text[at:], False)) if piece[0])


def reaches_on(word: str, unfinished: bool) -> bool:
    """Whether a word also finds longer words that begin with it."""
    return unfinished or len(word) >= _STEM


def sought(text: str, synonyms: Mapping[str, str]) -> Sought:
    """What a typed text looks for; `synonyms` (folded) gives the words our pages use for the person's own."""
    typed = words_of(text)
    for first, second in pairwise(typed):
        both = f"{first} {second}"
        if both in synonyms:
            return sought(" ".join(typed).replace(both, synonyms[both]), synonyms)
    finished = text[-1:].isspace()
    wanted: list[tuple[str, bool]] = []
    for place, word in enumerate(typed):
        if word in synonyms:
            wanted += [(meaning, False) for meaning in words_of(synonyms[word])]
        else:
            wanted.append((word, place == len(typed) - 1 and not finished))
    return Sought(tuple(wanted))


def _folded(text: str) -> tuple[str, list[int]]:
    """A folded text, and for each of its letters and its end the place it comes from."""
    folded: list[str] = []
    source: list[int] = []
    for at, letter in enumerate(text):
        plain = letter.lower() if letter.isascii() else fold(letter)
        folded.append(plain)
        source += [at] * len(plain)
    return "".join(folded), [*source, len(text)]
