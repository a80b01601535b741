"""A few things worth doing now, each saying why it is shown."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from companion.domain.value import Value
from companion.ui.theme import theme_of
from companion.ui.widgets.card import Card, Rule
from companion.ui.widgets.tab_order import lead_up_to
from companion.ui.widgets.text import Text
from companion.ui.widgets.way_row import WayRow


class NextStep(Value):
    """A suggestion: its name, what, why, its icon, and where it leads (a screen and its route)."""

    name: str
    title: str
    why: str
    icon: str
    screen: str
    route: tuple[tuple[str, object], ...] = ()


class StepRow(WayRow):
    """One suggestion as a wide button."""

    spare = 22
    icon_at = 2
    words_at = 34
    icon_in_middle = True

    def __init__(self, step: NextStep, parent: QWidget | None = None) -> None:
        super().__init__(step.title, step.why, step.icon, parent)


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
        focus = self.window().focusWidget()
        held = next((place for place, row in enumerate(self._rows[::2]) if row is focus), None)
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
