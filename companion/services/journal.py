"""The journal: writing, reading, finding, and a bin that keeps things for thirty days."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from companion.clock import Clock
from companion.domain.checkin import tidy_words
from companion.domain.day import DayRules, Stamp, instant_from_text, instant_text, noon, stamp
from companion.domain.ids import RowKind, new_uuid
from companion.domain.journal import (
    KEPT_IN_BIN,
    BinItem,
    Draft,
    Entry,
    Marked,
    SearchPage,
    Tag,
    TimelineFilter,
    TimelinePage,
    Writing,
)
from companion.domain.looking import Sought, read
from companion.domain.markdown import beginning
from companion.domain.problems import GoneForGood
from companion.domain.undo import Done
from companion.storage import hot, hot_journal, hot_narrow, hot_search
from companion.storage.database import Database

if TYPE_CHECKING:
    import sqlalchemy

NEW_ENTRY = "new-entry"
#: How far back the same date of earlier years is looked at.
YEARS_BACK = 80


class JournalService:
    """Everything about entries, tags and drafts. Saving returns once the words are safely on the disk."""

    def __init__(self, db: Database, clock: Clock, rules: DayRules) -> None:
        self._db = db
        self._clock = clock
        self._rules = rules

    def timeline(self, which: TimelineFilter = TimelineFilter.ALL, before: int | None = None) -> TimelinePage:
        """A page of fifty lines, newest first; continue with the page's own `next_before`."""
        with self._db.quick() as connection:
            return hot_journal.timeline(connection, which, before)

    def entry(self, uuid: str) -> Entry | None:
        """One entry with its tags; None where there is none, or its words are gone for good."""
        with self._db.quick() as connection:
            return hot_journal.entry(connection, uuid)

    def search(
        self, text: str, before: int | None = None, *, by_rank: bool = False, limit: int = hot_journal.PAGE
    ) -> SearchPage:
        """What matches every word, the last one as a beginning: newest first, or the best on request; fifty, or fewer.

        What narrows it stands in the text (`domain/looking.py`). May raise Interrupted when `stop_search` was called
        from another thread.
        """
        sought = read(text)
        with self._db.quick(interruptible=True) as connection:
            if sought.is_narrowed:
                if by_rank:
                    return hot_search.ranked_narrowed(connection, sought, limit)
                return hot_search.narrowed(connection, sought, before, limit)
            if by_rank:
                return hot_search.ranked(connection, sought.words, limit)
            return hot_search.newest_first(connection, sought.words, before, limit)

    def narrowed(self, sought: Sought, before: int | None = None) -> TimelinePage:
        """A page of the timeline of what fits, where no words are looked for; continue as with `timeline`."""
        with self._db.quick() as connection:
            return hot_narrow.narrowed_timeline(connection, sought, before)

    def days_written(self, first: date, last: date) -> frozenset[date]:
        """The days of a stretch on which anything was written."""
        with self._db.quick() as connection:
            return hot_narrow.days_written(connection, first, last)

    def on_this_day(self, today: date) -> tuple[date, ...]:
        """The same date in earlier years, where there is a page of it, the latest first; never a day of use."""
        days = [same.isoformat() for back in range(1, YEARS_BACK + 1) if (same := _years_before(today, back))]
        with self._db.quick() as connection:
            return hot_narrow.earlier_years(connection, json.dumps(days))

    def found_in(self, text: str, sort_key: int) -> tuple[Marked, Marked]:
        """The whole title and body of a row that a search found, marked where it finds them."""
        with self._db.quick() as connection:
            return hot_search.marked(connection, read(text).words, sort_key)

    def stop_search(self) -> None:
        """Stop searches running on other threads, because something else was typed."""
        self._db.interrupt_quick()

    def create(
        self, writing: Writing, day: date | None = None, *, at: datetime | None = None, slot: str | None = None
    ) -> Entry:
        """Save a new entry, of now, at noon of another day, or of the instant `at`, which goes before the day.

        `slot` names the draft it was written in, now done.
        """
        from companion.services.statements import entry_parts as parts
        from companion.services.statements import journal as sql

        now = self._clock.now()
        place = self._stamp_for(day, now) if at is None else stamp(at, self._clock.zone(), self._rules.rollover_hour)
        uuid = new_uuid()
        tags = tidy_words(writing.tags)
        with self._db.write("journal", *(("draft",) if slot else ())) as connection:
            with self._db.quick() as raw:
                key = hot.free_key(raw, RowKind.ENTRY, place.utc)
            connection.execute(
                sql.insert_entry,
                {
                    "sort_key": key,
                    "uuid": uuid,
                    "at_utc": instant_text(place.utc),
                    "day": place.day.isoformat(),
                    "zone": place.zone,
                    "title": writing.title,
                    "body": writing.body,
                    "created_at": instant_text(now),
                    "updated_at": instant_text(now),
                },
            )
            if tags:
                sql.put_tags(connection, uuid, tags, instant_text(now))
            if slot:
                connection.execute(sql.drop_draft, {"which": slot})
            parts.bind_pictures(connection, uuid, "", writing.body, instant_text(now))
        return Entry(uuid, key, place.utc, place.day, place.zone, writing.title, writing.body, tags, now, now)

    def update(self, uuid: str, writing: Writing, *, slot: str | None = None, keep: bool = False) -> Done:
        """Save changed words and tags; undoing puts the former ones back. GoneForGood where there is no such entry.

        The former words stay in its history for thirty days: those of every sitting, or with `keep` in any case.
        """
        before = self._known(uuid)
        former = Writing(before.title, before.body, before.tags)
        self._save_words(before, writing, slot, keep=keep)
        return Done(lambda: self._save_words(self._known(uuid), former, None))

    def move(self, uuid: str, at: datetime) -> Done:
        """Say that an entry is about another instant; its place in the timeline follows. GoneForGood as in `update`."""
        before = self._known(uuid)
        self._place(uuid, stamp(at, self._clock.zone(), self._rules.rollover_hour))
        return Done(lambda: self._place(uuid, Stamp(before.at, before.day, before.zone)))

    def day_of(self, at: datetime) -> date:
        """The logical day an instant falls in, where the person is now."""
        return stamp(at, self._clock.zone(), self._rules.rollover_hour).day

    def delete(self, uuid: str) -> Done:
        """Move an entry to the bin, where it stays for thirty days."""
        self._mark_deleted(uuid, instant_text(self._clock.now()))
        return Done(lambda: self._mark_deleted(uuid, None))

    def restore(self, uuid: str) -> Done:
        """Bring an entry back from the bin; GoneForGood where its words are gone for good."""
        before = self._known(uuid)
        self._mark_deleted(uuid, None)
        deleted_at = instant_text(before.deleted_at or self._clock.now())
        return Done(lambda: self._mark_deleted(uuid, deleted_at))

    def bin(self) -> tuple[BinItem, ...]:
        """What is in the bin, most recently deleted first."""
        from companion.services.statements import journal as sql

        with self._db.read() as connection:
            rows = connection.execute(sql.in_bin).all()
        return tuple(
            BinItem(uuid, title, beginning(preview), date.fromisoformat(day), instant_from_text(deleted_at))
            for uuid, title, preview, day, deleted_at in rows
        )

    def purge(self, now: datetime | None = None) -> int:
        """Remove for good the words of what has been in the bin for thirty days at `now`; gives how many entries."""
        return self._purge_until(instant_text((now or self._clock.now()) - KEPT_IN_BIN))

    def empty_bin(self) -> int:
        """Remove for good the words of everything in the bin; cannot be undone. Gives how many entries."""
        return self._purge_until(instant_text(self._clock.now()))

    def tags(self, beginning: str = "", most: int = 20) -> tuple[Tag, ...]:
        """Tags in use whose name begins so, the most used first: for completion."""
        from companion.services.statements import journal as sql

        escaped = "".join(f"/{char}" if char in "%_/" else char for char in beginning)
        with self._db.read() as connection:
            rows = connection.execute(sql.used_tags, {"beginning": escaped, "most": most}).all()
        return tuple(Tag(uuid, name) for uuid, name, _uses in rows)

    def save_draft(self, writing: Writing, slot: str = NEW_ENTRY, entry_uuid: str | None = None) -> None:
        """Keep what is being written, so that it survives a crash; empty writing clears the draft instead."""
        if writing.is_empty and entry_uuid is None:
            self.clear_draft(slot)
            return
        from companion.services.statements import journal as sql

        payload = json.dumps(
            {"title": writing.title, "body": writing.body, "tags": list(writing.tags)}, ensure_ascii=False
        )
        now = instant_text(self._clock.now())
        with self._db.write("draft") as connection:
            changed = connection.execute(
                sql.change_draft, {"which": slot, "entry": entry_uuid, "payload": payload, "now": now}
            )
            if not changed.rowcount:
                connection.execute(
                    sql.insert_draft, {"slot": slot, "entry_uuid": entry_uuid, "payload": payload, "updated_at": now}
                )

    def draft(self, slot: str = NEW_ENTRY) -> Draft | None:
        """What was being written in a slot when the app last stopped, or None."""
        with self._db.quick() as connection:
            return hot_journal.draft(connection, slot)

    def drafts(self) -> tuple[Draft, ...]:
        """Everything that was being written and is not saved, newest first."""
        with self._db.quick() as connection:
            return hot_journal.drafts(connection)

    def clear_draft(self, slot: str = NEW_ENTRY) -> None:
        """Forget what was being written in a slot; nothing is written where there was none."""
        if self.draft(slot) is None:
            return
        from companion.services.statements import journal as sql

        with self._db.write("draft") as connection:
            connection.execute(sql.drop_draft, {"which": slot})

    def _stamp_for(self, day: date | None, now: datetime) -> Stamp:
        zone = self._clock.zone()
        today = stamp(now, zone, self._rules.rollover_hour)
        return today if day is None or day == today.day else Stamp(noon(day, zone), day, zone.key)

    def _known(self, uuid: str) -> Entry:
        entry = self.entry(uuid)
        if entry is None:
            raise GoneForGood
        return entry

    def _save_words(self, before: Entry, after: Writing, slot: str | None, *, keep: bool = False) -> None:
        from companion.services.statements import entry_parts as parts
        from companion.services.statements import journal as sql

        uuid, at = before.uuid, self._clock.now()
        now = instant_text(at)
        tags = tidy_words(after.tags)

        def change(connection: sqlalchemy.Connection) -> Any:
            # Rewriting words that did not change would rewrite their part of the search as well.
            if (before.title, before.body) == (after.title, after.body):
                changed = connection.execute(sql.touch_entry, {"which": uuid, "now": now})
            else:
                words = {"which": uuid, "title": after.title, "body": after.body, "now": now}
                changed = connection.execute(sql.change_words, words)
                parts.bind_pictures(connection, uuid, before.body, after.body, now)
                parts.keep_version(connection, before, at, always=keep)
            if tags != before.tags:
                sql.put_tags(connection, uuid, tags, now)
            if slot:
                connection.execute(sql.drop_draft, {"which": slot})
            return changed

        self._write_one(uuid, change, *(("draft",) if slot else ()))

    def _place(self, uuid: str, at: Stamp) -> None:
        from companion.services.statements import journal as sql

        now = instant_text(self._clock.now())

        def change(connection: sqlalchemy.Connection) -> Any:
            with self._db.quick() as raw:
                key = hot.free_key(raw, RowKind.ENTRY, at.utc)
            values = {"sort_key": key, "at_utc": instant_text(at.utc), "day": at.day.isoformat(), "zone": at.zone}
            return connection.execute(sql.move_entry, {"which": uuid, "now": now, **values})

        self._write_one(uuid, change)

    def _mark_deleted(self, uuid: str, deleted_at: str | None) -> None:
        from companion.services.statements import journal as sql

        now = instant_text(self._clock.now())
        self._write_one(
            uuid,
            lambda connection: connection.execute(
                sql.set_deleted, {"which": uuid, "deleted_at": deleted_at, "now": now}
            ),
        )

    def _write_one(self, uuid: str, change: Callable[[sqlalchemy.Connection], Any], *areas: str) -> None:
        with self._db.write("journal", *areas) as connection:
            if not change(connection).rowcount:
                raise GoneForGood

    def _purge_until(self, until: str) -> int:
        from companion.services.statements import entry_parts as parts
        from companion.services.statements import journal as sql

        now = instant_text(self._clock.now())
        with self._db.read() as connection:
            if not connection.execute(sql.old_in_bin, {"until": until}).first():
                return 0
        with self._db.write("journal") as connection:
            gone = connection.execute(sql.old_in_bin, {"until": until}).scalars().all()
            for uuid in gone:
                connection.execute(sql.drop_tags, {"entry": uuid})
                parts.drop_parts(connection, uuid, now)
                connection.execute(sql.blank_entry, {"which": uuid, "now": now})
            connection.execute(sql.blank_unused_tags, {"now": now})
        return len(gone)


def _years_before(day: date, years: int) -> date | None:
    """The same date so many years before; None where that year had no such day."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return None
