"""What tests of Learn are given: the screen, shown over the real library."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.ui.learn.screen import LearnScreen


@pytest.fixture
def room() -> tuple[int, int]:
    """The size the screen is shown in."""
    return 980, 780


@pytest.fixture
def learn(ctx: AppContext, show: Callable[..., QWidget], room: tuple[int, int]) -> LearnScreen:
    """Learn at the first article, as somebody comes to it."""
    screen = LearnScreen(ctx)
    screen.refresh()
    show(screen, *room)
    return screen
