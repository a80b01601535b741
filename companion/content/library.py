"""The bundled library: one object that finds and opens articles, doors of Help now, helplines and sources.

Building it reads nothing. A file is read when it is asked for and kept; the lists of articles and doors are read when
the list is asked for. So a lock screen that only shows Help now pays for Help now alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from companion.content.shelf import in_words
from companion.content.single_files import SingleFiles

if TYPE_CHECKING:
    from companion.content.filling import Fill
    from companion.content.glossary import Marker, Term
    from companion.content.guides import Guide
    from companion.content.pathways import NaloxonePlace, Pathway
    from companion.content.problems import ContentProblem
    from companion.content.search import Index
    from companion.content.self_checks import SelfCheck
    from companion.content.sought import Sought
    from companion.content.strategies import Cope, Strategy
    from companion.content.tables import Articles
    from companion.content.values import (
        Article,
        ArticleInfo,
        Country,
        CountryInfo,
        Door,
        DoorInfo,
        Helpline,
        Hit,
        Phrases,
        Section,
        Source,
    )
    from companion.content.worksheets import Worksheet

ELSEWHERE = "other"
EUROPE = "eu"
WORDS_A_MINUTE = 180


class Library(SingleFiles):
    """The content of one language.

    `root` is the folder that holds one folder per language; a language that is not there falls back to English. What
    asks for one thing raises ContentProblem when its file is not as it must be, or its id is not known. What asks for
    many goes on without those that cannot be read, and `damage` tells which they were.
    """

    def __init__(self, root: Path, language: str = "en") -> None:
        super().__init__(root / language if (root / language).is_dir() else root / "en")

    @property
    def folder(self) -> Path:
        """The folder of the language in use."""
        return self._folder

    def warm(self) -> None:
        """Do ahead, on the worker, what the first page of all would wait for.

        What reads and sets pages is imported, and what each of them asks for is read: the articles, of which no body is
        parsed, and the words of the glossary. Whoever asks meanwhile reads the same for themselves.
        """
        import companion.content.page  # noqa: F401

        self.articles()
        self.word_marker()

    def sections(self) -> tuple[Section, ...]:
        """The sections of Learn in order, those without an article included; by their folders where unread."""
        from companion.content import tables

        def read() -> tuple[Section, ...]:
            return tables.read_sections(self._folder / "sections.toml")

        folder = self._folder / "articles"
        return self.kept("sections", lambda: self.spared(read, lambda: _sections_at_least(folder)))

    def articles(self) -> tuple[ArticleInfo, ...]:
        """All articles, by section and order within it. Reads front matter only; bodies stay unparsed."""
        return tuple(article.info for article in self._opened().values())

    def damaged_articles(self) -> tuple[ContentProblem, ...]:
        """What is wrong with each article that cannot be read; `articles` has all the others."""
        return self._read_articles().damaged

    def damaged(self, article_id: str) -> ContentProblem | None:
        """What is wrong with an article that cannot be read; its file has its id for a name."""
        if article_id in self._opened():
            return None
        return next((one for one in self.damaged_articles() if one.path and one.path.stem == article_id), None)

    def article(self, article_id: str) -> Article:
        """One article with its body in Markdown."""
        if (problem := self.damaged(article_id)) is not None:
            raise problem
        return self.one_of(self._opened(), article_id, "article", self._folder / "articles")

    def title(self, article_id: str) -> str:
        """What an article is called; the name of its file in words where that cannot be read, or is gone."""
        article = self._opened().get(article_id)
        return in_words(article_id) if article is None else article.info.title

    def strategies(self) -> tuple[Strategy, ...]:
        """All ways to cope, in order, steps included: each is a short file."""
        return tuple(self._strategies().values())

    def strategy(self, strategy_id: str) -> Strategy:
        """One way to cope."""
        strategies, folder = self._strategies(), self._folder / "strategies"
        for problem in self.damage(folder.name):
            if problem.path == folder / f"{strategy_id}.md":
                raise problem
        return self.one_of(strategies, strategy_id, "strategy", folder)

    def cope(self) -> Cope:
        """What is said once above all ways to cope, and the words people use for feelings and triggers."""
        from companion.content import strategies

        return self.kept("cope", lambda: strategies.read_cope(self._folder / "cope.toml"))

    def worksheet(self, worksheet_id: str) -> Worksheet:
        """A written tool; reads one file."""
        from companion.content.worksheets import read_worksheet

        file = self._folder / "worksheets" / f"{worksheet_id}.toml"
        return self.kept(f"worksheet {worksheet_id}", lambda: read_worksheet(file))

    def self_checks(self) -> tuple[SelfCheck, ...]:
        """The self-checks in their order; those whose files are sound, where one is damaged."""
        from companion.content.self_checks import read_self_check, read_self_checks

        folder = self._folder / "self-checks"

        def one_by_one() -> tuple[SelfCheck, ...]:
            return tuple(sorted(self.sound(read_self_check, sorted(folder.glob("*.toml"))), key=lambda one: one.order))

        return self.kept("self-checks", lambda: self.spared(lambda: read_self_checks(folder), one_by_one))

    def has_worksheet(self, worksheet_id: str) -> bool:
        """Whether there is a written tool of that id; its file is not read."""
        return (self._folder / "worksheets" / f"{worksheet_id}.toml").is_file()

    def guide(self, guide_id: str) -> Guide:
        """A tool that runs in time, part by part; reads one file."""
        from companion.content.guides import read_guide

        file = self._folder / "guides" / f"{guide_id}.toml"
        return self.kept(f"guide {guide_id}", lambda: read_guide(file))

    def source(self, key: str) -> Source:
        """The source with this key; of all others nothing is parsed."""
        from companion.content import tables

        file = self._folder / "sources.toml"

        def read() -> Source:
            before, text = self.one_of(self._source_texts(), key, "source", file)
            return tables.read_source(file, text, before)

        return self.kept(f"source {key}", read)

    def cited(self, keys: Iterable[str]) -> tuple[Source, ...]:
        """Those of some sources that can be read."""
        return self.sound(self.source, keys)

    def sources(self) -> tuple[Source, ...]:
        """All sources, in the order of the file; those that can be read where not all can."""
        from companion.content import tables

        def read() -> tuple[Source, ...]:
            return tuple(tables.read_sources(self._folder / "sources.toml").values())

        return self.kept(
            "sources", lambda: self.spared(read, lambda: self.cited(self.spared(self._source_texts, dict)))
        )

    def countries(self) -> tuple[CountryInfo, ...]:
        """All countries by name, then the European Union's other countries, then "somewhere else"."""
        codes = [file.stem for file in (self._folder / "helplines").glob("*.toml")]
        last = (EUROPE, ELSEWHERE)

        def place(country: CountryInfo) -> tuple[int, str]:
            return (last.index(country.code) + 1 if country.code in last else 0, country.name)

        return tuple(sorted(map(self.country_at_least, codes), key=place))

    def country(self, code: str) -> Country:
        """A country's emergency numbers and helplines; reads one file."""
        from companion.content import tables

        file = self._folder / "helplines" / f"{code}.toml"
        return self.kept(f"country {code}", lambda: tables.read_country(file))

    def country_at_least(self, code: str) -> Country:
        """A country; with its ambulance number alone where its file cannot be read."""
        return self.spared(lambda: self.country(code), lambda: _country_at_least(code))

    def country_for_locale(self, locale_name: str) -> str:
        """The country code for a locale such as en_GB, de-AT or zh_Hans_SG; "other" when its region is not known."""
        regions = [
            part for part in re.split(r"[.@]", locale_name.replace("-", "_"))[0].split("_")[1:] if len(part) == 2
        ]
        if not regions:
            return ELSEWHERE
        region = regions[-1].upper()
        if (self._folder / "helplines" / f"{region.lower()}.toml").is_file():
            return region.lower()
        europe = self.spared(lambda: self.country(EUROPE).regions, lambda: ())
        return EUROPE if region in europe else ELSEWHERE

    def doors(self) -> tuple[DoorInfo, ...]:
        """The doors of Help now that can be read, in order."""
        return tuple(sorted(self._doors(), key=lambda door: door.order))

    def door(self, door_id: str) -> Door:
        """One door of Help now; reads one file."""
        from companion.content import tables

        file = self._folder / "help" / f"{door_id}.toml"
        return self.kept(f"door {door_id}", lambda: tables.read_door(file))

    def door_title(self, door_id: str) -> str:
        """What a door is called; the name of its file in words where it cannot be read."""
        return self.spared(lambda: self.door(door_id).title, lambda: in_words(door_id))

    def pathway(self, pathway_id: str) -> Pathway:
        """A short reading in order; reads one file."""
        from companion.content.pathways import read_pathway

        file = self._folder / "pathways" / f"{pathway_id}.toml"
        return self.kept(f"pathway {pathway_id}", lambda: read_pathway(file))

    def pathways(self, *, family: bool) -> tuple[Pathway, ...]:
        """The short readings for the person, or for someone who loves them, in order."""
        wanted = "family" if family else "person"

        def read() -> tuple[Pathway, ...]:
            every = self.sound(self.pathway, (file.stem for file in (self._folder / "pathways").glob("*.toml")))
            return tuple(sorted((one for one in every if one.audience == wanted), key=lambda one: one.order))

        return self.kept(f"pathways {wanted}", read)

    def glossary(self) -> tuple[Term, ...]:
        """The words explained, from A to Z; reads one file."""
        from companion.content.glossary import read_glossary

        return self.kept("glossary", lambda: read_glossary(self._folder / "glossary.toml"))

    def term(self, term_id: str) -> Term:
        """One word explained."""
        terms = {term.id: term for term in self.glossary()}
        return self.one_of(terms, term_id, "word", self._folder / "glossary.toml")

    def word_marker(self) -> Marker:
        """What marks the words of the glossary in pages; none where they cannot be read."""
        from companion.content.glossary import Marker

        return self.kept("word marker", lambda: Marker(self.spared(self.glossary, tuple)))

    def naloxone_places(self) -> tuple[NaloxonePlace, ...]:
        """How people get naloxone, by country, and last of all for every country not named."""
        from companion.content.pathways import read_naloxone_places

        return self.kept("naloxone places", lambda: read_naloxone_places(self._folder / "naloxone-where.toml"))

    def naloxone_lines(self, country_code: str) -> tuple[str, ...]:
        """Two lines on how people get naloxone in a country: what is confirmed there, or else whom to ask."""
        places = self.naloxone_places()
        return next((place for place in places if country_code in place.countries), places[-1]).lines

    def phrases(self) -> Phrases:
        """Words the renderer needs; those of the program where the file cannot be read."""
        from companion.content import tables

        def read() -> Phrases:
            return tables.read_phrases(self._folder / "phrases.toml")

        return self.kept("phrases", lambda: self.spared(read, _phrases_at_least))

    def filler(self, country_code: str) -> Fill:
        """A function that fills the placeholders of any bundled text, such as `{emergency}`, for a country."""
        from companion.content.filling import filler

        return filler(self.country_at_least(country_code), self.phrases().fallback)

    def search(
        self,
        text: str,
        country_code: str = ELSEWHERE,
        limit: int = 20,
        lines: Sequence[Helpline] | None = None,
        asked: Sought | None = None,
    ) -> tuple[Hit, ...]:
        """The best matches for what a person typed, best first: pages of every kind, words, helplines.

        `lines` are the country's helplines as the person wants them; without, those that are bundled. `asked` is what
        `sought` gave for this text and country, where that is known.
        """
        return self._index(country_code).find(text, limit, lines, asked)

    def sought(self, text: str, country_code: str = "") -> Sought:
        """What a typed text looks for, to mark it where it stands; the words that `search` finds pages by."""
        return self._index(country_code).sought(text)

    def _index(self, country_code: str) -> Index:
        """The index for a country, or the one there is where none is named; only the last one is kept."""
        kept: tuple[str, Index] | None = self._kept.get("index")
        if kept is not None and country_code in ("", kept[0]):
            return kept[1]
        from companion.content.ringing import ambulances
        from companion.content.search import Index, library_pages
        from companion.content.wordbook import Wordbook, read_wordbook

        code = country_code or ELSEWHERE
        book = self.spared(lambda: read_wordbook(self._folder / "synonyms.toml"), lambda: Wordbook({}))
        pages = library_pages(
            self._opened().values(),
            self._doors(),
            self._strategies().values(),
            self.spared(self.glossary, tuple),
            (*self.pathways(family=False), *self.pathways(family=True)),
            self.country_at_least(code),
            self.filler(code),
        )
        index = Index(pages, book, ambulances(self.country_at_least(code), self.countries()))
        self._kept["index"] = (code, index)
        return index

    def _opened(self) -> dict[str, Article]:
        return self._read_articles().found

    def _read_articles(self) -> Articles:
        from companion.content import tables

        def read() -> Articles:
            every = tables.read_articles(self._folder / "articles", self.sections(), WORDS_A_MINUTE)
            for problem in every.damaged:
                self.gone_without(problem)
            return every

        return self.kept("articles", read)

    def _strategies(self) -> dict[str, Strategy]:
        from companion.content import strategies

        folder = self._folder / "strategies"

        def one_by_one() -> dict[str, Strategy]:
            sound = self.sound(strategies.read_strategy, sorted(folder.glob("*.md")))
            return {one.id: one for one in sorted(sound, key=lambda one: one.order)}

        return self.kept("strategies", lambda: self.spared(lambda: strategies.read_strategies(folder), one_by_one))

    def _doors(self) -> tuple[Door, ...]:
        return self.sound(self.door, sorted(file.stem for file in (self._folder / "help").glob("*.toml")))

    def _source_texts(self) -> dict[str, tuple[int, str]]:
        from companion.content import tables

        return self.kept("source texts", lambda: tables.cut_sources(self._folder / "sources.toml"))


def _sections_at_least(folder: Path) -> tuple[Section, ...]:
    # What is said in place of files is brought in where one is damaged.
    from companion.content.minimum import minimum_sections

    return minimum_sections(folder)


def _country_at_least(code: str) -> Country:
    from companion.content.minimum import minimum_country

    return minimum_country(code)


def _phrases_at_least() -> Phrases:
    from companion.content.minimum import minimum_phrases

    return minimum_phrases()
