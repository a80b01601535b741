"""Cope over a real file, with every change of the file told to it as the window does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.ui.cope.guide import Guide
from companion.ui.cope.screen import CopeScreen
from companion.ui.cope.strategy_page import StrategyPage
from tests.fakes import FakeClock
from tests.ui.cope.desk import Desk

Show = Callable[..., QWidget]


class Cope:
    """The screen on stage, and what a person does there."""

    def __init__(self, ctx: AppContext, screen: CopeScreen, clock: FakeClock) -> None:
        self.ctx, self.screen, self.clock = ctx, screen, clock

    def press(self, name: str) -> None:
        """Press the button of that name that is on the screen."""
        self.part(name, QAbstractButton).click()

    def part(self, name: str, kind: type[QWidget] = QWidget) -> QWidget:
        """The shown part of that name."""
        found = [part for part in self.screen.findChildren(kind, name) if part.isVisible()]
        assert found, name
        return found[-1]

    def shown(self, name: str) -> bool:
        """Whether a part of that name is on the screen."""
        return any(part.isVisible() for part in self.screen.findChildren(QWidget, name))

    @property
    def ways(self) -> tuple[str, ...]:
        """The ways listed, in order."""
        assert self.screen._list is not None
        return self.screen._list.grid.order

    @property
    def way(self) -> StrategyPage:
        """The way that is open."""
        assert isinstance(self.screen._over, StrategyPage)
        return self.screen._over

    @property
    def guide(self) -> Guide:
        """The guide that is open."""
        assert isinstance(self.screen._over, Guide)
        return self.screen._over

    @property
    def over(self) -> QWidget | None:
        """What lies over the list."""
        return self.screen._over

    def live(self, seconds: float) -> None:
        """Let time go by in pieces as a timer does."""
        for _ in range(round(seconds * 2)):
            self.clock.advance(timedelta(seconds=0.5))
            self.guide.runner.beat()


@pytest.fixture
def cope(ctx: AppContext, clock: FakeClock, show: Show) -> Cope:
    """Cope, with an empty record."""
    screen = CopeScreen(ctx)
    screen.refresh()
    assert ctx.vault.database is not None
    ctx.vault.database.listen(lambda areas: screen.refresh() if areas & screen.areas else None)
    show(screen, 980, 780)
    return Cope(ctx, screen, clock)


@pytest.fixture
def desk(ctx: AppContext, show: Show, qtbot: QtBot) -> Desk:
    """A place to go through a written tool, with nothing half written."""
    return Desk(ctx, show, qtbot)
