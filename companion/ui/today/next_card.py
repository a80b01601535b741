"""A few things worth doing now, each saying why it is shown."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.domain.value import Value
from companion.ui.theme import Theme, theme_of
from companion.ui.theme.icons import paint_icon
from companion.ui.widgets.card import Card, Rule
from companion.ui.widgets.painted import PaintedButton
from companion.ui.widgets.painting import rounded_box
from companion.ui.widgets.tab_order import lead_up_to
from companion.ui.widgets.text import Text


class NextStep(Value):
    """A suggestion: its name, what, why, its icon, and where it leads (a screen and its route)."""

    name: str
    title: str
    why: str
    icon: str
    screen: str
    route: tuple[tuple[str, object], ...] = ()


class StepRow(PaintedButton):
    """One suggestion as a wide button: icon, title, reason."""

    radius = 8

    def __init__(self, step: NextStep, parent: QWidget | None = None) -> None:
        super().__init__(step.title, parent, description=step.why)
        self._step = step
        self._known: dict[int, tuple[int, int]] = {}
        # Not Fixed: that would cap the height at the hint's, however narrow the row becomes.
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _heights(self, width: int) -> tuple[int, int]:
        """The heights of title and reason at a width; layouts ask for the same ones many times over."""
        found = self._known.get(width)
        if found is None:
            found = self._known[width] = self._measure(width)
        return found

    def _measure(self, width: int) -> tuple[int, int]:
        theme = theme_of()
        room = max(40, width - theme.px(34 + 8))
        flags = int(Qt.TextFlag.TextWordWrap)
        title = QFontMetrics(theme.font("strong")).boundingRect(0, 0, room, 10_000, flags, self._step.title).height()
        why = QFontMetrics(theme.font("small")).boundingRect(0, 0, room, 10_000, flags, self._step.why).height()
        return title, why

    def heightForWidth(self, width: int) -> int:
        return sum(self._heights(width)) + theme_of().px(22)

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        # Neither hint may depend on the width of the moment: layouts keep them, and ask for the height by width.
        width = theme_of().px(360)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_of().px(140), self.heightForWidth(10_000))

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        if self.hot:
            rounded_box(painter, box.adjusted(0, 2, 0, -2), theme.px(self.radius), theme.colour("primary_soft"), None)
        title, why = self._heights(self.width())
        side = theme.px(20)
        left = theme.px(2)
        paint_icon(
            painter, self._step.icon, theme.colour("primary"), QRectF(left, (box.height() - side) / 2, side, side)
        )
        room = box.width() - theme.px(34 + 8)
        top = (box.height() - title - why - theme.px(2)) / 2
        flags = int(Qt.TextFlag.TextWordWrap)
        painter.setPen(theme.colour("ink"))
        painter.setFont(theme.font("strong"))
        painter.drawText(QRectF(theme.px(34), top, room, title), flags, self._step.title)
        painter.setPen(theme.colour("ink_soft"))
        painter.setFont(theme.font("small"))
        painter.drawText(QRectF(theme.px(34), top + title + theme.px(2), room, why), flags, self._step.why)


class NextCard(Card):
    """Two or three suggestions. Signal `chosen` (NextStep)."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=0, parent=parent)
        self._head = self.heading("")
        self._lead = Text("", "soft", "ink_soft")
        self._lead.setObjectName("next-lead")
        self.box.addSpacing(theme_of().px(4))
        self.box.addWidget(self._lead)
        self.box.addSpacing(theme_of().px(4))
        self._steps: tuple[NextStep, ...] = ()
        self._rows: list[QWidget] = []
        self.box.addStretch(1)
        # Holds the place of the rows in the order of Tab, for they are made anew.
        self._end = QWidget(self)
        self._end.hide()

    def show_steps(self, title: str, lead: str, steps: tuple[NextStep, ...]) -> None:
        """Show suggestions under a title, with what it is drawn from; the same again change nothing on the screen."""
        self._head.setText(title)
        self._lead.setText(lead)
        self._lead.setVisible(bool(lead))
        self.setAccessibleName(title)
        if steps == self._steps:
            return
        # The keyboard stays at its place in the list, whatever stands there now.
        held = next((place for place, row in enumerate(self._rows[::2]) if row.hasFocus()), None)
        self._steps = steps
        for row in self._rows:
            self.box.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for step in steps:
            row = StepRow(step)
            row.setObjectName(f"step-{step.name}")
            row.clicked.connect(lambda _checked=False, step=step: self.chosen.emit(step))
            for part in (row, Rule()):
                self.box.insertWidget(self.box.count() - 1, part)
                # At once, and not at the next turn of the event loop, so that nothing is seen to come.
                part.show()
                self._rows.append(part)
        lead_up_to(self._end, self._rows[::2])
        if held is not None and steps:
            self._rows[2 * min(held, len(steps) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
