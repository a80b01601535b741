"""The scenes of appointments: what comes, the rest of a row, the sheets, and what is over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from companion.domain.appointments import AppointmentWords, Change, Kind
from companion.domain.contacts import ContactDetails, Number
from tests.screens.scenes import Scene
from tests.screens.stage import Stage

DAY = timedelta(days=1)
CALENDARS = Path(__file__).parents[1] / "fixtures" / "calendars"


def _full(stage: Stage, *presses: str) -> None:
    """A group with a time off and one moved, visits, a call elsewhere, a whole day, and what is over."""
    stage.open("today")
    services = stage.ctx.services
    today = stage.ctx.clock.now().astimezone(stage.ctx.clock.zone()).date()
    zone = stage.ctx.clock.zone().key
    dana = services.contacts.add(
        ContactDetails("Dana Whitlock", role="keyworker", numbers=(Number("01632 960220"),))
    ).uuid
    begins = today - DAY * 14
    weekly = f"FREQ=WEEKLY;BYDAY={('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')[today.weekday()]}"
    changes = (Change(f"{today + DAY * 7}T20:00", None), Change(f"{today + DAY * 14}T20:00", f"{today + DAY * 15}T18:00"))
    written = (
        AppointmentWords(
            title="Group", kind=Kind.MEETING, place="Library, second floor", starts=f"{begins}T20:00", zone=zone,
            minutes=90, rule=weekly, remind=(120,), changes=changes,
        ),
        AppointmentWords(
            title="Visit", place="Harbour clinic", contact=dana, starts=f"{today + DAY}T09:30", zone=zone, minutes=45,
            rule="FREQ=WEEKLY;INTERVAL=2", remind=(870, 60), note="Bring the card and the letter.",
        ),
        AppointmentWords(title="Call with Ruth", starts=f"{today + DAY * 3}T19:00", zone="America/New_York"),
        AppointmentWords(title="", starts=f"{today + DAY * 4}T11:15", zone=zone, minutes=20),
        AppointmentWords(title="Mum's birthday", starts=f"{today + DAY * 30}", rule="FREQ=YEARLY"),
        AppointmentWords(title="Rent", starts=f"{today + DAY * 9}", rule="FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"),
        AppointmentWords(title="Dentist", starts=f"{today - DAY * 5}T10:00", zone=zone),
    )
    services.appointments.keep({f"appointment-{at}": words for at, words in enumerate(written)})
    stage.open("appointments")
    for name in presses:
        stage.press(name)


def _more(stage: Stage, *presses: str) -> None:
    _full(stage)
    here = stage.ctx.clock.zone()
    tomorrow = stage.ctx.clock.now().astimezone(here).date() + DAY
    key = f"appointment-1/{tomorrow}T09:30"
    stage.press(f"appointment-more-{key}")
    for name in presses:
        stage.press(f"{name}-{key}")


def _times(stage: Stage) -> None:
    _full(stage)
    key = f"appointment-0/{stage.ctx.clock.now().astimezone(stage.ctx.clock.zone()).date()}T20:00"
    stage.press(f"appointment-more-{key}")
    stage.press(f"appointment-times-{key}")


def _weekly(stage: Stage) -> None:
    from PySide6.QtWidgets import QComboBox

    _full(stage, "appointment-add")
    often = stage.part("appointment-often")
    assert isinstance(often, QComboBox)
    often.setCurrentIndex(2)


def _file(stage: Stage, *names: str, known: bool = False) -> None:
    """A look at what calendar files of the fixtures would bring, as if they were one."""
    from companion.domain.calendars import Preview
    from companion.ui.appointments.calendar_in_sheet import CalendarInSheet

    _full(stage)
    clock = stage.ctx.clock
    calendars = stage.ctx.services.calendars
    if known:
        calendars.take(calendars.look(CALENDARS / f"{names[0]}.ics").coming)
    found = [calendars.look(CALENDARS / f"{name}.ics") for name in names]
    whole = Preview(
        tuple(one for preview in found for one in preview.coming),
        tuple(one for preview in found for one in preview.unread),
    )
    here = clock.zone()
    parent = stage.part("calendar-in").window()
    CalendarInSheet(whole, clock.now().astimezone(here).date(), here, parent).open()


def _told_whole(stage: Stage) -> None:
    from PySide6.QtWidgets import QComboBox

    _full(stage, "calendar-out")
    words = stage.part("calendar-out-words")
    assert isinstance(words, QComboBox)
    words.setCurrentIndex(1)


def appointments() -> Iterator[Scene]:
    """Every state of the page of appointments that is worth a picture."""
    yield Scene("appointments", "full", "empty", _full, contrast=True)
    yield Scene("appointments", "over", "empty", lambda stage: _full(stage, "appointment-past"))
    yield Scene("appointments", "more", "empty", _more)
    yield Scene("appointments", "times", "empty", _times)
    yield Scene("appointments", "sheet-new", "empty", lambda stage: _full(stage, "appointment-add"))
    yield Scene("appointments", "sheet-weekly", "empty", _weekly)
    yield Scene("appointments", "sheet-change", "empty", lambda stage: _more(stage, "appointment-change"))
    yield Scene("appointments", "calendar-in", "empty", lambda stage: _file(stage, "google", "nextcloud"))
    yield Scene("appointments", "calendar-in-broken", "empty", lambda stage: _file(stage, "outlook", "broken"))
    yield Scene("appointments", "calendar-in-known", "empty", lambda stage: _file(stage, "google", known=True))
    yield Scene("appointments", "calendar-out", "empty", lambda stage: _full(stage, "calendar-out"))
    yield Scene("appointments", "calendar-out-words", "empty", _told_whole)
