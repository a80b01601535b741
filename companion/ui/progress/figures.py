"""Large numbers in small cards: days now, days in all, money not spent, cravings ridden out."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from companion.ui.theme import theme_of
from companion.ui.widgets.card import Card
from companion.ui.widgets.text import Text

#: What one of them needs beside another, in design pixels.
_LEAST = 122
_EDGE = 16


class _Figure(Card):
    """A number, and under it what it is of."""

    def __init__(self) -> None:
        super().__init__(margin=_EDGE, spacing=2)
        self._number, self._words = Text("", "figure"), Text("", "soft", "ink_soft")
        self.box.addWidget(self._number)
        self.box.addWidget(self._words)
        self.box.addStretch(1)

    def needed(self) -> int:
        """How wide it is at least, in pixels, for its number to stand in one piece."""
        across = QFontMetrics(self._number.font()).horizontalAdvance(self._number.text())
        return across + 2 * theme_of().px(_EDGE) + 4

    def show_figure(self, number: str, words: str) -> None:
        self._number.setText(number)
        self._words.setText(words)
        self.setAccessibleName(f"{number} {words}")


class Figures(QWidget):
    """As many beside each other as have room, the others below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme_of().px(16))
        self._across = self._count = 0
        self._cards: list[_Figure] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_figures(self, figures: tuple[tuple[str, str], ...]) -> None:
        """Show numbers, each with what it is of."""
        while len(self._cards) < len(figures):
            self._cards.append(_Figure())
            self._across = 0
        for card, told in zip(self._cards, figures, strict=False):
            card.show_figure(*told)
        self._count, self._across = len(figures), 0
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_of().px(_LEAST), super().minimumSizeHint().height())

    def _arrange(self) -> None:
        theme = theme_of()
        count = max(1, self._count)
        least = max(theme.px(_LEAST), *(card.needed() for card in self._cards[:count]), 0)
        fits = max(1, (self.width() + theme.px(16)) // (least + theme.px(16)))
        # Rows of the same length: two and two rather than three and one.
        rows = -(-count // min(count, fits))
        across = -(-count // rows)
        if across == self._across:
            return
        for column in range(max(self._across, across)):
            self._grid.setColumnStretch(column, 1 if column < across else 0)
        self._across = across
        for place, card in enumerate(self._cards):
            if place < self._count:
                # In its place before it is shown: a card of nobody's would be a window by itself.
                self._grid.addWidget(card, place // across, place % across)
            card.setVisible(place < self._count)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)
