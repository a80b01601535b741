"""Calendar files for tests: those of the fixtures, and short ones made on the spot."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from companion.domain.appointments import AppointmentWords
from companion.domain.calendars import Found, Read
from companion.services.calendar_text import read_calendar

FOLDER = Path(__file__).parents[2] / "fixtures" / "calendars"
LONDON, TODAY = ZoneInfo("Europe/London"), date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)


def read(text: str, here: ZoneInfo = LONDON, known: dict[str, AppointmentWords] | None = None) -> Found:
    """What is in a text, read on the day the clock of tests stands at."""
    return read_calendar(text, here, TODAY, known or {})


def event(*lines: str, uid: str = "one") -> str:
    """An appointment of some lines."""
    return "\r\n".join(("BEGIN:VEVENT", f"UID:{uid}", *lines, "END:VEVENT"))


def calendar(*events: str, head: str = "VERSION:2.0") -> str:
    """A whole file."""
    return "\r\n".join(("BEGIN:VCALENDAR", head, *events, "END:VCALENDAR", ""))


def one_of(*lines: str, here: ZoneInfo = LONDON) -> Read:
    """What becomes of one appointment of some lines."""
    (found,) = read(calendar(event(*lines)), here).read
    return found
