"""Rows of someone to ring where there is little room: one line each, with the number and the button that copies it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from companion.content.values import Helpline
from companion.context import AppContext
from companion.domain.contacts import Contact
from companion.ui.calls import ShortNote, in_short
from companion.ui.own_people import people_note
from companion.ui.theme import theme_of
from companion.ui.widgets.copy_button import CopyButton
from companion.ui.widgets.text import CopyableText, Text


class BriefCall(QWidget):
    """Name, a note in small letters cut where it must be, number and copy button; the number below a long name."""

    def __init__(self, name: str, note: str, number: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of()
        self.number = number
        self.setAccessibleName(name)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._across.setContentsMargins(0, theme.px(1), 0, theme.px(1))
        self._across.setSpacing(0)
        who = QHBoxLayout()
        who.setSpacing(theme.px(8))
        self._name = Text(name, "soft")
        self._name.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        who.addWidget(self._name)
        self._note = ShortNote(note)
        who.addWidget(self._note, 1)
        self._across.addLayout(who, 1)
        ring = QHBoxLayout()
        ring.setSpacing(theme.px(4))
        shown = CopyableText(number, "strong")
        shown.setAccessibleName(self.tr("Number of {name}: {number}").format(name=name, number=number))
        ring.addWidget(shown)
        copy = CopyButton(number, self.tr("Copy number of {name}").format(name=name), short=True)
        copy.setObjectName("copy-number")
        copy.setFixedHeight(theme.px(26))
        ring.addWidget(copy)
        ring.addStretch(0)
        self._across.addLayout(ring)
        self._words = QFontMetrics(theme.font("soft")).horizontalAdvance(name) + theme.px(4)
        self._ring = shown.sizeHint().width() + copy.sizeHint().width() + theme.px(8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        beside = self.width() - self._ring
        wide = beside >= self._words
        self._across.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        room = beside if wide else self.width()
        self._name.setWordWrap(room < self._words)
        self._note.setVisible(room >= self._words + theme_of().px(60))
        super().resizeEvent(event)


def brief_line(line: Helpline) -> BriefCall:
    """The row of a helpline."""
    return BriefCall(line.name, in_short(line), line.number or line.text or line.web)


def brief_person(ctx: AppContext, person: Contact) -> BriefCall:
    """The row of one of their people, with the first number."""
    return BriefCall(person.details.name, people_note(ctx, person), person.details.numbers[0].number)
