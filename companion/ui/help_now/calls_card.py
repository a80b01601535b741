"""Who to ring, beside the steps of a door: their own people first, then the helplines."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.content.own_lines import PersonalLine
from companion.content.values import Helpline
from companion.context import AppContext
from companion.domain.contacts import Contact
from companion.ui.brief_calls import brief_line, brief_person
from companion.ui.calls import helpline_row
from companion.ui.own_people import people_row
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card, Rule

_MOST_PEOPLE, _MOST_LINES = 2, 3
#: So many in all where there is little room; everybody else is one press away.
_MOST_BRIEF = 4


def own_and_bundled(lines: Sequence[Helpline]) -> tuple[list[Helpline], list[Helpline]]:
    """The lines the person wrote down themselves, which are of no country, and those of the country."""
    own: list[Helpline] = [line for line in lines if isinstance(line, PersonalLine) and line.own]
    return own, [line for line in lines if line not in own]


class CallsCard(Card):
    """Rows to ring in full, or in a low window one line each. Signal `all_wanted`: everyone who can be rung."""

    all_wanted = Signal()

    def __init__(self, ctx: AppContext, people: tuple[Contact, ...], lines: tuple[Helpline, ...]) -> None:
        super().__init__(margin=16, spacing=0)
        self._ctx, self._people, self._lines = ctx, people[:_MOST_PEOPLE], lines[:_MOST_LINES]
        self._brief: bool | None = None
        everyone = Button(self.tr("See all"), "quiet", compact=True)
        everyone.setObjectName("door-talk")
        everyone.setAccessibleName(self.tr("See everyone you can ring"))
        everyone.setFixedHeight(theme_of().px(26))
        everyone.clicked.connect(self.all_wanted)
        self.heading(self.tr("People to ring") if people else self.tr("Helplines"), everyone)
        self._rows = QWidget()
        self.box.addWidget(self._rows)

    def be_brief(self, brief: bool) -> None:
        """Show one line each and no more than a low window holds, or every row in full."""
        if brief == self._brief:
            return
        self._brief = brief
        edge = theme_of().px(10 if brief else 16)
        self.box.setContentsMargins(theme_of().px(16), edge, theme_of().px(16), edge)
        former, self._rows = self._rows, QWidget()
        box = QVBoxLayout(self._rows)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        if brief:
            rows = [brief_person(self._ctx, person) for person in self._people]
            rows += [brief_line(line) for line in self._lines[: _MOST_BRIEF - len(rows)]]
            for row in rows:
                box.addWidget(row)
        else:
            full: list[QWidget] = [people_row(self._ctx, person) for person in self._people]
            full += [helpline_row(line) for line in self._lines]
            for at, part in enumerate(full):
                if at:
                    box.addWidget(Rule())
                box.addWidget(part)
        self.box.replaceWidget(former, self._rows)
        former.hide()
        former.deleteLater()
        self._rows.show()
