"""Finding somebody in a longer list: by words, by who they are, and by who can be reached now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.cards import number_key
from companion.domain.contacts import Contact, group_of
from companion.domain.reach import turn
from companion.ui.roles import role_words
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Chip
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.search_field import SearchField

#: From so many on a list is searched; a shorter one is seen at a glance.
MANY = 8
#: From so many digits on a number that begins with 0 may be kept as from abroad.
_DIALLED = 4


class Finder(QWidget):
    """A field to search in, and chips that narrow the list or put who can be reached now first."""

    changed = Signal()
    #: The keyboard came into the field: somebody is about to be looked for.
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        #: The people last looked through, and of each what is looked through: the words, and the numbers' digits.
        self._known: Sequence[Contact] = ()
        self._told: list[tuple[str, str]] = []
        theme = theme_of()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, theme.px(8), 0, theme.px(6))
        box.setSpacing(theme.px(8))
        self.field = SearchField(
            QCoreApplication.translate("Finder", "Name, number or word"),
            name=QCoreApplication.translate("Finder", "Search your people"),
        )
        self.field.setObjectName("people-search")
        self.field.textChanged.connect(lambda _words: self.changed.emit())
        self.field.entered.connect(self.entered)
        box.addWidget(self.field)
        flow = FlowLayout(None, theme.px(8))
        self.groups: dict[str, Chip] = {}
        for group, words in (
            ("supporters", QCoreApplication.translate("Finder", "Supporters")),
            ("professionals", QCoreApplication.translate("Finder", "Professionals")),
            ("services", QCoreApplication.translate("Finder", "Services")),
        ):
            chip = self.groups[group] = Chip(words)
            chip.setObjectName(f"people-group-{group}")
            chip.toggled.connect(lambda on, group=group: self._group(group, on))
            flow.addWidget(chip)
        self.now_first = Chip(QCoreApplication.translate("Finder", "Reachable now first"))
        self.now_first.setObjectName("people-now-first")
        self.now_first.toggled.connect(lambda _on: self.changed.emit())
        flow.addWidget(self.now_first)
        box.addLayout(flow)

    def is_used(self) -> bool:
        """Whether anything narrows or sorts the list, so that it is not in their own order."""
        return bool(self.field.text().strip()) or self._chosen() is not None or self.now_first.isChecked()

    def get_ready(self, people: Sequence[Contact]) -> None:
        """Read ahead what is looked through: among thousands the first key would wait for it."""
        if people is not self._known:
            self._known, self._told = people, [_told(one) for one in people]

    def found(self, people: Sequence[Contact], wall: datetime) -> tuple[Contact, ...]:
        """Who is meant, in their own order, or with who can be reached first."""
        self.get_ready(people)
        group = self._chosen()
        words = [(word, digits_of(word)) for word in self.field.text().casefold().split()]
        some = [
            one
            for one, (told, numbers) in zip(people, self._told, strict=True)
            if (group is None or group_of(one.details.role) == group)
            and all(word in told or (digits and digits in numbers) for word, digits in words)
        ]
        if self.now_first.isChecked():
            some.sort(key=lambda one: turn(one.details.reach, one.details.night_ok, wall))
        return tuple(some)

    def clear(self) -> None:
        """Have everyone shown again, in their own order."""
        with QSignalBlocker(self):
            for chip in (*self.groups.values(), self.now_first):
                chip.setChecked(False)
            self.field.clear()
        self.changed.emit()

    def _chosen(self) -> str | None:
        return next((group for group, chip in self.groups.items() if chip.isChecked()), None)

    def _group(self, group: str, on: bool) -> None:
        # One at a time; pressed again, everyone.
        for other, chip in self.groups.items():
            if on and other != group:
                blocked = chip.blockSignals(True)
                chip.setChecked(False)
                chip.blockSignals(blocked)
                chip.update()
        self.changed.emit()


def _told(person: Contact) -> tuple[str, str]:
    details = person.details
    numbers = [number.number for number in details.numbers]
    told = (details.name, role_words(details.role), details.organisation, details.note, details.hours, *numbers)
    return "\n".join(told).casefold(), "\n".join(number_key(number) for number in numbers)


def digits_of(word: str) -> str:
    """The digits of a word that can be a number, or part of one; empty where it is none.

    Of a number as it is dialled without its first 0, which from abroad is not there.
    """
    key = number_key(word)
    if not key.isdecimal():
        return ""
    return key.removeprefix("0") if len(key) >= _DIALLED else key
