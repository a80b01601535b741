"""The bin: what was put there in the last thirty days, the way back, and the way to be rid of it now."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import shorten

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from companion.clock import Clock
from companion.context import AppContext
from companion.domain.journal import BinItem
from companion.domain.problems import KnownProblem
from companion.ui.dates import full_date
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card, Rule
from companion.ui.widgets.empty import EmptyState
from companion.ui.widgets.page import Page
from companion.ui.widgets.sheet import Sheet
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


class EmptyBinSheet(Sheet):
    """Asks whether everything in the bin is to go now."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            self.tr("Delete for good?"),
            self.tr(
                "Everything in the bin goes now, and cannot be brought back from here. Backups made before this day "
                "still hold it until newer ones take their place."
            ),
            parent=parent,
        )
        self.setObjectName("empty-bin")
        empty = self.add_button(self.tr("Delete for good"), "quiet")
        empty.setObjectName("empty-bin-go")
        empty.clicked.connect(self.accept)
        keep = self.add_button(self.tr("Keep it"), "primary", default=True)
        keep.clicked.connect(self.reject)
        keep.setFocus()


class BinPage(QWidget):
    """Lists the bin, the latest first, forty at a time.

    Signals:
        restored: the entry with this uuid is wanted back.
        emptied: nothing is in the bin any more.
    """

    restored = Signal(str)
    emptied = Signal()

    def __init__(self, ctx: AppContext, items: Sequence[BinItem], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._items = ctx, items
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
            empty = Button(self.tr("Delete all of it for good"), "quiet", compact=True)
            empty.setObjectName("bin-empty")
            empty.clicked.connect(self._ask)
            page.body.addWidget(empty, 0, Qt.AlignmentFlag.AlignLeft)
            self._shown = 0
            self._grow()
        page.body.addStretch(1)

    def _grow(self) -> None:
        for item in self._items[self._shown : self._shown + _SHOWN]:
            if self._shown:
                self._card.box.addWidget(Rule())
            row = BinRow(item, self._ctx.clock)
            row.restored.connect(self.restored)
            self._card.box.addWidget(row)
            self._shown += 1
        self._more.setVisible(self._shown < len(self._items))

    def _ask(self) -> None:
        sheet = EmptyBinSheet(self.window())
        sheet.accepted.connect(self._empty)
        sheet.open()

    def _empty(self) -> None:
        try:
            self._ctx.services.journal.empty_bin()
        except KnownProblem as problem:
            self._ctx.shell.show_problem(problem)
            return
        self.emptied.emit()
        self._ctx.shell.toast(self.tr("Deleted for good"))
