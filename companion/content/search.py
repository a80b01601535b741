"""Finds articles, doors, ways to cope, words, pathways and helplines by what was typed, best first.

The index is made at the first search. It holds, for each word, the pages it is on and what it weighs there.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from companion.content.filling import Fill
from companion.content.glossary import Term
from companion.content.pathways import Pathway
from companion.content.sought import BEGUN, Sought, Way, fold, sought, split, words_of
from companion.content.spelling import Vocabulary
from companion.content.strategies import Strategy
from companion.content.values import Article, Country, Door, Helpline, Hit, Step
from companion.content.wordbook import Wordbook

TITLE, WORDS, SUMMARY, BODY = 60, 40, 20, 1
MOST_IN_BODY = 10
#: Letters from which on a title that begins so is taken for what is looked for.
TELLING = 4
#: The page on a matter comes before the word that is its name.
OF_A_TERM = 0.35
#: Of pages that have every word there are as many as this, or pages with some of the words come after them.
ENOUGH = 5
#: With its dots no longer than a row of the list shows, which would cut it once more.
SNIPPET = 88
_BULLETS = re.compile(r"^[ \t>]*(?:[-+*]|\d+[.)])[ \t]+", re.MULTILINE)
_SPACED = re.compile(r" ([.,;:!?])(?=\s|$)")
_MARKS = re.compile(r"\[!\w+\]|[#>*`|]|\]\([^)]*\)|\[|-{3,}|\\")


class Page:
    """One thing that can be found: the weight of each of its words, and the text snippets are cut from."""

    def __init__(
        self, hit: Hit, words: Iterable[str], text: str, line: Helpline | None = None, worth: float = 1.0
    ) -> None:
        self.hit = hit
        self.line = line
        self.worth = worth
        self.text = text
        self.folded = fold(text)
        self.title = " ".join(words_of(hit.title))
        self.phrases = frozenset(fold(word) for word in words)
        self.weights: dict[str, float] = {
            word: BODY * min(count, MOST_IN_BODY) for word, count in Counter(split(self.folded)).items()
        }
        self._add(split(self.title), TITLE)
        self._add(words_of(hit.snippet), SUMMARY)
        #: What a reader can see of it; a word that is only in `words` may be a slip of the hand put there on purpose.
        self.shown = frozenset(self.weights)
        for phrase in self.phrases:
            parts = split(phrase)
            # One word of a phrase says less than a word that stands for itself.
            self._add(parts, WORDS / max(1, len(parts)) ** 0.5)

    def worth_of(self, ways: tuple[Way, ...]) -> float:
        """What the page is worth for one thing asked for, by the way that is best here; 0 where it says none."""
        return max(
            min(map(self._of_word, way.words)) and sum(map(self._of_word, way.words)) * way.worth for way in ways
        )

    def bonus(self, phrase: str) -> float:
        """What it has over others where all that was typed stands in its title, or is one of its own words."""
        titled = len(phrase) >= TELLING and f" {phrase}" in f" {self.title}"
        return (TITLE if titled else 0) + (WORDS if phrase in self.phrases else 0)

    def _of_word(self, word: tuple[str, bool]) -> float:
        said, reaches_on = word
        longer = (weight * BEGUN for known, weight in self.weights.items() if reaches_on and known.startswith(said))
        return max(self.weights.get(said, 0), max(longer, default=0))

    def _add(self, words: Iterable[str], weight: float) -> None:
        for word in set(words):
            self.weights[word] = self.weights.get(word, 0) + weight


class Index:
    """What can be found for one country, ready to be searched many times."""

    def __init__(self, pages: Iterable[Page], book: Wordbook) -> None:
        self._book = book
        self._pages = tuple(pages)
        self._by_address = {page.hit.address: page for page in self._pages}
        self._on: dict[str, list[tuple[int, float]]] = {}
        shown: Counter[str] = Counter()
        for number, page in enumerate(self._pages):
            shown.update(page.shown)
            for word, weight in page.weights.items():
                self._on.setdefault(word, []).append((number, weight))
        for word, places in self._on.items():
            # A word that is on every page tells little of any of them.
            rare = math.log(1 + len(self._pages) / len(places)) / 2
            self._on[word] = [(number, weight * rare) for number, weight in places]
        self._lines = tuple(page.line for page in self._pages if page.line is not None)
        self._alone = math.log(1 + len(self._pages)) / 2
        self._words = Vocabulary(dict.fromkeys(self._on, 0))
        self._shown = Vocabulary({**dict.fromkeys(book.plain, 0), **shown})

    def sought(self, text: str) -> Sought:
        """What a typed text looks for, by the words of all pages; not kept, for the library outlives a lock."""
        return sought(text, self._book, self)

    def knows(self, word: str, *, unfinished: bool) -> bool:
        """Whether a reader can see a word on some page, or one that begins with it where it may be unfinished."""
        found = self._shown.beginning(word) if unfinished else (word,)
        return any(self._shown.pages_with.get(one) for one in found)

    def meant(self, typed: str, *, unfinished: bool) -> tuple[str, ...]:
        """The words that a mistyped one may stand for."""
        return self._shown.meant(typed, unfinished=unfinished)

    def find(
        self, text: str, limit: int, lines: Sequence[Helpline] | None = None, asked: Sought | None = None
    ) -> tuple[Hit, ...]:
        """The best `limit` hits: doors that what was typed speaks of, then pages with every word, then with some.

        `lines` are the country's helplines as the person wants them, in place of the bundled ones; `asked` is what
        `sought` gave for the text, where that is known.
        """
        asked = asked or self.sought(text)
        if not asked.asked:
            return ()
        typed = words_of(text)
        telling = " ".join(word for word in typed if word not in self._book.little)
        found = sorted(self._found(asked, (" ".join(typed), telling), lines), key=lambda one: (-one[0], one[1].title))
        doors = self._book.doors_for(typed, finished=text[-1:].isspace())
        urgent = [self._by_address[f"door:{door}"] for door in doors if f"door:{door}" in self._by_address]
        pattern = _pattern(asked)
        best = found[0][0] if found else 0.0
        hits = [
            *(_as_hit(page, best + 1, asked, pattern, urgent=True) for page in urgent),
            *(_as_hit(page, score, asked, pattern) for score, page in found[:limit] if page not in urgent),
        ]
        return tuple(hits[:limit])

    def _found(
        self, asked: Sought, phrases: tuple[str, ...], lines: Sequence[Helpline] | None
    ) -> list[tuple[float, Page]]:
        """What every page is worth that has a word asked for: those with all of them alone, where there are enough."""
        scores = [self._scores(ways) for ways in asked.asked]
        wanted = self._lines if lines is None else lines
        parts = [
            (page, [one[number] for one in scores if number in one])
            for number in set().union(*scores)
            if (page := self._pages[number]).line is None or page.line in wanted
        ]
        for line in wanted:
            if line not in self._lines:
                page = line_page(line)
                parts.append((page, [self._alone * score for ways in asked.asked if (score := page.worth_of(ways))]))
        many = len(scores)
        full = [one for one in parts if len(one[1]) == many]
        return [
            ((sum(each) + max(map(page.bonus, phrases))) * page.worth * (len(each) / many) ** 2, page)
            for page, each in (full if len(full) >= ENOUGH else parts)
            if each
        ]

    def _scores(self, ways: tuple[Way, ...]) -> dict[int, float]:
        """What each page is worth for one thing asked for, by the way that is best there."""
        best: dict[int, float] = {}
        for way in ways:
            ours = self._of_word(*way.words[0])
            for word in way.words[1:]:
                other = self._of_word(*word)
                ours = {number: ours[number] + other[number] for number in ours.keys() & other.keys()}
            for number, score in ours.items():
                if score * way.worth > best.get(number, 0):
                    best[number] = score * way.worth
        return best

    def _of_word(self, word: str, reaches_on: bool) -> dict[int, float]:
        found = dict(self._on.get(word, ()))
        if reaches_on:
            for longer in self._words.beginning(word):
                for number, weight in self._on[longer]:
                    if weight * BEGUN > found.get(number, 0):
                        found[number] = weight * BEGUN
        return found


def library_pages(
    articles: Iterable[Article],
    doors: Iterable[Door],
    strategies: Iterable[Strategy],
    terms: Iterable[Term],
    pathways: Iterable[Pathway],
    country: Country,
    fill: Fill,
) -> Iterable[Page]:
    """Everything of the library that can be found, for one country."""
    yield from (_article_page(article, fill) for article in articles)
    yield from (_door_page(door, fill) for door in doors)
    yield from (strategy_page(strategy, fill) for strategy in strategies)
    yield from map(_term_page, terms)
    yield from map(_pathway_page, pathways)
    yield from map(line_page, country.lines)


def line_page(line: Helpline) -> Page:
    """A helpline as something that can be found."""
    ways = " · ".join(part for part in (line.number or line.text or line.web, line.purpose) if part)
    hit = Hit(kind="helpline", address=f"helplines:{line.kind}", title=line.name, snippet=ways, score=0)
    words = (line.kind.replace("-", " "), line.number, line.text, line.web)
    return Page(hit, filter(None, words), f"{line.purpose} {line.happens}", line)


def _as_hit(page: Page, score: float, asked: Sought, pattern: re.Pattern[str], *, urgent: bool = False) -> Hit:
    hit = page.hit
    # Of a door that is to be opened now, and of a line to ring, their own words say more than some cut from the rest.
    snippet = "" if urgent or page.line is not None else _snippet(page, asked, pattern)
    return Hit(
        kind=hit.kind,
        address=hit.address,
        title=hit.title,
        snippet=snippet or hit.snippet,
        score=round(score),
        urgent=urgent,
    )


def _article_page(article: Article, fill: Fill) -> Page:
    info = article.info
    hit = Hit(kind="article", address=f"article:{info.id}", title=info.title, snippet=info.summary, score=0)
    return Page(hit, info.words, _plain(fill(article.body)))


def _plain(markdown: str) -> str:
    """Markdown as one line of words, without the marks of lists, headings, tables and stress."""
    words = " ".join(_MARKS.sub(" ", _BULLETS.sub("", markdown)).split())
    return _SPACED.sub(r"\1", words)


def _door_page(door: Door, fill: Fill) -> Page:
    hit = Hit(kind="door", address=f"door:{door.id}", title=door.title, snippet=fill(door.lead), score=0)
    steps: list[Step] = [*door.steps, *(step for part in door.parts for step in part.steps)]
    text = " ".join(f"{step.title}. {step.text}" for step in steps)
    return Page(hit, door.words, fill(" ".join([text, *door.signs, *door.never, door.last])))


def strategy_page(strategy: Strategy, fill: Fill) -> Page:
    """A way to cope as something that can be found."""
    address = f"strategy:{strategy.id}"
    hit = Hit(kind="strategy", address=address, title=strategy.name, snippet=strategy.line, score=0)
    return Page(hit, strategy.words, fill(" ".join([strategy.line, *strategy.steps])))


def _term_page(term: Term) -> Page:
    hit = Hit(kind="word", address=term.address, title=term.term, snippet=term.text, score=0)
    return Page(hit, (*term.also, *term.forms, *term.words), "", worth=OF_A_TERM)


def _pathway_page(pathway: Pathway) -> Page:
    address = f"pathway:{pathway.id}"
    hit = Hit(kind="pathway", address=address, title=pathway.title, snippet=pathway.lead, score=0)
    return Page(hit, (), "")


def _pattern(asked: Sought) -> re.Pattern[str]:
    """Finds a word looked for in a folded text, many times as fast as word by word."""
    words = "|".join([*(re.escape(word) + r"(?!\w)" for word in sorted(asked.whole)), *map(re.escape, asked.begun)])
    return re.compile(rf"(?<![^\W_])(?:{words})")


def _snippet(page: Page, asked: Sought, pattern: re.Pattern[str]) -> str:
    """About `SNIPPET` letters of the text round the first word asked for, cut between words; empty when not in it."""
    text = page.text
    if len(page.folded) == len(text):
        met = pattern.search(page.folded)
        found = met.start() if met else -1
    else:
        found = next((start for start, _end in asked.places(text)), -1)
    if found < 0:
        return ""
    start = max(0, found - SNIPPET // 3)
    end = min(len(text), start + SNIPPET)
    start = text.find(" ", start) + 1 if start else 0
    end = text.rfind(" ", start, end) if end < len(text) else end
    # The dots cling to their word: alone on a line they would say nothing.
    return f"{'…' if start else ''}{text[start:end].rstrip(' .,;:')}{'…' if end < len(text) else ''}"
