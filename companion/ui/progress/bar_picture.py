"""Bars with words: how often something was chosen, or what eased."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from companion.domain.value import Value
from companion.ui.progress.picture import Picture, Table
from companion.ui.theme import Theme, theme_of
from companion.ui.widgets.painting import rounded_box


class Bar(Value):
    """One bar: what it is of, its length as a share of the longest, what stands at its end, and what it says in full.

    `cells` is its row in the table.
    """

    name: str
    share: float
    figure: str
    words: str
    cells: tuple[str, ...]


class BarPicture(Picture):
    """Bars one below the other. A name above each, so that a long one has room at any text size."""

    def __init__(self, name: str, headings: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(name, 100, parent)
        self._headings, self._bars, self._said = headings, (), ""

    _bars: tuple[Bar, ...]

    def show_bars(self, bars: tuple[Bar, ...], sentence: str) -> None:
        """Draw these, and say this of them."""
        self._bars, self._said = bars, sentence
        self.setFixedHeight(self.wanted_height())
        self.redraw()

    def points(self) -> int:
        return len(self._bars)

    def point_words(self, point: int) -> str:
        return self._bars[point].words

    def point_at(self, place: QPointF) -> int | None:
        point = int(place.y() // self._row())
        return point if 0 <= point < len(self._bars) else None

    def sentence(self) -> str:
        return self._said

    def table(self) -> Table:
        return Table(self._headings, tuple(bar.cells for bar in self._bars))

    def wanted_height(self) -> int:
        return round(self._row() * len(self._bars))

    def draw(self, painter: QPainter, theme: Theme, box: QRectF, chosen: int | None = None) -> None:
        row, font = self._row(), theme.font("soft")
        metrics = QFontMetrics(font)
        thick = theme.px(8)
        for point, bar in enumerate(self._bars):
            top = box.top() + point * row
            painter.setFont(font)
            painter.setPen(theme.colour("ink"))
            figure = metrics.horizontalAdvance(bar.figure)
            line = QRectF(box.left(), top, box.width(), metrics.height())
            painter.drawText(line, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), bar.figure)
            line.setWidth(max(1.0, box.width() - figure - theme.px(12)))
            shown = metrics.elidedText(bar.name, Qt.TextElideMode.ElideRight, int(line.width()))
            painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
            under = QRectF(box.left(), line.bottom() + theme.px(4), box.width(), thick)
            rounded_box(painter, under, thick / 2, theme.colour("primary_soft"), None)
            if bar.share > 0:
                filled = QRectF(under)
                filled.setWidth(max(thick, under.width() * min(1.0, bar.share)))
                tone = "primary_strong" if point == chosen else "primary"
                rounded_box(painter, filled, thick / 2, theme.colour(tone), None)

    def _row(self) -> float:
        theme = theme_of()
        return QFontMetrics(theme.font("soft")).height() + theme.px(4 + 8 + 12)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()
