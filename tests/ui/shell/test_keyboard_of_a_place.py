"""A screen that is opened at a place has the keyboard where it put it, also when it was never seen before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.value import replace
from companion.ui import registry
from companion.ui.screen import Screen
from companion.ui.shell import host
from companion.ui.shell.window import MainWindow


class TwoLines(Screen):
    """A screen whose place is its second line."""

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx)
        column = QVBoxLayout(self)
        self.seen: list[bool] = []
        self.first, self.second = QLineEdit(), QLineEdit()
        column.addWidget(self.first)
        column.addWidget(self.second)

    def open(self, **route: Any) -> None:
        self.seen.append(self.isVisible())
        # As a page built for its place: what had the keyboard before is made anew.
        self.second.setParent(None)
        self.second.deleteLater()
        self.second = QLineEdit()
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.second)
        self.second.setFocus()

    def first_focus(self) -> QWidget:
        return self.first


@pytest.mark.parametrize("help_open", [False, True])
def test_the_first_visit_by_a_route_has_the_keyboard_where_the_screen_put_it(
    window: MainWindow, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch, help_open: bool
) -> None:
    entry = replace(registry.screen_entry("people"), factory=TwoLines)
    monkeypatch.setattr(host, "screen_entry", lambda _id: entry)
    if help_open:
        window.help_now()
    window.go("people", new=True)
    settle()
    screen = window.current_screen()
    assert isinstance(screen, TwoLines)
    assert screen.seen == [True], "in sight when it goes to its place, so that its parts can be given the keyboard"
    assert window.focusWidget() is screen.second
    window.go("people")
    assert window.focusWidget() is screen.first, "opened at no place, it begins at its beginning"


def test_the_way_after_using_begins_at_its_step(window: MainWindow, settle: Callable[[], None]) -> None:
    window.go("lapse", day=window.ctx.today())
    settle()
    screen = window.current_screen()
    assert screen is not None
    assert window.focusWidget() is screen.first_focus()
