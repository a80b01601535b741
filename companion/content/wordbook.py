"""What people type and what our pages call it: brand and street names, words of danger, and words that say little."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from msgspec import Meta

from companion.content.problems import ContentProblem
from companion.content.reading import line_of, read_text, read_toml
from companion.content.sought import words_of
from companion.content.spelling import slips, slips_allowed
from companion.content.values import Line, Shape, Slug
from companion.domain.value import Value

#: From so many letters on, the beginning of a word of danger is taken for it.
_BEGUN = 4
_BETWEEN = 2
_Words = Annotated[tuple[Line, ...], Meta(min_length=1)]


class Meaning(Shape, frozen=True, kw_only=True):
    """A plain word of our pages, and what else people type for it."""

    plain: Line
    words: _Words


class Danger(Shape, frozen=True, kw_only=True):
    """A door of Help now, and what puts it above all else found: `words`, and each of `who` with each of `did`."""

    door: Slug
    words: _Words
    who: tuple[Line, ...] = ()
    did: tuple[Line, ...] = ()

    def phrases(self) -> Iterator[tuple[str, ...]]:
        """All it is known by, each as its folded words."""
        for phrase in (*self.words, *(f"{who} {did}" for who in self.who for did in self.did)):
            yield tuple(words_of(phrase))


class SynonymsFile(Shape, frozen=True, kw_only=True):
    """The whole of synonyms.toml."""

    little: tuple[Line, ...]
    endings: tuple[Line, ...]
    dangers: tuple[Danger, ...]
    meanings: tuple[Meaning, ...]


class Wordbook(Value):
    """What search knows of a language, every word folded.

    `plain` gives the words of our pages for a word or words of the person's own; `little` are words that say too
    little to look for beside others; `endings` are taken off to find a word in its other forms.
    """

    plain: dict[str, str]
    little: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    dangers: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = ()

    def doors_for(self, typed: list[str], *, finished: bool) -> tuple[str, ...]:
        """The doors of Help now that what was typed speaks of, mistyped or only begun as it may be; the nearest."""
        found: dict[str, int] = {}
        for door, phrases in self.dangers:
            many = [slip for phrase in phrases if (slip := _slips_in(typed, phrase, finished)) is not None]
            if many:
                found[door] = min(*many, found.get(door, many[0]))
        fewest = min(found.values(), default=0)
        return tuple(door for door, many in found.items() if many == fewest)


def read_wordbook(file: Path) -> Wordbook:
    """The wordbook of a language. A word that is given two meanings is a problem."""
    found = read_toml(file, SynonymsFile)
    plain: dict[str, str] = {}
    for place, meaning in enumerate(found.meanings):
        for word in meaning.words:
            known = _folded(word)
            if known in plain:
                line = line_of(read_text(file), f".meanings[{place}].words")
                raise ContentProblem(file, line, f"{word!r} means {plain[known]!r} already")
            plain[known] = _folded(meaning.plain)
    dangers = tuple((danger.door, tuple(danger.phrases())) for danger in found.dangers)
    little = frozenset(_folded(word) for word in found.little)
    return Wordbook(plain, little, found.endings, dangers)


def _folded(words: str) -> str:
    return " ".join(words_of(words))


def _slips_in(said: list[str], phrase: tuple[str, ...], finished: bool) -> int | None:
    """With how many slips the words of a phrase are there in order, few others between them; None where they are not.

    The last word typed may be a beginning, unless it is finished.
    """
    best: int | None = None
    for start in range(len(said)):
        at, sum_of = start, 0
        for place, word in enumerate(phrase):
            last = min(len(said), at + 1 + (_BETWEEN if place else 0))
            here = next(
                (
                    (n, many)
                    for n in range(at, last)
                    if (many := _slips_to(said[n], word, finished or n < len(said) - 1, alone=len(phrase) == 1))
                    is not None
                ),
                None,
            )
            if here is None:
                break
            at, sum_of = here[0] + 1, sum_of + here[1]
        else:
            best = sum_of if best is None else min(best, sum_of)
    return best


def _slips_to(typed: str, word: str, finished: bool, *, alone: bool) -> int | None:
    if typed == word or (not finished and len(typed) >= (_BEGUN if alone else 2) and word.startswith(typed)):
        return 0
    most = slips_allowed(len(word))
    if not most or typed[0] != word[0] or abs(len(typed) - len(word)) > most or len(typed) < _BEGUN - (not alone):
        return None
    many = slips(typed, word, most)
    return many if many <= most else None
