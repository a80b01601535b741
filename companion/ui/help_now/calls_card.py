"""Who to ring, beside the steps of a door: their own people first, then the helplines."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.content.own_lines import PersonalLine
from companion.content.values import Helpline
from companion.context import AppContext
from companion.domain.contacts import Contact
from companion.ui.brief_calls import BriefCall, brief_person
from companion.ui.calls import helpline_rows, in_short
from companion.ui.own_people import people_note, people_row
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
        self._shape: tuple[bool, bool] | None = None
        everyone = Button(self.tr("See all"), "quiet", compact=True)
        everyone.setObjectName("door-talk")
        everyone.setAccessibleName(self.tr("See everyone you can ring"))
        everyone.setFixedHeight(theme_of().px(26))
        everyone.clicked.connect(self.all_wanted)
        self.heading(self.tr("People to ring") if people else self.tr("Helplines"), everyone)
        self._rows = QWidget()
        self.box.addWidget(self._rows)

    def be_brief(self, brief: bool, *, whole: bool = False) -> None:
        """Show one line each and no more than a low window holds, or every row in full.

        With `whole` when and where stand below a name that leaves them no room; else they are cut, and always so
        that a screen reader and the pointer are told all of it.
        """
        if (brief, whole) == self._shape:
            return
        self._shape = brief, whole
        edge = theme_of().px(10 if brief else 16)
        self.box.setContentsMargins(theme_of().px(16), edge, theme_of().px(16), edge)
        former, self._rows = self._rows, QWidget()
        box = QVBoxLayout(self._rows)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        if brief:
            rows = [brief_person(self._ctx, person, whole=whole) for person in self._people]
            notes = [people_note(self._ctx, person) for person in self._people]
            for line in self._lines[: _MOST_BRIEF - len(rows)]:
                number, note = line.number or line.text or line.web, in_short(line)
                # Half a place is none: who lives elsewhere would ring in vain.
                rows.append(BriefCall(line.name, note, number, whole=whole or bool(line.where)))
                notes.append(note)
            for row, note in zip(rows, notes, strict=True):
                row.setAccessibleDescription(note)
                row.setToolTip(note)
                box.addWidget(row)
        else:
            full: list[QWidget] = [people_row(self._ctx, person) for person in self._people]
            full += helpline_rows(self._lines)
            for at, part in enumerate(full):
                if at:
                    box.addWidget(Rule())
                box.addWidget(part)
        self.box.replaceWidget(former, self._rows)
        former.hide()
        former.deleteLater()
        self._rows.show()
