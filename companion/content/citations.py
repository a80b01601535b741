"""What cites each source: so that every figure printed can be traced to where it stands, and back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from companion.content.library import Library
from companion.domain.value import Value

Kind = Literal["article", "door", "strategy", "cope", "pathway", "word", "naloxone", "helplines"]
#: The kinds in the order they are told.
KINDS: tuple[Kind, ...] = ("article", "door", "strategy", "cope", "pathway", "word", "naloxone", "helplines")


class Citing(Value):
    """One thing that cites a source: its kind and its title. Ways to cope, taken as a whole, and naloxone have none."""

    kind: Kind
    title: str


def citations(library: Library) -> dict[str, tuple[Citing, ...]]:
    """What cites each source, by the source's key, each thing once: articles first, helplines by country last."""
    found: dict[str, dict[Citing, None]] = {}
    for key, citing in _every(library):
        found.setdefault(key, {})[citing] = None
    return {key: tuple(sorted(those, key=lambda one: KINDS.index(one.kind))) for key, those in found.items()}


def _every(library: Library) -> Iterator[tuple[str, Citing]]:
    for info in library.articles():
        yield from ((key, Citing("article", info.title)) for key in info.sources)
    for door in library.doors():
        yield from ((key, Citing("door", door.title)) for key in library.door(door.id).sources)
    for strategy in library.strategies():
        yield from ((key, Citing("strategy", strategy.name)) for key in strategy.sources)
    yield from ((key, Citing("cope", "")) for key in library.cope().sources)
    for family in (False, True):
        for pathway in library.pathways(family=family):
            yield from ((key, Citing("pathway", pathway.title)) for key in pathway.sources)
    for term in library.glossary():
        yield from ((key, Citing("word", term.term)) for key in term.sources)
    for place in library.naloxone_places():
        yield from ((key, Citing("naloxone", "")) for key in place.sources)
    for country in (library.country(one.code) for one in library.countries()):
        numbers = (number.source for number in country.emergency)
        lines = (line.source for line in country.lines)
        yield from ((key, Citing("helplines", country.name)) for key in (*numbers, *lines))
