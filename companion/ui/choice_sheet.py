"""What sheets have in common that show what a file would bring, to choose from before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, Switch
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.line import LineField
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text

#: A short file is most likely meant as a whole, and is seen at a glance.
ALL_AT_ONCE = 12
_STEP = 30
#: How wide a name may be beside its switch, in design pixels.
_NAME = 440


class ChoiceSheet(Sheet):
    """Each thing in the file with a switch, found by its words. Hands in what is to be brought in.

    A sheet calls `begin` once it knows what it is about, and says what of each thing is shown.
    """

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, width=600, parent=parent)
        self._count, self._limit = 0, _STEP
        self._on: set[int] = set()

    # -- what a sheet says -------------------------------------------------------------------------------------

    def name_of(self, place: int) -> str:
        """What a thing is called."""
        raise NotImplementedError

    def about(self, place: int) -> Sequence[str]:
        """What is said below it."""
        raise NotImplementedError

    def sought(self, place: int) -> Sequence[str]:
        """In what it is looked for."""
        raise NotImplementedError

    def is_meant(self, word: str, told: Sequence[str]) -> bool:
        """Whether a word, in small letters, is in what is `sought`, in small letters too."""
        return any(word in text for text in told)

    def thing(self, place: int) -> object:
        """What is handed in for it."""
        raise NotImplementedError

    def go_words(self, count: int) -> str:
        """What the button says that brings so many in."""
        raise NotImplementedError

    # -- what it does ------------------------------------------------------------------------------------------

    def begin(self, told: Iterable[str], count: int, on: set[int], field: str) -> None:
        """Show so many things, those chosen that are `on`, under some sentences; `field` is what to look for."""
        self._count, self._on = count, on
        for words in told:
            self.body.addWidget(Text(words, "soft"))
        few = count <= ALL_AT_ONCE
        self._search = LineField(field, icon="search", name=self.tr("Search this file"))
        self._search.setObjectName("import-search")
        self._search.textChanged.connect(lambda _words: self._draw_from_start())
        self.body.addWidget(self._search)
        self._search.setVisible(not few)
        row = QWidget()
        flow = FlowLayout(row, theme_of().px(8))
        for name, words, all_of_them in (
            ("import-all", self.tr("Choose all"), True),
            ("import-none", self.tr("Choose none"), False),
        ):
            button = Button(words, "quiet", compact=True)
            button.setObjectName(name)
            button.clicked.connect(lambda _pressed=False, on=all_of_them: self._all(on))
            flow.addWidget(button)
        self.body.addWidget(row)
        row.setVisible(count > 1)
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

    def _found(self) -> list[int]:
        words = self._search.text().casefold().split()
        if not words:
            return list(range(self._count))
        texts = ((place, [text.casefold() for text in self.sought(place)]) for place in range(self._count))
        return [place for place, told in texts if all(self.is_meant(word, told) for word in words)]

    def _draw_from_start(self) -> None:
        self._limit = _STEP
        self._draw()

    def _draw(self) -> None:
        former, self._list = self._list, QWidget()
        box = QVBoxLayout(self._list)
        box.setContentsMargins(0, 0, 0, 0)
        found = self._found()
        for place in found[: self._limit]:
            box.addWidget(self._switch_of(place))
            for words in self.about(place):
                box.addWidget(Text(words, "small", "ink_soft"))
        if not found and self._count:
            box.addWidget(Text(self.tr("Nothing found"), "soft", "ink_soft"))
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
        self._tell_count()

    def _switch_of(self, place: int) -> Switch:
        name = self.name_of(place)
        switch = Switch(name, checked=place in self._on)
        switch.setText(switch.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, theme_of().px(_NAME)))
        # The letter after an "&" of theirs is no key.
        switch.setShortcut(QKeySequence())
        switch.setObjectName(f"import-{place}")
        switch.setAccessibleDescription(", ".join(self.about(place)))
        switch.toggled.connect(lambda on: self._switch(place, on))
        return switch

    def _switch(self, place: int, on: bool) -> None:
        (self._on.add if on else self._on.discard)(place)
        self._tell_count()

    def _all(self, on: bool) -> None:
        # While something is looked for, what is found.
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

    def _tell_count(self) -> None:
        self._go.setText(self.go_words(len(self._on)))
        self._go.setEnabled(bool(self._on))

    def _take(self) -> None:
        self.hand_in(tuple(self.thing(place) for place in sorted(self._on)))
