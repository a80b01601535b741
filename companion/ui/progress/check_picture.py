"""A self-check over time: a point for each time it was answered, at its own date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from PySide6.QtCore import QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from companion.content.self_checks import SelfCheck
from companion.domain.self_checks import Answers, Checked, joined, left_out
from companion.ui.check_told import told_words
from companion.ui.dates import full_date, short_date
from companion.ui.progress.picture import Picture, Table
from companion.ui.theme import Theme, theme_of

_LOOKS = (("primary", Qt.PenStyle.SolidLine), ("amber", Qt.PenStyle.DashLine))
#: Points farther apart than this, or than three times the time a check asks about, are not joined.
_FAR = timedelta(days=60)


class CheckPicture(Picture):
    """Totals, or each number by itself; points are joined where they lie near each other, and never across a gap."""

    def __init__(self, check: SelfCheck, times: Sequence[Checked], parent: QWidget | None = None) -> None:
        super().__init__(check.name, 200, parent)
        self._check, self._times = check, tuple(times)
        self._near = max(_FAR, timedelta(days=check.again_days * 3))
        self.redraw()

    def _values(self, answers: Answers) -> tuple[int | None, ...]:
        return (self._check.total(answers),) if self._check.told == "total" else answers

    @property
    def _range(self) -> tuple[int, int]:
        check = self._check
        return (check.least, check.most) if check.told == "total" else (check.lowest, check.top)

    def points(self) -> int:
        return len(self._times)

    def point_words(self, point: int) -> str:
        told = self._times[point]
        return self.tr("{when}: {what}").format(when=full_date(told.day), what=self._told(told))

    def _told(self, checked: Checked) -> str:
        missing = left_out(checked.answers)
        if self._check.told == "total" and missing:
            return self.tr("no total, %n left out", "", missing)
        return told_words(self._check, checked.answers)

    def point_at(self, place: QPointF) -> int | None:
        plot = self._plot(QRectF(self.rect()), theme_of())
        if not plot.adjusted(-8, -8, 8, 8).contains(place):
            return None
        return min(range(self.points()), key=lambda point: abs(self._x(plot, point) - place.x()), default=None)

    def sentence(self) -> str:
        if not self._times:
            return ""
        first, last = self._times[0], self._times[-1]
        said = self.tr("%n time(s).", "", len(self._times))
        if len(self._times) == 1:
            return f"{said} {self.point_words(0)}."
        both = self.tr("First, on {first_day}: {first}. Last, on {last_day}: {last}.")
        return f"{said} " + both.format(
            first_day=full_date(first.day),
            first=self._told(first),
            last_day=full_date(last.day),
            last=self._told(last),
        )

    def table(self) -> Table:
        names = (self.tr("Total"),) if self._check.told == "total" else self._check.short
        rows = tuple(
            (one.day.isoformat(), *("" if value is None else str(value) for value in self._values(one.answers)))
            for one in self._times
        )
        return Table((self.tr("Day"), *names), rows)

    def legend(self, theme: Theme) -> tuple[tuple[str, str], ...]:
        if self._check.told == "total":
            return ()
        return tuple((name, _LOOKS[place % 2][0]) for place, name in enumerate(self._check.short))

    def draw(self, painter: QPainter, theme: Theme, box: QRectF, chosen: int | None = None) -> None:
        plot = self._plot(box, theme)
        least, most = self._range
        painter.setFont(theme.font("small"))
        for value in (least, (least + most) // 2, most):
            y = self._y(plot, value)
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(theme.colour("ink_soft"))
            side = QRectF(box.left(), y - theme.px(10), plot.left() - box.left() - theme.px(8), theme.px(20))
            flags = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(side, flags, QLocale().toString(value))
        self._draw_dates(painter, theme, plot, box)
        for series in range(len(self._values(self._times[0].answers)) if self._times else 0):
            self._draw_series(painter, theme, plot, series, chosen)

    def _draw_series(self, painter: QPainter, theme: Theme, plot: QRectF, series: int, chosen: int | None) -> None:
        token, style = _LOOKS[series % 2]
        told = [(point, self._values(one.answers)[series]) for point, one in enumerate(self._times)]
        given = [(point, value) for point, value in told if value is not None]
        places = [QPointF(self._x(plot, point), self._y(plot, value)) for point, value in given]
        painter.setPen(QPen(theme.colour(token), theme.px(1.5), style))
        for stretch in joined([self._times[point].day for point, _value in given], self._near):
            for one, other in pairwise(stretch):
                painter.drawLine(places[one], places[other])
        painter.setBrush(theme.colour(token))
        for (point, _value), place in zip(given, places, strict=True):
            painter.setPen(QPen(theme.colour("surface"), theme.px(2)))
            size = theme.px(6 if point == chosen else 4)
            painter.drawEllipse(place, size, size)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _draw_dates(self, painter: QPainter, theme: Theme, plot: QRectF, box: QRectF) -> None:
        metrics = QFontMetrics(theme.font("small"))
        painter.setPen(theme.colour("ink_soft"))
        free = box.left()
        for point, one in enumerate(self._times):
            words = short_date(one.day)
            width = metrics.horizontalAdvance(words)
            left = min(max(box.left(), self._x(plot, point) - width / 2), box.right() - width)
            if left >= free:
                painter.drawText(QPointF(left, box.bottom() - metrics.descent()), words)
                free = left + width + theme.px(16)

    def _plot(self, box: QRectF, theme: Theme) -> QRectF:
        metrics = QFontMetrics(theme.font("small"))
        side = metrics.horizontalAdvance(QLocale().toString(self._range[1])) + theme.px(10)
        return box.adjusted(side, theme.px(10), -theme.px(12), -metrics.height() - theme.px(8))

    def _x(self, plot: QRectF, point: int) -> float:
        first, last = self._times[0].day, self._times[-1].day
        whole = (last - first).days
        return plot.left() + plot.width() * ((self._times[point].day - first).days / whole if whole else 0.5)

    def _y(self, plot: QRectF, value: float) -> float:
        least, most = self._range
        return plot.bottom() - plot.height() * (value - least) / (most - least)
