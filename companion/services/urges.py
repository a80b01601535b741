"""Urges written down: each is a moment with how strong it was, and beside it what set it off and what was done."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from companion.clock import Clock
from companion.domain.checkin import Feeling, tidy_words
from companion.domain.undo import Made
from companion.domain.urge import Urge, UrgeNote
from companion.services.moments import MomentService
from companion.services.own_rows import OwnRows
from companion.storage import hot_worries
from companion.storage.database import Database

if TYPE_CHECKING:
    from sqlalchemy import Table

AREA = "moments"


def _urge() -> Table:
    from companion.storage.tables.coping import urge

    return urge


class UrgeService:
    """Keeps urges. The moment is what is read, changed and deleted in the journal; what is beside it goes with it."""

    def __init__(self, db: Database, clock: Clock, moments: MomentService) -> None:
        self._db, self._moments = db, moments
        self._rows = OwnRows(db, clock, AREA, _urge, ("set_off_by", "did"))

    def note(self, given: UrgeNote, words: str) -> Made:
        """Keep an urge of now, with `words` as the line of its moment; ValueError where nothing was given.

        Gives the name of the moment.
        """
        if given.is_empty:
            raise ValueError("an urge needs something in it")
        with self._db.write(AREA):
            moment = self._moments.add(Feeling(craving=given.strength, note=words))
            row = {"moment_uuid": moment.uuid, "set_off_by": "\n".join(tidy_words(given.set_off_by))}
            urge = self._rows.add({**row, "did": given.did.strip(), "rated_after": given.after})

        def undo() -> None:
            with self._db.write(AREA):
                urge.undo()
                moment.undo()

        return Made(undo, moment.uuid)

    def of_moment(self, moment: str) -> Urge | None:
        """What was written of the urge of a moment; None where nothing was."""
        with self._db.quick() as connection:
            return hot_worries.urge_of(connection, moment)

    def purge(self, now: datetime | None = None) -> int:
        """Blank the words of urges whose moment was blanked, or that were taken away thirty days before `now`."""
        from sqlalchemy import select

        from companion.storage.tables.coping import urge
        from companion.storage.tables.moments import moment

        gone = urge.c.moment_uuid.in_(select(moment.c.uuid).where(moment.c.purged_at.is_not(None)))
        written = (urge.c.set_off_by != "") | (urge.c.did != "")
        with self._db.read() as connection:
            due = connection.execute(select(urge.c.uuid).where(gone, written).limit(1)).first() is not None
        blanked = 0
        if due:
            with self._db.write(AREA) as connection:
                blank = urge.update().where(gone, written).values(set_off_by="", did="", rated_after=None)
                blanked = connection.execute(blank).rowcount
        return blanked + self._rows.purge(now)
