"""Every day as a square: darker is a better mood, a day of use is a knot, and a day with nothing written is empty."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from companion.domain.progress import Span, Square, SquareSums
from companion.ui.dates import long_date, short_month
from companion.ui.progress.picture import Picture, Table
from companion.ui.progress.words import span_words
from companion.ui.theme import Theme, theme_of

_WEEK = 7
#: In design pixels: of a few weeks, of a page of many, and the least that a whole year may shrink to.
_LARGEST, _USUAL, _LEAST = 18, 15, 7.5
#: The gap beside a square, as a share of it.
_GAP = 0.2
_DAY = timedelta(days=1)
#: Reads the days of a stretch that have something to show.
Read = Callable[[Span], Mapping[date, Square]]


class SquarePicture(Picture):
    """Weeks side by side, a day in each of their seven rows. What has no room is on other pages, the latest first."""

    #: A day was pressed.
    day_wanted = Signal(object)
    #: Another page of weeks is shown.
    turned = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, 140, parent)
        self._span: Span | None = None
        self._squares: Mapping[date, Square] = {}
        self._sums = SquareSums(0, 0, 0, 0, 0)
        self._read: Read = lambda _span: {}
        #: What `_squares` were read of.
        self._held: Span | None = None
        self._first_weekday = 1
        #: How many pages of weeks before the latest one is shown.
        self._back = 0

    def show_squares(self, read: Read, sums: SquareSums, span: Span, first_weekday: int) -> None:
        """Show the days of a stretch, read page by page; weeks begin on a weekday, 1 for Monday."""
        if span != self._span:
            self._back = 0
        self._read, self._sums, self._span, self._first_weekday = read, sums, span, first_weekday
        self._held = None
        self.redraw()
        self.turned.emit()

    # -- pages -------------------------------------------------------------------------------------------------

    def can_turn(self, pages: int) -> bool:
        """Whether there are more weeks so many pages back, or on where negative."""
        return self._span is not None and 0 <= self._back + pages < self._pages()

    def turn(self, pages: int) -> None:
        """Show the weeks so many pages back, or on where negative."""
        if self.can_turn(pages):
            self._back += pages
            self.choose(None)
            self.redraw()
            self.turned.emit()

    def seen(self) -> Span | None:
        """The days of the page that is shown."""
        if self._span is None:
            return None
        last_week = self._weeks() - 1 - self._back * self._across()
        first_week = max(0, last_week - self._across() + 1)
        begin = self._start() + _DAY * (first_week * _WEEK)
        end = self._start() + _DAY * (last_week * _WEEK + _WEEK - 1)
        return Span(max(begin, self._span.first), min(end, self._span.last))

    # -- a picture ---------------------------------------------------------------------------------------------

    def points(self) -> int:
        seen = self.seen()
        return 0 if seen is None else seen.days

    def point_words(self, point: int) -> str:
        seen = self.seen()
        if seen is None:
            return ""
        day = seen.first + _DAY * point
        return self.tr("{day}: {what}").format(day=long_date(day), what=self._told(self._on(seen).get(day)))

    def point_at(self, place: QPointF) -> int | None:
        seen = self.seen()
        if seen is None:
            return None
        side, gap = self._side(), self._gap()
        column, row = int(place.x() // (side + gap)), int(place.y() // (side + gap))
        if not (0 <= row < _WEEK) or place.x() < 0 or column >= self._across():
            return None
        day = self._week_of(seen.first) + _DAY * (column * _WEEK + row)
        return (day - seen.first).days if seen.first <= day <= seen.last else None

    def sentence(self) -> str:
        if self._span is None:
            return ""
        sums = self._sums
        words = [self.tr("{span}: written on %Ln day(s).", "", sums.written).format(span=span_words(self._span))]
        if sums.moods:
            told = self.tr("Mood 7 or more on {high} of %Ln day(s), 3 or less on {low}.", "", sums.moods)
            words.append(told.format(high=sums.high, low=sums.low))
        if sums.used:
            words.append(self.tr("%Ln day(s) of use, marked with a knot.", "", sums.used))
        return " ".join(words)

    def table(self) -> Table:
        span = self._span
        if span is None:
            return Table((), ())
        headings = self.tr("Day"), self.tr("Mood"), self.tr("Craving"), self.tr("Day of use")
        yes = self.tr("yes")
        rows = [
            (
                day.isoformat(),
                "" if square.mood is None else str(square.mood),
                "" if square.craving is None else str(square.craving),
                yes if square.used else "",
            )
            for day, square in sorted(self._read(span).items())
        ]
        return Table(headings, tuple(rows))

    def legend(self, theme: Theme) -> tuple[tuple[str, str], ...]:
        words = self.tr("brighter is a better mood") if theme.tokens.dark else self.tr("darker is a better mood")
        return ((words, "primary"),)

    def wanted_height(self) -> int:
        side, gap = self._side(), self._gap()
        return round(_WEEK * (side + gap) + self._line())

    def step(self, key: Qt.Key) -> int:
        ahead = _WEEK if self.layoutDirection() != Qt.LayoutDirection.RightToLeft else -_WEEK
        return {Qt.Key.Key_Right: ahead, Qt.Key.Key_Left: -ahead, Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(key, 0)

    def draw(self, painter: QPainter, theme: Theme, box: QRectF, chosen: int | None = None) -> None:
        seen = self.seen()
        if seen is None:
            return
        side, gap = self._side(), self._gap()
        first, squares = self._week_of(seen.first), self._on(seen)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tints = [theme.mixed("surface", "primary", 0.18 + 0.072 * mood) for mood in range(11)]
        blank, plain = theme.colour("line"), theme.mixed("surface", "primary", 0.30)
        for point in range(seen.days):
            day = seen.first + _DAY * point
            column, row = divmod((day - first).days, _WEEK)
            place = QRectF(box.left() + column * (side + gap), box.top() + row * (side + gap), side, side)
            self._paint_one(painter, theme, place, squares.get(day), (tints, blank, plain))
            if point == chosen:
                painter.setPen(QPen(theme.colour("ink"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(place.adjusted(-1, -1, 1, 1), side / 4, side / 4)
                painter.setPen(Qt.PenStyle.NoPen)
        self._draw_months(painter, theme, box, first, seen)

    def _paint_one(
        self,
        painter: QPainter,
        theme: Theme,
        place: QRectF,
        square: Square | None,
        tints: tuple[list[QColor], QColor, QColor],
    ) -> None:
        moods, blank, plain = tints
        side = place.width()
        if square is None or not (square.written or square.used):
            colour = blank
        elif square.used:
            colour = theme.colour("amber")
        else:
            colour = plain if square.mood is None else moods[square.mood]
        painter.setBrush(colour)
        painter.drawRoundedRect(place, side / 4, side / 4)
        if square is not None and square.used:
            # A knot, so that such a day is told by its shape too.
            painter.setBrush(theme.colour("amber_soft"))
            painter.drawEllipse(place.center(), side * 0.2, side * 0.14)

    def _draw_months(self, painter: QPainter, theme: Theme, box: QRectF, first: date, seen: Span) -> None:
        side, gap = self._side(), self._gap()
        font = theme.font("small")
        painter.setFont(font)
        painter.setPen(theme.colour("ink_soft"))
        metrics, free, before = QFontMetrics(font), box.left(), ""
        base = box.top() + _WEEK * (side + gap) + metrics.ascent() + theme.px(2)
        for column in range((seen.last - first).days // _WEEK + 1):
            day = max(seen.first, first + _DAY * (column * _WEEK))
            words = short_month(day)
            left = box.left() + column * (side + gap)
            if words == before or left < free or left + metrics.horizontalAdvance(words) > box.right():
                continue
            before = words
            painter.drawText(QPointF(left, base), words)
            free = left + metrics.horizontalAdvance(words) + theme.px(20)

    def _told(self, square: Square | None) -> str:
        if square is None or not (square.written or square.used):
            return self.tr("nothing written")
        said = QCoreApplication.translate
        told = [] if square.mood is None else [said("Progress", "mood {mood}").format(mood=square.mood)]
        if square.craving is not None:
            told.append(said("Progress", "craving {craving}").format(craving=square.craving))
        if square.used:
            told.append(self.tr("a day of use"))
        return ", ".join(told) or self.tr("a check-in without numbers")

    def _on(self, seen: Span) -> Mapping[date, Square]:
        """The days of the page that is shown."""
        if seen != self._held:
            self._squares, self._held = self._read(seen), seen
        return self._squares

    # -- where things are --------------------------------------------------------------------------------------

    def _gap(self) -> float:
        return self._side() * _GAP

    def _side(self) -> float:
        """How large a square is: as large as lets all weeks have room, or where that is too small, pages are turned."""
        scale = theme_of().scale
        fitting = max(1, self.width()) / (max(1, self._weeks()) * (1 + _GAP))
        return min(_LARGEST * scale, fitting) if fitting >= _LEAST * scale else _USUAL * scale

    def _across(self) -> int:
        """How many weeks have room."""
        return max(4, int((self.width() + self._gap()) // (self._side() + self._gap())))

    def _weeks(self) -> int:
        if self._span is None:
            return 1
        return (self._span.last - self._start()).days // _WEEK + 1

    def _pages(self) -> int:
        return -(-self._weeks() // self._across())

    def _start(self) -> date:
        return self._week_of(self._span.first) if self._span is not None else date.min

    def _week_of(self, day: date) -> date:
        """The first day of the week a day is in."""
        return day - _DAY * ((day.isoweekday() - self._first_weekday) % _WEEK)

    def _line(self) -> int:
        return QFontMetrics(theme_of().font("small")).height() + theme_of().px(4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width() and self._span is not None:
            self._back = min(self._back, self._pages() - 1)
            self.setFixedHeight(self.wanted_height())
            self.turned.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, seen = Qt.Key(event.key()), self.seen()
        if seen is not None and self.chosen is not None:
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
                self.day_wanted.emit(seen.first + _DAY * self.chosen)
                return
            # Past the first or the last week another page is shown, with the day beside it brought out.
            day = seen.first + _DAY * (self.chosen + self.step(key))
            pages = 1 if day < seen.first else -1 if day > seen.last else 0
            if pages and self.step(key) and self.can_turn(pages):
                self.turn(pages)
                seen = self.seen()
                if seen is not None:
                    point = (min(max(day, seen.first), seen.last) - seen.first).days
                    self.choose(point)
                    self.say(point)
                return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        seen, point = self.seen(), self.point_at(event.position())
        if seen is not None and point is not None and event.button() == Qt.MouseButton.LeftButton:
            self.day_wanted.emit(seen.first + _DAY * point)
        super().mouseReleaseEvent(event)
