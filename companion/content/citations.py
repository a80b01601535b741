"""What cites each source, and the sentences whose figures stand on it: so that a figure is traced both ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from companion.content.library import Library
from companion.content.traces import sentence
from companion.content.values import Trace
from companion.domain.value import Value

Kind = Literal[
    "article",
    "door",
    "strategy",
    "cope",
    "pathway",
    "word",
    "naloxone",
    "medicine",
    "aftercare",
    "self-check",
    "helplines",
]
#: The kinds in the order they are told.
KINDS: tuple[Kind, ...] = (
    "article",
    "door",
    "strategy",
    "cope",
    "pathway",
    "word",
    "naloxone",
    "medicine",
    "aftercare",
    "self-check",
    "helplines",
)


class Citing(Value):
    """One thing that cites a source: its kind and its title. Ways to cope, taken as a whole, naloxone, and what is
    said beside prescribed medicine have none.

    `sentences` are those of its sentences whose figures stand on the source, placeholders not filled.
    """

    kind: Kind
    title: str
    sentences: tuple[str, ...] = ()


def citations(library: Library) -> dict[str, tuple[Citing, ...]]:
    """What cites each source, by the source's key, each thing once: articles first, helplines by country last.

    What cannot be read cites nothing, and the library's `damage` tells of it.
    """
    found: dict[str, dict[tuple[Kind, str], dict[str, None]]] = {}
    for kind, title, keys, traces in _every(library):
        for key in keys:
            found.setdefault(key, {}).setdefault((kind, title), {})
        for trace in traces:
            said = sentence(trace)
            for key in trace.keys:
                found[key][kind, title][said] = None
    return {key: tuple(_told(those)) for key, those in found.items()}


def _told(those: dict[tuple[Kind, str], dict[str, None]]) -> Iterator[Citing]:
    for (kind, title), said in sorted(those.items(), key=lambda one: KINDS.index(one[0][0])):
        yield Citing(kind, title, tuple(said))


def _every(library: Library) -> Iterator[tuple[Kind, str, Iterable[str], tuple[Trace, ...]]]:
    for info in library.articles():
        yield "article", info.title, info.sources, info.traces
    for one in library.doors():
        door = library.door(one.id)
        yield "door", door.title, door.sources, door.traces
    for strategy in library.strategies():
        yield "strategy", strategy.name, strategy.sources, strategy.traces
    for cope in library.spared(lambda: (library.cope(),), lambda: ()):
        yield "cope", "", cope.sources, cope.traces
    for family in (False, True):
        for pathway in library.pathways(family=family):
            yield "pathway", pathway.title, pathway.sources, pathway.traces
    for term in library.spared(library.glossary, lambda: ()):
        yield "word", term.term, term.sources, term.traces
    for place in library.spared(library.naloxone_places, lambda: ()):
        yield "naloxone", "", place.sources, place.traces
    for notes in library.spared(lambda: (library.medicine_notes(),), lambda: ()):
        yield "medicine", "", notes.sources, notes.traces
    for lines in library.spared(lambda: (library.aftercare(),), lambda: ()):
        yield "aftercare", "", lines.sources, lines.traces
    for check in library.self_checks():
        yield "self-check", check.name, check.sources, ()
    for country in library.sound(library.country, (one.code for one in library.countries())):
        numbers = (number.source for number in country.emergency)
        own = (line.source for line in country.lines)
        yield "helplines", country.name, (*numbers, *own), ()
