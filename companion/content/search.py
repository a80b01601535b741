"""Finds articles, doors, ways to cope and helplines by what was typed: folded words, synonyms, and a simple rank."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from companion.content.filling import Fill
from companion.content.sought import Sought, fold, reaches_on, sought, words_of
from companion.content.strategies import Strategy
from companion.content.values import Article, Country, Door, Hit, Phrases, Step

TITLE, WORDS, SUMMARY, BODY = 60, 40, 20, 1
MOST_IN_BODY = 10
#: With its dots no longer than a row of the list shows, which would cut it once more.
SNIPPET = 88
_BULLETS = re.compile(r"^[ \t>]*(?:[-+*]|\d+[.)])[ \t]+", re.MULTILINE)
_SPACED = re.compile(r" ([.,;:!?])(?=\s|$)")
_MARKS = re.compile(r"\[!\w+\]|[#>*`|]|\]\([^)]*\)|\[|-{3,}|\\")


class Page:
    """One thing that can be found: the weight of each of its words, and the text snippets are cut from."""

    def __init__(self, hit: Hit, words: Iterable[str], text: str) -> None:
        self.hit = hit
        self.text = text
        self.weights: Counter[str] = Counter()
        in_body = Counter(words_of(text))
        for word, count in in_body.items():
            self.weights[word] += BODY * min(count, MOST_IN_BODY)
        for weight, part in ((TITLE, hit.title), (SUMMARY, hit.snippet), *((WORDS, word) for word in words)):
            for word in set(words_of(part)):
                self.weights[word] += weight


def folded_synonyms(phrases: Phrases) -> dict[str, str]:
    """The bundled synonyms as `sought` takes them."""
    return {fold(word): fold(meaning) for word, meaning in phrases.synonyms.items()}


class Index:
    """What can be found for one country, ready to be searched many times."""

    def __init__(
        self,
        articles: Iterable[Article],
        doors: Iterable[Door],
        strategies: Iterable[Strategy],
        country: Country,
        phrases: Phrases,
        fill: Fill,
    ) -> None:
        self._synonyms = folded_synonyms(phrases)
        self._pages = [
            *(_article_page(article, fill) for article in articles),
            *(_door_page(door, fill) for door in doors),
            *(_strategy_page(strategy, fill) for strategy in strategies),
            *_line_pages(country),
        ]

    def find(self, text: str, limit: int) -> tuple[Hit, ...]:
        """The best `limit` hits: pages with every word first asked for; with any of them when none has all."""
        asked = sought(text, self._synonyms)
        if not asked.words:
            return ()
        scored = [(page, [self._score(page, word, last) for word, last in asked.words]) for page in self._pages]
        best = [(sum(scores), page) for page, scores in scored if all(scores)]
        if not best:
            best = [(sum(scores), page) for page, scores in scored if any(scores)]
        best.sort(key=lambda pair: (-pair[0], pair[1].hit.title))
        return tuple(self._as_hit(page, score, asked) for score, page in best[:limit])

    def _score(self, page: Page, word: str, unfinished: bool) -> int:
        if word in page.weights:
            return page.weights[word]
        if not reaches_on(word, unfinished):
            return 0
        return max((weight // 2 + 1 for known, weight in page.weights.items() if known.startswith(word)), default=0)

    def _as_hit(self, page: Page, score: int, asked: Sought) -> Hit:
        hit = page.hit
        snippet = _snippet(page.text, asked) or hit.snippet
        return Hit(kind=hit.kind, address=hit.address, title=hit.title, snippet=snippet, score=score)


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


def _strategy_page(strategy: Strategy, fill: Fill) -> Page:
    address = f"strategy:{strategy.id}"
    hit = Hit(kind="strategy", address=address, title=strategy.name, snippet=strategy.line, score=0)
    return Page(hit, strategy.words, fill(" ".join([strategy.line, *strategy.steps])))


def _line_pages(country: Country) -> Iterable[Page]:
    for line in country.lines:
        hit = Hit(kind="helpline", address=f"helplines:{line.kind}", title=line.name, snippet=line.purpose, score=0)
        yield Page(hit, (line.kind.replace("-", " "), line.number), f"{line.purpose} {line.happens}")


def _snippet(text: str, asked: Sought) -> str:
    """About `SNIPPET` letters of the text round the first word asked for, cut between words; empty when not in it."""
    place = next(asked.places(text), None)
    if place is None:
        return ""
    found = place[0]
    start = max(0, found - SNIPPET // 3)
    end = min(len(text), start + SNIPPET)
    start = text.find(" ", start) + 1 if start else 0
    end = text.rfind(" ", start, end) if end < len(text) else end
    # The dots cling to their word: alone on a line they would say nothing.
    return f"{'…' if start else ''}{text[start:end].rstrip(' .,;:')}{'…' if end < len(text) else ''}"
