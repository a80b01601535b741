"""What belongs to the steps of an emergency and is one press or one key away from each of them."""

from __future__ import annotations

from companion.content.values import Door
from companion.ui.help_minimum import OVERDOSE
from companion.ui.help_now.chrome import HelpPage, bind_key
from companion.ui.help_words import BREATHING, CHILD, NALOXONE, RECOVERY, HelpWords
from companion.ui.widgets.buttons import Button

_STEPS = (NALOXONE, BREATHING, RECOVERY)
#: Where each door leads. Not to the recovery position from a child's: a baby is held in another way, and the call-taker
#: tells it.
_LEADS_TO = {**dict.fromkeys((OVERDOSE, *_STEPS), _STEPS), CHILD: (NALOXONE, BREATHING)}


class Way(Button):
    """A button to another door, with the letter that opens it."""

    def __init__(self, page: HelpPage, door_id: str, said: str, key: str) -> None:
        super().__init__(said, hint=key)
        self.setObjectName(f"door-{door_id}")
        self.setAccessibleDescription(page.tr("Key {key}").format(key=key))
        self.clicked.connect(lambda: page.wants_door.emit(door_id))
        bind_key(page, key, lambda: page.wants_door.emit(door_id))


def ways_on(page: HelpPage, words: HelpWords, door: Door) -> list[Way]:
    """The ways from a door or a part of it to what may be needed next; what cannot be read is left out."""
    ways: list[Way] = []
    if leads_to := _LEADS_TO.get(door.id, ()):
        known = {info.id for info in words.doors()}
        said = (
            (NALOXONE, page.tr("How to give naloxone"), page.tr("N")),
            (BREATHING, page.tr("Check their breathing"), page.tr("B")),
            (RECOVERY, page.tr("Recovery position"), page.tr("R")),
        )
        ways = [Way(page, to, name, key) for to, name, key in said if to in leads_to and to in known and to != door.id]
    if door.signs or door.never:
        name = page.tr("Signs and warnings") if door.signs else page.tr("Warnings")
        ways.append(Way(page, f"{door.id}/more", name, page.tr("W")))
    return ways
