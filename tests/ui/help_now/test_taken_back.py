"""Help now in the window follows what is taken back with Ctrl+Z while it is open, and stays where it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.lines import LineWords
from companion.ui.help_now.front import Banner
from companion.ui.help_now.steps import StepsPage
from companion.ui.shell.window import MainWindow


@pytest.fixture
def window(ctx: AppContext, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window over an open file, high enough for all that the first page has."""
    ctx.prefs.change(country="gb")
    made = MainWindow(ctx)
    ctx.shell = made
    assert ctx.vault.database is not None
    ctx.vault.database.listen(made.areas_changed)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show_screens()
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.toasts.forget()


def settle() -> None:
    # A page that is built anew shows some of its parts when it knows its size.
    for _round in range(3):
        QApplication.processEvents()


def words_on(part: QWidget) -> str:
    return "\n".join(label.text() for label in part.findChildren(QLabel) if label.isVisible())


def page_of(window: MainWindow) -> QWidget:
    page = window.findChild(QWidget, "help-now-page")
    assert page is not None
    return page


def test_a_hidden_line_that_is_taken_back_stands_on_the_first_page_again_and_the_page_keeps_its_shape(
    window: MainWindow, ctx: AppContext, qtbot: QtBot
) -> None:
    window.toast("Hidden", ctx.services.lines.hide("gb", "gb-samaritans", True).undo)
    window.help_now()
    settle()
    page = page_of(window)
    assert "Samaritans" not in words_on(page)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert window.toasts.isVisible(), "what was taken back is said"
    assert "Samaritans" in words_on(page)
    banner = page.findChild(Banner)
    assert banner is not None
    assert not banner.steps.isVisible(), "the sentence below is no reason to set all of it anew"
    assert banner.show_me.hasFocus()


def test_the_steps_follow_a_change_and_stay_at_their_step(window: MainWindow, ctx: AppContext, qtbot: QtBot) -> None:
    added = ctx.services.lines.add("gb", LineWords("Our clinic", "drug-line", "01632 960002"))
    ctx.services.lines.set_on_top("gb", added.uuid, True)
    window.help_now("withdrawal")
    settle()
    page = page_of(window)
    assert "01632 960002" in words_on(page)
    following = page.findChild(QPushButton, "step-next")
    assert following is not None
    following.click()
    ctx.services.lines.change("gb", added.uuid, LineWords("Our clinic", "drug-line", "01632 960009"))
    settle()
    assert "01632 960009" in words_on(page)
    assert "01632 960002" not in words_on(page)
    (steps,) = [found for found in page.findChildren(StepsPage) if found.isVisible()]
    assert steps.step == 1
    assert steps.next.hasFocus()


def test_nothing_of_a_file_that_was_locked_comes_back_by_a_change(window: MainWindow, ctx: AppContext) -> None:
    lines = ctx.services.lines
    window.show_page(QWidget())
    window.help_now()
    ctx.session = None
    window.help_now("talk")
    lines.add("gb", LineWords("Our clinic", "drug-line", "01632 960002"))
    settle()
    assert "Our clinic" not in words_on(page_of(window))
