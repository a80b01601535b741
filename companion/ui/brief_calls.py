"""Rows of someone to ring where there is little room: the number and the button that copies it beside the name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from companion.content.values import Helpline
from companion.context import AppContext
from companion.domain.contacts import Contact
from companion.ui.calls import ShortNote, in_short
from companion.ui.own_people import people_note
from companion.ui.theme import theme_of
from companion.ui.widgets.copy_button import CopyButton
from companion.ui.widgets.text import CopyableText, Text


class BriefCall(QWidget):
    """Name, a note in small letters, number and copy button; the number below a long name.

    The note is cut where it must be. With `whole` it stands below instead, above `purpose`, and nothing is cut.
    """

    def __init__(
        self,
        name: str,
        note: str,
        number: str,
        purpose: str = "",
        *,
        whole: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        theme = theme_of()
        self.number = number
        self._said, self._purpose = note, purpose
        self.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(1), 0, theme.px(2 if purpose else 1))
        column.setSpacing(0)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(0)
        column.addLayout(self._across)
        self._below = Text(purpose, "small", "ink_soft") if whole else None
        if self._below is not None:
            column.addWidget(self._below)
            self._below.setVisible(bool(purpose))
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
        self._least = (
            QFontMetrics(theme.font("small")).horizontalAdvance(note) + theme.px(16) if whole else theme.px(60)
        )
        self._ring = shown.sizeHint().width() + copy.sizeHint().width() + theme.px(8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        beside = self.width() - self._ring
        wide = beside >= self._words
        self._across.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        room = beside if wide else self.width()
        self._name.setWordWrap(room < self._words)
        fits = room >= self._words + self._least
        self._note.setVisible(fits)
        if self._below is not None:
            words = self._purpose if fits else "\n".join(part for part in (self._said, self._purpose) if part)
            if words != self._below.text():
                self._below.setText(words)
            self._below.setVisible(bool(words))
        super().resizeEvent(event)


def brief_line(line: Helpline, *, whole: bool = False) -> BriefCall:
    """The row of a helpline, with what it is for where nothing is to be left out."""
    number = line.number or line.text or line.web
    return BriefCall(line.name, in_short(line), number, line.purpose if whole else "", whole=whole)


def brief_person(ctx: AppContext, person: Contact, *, whole: bool = False) -> BriefCall:
    """The row of one of their people, with the first number."""
    details = person.details
    return BriefCall(details.name, people_note(ctx, person), details.numbers[0].number, whole=whole)
