"""What tests of the interface are given: a themed application, and a context over a real temporary file."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol, TypeVar

import pytest
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.__main__ import Options
from companion.bootstrap import Program, open_session
from companion.content.library import Library
from companion.context import AppContext
from companion.domain.rings import Rings
from companion.domain.undo import Undo
from companion.paths import find_paths, prepare
from companion.prefs import PrefsStore
from companion.resources import content_folder
from companion.services.vault import Vault
from companion.storage.keys import Cost
from companion.ui.jobs import Jobs
from companion.ui.language import install_language
from companion.ui.screen import Screen
from companion.ui.theme import Theme, install_theme
from companion.ui.theme.tokens import LIGHT
from tests.fakes import FakeClock
from tests.ui.running import WORDS, settle

S = TypeVar("S", bound=Screen)


class RecordingShell:
    """Stands where the window would, and remembers what it was asked."""

    def __init__(self) -> None:
        self.went: list[tuple[str, dict[str, Any]]] = []
        self.toasts: list[tuple[str, Undo | None]] = []
        self.doors: list[str] = []
        self.problems: list[Exception] = []
        self.locked = 0
        self.replaced = 0
        self.back: tuple[str, dict[str, Any]] = ("", {})
        self.rings: Rings | None = None
        self.alone = False

    def go(self, screen: str, **route: Any) -> None:
        self.went.append((screen, route))

    def come_to(self, screen: str, **route: Any) -> None:
        self.went.append((screen, route))

    def toast(self, words: str, undo: Undo | None = None) -> None:
        self.toasts.append((words, undo))

    def help_now(self, door: str = "") -> None:
        self.doors.append(door)

    def lock(self) -> None:
        self.locked += 1

    def show_problem(self, problem: Exception) -> None:
        self.problems.append(problem)

    def file_replaced(self, screen: str = "today", **route: Any) -> None:
        self.replaced += 1
        self.back = (screen, route)

    def show_rings(self, rings: Rings | None) -> None:
        self.rings = rings

    def show_shortcuts(self) -> None:
        """Nothing to remember."""

    def stand_alone(self, alone: bool) -> None:
        self.alone = alone


@pytest.fixture(autouse=True)
def _no_window_is_left_to_the_collector() -> Iterator[None]:
    """Every window a test left behind, as where its making failed half way, is destroyed by Qt at its end.

    Python's collector would take such a window apart in an order of its own, also many tests later, and a layout that
    lies in another is then destroyed twice: the interpreter ends with a segmentation fault.
    """
    yield
    if QApplication.instance() is None:
        return
    for part in QApplication.topLevelWidgets():
        if part.parent() is None:
            part.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def themed(qapp: QApplication) -> Iterator[None]:
    """The light theme at 100 %, British English."""
    QLocale.setDefault(QLocale("en_GB"))
    translator = install_language(qapp, "en")
    install_theme(qapp, Theme(LIGHT, motion=False))
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def bare_ctx(themed: None, tmp_path: Path, clock: FakeClock) -> Iterator[AppContext]:
    """A context over an empty folder, with nothing open: as on the lock screen or in the first run."""
    paths = find_paths(tmp_path / "data")
    prepare(paths)
    prefs = PrefsStore(paths.prefs)
    prefs.change(country="gb")
    ctx = AppContext(
        clock=clock,
        paths=paths,
        prefs=prefs,
        library=Library(content_folder()),
        jobs=Jobs(inline=True),
        vault=Vault(paths.database, clock, cost=Cost(passes=1, memory_kib=8 * 1024)),
        make_session=open_session,
    )
    ctx.shell = RecordingShell()
    yield ctx
    ctx.session = None
    ctx.vault.lock()


@pytest.fixture
def ctx(bare_ctx: AppContext) -> AppContext:
    """A context over a new, empty, plain file that is open."""
    bare_ctx.vault.create()
    bare_ctx.renew_session()
    return bare_ctx


@pytest.fixture
def shell(bare_ctx: AppContext) -> RecordingShell:
    """The recording shell of the context."""
    assert isinstance(bare_ctx.shell, RecordingShell)
    return bare_ctx.shell


@pytest.fixture
def show(qtbot: QtBot) -> Callable[..., QWidget]:
    """Shows a part at a size and waits until it is on the screen."""

    def shown(widget: QWidget, width: int = 1200, height: int = 780) -> QWidget:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitExposed(widget):
            widget.show()
        # Words that wrap inside layouts inside layouts are given their height in a second round.
        QApplication.processEvents()
        return widget

    return shown


class ShowLive(Protocol):
    """Shows a screen that is told of every committed write, as the shell tells it."""

    def __call__(self, screen: S, width: int, height: int) -> S: ...


@pytest.fixture
def show_live(ctx: AppContext, show: Callable[..., QWidget]) -> ShowLive:
    """Shows a screen over the open file, read, and read again with every write to what it draws."""

    def shown(screen: S, width: int, height: int) -> S:
        screen.refresh()
        database = ctx.vault.database
        assert database is not None
        database.listen(lambda areas: screen.refresh() if areas & screen.areas else None)
        show(screen, width, height)
        return screen

    return shown


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    """The program over a file with a passphrase, at Today, unlocked."""
    hooks = monkeypatch.setattr
    hooks(sys, "excepthook", sys.excepthook)
    hooks(threading, "excepthook", threading.excepthook)
    made = Program(Options(tmp_path / "data"))
    made.vault = made.ctx.vault = Vault(made.paths.database, made.clock, cost=Cost(passes=1, memory_kib=8 * 1024))
    made.prefs.change(first_run_done=True, country="gb", motion=False)
    made.vault.create(WORDS)
    made.begin()
    qtbot.addWidget(made.window)
    with qtbot.waitExposed(made.window):
        made.window.show()
    yield made
    made.window.close()
    settle()
