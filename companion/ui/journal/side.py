"""The right side of the journal: one page at a time, and above it the way to the list where that is not beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button


class Side(QWidget):
    """Holds the page that is written on, and before it the bin or a check-in, which go when they are left."""

    back_asked = Signal()

    def __init__(self, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._back = Button(self.tr("All pages"), "quiet", icon="arrow-left")
        self._back.setObjectName("journal-back")
        self._back.clicked.connect(self.back_asked)
        self._top = QHBoxLayout()
        self._top.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(self._top)
        self._stack = QStackedWidget()
        self._stack.addWidget(page)
        layout.addWidget(self._stack, 1)

    def shown(self) -> QWidget | None:
        """What is shown now."""
        return self._stack.currentWidget()

    def show_page(self) -> None:
        """Show the page that is written on."""
        self._show(self._page)

    def show_other(self, other: QWidget) -> None:
        """Show something else before the page; it is taken over."""
        self._stack.addWidget(other)
        self._show(other)

    def stand_alone(self, alone: bool, *, roomy: bool) -> None:
        """Show the way to the list, where the list is not beside."""
        self._back.setVisible(alone)
        # The button's own margin aside, its words begin where those of the page do.
        theme = theme_of()
        self._top.setContentsMargins(theme.px(36 - 7 if roomy else 16 - 7), theme.px(10) if alone else 0, 0, 0)

    def _show(self, part: QWidget) -> None:
        former = self._stack.currentWidget()
        self._stack.setCurrentWidget(part)
        if former is not None and former not in (part, self._page):
            self._stack.removeWidget(former)
            former.deleteLater()
