"""The column of a page that Learn leads to: the way back above, and a title."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.text import Text

_COLUMN, _LOW = 760, 400


def column_in(page: QWidget, title: str) -> tuple[QVBoxLayout, Button]:
    """Lay out a page as one column with its title on top; gives its box and the button that leads back to Learn."""
    theme = theme_of()
    across = QHBoxLayout(page)
    across.setContentsMargins(theme.px(36), theme.px(24), theme.px(36), 0)
    said = Text(title, "page")
    column = _Column(said)
    column.setMaximumWidth(theme.px(_COLUMN))
    across.addWidget(column, 1)
    across.addStretch(0)
    box = QVBoxLayout(column)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(theme.px(10))
    back = Button(QCoreApplication.translate("LearnScreen", "Learn"), "quiet", icon="arrow-left")
    box.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
    box.addWidget(said)
    return box, back


class _Column(QWidget):
    """In a low window, or with large letters, the title is small: what is below it needs the room more."""

    def __init__(self, title: Text) -> None:
        super().__init__()
        self._title = title

    def resizeEvent(self, event: QResizeEvent) -> None:
        theme = theme_of()
        self._title.setFont(theme.font("page" if self.height() >= theme.px(_LOW) else "heading"))
        super().resizeEvent(event)
