"""A self-check over time: its picture, and every time it was answered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from companion.content.self_checks import SelfCheck
from companion.context import AppContext
from companion.domain.self_checks import Checked
from companion.ui.check_told import told_words
from companion.ui.dates import full_date
from companion.ui.progress.check_picture import CheckPicture
from companion.ui.progress.picture_card import PictureCard
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card, Rule
from companion.ui.widgets.page import Page
from companion.ui.widgets.text import Text
from companion.ui.widgets.way_row import WayRow

#: So many are listed at once; the others on asking.
_AT_ONCE = 30


class HistoryPage(Page):
    """Newest first; each leads to its answers.

    Signals:
        left: back to the list of checks.
        wanted: one time, by its uuid.
    """

    left = Signal()
    wanted = Signal(str)

    def __init__(self, ctx: AppContext, check: SelfCheck, times: Sequence[Checked]) -> None:
        super().__init__(check.name, width=760)
        self.check = check
        top = QHBoxLayout()
        self._back = Button(self.tr("All self-checks"), "quiet", icon="arrow-left")
        self._back.setObjectName("check-all")
        self._back.clicked.connect(self.left)
        top.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        self.title.hide()
        top.addWidget(Text(check.name, "title"), 1, Qt.AlignmentFlag.AlignVCenter)
        self.body.insertLayout(0, top)
        if check.told != "nothing":
            card = PictureCard(ctx, CheckPicture(check, times), f"check-{check.id}")
            card.title.setText(self.tr("Over time"))
            card.show_legend()
            self.body.addWidget(card)
        self._card = Card(spacing=2)
        self._card.setObjectName("check-times")
        self._card.heading(self.tr("Every time"))
        self.body.addWidget(self._card)
        self.body.addStretch(1)
        self._times = tuple(reversed(times))
        self._listed = 0
        self._list(_AT_ONCE)

    def first_part(self) -> QWidget:
        """Where the keyboard begins."""
        return self._back

    def _list(self, most: int) -> None:
        for place, one in enumerate(self._times[self._listed : most], self._listed):
            if place:
                rule = Rule()
                self._card.box.addWidget(rule)
                rule.show()
            row = WayRow(full_date(one.day), told_words(self.check, one.answers), "list")
            row.setObjectName(f"check-time-{place}")
            row.clicked.connect(lambda _on=False, uuid=one.uuid: self.wanted.emit(uuid))
            self._card.box.addWidget(row)
            row.show()
        self._listed = min(most, len(self._times))
        if most < len(self._times):
            more = Button(self.tr("Show all %n", "", len(self._times)), "quiet", compact=True)
            more.setObjectName("check-times-all")
            more.clicked.connect(lambda: self._list_all(more))
            self._card.box.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _list_all(self, more: Button) -> None:
        self._card.box.removeWidget(more)
        more.hide()
        more.deleteLater()
        name = f"check-time-{self._listed}"
        self._list(len(self._times))
        first = self._card.findChild(WayRow, name)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
