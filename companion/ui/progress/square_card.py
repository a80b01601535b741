"""The card of every day, with the way to earlier weeks where not all have room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.progress import Span, SquareSums
from companion.ui.progress.picture_card import PictureCard
from companion.ui.progress.square_picture import Read, SquarePicture
from companion.ui.progress.words import span_words
from companion.ui.widgets.buttons import IconButton
from companion.ui.widgets.text import Text


class SquareCard(PictureCard):
    """Squares, what they are of, and two buttons to turn their pages."""

    picture: SquarePicture

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        picture = SquarePicture(self.tr("Every day"))
        super().__init__(ctx, picture, "squares", parent)
        row = QHBoxLayout()
        self._seen = Text("", "small", "ink_soft")
        self._seen.setObjectName("squares-seen")
        self._buttons = []
        for icon, words, name, pages in (
            ("chevron-left", self.tr("Earlier weeks"), "squares-earlier", 1),
            ("chevron-right", self.tr("Later weeks"), "squares-later", -1),
        ):
            button = IconButton(icon, words, size=30)
            button.setObjectName(name)
            button.clicked.connect(lambda _on=False, pages=pages: picture.turn(pages))
            self._buttons.append((button, pages))
        row.addWidget(self._buttons[0][0])
        row.addWidget(self._seen, 1)
        self._seen.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self._buttons[1][0])
        self._turning = QWidget()
        self._turning.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        self.box.addWidget(self._turning)
        self.box.addStretch(1)
        picture.turned.connect(self._tell)

    def show_squares(self, read: Read, sums: SquareSums, span: Span, first_weekday: int) -> None:
        """Show the days of a stretch."""
        self.picture.show_squares(read, sums, span, first_weekday)
        self._turning.setVisible(self.picture.is_long())
        self.show_legend()

    def _tell(self) -> None:
        seen = self.picture.seen()
        for button, pages in self._buttons:
            button.setEnabled(self.picture.can_turn(pages))
        self._seen.setText("" if seen is None else span_words(seen))
