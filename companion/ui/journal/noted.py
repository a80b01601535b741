"""Notes on highlights in the library, as rows among what the journal's search found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from companion.context import AppContext
from companion.domain.day import logical_day
from companion.domain.ids import first_key
from companion.domain.journal import Marked
from companion.domain.marks import Mark, found_in
from companion.domain.problems import KnownProblem
from companion.domain.value import Value

if TYPE_CHECKING:
    from companion.ui.journal.timeline_model import Row, Source

#: One letter begins nearly every note.
_SHORTEST = 2


class NotedRow(Value):
    """A note on a highlight, with the words it was found by; the rest is worked out when it is asked for."""

    mark: Mark
    query: str
    article: str
    zone: str
    rollover_hour: int

    @property
    def uuid(self) -> str:
        """The lasting name of the mark."""
        return self.mark.uuid

    @property
    def at(self) -> datetime:
        """When the words were highlighted."""
        return self.mark.created_at

    @property
    def day(self) -> date:
        """The day of that; a mark keeps no zone of its own."""
        return logical_day(self.at, ZoneInfo(self.zone), self.rollover_hour)

    @property
    def sort_key(self) -> int:
        """Where it stands among the rows of the journal."""
        return first_key(self.at)

    @property
    def title(self) -> Marked:
        """What the article is called."""
        return ((self.article, False),)

    @property
    def snippet(self) -> Marked:
        """The note, from a little before the first of the words found."""
        return tuple((piece.replace("\n", " "), hit) for piece, hit in found_in(self.mark.note, self.query))


def warm(ctx: AppContext) -> None:
    """Read what articles are called before the first letter, for whoever has a note: no key is to wait for that."""
    try:
        if ctx.unlocked and any(mark.note for mark in ctx.services.marks.every()):
            ctx.library.articles()
    except KnownProblem:
        # The key that finds a note meets it again, and tells it.
        return


def noted_rows(ctx: AppContext, query: str) -> tuple[NotedRow, ...]:
    """The notes that say what is looked for, the latest first."""
    # "#word" asks for a tag, and a note has none.
    asks_for_tag = any(word.startswith("#") for word in query.split())
    marks = () if asks_for_tag or len(query) < _SHORTEST else ctx.services.marks.noted(query)
    if not marks:
        return ()
    zone, hour = ctx.clock.zone().key, ctx.services.settings.current().rollover_hour
    return tuple(NotedRow(mark, query, ctx.library.title(mark.article), zone, hour) for mark in marks)


def among(source: Source, noted: Sequence[NotedRow]) -> Source:
    """What a source gives, newest first, with each note where its day has it."""

    def read(before: int | None) -> tuple[Sequence[Row], int | None]:
        rows, following = source(before)
        inside = [
            row
            for row in noted
            if (before is None or row.sort_key < before) and (following is None or row.sort_key >= following)
        ]
        return sorted((*rows, *inside), key=lambda row: row.sort_key, reverse=True) if inside else rows, following

    return read
