"""The growth rings as the other pictures are: with a table of the months, and as a picture for a file."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from companion.domain.rings import Rings
from companion.ui.progress.picture import Picture, Table
from companion.ui.progress.words import number_words
from companion.ui.theme import Theme
from companion.ui.widgets.rings import PaintedRings, rings_sentence

_HIGH = 480


class RingsPicture(Picture):
    """Stands behind the tree that is seen, which is walked through by itself; drawn when a file is made of it."""

    def __init__(self, rings: Rings, parent: QWidget) -> None:
        super().__init__("", _HIGH, parent)
        self.name = self.tr("Growth rings")
        self._rings = rings
        self.hide()

    def points(self) -> int:
        return len(self._rings.months)

    def point_words(self, point: int) -> str:
        return ", ".join(self.table().rows[point])

    def point_at(self, place: QPointF) -> int | None:
        return None

    def sentence(self) -> str:
        return rings_sentence(self._rings, _HIGH)

    def table(self) -> Table:
        headings = (
            self.tr("From"),
            self.tr("To"),
            self.tr("Days without use, of 100"),
            self.tr("Mood on average"),
            self.tr("Days with a mood"),
            self.tr("Days of use"),
        )
        rows = tuple(
            (
                month.first.isoformat(),
                month.last.isoformat(),
                number_words(month.free * 100),
                "" if month.mood is None else number_words(month.mood * 10, 1),
                "" if month.answered is None else str(month.answered),
                str(len(month.lapses)),
            )
            for month in self._rings.months
        )
        return Table(headings, rows)

    def draw(self, painter: QPainter, theme: Theme, box: QRectF, chosen: int | None = None) -> None:
        side = min(box.width(), box.height())
        painter.translate(box.center().x() - side / 2, box.center().y() - side / 2)
        PaintedRings(self._rings, side).paint(painter, theme, chosen)
