"""What is said beside a prescribed medicine: missed doses, and keeping it safe. It never speaks of an amount."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from msgspec import Meta

from companion.content.problems import ContentProblem
from companion.content.reading import line_of, read_text, read_toml
from companion.content.sought import fold
from companion.content.values import Line, Shape, Slug, Trace


class MedicineNote(Shape, frozen=True, kw_only=True):
    """What is said of one medicine.

    `names` are beginnings of its names and brands; `days` is after how many missed days in a row it is said first;
    `article` tells more.
    """

    id: Slug
    names: Annotated[tuple[Line, ...], Meta(min_length=1)]
    article: Slug
    days: Annotated[int, Meta(ge=1, le=31)]
    missed: Line


class MedicineNotes(Shape, frozen=True, kw_only=True):
    """What is said of all of them, and of those that need more care. `missed` is for any other medicine."""

    sources: Annotated[tuple[Slug, ...], Meta(min_length=1)]
    review: Line
    missed: Line
    alone: Line
    storage: Annotated[tuple[Line, ...], Meta(min_length=1)]
    medicines: Annotated[tuple[MedicineNote, ...], Meta(min_length=1)]
    traces: tuple[Trace, ...] = ()

    def of(self, name: str) -> MedicineNote | None:
        """The note for a medicine by its name as the person wrote it; None where nothing more is to be said."""
        words = fold(name).replace("-", " ").split()
        for note in self.medicines:
            if any(word.startswith(beginning) for word in words for beginning in note.names):
                return note
        return None

    def when_missed(self, name: str, days: int) -> str:
        """What is said first after so many days said to be missed; empty where nothing has to be."""
        note = self.of(name)
        if not days or (note is not None and days < note.days):
            return ""
        return self.missed if note is None else note.missed


def read_medicine_notes(file: Path) -> MedicineNotes:
    """The notes. Every beginning of a name belongs to one medicine alone."""
    notes = read_toml(file, MedicineNotes)
    taken: dict[str, str] = {}
    for at, note in enumerate(notes.medicines):
        for name in note.names:
            if name != fold(name):
                problem = f"{name!r} is to be written {fold(name)!r}"
                raise ContentProblem(file, line_of(read_text(file), f".medicines[{at}].names"), problem)
            if name in taken:
                problem = f"{name!r} is {taken[name]} already"
                raise ContentProblem(file, line_of(read_text(file), f".medicines[{at}].names"), problem)
            taken[name] = note.id
    return notes
