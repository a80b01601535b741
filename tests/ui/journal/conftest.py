"""A journal screen that refreshes as the shell would have it, and words to put into it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.checkin import Answers
from companion.domain.journal import Entry, Writing
from companion.ui.journal.screen import JournalScreen
from tests.fakes import FakeClock

Opened = Callable[..., JournalScreen]


@pytest.fixture
def opened(ctx: AppContext, show: Callable[..., QWidget]) -> Opened:
    """Opens the journal at a size, told of every committed write as the shell tells it."""

    def open_journal(width: int = 980, height: int = 780) -> JournalScreen:
        screen = JournalScreen(ctx)
        screen.refresh()
        database = ctx.vault.database
        assert database is not None
        database.listen(lambda areas: screen.refresh() if areas & screen.areas else None)
        show(screen, width, height)
        return screen

    return open_journal


@pytest.fixture
def wrote(ctx: AppContext, clock: FakeClock) -> Callable[..., Entry]:
    """Writes an entry some hours before now."""

    def write(body: str, *, title: str = "", tags: tuple[str, ...] = (), hours: float = 0) -> Entry:
        now = clock.now()
        clock.set(now - timedelta(hours=hours))
        entry = ctx.services.journal.create(Writing(title, body, tags))
        clock.set(now)
        return entry

    return write


@pytest.fixture
def checked_in(ctx: AppContext) -> Callable[..., None]:
    """Saves a check-in some days before today."""

    def save(days: int = 0, **answers: object) -> None:
        day = ctx.today() - timedelta(days=days)
        ctx.services.checkins.save(day, Answers(**answers))  # type: ignore[arg-type]

    return save


@pytest.fixture
def press(qtbot: QtBot) -> Callable[..., None]:
    """Clicks the part of a screen that has a name."""

    def click(screen: QWidget, name: str) -> None:
        part = screen.findChild(QWidget, name)
        assert isinstance(part, QWidget), name
        assert part.isVisible(), name
        qtbot.mouseClick(part, Qt.MouseButton.LeftButton)

    return click
