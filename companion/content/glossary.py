"""The glossary: words explained in a sentence or two, how its file is read, and how its words are marked in a page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape, unescape
from pathlib import Path
from typing import Annotated

from msgspec import Meta

from companion.content.problems import ContentProblem
from companion.content.reading import line_of, read_text, read_toml
from companion.content.sought import fold
from companion.content.values import Line, Shape, Slug, Trace

ADDRESS = "word:"
"""How an address inside the app begins that leads to a word, such as `word:naloxone`."""
LONGEST = 240
"""Letters that an explanation has at most: a card stays small."""
_TAGS = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"</?\s*([a-zA-Z0-9]+)")
# Nothing is marked in these: a link leads elsewhere, and what is bold or a heading is short and meant as it stands.
_CLOSED = frozenset({"a", "h1", "h2", "h3", "h4", "th", "b", "strong", "code"})
_LABEL = 'class="label"'


class Term(Shape, frozen=True, kw_only=True):
    """A word and what it means.

    `also` are other names, shown beside it; `forms` are other shapes of the same word, found in a page like the word
    itself; `words` only lead whoever types them here, and are never shown. `article` and `door` tell more. Where `mark`
    is false, the word is explained and not marked in pages.
    """

    id: Slug
    term: Line
    text: Annotated[str, Meta(min_length=1, max_length=LONGEST, pattern=r"^\S[^\n{}]*$")]
    also: tuple[Line, ...] = ()
    forms: tuple[Line, ...] = ()
    words: tuple[Line, ...] = ()
    article: str = ""
    door: str = ""
    sources: tuple[Slug, ...] = ()
    traces: tuple[Trace, ...] = ()
    mark: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """Every name by which a page may call it."""
        return (self.term, *self.also, *self.forms)

    @property
    def address(self) -> str:
        """Where it is found, such as `word:naloxone`."""
        return f"{ADDRESS}{self.id}"

    @property
    def letter(self) -> str:
        """The letter it stands under."""
        return fold(self.term)[:1].upper()


class _Glossary(Shape, frozen=True, kw_only=True):
    terms: Annotated[tuple[Term, ...], Meta(min_length=1)]


def read_glossary(file: Path) -> tuple[Term, ...]:
    """All terms from A to Z. No id and no name comes twice: a name stands for one word alone."""
    terms = read_toml(file, _Glossary).terms
    ids: set[str] = set()
    names: dict[str, str] = {}
    for at, term in enumerate(terms):
        wrong = f"the id {term.id!r} stands here twice" if term.id in ids else ""
        ids.add(term.id)
        for name in term.names:
            other = names.setdefault(fold(name), term.id)
            if other != term.id:
                wrong = wrong or f"{name!r} is a name of {other!r} already"
        if wrong:
            # The line is looked for only where it is told.
            raise ContentProblem(file, line_of(read_text(file), f".terms[{at}]"), wrong)
    return tuple(sorted(terms, key=lambda term: fold(term.term)))


def found_terms(terms: Iterable[Term], typed: str) -> tuple[Term, ...]:
    """The terms that what was typed may mean: by the beginning of a name first, then by any other word."""
    wanted = " ".join(fold(typed).split())
    if not wanted:
        return tuple(terms)
    found: list[tuple[int, Term]] = []
    for term in terms:
        names = [fold(name) for name in (*term.names, *term.words)]
        if any(name == wanted for name in names):
            found.append((0, term))
        elif any(name.startswith(wanted) for name in names):
            found.append((1, term))
        elif any(f" {wanted}" in f" {said}" for said in (*names, fold(term.text))):
            found.append((2, term))
    return tuple(term for _place, term in sorted(found, key=lambda one: one[0]))


class Marker:
    """Marks words of the glossary in pages, each where it first stands. Made once; `mark` asks for no file."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._of: dict[str, Term] = {}
        loose: list[str] = []
        strict: list[str] = []
        for term in terms:
            if not term.mark:
                continue
            for name in term.names:
                # Letters that stand for a name are no word in small letters: MI is not mi.
                exact = name.isupper()
                self._of[name if exact else name.casefold()] = term
                (strict if exact else loose).append(name)
        groups = [
            part
            for part in (
                rf"(?i:{_either(loose)})" if loose else "",
                _either(strict) if strict else "",
            )
            if part
        ]
        self._any = re.compile(rf"(?<![\w-])(?:{'|'.join(groups)})(?![\w-])") if groups else re.compile(r"(?!)")

    def mark(self, html: str, page: str = "") -> str:
        """The same HTML with each word linked to `word:<id>` where it first stands.

        Nothing inside a link, a heading, bold letters or a label is marked; nor, on the page of an article, the word
        that this page itself explains (`page` is the article's id).
        """
        met = {term.id for term in self._of.values() if page and term.article == page}
        closed = 0
        label = False
        parts = _TAGS.split(html)
        for at, part in enumerate(parts):
            if at % 2:
                name = _NAME.match(part)
                if name is not None and name[1].lower() in _CLOSED and not part.endswith("/>"):
                    closed += -1 if part.startswith("</") else 1
                label = (label and not part.startswith("</p")) or _LABEL in part
            elif part.strip() and not closed and not label:
                parts[at] = self._any.sub(lambda found: self._linked(found, met), part)
        return "".join(parts)

    def _linked(self, found: re.Match[str], met: set[str]) -> str:
        words = unescape(found[0])
        term = self._of.get(words) or self._of[words.casefold()]
        if term.id in met:
            return found[0]
        met.add(term.id)
        return f'<a class="word" href="{term.address}">{found[0]}</a>'


def _either(names: list[str]) -> str:
    # The longest first, so that a word is not found inside a longer one.
    return "|".join(re.escape(escape(name)) for name in sorted(names, key=len, reverse=True))
