"""One person on the list: who they are, when they can be rung, and their numbers ready to copy."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from companion.domain.contacts import Contact, ContactDetails
from companion.domain.reach import read
from companion.ui.people.order import come_after
from companion.ui.reach_words import reach_words, spoken_words, standing_words
from companion.ui.roles import role_words
from companion.ui.theme import theme_of
from companion.ui.theme.icons import paint_icon
from companion.ui.widgets.buttons import Button, IconButton
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.initial import Initial
from companion.ui.widgets.text import CopyableText, Text

#: From this size of text on, the label of a number stands above it.
_LABEL_ABOVE = 1.5


class IconNote(QWidget):
    """A small icon with words beside it."""

    def __init__(self, icon: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of()
        self._icon_name = icon
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(20), 0, 0, 0)
        self._words = Text(words, "small", "ink_soft")
        row.addWidget(self._words)

    def say(self, words: str) -> None:
        """Say something else; out of sight where there is nothing to say."""
        self._words.setText(words)
        self.setVisible(bool(words))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of()
        side = theme.px(14)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        box = QRectF(self.width() - side if mirrored else 0, theme.px(3), side, side)
        with QPainter(self) as painter:
            paint_icon(painter, self._icon_name, theme.colour("ink_soft"), box)


class NumberLine(QWidget):
    """A number as it was written, with its label and a button that copies it."""

    copied = Signal()

    def __init__(self, number: str, label: str, of: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        if label:
            # In very large letters a label beside its number is wider than a small window.
            above = theme.scale >= _LABEL_ABOVE
            (column if above else row).addWidget(Text(label, "small", "ink_soft", wrap=False))
        column.addLayout(row)
        shown = CopyableText(number)
        shown.setAccessibleName(number)
        row.addWidget(shown)
        copy = IconButton("copy", self.tr("Copy {number}, {name}").format(number=number, name=of))
        copy.setObjectName(f"copy-{number}")
        copy.clicked.connect(lambda: self._copy(number))
        row.addWidget(copy)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _copy(self, number: str) -> None:
        QGuiApplication.clipboard().setText(number)
        self.copied.emit()


class ContactRow(QWidget):
    """A person and what can be done with their row: change, move up or down, take off the list.

    While the focus is in the row, Delete takes it off. `now` is the clock on the wall, and the person's day.
    """

    change_asked = Signal(str)
    remove_asked = Signal(str)
    #: The uuid, and by how many places: -1 or 1.
    move_asked = Signal(str, int)
    spoke = Signal(str)
    say_asked = Signal(str)
    copied = Signal()

    def __init__(
        self,
        contact: Contact,
        *,
        now: tuple[datetime, date] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        theme = theme_of()
        self.uuid = contact.uuid
        self.setObjectName(f"contact-{contact.uuid}")
        details = contact.details
        self.setAccessibleName(details.name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(12), 0, theme.px(12))
        row.setSpacing(theme.px(14))
        row.addWidget(Initial(details.name), 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(8))
        row.addLayout(self._column, 1)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(theme.px(4))
        self._line.addLayout(self._words(contact), 1)
        numbers = QVBoxLayout()
        numbers.setSpacing(0)
        for number in details.numbers:
            line = NumberLine(number.number, number.label, details.name)
            line.copied.connect(self.copied)
            numbers.addWidget(line, 0, Qt.AlignmentFlag.AlignTrailing)
        numbers.addStretch(1)
        self._line.addLayout(numbers)
        self._numbers = numbers
        #: Whether they can be reached now, where their times are written.
        self._standing: IconNote | None = None
        said = QVBoxLayout()
        said.setSpacing(theme.px(2))
        said.addLayout(self._line)
        # Across the whole row: beside the numbers it would be broken into a narrow column.
        self._add_times(said, details, now)
        if details.note.strip():
            said.addWidget(Text(details.note.strip(), "small", "ink_soft"))
        self._column.addLayout(said)
        # After the numbers, as it is seen: parts are in the order of Tab as they are made.
        self._more = IconButton("ellipsis", self.tr("More about {name}").format(name=details.name))
        self._more.setObjectName("contact-more")
        self._more.setCheckable(True)
        self._more.toggled.connect(self.show_acts)
        row.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        self._first, self._last, self._name = True, True, details.name
        self._acts: QWidget | None = None

    def _words(self, contact: Contact) -> QVBoxLayout:
        details = contact.details
        words = QVBoxLayout()
        words.setSpacing(theme_of().px(2))
        words.addWidget(Text(details.name, "strong"))
        about = " · ".join(
            part for part in (role_words(details.role), details.organisation, details.hours.strip()) if part
        )
        if about:
            words.addWidget(Text(about, "small", "ink_soft"))
        if details.night_ok:
            words.addWidget(IconNote("moon", self.tr("Fine to ring at night")))
        words.addStretch(1)
        return words

    def _add_times(self, said: QVBoxLayout, details: ContactDetails, now: tuple[datetime, date] | None) -> None:
        reach = self._reach = read(details.reach)
        if reach is not None:
            said.addWidget(Text(reach_words(reach), "small", "ink_soft"))
            if now is not None:
                self._standing = IconNote("clock", standing_words(reach, now[0]))
                said.addWidget(self._standing)
        elif details.reach:
            said.addWidget(Text(details.reach, "small", "ink_soft"))
        if now is not None and details.last_contact is not None:
            said.addWidget(Text(spoken_words(details.last_contact, now[1]), "small", "ink_soft"))

    def follow(self, wall: datetime) -> None:
        """Say whether they can be reached at this hour of the wall clock."""
        if self._reach is not None and self._standing is not None:
            self._standing.say(standing_words(self._reach, wall))

    def take_keyboard(self) -> None:
        """Give the keyboard to what can be done with them."""
        self._more.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_acts(self, on: bool) -> None:
        """Show or hide what can be done with the row."""
        if self._acts is None and on:
            self._acts = self._build_acts()
            self._column.addWidget(self._acts)
            come_after(self._more, self._acts)
        if self._acts is not None:
            self._acts.setVisible(on)
        blocked = self._more.blockSignals(True)
        self._more.setChecked(on)
        self._more.blockSignals(blocked)
        self._more.update()

    def focus_act(self, name: str) -> None:
        """Show what can be done and put the focus on one of it, or on one beside it that can be pressed."""
        self.show_acts(True)
        for wanted in (name, "contact-up", "contact-down", "contact-change"):
            button = self.findChild(Button, wanted)
            if button is not None and button.isEnabled():
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Numbers stand at the right while there is room, and under the name where there is not.
        beside = self.width() >= theme_of().px(430)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._line.direction() != direction:
            self._line.setDirection(direction)
            edge = Qt.AlignmentFlag.AlignTrailing if beside else Qt.AlignmentFlag.AlignLeading
            for place in range(self._numbers.count()):
                if (item := self._numbers.itemAt(place)) is not None and item.widget() is not None:
                    item.setAlignment(edge)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.remove_asked.emit(self.uuid)
        else:
            super().keyPressEvent(event)

    def _build_acts(self) -> QWidget:
        theme = theme_of()
        acts = QWidget()
        flow = FlowLayout(acts, theme.px(8))
        for name, words, spoken in (
            ("contact-change", self.tr("Change"), self.tr("Change {name}")),
            ("contact-say", self.tr("What to say"), self.tr("What to say to {name}")),
            ("contact-spoke", self.tr("Spoke today"), self.tr("Spoke to {name} today")),
            ("contact-up", self.tr("Move up"), self.tr("Move {name} up")),
            ("contact-down", self.tr("Move down"), self.tr("Move {name} down")),
            ("contact-remove", self.tr("Take off"), self.tr("Take {name} off the list")),
        ):
            button = Button(words, compact=True)
            button.setObjectName(name)
            button.setAccessibleName(spoken.format(name=self._name))
            flow.addWidget(button)
        self._button(acts, "contact-change").clicked.connect(lambda: self.change_asked.emit(self.uuid))
        self._button(acts, "contact-say").clicked.connect(lambda: self.say_asked.emit(self.uuid))
        self._button(acts, "contact-spoke").clicked.connect(lambda: self.spoke.emit(self.uuid))
        up, down = self._allow_moves(acts)
        up.clicked.connect(lambda: self.move_asked.emit(self.uuid, -1))
        down.clicked.connect(lambda: self.move_asked.emit(self.uuid, 1))
        self._button(acts, "contact-remove").clicked.connect(lambda: self.remove_asked.emit(self.uuid))
        return acts

    def stand(self, *, first: bool, last: bool) -> None:
        """Have nobody above or below them; who is looked for has neither."""
        self._first, self._last = first, last
        if self._acts is not None:
            self._allow_moves(self._acts)

    def _allow_moves(self, acts: QWidget) -> tuple[Button, Button]:
        up, down = self._button(acts, "contact-up"), self._button(acts, "contact-down")
        up.setEnabled(not self._first)
        down.setEnabled(not self._last)
        return up, down

    def _button(self, acts: QWidget, name: str) -> Button:
        button = acts.findChild(Button, name)
        if not isinstance(button, Button):
            raise LookupError(name)
        return button
