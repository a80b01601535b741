"""People out of a file of contact cards: which are new, and which are already there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from companion.domain.contacts import Contact, ContactDetails
from companion.domain.value import Value, replace

#: The shortest number within a country, and the longest code of one.
_SHORTEST, _COUNTRY_CODE = 7, 3


class Why(StrEnum):
    """Why somebody in the file is taken for somebody on the list."""

    CARD = "card"
    NUMBER = "number"
    NAME = "name"


class Coming(Value):
    """Somebody in the file, joined with what is known of them.

    `joins` is the uuid of who is on the list; None for somebody new. `changes` says whether that one gains anything.
    """

    details: ContactDetails
    joins: str | None = None
    why: Why | None = None
    changes: bool = True
    #: How many cards of the file they were made of.
    cards: int = 1


class Preview(Value):
    """What a file would bring, before anything is written. `broken` are the places of cards nobody can read, from 1."""

    coming: tuple[Coming, ...]
    broken: tuple[int, ...] = ()
    nameless: int = 0

    @property
    def new(self) -> int:
        """How many are not on the list yet."""
        return sum(one.joins is None for one in self.coming)

    @property
    def joined(self) -> int:
        """How many are on the list and gain something."""
        return sum(one.joins is not None and one.changes for one in self.coming)

    @property
    def same(self) -> int:
        """How many are on the list with all that the file says of them."""
        return sum(not one.changes for one in self.coming)

    @property
    def without_number(self) -> int:
        """How many have no number."""
        return sum(not one.details.numbers for one in self.coming)


def number_key(number: str) -> str:
    """By what two numbers are the same: their digits alone; of one with letters, * or #, all as it is written."""
    digits = "".join(letter for letter in number if letter.isdecimal())
    as_it_is = not digits or any(letter.isalpha() or letter in "*#" for letter in number)
    return number.strip().casefold() if as_it_is else digits


def same_number(one: str, other: str) -> bool:
    """Whether two numbers ring the same telephone: they are the same, or one is written as from abroad and one is not.

    A phone keeps "+44 7700 900461" where its owner wrote "07700 900461".
    """
    if number_key(one) == number_key(other):
        return True
    abroad, other_abroad = _from_abroad(one), _from_abroad(other)
    if bool(abroad) == bool(other_abroad):
        return abroad != "" and abroad == other_abroad
    home = number_key(other if abroad else one).removeprefix("0")
    abroad = abroad or other_abroad
    return (
        home.isdecimal()
        and len(home) >= _SHORTEST
        and abroad.endswith(home)
        and len(abroad) - len(home) <= _COUNTRY_CODE
    )


def _from_abroad(number: str) -> str:
    """The digits of a number written with the code of its country, from that on; empty for any other."""
    key, plain = number_key(number), number.strip().replace("(0)", "")
    begin = next((sign for sign in ("+", "00") if plain.startswith(sign)), "")
    return number_key(plain).removeprefix("00") if begin and key.isdecimal() else ""


def _end_of(number: str) -> str:
    """What two numbers that are the same have in common, whichever way they are written."""
    key = number_key(number)
    return key[-_SHORTEST:] if key.isdecimal() else key


def own_card(person: Contact) -> str:
    """The name of the card somebody goes out with who came from none."""
    return f"urn:uuid:{person.uuid}"


def name_key(name: str) -> str:
    """By what two names are the same."""
    return " ".join(name.split()).casefold()


def planned(people: Sequence[Contact], cards: Iterable[ContactDetails]) -> tuple[Coming, ...]:
    """Who comes, in the order of the file: joined by the name of the card, then by a number, then by the name.

    By a number alone only one card of the file joins each on the list: two with the same number and other names share
    a telephone, and are two people. A name joins where nothing speaks against it.
    """
    plan = _Plan(people)
    for card in cards:
        plan.take(card)
    return tuple(plan.coming.values())


class _Plan:
    """Who is known so far, on the list or in the file, found by card, number and name."""

    def __init__(self, people: Sequence[Contact]) -> None:
        self.coming: dict[str, Coming] = {}
        self._known: dict[str, ContactDetails] = {}
        self._by_card: dict[str, str] = {}
        self._by_number: dict[str, list[str]] = {}
        self._by_name: dict[str, list[str]] = {}
        for person in people:
            self._by_card[own_card(person)] = person.uuid
            self._keep(person.uuid, person.details)
        self._on_list = frozenset(self._known)

    def take(self, card: ContactDetails) -> None:
        """Join a card with whom it is of, or add somebody."""
        who, why = self._whose(card)
        if who is None:
            place = f"new-{len(self.coming)}"
            self.coming[place] = Coming(card)
            self._keep(place, card)
            return
        details = joined(self._known[who], card)
        before = self.coming.get(who)
        self.coming[who] = Coming(
            details,
            who if who in self._on_list else None,
            (before.why if before is not None else why) if who in self._on_list else None,
            changes=details != self._known[who] or (before is not None and before.changes),
            cards=1 if before is None else before.cards + 1,
        )
        self._keep(who, details)

    def _whose(self, card: ContactDetails) -> tuple[str | None, Why | None]:
        if card.card_uid and (who := self._by_card.get(card.card_uid)):
            return who, Why.CARD
        for number in card.numbers:
            for who in self._by_number.get(_end_of(number.number), ()):
                if not any(same_number(number.number, kept.number) for kept in self._known[who].numbers):
                    continue
                same = name_key(self._known[who].name) == name_key(card.name)
                if same or (who in self._on_list and who not in self.coming):
                    return who, Why.NUMBER
        for who in self._by_name.get(name_key(card.name), ()):
            if not _contradict(self._known[who], card):
                return who, Why.NAME
        return None, None

    def _keep(self, who: str, details: ContactDetails) -> None:
        self._known[who] = details
        if details.card_uid:
            self._by_card.setdefault(details.card_uid, who)
        for key, places in (
            *((_end_of(number.number), self._by_number) for number in details.numbers),
            (name_key(details.name), self._by_name),
        ):
            if who not in places.setdefault(key, []):
                places[key].append(who)


def _contradict(one: ContactDetails, other: ContactDetails) -> bool:
    """Whether two of the same name can be two people: each has numbers of their own, or another card or address."""
    if one.numbers and other.numbers:
        return True
    pairs = ((one.card_uid, other.card_uid), (one.email, other.email), (one.organisation, other.organisation))
    return any(a and b and a.casefold() != b.casefold() for a, b in pairs)


def joined(kept: ContactDetails, card: ContactDetails) -> ContactDetails:
    """What the person wrote stays; the card fills what is empty and adds numbers that are not there."""
    more = tuple(
        number for number in card.numbers if not any(same_number(number.number, have.number) for have in kept.numbers)
    )
    empty = {
        name: getattr(card, name)
        for name in ("role", "note", "hours", "reach", "email", "organisation", "address", "card_uid")
        if not getattr(kept, name) and getattr(card, name)
    }
    return replace(kept, numbers=kept.numbers + more, **empty)
