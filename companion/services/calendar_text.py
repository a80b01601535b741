"""Appointments out of calendar files (iCalendar, RFC 5545), as the programs people use write them.

What is read is what the app holds: a start on a wall clock, one rule, times off or moved, minutes before. What cannot
be read is told with its title and why, and keeps nothing else from being read.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from companion.domain.appointments import AppointmentWords, Change, Kind, local_start, start_text
from companion.domain.calendars import PRODUCT, Found, Read, Trouble, Unread, soon_counted
from companion.domain.recurrence import parsed
from companion.domain.series import ended_before, following, is_start
from companion.domain.value import replace
from companion.services.calendar_blocks import MOST_DATES, Block, Line, calendars
from companion.services.calendar_moments import UTC_NAMES, Moment, alarms, length, moment, rule_text
from companion.services.calendar_zones import Definition, Zones, observance
from companion.services.content_lines import unmarked
from companion.services.occurrences import known_zone

Progress = Callable[[float], None]
#: So long titles and places, and notes, and names may be; what is longer is cut.
_LONGEST, _LONGEST_NOTE, _LONGEST_NAME = 500, 20_000, 500
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_STAMP = re.compile(r"\d{8}T\d{6}Z")
_LARGEST = 2**31 - 1


class _Unreadable(Exception):
    """Nothing can be made of an appointment; tells why."""

    def __init__(self, why: Trouble) -> None:
        super().__init__(why.value)
        self.why = why


def read_calendar(
    text: str,
    here: ZoneInfo,
    today: date,
    known: Mapping[str, AppointmentWords],
    progress: Progress = lambda _share: None,
) -> Found:
    """All appointments of a file. `known` are those on the list by their names, of which a file may hold one time only.

    Raises:
        CalendarTooLarge: there is more in it than a calendar of a person holds.
    """
    whole = calendars(text)
    off = any(line.value.strip().upper() == "CANCEL" for line in whole.lines.get("METHOD", ()))
    reader = _Reader(Zones(_definitions(whole), here, today), here, all_off=off)
    groups = _by_name(whole)
    for place, (name, blocks) in enumerate(groups):
        reader.take(name, blocks, known)
        if place % 100 == 0:
            progress(place / len(groups))
    own = any(line.value.strip() == PRODUCT for line in whole.lines.get("PRODID", ()))
    return Found(tuple(reader.read), tuple(reader.unread), own)


def _definitions(whole: Block) -> list[Definition]:
    found = []
    for block in whole.within("VTIMEZONE"):
        try:
            parts = tuple(
                observance({name: [line.value for line in lines] for name, lines in part.lines.items()})
                for part in block.within("STANDARD", "DAYLIGHT")
            )
        except ValueError:
            parts = ()
        found.append(Definition(_said(block, "TZID"), _said(block, "X-LIC-LOCATION"), parts))
    return found


def _by_name(whole: Block) -> list[tuple[str, list[Block]]]:
    """What is said of each name, in order; what has no name is called by what it says, the same each time."""
    found: dict[str, list[Block]] = {}
    for block in whole.within("VEVENT"):
        name = _line(block, "UID", _LONGEST_NAME + 1)
        if not name or len(name) > _LONGEST_NAME:
            said = repr([(key, [line.value for line in lines]) for key, lines in sorted(block.lines.items())])
            name = f"{hashlib.sha256(said.encode('utf-8', 'replace')).hexdigest()[:32]}@nameless.invalid"
        found.setdefault(name, []).append(block)
    return list(found.items())


class _Reader:
    """Reads what is said of one name after another: a series or a single one, and single times of it."""

    def __init__(self, zones: Zones, here: ZoneInfo, *, all_off: bool) -> None:
        self.read: list[Read] = []
        self.unread: list[Unread] = []
        self._zones, self._here, self._all_off = zones, here, all_off

    def take(self, name: str, blocks: Sequence[Block], known: Mapping[str, AppointmentWords]) -> None:
        """Read all that is said of one name; `known` is what is on the list by its names."""
        kept = known.get(name)
        times = [one for one in blocks if one.first("RECURRENCE-ID") is not None]
        newest = _newest([one for one in blocks if one.first("RECURRENCE-ID") is None])
        series: Read | None = None
        for place, block in enumerate(newest):
            made = self._tried(self._whole, name if not place else f"{name}/{_said(block, 'DTSTART')}", block)
            series = made if series is None else series
            if made is not None and made is not series:
                self.read.append(made)
        if not newest and kept is not None and kept.repeats:
            # A file may bring no more than what became of one time.
            series = Read(replace(kept, calendar_uid=name))
        if series is None or not series.words.repeats:
            self.read.extend(one for block in times if (one := self._tried(self._alone, name, block)) is not None)
        else:
            series = self._with_times(name, series, sorted(times, key=_age), known)
        if series is not None:
            self.read.append(series)

    def _tried(self, read: Callable[[str, Block], Read], name: str, block: Block) -> Read | None:
        try:
            return read(name, block)
        except _Unreadable as error:
            self.unread.append(Unread(_title(block), error.why))
            return None

    def _with_times(
        self, name: str, series: Read, times: Sequence[Block], known: Mapping[str, AppointmentWords]
    ) -> Read:
        changes = {one.of_start: one for one in series.words.changes}
        later: dict[str, tuple[Change, Block]] = {}
        for block in times:
            try:
                change = self._change(series.words, block)
            except _Unreadable as error:
                self.unread.append(Unread(_title(block), error.why))
                continue
            if change is not None and "RANGE" in block.lines["RECURRENCE-ID"][0].params:
                later[change.of_start] = change, block
            elif change is not None:
                changes[change.of_start] = change
            elif (own := known.get(_name_of_time(name, block))) is not None and own.repeats:
                # From this time on it is another one, which came in with an earlier file.
                continue
            elif (alone := self._tried(self._alone, name, block)) is not None:
                # Of no time the series has by its rule. It is there all the same.
                self.read.append(alone)
        # A series is as new as what was said last of a time of it.
        sequence, modified = max([(series.words.sequence, series.words.modified), *map(_age, times)])
        words = replace(series.words, changes=_in_order(changes.values()), sequence=sequence, modified=modified)
        series = replace(series, words=words)
        # From the last one, so that each still finds its time in what is left before it.
        for _start, (change, block) in sorted(later.items(), reverse=True):
            series = self._cut(name, series, change, block)
        return series

    def _cut(self, name: str, series: Read, change: Change, block: Block) -> Read:
        """A series up to a change that is meant for all later times too; those are another one from then on."""
        words, start = series.words, change.of_start
        clock = known_zone(words.zone) or self._here
        before, rest = ended_before(words, start, clock), following(words, change, clock)
        if change.starts is None:
            return replace(series, called_off=True) if before is None else replace(series, words=before)
        if rest is None:
            changes = {change.of_start: change} | {one.of_start: one for one in words.changes}
            troubles = tuple(dict.fromkeys((*series.troubles, Trouble.LATER)))
            return replace(series, words=replace(words, changes=_in_order(changes.values())), troubles=troubles)
        own = _name_of_time(name, block) if before is not None else name
        rest = replace(rest, calendar_uid=own, sequence=words.sequence, modified=words.modified)
        if before is None:
            return replace(series, words=rest)
        self.read.append(Read(rest, series.troubles))
        return replace(series, words=before)

    # -- a whole one -------------------------------------------------------------------------------------------

    def _whole(self, name: str, block: Block) -> Read:
        start = self._start(block)
        troubles = [Trouble.CLOCK] if start.strange else []
        rules, more, off = block.all("RRULE"), block.all("RDATE"), block.all("EXDATE")
        start = self._kept(block, start, repeats=bool(rules or more))
        clock = self._zones.of_the_file() if start.whole else known_zone(start.zone) or self._here
        try:
            if len(rules) > 1 or block.all("EXRULE"):
                raise ValueError("it repeats in more ways than one")
            rule = rule_text(rules[0].value, start, clock) if rules else ""
            extra = self._dates(more, start)
            changes = tuple(Change(one, None) for one in sorted(self._dates(off, start)))
        except (ValueError, OverflowError):
            troubles.append(Trouble.REPEATS)
            rule, extra, changes = "", (), ()
        words = self._words(name, block, start)
        try:
            words = replace(words, rule=rule, extra=extra, changes=changes if rule or extra else ())
        except ValueError as error:
            raise _Unreadable(Trouble.BAD_TIME) from error
        return Read(words, tuple(troubles), called_off=self._off(block))

    def _alone(self, name: str, block: Block) -> Read:
        """A single time by itself, under a name of its own."""
        start = self._start(block)
        troubles = (Trouble.CLOCK,) if start.strange else ()
        words = self._words(_name_of_time(name, block), block, self._kept(block, start, repeats=False))
        return Read(words, troubles, self._off(block))

    def _words(self, name: str, block: Block, start: Moment) -> AppointmentWords:
        minutes = length(block, start, self._zones, self._here)
        sequence, modified = _age(block)
        try:
            return AppointmentWords(
                title=_title(block),
                kind=Kind.MEETING if _said(block, "X-COMPANION-KIND") == Kind.MEETING.value else Kind.APPOINTMENT,
                place=_line(block, "LOCATION"),
                note=_note(block),
                contact=_said(block, "X-COMPANION-CONTACT"),
                starts=start_text(start.wall, whole_day=start.whole),
                zone=start.zone,
                minutes=minutes,
                remind=alarms(block, start, minutes, self._here, self._zones),
                calendar_uid=name,
                sequence=sequence,
                modified=modified,
            )
        except (ValueError, OverflowError) as error:
            raise _Unreadable(Trouble.BAD_TIME) from error

    def _start(self, block: Block) -> Moment:
        if block.too_long:
            raise _Unreadable(Trouble.TOO_LONG)
        if not block.whole:
            raise _Unreadable(Trouble.CUT_SHORT)
        line = block.first("DTSTART")
        if line is None:
            raise _Unreadable(Trouble.NO_START)
        try:
            return moment(line, self._zones)
        except ValueError as error:
            raise _Unreadable(Trouble.BAD_TIME) from error

    def _kept(self, block: Block, start: Moment, *, repeats: bool) -> Moment:
        """A start on the clock it is kept on.

        What is told in UTC is meant for the clock of where one is. By a rule it matters which clock it goes by, and
        what falls into an hour that is there twice has no other name: these stay in UTC.
        """
        if start.whole:
            return start
        if own := _own_zone(block, start):
            return replace(start, zone=own, strange=False)
        if start.zone in UTC_NAMES and not repeats:
            here = Moment(start.on(self._here), zone=self._here.key)
            if here.instant(self._here) == start.instant(self._here):
                return here
        return start

    def _dates(self, lines: Sequence[Line], start: Moment) -> tuple[str, ...]:
        """The starts in lines of several, each once."""
        values = [(line, value) for line in lines for value in line.value.split(",")]
        if len(values) > MOST_DATES:
            raise ValueError("more dates than anybody has")
        # Of a period its beginning.
        found = (moment(Line(line.params, value.partition("/")[0]), self._zones) for line, value in values)
        return tuple(dict.fromkeys(self._of(start, one) for one in found))

    def _of(self, start: Moment, one: Moment) -> str:
        """A moment as one of the starts of a series: on its clock, and a whole day or a time as its first is."""
        if start.whole:
            return start_text(one.on(self._zones.of_the_file()), whole_day=True)
        if one.whole:
            return start_text(datetime.combine(one.wall, start.wall.time()))
        return start_text(one.on(known_zone(start.zone) or self._here))

    def _off(self, block: Block) -> bool:
        return self._all_off or _said(block, "STATUS").upper() == "CANCELLED"

    # -- one time of a series ----------------------------------------------------------------------------------

    def _change(self, words: AppointmentWords, block: Block) -> Change | None:
        """What is said of one time of a series; None where it has no such time."""
        clock = known_zone(words.zone) or self._here
        series = Moment(local_start(words.starts), words.whole_day, words.zone)
        try:
            of_start = self._of(series, moment(block.lines["RECURRENCE-ID"][0], self._zones))
        except (ValueError, OverflowError) as error:
            raise _Unreadable(Trouble.BAD_TIME) from error
        rule = parsed(words.rule) if words.rule else None
        if (rule is None or soon_counted(rule)) and not is_start(words, of_start, clock):
            return None
        if self._off(block):
            return Change(of_start, None)
        start = self._start(block)
        start = replace(start, zone=_own_zone(block, start) or start.zone)
        minutes = length(block, start, self._zones, self._here)
        title = _title(block) if block.lines.get("SUMMARY") else words.title
        place, note = _line(block, "LOCATION"), _note(block)
        try:
            return Change(
                of_start,
                start_text(start.on(clock), whole_day=start.whole),
                None if minutes == words.minutes else minutes,
                None if title == words.title else title,
                None if place == words.place else place,
                None if note == words.note else note,
            )
        except ValueError as error:
            raise _Unreadable(Trouble.BAD_TIME) from error


def _newest(blocks: Sequence[Block]) -> list[Block]:
    """Of those under one name the newest; several only where programs gave one name to several."""
    latest = max(map(_age, blocks), default=None)
    return list({_said(one, "DTSTART"): one for one in blocks if _age(one) == latest}.values())


def _name_of_time(name: str, block: Block) -> str:
    """What one time of a series is called where it stands by itself."""
    return f"{name}/{_said(block, 'RECURRENCE-ID')}"


def _in_order(changes: Iterable[Change]) -> tuple[Change, ...]:
    return tuple(sorted(changes, key=lambda one: one.of_start))


def _own_zone(block: Block, start: Moment) -> str:
    """The zone a file of this program tells beside a start that cannot tell it itself."""
    own = _line(block, "X-COMPANION-ZONE")
    fits = own in UTC_NAMES if start.zone in UTC_NAMES else not start.zone and known_zone(own) is None
    return own if fits and not start.whole else ""


def _age(block: Block) -> tuple[int, str]:
    sequence, modified = _said(block, "SEQUENCE"), _said(block, "LAST-MODIFIED")
    number = int(sequence) if sequence.isascii() and sequence.isdigit() and len(sequence) < 10 else 0
    return min(number, _LARGEST), modified if _STAMP.fullmatch(modified) else ""


def _said(block: Block, name: str) -> str:
    line = block.first(name)
    return line.value.strip() if line is not None else ""


def _line(block: Block, name: str, longest: int = _LONGEST) -> str:
    """The words of a line, on one line."""
    line = block.first(name)
    return _cut(" ".join(_plain(line.value).split()), longest) if line is not None else ""


def _title(block: Block) -> str:
    return _line(block, "SUMMARY")


def _note(block: Block) -> str:
    line = block.first("DESCRIPTION")
    return _cut(_plain(line.value).strip(), _LONGEST_NOTE) if line is not None else ""


def _plain(value: str) -> str:
    return _CONTROL.sub("", unmarked(value))


def _cut(words: str, longest: int) -> str:
    return words if len(words) <= longest else f"{words[: longest - 1]}…"
