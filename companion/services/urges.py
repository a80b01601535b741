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
from companion.services.together import as_one
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
        return Made(as_one(self._db, (AREA,), (moment, urge)).undo, moment.uuid)

    def of_moment(self, moment: str) -> Urge | None:
        """What was written of the urge of a moment; None where nothing was."""
        with self._db.quick() as connection:
            return hot_worries.urge_of(connection, moment)

    def purge(self, now: datetime | None = None) -> int:
        """Blank the words of urges whose moment no longer has them, or that were taken away thirty days before `now`.

        The moment is what the person reads and changes: what they took out of it is to be nowhere else.
        """
        from sqlalchemy import func, select

        from companion.storage.tables.moments import moment

        urge = _urge()
        with self._db.read() as connection:
            beside = select(urge.c.uuid, urge.c.set_off_by, urge.c.did, func.coalesce(moment.c.note, ""))
            rows = connection.execute(beside.join(moment, moment.c.uuid == urge.c.moment_uuid)).all()
        taken_out = [
            uuid
            for uuid, set_off_by, did, note in rows
            if any(word not in note for word in (*set_off_by.splitlines(), *did.splitlines()))
        ]
        if taken_out:
            blank = urge.update().where(urge.c.uuid.in_(taken_out)).values(set_off_by="", did="", rated_after=None)
            with self._db.write(AREA) as connection:
                connection.execute(blank)
        return len(taken_out) + self._rows.purge(now)
