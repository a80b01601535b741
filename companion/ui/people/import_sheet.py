"""What a file of contacts would bring, to choose from before anything is written."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.cards import Coming, Preview, Why
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, Switch
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.line import LineField
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text

#: A short file is most likely meant as a whole; out of a phone's own, few are.
_ALL_AT_ONCE = 12
_STEP = 30


class ImportSheet(Sheet):
    """Everyone in the file with a switch. Signal `chosen`: who is to be brought in.

    Args:
        preview: what the file would bring.
        names: the names of who is on the list, by uuid.
    """

    chosen = Signal(object)

    def __init__(self, preview: Preview, names: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("ImportSheet", "People in this file"), width=600, parent=parent)
        self._names = names
        # Who gains nothing needs no choice.
        self._coming = tuple(one for one in preview.coming if one.changes)
        few = len(self._coming) <= _ALL_AT_ONCE
        self._on: set[int] = set(range(len(self._coming))) if few else set()
        self._limit = _STEP
        for words in self._told(preview):
            self.body.addWidget(Text(words, "soft"))
        self._search = LineField(self.tr("Name or number"), icon="search", name=self.tr("Search this file"))
        self._search.setObjectName("import-search")
        self._search.setVisible(not few)
        self._search.textChanged.connect(lambda _words: self._draw_from_start())
        self.body.addWidget(self._search)
        row = QWidget()
        flow = FlowLayout(row, theme_of().px(8))
        for name, words, on in (
            ("import-all", self.tr("Choose everyone"), True),
            ("import-none", self.tr("Choose nobody"), False),
        ):
            button = Button(words, "quiet", compact=True)
            button.setObjectName(name)
            button.clicked.connect(lambda _pressed=False, on=on: self._all(on))
            flow.addWidget(button)
        row.setVisible(len(self._coming) > 1)
        self.body.addWidget(row)
        self._list = QWidget()
        self.body.addWidget(self._list)
        self.body.addStretch(1)
        self.add_button(self.tr("Cancel"), "quiet").clicked.connect(self.reject)
        self._go = self.add_button("", "primary", default=True)
        self._go.setObjectName("import-go")
        self._go.clicked.connect(self._take)
        self._draw()
        (self._go if few else self._search).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Lines that wrap are measured once they have their width.
        QTimer.singleShot(0, self, self.fit)

    def _told(self, preview: Preview) -> list[str]:
        told = [self.tr("New: %n person(s).", "", preview.new)] if preview.new else []
        if preview.joined:
            told.append(
                self.tr("On your list, with something to add: %n person(s). What you wrote stays.", "", preview.joined)
            )
        if preview.same:
            told.append(self.tr("On your list, with nothing to add: %n person(s).", "", preview.same))
        if preview.without_number:
            told.append(self.tr("Without a number: %n person(s).", "", preview.without_number))
        if preview.broken:
            places = ", ".join(str(place) for place in preview.broken[:20])
            more = "…" if len(preview.broken) > 20 else ""
            told.append(self.tr("Could not be read and are left out: number {places}").format(places=places + more))
        if preview.nameless:
            told.append(self.tr("Left out, without a name or a number: %n card(s).", "", preview.nameless))
        if len(self._coming) > _ALL_AT_ONCE:
            told.append(self.tr("Nobody is chosen yet. Choose who helps you, and leave the rest on the phone."))
        return told

    def _found(self) -> list[int]:
        words = self._search.text().casefold().split()
        return [
            place
            for place, one in enumerate(self._coming)
            if all(
                word in one.details.name.casefold() or any(word in number.number for number in one.details.numbers)
                for word in words
            )
        ]

    def _draw_from_start(self) -> None:
        self._limit = _STEP
        self._draw()

    def _draw(self) -> None:
        former, self._list = self._list, QWidget()
        box = QVBoxLayout(self._list)
        box.setContentsMargins(0, 0, 0, 0)
        found = self._found()
        for place in found[: self._limit]:
            one = self._coming[place]
            switch = Switch(one.details.name, checked=place in self._on)
            switch.setObjectName(f"import-{place}")
            switch.setAccessibleDescription(", ".join(self._about(one)))
            switch.toggled.connect(lambda on, place=place: self._switch(place, on))
            box.addWidget(switch)
            for words in self._about(one):
                box.addWidget(Text(words, "small", "ink_soft"))
        if not found and self._coming:
            box.addWidget(Text(self.tr("Nobody found"), "soft", "ink_soft"))
        if len(found) > self._limit:
            more = Button(self.tr("Show more"), "quiet", compact=True)
            more.setObjectName("import-more")
            more.clicked.connect(self._more)
            box.addWidget(more, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.replaceWidget(former, self._list)
        self._list.show()
        former.hide()
        former.deleteLater()
        if self.isVisible():
            self._order()
        self._count()

    def _about(self, one: Coming) -> list[str]:
        numbers = ", ".join(number.number for number in one.details.numbers) or self.tr("no number")
        if one.joins is None:
            return [numbers]
        why = {
            Why.CARD: self.tr("Joins {name}: the same card"),
            Why.NUMBER: self.tr("Joins {name}: the same number"),
            Why.NAME: self.tr("Joins {name}: the same name"),
        }[one.why or Why.NAME]
        return [numbers, why.format(name=self._names.get(one.joins, one.details.name))]

    def _switch(self, place: int, on: bool) -> None:
        (self._on.add if on else self._on.discard)(place)
        self._count()

    def _all(self, on: bool) -> None:
        # While something is looked for, who is found.
        (self._on.update if on else self._on.difference_update)(self._found())
        self._draw()

    def _more(self) -> None:
        first = self._limit
        self._limit += _STEP
        self._draw()
        found = self._found()
        switch = self._list.findChild(Switch, f"import-{found[first]}")
        if switch is not None:
            switch.setFocus(Qt.FocusReason.OtherFocusReason)

    def _count(self) -> None:
        self._go.setText(self.tr("Bring in %n person(s)", "", len(self._on)))
        self._go.setEnabled(bool(self._on))

    def _take(self) -> None:
        chosen = tuple(self._coming[place] for place in sorted(self._on))
        self.accept()
        self.chosen.emit(chosen)
