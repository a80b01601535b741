"""After a lapse: the sheet as it is being gone through, and all of it written down at once when it is done."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta

from companion.clock import Clock
from companion.domain.counter import EventKind
from companion.domain.day import DayRules, instant_text, logical_day
from companion.domain.ids import new_uuid
from companion.domain.lapse import Again, Link, Part, Plan, Sheet, Story, from_json, plans_from, to_json
from companion.domain.plans import tidy_line
from companion.domain.undo import Done
from companion.domain.value import replace
from companion.services.counter import CounterService
from companion.services.plans import PlanService
from companion.storage.database import Database

SLOT = "lapse"
AREA = "plans"


class LapseGone(LookupError):
    """The plan is no longer there; a mistake of ours, since screens refresh when plans go."""


class LapseService:
    """Keeps the sheet while it is unfinished, finishes it in one transaction, and knows what came of earlier ones."""

    def __init__(
        self, db: Database, clock: Clock, rules: DayRules, counter: CounterService, intentions: PlanService
    ) -> None:
        self._db, self._clock, self._rules = db, clock, rules
        self._counter, self._intentions = counter, intentions

    # -- the sheet -----------------------------------------------------------------------------------------

    def unfinished(self) -> Sheet | None:
        """The sheet that was closed half way, as it was typed; None where there is none."""
        from companion.services.statements import lapses as sql

        with self._db.read() as connection:
            row = connection.execute(sql.kept, {"which": SLOT}).first()
        if row is None:
            return None
        told = json.loads(row[0])
        return from_json(told) if isinstance(told, dict) else Sheet()

    def keep(self, sheet: Sheet) -> None:
        """Keep the sheet as it stands, durably."""
        from companion.services.statements import lapses as sql

        payload = json.dumps(to_json(sheet), ensure_ascii=False)
        with self._db.write(AREA) as connection:
            connection.execute(sql.keep, {"slot": SLOT, "payload": payload, "updated_at": self._now()})

    def drop(self) -> Done:
        """Put the unfinished sheet away; undoing brings it back, unless another was begun since."""
        from companion.services.statements import lapses as sql

        before = self.unfinished()
        if before is not None:
            with self._db.write(AREA) as connection:
                connection.execute(sql.drop, {"which": SLOT})

        def undo() -> None:
            if before is not None and self.unfinished() is None:
                self.keep(before)

        return Done(undo)

    def finish(self, sheet: Sheet, cues: Mapping[Part, str]) -> Done:
        """Write all of it down at once: the day, when they stopped again, what was written, plans, the next step.

        A day of use that was written down before is not written down twice. With `write_down` False no count
        changes. `cues` are the words for a plan whose part was left empty. Undoing takes all of it back and brings
        the sheet back as it was.
        """
        undos: list[Callable[[], None]] = []
        today = logical_day(self._clock.now(), self._clock.zone(), self._rules.rollover_hour)
        # One transaction: after a crash there is either the whole of it, or the sheet as it was left.
        with self._db.write("counter", AREA):
            event = self._count(sheet, today, undos) if sheet.write_down else None
            self._write_links(sheet, event, cues, undos)
            if sheet.next_step.strip():
                undos.append(self._intentions.intend(sheet.next_step, today).undo)
            self.drop()

        def undo() -> None:
            with self._db.write("counter", AREA):
                for one in reversed(undos):
                    one()
                if self.unfinished() is None:
                    self.keep(sheet)

        return Done(undo)

    # -- what came of it -----------------------------------------------------------------------------------

    def plans(self) -> tuple[Plan, ...]:
        """The if-then plans, in the order they were made."""
        from companion.services.statements import lapses as sql

        with self._db.read() as connection:
            return tuple(Plan(*row) for row in connection.execute(sql.plans))

    def change_plan(self, uuid: str, cue: str, action: str) -> Done:
        """Write a plan anew; LapseGone where there is nothing, ValueError without an action."""
        before = next((plan for plan in self.plans() if plan.uuid == uuid), None)
        if before is None:
            raise LapseGone(uuid)
        self._change_plan(uuid, " ".join(cue.split()), tidy_line(action))
        return Done(lambda: self._change_plan(uuid, before.cue, before.action))

    def remove_plan(self, uuid: str) -> Done:
        """Take a plan away; its words stay thirty days for undoing."""
        if all(plan.uuid != uuid for plan in self.plans()):
            raise LapseGone(uuid)
        self._mark("delete_plan", uuid, deleted=True)
        return Done(lambda: self._mark("delete_plan", uuid, deleted=False))

    def stories(self) -> tuple[Story, ...]:
        """What was written about earlier lapses, newest day first."""
        from companion.services.statements import lapses as sql

        found: dict[tuple[str, str], tuple[list[Link], list[str]]] = {}
        with self._db.read() as connection:
            for about, day, uuid, part, words, next_time in connection.execute(sql.stories):
                links, uuids = found.setdefault((about, day), ([], []))
                links.append(Link(Part(part), words, next_time))
                uuids.append(uuid)
        return tuple(
            Story(date.fromisoformat(day), tuple(links), tuple(uuids)) for (_, day), (links, uuids) in found.items()
        )

    def remove_story(self, story: Story) -> Done:
        """Take away what was written about a lapse; the day itself and the plans stay."""

        def mark(deleted: bool) -> None:
            with self._db.write(AREA):
                for uuid in story.uuids:
                    self._mark("delete_link", uuid, deleted=deleted)

        mark(True)
        return Done(lambda: mark(False))

    def purge(self, now: datetime | None = None) -> int:
        """Blank the words of what was taken away thirty days before `now`; gives of how many rows."""
        from companion.domain.journal import KEPT_IN_BIN
        from companion.services.statements import lapses as sql

        at = now or self._clock.now()
        until = {"until": instant_text(at - KEPT_IN_BIN)}
        with self._db.read() as connection:
            if all(connection.execute(any_of, until).first() is None for any_of in sql.any_long_removed):
                return 0
        with self._db.write(AREA) as connection:
            values = {**until, "now": instant_text(at)}
            return sum(connection.execute(blank, values).rowcount for blank in sql.blank_long_removed)

    # -- inside --------------------------------------------------------------------------------------------

    def _count(self, sheet: Sheet, today: date, undos: list[Callable[[], None]]) -> str:
        day, zone = sheet.day or today, self._clock.zone()
        known = next(
            (one for one in self._counter.events(sheet.counted) if one.kind is EventKind.LAPSE and one.day == day), None
        )
        at = None
        if sheet.at is not None:
            # An hour before the day begins anew belongs to the night after it.
            night = timedelta(days=1 if sheet.at.hour < self._rules.rollover_hour else 0)
            at = min(datetime.combine(day + night, sheet.at, zone).astimezone(UTC), self._clock.now())
        if known is None:
            made = self._counter.add(EventKind.LAPSE, day, at, counted=sheet.counted)
            undos.append(made.undo)
            uuid = made.uuid
        else:
            uuid = known.uuid
            if at is not None and at != known.at:
                undos.append(self._counter.edit(replace(known, at=at)).undo)
        if sheet.again is Again.NOT_YET:
            undos.append(self._counter.not_stopped_yet(counted=sheet.counted).undo)
        elif sheet.again is Again.STOPPED and sheet.again_day is not None:
            undos.append(self._counter.stopped_again(sheet.again_day, counted=sheet.counted).undo)
        return uuid

    def _write_links(
        self, sheet: Sheet, event: str | None, cues: Mapping[Part, str], undos: list[Callable[[], None]]
    ) -> None:
        from companion.services.statements import lapses as sql

        now = self._now()
        made = {"created_at": now, "updated_at": now}
        uuids: dict[Part, str] = {}
        with self._db.write(AREA) as connection:
            for place, link in enumerate(link for link in sheet.links if not link.is_empty):
                uuid = uuids[link.part] = new_uuid()
                row = {"part": link.part.value, "words": link.words, "next_time": link.next_time, "position": place}
                connection.execute(sql.insert_link, {"uuid": uuid, "event_uuid": event, **row, **made})
                undos.append(lambda uuid=uuid: self._mark("delete_link", uuid, deleted=True))  # type: ignore[misc]
            place = int(connection.execute(sql.next_plan).scalar_one())
            for number, (part, cue, action) in enumerate(plans_from(sheet.links, cues)):
                uuid = new_uuid()
                row = {"cue": cue, "action": action, "link_uuid": uuids[part], "position": place + number}
                connection.execute(sql.insert_plan, {"uuid": uuid, **row, **made})
                undos.append(lambda uuid=uuid: self._mark("delete_plan", uuid, deleted=True))  # type: ignore[misc]

    def _change_plan(self, uuid: str, cue: str, action: str) -> None:
        from companion.services.statements import lapses as sql

        with self._db.write(AREA) as connection:
            values = {"which": uuid, "cue": cue, "action": action, "updated_at": self._now()}
            connection.execute(sql.change_plan, values)

    def _mark(self, statement: str, uuid: str, *, deleted: bool) -> None:
        from companion.services.statements import lapses as sql

        now = self._now()
        with self._db.write(AREA) as connection:
            values = {"which": uuid, "deleted_at": now if deleted else None, "updated_at": now}
            connection.execute(getattr(sql, statement), values)

    def _now(self) -> str:
        return instant_text(self._clock.now())
