"""What a place says while it is empty: what will be here, and the first step."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.ui.theme import theme_of
from companion.ui.theme.icons import paint_icon
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.painting import round_ground
from companion.ui.widgets.text import Text


class IconMark(QWidget):
    """An icon in a soft round ground."""

    def __init__(self, icon: str, size: float = 56, token: str = "primary", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name, self._token = icon, token
        side = theme_of().px(size)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of()
        with QPainter(self) as painter:
            round_ground(painter, QRectF(self.rect()), theme.colour("primary_soft"))
            side = self.width() * 0.44
            corner = (self.width() - side) / 2
            paint_icon(painter, self._icon_name, theme.colour(self._token), QRectF(corner, corner, side, side))


class EmptyState(QWidget):
    """An icon, a sentence on what will be here, a line of help, and optionally the button that starts it."""

    def __init__(
        self, icon: str, title: str, note: str = "", action: Button | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        theme = theme_of()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(16), theme.px(28), theme.px(16), theme.px(28))
        layout.setSpacing(theme.px(10))
        layout.addWidget(IconMark(icon), 0, Qt.AlignmentFlag.AlignHCenter)
        head = Text(title, "heading")
        head.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(head)
        if note:
            words = Text(note, "soft", "ink_soft")
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(words)
        if action is not None:
            layout.addSpacing(theme.px(6))
            layout.addWidget(action, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
