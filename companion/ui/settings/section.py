"""A section of the settings: a card with a heading, rows, and notes."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from companion.context import AppContext
from companion.ui.deeds import managed
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card, Rule
from companion.ui.widgets.choice import Choice
from companion.ui.widgets.text import Text


class Section(Card):
    """One section; `name` is how a route finds it.

    `family` tells whether it is also for someone who loves a person who uses.
    """

    name = ""
    family = True

    def __init__(self, ctx: AppContext, title: str, lead: str = "") -> None:
        super().__init__(spacing=14)
        self.ctx = ctx
        self.title = title
        self.heading(title)
        if lead:
            self.box.addWidget(Text(lead, "soft", "ink_soft"))

    def refresh(self) -> None:
        """Show what is set now."""

    def keep(self) -> None:
        """Keep what is typed and not yet confirmed."""

    def keep_choice(self, act: Callable[[], object]) -> None:
        """Keep what was just chosen here; where that cannot be, say so, and show again what is in force."""
        if not managed(self.ctx, act):
            self.refresh()

    def set(self, **values: object) -> None:
        """Keep settings that were just chosen here, as above."""
        self.keep_choice(lambda: self.ctx.services.settings.change(**values))

    def row(self, words: str, control: QWidget, note: str = "") -> QWidget:
        """A setting: name and note at the left and its control at the right; in a narrow card, one below the other."""
        label = Text(words, "strong")
        label.setBuddy(control)
        if not control.accessibleName():
            control.setAccessibleName(words)
        if note:
            control.setAccessibleDescription(note)
        made = _Row(label, Text(note, "small", "ink_soft") if note else None, control)
        self.box.addWidget(made)
        return made

    def note(self, words: str) -> Text:
        """A line of explanation."""
        line = Text(words, "small", "ink_soft")
        self.box.addWidget(line)
        return line

    def rule(self) -> None:
        """A hairline between groups."""
        self.box.addWidget(Rule())


class _Row(QWidget):
    def __init__(self, label: Text, note: Text | None, control: QWidget) -> None:
        super().__init__()
        theme = theme_of()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(theme.px(16))
        self._words = words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        # Side by side, the name stands at the height of the control's first line.
        first_line = theme.px(30) if isinstance(control, Choice) else min(control.sizeHint().height(), theme.px(44))
        self._drop = max(0, (first_line - label.fontMetrics().height()) // 2)
        words.addWidget(label)
        if note is not None:
            words.addWidget(note)
        words.addStretch(1)
        self._line.addLayout(words, 2)
        # A button keeps the width of its words; whatever is chosen from or written in takes the room there is.
        holder = QHBoxLayout()
        holder.addWidget(control, 0 if isinstance(control, Button) else 1, Qt.AlignmentFlag.AlignTop)
        if isinstance(control, Button):
            holder.addStretch(1)
        self._line.addLayout(holder, 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        beside = self.width() >= theme_of().px(460)
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._line.setSpacing(theme_of().px(16 if beside else 6))
        self._words.setContentsMargins(0, self._drop if beside else 0, 0, 0)
        super().resizeEvent(event)
