"""The frame of a page that stands alone: a column in the middle, Help now always at its foot."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.first_part import BeginsAt
from companion.ui.widgets.mark import Mark
from companion.ui.widgets.page import ScrollArea
from companion.ui.widgets.text import Text

#: Below this height in design pixels mark and name are left out.
LEAST_FOR_NAME = 380


class LonePage(BeginsAt):
    """Mark and name above, what `column` holds in the middle, Help now below. Signal `help_wanted`."""

    help_wanted = Signal()

    def __init__(self, *, neutral: bool, width: float = 420, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(20), theme.px(10), theme.px(20), theme.px(12))
        outer.setSpacing(theme.px(6))
        content = QWidget()
        across = QHBoxLayout(content)
        middle = QWidget()
        middle.setMaximumWidth(theme.px(width))
        middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        across.addStretch(0)
        across.addWidget(middle, 1)
        across.addStretch(0)
        self.column = QVBoxLayout(middle)
        self.column.setContentsMargins(theme.px(4), theme.px(8), theme.px(4), theme.px(8))
        self.column.setSpacing(theme.px(14))
        self.column.addStretch(1)
        self._above: QSpacerItem | None = None
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(theme.px(12))
        head.addStretch(1)
        head.addWidget(Mark(34))
        head.addWidget(Text(self.tr("Notes") if neutral else self.tr("Companion"), "title", wrap=False))
        head.addStretch(1)
        self.column.addWidget(self._head)
        self.scroll_area = ScrollArea(content)
        # The bar has its room whether it is needed or not, and as much is left at the other side: nothing moves aside
        # when one page is longer than the one before it. A bar with nothing to scroll paints nothing.
        self.scroll_area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        bar = self.scroll_area.verticalScrollBar().sizeHint().width()
        across.setContentsMargins(bar, 0, 0, 0)
        outer.addWidget(self.scroll_area, 1)
        self.help_button = Button(self.tr("Help now"), "help", icon="life-buoy", hint="F1")
        self.help_button.setObjectName("lock-help")
        self.help_button.clicked.connect(self.help_wanted)
        below = QWidget()
        below.setMaximumWidth(theme.px(width))
        below.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        #: The row at the foot, always in sight: Help now in the middle, until a page puts buttons of its own there.
        self.foot = QHBoxLayout(below)
        self.foot.setContentsMargins(theme.px(4), 0, theme.px(4), 0)
        self.foot.setSpacing(theme.px(10))
        self.foot.addStretch(1)
        self.foot.addWidget(self.help_button)
        self.foot.addStretch(1)
        row = QHBoxLayout()
        row.setContentsMargins(bar, 0, bar, 0)
        row.addStretch(0)
        row.addWidget(below, 1)
        row.addStretch(0)
        outer.addLayout(row)

    def begin_at_the_same_height(self) -> None:
        """Begin the column a little below the top whatever it holds, not where its own height would centre it."""
        self.column.takeAt(0)
        self._above = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.column.insertItem(0, self._above)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # With large letters in a small window the room belongs to what one came for.
        self._head.setVisible(self.height() >= theme_of().px(LEAST_FOR_NAME))
        if self._above is not None:
            theme = theme_of()
            room = min(theme.px(90), max(0, round(self.height() * 0.5) - theme.px(300)))
            self._above.changeSize(0, room, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            self.column.invalidate()
        super().resizeEvent(event)
