"""The stage: one real window over one copy of a folder, what scenes do with it, and the picture of it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QPoint, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QScrollArea, QWidget

from companion.context import AppContext
from companion.domain.problems import KnownProblem
from companion.ui.language import install_language
from companion.ui.shell.window import MainWindow
from companion.ui.theme import install_theme, theme_of
from tests.screens.lives import HOME, PASSPHRASE, make_context, paths_in_home
from tests.screens.looks import Look

#: How often a picture is taken again until it no longer changes.
ROUNDS = 6


class NotThere(LookupError):
    """A scene names a part the window does not show."""


def make_application() -> QApplication:
    """The application of a worker: British English, and a cursor that does not blink."""
    app = QApplication.instance() or QApplication(["companion"])
    if not isinstance(app, QApplication):
        raise TypeError(app)
    install_language(app, "en")
    QLocale.setDefault(QLocale("en_GB"))
    app.setCursorFlashTime(0)
    return app


class Stage:
    """A window in a look, over a folder; made by `on_stage`."""

    def __init__(self, app: QApplication, ctx: AppContext, look: Look) -> None:
        self.app, self.ctx, self.look = app, ctx, look
        self.window = MainWindow(ctx)
        ctx.shell = self.window
        self.window.resize(*look.size)

    # -- states, as `bootstrap` shows them -----------------------------------------------------------------

    def open(self, screen: str = "today", **route: object) -> None:
        """Open the file, with its passphrase where it has one, and show a screen."""
        if self.ctx.vault.encrypted:
            self.ctx.vault.unlock(PASSPHRASE)
        else:
            self.ctx.vault.open()
        self.ctx.renew_session()
        database = self.ctx.vault.database
        if database is not None:
            database.listen(self.window.areas_changed)
        self.window.show_screens("today")
        self._show()
        if screen != "today" or route:
            self.window.go(screen, **route)
        self.settle()

    def lock(self) -> None:
        """Show the lock screen over a file that is not open."""
        from companion.ui.lock.screen import LockScreen

        page = LockScreen(self.ctx)
        page.help_wanted.connect(lambda: self.window.help_now())
        self.window.show_page(page)
        self._show()

    def first_run(self, step: int = 0) -> None:
        """Show the first run, at a step."""
        from companion.ui.first_run.screen import FirstRun

        self.ctx.prefs.change(first_run_step=step)
        page = FirstRun(self.ctx)
        page.help_wanted.connect(lambda: self.window.help_now())
        self.window.show_page(page)
        self._show()

    def trouble(self, problem: KnownProblem) -> None:
        """Show why the file cannot be opened."""
        from companion.ui.lock.trouble import TroublePage

        page = TroublePage(self.ctx, problem)
        page.help_wanted.connect(lambda: self.window.help_now())
        self.window.show_page(page)
        self._show()

    # -- what a person does --------------------------------------------------------------------------------

    def part(self, name: str) -> QWidget:
        """The shown part of that object name, in whatever is in front.

        Raises:
            NotThere: nothing shown has the name.
        """
        for holder in (*reversed(self._in_front()), self.window):
            found = [part for part in holder.findChildren(QWidget, name) if part.isVisible()]
            if found:
                return found[0]
        raise NotThere(name)

    def press(self, name: str) -> None:
        """Press a button."""
        button = self.part(name)
        if not isinstance(button, QAbstractButton):
            raise NotThere(name)
        button.click()
        self.settle()

    def type(self, words: str, name: str = "") -> None:
        """Type into a part, or where the cursor is."""
        target = self.part(name) if name else self.app.focusWidget()
        if target is None:
            raise NotThere(name)
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(target, QLineEdit):
            target.clear()
        QTest.keyClicks(target, words)
        self.settle()

    def key(self, keys: str) -> None:
        """Press a key or a combination, as in "Ctrl+F"."""
        target = self.app.focusWidget() or self.window
        QTest.keySequence(target, QKeySequence(keys))
        self.settle()

    def scroll_to_end(self) -> None:
        """Scroll every shown page down to its end."""
        for area in self.window.findChildren(QScrollArea):
            if area.isVisible():
                area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
        self.settle()

    def settle(self) -> None:
        """Let layouts, queued signals and paintings come to rest, with what a screen builds after its first picture."""
        self._come_to_rest()
        complete = getattr(self.window.current_screen(), "complete", None)
        if complete is not None:
            complete()
        self._come_to_rest()
        # This platform forgets which window is active when a list makes one of its own; a real one does not.
        if self.window.isVisible() and self.app.activeWindow() is None:
            self.window.activateWindow()
            self._come_to_rest()

    def _come_to_rest(self) -> None:
        for _ in range(4):
            QCoreApplication.sendPostedEvents()
            self.app.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    # -- the picture ---------------------------------------------------------------------------------------

    def picture(self) -> QPixmap:
        """The window with every sheet and list that stands over it."""
        self.settle()
        picture, before = self.window.grab(), QPixmap()
        # Heights that follow widths take a few rounds to come to rest.
        for _ in range(ROUNDS):
            if picture.toImage() == before.toImage():
                break
            self.settle()
            picture, before = self.window.grab(), picture
        painter = QPainter(picture)
        for part in self._in_front():
            place = part.mapToGlobal(QPoint(0, 0)) - self.window.mapToGlobal(QPoint(0, 0))
            painter.drawPixmap(place, part.grab())
            # On a desktop the frame of the sheet is the window manager's.
            painter.setPen(theme_of().colour("edge"))
            painter.drawRect(place.x(), place.y(), part.width() - 1, part.height() - 1)
        painter.end()
        return picture

    def _in_front(self) -> list[QWidget]:
        return [
            part
            for part in self.app.topLevelWidgets()
            if part is not self.window and part.isVisible() and part.windowType() != Qt.WindowType.ToolTip
        ]

    def _show(self) -> None:
        self.window.show()
        QTest.qWaitForWindowExposed(self.window)
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        self.settle()

    def strike(self) -> None:
        """Close everything."""
        for part in self._in_front():
            if isinstance(part, QDialog):
                part.reject()
            else:
                part.close()
        self.window.toasts.forget()
        self.window.close()
        self.window.deleteLater()
        self._come_to_rest()
        self.ctx.session = None
        self.ctx.vault.lock()


def _fresh(life: str, templates: Path, worker: Path) -> None:
    """Stand in this worker's copy of a folder, as it was before the last scene; its backups no scene changes."""
    here = worker / life
    source = templates / life
    if not here.exists():
        shutil.copytree(source, here)
    else:
        for old in (here / HOME).iterdir():
            if old.is_file():
                old.unlink()
        for folder, _folders, names in os.walk(source):
            if "backups" in Path(folder).parts:
                continue
            for name in names:
                shutil.copy2(Path(folder, name), here / Path(folder).relative_to(source) / name)
    os.chdir(here)


@contextmanager
def on_stage(app: QApplication, life: str, look: Look, templates: Path, worker: Path) -> Iterator[Stage]:
    """A stage over a fresh copy of the folder of a life, closed afterwards."""
    _fresh(life, templates, worker)
    install_theme(app, look.make_theme())
    ctx = make_context(paths_in_home())
    ctx.prefs.change(appearance=look.theme, text_size=look.text, motion=False)
    stage = Stage(app, ctx, look)
    try:
        yield stage
    finally:
        stage.strike()
