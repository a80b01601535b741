"""The row of small tools above an article."""

from __future__ import annotations

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
        return button
