"""When cravings were written down: hours across, weekdays down."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QPointF, QRectF, Qt, QTime
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from companion.domain.progress import HourCell
from companion.ui.progress.picture import Picture, Table
from companion.ui.progress.words import number_words
from companion.ui.theme import Theme, theme_of

_HOURS, _DAYS = 24, 7


class HourPicture(Picture):
    """A cell for each hour of each weekday. The more cravings, the larger its dot; the stronger, the deeper."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, 7 * 24 + 30, parent)
        self._cells: dict[tuple[int, int], HourCell] = {}
        self._first_weekday = 1

    def show_cells(self, cells: tuple[HourCell, ...], first_weekday: int) -> None:
        """Draw these; weeks begin on a weekday, 1 for Monday."""
        self._cells = {(cell.weekday, cell.hour): cell for cell in cells}
        self._first_weekday = first_weekday
        self.redraw()

    def points(self) -> int:
        return _HOURS * _DAYS

    def point_words(self, point: int) -> str:
        row, hour = divmod(point, _HOURS)
        cell = self._cells.get((self._weekday(row), hour))
        when = self.tr("{day}, {from_hour} to {to_hour}").format(
            day=_day(self._weekday(row)), from_hour=_hour(hour), to_hour=_hour((hour + 1) % _HOURS)
        )
        if cell is None:
            return self.tr("{when}: no craving written down").format(when=when)
        words = self.tr("{when}: %Ln craving(s), {craving} of 10 on average", "", cell.times)
        return words.format(when=when, craving=number_words(cell.craving))

    def point_at(self, place: QPointF) -> int | None:
        plot = self._plot(QRectF(self.rect()))
        if not plot.contains(place):
            return None
        hour = int((place.x() - plot.left()) * _HOURS / plot.width())
        row = int((place.y() - plot.top()) * _DAYS / plot.height())
        return min(_DAYS - 1, row) * _HOURS + min(_HOURS - 1, hour)

    def sentence(self) -> str:
        times = sum(cell.times for cell in self._cells.values())
        if not times:
            return self.tr("No cravings were written down as moments in this time.")
        quarters = [
            sum(cell.times for cell in self._cells.values() if cell.hour // 6 == quarter) for quarter in range(4)
        ]
        names = self.tr("at night"), self.tr("in the morning"), self.tr("in the afternoon"), self.tr("in the evening")
        most = max(range(4), key=quarters.__getitem__)
        words = self.tr("%Ln craving(s) written down.", "", times)
        return words + " " + self.tr("Most of them {when}: {number}.").format(when=names[most], number=quarters[most])

    def table(self) -> Table:
        headings = self.tr("Weekday"), self.tr("Hour"), self.tr("Cravings"), self.tr("On average")
        rows = []
        for point in range(self.points()):
            row, hour = divmod(point, _HOURS)
            cell = self._cells.get((self._weekday(row), hour))
            if cell is not None:
                rows.append((_day(cell.weekday), _hour(hour), str(cell.times), number_words(cell.craving, 2)))
        return Table(headings, tuple(rows))

    def step(self, key: Qt.Key) -> int:
        return {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: _HOURS, Qt.Key.Key_Up: -_HOURS}.get(key, 0)

    def draw(self, painter: QPainter, theme: Theme, box: QRectF, chosen: int | None = None) -> None:
        plot = self._plot(box)
        wide, high = plot.width() / _HOURS, plot.height() / _DAYS
        font = theme.font("small")
        painter.setFont(font)
        metrics = QFontMetrics(font)
        most = max((cell.times for cell in self._cells.values()), default=1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row in range(_DAYS):
            painter.setPen(theme.colour("ink_soft"))
            label = QRectF(box.left(), plot.top() + row * high, plot.left() - box.left() - theme.px(8), high)
            words = _day(self._weekday(row), short=True)
            painter.drawText(label, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)
            for hour in range(_HOURS):
                place = QRectF(plot.left() + hour * wide, plot.top() + row * high, wide, high)
                self._draw_cell(painter, theme, place, self._cells.get((self._weekday(row), hour)), most)
        painter.setPen(theme.colour("ink_soft"))
        every = 6 if metrics.horizontalAdvance(_hour(22)) * 12 > plot.width() else 3
        for hour in range(0, _HOURS, every):
            painter.drawText(QPointF(plot.left() + hour * wide, box.bottom() - metrics.descent()), _hour(hour))
        if chosen is not None:
            row, hour = divmod(chosen, _HOURS)
            painter.setPen(QPen(theme.colour("ink"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            place = QRectF(plot.left() + hour * wide, plot.top() + row * high, wide, high)
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), theme.px(4), theme.px(4))

    def _draw_cell(self, painter: QPainter, theme: Theme, place: QRectF, cell: HourCell | None, most: int) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line"))
        largest = min(place.width(), place.height()) / 2 - 1
        if cell is None:
            painter.drawEllipse(place.center(), theme.px(1.2), theme.px(1.2))
            return
        # By area, as the eye takes it.
        reach = max(theme.px(2.5), largest * (cell.times / most) ** 0.5)
        painter.setBrush(theme.mixed("surface", "amber", 0.25 + 0.075 * cell.craving))
        painter.drawEllipse(place.center(), reach, reach)

    def _weekday(self, row: int) -> int:
        return (self._first_weekday - 1 + row) % _DAYS + 1

    def _plot(self, box: QRectF) -> QRectF:
        theme = theme_of()
        metrics = QFontMetrics(theme.font("small"))
        side = max(metrics.horizontalAdvance(_day(day, short=True)) for day in range(1, 8)) + theme.px(10)
        return box.adjusted(side, 0, 0, -metrics.height() - theme.px(4))


def _day(weekday: int, *, short: bool = False) -> str:
    length = QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    return QLocale().standaloneDayName(weekday, length)


def _hour(hour: int) -> str:
    pattern = QLocale().timeFormat(QLocale.FormatType.ShortFormat)
    # "8 am" where that is how hours are told, else "08:00".
    return QLocale().toString(QTime(hour, 0), "h ap" if "ap" in pattern.lower() else "HH:mm")
