"""Cards: flat boxes with a one pixel line that hold what belongs together."""

from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from companion.ui.theme import theme_of
from companion.ui.widgets.painting import hairline, rounded_box
from companion.ui.widgets.text import Text

Tone = Literal["surface", "help", "amber", "soft"]

_TONES: dict[str, tuple[str, str]] = {
    "surface": ("surface", "line"),
    "help": ("help_soft", "help"),
    "amber": ("amber_soft", "amber_soft"),
    "soft": ("primary_soft", "primary_soft"),
}


class Card(QFrame):
    """A rounded box in a tone, with a vertical layout at `box` (20 px margins at 100 %)."""

    def __init__(
        self, tone: Tone = "surface", *, margin: float = 20, spacing: float = 8, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        theme = theme_of()
        self.box = QVBoxLayout(self)
        edge = theme.px(margin)
        self.box.setContentsMargins(edge, edge, edge, edge)
        self.box.setSpacing(theme.px(spacing))

    def heading(self, words: str, beside: QWidget | None = None) -> Text:
        """Add the card's heading, with an optional part at its right."""
        label = Text(words, "heading")
        self.setAccessibleName(words)
        if beside is None:
            self.box.addWidget(label)
        else:
            row = QHBoxLayout()
            row.addWidget(label, 1)
            row.addWidget(beside, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.box.addLayout(row)
        return label

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of()
        fill, edge = _TONES[self._tone]
        with QPainter(self) as painter:
            rounded_box(painter, QRectF(self.rect()), theme.px(14), theme.colour(fill), theme.colour(edge))


class Rule(QWidget):
    """A hairline between rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            hairline(painter, self.rect(), theme_of().colour("line"))
