"""Bookmarks and highlighted words in the library, and how their place is found again in an article that was edited.

A place is kept by what stands there and not by a number: the heading it is under, the words themselves, and a little of
what comes before and after them. It is looked for in the same words first, whatever their capitals, then by what is
round it, then by words that are nearly the same; each under the same heading before elsewhere. Where nothing is near
enough, it has no place, and that is said: a mark on words somebody did not choose would be worse.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from companion.domain.value import Value

#: How much of what is round the words is kept, in letters.
AROUND = 48
#: Words with no more letters than this stand in many places: they need what was round them, or its heading.
_FEW_LETTERS = 12
#: So many letters of what was before, and of what was after, tell a place by themselves.
_TELLING = 16
#: What share of the words may differ, in a place known by what is round it, and in one known by nothing else.
_UNLIKE_WITHIN, _UNLIKE_ALONE = 0.6, 0.34
_FEWEST_LIKE = 3
_WORD = re.compile(r"\w+(?:['\u2019]\w+)*")
_RUN = re.compile(r"\S+")
_ALIKE = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2010": "-", "\u2011": "-"})


class MarkKind(StrEnum):
    """What a mark is."""

    BOOKMARK = "bookmark"
    HIGHLIGHT = "highlight"


class Anchor(Value):
    """A place in an article: the anchor of the heading above, the words, and a little before and after them.

    Without words it is the beginning of the article.
    """

    heading: str = ""
    words: str = ""
    before: str = ""
    after: str = ""


class Mark(Value):
    """A bookmark, or words highlighted, with the note on them."""

    uuid: str
    kind: MarkKind
    article: str
    anchor: Anchor
    note: str
    created_at: datetime


class PageText(Value):
    """An article as it reads now: its text, and where each of its headings begins, by anchor, in order."""

    text: str
    headings: tuple[tuple[int, str], ...] = ()

    def heading_at(self, place: int) -> str:
        """The anchor of the heading a place is under; empty above the first one."""
        return next((anchor for start, anchor in reversed(self.headings) if start <= place), "")

    def under(self, heading: str) -> tuple[int, int] | None:
        """Where the part under a heading begins and ends; None where there is no such heading."""
        starts = [(0, ""), *self.headings, (len(self.text), "")]
        for (start, anchor), (end, _next) in pairwise(starts):
            if anchor == heading:
                return start, end
        return None


def anchor_of(page: PageText, start: int, end: int) -> Anchor:
    """How a place of a page is kept: whole words, and no blanks at either end."""
    text = page.text
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    # A hand that lets go in the middle of a word means the word.
    while 0 < start < end and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while start < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    before = text[max(0, start - AROUND) : start]
    return Anchor(page.heading_at(start), text[start:end], before, text[end : end + AROUND])


class Places:
    """Finds kept places in a page as it is now."""

    def __init__(self, page: PageText) -> None:
        self._page = page
        self._text, self._source = _plain_page(page.text)

    def find(self, anchor: Anchor) -> tuple[int, int] | None:
        """Where a kept place is, from and to; None where its words have changed too much to be told from others."""
        if not anchor.words.strip():
            return 0, 0
        words, before, after = (_plain(part)[0].strip() for part in (anchor.words, anchor.before, anchor.after))
        scopes = [(0, len(self._text), False)]
        under = self._page.under(anchor.heading)
        if under is not None:
            start, end = (bisect_left(self._source, place) for place in under)
            scopes.insert(0, (start, min(end, len(self._text)), True))
        for rule in (_exact, _in_other_case, _by_context, _nearly):
            for start, end, is_same in scopes:
                found = rule(self._text, (start, end), words, before, after, is_same)
                if found is not None:
                    return self._source[found[0]], self._source[found[1] - 1] + 1
        return None


def says(note: str, words: str) -> bool:
    """Whether each of the words looked for begins a word of a note, whatever the size of letters and accents."""
    said, wanted = (_WORD.findall(_folded(text)) for text in (note, words))
    return bool(wanted) and all(any(word.startswith(part) for word in said) for part in wanted)


def found_in(note: str, words: str, around: int = AROUND) -> tuple[tuple[str, bool], ...]:
    """A note from a little before the first of the words looked for, in pieces, each with whether it is one of them."""
    wanted = tuple(_WORD.findall(_folded(words)))
    spans = [word.span() for word in _WORD.finditer(note) if _folded(word[0]).startswith(wanted)] if wanted else []
    at = spans[0][0] if spans else 0
    start = note.rfind(" ", 0, max(0, at - around)) + 1 if at > around else 0
    pieces = [("\u2026 ", False)] if start else []
    for first, last in spans:
        pieces += [(note[start:first], False), (note[first:last], True)]
        start = last
    return tuple(piece for piece in (*pieces, (note[start:], False)) if piece[0])


def _folded(text: str) -> str:
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in spread if not unicodedata.combining(letter)).translate(_ALIKE)


@lru_cache(maxsize=8)
def _plain_page(text: str) -> tuple[str, list[int]]:
    """The same of a page, kept for the next time it is opened: it is of the library, and nobody's own words."""
    return _plain(text)


def _plain(text: str) -> tuple[str, list[int]]:
    """A text with single blanks and plain quotes, and the place each of its letters, and its end, comes from."""
    plain: list[str] = []
    source: list[int] = []
    # Run by run: a page has six thousand letters, and whoever opens it waits for this.
    for run in _RUN.finditer(text.translate(_ALIKE)):
        if plain:
            plain.append(" ")
            source.append(run.start() - 1)
        plain.append(run[0])
        source.extend(range(*run.span()))
    return "".join(plain), [*source, len(text)]


Scope = tuple[int, int]


def _exact(text: str, scope: Scope, words: str, before: str, after: str, is_same: bool) -> Scope | None:
    """The same words; of several places the one with most of what was round them."""
    return _best(text, _places(text, words, scope), words, before, after, is_same)


def _in_other_case(text: str, scope: Scope, words: str, before: str, after: str, is_same: bool) -> Scope | None:
    """The same words with other capitals, as where a sentence was joined to the one before."""
    found = (one.start() for one in re.finditer(re.escape(words), text, re.IGNORECASE) if scope[0] <= one.start())
    return _best(text, (at for at in found if at < scope[1]), words, before, after, is_same)


def _best(text: str, places: Iterable[int], words: str, before: str, after: str, is_same: bool) -> Scope | None:
    """Of places where words stand, the one with most of what was round them; None where they may be there by chance."""
    best: tuple[int, int] | None = None
    for at in places:
        near = _alike_before(text[:at].rstrip(), before) + _alike_after(text[at + len(words) :].lstrip(), after)
        if best is None or near > best[0]:
            best = near, at
    if best is None:
        return None
    near, at = best
    # A few letters, or words far from where they were, are the same by chance.
    known = near >= _TELLING or near >= len(before) + len(after)
    if not known and (len(words) <= _FEW_LETTERS or (not is_same and len(words) <= 2 * _FEW_LETTERS)):
        return None
    return at, at + len(words)


def _by_context(text: str, scope: Scope, words: str, before: str, after: str, _is_same: bool) -> Scope | None:
    """What stands between what was before and what was after, where enough of it is still as it was."""
    tail, head = before[-_TELLING:], after[:_TELLING]
    if len(tail) < _TELLING or len(head) < _TELLING:
        return None
    for at in _places(text, tail, scope):
        start = at + len(tail)
        end = text.find(head, start, start + 2 * len(words) + AROUND + len(head))
        between = text[start:end] if end >= 0 else ""
        if not between.strip():
            continue
        wanted, now = _words(words), list(_WORD.finditer(between))
        if not wanted or not now:
            continue
        said = [word[0].casefold() for word in now]
        unlike = [*distances(wanted, said, whole=True)][-1]
        if unlike <= _UNLIKE_WITHIN * max(len(wanted), len(said)):
            first, last, fewer = _closest(wanted, said)
            # What was written in at either end was not chosen: the mark does not grow by it.
            left = now[first].start() if fewer < unlike and first else len(between) - len(between.lstrip())
            right = now[last].end() if fewer < unlike and last + 1 < len(now) else len(between.rstrip())
            return start + left, start + right
    return None


def _nearly(text: str, scope: Scope, words: str, _before: str, _after: str, _is_same: bool) -> Scope | None:
    """The words of the text that differ least from those kept, where they differ in few."""
    wanted = _words(words)
    if len(wanted) < _FEWEST_LIKE:
        return None
    found = list(_WORD.finditer(text, *scope))
    said = [word[0].casefold() for word in found]
    if not said:
        return None
    first, last, unlike = _closest(wanted, said)
    return None if unlike > _UNLIKE_ALONE * len(wanted) else (found[first].start(), found[last].end())


def _closest(wanted: Sequence[str], said: Sequence[str]) -> tuple[int, int, int]:
    """The first and the last of the words said that differ least from those wanted, and in how many words."""
    unlike, last = min((score, at) for at, score in enumerate(distances(wanted, said, whole=False)))
    # Backwards from its end the same words begin where least of them is missing.
    backwards = said[max(0, last + 1 - 2 * len(wanted)) : last + 1][::-1]
    _score, far = min((score, at) for at, score in enumerate(distances(wanted[::-1], backwards, whole=True)))
    return last - far, last, unlike


def _places(text: str, words: str, scope: Scope) -> Iterator[int]:
    """Everywhere words begin within a scope; they may reach beyond its end."""
    at = text.find(words, scope[0])
    while 0 <= at < scope[1]:
        yield at
        at = text.find(words, at + 1)


def _alike_before(text: str, before: str) -> int:
    """How many letters, counted from the end, a text and what was before have in common."""
    return next(
        (at for at, (one, other) in enumerate(zip(reversed(text), reversed(before), strict=False)) if one != other),
        min(len(text), len(before)),
    )


def _alike_after(text: str, after: str) -> int:
    """How many letters, counted from the beginning, a text and what was after have in common."""
    return next(
        (at for at, (one, other) in enumerate(zip(text, after, strict=False)) if one != other),
        min(len(text), len(after)),
    )


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def distances(wanted: Sequence[str], said: Sequence[str], *, whole: bool) -> Iterator[int]:
    """For each word said, in how many words what is said up to it differs from those wanted.

    One word put in, left out or changed counts one. All that is said counts where `whole`, and otherwise only what
    ends with the word and differs least. The rows of the well-known table of distances stand in the bits of two
    numbers, so that a long article is gone through once.
    """
    bits: dict[str, int] = {}
    for at, word in enumerate(wanted):
        bits[word] = bits.get(word, 0) | 1 << at
    mask, top = (1 << len(wanted)) - 1, 1 << (len(wanted) - 1)
    more, less, score = mask, 0, len(wanted)
    for word in said:
        same = bits.get(word, 0)
        down = same | less
        across = (((same & more) + more) ^ more) | same
        up = (less | ~(across | more)) & mask
        gone = more & across
        score += bool(up & top) - bool(gone & top)
        up = up << 1 | whole
        gone <<= 1
        more = (gone | ~(down | up)) & mask
        less = up & down & mask
        yield score
