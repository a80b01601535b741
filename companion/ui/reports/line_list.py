"""Every line of a report, each with a button that leaves it out or puts it back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.domain.reports import Line, Section
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.layouts import empty
from companion.ui.widgets.text import Text

#: So many letters of a line are shown here; all of it is on its page.
_LONGEST = 200


class LineList(Card):
    """Lines under their headings.

    Signals:
        left_out: a line by its key.
        put_back: a line by its key.
    """

    left_out = Signal(str)
    put_back = Signal(str)

    def __init__(self) -> None:
        super().__init__(spacing=4)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme_of().px(4))
        self.box.addLayout(self._rows)
        self.box.addStretch(1)

    def show_lines(self, sections: Sequence[Section], out: Collection[str]) -> None:
        """Show these, and which of them are left out."""
        empty(self._rows)
        for section in sections:
            title = Text(section.title, "strong")
            self._rows.addWidget(title)
            title.show()
            for line in section.lines:
                row = self._row(line, line.key in out)
                self._rows.addWidget(row)
                row.show()

    def _row(self, line: Line, gone: bool) -> QWidget:
        row = QWidget()
        side = QHBoxLayout(row)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(theme_of().px(8))
        words = f"{line.head}: {line.words}" if line.head else line.words
        words = " ".join(words.split())
        shown = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
        side.addWidget(Text(shown, "soft", "ink_soft" if gone else "ink"), 1)
        button = Button(self.tr("Put it back") if gone else self.tr("Leave out"), "quiet", compact=True)
        button.setObjectName(f"report-line-{line.key}")
        button.setAccessibleName(f"{button.text()}: {shown}")
        button.clicked.connect(self._teller(line.key, gone))
        side.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _teller(self, key: str, gone: bool) -> Callable[[], None]:
        return lambda: (self.put_back if gone else self.left_out).emit(key)
