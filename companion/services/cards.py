"""Contact cards: bringing people in from a phone's file, with a look at it first, and giving them out in one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from companion.domain.cards import Coming, Preview, planned
from companion.domain.contacts import Contact, ContactDetails
from companion.domain.problems import NoCards
from companion.domain.undo import Done
from companion.domain.value import replace
from companion.services.contacts import ContactService
from companion.storage.database import Database
from companion.storage.giving import give

Progress = Callable[[float], None]
#: The versions a file can be written in.
VERSIONS = ("3.0", "4.0")
#: Five thousand people with a picture each have some eighty million bytes; what is larger is no file of people.
MOST_BYTES = 200_000_000


class CardService:
    """Reads a file of cards, says what it would bring, and takes it in; writes one."""

    def __init__(self, db: Database, contacts: ContactService) -> None:
        self._db, self._contacts = db, contacts

    def look(self, path: Path, progress: Progress = lambda _share: None) -> Preview:
        """What a file would bring; nothing is written. Belongs on the worker.

        Raises:
            NoCards: there is no card in it that can be read, or it is far too large for a file of people.
            ChosenOutOfReach: the file cannot be opened.
        """
        from companion.services import card_text
        from companion.services.content_lines import chosen_text

        text = chosen_text(path, MOST_BYTES)
        if text is None:
            raise NoCards(path)
        found: list[ContactDetails] = []
        broken: list[int] = []
        nameless = 0
        cards = list(card_text.cards_of(text))
        for place, lines in enumerate(cards, 1):
            try:
                details = card_text.read_card(lines) if lines is not None else None
            except ValueError:
                details = None
            if details is None:
                broken.append(place)
                continue
            if not details.name and not details.numbers:
                nameless += 1
                continue
            # Who is only a number is called by it.
            found.append(details if details.name else _called(details))
            if place % 100 == 0:
                progress(place / len(cards))
        if not found:
            raise NoCards(path)
        return Preview(planned(self._contacts.all(), found), tuple(broken), nameless)

    def take(self, chosen: Sequence[Coming]) -> Done:
        """Take in who was chosen, in one write; undoing takes all of it back."""
        return self._contacts.take_in(
            [one.details for one in chosen if one.joins is None],
            {one.joins: one.details for one in chosen if one.joins is not None and one.changes},
        )

    def write(self, target: Path, people: Sequence[Contact], version: str = VERSIONS[0]) -> int:
        """Write people into one file of cards, whole or not at all; gives how many. Belongs on the worker.

        Raises:
            KnownProblem: the disk is full, cannot be written, or the place is one of the program's own.
            ValueError: not a version that can be written.
        """
        from companion.services.card_text import write_card

        if version not in VERSIONS:
            raise ValueError(version)
        give("".join(write_card(person, version) for person in people).encode("utf-8"), target, self._db.path)
        return len(people)


def _called(details: ContactDetails) -> ContactDetails:
    return replace(details, name=details.numbers[0].number)
