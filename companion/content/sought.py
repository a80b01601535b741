"""What a person looks for, as folded words, and where those words stand in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from companion.domain.value import Value

if TYPE_CHECKING:
    from companion.content.wordbook import Wordbook

#: From this length on a word also finds longer words that begin with it, finished or not.
_STEM = 4
_LONGEST_PHRASE = 4
_MOST_BEGUN = 3
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
ROOT, MEANT, BEGUN = 0.8, 0.7, 0.5

Place = tuple[int, int]
"""Where something begins in a text and where it ends."""


def fold(text: str) -> str:
    """Text in small letters without accents, so that "Buprénorphine" and "buprenorphine" are one word."""
    low = text.casefold().replace("\u2019", "'")
    if low.isascii():
        return low
    spread = unicodedata.normalize("NFKD", low).replace("\u2019", "'")
    accents = {ord(letter): None for letter in set(spread) if unicodedata.combining(letter)}
    return spread.translate(accents) if accents else spread


def words_of(text: str) -> list[str]:
    """The folded words of a text, those with an apostrophe as they are typed in a hurry, without it."""
    return split(fold(text))


def split(folded: str) -> list[str]:
    """The words of a text that is folded already."""
    return _WORD.findall(folded.replace("'", ""))


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


class Speller(Protocol):
    """Knows the words of all pages."""

    def knows(self, word: str, *, unfinished: bool) -> bool:
        """Whether a page says a word, or one that begins with it where it may be unfinished."""

    def meant(self, typed: str, *, unfinished: bool) -> tuple[str, ...]:
        """The words that a mistyped one may stand for."""


class Way(Value):
    """One way to say what is looked for: words that belong together, each with whether it reaches on to longer ones.

    `worth` is 1 for what was typed and less for what may be meant by it.
    """

    words: tuple[tuple[str, bool], ...]
    worth: float = 1.0


class Sought(Value):
    """What is looked for: for each word, or words that belong together, the ways to say it.

    `instead` are the plain words looked for beside what was typed, to be told; `whole` and `begun` are the words of
    all ways, to be marked.
    """

    asked: tuple[tuple[Way, ...], ...]
    instead: tuple[str, ...]
    whole: frozenset[str]
    begun: tuple[str, ...]

    def finds(self, word: str) -> bool:
        """Whether a folded word of a text is one of those looked for."""
        word = word.replace("'", "")
        return word in self.whole or word.startswith(self.begun)

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


def sought(text: str, book: Wordbook, speller: Speller | None = None) -> Sought:
    """What a typed text looks for, with our pages' words for the person's own, and what a slip of the hand meant."""
    typed = words_of(text)
    finished = text[-1:].isspace()
    asked: list[tuple[str, tuple[Way, ...]]] = []
    instead: list[str] = []
    at = 0
    while at < len(typed):
        many = next((n for n in range(_LONGEST_PHRASE, 1, -1) if _phrase(typed, at, n) in book.plain), 1)
        said = _phrase(typed, at, many)
        at += many
        unfinished = at == len(typed) and not finished
        last = said.split()[-1]
        begun = last if unfinished and _may_go_on(last, typed, said in book.plain) else ""
        ways = [
            Way(tuple((word, word == begun or (many == 1 and len(word) >= _STEM)) for word in _telling(said, book)))
        ]
        known = many > 1 or speller is None or speller.knows(said, unfinished=unfinished)
        plain = [book.plain[said]] if said in book.plain else []
        if unfinished and not plain and not known:
            plain = _begun(said, book)
        if not plain and speller is not None and not known:
            meant = speller.meant(said, unfinished=unfinished)
            ways += [Way(((word, False),), MEANT) for word in meant]
            instead += [word for word in meant if word not in book.plain]
            plain = [book.plain[word] for word in meant if word in book.plain]
        ways += [Way(tuple((word, len(word) >= _STEM) for word in _telling(words, book)), ROOT) for words in plain]
        instead += plain
        root = _root(said, book.endings) if many == 1 and not plain else ""
        if root:
            ways.append(Way(((root, True),), ROOT))
        asked.append((said, tuple(ways)))
    # Words such as "how" and "the" are on every page; alone they are looked for all the same.
    telling = [ways for said, ways in asked if said not in book.little]
    return _made(tuple(telling or [ways for _said, ways in asked]), tuple(dict.fromkeys(instead)))


def _made(asked: tuple[tuple[Way, ...], ...], instead: tuple[str, ...]) -> Sought:
    words = [word for ways in asked for way in ways for word in way.words]
    begun = tuple(word for word, more in words if more)
    return Sought(asked, instead, frozenset(word for word, more in words if not more), begun)


def _phrase(typed: list[str], at: int, many: int) -> str:
    return " ".join(typed[at : at + many]) if at + many <= len(typed) else ""


def _telling(phrase: str, book: Wordbook) -> list[str]:
    """The words of a phrase without those that say too little, such as "to"; all of them where it has no others."""
    words = phrase.split()
    return [word for word in words if word not in book.little] or words


def _may_go_on(last: str, typed: list[str], is_known: bool) -> bool:
    """Whether the last word typed is looked for in longer words too.

    Not a single letter beside other words, as in "hep c", for it begins words of every page; nor a short word where
    what was typed is known to stand for another, as "od" is.
    """
    return (len(last) > 1 or len(typed) == 1) and not (is_known and len(last) < _STEM)


def _begun(said: str, book: Wordbook) -> list[str]:
    """Our words for what a word may become that was only begun; none where it may become too many."""
    begun = dict.fromkeys(plain for word, plain in book.plain.items() if word.startswith(said))
    return list(begun) if len(said) >= _STEM and len(begun) <= _MOST_BEGUN else []


def _root(word: str, endings: tuple[str, ...]) -> str:
    """A word without its ending, where enough of it is left to go by; empty where it has none."""
    for ending in endings:
        root = word.removesuffix(ending)
        if root != word and len(root) >= _STEM and not root.endswith("s"):
            return root
    return ""


def _folded(text: str) -> tuple[str, list[int]]:
    """A folded text, and for each of its letters and its end the place it comes from."""
    folded: list[str] = []
    source: list[int] = []
    for at, letter in enumerate(text):
        plain = letter.lower() if letter.isascii() else fold(letter)
        folded.append(plain)
        source += [at] * len(plain)
    return "".join(folded), [*source, len(text)]
