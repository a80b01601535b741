"""Going along the order of Tab changes nothing about whose child a widget is, so that no collection takes it away."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import getCppPointer

from companion.ui.widgets import focus_chain
from companion.ui.widgets.line import LineField
from companion.ui.widgets.sheet import Sheet

pytestmark = pytest.mark.usefixtures("themed")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def test_the_order_of_tab_is_gone_through_once_both_ways(window: QWidget) -> None:
    layout = QVBoxLayout(window)
    parts = [QPushButton(name) for name in "abc"]
    for part in parts:
        layout.addWidget(part)
    assert list(focus_chain.onwards(parts[0])) == [*parts[1:], window]
    assert list(focus_chain.backwards(parts[0])) == [window, *reversed(parts[1:])]


def test_what_a_walk_came_by_is_held_until_it_is_gone(window: QWidget) -> None:
    dialog = QDialog(window)
    QPushButton(dialog)
    addresses = {getCppPointer(part)[0] for part in (dialog, *dialog.findChildren(QPushButton))}
    assert len(list(focus_chain.onwards(dialog))) == 1
    assert len(list(focus_chain.onwards(dialog.findChild(QPushButton)))) == 1
    held = window.__dict__["_held_since_a_walk"]
    assert set(held) == addresses
    del dialog
    gc.collect()
    (dialog,) = window.findChildren(QDialog)
    dialog.deleteLater()
    del dialog
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert held == {}


def test_an_open_sheet_nobody_else_holds_outlives_every_collection(window: QWidget, qtbot: QtBot) -> None:
    window.show()
    gone: list[str] = []
    for title in ("One", "Two"):
        sheet = Sheet(title, parent=window)
        sheet.body.addWidget(LineField(name="Word"))
        sheet.add_button("Done", "primary")
        sheet.destroyed.connect(lambda _object=None, title=title: gone.append(title))
        with qtbot.waitExposed(sheet):
            sheet.open()
        del sheet
        gc.collect()
        assert gone == []
    assert [sheet.windowTitle() for sheet in window.findChildren(Sheet)] == ["One", "Two"]
