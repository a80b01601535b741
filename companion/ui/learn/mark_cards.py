"""The two small cards of highlighting: what to do with chosen words, and what is said of highlighted ones."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QWidget

from companion.domain.marks import Mark
from companion.ui.learn.near_card import NearCard
from companion.ui.learn.note_sheet import quoted
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, IconButton
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.text import Text

_SHOWN = 120
_GAP = 6

Act = tuple[str, str, Callable[[], None]]
"""The name a button has for tests, its words, and what it does."""


def _buttons(acts: tuple[Act, ...], about: str) -> tuple[FlowLayout, QWidget]:
    row = FlowLayout(None, theme_of().px(_GAP))
    first: QWidget | None = None
    for name, words, act in acts:
        button = Button(words, "quiet" if first is not None else "secondary", compact=True)
        button.setObjectName(name)
        button.setAccessibleDescription(about)
        button.clicked.connect(act)
        row.addWidget(button)
        first = first or button
    assert first is not None  # noqa: S101 - there is always something to do
    return row, first


class ChosenCard(NearCard):
    """Stands beside words that were chosen, and leaves the keyboard with them."""

    def __init__(self, words: str, acts: tuple[Act, ...], over: QTextBrowser) -> None:
        super().__init__(over, margin=8)
        self.setObjectName("chosen-card")
        self.setAccessibleName(self.tr("Chosen words"))
        row, self.first = _buttons(acts, quoted(words, _SHOWN))
        self.box.addLayout(row)

    def wanted_width(self) -> int:
        # As wide as its buttons in one row; they wrap where there is less room.
        margins, buttons = self.box.contentsMargins(), self.findChildren(Button)
        between = theme_of().px(_GAP) * (len(buttons) - 1)
        return margins.left() + margins.right() + between + sum(button.sizeHint().width() for button in buttons)

    def stays(self, now: QWidget) -> bool:
        return now is self._over or super().stays(now)


class MarkCard(NearCard):
    """What is said of highlighted words: the note, and what can be done with them."""

    def __init__(self, mark: Mark, acts: tuple[Act, ...], over: QTextBrowser, *, lost: bool) -> None:
        super().__init__(over)
        self.setObjectName("mark-card")
        head = QHBoxLayout()
        title = self.tr("Your note") if mark.note else self.tr("Highlighted")
        if lost:
            title = self.tr("The words have changed")
        head.addWidget(Text(title, "strong"), 1)
        away = IconButton("x", self.tr("Close"), size=32)
        away.setObjectName("mark-close")
        away.clicked.connect(self.put_away)
        head.addWidget(away)
        self.box.addLayout(head)
        if lost:
            # What is no longer to be read on the page is shown here.
            self.box.addWidget(Text(quoted(mark.anchor.words, 2 * _SHOWN), "soft", "ink_soft"))
        if mark.note:
            note = Text(mark.note, "soft")
            note.setObjectName("mark-note")
            self.box.addWidget(note)
        words = quoted(mark.anchor.words, _SHOWN)
        about = f"{words} {mark.note}".rstrip() if lost or not mark.note else mark.note
        self.setAccessibleName(f"{title}. {about}")
        row, self.first = _buttons(acts, about)
        self.box.addLayout(row)
