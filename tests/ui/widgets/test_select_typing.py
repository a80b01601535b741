"""Typing a name leads to it in a choice from a list, also where the name has a space in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.ui.widgets.fields import Select


@pytest.fixture
def countries(themed: None, show: Callable[..., QWidget]) -> Select:
    part = Select("Country")
    part.addItems(["Australia", "New Caledonia", "New Zealand", "Spain"])
    show(part, 300, 60)
    part.setFocus()
    return part


def test_a_name_with_a_space_is_typed_while_the_list_is_closed(countries: Select, qtbot: QtBot) -> None:
    qtbot.keyClicks(countries, "new z")
    assert countries.currentText() == "New Zealand"
    assert not countries.view().isVisible()


def test_a_name_with_a_space_is_typed_in_the_open_list(countries: Select, qtbot: QtBot) -> None:
    countries.showPopup()
    qtbot.keyClicks(countries.view(), "new z")
    assert countries.view().isVisible(), "the space is a letter of the name here"
    assert countries.view().currentIndex().data() == "New Zealand"
    qtbot.keyClick(countries.view(), Qt.Key.Key_Return)
    assert countries.currentText() == "New Zealand"


def test_a_space_that_begins_nothing_opens_the_list(countries: Select, qtbot: QtBot) -> None:
    qtbot.keyClick(countries, Qt.Key.Key_Space)
    assert countries.view().isVisible()
    countries.hidePopup()
