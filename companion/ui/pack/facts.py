"""What the pack is made of: the person's own words as plain lines, with names in full or as initials."""

from __future__ import annotations

from companion.content.door_paper import unbroken
from companion.context import AppContext
from companion.domain.stay_safe import Part
from companion.domain.value import Value
from companion.ui.dates import day_month
from companion.ui.naloxone_words import naloxone_words
from companion.ui.plan_lines import known_to
from companion.ui.plan_words import part_words, reasons_title
from companion.ui.roles import role_words

#: So many people, services and reasons stand on the wallet card.
WALLET_PEOPLE, WALLET_LINES = 3, 2

Section = tuple[str, tuple[str, ...]]


class Person(Value):
    """Someone as they stand on paper."""

    name: str
    role: str
    hours: str
    numbers: tuple[str, ...]


class PackFacts(Value):
    """Everything that may be put on paper.

    Attributes:
        plan: each part of the stay-safe plan that has anything in it, and the reasons.
        steps: the calendar of aftercare from today on, as a day and words.
        services: lines of the plan that answer, with their numbers.
        naloxone: where it is; empty where it is not at hand, or nobody said.
    """

    people: tuple[Person, ...]
    told: tuple[Person, ...]
    services: tuple[str, ...]
    plan: tuple[Section, ...]
    reasons: tuple[str, ...]
    steps: tuple[tuple[str, str], ...]
    naloxone: str


def initials(name: str) -> str:
    """A name as its first letters: "Ife Adeyemi" is "I. A."."""
    firsts = (next((letter for letter in word if letter.isalnum()), "") for word in name.split())
    return " ".join(f"{letter.upper()}." for letter in firsts if letter)


def facts(ctx: AppContext, *, short_names: bool = False) -> PackFacts:
    """What there is now."""
    services, today = ctx.services, ctx.today()
    settings = services.settings.current()
    plan, known = services.stay_safe.plan(), known_to(ctx)

    def named(name: str) -> str:
        return initials(name) if short_names else name

    everyone = {
        one.uuid: Person(
            named(one.name),
            role_words(one.details.role),
            one.details.hours,
            tuple(number.number for number in one.details.numbers),
        )
        for one in services.contacts.all()
    }
    told = tuple(everyone[line.contact] for line in plan.of(Part.TELL) if line.contact in everyone)
    reasons = tuple(one.words for one in services.plans.reasons())
    sections: list[Section] = []
    for part in Part:
        lines = []
        for line in plan.of(part):
            shown = known.shown(line)
            words = named(shown.words) if line.contact is not None else shown.words
            lines.append(" · ".join(one for one in (words, unbroken(shown.number)) if one))
        if lines:
            sections.append((part_words(part).title, tuple(lines)))
    if reasons:
        sections.append((reasons_title(), reasons))
    answering = (known.shown(line) for line in plan.of(Part.SERVICES))
    # Of every calendar there is, as Today has them.
    coming = (one for one in services.aftercare.steps() if one.day >= today and one.done_at is None)
    steps = tuple((day_month(one.day, today), one.words) for one in coming)
    return PackFacts(
        tuple(everyone.values()),
        told or tuple(one for one in everyone.values() if one.numbers),
        tuple(" ".join(part for part in (one.words, unbroken(one.number)) if part) for one in answering),
        tuple(sections),
        reasons,
        steps,
        naloxone_words(settings) if settings.naloxone_at_hand else "",
    )
