"""The bin: what was put there in the last thirty days, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import shorten

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from companion.clock import Clock
from companion.domain.journal import BinItem
from companion.ui.dates import full_date
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card, Rule
from companion.ui.widgets.empty import EmptyState
from companion.ui.widgets.page import Page
from companion.ui.widgets.text import Text

_SHOWN = 40
_PREVIEW = 140
#: From this width on, in design pixels, the button stands beside the words.
_BESIDE = 430


class BinRow(QWidget):
    """One page in the bin: enough to know it by, when it goes, and the button that brings it back."""

    restored = Signal(str)

    def __init__(self, item: BinItem, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of()
        preview = shorten(item.preview, _PREVIEW, placeholder="\N{HORIZONTAL ELLIPSIS}")
        name = item.title.strip() or preview or self.tr("A page without words")
        gone = item.gone_at.astimezone(clock.zone()).date()
        row = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, theme.px(12), 0, theme.px(12))
        row.setSpacing(theme.px(16))
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addWidget(Text(name, "strong"))
        if item.title.strip() and preview:
            words.addWidget(Text(preview, "soft", "ink_soft"))
        about = self.tr("About {day}. Gone for good after {gone}.").format(
            day=full_date(item.day), gone=full_date(gone)
        )
        words.addWidget(Text(about, "small", "ink_soft"))
        row.addLayout(words, 1)
        back = Button(self.tr("Put back"), compact=True)
        back.setObjectName(f"bin-restore-{item.uuid}")
        back.setAccessibleName(self.tr("Put back {name}").format(name=name))
        back.clicked.connect(lambda: self.restored.emit(item.uuid))
        row.addWidget(back, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    def resizeEvent(self, event: QResizeEvent) -> None:
        theme = theme_of()
        beside = self.width() >= theme.px(_BESIDE)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._row.setSpacing(theme.px(16 if beside else 10))
        super().resizeEvent(event)


class BinPage(QWidget):
    """Lists the bin, the latest first, forty at a time."""

    restored = Signal(str)

    def __init__(self, items: Sequence[BinItem], clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items, self._clock = items, clock
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        page = Page(
            self.tr("The bin"),
            self.tr("Pages stay here for 30 days and can be put back. After that their words are gone for good."),
            width=640,
        )
        layout.addWidget(page)
        if not items:
            page.body.addWidget(EmptyState("trash-2", self.tr("The bin is empty")))
        else:
            self._card = Card(spacing=0)
            self._card.box.setContentsMargins(theme_of().px(20), theme_of().px(6), theme_of().px(20), theme_of().px(6))
            self._card.setAccessibleName(self.tr("The bin"))
            page.body.addWidget(self._card)
            self._more = Button(self.tr("Show more"), "quiet")
            self._more.setObjectName("bin-more")
            self._more.clicked.connect(self._grow)
            page.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignHCenter)
            self._shown = 0
            self._grow()
        page.body.addStretch(1)

    def _grow(self) -> None:
        for item in self._items[self._shown : self._shown + _SHOWN]:
            if self._shown:
                self._card.box.addWidget(Rule())
            row = BinRow(item, self._clock)
            row.restored.connect(self.restored)
            self._card.box.addWidget(row)
            self._shown += 1
        self._more.setVisible(self._shown < len(self._items))
