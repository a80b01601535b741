"""What a step of the way through is to the screen around it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.lapse import Sheet
from companion.ui.theme import theme_of
from companion.ui.widgets.text import Text


class Facts:
    """What the words of the steps are drawn from, read once when the way is begun.

    `past` words the day as one long gone; `days` are the person's own days without use before it, None where their
    record does not tell.
    """

    def __init__(self, ctx: AppContext, *, past: bool, days: int | None) -> None:
        self.ctx = ctx
        self.past = past
        self.days = days
        self.today = ctx.today()
        self.country = ctx.library.country(ctx.country())
        self.fill = ctx.library.filler(ctx.country())
        self.settings = ctx.services.settings.current()

    @property
    def emergency(self) -> str:
        """The country's first ambulance number; empty where none is known."""
        return self.country.emergency[0].number if self.country.emergency else ""


class LapseStep(QWidget):
    """One idea: a title in large letters, a few short lines, and what it asks, if anything.

    Signals:
        changed: something was given.
        help_wanted: open a door of Help now, by its name.
    """

    changed = Signal()
    help_wanted = Signal(str)

    def __init__(self, facts: Facts, title: str) -> None:
        super().__init__()
        theme = theme_of()
        self.facts = facts
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(14))
        self.title = Text(title, "emergency")
        self.title.setObjectName("lapse-title")
        self.column.addWidget(self.title)

    def say(self, words: str, *, soft: bool = False) -> Text:
        """A paragraph in the letters for reading, or a quiet one below."""
        line = Text(words, "soft" if soft else "reading", "ink_soft" if soft else "ink")
        self.column.addWidget(line)
        return line

    def show_sheet(self, sheet: Sheet) -> None:
        """Show what was given before. The default asks nothing."""

    def gather(self, sheet: Sheet) -> Sheet:
        """The sheet with what is given here, as it is typed; the default gives nothing."""
        return sheet

    def may_go_on(self) -> bool:
        """Whether what is given can be taken as it is; a step that says no says why itself."""
        return True

    def first_part(self) -> QWidget | None:
        """Where the keyboard begins; None leaves it on the button that goes on."""
        return None
