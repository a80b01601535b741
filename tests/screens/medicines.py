"""The scenes of medicines: the list, its sheets, and what is said after missed doses."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from companion.domain.contacts import ContactDetails, Number
from companion.domain.prescribed import Prescription
from companion.domain.schedule import Schedule, Unit
from tests.screens.scenes import Scene
from tests.screens.stage import Stage

DAY = timedelta(days=1)


def _three(stage: Stage, *presses: str) -> None:
    """Three medicines: one missed for days, one that runs low, one that has ended."""
    stage.open("today")
    services, today = stage.ctx.services, stage.ctx.today()
    clinic = services.contacts.add(
        ContactDetails("Harbour clinic", role="service", hours="weekdays 9 to 5", numbers=(Number("01632 960220"),))
    )
    daily = Schedule(Unit.DAY, today - DAY * 30)
    written = Prescription("Methadone", daily, "as on the bottle", "liquid", (1, 4), contact=clinic.uuid)
    methadone = services.medicines.add(written).uuid
    for back in range(25, 0, -1):
        services.medicines.say(methadone, today - DAY * back, "", back > 3)
    twice = Schedule(Unit.DAY, today - DAY * 9, times=("08:00", "20:00"))
    other = Prescription("Gabapentin", twice, "one", "capsule", lasts_until=today + DAY * 2, refill_on=today + DAY)
    gabapentin = services.medicines.add(other).uuid
    services.medicines.say(gabapentin, today, "08:00", True)
    ended = Schedule(Unit.WEEK, today - DAY * 60, last=today - DAY * 4)
    services.medicines.add(Prescription("Vitamin B", ended, "", "injection"))
    services.counted.begin_medicine(today - DAY * 60, "Methadone")
    stage.open("medicines")
    for name in presses:
        stage.press(name)


def medicines() -> Iterator[Scene]:
    """Every state of the page of medicines that is worth a picture."""
    yield Scene("medicines", "three", "empty", _three, contrast=True)
    yield Scene("medicines", "more", "empty", lambda stage: _three(stage, "medicine-more"))
    yield Scene("medicines", "every-day", "empty", lambda stage: _three(stage, "medicine-days"))
    yield Scene("medicines", "add-sheet", "empty", lambda stage: _three(stage, "medicine-add"))
