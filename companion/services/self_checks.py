"""Self-checks: kept with the day they were answered, read over time, and taken away with undo."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from companion.clock import Clock
from companion.domain.day import DayRules, instant_text, stamp
from companion.domain.self_checks import Answers, Checked
from companion.domain.undo import Done, Made
from companion.services.half_written import HalfWritten
from companion.services.own_rows import OwnRows, RowGone
from companion.storage import hot_self_checks
from companion.storage.database import Database

if TYPE_CHECKING:
    from sqlalchemy import Table

AREA = "self_checks"
SLOT = "self-check"


def _table() -> Table:
    from companion.storage.tables.self_checks import self_check

    return self_check


class SelfCheckService:
    """Keeps answers and no score: a score is worked out where it is shown, and can never be at odds with them."""

    def __init__(self, db: Database, clock: Clock, rules: DayRules) -> None:
        self._db, self._clock, self._rules = db, clock, rules
        self._rows = OwnRows(db, clock, AREA, _table, ("note",))
        self._half = HalfWritten(db, clock, SLOT)

    def keep(self, kind: str, edition: int, answers: Answers) -> Made:
        """Keep what was answered now; what was half answered of the same check is no longer kept."""
        at = stamp(self._clock.now(), self._clock.zone(), self._rules.rollover_hour)
        made = self._rows.add(
            {
                "kind": kind,
                "edition": edition,
                "day": at.day.isoformat(),
                "at_utc": instant_text(at.utc),
                "zone": at.zone,
                "answers": json.dumps(list(answers)),
            }
        )
        self._let_go(kind)
        return made

    def of(self, kind: str) -> tuple[Checked, ...]:
        """Every time a check was answered, the first of them first."""
        with self._db.quick() as connection:
            return hot_self_checks.of_kind(connection, kind)

    def one(self, uuid: str) -> Checked | None:
        """One of them; None where there is none, or it was taken away."""
        with self._db.quick() as connection:
            return hot_self_checks.one(connection, uuid)

    def latest(self) -> Mapping[str, Checked]:
        """The last time of each check, by its id."""
        with self._db.quick() as connection:
            return {checked.kind: checked for checked in hot_self_checks.latest(connection)}

    def remark(self, uuid: str, note: str) -> Done:
        """Write a few words beside an answered check; RowGone where there is none."""
        former = self.one(uuid)
        if former is None:
            raise RowGone(uuid)
        return self._rows.change(uuid, {"note": note}, {"note": former.note})

    def remove(self, uuid: str) -> Done:
        """Take an answered check away; RowGone where there is none."""
        return self._rows.remove(uuid)

    def purge(self, now: datetime | None = None) -> int:
        """Blank the words beside what was taken away thirty days before `now`; gives how many."""
        return self._rows.purge(now)

    # -- half answered -------------------------------------------------------------------------------------

    def hold(self, kind: str, edition: int, answers: Answers) -> None:
        """Keep a check that is left half way, in place of an earlier half of the same."""
        self._half.keep((self._half.read() or {}) | {kind: {"edition": edition, "answers": list(answers)}})

    def half_done(self) -> Mapping[str, tuple[int, Answers]]:
        """The checks that were left half way, by their id: the edition of each, and what was answered so far."""
        halves: dict[str, tuple[int, Answers]] = {}
        for kind, told in (self._half.read() or {}).items():
            match told:
                case {"edition": int(edition), "answers": list(answers)}:
                    halves[kind] = edition, tuple(one if isinstance(one, int) else None for one in answers)
        return halves

    def _let_go(self, kind: str) -> None:
        held = self._half.read() or {}
        if kind not in held:
            return
        del held[kind]
        if held:
            self._half.keep(held)
        else:
            self._half.drop()
