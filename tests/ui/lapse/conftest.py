"""A person with ninety-nine days, someone to ring, and naloxone in a drawer; and how a test walks through."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.contacts import ContactDetails, Number
from companion.domain.lapse import Sheet, StepId
from companion.ui.lapse.screen import LapseScreen
from companion.ui.widgets.text import Text

Show = Callable[..., QWidget]
TODAY = date(2026, 11, 21)


def ago(days: int) -> date:
    """So many days before today."""
    return TODAY - timedelta(days=days)


@pytest.fixture
def counted(ctx: AppContext) -> AppContext:
    """Ninety-nine days, one person, and naloxone in a drawer."""
    ctx.services.counter.start_on(ago(99))
    ctx.services.contacts.add(ContactDetails("Chris", numbers=(Number("07700 900142"),)))
    ctx.services.settings.change(naloxone_at_hand=True, naloxone_place="kitchen drawer")
    return ctx


class Walk:
    """Goes through the screen by its buttons, as a person would."""

    def __init__(self, ctx: AppContext, show: Show, **route: object) -> None:
        self.screen = LapseScreen(ctx)
        self.screen.refresh()
        if route:
            self.screen.open(**route)
        show(self.screen)
        # As the window does.
        if (first := self.screen.first_focus()) is not None:
            first.setFocus()

    @property
    def at(self) -> StepId | None:
        """The step that is shown."""
        return self.screen.at

    def words(self) -> str:
        """Everything that is written on the step."""
        return "\n".join(part.text() for part in self.screen.findChildren(Text) if part.isVisibleTo(self.screen))

    def part(self, name: str) -> QWidget:
        """The last made part of a name that is shown."""
        found = [part for part in self.screen.findChildren(QWidget, name) if part.isVisibleTo(self.screen)]
        assert found, name
        return found[-1]

    def shows(self, name: str) -> bool:
        """Whether a part of that name is shown."""
        return any(part.isVisibleTo(self.screen) for part in self.screen.findChildren(QWidget, name))

    def press(self, *names: str) -> None:
        """Press buttons, one after the other."""
        for name in names:
            part = self.part(name)
            assert isinstance(part, QAbstractButton)
            assert part.isEnabled()
            part.click()

    def to(self, step: StepId) -> None:
        """Go on until a step is shown."""
        while self.at is not step:
            assert self.at is not StepId.NEXT
            self.press("lapse-next")

    def finish(self) -> None:
        """Go on to the end, and end it."""
        self.to(StepId.NEXT)
        self.press("lapse-next")


def kept(ctx: AppContext) -> Sheet:
    """What is kept half way."""
    sheet = ctx.services.lapses.unfinished()
    assert sheet is not None
    return sheet


def write(way: Walk, qtbot: QtBot, name: str, words: str) -> None:
    """Type into a field of the step."""
    part = way.part(name)
    field = part if isinstance(part, QLineEdit) else part.findChild(QPlainTextEdit)
    assert field is not None
    qtbot.keyClicks(field, words)


@pytest.fixture
def walk(show: Show) -> Callable[..., Walk]:
    """Begins a way through over a context."""
    return lambda ctx, **route: Walk(ctx, show, **route)
