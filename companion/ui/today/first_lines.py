"""How the person's own plan begins, on the cards that bring it up."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.stay_safe import Part
from companion.ui.plan_words import part_words
from companion.ui.theme import theme_of
from companion.ui.widgets.layouts import empty
from companion.ui.widgets.text import Text

#: So many lines, and letters of one; all of it is one press away.
_MOST, _LONGEST = 3, 160


def first_lines(ctx: AppContext) -> tuple[str, ...]:
    """What they do first, as it stands in the plan."""
    words = (line.words for line in ctx.services.stay_safe.plan().of(Part.FIRST)[:_MOST])
    return tuple(one if len(one) <= _LONGEST else f"{one[:_LONGEST].rstrip()}…" for one in words)


class FirstLines(QWidget):
    """Nothing where nothing is written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme_of().px(4), 0, theme_of().px(4))
        self._column.setSpacing(theme_of().px(2))
        self.hide()

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show these."""
        if self._lines != (shown := tuple(lines)):
            self._lines = shown
            empty(self._column)
            title = Text(part_words(Part.FIRST).title, "small-strong", "ink_soft")
            for part in (title, *(Text(line, "body") for line in shown)):
                self._column.addWidget(part)
                part.show()
        self.setVisible(bool(shown))
