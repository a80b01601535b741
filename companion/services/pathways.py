"""Pathways: how far somebody is in each short reading, what comes next, and the ticks they give and take by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.clock import Clock
from companion.domain.day import instant_text
from companion.domain.undo import Done
from companion.domain.value import Value
from companion.services.settings import SettingsService
from companion.storage import hot_pathways, hot_reading
from companion.storage.database import Database

if TYPE_CHECKING:
    from companion.content.pathways import Pathway, PathwayStep

AREA = "reading"
_ARTICLE = "article:"


class Progress(Value):
    """How far somebody is: where the ticked steps lead, how many steps there are, and where the first not ticked leads.

    `next` is empty where all are ticked.
    """

    pathway: str
    done: frozenset[str]
    count: int
    next: str

    @property
    def is_whole(self) -> bool:
        """Whether every step is ticked."""
        return not self.next

    @property
    def is_begun(self) -> bool:
        """Whether any step is ticked, and not all of them."""
        return bool(self.done) and not self.is_whole


class Place(Value):
    """Where a step stands in its pathway: its number from 1, how many steps there are, and those beside it."""

    number: int
    count: int
    before: PathwayStep | None
    after: PathwayStep | None


class PathwayService:
    """Keeps the ticks. An article that was read to its end is ticked by itself; what was changed by hand stands."""

    def __init__(self, db: Database, clock: Clock, settings: SettingsService) -> None:
        self._db = db
        self._clock = clock
        self._settings = settings

    def progress(self, pathway: Pathway) -> Progress:
        """How far somebody is in a pathway."""
        with self._db.quick() as connection:
            by_hand = hot_pathways.by_hand(connection, pathway.id)
            read = hot_reading.every(connection)

        def is_done(step: PathwayStep) -> bool:
            page = read.get(step.target) if step.kind == "article" else None
            return by_hand.get(step.to, page is not None and page.finished)

        steps = pathway.steps()
        done = frozenset(step.to for step in steps if is_done(step))
        return Progress(pathway.id, done, len(steps), next((step.to for step in steps if step.to not in done), ""))

    def tick(self, pathway: Pathway, step: str, on: bool) -> Done:
        """Tick a step, named by where it leads, or take its tick off; undoing puts back what was there.

        The pathway is the one somebody is on from now on, until it is whole.

        Raises:
            ValueError: the pathway has no such step.
        """
        if step not in {one.to for one in pathway.steps()}:
            raise ValueError(f"no step of {pathway.id} leads to {step}")
        with self._db.quick() as connection:
            former = hot_pathways.by_hand(connection, pathway.id).get(step)
        self._put(pathway.id, step, on)
        self.follow("" if self.progress(pathway).is_whole else pathway.id)

        def undo() -> None:
            if former is None:
                self._take_away(pathway.id, step)
            else:
                self._put(pathway.id, step, former)

        return Done(undo)

    def follow(self, pathway: str) -> None:
        """Remember which pathway somebody is on, by its id; empty for none."""
        if self._settings.current().pathway != pathway:
            self._settings.change(pathway=pathway)

    @property
    def followed(self) -> str:
        """The id of the pathway somebody is on; empty for none."""
        return self._settings.current().pathway

    def _put(self, pathway: str, step: str, on: bool) -> None:
        from companion.services.statements import pathways as sql

        now = instant_text(self._clock.now())
        row = {"pathway": pathway, "step": step, "done_at": now if on else None, "updated_at": now}
        with self._db.write(AREA) as connection:
            connection.execute(sql.put, row)

    def _take_away(self, pathway: str, step: str) -> None:
        from companion.services.statements import pathways as sql

        with self._db.write(AREA) as connection:
            connection.execute(sql.take_away, {"which": pathway, "where_to": step})


def place_in(pathway: Pathway, article: str) -> Place | None:
    """Where an article stands in a pathway; None where it is not in it."""
    steps = pathway.steps()
    at = next((place for place, step in enumerate(steps) if step.to == f"{_ARTICLE}{article}"), -1)
    if at < 0:
        return None
    after = steps[at + 1] if at + 1 < len(steps) else None
    return Place(at + 1, len(steps), steps[at - 1] if at else None, after)
