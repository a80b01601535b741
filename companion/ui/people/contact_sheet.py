"""The sheet on which someone is written down or changed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.domain.contacts import ROLES, ContactDetails, Number
from companion.domain.value import replace
from companion.ui.people.contact_more import ContactMore
from companion.ui.roles import role_choices
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, IconButton, Switch
from companion.ui.widgets.fields import Select, TextField
from companion.ui.widgets.line import Labelled, LineField
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.tab_order import lead_up_to
from companion.ui.widgets.text import Text
from companion.ui.widgets.written import Given

#: What the list of roles holds where none of them is meant.
_OWN_WORDS = ""
#: How a row of a number shares its room: the number, and what kind it is.
_NUMBER, _KIND = 3, 2
_REMOVE = 36


class NumberFields(QWidget):
    """One number and what kind it is, both as the person writes them."""

    removed = Signal(QWidget)

    def __init__(self, number: Number, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme_of().px(8))
        self.number = LineField(name=self.tr("Number {place}").format(place=place))
        self.number.setObjectName(f"contact-number-{place}")
        self.number.setText(number.number)
        self.number.setInputMethodHints(Qt.InputMethodHint.ImhNoPredictiveText)
        self.label = LineField(self.tr("home, work"), name=self.tr("Kind of number {place}").format(place=place))
        self.label.setObjectName(f"contact-label-{place}")
        self.label.setText(number.label)
        self.remove = IconButton("x", self.tr("Remove number {place}").format(place=place), size=_REMOVE)
        self.remove.setObjectName(f"contact-number-remove-{place}")
        self.remove.clicked.connect(lambda: self.removed.emit(self))
        row.addWidget(self.number, _NUMBER)
        row.addWidget(self.label, _KIND)
        row.addWidget(self.remove)

    def value(self) -> Number:
        """What is written; only blanks around it are dropped."""
        return Number(self.number.text().strip(), self.label.text().strip())


class ContactSheet(Sheet):
    """Asks who someone is. Only a name is needed; hands in what was written, `dropped` carries what was given up.

    Args:
        details: what is kept of them so far; None for someone new.
        written: what was given up, where it is brought back.
    """

    dropped = Signal(object)

    def __init__(self, details: ContactDetails | None, parent: QWidget, written: ContactDetails | None = None) -> None:
        new = details is None
        super().__init__(
            QCoreApplication.translate("ContactSheet", "Someone to turn to")
            if new
            else QCoreApplication.translate("ContactSheet", "Change what is written"),
            QCoreApplication.translate("ContactSheet", "Only a name is needed. The rest can wait.") if new else "",
            width=560,
            parent=parent,
        )
        self._before = details or ContactDetails("")
        shown = written or self._before
        self.name = LineField()
        self.name.setObjectName("contact-name")
        self.name.setText(shown.name)
        self.body.addWidget(Labelled(self.tr("Name"), self.name))
        self._missing = Text(self.tr("Write a name, or a word you know them by."), "small", "amber_ink")
        self._missing.setObjectName("contact-name-missing")
        self._missing.hide()
        self.body.addWidget(self._missing)
        self._build_role(shown.role)
        self._build_numbers(shown.numbers)
        note = self.tr("Note")
        when = self.tr("When they can be rung")
        self.hours = LineField(self.tr("weekdays 9 to 5, or any time"), name=when)
        self.hours.setObjectName("contact-hours")
        self.hours.setText(shown.hours)
        self.body.addWidget(Labelled(when, self.hours))
        self.night = Switch(self.tr("Fine to ring at night"), checked=shown.night_ok)
        self.night.setObjectName("contact-night")
        self.body.addWidget(self.night)
        self.note = TextField(self.tr("what helps to know"), name=note, lines=2)
        self.note.edit.setObjectName("contact-note")
        self.note.set_text(shown.note)
        self.note.setFixedHeight(self.note.minimumHeight())
        self.body.addWidget(Labelled(note, self.note))
        self.more = ContactMore(shown)
        self.unfold = Button(self.tr("More"), "quiet", icon="chevron-down", compact=True)
        self.unfold.setObjectName("contact-unfold")
        self.unfold.setAccessibleName(self.tr("More: times of the week, what to say, email, address"))
        self.unfold.clicked.connect(lambda: self._show_more(self.more.isHidden(), keyboard=True))
        line = QHBoxLayout()
        line.addWidget(self.unfold)
        line.addStretch(1)
        self.body.addLayout(line)
        self.body.addWidget(self.more)
        self._show_more(self.more.is_written())
        self.end_with("contact-save", self._save)
        self.name.textChanged.connect(lambda _words: self._missing.hide())
        self.name.setFocus()

    def _build_role(self, role: str) -> None:
        self.role = Select(self.tr("Who they are"))
        self.role.setObjectName("contact-role")
        self.role.addItem(self.tr("Not said"), _OWN_WORDS)
        for key, words in role_choices():
            self.role.addItem(words, key)
        self._own_place = self.role.count()
        self.role.addItem(self.tr("In my own words"), _OWN_WORDS)
        self.own_role = LineField(self.tr("such as neighbour, or nurse at the clinic"), name=self.tr("Who they are"))
        self.own_role.setObjectName("contact-own-role")
        own = bool(role) and role not in ROLES
        self.own_role.setText(role if own else "")
        self.role.setCurrentIndex(self._own_place if own else max(0, self.role.findData(role)))
        self.role.currentIndexChanged.connect(self._role_changed)
        self.body.addWidget(Labelled(self.tr("Who they are"), self.role))
        self.body.addWidget(self.own_role)
        self.own_role.setVisible(own)

    def _build_numbers(self, numbers: tuple[Number, ...]) -> None:
        theme = theme_of()
        self.body.addWidget(Text(self.tr("Numbers, kept just as you write them"), "strong"))
        heads = QHBoxLayout()
        heads.setSpacing(theme.px(8))
        heads.addWidget(Text(self.tr("Number"), "small", "ink_soft"), _NUMBER)
        heads.addWidget(Text(self.tr("Kind, if you like"), "small", "ink_soft"), _KIND)
        heads.addSpacing(theme.px(8 + _REMOVE))
        self.body.addLayout(heads)
        self._numbers = QVBoxLayout()
        self._numbers.setSpacing(theme.px(8))
        self.body.addLayout(self._numbers)
        self._fields: list[NumberFields] = []
        self._another = Button(self.tr("Another number"), "quiet", icon="plus", compact=True)
        self._another.setObjectName("contact-number-add")
        self._another.clicked.connect(lambda: self._add_number(Number("")).number.setFocus())
        for number in numbers or (Number(""),):
            self._add_number(number)
        row = QHBoxLayout()
        row.addWidget(self._another)
        row.addStretch(1)
        self.body.addLayout(row)

    def details(self) -> ContactDetails:
        """What is written on the sheet; numbers left empty are left out."""
        chosen = self.role.currentIndex()
        role = self.own_role.text().strip() if chosen == self._own_place else str(self.role.currentData())
        return replace(
            self._before,
            **self.more.parts(),
            name=self.name.text().strip(),
            role=role,
            note=self.note.text().strip(),
            hours=self.hours.text().strip(),
            night_ok=self.night.isChecked(),
            numbers=tuple(number for field in self._fields if (number := field.value()).number),
        )

    def take_words(self, words: Mapping[str, Given]) -> None:
        """Show what was written on another such sheet, with as many numbers as there were."""
        while len(self._fields) < sum("/contact-number-" in key and key.startswith("LineField/") for key in words):
            self._add_number(Number(""))
        super().take_words(words)
        self._show_more(self.more.is_written())

    def reject(self) -> None:
        """Close without saving; what was written can still be brought back."""
        details = self.details()
        super().reject()
        if details != self._before:
            self.dropped.emit(details)

    def _show_more(self, on: bool, *, keyboard: bool = False) -> None:
        self.more.setVisible(on)
        self.unfold.set_icon("chevron-up" if on else "chevron-down")
        self.unfold.setText(self.tr("Less") if on else self.tr("More"))
        if self.isVisible():
            self.fit()
        if on and keyboard:
            self.more.reach.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_number(self, number: Number) -> NumberFields:
        place = len(self._fields) + 1
        fields = NumberFields(number, place)
        fields.removed.connect(self._remove_number)
        self._fields.append(fields)
        self._numbers.addWidget(fields)
        lead_up_to(self._another, (fields.number, fields.label, fields.remove))
        fields.show()
        return fields

    def _remove_number(self, fields: QWidget) -> None:
        self._fields = [kept for kept in self._fields if kept is not fields]
        fields.hide()
        fields.deleteLater()
        near = self._fields[-1] if self._fields else self._add_number(Number(""))
        near.number.setFocus()

    def _role_changed(self, place: int) -> None:
        self.own_role.setVisible(place == self._own_place)
        if place == self._own_place:
            self.own_role.setFocus()

    def _save(self) -> None:
        details = self.details()
        if not details.name:
            self._missing.show()
            self.name.setFocus()
            return
        self.hand_in(details)
