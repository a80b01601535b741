"""Which doors of Help now stand in front for whoever has the file open, and what only the family's front page has.

While the file is locked everybody sees the same, so that nothing tells whose file it is.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.content.values import DoorInfo
from companion.context import AppContext
from companion.domain.problems import KnownProblem
from companion.domain.value import Value
from companion.ui.help_minimum import OVERDOSE
from companion.ui.help_words import CHILD, CRAVING, INNER, NALOXONE, RECOVERY, TALK, USED
from companion.ui.naloxone_words import naloxone_words
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.text import Text

THEIR_LIFE, OWN_LIFE, WITHDRAWAL = "their-life", "suicide", "withdrawal"


class Doors(Value):
    """Door ids in the order of their keys, after the overdose steps.

    `beside` stands beside the people to talk to, `cards` are the other cards, and `small` what is one line below: the
    doors of the person who uses, where the file is kept by someone who loves them. Both may sit at one laptop.
    """

    beside: str
    cards: tuple[str, ...]
    small: tuple[str, ...] = ()

    def order(self) -> tuple[str, ...]:
        """Every door, in the order of the keys."""
        return (OVERDOSE, self.beside, TALK, *self.cards, *self.small)


def doors_in_front(ctx: AppContext, known: Iterable[str]) -> Doors:
    """The doors for whoever has the file open, of those that can be read.

    The family has every door a person has. The one for those who fear for somebody's life is in front for them alone.
    """
    known = tuple(known)
    if not is_for_family(ctx):
        mine = (door for door in known if door not in (OVERDOSE, CRAVING, TALK, THEIR_LIFE, *INNER))
        return Doors(CRAVING, tuple(mine))
    small = tuple(door for door in (CRAVING, USED, WITHDRAWAL) if door in known)
    rest = (door for door in known if door not in (OVERDOSE, NALOXONE, TALK, *small, *INNER))
    first = [door for door in (THEIR_LIFE, CHILD, OWN_LIFE) if door in known]
    return Doors(NALOXONE, (*first, *(door for door in rest if door not in first)), small)


def is_for_family(ctx: AppContext) -> bool:
    """Whether the open file is kept by someone who loves a person who uses; False while it is locked or unread."""
    try:
        return ctx.unlocked and ctx.is_family()
    except KnownProblem:
        # A disk that does not answer must not keep anyone from what to do in an overdose; other screens tell of it.
        return False


class NaloxoneCard(Card):
    """How to give naloxone, where it is kept, and the recovery position. Signal `wanted`: the door to open."""

    wanted = Signal(str)

    def __init__(self, ctx: AppContext, title: str, lead: str, key: str) -> None:
        super().__init__(spacing=10)
        self.heading(title)
        self.box.addWidget(Text(lead, "body", "ink_soft"))
        try:
            said = naloxone_words(ctx.services.settings.current())
        except KnownProblem:
            # As above: the way to give it is what matters.
            said = ""
        if said:
            where = Text(said, "body")
            where.setObjectName("help-naloxone-where")
            self.box.addWidget(where)
        tr = QCoreApplication.translate
        for door, words, kind, hint in (
            (NALOXONE, tr("HelpNow", "Show me how"), "primary", key),
            (RECOVERY, tr("HelpNow", "Recovery position"), "secondary", ""),
        ):
            button = Button(words, kind, hint=hint)  # type: ignore[arg-type]
            button.setObjectName(f"door-{door}")
            if hint:
                button.setAccessibleDescription(tr("HelpNow", "Key {key}").format(key=hint))
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _checked=False, door=door: self.wanted.emit(door))
            self.box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.addStretch(1)


class SmallDoors(QWidget):
    """The doors of the person who uses, in one line under a few words. Signal `wanted`: the door to open."""

    wanted = Signal(str)

    def __init__(self, doors: tuple[DoorInfo, ...], keys: dict[str, str]) -> None:
        super().__init__()
        tr = QCoreApplication.translate
        flow = FlowLayout(self, theme_of().px(8))
        said = Text(tr("HelpNow", "If you use opioids yourself:"), "small-strong", "ink_soft", wrap=False)
        flow.addWidget(said)
        for door in doors:
            button = Button(door.title, compact=True, hint=keys[door.id])
            button.setObjectName(f"door-{door.id}")
            button.setAccessibleDescription(tr("HelpNow", "Key {key}").format(key=keys[door.id]))
            button.clicked.connect(lambda _checked=False, door=door.id: self.wanted.emit(door))
            flow.addWidget(button)
            said.setFixedHeight(button.sizeHint().height())
        if not doors:
            self.hide()
