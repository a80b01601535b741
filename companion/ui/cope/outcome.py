"""How it went, in kind words whether it eased or not, and what else there is."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLocale, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from companion.content.strategies import Strategy
from companion.context import AppContext
from companion.services.coping import Way
from companion.ui.cope.own_ways import own_ways
from companion.ui.cope.ways import left_out
from companion.ui.cope.words import minutes_words, why_words
from companion.ui.theme import theme_of
from companion.ui.widgets.aloud import say_aloud
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.text import Text

#: From here on it is too strong to be left alone with.
STRONG = 7


def outcome_of(ctx: AppContext, tried: str, before: int | None, after: int | None, *, kept: bool = True) -> Outcome:
    """What to say after a way was tried, with what else may help this person: the ways of the library and their own."""
    own = own_ways(ctx)
    others = ctx.services.coping.best_for(
        ctx.library, craving=after, leave_out=(tried, *left_out(ctx)), own=own, limit=3
    )
    return Outcome({one.id: one for one in (*ctx.library.strategies(), *own)}, before, after, others, kept=kept)


class Outcome(Card):
    """What to say after a way was tried.

    Args:
        ways: every way there is, by its id.
        before, after: the ratings, 0 to 10, None where not given.
        others: ways to offer where it did not ease, is still strong, or was too short to tell.
        kept: whether it went into the record.

    Signals:
        wanted: open the way with this id.
        help_wanted: open a door of Help now.
    """

    wanted = Signal(str)
    help_wanted = Signal(str)

    def __init__(
        self,
        ways: Mapping[str, Strategy],
        before: int | None,
        after: int | None,
        others: tuple[Way, ...],
        *,
        kept: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("soft", spacing=6, parent=parent)
        self.setObjectName("way-outcome")
        title, note = self._words(before, after, kept)
        self._title, self._note = title, note
        self.heading(title)
        self.box.addWidget(Text(note, "soft"))
        known = before is not None and after is not None
        eased = before is not None and after is not None and after < before
        strong = after is not None and after >= STRONG
        if strong:
            self.box.addWidget(Text(self.tr("It is still strong. You need not be alone with it."), "soft"))
            talk = Button(self.tr("Talk to someone"), icon="phone", compact=True)
            talk.setObjectName("way-talk")
            talk.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            talk.clicked.connect(lambda: self.help_wanted.emit("talk"))
            self.box.addWidget(talk)
        if others and after != 0 and (not kept or strong or (known and not eased)):
            self.box.addWidget(self._others(ways, others))

    def announce(self) -> None:
        """Have it said aloud, once it is on the screen."""
        QTimer.singleShot(0, self, lambda: say_aloud(self, f"{self._title} {self._note}"))

    def _others(self, ways: Mapping[str, Strategy], others: tuple[Way, ...]) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, theme_of().px(6), 0, 0)
        column.addWidget(Text(self.tr("Another way:"), "strong"))
        row = QWidget()
        flow = FlowLayout(row, theme_of().px(8))
        for way in others:
            one = ways[way.strategy]
            button = Button(f"{one.name} · {minutes_words(one.minutes)}", icon=one.icon, compact=True)
            button.setObjectName(f"another-{one.id}")
            button.setAccessibleDescription(why_words(way) or one.line)
            button.clicked.connect(lambda _checked=False, name=one.id: self.wanted.emit(name))
            flow.addWidget(button)
        column.addWidget(row)
        return box

    def _words(self, before: int | None, after: int | None, kept: bool) -> tuple[str, str]:
        if not kept:
            return self.tr("That was short, and that is fine"), self.tr("Another way may fit better just now.")
        if before is None or after is None:
            return (
                self.tr("Kept: you tried it"),
                self.tr("With a rating before and after, you will see here what helps you."),
            )
        pair = {"before": QLocale().toString(before), "after": QLocale().toString(after)}
        if after < before:
            return (
                self.tr("It eased: {before} before, {after} after").format(**pair),
                self.tr("You got through that part. What you did just now is yours to use again."),
            )
        if before == after == 0:
            return (
                self.tr("0 before, 0 after"),
                self.tr("Trying it on a quiet day makes it easier to find on a hard one."),
            )
        return (
            self.tr("It did not ease this time: {before} before, {after} after").format(**pair),
            self.tr("That happens, and it says nothing about you. The wave may still be on its way."),
        )
