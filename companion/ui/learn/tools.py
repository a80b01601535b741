"""The row of small tools above an article."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, IconButton


class ReaderTools(QWidget):
    """The way back to the list at the left, where it is not beside; at the right one button for each tool."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.px(16), theme.px(16), theme.px(36), theme.px(4))
        self._row.setSpacing(theme.px(4))
        self.back = Button(self.tr("All articles"), "quiet", icon="arrow-left")
        self.back.setObjectName("all-articles")
        self._row.addWidget(self.back)
        self._row.addStretch(1)

    def add(self, object_name: str, icon: str, words: str) -> IconButton:
        """One more tool at the end of the row."""
        button = IconButton(icon, words)
        button.setObjectName(object_name)
        self._row.addWidget(button)
        self._fit()
        return button

    def minimumSizeHint(self) -> QSize:
        # The words of the way back ask for no room.
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave the way back its arrow alone where its words have no room beside the tools."""
        words, margins = self.back.accessibleName(), self._row.contentsMargins()
        tools = sum(tool.width() + self._row.spacing() for tool in self.findChildren(IconButton))
        room = self.width() - margins.left() - margins.right() - tools
        shown = self.back.text()
        self.back.setText(words)
        if self.back.sizeHint().width() > room:
            self.back.setText("")
            self.back.setAccessibleName(words)
        self.back.setToolTip("" if self.back.text() else words)
        if self.back.text() != shown:
            self._row.invalidate()
