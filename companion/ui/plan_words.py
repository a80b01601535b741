"""What the parts of the stay-safe plan are called, what each is for, and what others have written there."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from companion.domain.stay_safe import Part
from companion.domain.value import Value


class PartWords(Value):
    """The heading of a part, a line on what it is for, and examples to take and change."""

    title: str
    what: str
    examples: tuple[str, ...] = ()


def _tr(words: str) -> str:
    return QCoreApplication.translate("StaySafe", words)


def part_words(part: Part) -> PartWords:
    """The words of a part of the plan."""
    return {
        Part.SIGNALS: PartWords(
            _tr("Early signals"),
            _tr("How it begins: what I think, feel or do when a hard time is on its way."),
            (_tr("I stop answering messages"), _tr("Two bad nights in a row"), _tr("I think: what is the point")),
        ),
        Part.FIRST: PartWords(
            _tr("What I do first"),
            _tr("Small things I can do at once, wherever I am."),
            (_tr("Leave the room or the street"), _tr("Ten minutes outside"), _tr("Something to eat and drink")),
        ),
        Part.LIFT: PartWords(
            _tr("People and places that lift me"),
            _tr("Where and with whom it gets lighter, without having to talk about it."),
            (_tr("The library"), _tr("A walk with a dog"), _tr("My sister's kitchen")),
        ),
        Part.TELL: PartWords(_tr("Who I tell"), _tr("People who may know how bad it is. One is enough to begin with.")),
        Part.SERVICES: PartWords(
            _tr("Services that answer"), _tr("Lines and places that are there for this, also at night.")
        ),
        Part.SAFER: PartWords(
            _tr("Making tonight safer"),
            _tr("What I put between me and the worst."),
            (
                _tr("Naloxone on the table, and someone knows"),
                _tr("I am not alone tonight"),
                _tr("Medicines locked away, or with someone I trust"),
                _tr("Somebody keeps what I could hurt myself with"),
            ),
        ),
    }[part]


def reasons_title() -> str:
    """The heading of the last part: the person's reasons."""
    return _tr("Reasons to stay")
