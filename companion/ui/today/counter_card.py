"""The counter beside its rings; nothing in it is ever taken away, and all of it can be hidden."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.counter import Count, CountState
from companion.domain.milestone import Coming
from companion.domain.settings import Headline
from companion.ui.milestone_words import name_words, when_words
from companion.ui.theme import Theme, theme_of
from companion.ui.today.counter_words import counter_words
from companion.ui.widgets.buttons import Button, IconButton
from companion.ui.widgets.card import Card
from companion.ui.widgets.painted import PaintedButton
from companion.ui.widgets.painting import rounded_box
from companion.ui.widgets.rings import RingsView
from companion.ui.widgets.tab_order import lead_up_to
from companion.ui.widgets.text import Text

if TYPE_CHECKING:
    from companion.services.today import Today

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter)

#: How wide the rings are, how wide where the card is low, and how narrow they become so that the words have room, in
#: design pixels.
RINGS, LOW_RINGS, LEAST_RINGS = 180, 116, 84
#: From how wide on all of a low card stands in one line.
IN_LINE = 520
#: What the milestone and the small lines need at least beside the number, in design pixels.
LEAST_BESIDE = 120


class NextPill(PaintedButton):
    """The next milestone, a short amber note on its own ground; a press opens the page of milestones."""

    radius = 8

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setFont(theme_of().font("small-strong"))
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_words(self, words: str) -> None:
        """Say another milestone."""
        self.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = max(1, width - theme_of().px(20))
        box = QFontMetrics(self.font()).boundingRect(0, 0, room, 10_000, _WRAP, self.text())
        return box.height() + theme_of().px(11)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.font()).horizontalAdvance(self.text()) + theme_of().px(20) + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_of().px(60), self.heightForWidth(10_000))

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        ground = theme.mixed("amber_soft", "amber", 0.12) if self.hot else theme.colour("amber_soft")
        rounded_box(painter, box, theme.px(8), ground, None)
        painter.setPen(theme.colour("amber_ink"))
        painter.setFont(self.font())
        side = theme.px(10)
        painter.drawText(box.adjusted(side, 0, -side, 0), _WRAP, self.text())


class Figure(QWidget):
    """A large number and its unit on one line of print, or the unit below where there is no room beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = Text("", "number", wrap=False, parent=self)
        self.number.setObjectName("counter-number")
        self.unit = Text("", "unit", "ink_soft", parent=self)
        self.unit.setObjectName("counter-unit")
        # Not Fixed: that would cap the height at the hint's, and cut a unit that goes below.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_figure(self, number: str, unit: str) -> None:
        """Show a number with its unit, or the unit alone."""
        self.number.setText(number)
        self.number.setVisible(bool(number))
        self.unit.setText(unit)
        self.number.setAccessibleName(f"{number} {unit}".strip())
        self.setVisible(bool(number or unit))
        self.updateGeometry()
        self._place()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._placed(width)[2]

    def sizeHint(self) -> QSize:
        width = self._number_width() + theme_of().px(10) + self._unit_width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        # The number is never cut; its unit may go below it.
        width = max(self._number_width(), theme_of().px(60))
        return QSize(width, self.heightForWidth(10_000))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _number_width(self) -> int:
        if not self.number.text():
            return 0
        return QFontMetrics(self.number.font()).horizontalAdvance(self.number.text()) + 4

    def _unit_width(self) -> int:
        return QFontMetrics(self.unit.font()).horizontalAdvance(self.unit.text()) + 4

    def _placed(self, width: int) -> tuple[tuple[int, int, int, int], tuple[int, int, int, int], int]:
        """Where number and unit stand at a width, each as x, y, width, height, and the height of both."""
        large, small = QFontMetrics(self.number.font()), QFontMetrics(self.unit.font())
        across, gap = self._number_width(), theme_of().px(10) if self.number.text() else 0
        # The line box of the large figures is much higher than they are: what is empty above them is not kept.
        top = large.ascent() - large.capHeight() - theme_of().px(6) if across else 0
        tall = large.ascent() - top + theme_of().px(6) if across else 0
        number = (0, -top, across, large.height())
        if not across or across + gap + self._unit_width() <= width:
            base = large.ascent() - top if across else small.ascent()
            unit = (across + gap, base - small.ascent(), max(1, width - across - gap), small.height())
            # Figures do not reach below the line; the unit does.
            return number, unit, max(base + theme_of().px(6), unit[1] + small.height())
        wrapped = small.boundingRect(0, 0, max(1, width), 10_000, int(Qt.TextFlag.TextWordWrap), self.unit.text())
        return number, (0, tall, width, wrapped.height()), tall + wrapped.height()

    def _place(self) -> None:
        number, unit, _height = self._placed(self.width())
        self.number.setGeometry(*number)
        self.unit.setGeometry(*unit)


class CounterCard(Card):
    """Shows what Today read of the count, and keeps its hours and minutes while it is seen."""

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._ctx = ctx
        self._shown: Today | None = None
        self._count: Count | None = None
        self._low = self._snug = False
        self._in_line = False
        self._arranged: tuple[object, ...] = ()
        theme = theme_of()
        self.setAccessibleName(self.tr("Your days"))
        row = self._row = QHBoxLayout()
        row.setSpacing(theme.px(20))
        self.rings = RingsView(RINGS)
        row.addWidget(self.rings, 0, Qt.AlignmentFlag.AlignCenter)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        #: Number and what belongs to it, and below or beside these the milestone and the small lines.
        self._parts = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        first, second = QVBoxLayout(), QVBoxLayout()
        self._second = second
        for part in (first, second):
            part.setSpacing(theme.px(4))
            part.addStretch(0)
            self._parts.addLayout(part)
        self._head = head = QHBoxLayout()
        head.setSpacing(theme.px(4))
        self._above = Text("", "small-strong", "ink_soft")
        self._above.setObjectName("counter-since")
        self._more = IconButton("ellipsis", self.tr("What the counter shows"), size=30)
        self._more.setObjectName("counter-more")
        self._more.clicked.connect(self._open_menu)
        # The way to other numbers stands in the corner of the card, whatever its words; here is only its room.
        self._room = QWidget()
        self._room.setFixedSize(self._more.sizeHint())
        head.addWidget(self._above, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._room, 0, Qt.AlignmentFlag.AlignTop)
        self._figure = Figure()
        self._time = Text("", "body", "ink_soft")
        self._time.setObjectName("counter-time")
        self._next = NextPill()
        self._next.setObjectName("counter-next")
        self._next.clicked.connect(lambda: ctx.shell.go("milestones"))
        self._below = Text("", "small", "ink_soft")
        self._below.setObjectName("counter-total")
        self._step = Button("", "secondary")
        self._step.setObjectName("counter-choose")
        self._step.clicked.connect(self._take_step)
        first.addLayout(head)
        first.addWidget(self._figure)
        first.addWidget(self._time)
        second.addWidget(self._next, 0, Qt.AlignmentFlag.AlignLeft)
        second.addSpacing(theme.px(4))
        second.addWidget(self._below)
        second.addSpacing(theme.px(6))
        second.addWidget(self._step, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (first, second):
            part.addStretch(0)
        words.addLayout(self._parts)
        words.addStretch(1)
        row.addLayout(words, 1)
        corner = QGridLayout()
        corner.addLayout(row, 0, 0)
        corner.addWidget(self._more, 0, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        self._more.raise_()
        self.box.addLayout(corner, 1)
        # As the eye goes: the corner is above what leads on.
        lead_up_to(self._next, [self._more])

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_of().px(250), super().minimumSizeHint().height())

    def set_low(self, low: bool) -> None:
        """Say whether the window is a low one: all of it then stands in one line where there is room."""
        if low != self._low:
            self._low = low
            self._arrange()

    def set_snug(self, snug: bool) -> None:
        """Say whether the window leaves little room for the check-in below: this card then ends sooner."""
        theme = theme_of()
        side, edge = theme.px(20), theme.px(12 if snug else 20)
        self.box.setContentsMargins(side, edge, side, edge)
        self._snug = snug
        self._space()

    def _space(self) -> None:
        self._parts.setSpacing(theme_of().px(20 if self._in_line else 8 if self._snug else 14))

    def _arrange(self) -> None:
        """Give each line the room it needs: first the number with its unit, for which the rings grow narrower."""
        theme = theme_of()
        gap = theme.px(20)
        inner = self.width() - 2 * gap
        least = 0 if self.rings.isHidden() else theme.px(LEAST_RINGS) + gap
        figure = 0 if self._figure.isHidden() else self._figure.sizeHint().width()
        wide = self._low and self.width() >= theme.px(IN_LINE)
        # What stands at the right of the number, where all is in one line, and what of it cannot go on a second line.
        step = 0 if self._step.isHidden() else self._step.sizeHint().width()
        pill = 0 if self._next.isHidden() else self._next.sizeHint().width()
        above, second = _unbroken(self._above), max(step, pill, _unbroken(self._below))
        first, needed = max(above, _unbroken(self._time)), max(step, min(second, theme.px(LEAST_BESIDE)))
        in_line = wide and inner - least >= figure + gap + needed
        beside = self.width() >= theme.px(430) and inner - least >= figure
        if in_line:
            wanted = [max(figure, first) + gap + second, figure + gap + second, figure + gap + needed]
        else:
            head = above + self._head.spacing() + self._room.width()
            wanted = sorted((head, first, second, figure), reverse=True)
        side = LOW_RINGS if wide else RINGS
        if beside and least:
            # Never narrower for a line that would be broken nevertheless.
            words = next(one for one in wanted if one <= inner - least)
            side = max(LEAST_RINGS, min(side, int((inner - gap - words) / theme.scale)))
        shares = (0, 0)
        if in_line:
            room = inner - gap - (theme.px(side) + gap if least else 0)
            first = max(figure, min(first, max(room * 3 // 7, room - second)))
            shares = first, room - first
        # The way to other numbers stands beside the first line, or above the last lines where they reach below it.
        corner = in_line and second > shares[1] - self._room.width()
        arranged = in_line, beside, side, shares, corner
        if arranged == self._arranged:
            return
        self._arranged, self._in_line = arranged, in_line
        directions = QBoxLayout.Direction
        # Rings beside the words while both have room, below them when not.
        self._row.setDirection(directions.LeftToRight if beside else directions.BottomToTop)
        self._parts.setDirection(directions.LeftToRight if in_line else directions.TopToBottom)
        self._space()
        for place, share in enumerate(shares):
            self._parts.setStretch(place, share)
        self.rings.set_side(side)
        self._head.removeWidget(self._room)
        self._second.removeWidget(self._room)
        self._room.setVisible(corner or not in_line)
        if in_line:
            self._second.insertWidget(0, self._room)
        else:
            self._head.addWidget(self._room, 0, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)

    def show_today(self, shown: "Today") -> None:
        """Show the count; with no date yet, what the card is for and where to begin."""
        self._shown, self._count = shown, shown.count
        self.rings.set_rings(shown.rings)
        self.rings.setVisible(shown.count.began is not None)
        self._say()
        self._show_next(shown.next, shown)
        self._show_step(shown.count.state)
        self._arrange()

    def show_minute(self, now: datetime) -> None:
        """A minute has passed on the same day: only hours and minutes are others."""
        if self._count is not None and self._count.stopped is not None:
            self._count = self._count.at(now)
            self._say()
            self._arrange()

    def _say(self) -> None:
        if self._shown is None or self._count is None:
            return
        said = counter_words(self._count, self._shown.settings.headline, self._shown.further)
        self._above.setText(said.above)
        self._figure.show_figure(said.number, said.unit)
        self._time.setText(said.time)
        self._time.setVisible(bool(said.time))
        self._below.setText("\n".join(said.below))
        self._below.setVisible(bool(said.below))

    def _show_next(self, ahead: Coming | None, shown: "Today") -> None:
        fits = shown.settings.headline is Headline.CURRENT and not shown.count.fresh
        self._next.setVisible(ahead is not None and fits)
        if ahead is not None:
            name, when = name_words(ahead.milestone), when_words(ahead.left)
            self._next.set_words(self.tr("Next: {milestone}, {when}").format(milestone=name, when=when))

    def _show_step(self, state: CountState) -> None:
        words, icon = {
            CountState.NOT_YET: (self.tr("Choose a date"), "calendar"),
            CountState.RATHER_NOT: (self.tr("Count after all"), "calendar"),
            CountState.BETWEEN: (self.tr("I have stopped again"), "sprout"),
            CountState.COUNTING: ("", ""),
        }[state]
        if not words and self.window().focusWidget() is self._step:
            # It was just pressed, and goes: another Enter must not fall on what comes after it.
            self._more.setFocus(Qt.FocusReason.OtherFocusReason)
        self._step.setVisible(bool(words))
        if words:
            self._step.setText(words)
            self._step.set_icon(icon)

    def _take_step(self) -> None:
        if self._count is None or self._count.state is not CountState.BETWEEN:
            self._ctx.shell.go("settings", section="counting")
            return
        done = self._ctx.services.counter.stopped_again(self._ctx.today(), self._ctx.clock.now())
        self._ctx.shell.toast(self.tr("Counting on from now. Another day can be set in Settings."), done.undo)

    def _open_menu(self) -> None:
        if self._shown is None:
            return
        # Brought in when it is asked for: a start shows no menu.
        from companion.ui.today.counter_menu import counter_menu

        menu = counter_menu(self._ctx, self._shown.settings.headline, self._more)
        self.rings.offer_print(menu)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))


def _unbroken(words: Text) -> int:
    """How wide words are whose lines are not broken; nothing where they are not shown."""
    if words.isHidden():
        return 0
    metrics = QFontMetrics(words.font())
    return max(metrics.horizontalAdvance(line) for line in words.text().split("\n")) + 4
