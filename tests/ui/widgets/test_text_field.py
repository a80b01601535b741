"""Several lines to write in: what is longer than the field scrolls as a page does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from companion.ui.widgets.fields import TextField
from companion.ui.widgets.page import QuietScrollBar


def test_a_long_line_is_broken_and_scrolls_by_the_quiet_bar(themed: None, show: Callable[..., QWidget]) -> None:
    field = TextField(name="A line", lines=1)
    field.set_text("walk on " * 200)
    show(field, 400, 64)
    bar = field.edit.verticalScrollBar()
    assert isinstance(bar, QuietScrollBar)
    assert bar.maximum() > 0
    assert field.edit.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    assert field.edit.horizontalScrollBar().maximum() == 0
