"""Reads each kind of bundled file, and checks what no single shape can: ids, sections and the lines of a country."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping
from pathlib import Path

from msgspec import structs

from companion.content.filling import KEYS, unknown_placeholder
from companion.content.problems import ContentProblem
from companion.content.reading import line_of, parse_toml, read_text, read_toml, split_article, to_shape
from companion.content.traces import take_body
from companion.content.values import (
    Article,
    ArticleHead,
    ArticleInfo,
    Country,
    Door,
    Phrases,
    Section,
    Shape,
    Source,
)
from companion.domain.value import Value

LABELS = (
    "minute",
    "note",
    "safety",
    "who-to-call",
    "related",
    "ways",
    "sources",
    "written",
    "standing",
    "emergency-line",
    *KEYS[2:],
    "no-line",
    "sure-medium",
    "sure-low",
    "checked",
    "checked-page",
    "minutes",
)


_KEY = re.compile(r'^key = "([^"]+)"', re.MULTILINE)


class SectionsFile(Shape, frozen=True, kw_only=True):
    """The whole of sections.toml."""

    sections: tuple[Section, ...]


class SourcesFile(Shape, frozen=True, kw_only=True):
    """The whole of sources.toml."""

    sources: tuple[Source, ...]


def read_sections(file: Path) -> tuple[Section, ...]:
    """The sections by their order."""
    return tuple(sorted(read_toml(file, SectionsFile).sections, key=lambda section: section.order))


def read_sources(file: Path) -> dict[str, Source]:
    """The sources by key, in the order of the file. A key used twice is a problem."""
    found: dict[str, Source] = {}
    for place, source in enumerate(read_toml(file, SourcesFile).sources):
        if source.key in found:
            line = line_of(read_text(file), f".sources[{place}].key")
            raise ContentProblem(file, line, f"the key {source.key!r} is used twice")
        found[source.key] = source
    return found


def cut_sources(file: Path) -> dict[str, tuple[int, str]]:
    """The text of each source by its key, with the lines before it: a page cites a few of hundreds.

    Only the lines `[[sources]]` and `key = "…"` are looked at; `read_sources` reads and checks the whole.
    """
    found: dict[str, tuple[int, str]] = {}
    before = 0
    for place, part in enumerate(re.split(r"^(?=\[\[sources\]\])", read_text(file), flags=re.MULTILINE)):
        key = _KEY.search(part)
        if place and key is not None:
            found[key[1]] = before, part
        before += part.count("\n")
    return found


def read_source(file: Path, text: str, before: int) -> Source:
    """One source from its own text, which stands `before` lines into the file."""
    return to_shape(file, text, parse_toml(file, text, before), SourcesFile, before).sources[0]


def read_phrases(file: Path) -> Phrases:
    """The words of a language for placeholders, labels and search; every word the code asks for must be there."""
    phrases = read_toml(file, Phrases)
    for table, found, needed in (
        ("fallback", phrases.fallback, (*KEYS, "call", "in-part")),
        ("labels", phrases.labels, LABELS),
    ):
        for key in needed:
            if key not in found:
                raise ContentProblem(file, line_of(read_text(file), f".{table}"), f"[{table}] has no {key!r}")
    return phrases


def read_country(file: Path) -> Country:
    """One country. Its code is the name of its file; every line can be reached somehow."""
    country = read_toml(file, Country)
    if country.code != file.stem:
        raise ContentProblem(
            file, line_of(read_text(file), ".code"), f"the code must be {file.stem!r}, as the file's name"
        )
    known: set[str] = set()
    for place, line in enumerate(country.lines):
        if line.id in known or not line.id.startswith(f"{country.code}-"):
            spot = line_of(read_text(file), f".lines[{place}].id")
            raise ContentProblem(file, spot, f"the id {line.id!r} must be the only one, and start with the country")
        known.add(line.id)
        if not (line.number or line.text or line.web):
            spot = line_of(read_text(file), f".lines[{place}]")
            raise ContentProblem(file, spot, f"{line.name!r} has no number, text or web address")
    return country


def read_door(file: Path) -> Door:
    """One door of Help now. Its id is the name of its file."""
    text = read_text(file)
    door = to_shape(file, text, parse_toml(file, text), Door)
    if door.id != file.stem:
        raise ContentProblem(file, line_of(text, ".id"), f"the id must be {file.stem!r}, as the file's name")
    if not door.steps and not door.parts:
        raise ContentProblem(file, 1, "a door needs steps, or parts with steps")
    _check_placeholders(file, text, 0)
    return door


class Articles(Value):
    """The articles that could be read, by id in the order of Learn, and what is wrong with each other file."""

    found: dict[str, Article]
    damaged: tuple[ContentProblem, ...]


def read_articles(folder: Path, sections: tuple[Section, ...], words_a_minute: int) -> Articles:
    """All articles; one that cannot be read leaves the others. An article stands in the folder of its section."""
    place = {section.id: section.order for section in sections}
    found: dict[str, Article] = {}
    files: dict[str, Path] = {}
    damaged: list[ContentProblem] = []
    for file in sorted(folder.glob("*/*.md")):
        try:
            article = read_article(file, words_a_minute)
            _check_place(file, article.info, place, files)
        except ContentProblem as problem:
            damaged.append(problem)
            continue
        found[article.info.id], files[article.info.id] = article, file
    ordered = sorted(found.values(), key=lambda one: (place[one.info.section], one.info.order, one.info.id))
    return Articles({article.info.id: article for article in ordered}, tuple(damaged))


def _check_place(file: Path, head: ArticleInfo, sections: Collection[str], files: Mapping[str, Path]) -> None:
    front = split_article(file, read_text(file))[0]
    if head.section not in sections:
        raise ContentProblem(file, 1 + line_of(front, ".section"), f"there is no section {head.section!r}")
    if head.section != file.parent.name:
        raise ContentProblem(file, 1 + line_of(front, ".section"), f"this file is in the folder {file.parent.name!r}")
    if head.id in files:
        raise ContentProblem(file, 1 + line_of(front, ".id"), f"the id {head.id!r} is taken by {files[head.id]}")


def read_article(file: Path, words_a_minute: int) -> Article:
    """One article file: front matter checked, body left as it is written but for the marks of sources."""
    front, body, before = split_article(file, read_text(file))
    head = to_shape(file, front, parse_toml(file, front, 1), ArticleHead, 1)
    _check_placeholders(file, body, before)
    body, traces = take_body(file, body, before, head.sources)
    minutes = max(1, math.ceil(len(body.split()) / words_a_minute))
    said = structs.asdict(head) | {"traces": (*head.traces, *traces)}
    return Article(info=ArticleInfo(**said, minutes=minutes), body=body)


def _check_placeholders(file: Path, text: str, before: int) -> None:
    unknown = unknown_placeholder(text)
    if unknown is not None:
        offset, name = unknown
        line = before + text.count("\n", 0, offset) + 1
        raise ContentProblem(file, line, f"nobody fills the placeholder {{{name}}}")
