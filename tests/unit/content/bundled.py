"""The bundled library as the content tests read it: every word that a person can be shown, and where it stands."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from companion.content.filling import Fill
from companion.content.library import Library
from companion.content.pathways import Pathway
from companion.content.render import body_html
from companion.content.strategies import Strategy
from companion.content.values import Door
from companion.resources import content_folder

REVIEW = "Written from the sources listed; not yet reviewed by a clinician."
TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Shown:
    """Some words a person sees: the place they come from, the id of their page, and the words as they are written."""

    place: str
    page: str
    text: str


def library() -> Library:
    """The library that ships."""
    return Library(content_folder())


def article_ids() -> list[str]:
    """The ids of all articles, for parametrised tests."""
    return [info.id for info in library().articles()]


def door_ids() -> list[str]:
    """The ids of all doors, for parametrised tests."""
    return [door.id for door in library().doors()]


def strategy_ids() -> list[str]:
    """The ids of all ways to cope, for parametrised tests."""
    return [strategy.id for strategy in library().strategies()]


def guide_ids() -> list[str]:
    """The ids of all tools that run part by part."""
    return sorted(file.stem for file in (library().folder / "guides").glob("*.toml"))


def pathways() -> list[Pathway]:
    """Every pathway that ships."""
    shelf = library()
    return [shelf.pathway(file.stem) for file in sorted((shelf.folder / "pathways").glob("*.toml"))]


def country_codes() -> list[str]:
    """The codes of all countries, for parametrised tests."""
    return [country.code for country in library().countries()]


def door_words(door: Door) -> list[str]:
    """Every piece of text of a door, in reading order."""
    words = [door.title, door.lead, door.signs_title, *door.signs, door.never_title, *door.never, door.last]
    for step in door.steps:
        words += [step.title, step.text]
    for part in door.parts:
        words += [part.title, part.note]
        for step in part.steps:
            words += [step.title, step.text]
    return [word for word in words if word]


def strategy_words(strategy: Strategy) -> list[str]:
    """Every piece of text of a way to cope, in reading order."""
    said = [strategy.name, strategy.line, *strategy.cautions, *strategy.steps, *strategy.prompts, strategy.evidence]
    return [*said, strategy.review]


def pages() -> Iterator[Shown]:
    """Every article, door and way to cope, placeholders not filled. Helplines and sources are not among them."""
    shelf = library()
    for section in shelf.sections():
        yield Shown("sections.toml", section.id, f"{section.title}. {section.summary}")
    for info in shelf.articles():
        text = "\n".join([info.title, info.summary, info.review, shelf.article(info.id).body])
        yield Shown(f"articles/{info.section}/{info.id}", info.id, text)
    for door in shelf.doors():
        yield Shown(f"help/{door.id}", door.id, "\n".join(door_words(shelf.door(door.id))))
    for strategy in shelf.strategies():
        yield Shown(f"strategies/{strategy.id}", strategy.id, "\n".join(strategy_words(strategy)))
    cope = shelf.cope()
    yield Shown("cope.toml", "cope", "\n".join([cope.safety, cope.sleepy, cope.medicine]))
    for pathway in pathways():
        words = [pathway.title, pathway.lead]
        for stage in pathway.stages:
            words += [stage.title, stage.note, *(f"{step.title}. {step.why}" for step in stage.steps)]
        yield Shown(f"pathways/{pathway.id}", pathway.id, "\n".join(words))
    for term in shelf.glossary():
        yield Shown(f"glossary.toml {term.id}", term.id, f"{', '.join((term.term, *term.also))}. {term.text}")
    for place in shelf.naloxone_places():
        yield Shown("naloxone-where.toml", "naloxone-where", "\n".join(place.lines))
    calendar = shelf.aftercare()
    yield Shown(
        "aftercare.toml", "aftercare", "\n".join([calendar.lead, *(f"{step.words}." for step in calendar.steps)])
    )
    notes = shelf.medicine_notes()
    said = [notes.missed, notes.alone, *notes.storage, *(note.missed for note in notes.medicines)]
    yield Shown("medicine-notes.toml", "medicine-notes", "\n".join(said))
    for group in shelf.prompts().groups:
        asked = [group.name, *(prompt.words for prompt in group.prompts)]
        yield Shown(f"prompts.toml {group.id}", group.id, "\n".join(asked))
    for form in shelf.templates():
        yield Shown(f"templates.toml {form.id}", form.id, "\n".join((form.name, form.line, form.title, form.words)))
    phrases = shelf.phrases()
    yield Shown("phrases.toml", "phrases", "\n".join([*phrases.fallback.values(), *phrases.labels.values()]))


def everything() -> Iterator[Shown]:
    """Every word a person can be shown: pages, helplines and sources."""
    shelf = library()
    yield from pages()
    for info in shelf.countries():
        country = shelf.country(info.code)
        words = [country.name, *(number.note for number in country.emergency)]
        for line in country.lines:
            words += [
                line.name,
                line.text,
                line.where,
                line.purpose,
                line.happens,
                line.hours,
                line.cost,
                line.languages,
            ]
        yield Shown(f"helplines/{info.code}", info.code, "\n".join(words))
    for source in shelf.sources():
        yield Shown("sources.toml", source.key, f"{source.organisation}. {source.title}")


def plain(markdown: str, fill: Fill) -> str:
    """A body as sentences of plain text: each paragraph, list item and table cell ends with a full stop."""
    marked = re.sub(r"</(p|li|td|th|h\d)>", ". ", body_html(markdown, fill, library().phrases().labels))
    words = re.sub(r"\s+", " ", html.unescape(TAG.sub(" ", marked)))
    return re.sub(r"([.!?:,])?(\s*\.)+", lambda found: found[1] if found[1] in (".", "!", "?") else ".", words).strip(
        ". "
    )
