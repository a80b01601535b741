"""An invented mother's file: seven months of her own check-in, her people, and how far she has read."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from random import Random

from companion.clock import Clock
from companion.content.library import Library
from companion.demo.person import SEED
from companion.domain.contacts import ContactDetails, Number
from companion.domain.settings import Audience
from companion.domain.wellbeing import SCALE_MAX, Wellbeing
from companion.resources import content_folder
from companion.services.contacts import ContactService
from companion.services.pathways import PathwayService
from companion.services.settings import SettingsService
from companion.services.wellbeing import WellbeingService
from companion.storage.database import Database

DAYS = 210
#: How likely she writes on a day, and leaves out one of the scales.
_WRITES, _LEAVES_OUT = 0.72, 0.08
#: What she wrote, by how many days ago.
_NOTES = {
    203: "He told me tonight. I listened, and did not shout. I am glad he said it.",
    196: "No sleep. Checked his breathing twice, and then I just sat there.",
    184: "Asked the pharmacist for naloxone. She showed me how, and asked nothing else.",
    170: "Went to the family group. Eleven people round a table with the same face as mine.",
    151: "He started on methadone today. He looks tired and calm.",
    137: "Rang Anna instead of waiting by the phone.",
    118: "We laughed about the dog. It has been a long time.",
    96: "He used again on Friday, and told me on Saturday. We had tea. He kept his appointment.",
    95: "Angry, then sad, then angry. All of it is allowed.",
    74: "First whole night of sleep since spring.",
    52: "Told my sister. I should have done that sooner.",
    33: "Sunday walk by the river, just me.",
    19: "He cooked for us. I said thank you, and meant more than that.",
    6: "A quiet week. I notice that I wait for something. The group says that is usual.",
    2: "Dr Osei asked how I was. Nobody asks that.",
}
_READ = ("article:wont-wake-up", "article:naloxone", "door:recovery-position", "article:lower-tolerance")
_PEOPLE = (
    ContactDetails("Anna", role="family", hours="after 18:00", night_ok=True, numbers=(Number("07700 900345"),)),
    ContactDetails("Family group, Tuesdays", role="other", numbers=(Number("020 7946 0187"),)),
    ContactDetails("Dr Osei", role="doctor", hours="weekdays 9 to 5", numbers=(Number("020 7946 0112"),)),
)


def make_family_demo(path: Path, clock: Clock, seed: int = SEED) -> None:
    """Make a new file at `path` that holds her life up to now, and close it again."""
    db = Database.open(path, None, create=True)
    try:
        settings = SettingsService(db, clock)
        settings.change(
            audience=Audience.SOMEONE_I_LOVE,
            name="Ruth",
            naloxone_at_hand=True,
            naloxone_place="top drawer in the kitchen",
            first_run_done=True,
        )
        pathways, reading = PathwayService(db, clock, settings), Library(content_folder()).pathway("family")
        for step in _READ:
            pathways.tick(reading, step, True)
        contacts = ContactService(db, clock)
        for person in _PEOPLE:
            contacts.add(person)
        wellbeing, chance = WellbeingService(db, clock, settings), Random(f"{seed}/family")  # noqa: S311 - no secret
        today = wellbeing.today()
        for ago in range(DAYS, 0, -1):
            answers = _answers(ago, chance)
            if answers is not None:
                wellbeing.save(today - timedelta(days=ago), answers)
    finally:
        db.close()


def _answers(ago: int, chance: Random) -> Wellbeing | None:
    """What she gave on a day: lighter as months go by, heavier for two weeks after a lapse of his; often None."""
    note = _NOTES.get(ago, "")
    writes = chance.random() < _WRITES
    heavy = 3.0 * ago / DAYS + (2.5 if 82 < ago <= 96 else 0.0)
    usual = {"mood": 6.6 - heavy, "worry": 3.4 + 1.3 * heavy, "rest": 6.2 - heavy}
    given: dict[str, int | None] = {}
    for scale, middle in usual.items():
        value = round(min(SCALE_MAX, max(0, chance.gauss(middle, 1.1))))
        given[scale] = None if chance.random() < _LEAVES_OUT else value
    return Wellbeing(**given, note=note) if writes or note else None
