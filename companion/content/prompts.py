"""Questions offered beside an empty page, in groups: how the file is read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from msgspec import Meta

from companion.content.problems import ContentProblem
from companion.content.reading import line_of, read_text, read_toml
from companion.content.values import Line, Shape, Slug

#: The group that is offered late in the evening and at night, and at no other time unless it is asked for.
NIGHT = "night"
#: From which hour of the wall clock, and until which, it is late.
LATE_FROM, LATE_UNTIL = 22, 5


class Prompt(Shape, frozen=True, kw_only=True):
    """One question."""

    id: Slug
    words: Line


class PromptGroup(Shape, frozen=True, kw_only=True):
    """Questions of one kind."""

    id: Slug
    name: Line
    prompts: Annotated[tuple[Prompt, ...], Meta(min_length=1)]


class Prompts(Shape, frozen=True, kw_only=True):
    """All questions."""

    groups: Annotated[tuple[PromptGroup, ...], Meta(min_length=1)]

    def ids(self, group: str, hour: int) -> tuple[str, ...]:
        """The questions of a group; with none chosen, those that fit the hour of the wall clock."""
        late = hour >= LATE_FROM or hour < LATE_UNTIL
        chosen = [one for one in self.groups if (one.id == group if group else (one.id == NIGHT) is late)]
        return tuple(prompt.id for one in chosen or self.groups for prompt in one.prompts)

    def words(self, prompt_id: str) -> str:
        """What a question says; KeyError where there is none of that id."""
        for group in self.groups:
            for prompt in group.prompts:
                if prompt.id == prompt_id:
                    return prompt.words
        raise KeyError(prompt_id)


def read_prompts(file: Path) -> Prompts:
    """The questions. No id and no words stand there twice, and there is a group for the night."""
    found = read_toml(file, Prompts)
    seen: set[str] = set()
    for at, group in enumerate(found.groups):
        for place, prompt in enumerate(group.prompts):
            for part in (prompt.id, prompt.words.casefold()):
                if part in seen:
                    line = line_of(read_text(file), f".groups[{at}].prompts[{place}]")
                    raise ContentProblem(file, line, f"{part!r} stands there already")
                seen.add(part)
    if all(group.id != NIGHT for group in found.groups):
        raise ContentProblem(file, 1, f"there is no group {NIGHT!r}")
    return found
