"""The steps of a pathway as rows: each leads somewhere and has a box to tick. Today and Learn both show them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.ui.theme import theme_of
from companion.ui.widgets.card import Rule
from companion.ui.widgets.layouts import put_off
from companion.ui.widgets.text import Text
from companion.ui.widgets.way_row import Tick, WayRow

if TYPE_CHECKING:
    from companion.content.filling import Fill
    from companion.content.library import Library
    from companion.content.pathways import Pathway, PathwayStep
    from companion.context import AppContext

_ICONS = {"article": "book-open", "door": "life-buoy", "screen:people": "users", "screen:cope": "heart"}


def title_of(library: Library, step: PathwayStep) -> str:
    """What a step is called: a page and a door have their own titles."""
    if step.kind == "article":
        return library.title(step.target)
    if step.kind == "door":
        return library.door_title(step.target)
    return step.title


def follow(ctx: AppContext, pathway: Pathway, step: PathwayStep) -> None:
    """Go where a step leads. A page ticks itself when it was read; a door and a screen are ticked by being opened."""
    service = ctx.services.pathways
    if step.kind == "article":
        service.follow(pathway.id)
        ctx.shell.go("learn", article=step.target)
        return
    service.tick(pathway, step.to, True)
    if step.kind == "door":
        ctx.shell.help_now(step.target)
    else:
        ctx.shell.go(step.target, **({"new": True} if step.to == "screen:people" else {}))


class StepRows(QWidget):
    """Rows one below the other, under the titles of their stages where these are shown.

    Signals:
        chosen: a step (PathwayStep) is to be opened.
        ticked: where a step leads, and whether it is ticked now.
    """

    chosen = Signal(object)
    ticked = Signal(str, bool)

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._fill_in: Fill = ctx.library.filler(ctx.country())
        self._parts: list[QWidget] = []
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)

    def show_stages(self, pathway: Pathway, done: frozenset[str], otherwise: QWidget) -> None:
        """Show every step under the title of its stage; `otherwise` takes the keyboard where nothing else can."""

        self._fill_in = self._ctx.library.filler(self._ctx.country())

        def fill() -> None:
            for stage in pathway.stages:
                self._put(_Head(stage.title, self._fill_in(stage.note)))
                for step in stage.steps:
                    self._put(self._row(step, step.to in done))

        self._fill(fill, otherwise)

    def show_steps(self, steps: Iterable[PathwayStep], words: str, otherwise: QWidget) -> None:
        """Show a few steps that are not ticked; where there are none, `words` alone."""

        def fill() -> None:
            for step in steps:
                self._put(self._row(step, False))
            if not self._parts:
                self._put(Text(words, "soft", "ink_soft"))

        self._fill(fill, otherwise)

    def _fill(self, fill: Callable[[], None], otherwise: QWidget) -> None:
        held = self.window().focusWidget()
        name = held.objectName() if held is not None and self.isAncestorOf(held) else ""
        for part in self._parts:
            self._list.removeWidget(part)
            put_off(part)
        self._parts = []
        fill()
        if not name:
            return
        # Whoever ticks by keyboard stays where they are, or goes to what took its place.
        again = self.findChild(QWidget, name)
        if again is None or again.isHidden():
            again = next((part.findChild(WayRow) for part in self._parts if part.findChild(WayRow) is not None), None)
        (again or otherwise).setFocus()

    def _put(self, part: QWidget) -> None:
        self._list.addWidget(part)
        # At once, and not at the next turn of the event loop, so that nothing is seen to come.
        part.show()
        self._parts.append(part)

    def _row(self, step: PathwayStep, done: bool) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(theme_of().px(6))
        title = title_of(self._ctx.library, step)
        way = WayRow(title, self._fill_in(step.why), _ICONS.get(step.to, _ICONS.get(step.kind, "arrow-right")))
        way.setObjectName(f"step-{step.to}")
        way.clicked.connect(lambda: self.chosen.emit(step))
        words = self.tr("Read: {title}") if step.kind == "article" else self.tr("Done: {title}")
        tick = Tick(words.format(title=title), checked=done)
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
