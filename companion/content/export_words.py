"""The words in what is taken out for reading, and how their file is read."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

from msgspec import Meta

from companion.content.problems import ContentProblem
from companion.content.reading import line_of, read_text, read_toml
from companion.content.values import Line, Shape

FILE = "export.toml"


class ExportWords(Shape, frozen=True, kw_only=True):
    """Each word by its name, and how a day is said."""

    months: Annotated[tuple[Line, ...], Meta(min_length=12, max_length=12)]
    weekdays: Annotated[tuple[Line, ...], Meta(min_length=7, max_length=7)]
    words: dict[str, Line]

    def __getitem__(self, name: str) -> str:
        """The words of a name; KeyError where the file has none."""
        return self.words[name]

    def day(self, written: str) -> str:
        """A day of a row as it is said; as it is written where it is none."""
        try:
            found = date.fromisoformat(written)
        except ValueError:
            return written
        return self["day"].format(
            weekday=self.weekdays[found.weekday()],
            number=found.day,
            month=self.months[found.month - 1],
            year=found.year,
        )


def read_export_words(folder: Path) -> ExportWords:
    """The words in a folder of content. None of them is there under a name with a blank or a capital letter."""
    file = folder / FILE
    found = read_toml(file, ExportWords)
    for name in found.words:
        if name != name.strip().casefold() or " " in name:
            raise ContentProblem(file, line_of(read_text(file), f".words.{name}"), f"{name!r} is no name")
    return found
