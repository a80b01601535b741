"""Lines over time, broken where nothing was written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.domain.progress import Given, Lines, Mean, Span, Step
from companion.ui.dates import day_short_month, full_date, month_year, short_date, short_month
from companion.ui.progress.picture import Picture, Table
from companion.ui.progress.words import given_words, number_words
from companion.ui.theme import Theme

#: Each line has a colour and a way of being drawn, so that none is told by its colour alone.
LOOKS: dict[Given, tuple[str, Qt.PenStyle]] = {
    Given.MOOD: ("primary", Qt.PenStyle.SolidLine),
    Given.CRAVING: ("amber", Qt.PenStyle.SolidLine),
    Given.SLEEP: ("ink_soft", Qt.PenStyle.DashLine),
    Given.PAIN: ("ink", Qt.PenStyle.DotLine),
}
_TOP = 10
#: A line of more days than these has its years told.
_YEAR = 300


class LinePicture(Picture):
    """What was given over time, one line for each thing; between points where nothing was written there is none."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, 200, parent)
        # Beside a longer card it takes the room there is.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self._lines = Lines(Step.DAY, (), {})
        self._span: Span | None = None
        self._shown: tuple[Given, ...] = ()

    def show_lines(self, lines: Lines, span: Span, shown: tuple[Given, ...]) -> None:
        """Draw these of a stretch."""
        self._lines, self._span, self._shown = lines, span, shown
        self.redraw()

    def points(self) -> int:
        return len(self._lines.days)

    def point_words(self, point: int) -> str:
        told = [
            QCoreApplication.translate("LinePicture", "{what} {value}").format(
                what=given_words(given), value=number_words(mean.value)
            )
            for given in self._shown
            if (mean := self._mean(given, point)) is not None
        ]
        when = self._when(point)
        if not told:
            return self.tr("{when}: nothing written").format(when=when)
        return self.tr("{when}: {what}").format(when=when, what=", ".join(told))

    def point_at(self, place: QPointF) -> int | None:
        count = self.points()
        plot = self._plot(QRectF(self.rect()))
        if not count or not plot.adjusted(-8, 0, 8, 0).contains(place):
            return None
        share = (place.x() - plot.left()) / max(1.0, plot.width())
        return min(count - 1, max(0, round(share * (count - 1))))

    def sentence(self) -> str:
        if self._span is None:
            return ""
        parts = []
        for given in self._shown:
            means = [mean for mean in self._lines.values.get(given, ()) if mean is not None]
            days = sum(mean.days for mean in means)
            if not days:
                parts.append(self.tr("{what}: nothing written.").format(what=given_words(given)))
                continue
            average = sum(mean.value * mean.days for mean in means) / days
            words = self.tr("{what}: {average} of 10 on average, on %Ln day(s), from {least} to {most}.", "", days)
            least, most = min(mean.value for mean in means), max(mean.value for mean in means)
            parts.append(
                words.format(
                    what=given_words(given),
                    average=number_words(average),
                    least=number_words(least),
                    most=number_words(most),
                )
            )
        return " ".join([self.step_words(), *parts])

    def step_words(self) -> str:
        """What one point of it stands for."""
        return {
            Step.DAY: self.tr("Each point is a day."),
            Step.WEEK: self.tr("Each point is the average of a week."),
            Step.MONTH: self.tr("Each point is the average of a month."),
        }[self._lines.step]

    def table(self) -> Table:
        headings = [self.tr("From")]
        for given in self._shown:
            headings += [given_words(given), self.tr("Days: {what}").format(what=given_words(given))]
        rows = []
        for point, day in enumerate(self._lines.days):
            row = [day.isoformat()]
            for given in self._shown:
                mean = self._mean(given, point)
                row += ["", "0"] if mean is None else [number_words(mean.value, 2), str(mean.days)]
            rows.append(tuple(row))
        return Table(tuple(headings), tuple(rows))

    def legend(self, theme: Theme) -> tuple[tuple[str, str], ...]:
        return tuple((given_words(given), LOOKS[given][0]) for given in self._shown)

    def draw(self, painter: QPainter, theme: Theme, box: QRectF, chosen: int | None = None) -> None:
        plot = self._plot(box, theme)
        painter.setFont(theme.font("small"))
        for value in (0, 5, 10):
            y = self._y(plot, value)
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(theme.colour("ink_soft"))
            side = QRectF(box.left(), y - theme.px(10), plot.left() - box.left() - theme.px(8), theme.px(20))
            painter.drawText(
                side, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), QLocale().toString(value)
            )
        self._draw_dates(painter, theme, plot, box)
        if chosen is not None:
            painter.setPen(QPen(theme.colour("edge"), 1))
            x = self._x(plot, chosen)
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
        for given in self._shown:
            self._draw_line(painter, theme, plot, given, chosen)

    def _draw_line(self, painter: QPainter, theme: Theme, plot: QRectF, given: Given, chosen: int | None) -> None:
        token, style = LOOKS[given]
        pen = QPen(theme.colour(token), theme.px(2), style)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        for stretch in self._stretches(given):
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if len(stretch) == 1:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour(token))
                painter.drawEllipse(self._place(plot, *stretch[0]), theme.px(2), theme.px(2))
                continue
            path = QPainterPath(self._place(plot, *stretch[0]))
            for point, value in stretch[1:]:
                path.lineTo(self._place(plot, point, value))
            painter.drawPath(path)
        mean = None if chosen is None else self._mean(given, chosen)
        if chosen is not None and mean is not None:
            painter.setPen(QPen(theme.colour("surface"), theme.px(2)))
            painter.setBrush(theme.colour(token))
            painter.drawEllipse(self._place(plot, chosen, mean.value), theme.px(5), theme.px(5))

    def _stretches(self, given: Given) -> Iterator[list[tuple[int, float]]]:
        """Points with no gap between them."""
        stretch: list[tuple[int, float]] = []
        for point, mean in enumerate(self._lines.values.get(given, ())):
            if mean is not None:
                stretch.append((point, mean.value))
            elif stretch:
                yield stretch
                stretch = []
        if stretch:
            yield stretch

    def _draw_dates(self, painter: QPainter, theme: Theme, plot: QRectF, box: QRectF) -> None:
        days = self._lines.days
        if not days:
            return
        metrics = QFontMetrics(theme.font("small"))
        painter.setPen(theme.colour("ink_soft"))
        free = box.left()
        wide = max(metrics.horizontalAdvance(self._date(day)) for day in (days[0], days[-1]))
        step = max(1, round(len(days) / max(1, int(plot.width() // (wide * 1.4)))))
        for point in range(0, len(days), step):
            words = self._date(days[point])
            width = metrics.horizontalAdvance(words)
            left = min(max(box.left(), self._x(plot, point) - width / 2), box.right() - width)
            if left < free:
                continue
            painter.drawText(QPointF(left, box.bottom() - metrics.descent()), words)
            free = left + width + theme.px(16)

    def _date(self, day: date) -> str:
        if self._lines.step is Step.MONTH or self.points() * (7 if self._lines.step is Step.WEEK else 1) > _YEAR:
            return short_month(day)
        return day_short_month(day)

    def _when(self, point: int) -> str:
        day = self._lines.days[point]
        if self._lines.step is Step.DAY:
            return full_date(day)
        if self._lines.step is Step.MONTH:
            return month_year(day)
        return self.tr("{first} to {last}").format(first=short_date(day), last=short_date(day + timedelta(days=6)))

    def _mean(self, given: Given, point: int) -> Mean | None:
        row = self._lines.values.get(given, ())
        return row[point] if point < len(row) else None

    def _plot(self, box: QRectF, theme: Theme | None = None) -> QRectF:
        from companion.ui.theme import theme_of

        theme = theme or theme_of()
        metrics = QFontMetrics(theme.font("small"))
        side = metrics.horizontalAdvance(QLocale().toString(_TOP)) + theme.px(10)
        return box.adjusted(side, theme.px(10), -theme.px(8), -metrics.height() - theme.px(8))

    def _x(self, plot: QRectF, point: int) -> float:
        return plot.left() + plot.width() * (point / max(1, self.points() - 1) if self.points() > 1 else 0.5)

    def _y(self, plot: QRectF, value: float) -> float:
        return plot.bottom() - plot.height() * value / _TOP

    def _place(self, plot: QRectF, point: int, value: float) -> QPointF:
        return QPointF(self._x(plot, point), self._y(plot, value))
