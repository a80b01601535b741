"""After a lapse: the sheet as it is being gone through, and all of it written down at once when it is done."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta

from companion.clock import Clock
from companion.domain.counter import Count, EventKind, fold
from companion.domain.day import DayRules, instant_from_text, instant_text, logical_day
from companion.domain.ids import new_uuid
from companion.domain.lapse import (
    Again,
    Link,
    Part,
    Sheet,
    Story,
    Waiting,
    counted_as,
    is_open,
    leaves_open,
    plans_from,
    stopped_on,
)
from companion.domain.lapse_kept import from_json, to_json
from companion.domain.settings import Headline
from companion.domain.undo import Done
from companion.domain.value import replace
from companion.services.counter import CounterService
from companion.services.plans import PlanService
from companion.services.together import as_one
from companion.storage import hot_lapse
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

    def waiting(self) -> tuple[Waiting, ...]:
        """The sheets that were closed half way, as they were typed, the last written first."""
        with self._db.quick() as connection:
            rows = hot_lapse.waiting(connection, SLOT)
        return tuple(Waiting(_sheet(payload), self._day_of(written)) for payload, written in rows)

    def unfinished(self) -> Sheet | None:
        """The last written of the sheets that were closed half way; None where there is none."""
        return next((one.sheet for one in self.waiting()), None)

    def keep(self, sheet: Sheet) -> None:
        """Keep the sheet as it stands, durably, beside others of another name."""
        from companion.services.statements import unfinished as sql

        payload = json.dumps(to_json(sheet), ensure_ascii=False)
        with self._db.write(AREA) as connection:
            connection.execute(sql.keep, {"slot": _slot(sheet.name), "payload": payload, "updated_at": self._now()})

    def drop(self, name: str = "") -> Done:
        """Put the unfinished sheet of a name away; undoing brings it back, unless another has its name since."""
        from companion.services.statements import unfinished as sql

        before = self._kept(name)
        if before is not None:
            with self._db.write(AREA) as connection:
                connection.execute(sql.drop, {"which": _slot(name)})

        def undo() -> None:
            if before is not None and self._kept(name) is None:
                self.keep(before)

        return Done(undo)

    def finish(self, sheet: Sheet, cues: Mapping[Part, str]) -> Done:
        """Write all of it down at once: the day, when they stopped again, what was written, plans, the next step.

        A day of use that was written down before is not written down twice. Where no day is to be, no count changes.
        `cues` are the words for a plan whose part was left empty. Undoing takes all of it back and brings the sheet
        back as it was.
        """
        parts: list[Done] = []
        today = self._today()
        # One transaction: after a crash there is either the whole of it, or the sheet as it was left.
        with self._db.write("counter", AREA):
            event = self._count(sheet, today, parts) if sheet.counts(today) else None
            self._write_links(sheet, event, cues, parts)
            if sheet.next_step.strip():
                parts.append(self._intentions.intend(sheet.next_step, today))
            self.drop(sheet.name)

        def bring_back() -> None:
            if self._kept(sheet.name) is None:
                self.keep(sheet)

        return as_one(self._db, ("counter", AREA), parts, bring_back)

    def preview(self, sheet: Sheet) -> tuple[Count, Count]:
        """The count as it stands, and as it will stand once this sheet is finished; about the same thing counted."""
        from companion.domain.settings import settings_from
        from companion.storage import hot, hot_counter

        with self._db.quick() as connection:
            first_day = settings_from(hot.settings(connection)).first_day
            events = hot_counter.count_events(connection, sheet.counted)
        today, now = self._today(), self._clock.now()
        before = fold(events, today, now=now, first_day=first_day)
        told = counted_as(sheet, events, today)
        if any(one.kind is EventKind.RESTART for one in told) and not leaves_open(events, sheet.days_used(today)[-1]):
            # Whatever is said of stopping takes the place of what was left open.
            events = tuple(one for one in events if not is_open(one))
        return before, fold((*events, *told), today, now=now, first_day=first_day)

    # -- what came of it -----------------------------------------------------------------------------------

    def stories(self) -> tuple[Story, ...]:
        """What was written about earlier lapses, newest day first."""
        from companion.services.statements import lapses as sql

        found: dict[tuple[str | None, ...], tuple[date, bool, str, list[Link], list[str]]] = {}
        with self._db.read() as connection:
            for event, day, name, written, uuid, part, words, next_time in connection.execute(sql.stories):
                told = date.fromisoformat(day) if day else self._day_of(written)
                which = event, day, name, written
                *_, links, uuids = found.setdefault(which, (told, day is not None, name, [], []))
                links.append(Link(Part(part), words, next_time))
                uuids.append(uuid)
        stories = [
            Story(day, said, tuple(links), tuple(uuids), name) for day, said, name, links, uuids in found.values()
        ]
        return tuple(sorted(stories, key=lambda story: story.day, reverse=True))

    def change_line(self, story: Story, link: Link) -> Done:
        """Write one line of a story anew, or what is for next time; LapseGone where it is not there."""
        place = next((at for at, one in enumerate(story.links) if one.part is link.part), None)
        known = place is not None and any(story.uuids[place] in one.uuids for one in self.stories())
        if place is None or not known:
            raise LapseGone(link.part)
        uuid, before = story.uuids[place], story.links[place]
        self._change_line(uuid, link)
        return Done(lambda: self._change_line(uuid, before))

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
        from companion.services.emptying import blank_long_removed
        from companion.services.statements import lapses as sql

        return blank_long_removed(self._db, AREA, now or self._clock.now(), sql.long_removed)

    # -- inside --------------------------------------------------------------------------------------------

    def _kept(self, name: str) -> Sheet | None:
        from companion.services.statements import unfinished as sql

        with self._db.read() as connection:
            row = connection.execute(sql.kept, {"which": _slot(name)}).first()
        return None if row is None else _sheet(row[0])

    def _count(self, sheet: Sheet, today: date, parts: list[Done]) -> str:
        """Write down days of use and of stopping again; gives the lasting name of the day of use that was told of."""
        counter, about = self._counter, sheet.counted
        used = sheet.days_used(today)
        told_of = min(sheet.day or used[-1], today)
        at = self._instant(told_of, sheet.at)
        known = {one.day: one for one in counter.events(about) if one.kind is EventKind.LAPSE}
        uuid = ""
        for day in used:
            then = at if day == told_of else None
            if day not in known:
                made = counter.add(EventKind.LAPSE, day, then, counted=about)
                parts.append(made)
                uuid = made.uuid if day == told_of else uuid
                continue
            if then is not None and then != known[day].at:
                parts.append(counter.edit(replace(known[day], at=then)))
            uuid = known[day].uuid if day == told_of else uuid
        stays_open = leaves_open(counter.events(about), used[-1])
        if sheet.again is Again.STOPPED:
            day = stopped_on(sheet, today)
            # What is known of the hour they used tells from when the hours count.
            then = at if day == told_of else None
            told = [one for one in counter.events(about) if one.kind is EventKind.RESTART]
            before = next((one for one in told if one.day == day), None)
            if before is None or any(is_open(one) for one in told):
                parts.append(counter.stopped_again(day, then, counted=about))
            elif then is not None and then != before.at:
                # Used again on a day that was told of before: said once, with the hour that was told last.
                parts.append(counter.edit(replace(before, at=then)))
        if sheet.again is Again.NOT_YET or (sheet.again is Again.STOPPED and stays_open):
            parts.append(counter.not_stopped_yet(counted=about))
        if sheet.headline is not None and sheet.headline is not self._headline():
            parts.append(counter.show(sheet.headline))
        return uuid

    def _instant(self, day: date, at: time | None) -> datetime | None:
        """The instant of a time of one of their days, never ahead; an hour of the night is of the night after it."""
        if at is None:
            return None
        night = timedelta(days=1 if at.hour < self._rules.rollover_hour else 0)
        return min(datetime.combine(day + night, at, self._clock.zone()).astimezone(UTC), self._clock.now())

    def _headline(self) -> Headline:
        from companion.domain.settings import settings_from
        from companion.storage import hot

        with self._db.quick() as connection:
            return settings_from(hot.settings(connection)).headline

    def _today(self) -> date:
        return logical_day(self._clock.now(), self._clock.zone(), self._rules.rollover_hour)

    def _write_links(self, sheet: Sheet, event: str | None, cues: Mapping[Part, str], parts: list[Done]) -> None:
        from companion.services.statements import lapses as sql

        now = self._now()
        about = {
            "event_uuid": event,
            "counted_uuid": sheet.counted,
            "day": min(sheet.day, self._today()).isoformat() if sheet.day is not None else None,
        }
        made = {"created_at": now, "updated_at": now}
        uuids: dict[Part, str] = {}
        with self._db.write(AREA) as connection:
            for place, link in enumerate(link for link in sheet.links if not link.is_empty):
                uuid = uuids[link.part] = new_uuid()
                row = {"part": link.part.value, "words": link.words, "next_time": link.next_time, "position": place}
                connection.execute(sql.insert_link, {"uuid": uuid, **about, **row, **made})
                parts.append(self._written("delete_link", uuid))
            place = int(connection.execute(sql.next_plan).scalar_one())
            for number, (part, cue, action) in enumerate(plans_from(sheet.links, cues)):
                uuid = new_uuid()
                row = {"cue": cue, "action": action, "link_uuid": uuids[part], "position": place + number}
                connection.execute(sql.insert_plan, {"uuid": uuid, **row, **made})
                parts.append(self._written("delete_plan", uuid))

    def _change_line(self, uuid: str, link: Link) -> None:
        from companion.services.statements import lapses as sql

        with self._db.write(AREA) as connection:
            values = {"which": uuid, "words": link.words, "next_time": link.next_time, "updated_at": self._now()}
            connection.execute(sql.change_link, values)

    def _day_of(self, written: str) -> date:
        return logical_day(instant_from_text(written), self._clock.zone(), self._rules.rollover_hour)

    def _written(self, statement: str, uuid: str) -> Done:
        return Done(lambda: self._mark(statement, uuid, deleted=True))

    def _mark(self, statement: str, uuid: str, *, deleted: bool) -> None:
        from companion.services.statements import lapses as sql

        now = self._now()
        with self._db.write(AREA) as connection:
            values = {"which": uuid, "deleted_at": now if deleted else None, "updated_at": now}
            connection.execute(getattr(sql, statement), values)

    def _now(self) -> str:
        return instant_text(self._clock.now())


def _slot(name: str) -> str:
    return f"{SLOT}/{name}" if name else SLOT


def _sheet(payload: str) -> Sheet:
    told = json.loads(payload)
    return from_json(told) if isinstance(told, dict) else Sheet()
