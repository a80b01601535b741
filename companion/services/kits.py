"""The register of naloxone kits. Where naloxone is, as Today and Help now say it, follows the register."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from companion.clock import Clock
from companion.domain.kits import Kit, KitWords, where
from companion.domain.undo import Done, Made
from companion.services.own_rows import OwnRows, the_one
from companion.services.settings import SettingsService
from companion.services.together import as_one
from companion.storage import hot_kits
from companion.storage.database import Database

if TYPE_CHECKING:
    from sqlalchemy import Table

AREA = "kits"


def _table() -> Table:
    from companion.storage.tables.aftercare import kit

    return kit


class KitService:
    """Kits are added, changed and taken away with undo; each change takes along the place kept in the settings."""

    def __init__(self, db: Database, clock: Clock, settings: SettingsService) -> None:
        self._db = db
        self._settings = settings
        self._rows = OwnRows(db, clock, AREA, _table, ("place", "trained", "note"))

    def all(self) -> tuple[Kit, ...]:
        """Every kit, in the person's order."""
        with self._db.quick() as connection:
            return hot_kits.kits(connection)

    def add(self, words: KitWords) -> Made:
        """Put a kit into the register."""
        uuid = ""

        def act() -> Done:
            nonlocal uuid
            made = self._rows.add(_columns(words))
            uuid = made.uuid
            return made

        done = self._with_place(act)
        return Made(done.undo, uuid)

    def change(self, uuid: str, words: KitWords) -> Done:
        """Write a kit anew, as where it was replaced; RowGone where there is none."""
        former = the_one(self.all(), uuid).words
        return self._with_place(lambda: self._rows.change(uuid, _columns(words), _columns(former)))

    def remove(self, uuid: str) -> Done:
        """Take a kit out; RowGone where there is none."""
        return self._with_place(lambda: self._rows.remove(uuid))

    def order(self, uuids: Sequence[str]) -> Done:
        """Keep the kits in this order."""
        before = [kit.uuid for kit in self.all()]
        return self._with_place(lambda: self._rows.order(uuids, before))

    def purge(self, now: datetime | None = None) -> int:
        """Blank the words of what was taken out thirty days before `now`; gives how many."""
        return self._rows.purge(now)

    def _with_place(self, act: Callable[[], Done]) -> Done:
        """Make a change and have the settings say where naloxone is now, both or neither; undoing undoes both."""
        with self._db.write(AREA, "settings"):
            former = self.all()
            parts = [act()]
            kits = self.all()
            if kits:
                parts.append(self._settings.change(naloxone_at_hand=True, naloxone_place=where(kits)))
            elif former and self._settings.current().naloxone_place == where(former):
                # Nobody is to look for the one that was taken out; whether there are others nobody said.
                parts.append(self._settings.change(naloxone_at_hand=None, naloxone_place=""))
        return as_one(self._db, (AREA, "settings"), parts)


def _columns(words: KitWords) -> dict[str, object]:
    return {
        "place": " ".join(words.place.split()),
        "kind": words.kind.value,
        "expires": None if words.expires is None else words.expires.isoformat(),
        "trained": words.trained.strip(),
        "note": words.note.strip(),
    }
