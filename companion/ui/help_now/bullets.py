"""Short lists in Help now."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from companion.ui.theme import theme_of
from companion.ui.widgets.text import Text


class Bullets(QWidget):
    """Short lines, each after a mark."""

    def __init__(self, lines: list[str], mark: str = "•", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(4))
        grid.setColumnStretch(1, 1)
        for at, line in enumerate(lines):
            grid.addWidget(Text(mark, "body", "help", wrap=False), at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Text(line, "body"), at, 1)
