"""The counter beside its rings; nothing in it is ever taken away, and all of it can be hidden."""

from PySide6.QtCore import QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from companion.domain.counter import Count, CountState
from companion.domain.milestone import Milestone, MilestoneUnit, next_milestone
from companion.domain.rings import Rings
from companion.domain.settings import Headline
from companion.ui.dates import day_month
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.painting import rounded_box
from companion.ui.widgets.rings import RingsView
from companion.ui.widgets.text import Text


class Tag(Text):
    """A short amber note on its own ground, such as the next milestone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "small-strong", "amber_ink", wrap=False, parent=parent)
        theme = theme_of()
        self.setContentsMargins(theme.px(10), theme.px(5), theme.px(10), theme.px(6))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = theme_of()
        rounded_box(painter, QRectF(self.rect()), theme.px(8), theme.colour("amber_soft"), None)
        painter.end()
        super().paintEvent(event)


class CounterCard(Card):
    """Shows a `Count`; `choose_wanted` asks for the place where the date is set."""

    choose_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        theme = theme_of()
        self.setAccessibleName(self.tr("Your days"))
        row = self._row = QHBoxLayout()
        row.setSpacing(theme.px(20))
        self.rings = RingsView(196)
        row.addWidget(self.rings, 0, Qt.AlignmentFlag.AlignCenter)
        words = QVBoxLayout()
        words.setSpacing(theme.px(4))
        words.addStretch(1)
        self._since = Text("", "small-strong", "ink_soft")
        self._since.setObjectName("counter-since")
        figure = QHBoxLayout()
        figure.setSpacing(theme.px(10))
        self._number = Text("", "number", wrap=False)
        self._number.setObjectName("counter-number")
        self._unit = Text("", "unit", "ink_soft", wrap=False)
        figure.addWidget(self._number, 0, Qt.AlignmentFlag.AlignBottom)
        figure.addWidget(self._unit, 0, Qt.AlignmentFlag.AlignBottom)
        figure.addStretch(1)
        # The large figures stand on one line, as in print.
        self._unit.setContentsMargins(0, 0, 0, theme.px(10))
        self._time = Text("", "body", "ink_soft")
        self._time.setObjectName("counter-time")
        self._next = Tag()
        self._next.setObjectName("counter-next")
        self._total = Text("", "small", "ink_soft")
        self._total.setObjectName("counter-total")
        self._choose = Button(self.tr("Choose a date"), "secondary", icon="calendar")
        self._choose.setObjectName("counter-choose")
        self._choose.clicked.connect(self.choose_wanted)
        words.addWidget(self._since)
        words.addLayout(figure)
        words.addWidget(self._time)
        words.addSpacing(theme.px(10))
        words.addWidget(self._next)
        words.addSpacing(theme.px(4))
        words.addWidget(self._total)
        words.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        row.addLayout(words, 1)
        self.box.addLayout(row, 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_of().px(250), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Rings beside the words while both have room, above them when not.
        beside = self.width() >= theme_of().px(430)
        self._row.setDirection(QHBoxLayout.Direction.LeftToRight if beside else QHBoxLayout.Direction.BottomToTop)
        super().resizeEvent(event)

    def show_count(self, count: Count, rings: Rings, headline: Headline) -> None:
        """Show the numbers; with no date yet, what the card is for and where to begin."""
        self.rings.set_rings(rings)
        counting = count.began is not None
        for part in (self._number, self._unit, self._total):
            part.setVisible(counting)
        self._choose.setVisible(not counting)
        if not counting:
            self._since.setText(self.tr("Count from a day you choose, or do not count at all. Both are fine."))
            self._time.setVisible(False)
            self._next.setVisible(False)
            return
        self._show_figure(count, headline)
        self._show_time(count, headline)
        self._show_next(count, headline)
        share = count.since_start
        self._total.setText(
            self.tr("{free} of {of} days without use since you began").format(
                free=QLocale().toString(share.free), of=QLocale().toString(share.of)
            )
        )

    def _show_figure(self, count: Count, headline: Headline) -> None:
        figures = {
            Headline.CURRENT: (count.days, self.tr("day(s)", "counter unit", count.days)),
            Headline.LONGEST: (count.longest, self.tr("day(s), your longest", "", count.longest)),
            Headline.TOTAL: (count.total, self.tr("day(s) in all", "", count.total)),
            Headline.SHARE_30: (count.last_30.free, self.tr("of your last %n day(s)", "", count.last_30.of)),
            Headline.SHARE_90: (count.last_90.free, self.tr("of your last %n day(s)", "", count.last_90.of)),
            Headline.SINCE_START: (count.since_start.of, self.tr("day(s) since you began", "", count.since_start.of)),
        }
        number, unit = figures.get(headline, figures[Headline.CURRENT])
        self._number.setText(QLocale().toString(number))
        self._unit.setText(unit)
        self._number.setAccessibleName(f"{number} {unit}")
        start = count.since if headline is Headline.CURRENT else count.began
        if count.state is CountState.BETWEEN:
            self._since.setText(self.tr("When you stop again, the count goes on from there"))
        elif start is not None:
            self._since.setText(self.tr("Since {date}").format(date=day_month(start, count.today)))

    def _show_time(self, count: Count, headline: Headline) -> None:
        known = headline is Headline.CURRENT and count.elapsed is not None and count.state is CountState.COUNTING
        self._time.setVisible(known)
        if known:
            hours = self.tr("%n hour(s)", "", count.hours or 0)
            minutes = self.tr("%n minute(s)", "", count.minutes or 0)
            self._time.setText(self.tr("{hours}, {minutes}").format(hours=hours, minutes=minutes))

    def _show_next(self, count: Count, headline: Headline) -> None:
        milestone = next_milestone(count.days, count.since) if headline is Headline.CURRENT else None
        shown = milestone is not None and count.state is CountState.COUNTING
        self._next.setVisible(shown)
        if milestone is None or not shown:
            return
        left = milestone.days - count.days
        when = self.tr("tomorrow") if left == 1 else self.tr("in %n day(s)", "", left)
        self._next.setText(self.tr("Next: {milestone}, {when}").format(milestone=self._name(milestone), when=when))

    def _name(self, milestone: Milestone) -> str:
        amount = milestone.amount
        return {
            MilestoneUnit.HOURS: lambda: self.tr("%n hour(s)", "", amount),
            MilestoneUnit.DAYS: lambda: self.tr("%n day(s)", "", amount),
            MilestoneUnit.WEEKS: lambda: self.tr("%n week(s)", "", amount),
            MilestoneUnit.MONTHS: lambda: self.tr("%n month(s)", "", amount),
            MilestoneUnit.YEARS: lambda: self.tr("%n year(s)", "", amount),
        }[milestone.unit]()
