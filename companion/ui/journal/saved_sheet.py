"""The sheet where saved searches are renamed, put in order and taken away; and the small one that keeps one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.looking import SavedSearch
from companion.ui.own_list import OwnListSheet, put_keyboard
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import IconButton
from companion.ui.widgets.line import Labelled, LineField
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text


class KeepSearchSheet(Sheet):
    """Asks for a name; without one a search is called by its own words. `named` tells it."""

    named = Signal(str)

    def __init__(self, query: str, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("KeepSearchSheet", "Keep this search"), query, parent=parent)
        words = self.tr("Its name")
        self.name = LineField(query, name=words)
        self.name.setObjectName("saved-name")
        self.body.addWidget(Labelled(words, self.name))
        self.body.addStretch(1)
        self.end_with("saved-keep", self._take)

    def _take(self) -> None:
        self.named.emit(self.name.text())
        self.accept()


class _Row(QWidget):
    def __init__(self, sheet: SavedSheet, one: SavedSearch, number: int, last: int) -> None:
        super().__init__()
        self.one = one
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_of().px(2))
        row = QHBoxLayout()
        row.setSpacing(theme_of().px(4))
        self.field = LineField(one.query, name=self.tr("Name of search {number}").format(number=number + 1))
        self.field.setObjectName(f"saved-{number}")
        self.field.setText(one.name)
        row.addWidget(self.field, 1)
        for name, icon, words, act in (
            ("up", "chevron-up", self.tr("Move up"), lambda: sheet.put_elsewhere(number, -1)),
            ("down", "chevron-down", self.tr("Move down"), lambda: sheet.put_elsewhere(number, 1)),
            ("remove", "x", self.tr("Take away"), lambda: sheet.take_away(number)),
        ):
            button = IconButton(icon, words, size=32)
            button.setAccessibleName(self.tr("{what}: {name}").format(what=words, name=one.name))
            button.setObjectName(f"saved-{name}-{number}")
            button.clicked.connect(act)
            button.setEnabled(not (name == "up" and number == 0) and not (name == "down" and number == last))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)
        if one.query != one.name:
            column.addWidget(Text(one.query, "small", "ink_soft"))


class SavedSheet(OwnListSheet):
    """Every saved search with its name in a field; what is written is kept when the sheet closes."""

    def __init__(self, ctx: AppContext, parent: QWidget) -> None:
        super().__init__(
            ctx,
            QCoreApplication.translate("SavedSheet", "Saved searches"),
            QCoreApplication.translate("SavedSheet", "Their names and their order are yours. No page is touched."),
            parent,
        )
        self._rows: list[_Row] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(theme_of().px(10))
        self.body.addLayout(self._list)
        self.end_list()
        self.draw()
        self.begin()

    def draw(self) -> None:
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        saved = self.ctx.services.saved_searches.all()
        self._rows = [_Row(self, one, number, len(saved) - 1) for number, one in enumerate(saved)]
        for row in self._rows:
            self._list.addWidget(row)
            row.show()
        self.in_order()
        if self.isVisible():
            self.fit()

    def begin(self) -> None:
        put_keyboard(self._rows[0].field if self._rows else self._close)

    def put_elsewhere(self, number: int, places: int) -> None:
        """Move one by one place."""
        self.keep(closing=False)
        uuids = [row.one.uuid for row in self._rows]
        there = number + places
        uuids[number], uuids[there] = uuids[there], uuids[number]
        if self.do(lambda: self.ctx.services.saved_searches.order(uuids)) is not None:
            self.draw()
            put_keyboard(self._rows[there].field)

    def take_away(self, number: int) -> None:
        """Take one away; it can be brought back for as long as the sheet is open."""
        self.keep(closing=False)
        uuid = self._rows[number].one.uuid
        done = self.do(lambda: self.ctx.services.saved_searches.remove(uuid))
        if done is not None:
            self.draw()
            self.say_gone(self.tr("A search was taken away."), done)
            self.begin()

    def keep(self, *, closing: bool) -> None:
        for row in self._rows:
            name = row.field.text().strip()
            if name and name != row.one.name:
                self.ctx.services.saved_searches.rename(row.one.uuid, name)
                row.one = SavedSearch(row.one.uuid, name, row.one.query)
