"""The sheet on which pages of the journal are chosen for a report."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from companion.domain.reports import PageTold
from companion.ui.dates import full_date
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, Switch
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text

#: So many are listed at once; the others on asking.
_AT_ONCE = 60


class _PageRow(QWidget):
    """A switch, and words beside it that may take several lines; a press on them is one on the switch."""

    def __init__(self, words: str, *, chosen: bool) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme_of().px(4))
        self.switch = Switch("", checked=chosen)
        self.switch.setAccessibleName(words)
        self.switch.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row.addWidget(self.switch)
        row.addWidget(Text(words, "body"), 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.switch.toggle()
        super().mouseReleaseEvent(event)


class PagesSheet(Sheet):
    """Every page of the days chosen, the newest first, each with a switch. Hands in the uuids that are on."""

    def __init__(self, pages: Sequence[PageTold], chosen: Collection[str], parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("PagesSheet", "Pages of your journal"),
            QCoreApplication.translate("PagesSheet", "Only those you choose are in the report, word for word."),
            width=560,
            parent=parent,
        )
        self.body.setSpacing(theme_of().px(8))
        self._pages = tuple(reversed(pages))
        self._chosen = set(chosen)
        self._listed = 0
        if not pages:
            self.body.addWidget(Text(self.tr("There are no pages in these days."), "body", "ink_soft"))
        self._list(_AT_ONCE)
        if self._listed < len(self._pages):
            more = Button(self.tr("Show all of them"), "quiet", compact=True)
            more.setObjectName("pages-all")
            more.clicked.connect(lambda: self._list_all(more))
            self.body.addWidget(more)
        self.end_with("pages-keep", lambda: self.hand_in(frozenset(self._chosen)), self.tr("Choose"))

    def _list(self, most: int) -> None:
        for place, page in enumerate(self._pages[self._listed : most], self._listed):
            day = full_date(page.day)
            begins = page.title or page.begins
            words = self.tr("{day}: {title}").format(day=day, title=begins) if begins else day
            row = _PageRow(words, chosen=page.uuid in self._chosen)
            row.switch.setObjectName(f"page-{place}")
            row.switch.toggled.connect(self._keeper(page.uuid))
            self.body.addWidget(row)
            row.show()
        self._listed = min(most, len(self._pages))

    def _list_all(self, more: Button) -> None:
        self.body.removeWidget(more)
        more.hide()
        more.deleteLater()
        self._list(len(self._pages))
        self.fit()

    def _keeper(self, uuid: str) -> Callable[[bool], None]:
        return lambda on: self._chosen.add(uuid) if on else self._chosen.discard(uuid)
