"""The lines of a plan as they are shown: their words, or whom they name with a number ready to copy."""

from __future__ import annotations

from collections.abc import Mapping

from companion.content.values import Helpline
from companion.context import AppContext
from companion.domain.contacts import Contact
from companion.domain.stay_safe import PlanLine
from companion.domain.value import Value
from companion.ui.own_lines import country_of


class Shown(Value):
    """A line as it is read: who or what, in small letters what belongs to it, and a number if there is one.

    `others` are further numbers of somebody, for where one is rung from.
    """

    words: str
    note: str = ""
    number: str = ""
    others: tuple[str, ...] = ()


class Known(Value):
    """Whom the lines of a plan may name: the person's people by uuid, and the lines of their country by id."""

    people: Mapping[str, Contact]
    helplines: Mapping[str, Helpline]

    def shown(self, line: PlanLine) -> Shown:
        """A line as it is read. A helpline that is not there any more, as in another country, is told by its words."""
        if line.contact is not None and (person := self.people.get(line.contact)) is not None:
            numbers = tuple(one.number for one in person.details.numbers)
            note = line.words or person.details.hours
            return Shown(person.name, note, numbers[0] if numbers else "", numbers[1:])
        if line.helpline is not None and (helpline := self.helplines.get(line.helpline)) is not None:
            return Shown(helpline.name, line.words or helpline.hours, helpline.number)
        return Shown(line.words)


def known_to(ctx: AppContext) -> Known:
    """Whom the plan may name now."""
    people = {one.uuid: one for one in ctx.services.contacts.all()}
    return Known(people, {line.id: line for line in country_of(ctx).lines if line.number})
