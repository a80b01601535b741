"""Forms for a page of the journal: how the file is read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from msgspec import Meta

from companion.content.problems import ContentProblem
from companion.content.reading import line_of, read_text, read_toml
from companion.content.values import Line, Shape, Slug


class Template(Shape, frozen=True, kw_only=True):
    """One form: what it is called, what it is for, the tag and the title it gives a page, and its Markdown.

    A page with the tag of a form that `closes` can stay closed until a day: that is offered beside it.
    """

    id: Slug
    name: Line
    line: Line
    tag: Line
    title: Line
    body: Annotated[str, Meta(min_length=1)]
    closes: bool = False

    @property
    def words(self) -> str:
        """The Markdown, without the blank lines round it."""
        return self.body.strip()


class Templates(Shape, frozen=True, kw_only=True):
    """All forms."""

    templates: Annotated[tuple[Template, ...], Meta(min_length=1)]


def read_templates(file: Path) -> tuple[Template, ...]:
    """The forms, in their order. No two have one id or one name."""
    found = read_toml(file, Templates).templates
    seen: set[str] = set()
    for at, one in enumerate(found):
        for part in (one.id, one.name.casefold()):
            if part in seen:
                raise ContentProblem(
                    file, line_of(read_text(file), f".templates[{at}]"), f"{part!r} stands there already"
                )
            seen.add(part)
    return found
