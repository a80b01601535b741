"""The scenes of people: many of them searched, the sheet with all of it, what to say, and a file looked at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from companion.domain.contacts import ContactDetails, Number
from companion.domain.value import replace
from tests.screens.appointments import appointments
from tests.screens.scenes import Scene
from tests.screens.stage import Stage

CARDS = Path(__file__).parents[1] / "fixtures" / "cards"
DANA = ContactDetails(
    "Dana Whitlock",
    "keyworker",
    numbers=(Number("07700 900371", "mobile"), Number("01632 960218", "front desk")),
    reach="mo-fr 09:00-17:00; sa 10:00-12:00",
    organisation="Harbour Recovery Service",
    email="dana@example.org",
    address="4 Quay Street, Porthaven",
    script="It is me. I am all right, and I want to stay that way. Can we talk for ten minutes?",
)


def _eight(stage: Stage, *presses: str) -> None:
    stage.open("today")
    spoken = stage.ctx.today() - timedelta(days=9)
    contacts = stage.ctx.services.contacts
    contacts.add(replace(DANA, last_contact=spoken))
    contacts.add(ContactDetails("Night line", "service", reach="24/7", numbers=(Number("0800 HELP"),)))
    for n in range(6):
        contacts.add(ContactDetails(f"Friend {n + 1}", "friend", numbers=(Number(f"07700 90010{n}"),)))
    stage.open("people")
    for name in presses:
        stage.press(name)


def _thousands(stage: Stage) -> None:
    stage.open("today")
    many = [ContactDetails(f"Person {n}", "friend", numbers=(Number(f"07700 9{n:05d}"),)) for n in range(2000)]
    stage.ctx.services.contacts.take_in(many, {})
    stage.open("people")
    stage.type("person 19", "people-search")


def _preview(stage: Stage) -> None:
    from companion.ui.people.import_sheet import ImportSheet

    _eight(stage)
    screen = stage.part("people-in").parentWidget()
    preview = stage.ctx.services.cards.look(CARDS / "iphone.vcf")
    names = {one.uuid: one.name for one in stage.ctx.services.contacts.all()}
    sheet = ImportSheet(preview, names, screen)
    sheet.open()


def people() -> Iterator[Scene]:
    """Every state of people and their appointments that is worth a picture, besides those of one's own lines."""
    yield Scene("people", "eight", "empty", _eight, contrast=True)
    yield Scene("people", "sheet-more", "empty", lambda stage: _eight(stage, "contact-more", "contact-change"))
    yield Scene("people", "what-to-say", "empty", lambda stage: _eight(stage, "contact-more", "contact-say"))
    yield Scene("people", "now-first", "empty", lambda stage: _eight(stage, "people-now-first"))
    yield Scene("people", "thousands", "empty", _thousands)
    yield Scene("people", "preview", "empty", _preview)
    yield Scene("people", "give-out", "empty", lambda stage: _eight(stage, "people-out"))
    yield from appointments()
