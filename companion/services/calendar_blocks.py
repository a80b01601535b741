"""A calendar file taken apart: its appointments and zones, each as the lines that matter, however broken the rest is.

A file may come from anywhere. What nobody asked for is not kept, nothing is nested without end, and what is too much
for a calendar is refused before any work is done on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from companion.domain.problems import CalendarTooLarge
from companion.domain.value import Value
from companion.services.content_lines import unfolded

#: As many appointments as a calendar may hold, and lines and dates one of them.
MOST_EVENTS, MOST_LINES, MOST_DATES = 10_000, 2_000, 5_000
_DEEPEST = 5
_NAME = re.compile(r"[A-Za-z0-9-]+")
_OBSERVANCE = frozenset({"DTSTART", "TZOFFSETTO", "RRULE", "RDATE"})
#: The lines that are read, by the block they stand in.
_WANTED: Mapping[str, frozenset[str]] = {
    "VCALENDAR": frozenset({"METHOD", "PRODID"}),
    "VTIMEZONE": frozenset({"TZID", "X-LIC-LOCATION"}),
    "STANDARD": _OBSERVANCE,
    "DAYLIGHT": _OBSERVANCE,
    "VALARM": frozenset({"ACTION", "TRIGGER"}),
    "VEVENT": frozenset(
        {
            *("UID", "SEQUENCE", "LAST-MODIFIED", "STATUS", "RECURRENCE-ID"),
            *("DTSTART", "DTEND", "DURATION", "RRULE", "EXRULE", "RDATE", "EXDATE"),
            *("SUMMARY", "LOCATION", "DESCRIPTION"),
            *("X-COMPANION-KIND", "X-COMPANION-ZONE", "X-COMPANION-CONTACT"),
        }
    ),
}


class Line(Value):
    """One line: its parameters by name in capitals, and its value as it stands there."""

    params: Mapping[str, str]
    value: str


class Block:
    """What stands between BEGIN and END: lines by name, and blocks within."""

    __slots__ = ("blocks", "lines", "name", "too_long", "whole", "written")

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: dict[str, list[Line]] = {}
        self.blocks: list[Block] = []
        self.written = 0
        #: Whether its end was there, and whether it held more than is read.
        self.whole = False
        self.too_long = False

    def first(self, name: str) -> Line | None:
        """The first line of a name that says anything."""
        return next((line for line in self.lines.get(name, ()) if line.value.strip()), None)

    def all(self, name: str) -> list[Line]:
        """All lines of a name that say anything."""
        return [line for line in self.lines.get(name, ()) if line.value.strip()]

    def within(self, *names: str) -> Iterator[Block]:
        """The blocks in it that have one of some names."""
        return (block for block in self.blocks if block.name in names)

    def put(self, name: str, text: str) -> None:
        """Keep a line that is wanted; one that is none is left out."""
        from icalendar.parser import Contentline

        self.written += 1
        self.too_long = self.too_long or self.written > MOST_LINES
        if self.too_long:
            return
        try:
            _name, params, value = Contentline(text).raw_parts()  # type: ignore[no-untyped-call]
        except ValueError:
            return
        said = {key.upper(): one if isinstance(one, str) else ",".join(one) for key, one in params.items()}
        self.lines.setdefault(name, []).append(Line(said, value))


def calendars(text: str) -> Block:
    """Everything in a text, in one block: its calendars' lines, zones and appointments, one after another.

    Raises:
        CalendarTooLarge: there is more in it than a calendar of a person holds.
    """
    whole = Block("")
    #: The open blocks, and how many more are open within that nobody looks at.
    path, deeper, events = [whole], 0, 0
    for text_line in unfolded(text):
        found = _NAME.match(text_line.lstrip())
        name = found[0].upper() if found is not None else ""
        if name in ("BEGIN", "END"):
            about = text_line.partition(":")[2].strip().upper()
            if name == "END":
                deeper = _end(path, about) if not deeper else deeper - 1
                continue
            if about == "VEVENT":
                events += 1
                if events > MOST_EVENTS:
                    raise CalendarTooLarge
                # One within another: the end of the other is missing.
                while any(block.name == "VEVENT" for block in path):
                    path.pop()
                deeper = 0
            if deeper or len(path) > _DEEPEST:
                deeper += 1
                continue
            block = Block(about)
            if about in ("VEVENT", "VTIMEZONE"):
                whole.blocks.append(block)
            elif about in _WANTED and about != "VCALENDAR":
                path[-1].blocks.append(block)
            path.append(block)
        elif not deeper and name in _WANTED.get(path[-1].name, ()):
            (whole if path[-1].name == "VCALENDAR" else path[-1]).put(name, text_line.lstrip())
    return whole


def _end(path: list[Block], name: str) -> int:
    """Close a block, and with it those within that have no end; the end of none is passed over."""
    places = [place for place, block in enumerate(path) if block.name == name and place]
    if places:
        path[places[-1]].whole = True
        del path[places[-1] :]
    return 0
