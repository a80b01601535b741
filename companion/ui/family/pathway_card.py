"""The family pathway: the next few steps of it, or all of them, each to be ticked."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card, Rule
from companion.ui.widgets.text import Text
from companion.ui.widgets.way_row import Tick, WayRow

if TYPE_CHECKING:
    from companion.content.pathways import Pathway, PathwayStep

#: How many steps are shown while not all of them are asked for.
AT_ONCE = 3
_ICONS = {"article": "book-open", "door": "life-buoy", "screen:people": "users"}


class PathwayCard(Card):
    """Signals: `chosen` (PathwayStep) and `ticked` (its address, whether it is read now)."""

    chosen = Signal(object)
    ticked = Signal(str, bool)

    def __init__(
        self, pathway: "Pathway", title_of: "Callable[[PathwayStep], str]", parent: QWidget | None = None
    ) -> None:
        super().__init__(spacing=6, parent=parent)
        self._pathway, self._title_of = pathway, title_of
        self._read: frozenset[str] | None = None
        self._all = False
        self._rows: list[QWidget] = []
        self._progress = Text("", "small", "ink_soft", wrap=False)
        self._progress.setObjectName("pathway-progress")
        self.heading(pathway.title, self._progress)
        self._lead = Text(pathway.lead, "soft", "ink_soft")
        self.box.addWidget(self._lead)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.box.addLayout(self._list)
        self._more = Button("", "quiet", compact=True)
        self._more.setObjectName("pathway-all")
        self._more.clicked.connect(self._toggle)
        line = QHBoxLayout()
        line.addWidget(self._more)
        line.addStretch(1)
        self.box.addLayout(line)
        self.box.addStretch(1)

    def show_read(self, read: frozenset[str]) -> None:
        """Show how far the reading is; the same again changes nothing on the screen."""
        if read != self._read:
            self._read = read
            self._show()

    def _toggle(self) -> None:
        self._all = not self._all
        self._show()

    def _show(self) -> None:
        read = self._read or frozenset()
        steps = self._pathway.steps()
        done = sum(step.to in read for step in steps)
        self._progress.setText(self.tr("{done} of {count} read").format(done=done, count=len(steps)))
        held = self.window().focusWidget()
        name = held.objectName() if held is not None and self.isAncestorOf(held) else ""
        for row in self._rows:
            self._list.removeWidget(row)
            # Out of the card at once: a part found by its name below must not be one that is going.
            row.setParent(None)
            row.deleteLater()
        self._rows = []
        if self._all:
            for stage in self._pathway.stages:
                self._put(_Head(stage.title, stage.note))
                for step in stage.steps:
                    self._put(self._row(step, step.to in read))
        else:
            for step in [one for one in steps if one.to not in read][:AT_ONCE]:
                self._put(self._row(step, False))
        if done == len(steps) and not self._all:
            self._put(Text(self.tr("All of it is read. It stays here for another day."), "soft", "ink_soft"))
        self._more.setText(self.tr("Show only what comes next") if self._all else self.tr("Show all of it"))
        # Whoever ticks by keyboard stays where they are, or goes to what took its place.
        again = self.findChild(QWidget, name) if name else None
        if name and (again is None or again.isHidden()):
            again = next((row.findChild(WayRow) for row in self._rows if row.findChild(WayRow) is not None), self._more)
        if again is not None:
            again.setFocus()

    def _put(self, part: QWidget) -> None:
        self._list.addWidget(part)
        self._rows.append(part)

    def _row(self, step: "PathwayStep", read: bool) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(theme_of().px(6))
        title = self._title_of(step)
        way = WayRow(title, step.why, _ICONS.get(step.to, _ICONS.get(step.kind, "book-open")))
        way.setObjectName(f"step-{step.to}")
        way.clicked.connect(lambda: self.chosen.emit(step))
        tick = Tick(self.tr("Read: {title}").format(title=title), checked=read)
        tick.setObjectName(f"read-{step.to}")
        tick.clicked.connect(lambda on: self.ticked.emit(step.to, on))
        line.addWidget(way, 1)
        line.addWidget(tick)
        column.addLayout(line)
        column.addWidget(Rule())
        return holder


class _Head(QWidget):
    """The title of a stage, and its note."""

    def __init__(self, title: str, note: str) -> None:
        super().__init__()
        theme = theme_of()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(14), 0, theme.px(4))
        column.setSpacing(theme.px(4))
        column.addWidget(Text(title, "small-strong", "primary"))
        if note:
            column.addWidget(Text(note, "small", "ink_soft"))
