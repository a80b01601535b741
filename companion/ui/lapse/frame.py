"""What stands round a step: how far one has come, the way out, and the ways back and on."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from companion.ui.lapse.step import LARGE
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.found_again import Spot, mark_of
from companion.ui.widgets.page import ScrollArea
from companion.ui.widgets.text import Text

#: As wide as is good to read, in design pixels.
_WIDTH = 700


class Frame(QWidget):
    """A head and a foot that stay, and between them the step, which scrolls where it must."""

    def __init__(self, screen: QWidget) -> None:
        super().__init__(screen)
        theme = theme_of()
        whole = QVBoxLayout(screen)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self)
        outer = QVBoxLayout(self)
        # Where letters are large, the room is for the words.
        large = theme.scale >= LARGE
        outer.setContentsMargins(theme.px(20), theme.px(4 if large else 16), theme.px(20), theme.px(4 if large else 12))
        outer.setSpacing(theme.px(2 if large else 10))
        head = QHBoxLayout()
        head.setSpacing(theme.px(10))
        self.where = Text("", "small-strong", "ink_soft")
        self.where.setObjectName("lapse-where")
        head.addWidget(self.where, 1)
        self.close_button = Button(self.tr("Close, I will come back"), "quiet", compact=True)
        self.close_button.setObjectName("lapse-close")
        self.close_button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        head.addWidget(self.close_button)
        content, self._column = self._middle()
        self._column.addStretch(1)
        self._content = content
        self.scroll_area = ScrollArea(content)
        top, column = self._middle(aside=True)
        column.addLayout(head)
        outer.addWidget(top)
        # Its room is there whether it is needed or not, so that nothing moves aside from step to step.
        self.scroll_area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        outer.addWidget(self.scroll_area, 1)
        self._foot, column = self._middle(aside=True)
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        self.back = Button(self.tr("Back"), icon="arrow-left")
        self.back.setObjectName("lapse-back")
        self.skip = Button(self.tr("Skip"))
        self.skip.setObjectName("lapse-skip")
        self.next = Button("", "primary")
        self.next.setObjectName("lapse-next")
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.skip)
        row.addWidget(self.next)
        column.addLayout(row)
        outer.addWidget(self._foot)
        self._step: QWidget | None = None
        #: What a step begins at, and what is to be seen round it, while everything finds its place.
        self._begun: tuple[QWidget, QWidget] | None = None
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self._settle)
        self.scroll_area.verticalScrollBar().rangeChanged.connect(lambda *_range: self._settling.start())

    def buttons(self) -> tuple[Button, ...]:
        """The buttons that stay while the step changes."""
        return self.back, self.skip, self.next, self.close_button

    def show_foot(self, shown: bool) -> None:
        """Show or hide the ways back and on."""
        self._foot.setVisible(shown)

    def put_in_order(self, step: QWidget) -> None:
        """Let Tab go through what a step asks, and then on, back and out."""
        asked = [
            part
            for part in step.findChildren(QWidget)
            if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.window() is self.window()
        ]
        for before, after in pairwise((*asked, self.next, self.skip, self.back, self.close_button)):
            QWidget.setTabOrder(before, after)

    def soon_in_sight(self, part: QWidget) -> None:
        """Bring a part of the step that has the keyboard in sight as soon as it has its place."""

        def bring() -> None:
            if not part.isVisible():
                return
            self.scroll_area.bring_in_sight(part)
            if self.window().focusWidget() is self._content:
                # Taken from it while it was below what is seen.
                part.setFocus(Qt.FocusReason.OtherFocusReason)

        QTimer.singleShot(0, part, bring)

    def begin_at(self, part: QWidget, around: QWidget | None = None) -> None:
        """Have a part of a step just shown, or all `around` it, in sight at once, while all still finds its place."""
        # At the foot of what is seen at most: the page stays at its beginning where the part is in sight there.
        self.scroll_area.return_to(Spot(mark_of(self._content, around or part), 0.0, self.maximumHeight()))
        if around is None:
            self.soon_in_sight(part)
            return

        self._begun = part, around
        self._settling.start()

    def _settle(self) -> None:
        """What is higher than can be seen is seen from its top, and a part below the edge has no keyboard."""
        if self._begun is None or not all(isValid(one) for one in self._begun):
            return
        part, around = self._begun
        held, seen = self.window().focusWidget(), self.scroll_area.viewport()
        if self.scroll_area.keeps(around) and held in (part, self._content):
            hidden = part.mapTo(seen, QPoint(0, part.height())).y() > seen.height()
            (self._content if hidden else part).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_step(self, step: QWidget | None) -> None:
        """Put a step in the place of the former one, from its beginning."""
        old, self._step, self._begun = self._step, step, None
        if step is not None:
            self._column.insertWidget(0, step)
            step.show()
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.scroll_area.verticalScrollBar().setValue(0)

    def _middle(self, *, aside: bool = False) -> tuple[QWidget, QVBoxLayout]:
        """A column in the middle, no wider than is good to read; `aside` leaves the room of a scroll bar beside it."""
        theme = theme_of()
        whole = QWidget()
        across = QHBoxLayout(whole)
        bar = self.scroll_area.verticalScrollBar().sizeHint().width() if aside else 0
        across.setContentsMargins(0, 0, bar, 0)
        middle = QWidget()
        middle.setMaximumWidth(theme.px(_WIDTH))
        middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        across.addStretch(0)
        across.addWidget(middle, 1)
        across.addStretch(0)
        column = QVBoxLayout(middle)
        column.setContentsMargins(theme.px(4), theme.px(4), theme.px(16), theme.px(4))
        return whole, column
