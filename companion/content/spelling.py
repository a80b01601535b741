"""Which known words a mistyped one may stand for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

_LEAST = 4
_TWO_SLIPS = 8
#: Of fewer letters than this too many words are begun with one slip.
_BEGUN = 6
_MOST_MEANT = 3
_LAST = "\U0010ffff"


def slips_allowed(length: int) -> int:
    """How many slips a word of so many letters may have and still be known: none in a very short one."""
    if length < _LEAST:
        return 0
    return 1 if length < _TWO_SLIPS else 2


def slips(typed: str, word: str, most: int, *, beginning: bool = False) -> int:
    """How many letters were left out, added, changed or swapped with their neighbour; `most` + 1 where it is more.

    With `beginning`, `typed` is held against the beginning of `word` that it is nearest to.
    """
    former: list[int] = []
    row = list(range(len(word) + 1))
    for at, letter in enumerate(typed):
        before, row, former = row, [at + 1], row if at == 0 else former
        for place, other in enumerate(word):
            least = min(before[place] + (letter != other), before[place + 1] + 1, row[place] + 1)
            if at and place and letter == word[place - 1] and typed[at - 1] == other:
                least = min(least, former[place - 1] + 1)
            row.append(least)
        if min(row) > most:
            return most + 1
        former = before
    return min(min(row) if beginning else row[-1], most + 1)


class Vocabulary:
    """The words of all pages in order, each with the number of pages it is on."""

    def __init__(self, pages_with: Mapping[str, int]) -> None:
        self.pages_with = pages_with
        self._words = sorted(pages_with)
        self._letters: list[int] = []

    def beginning(self, start: str) -> list[str]:
        """Every word that begins so, the word itself included."""
        first = bisect_left(self._words, start)
        return self._words[first : bisect_left(self._words, start + _LAST, first)]

    def meant(self, typed: str, *, unfinished: bool) -> tuple[str, ...]:
        """The words nearest to one that is not known: those with the fewest slips, the most used first.

        Short words keep their first letter, which people rarely mistype. A number stands for no other number: it may
        be one to ring.
        """
        most = slips_allowed(len(typed))
        if not most or any(letter.isdigit() for letter in typed):
            return ()
        if not self._letters:
            self._letters = [_letters(word) for word in self._words]
        mine, length = _letters(typed), len(typed)
        begun = unfinished and length >= _BEGUN
        found: list[tuple[int, int, str]] = []
        for word, theirs in zip(self._words, self._letters, strict=True):
            longer = len(word) - length
            if longer < -most or (longer > most and not begun) or (mine & ~theirs).bit_count() > most:
                continue
            if length < _TWO_SLIPS and word[0] != typed[0]:
                continue
            # Of a longer word only as much is held against the typed one as could be meant by it.
            part = word[: length + most] if begun else word
            many = slips(typed, part, most, beginning=begun)
            if many <= most:
                found.append((many, -self.pages_with[word], word))
                most = min(most, many)
        fewest = min((many for many, _pages, _word in found), default=0)
        return tuple(word for many, _pages, word in sorted(found) if many == fewest)[:_MOST_MEANT]


def _letters(word: str) -> int:
    """The letters of a word as bits, so that two words with hardly a letter in common are told apart at once."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 31)
    return bits
