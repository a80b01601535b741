"""From step to step of the first run nothing moves but the words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from companion.context import AppContext
from companion.ui.first_run.screen import STEPS, FirstRun
from companion.ui.theme import Theme, install_theme
from companion.ui.theme.tokens import LIGHT
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.mark import Mark


@pytest.mark.parametrize("size", [(900, 600), (1000, 700), (1200, 780)])
@pytest.mark.parametrize("scale", [1.0, 1.3, 1.5, 1.75])
def test_the_mark_and_help_now_stay_where_they_are(
    size: tuple[int, int], scale: float, bare_ctx: AppContext, show: Callable[..., QWidget], qapp: QApplication
) -> None:
    install_theme(qapp, Theme(LIGHT, scale, motion=False))
    page = FirstRun(bare_ctx)
    show(page, *size)
    mark, help_now = page.findChild(Mark), page.findChild(QPushButton, "lock-help")
    assert mark is not None
    assert help_now is not None
    met = set()
    for number in range(len(STEPS)):
        page._show(number)
        for _round in range(5):
            QApplication.processEvents()
        # Where one is taken down to the field, the mark goes out of sight upwards; it never goes aside.
        down = page.scroll_area.verticalScrollBar().value()
        met.add((mark.mapTo(page, QPoint(0, down)).toTuple(), help_now.mapTo(page, QPoint(0, 0)).toTuple()))
    assert len(met) == 1


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_what_is_asked_stands_above_its_buttons(
    scale: float, bare_ctx: AppContext, show: Callable[..., QWidget], qapp: QApplication
) -> None:
    install_theme(qapp, Theme(LIGHT, scale, motion=False))
    page = FirstRun(bare_ctx)
    show(page, 900, 600)
    title, help_now = page.findChild(QWidget, "step-title"), page.findChild(QPushButton, "lock-help")
    assert title is not None
    assert help_now is not None
    assert title.mapTo(page, QPoint(0, 0)).x() == help_now.mapTo(page, QPoint(0, 0)).x()


@pytest.mark.parametrize("size", [(900, 600), (1200, 780)])
@pytest.mark.parametrize("scale", [1.0, 1.5, 1.75, 2.0])
def test_every_button_below_is_whole(
    size: tuple[int, int], scale: float, bare_ctx: AppContext, show: Callable[..., QWidget], qapp: QApplication
) -> None:
    install_theme(qapp, Theme(LIGHT, scale, motion=False))
    page = FirstRun(bare_ctx)
    show(page, *size)
    for number in range(len(STEPS)):
        page._show(number)
        for _round in range(5):
            QApplication.processEvents()
        row = [part for part in page.findChildren(QPushButton) if part.isVisible() and part.parent() is foot(page)]
        assert len(row) >= 3
        assert page.width() == size[0], "no window can be made wider for them"
        for part in row:
            assert part.width() >= (part.sizeHint().width() if isinstance(part, Button) else part.minimumWidth()), (
                number
            )
            assert foot(page).rect().contains(part.geometry()), (number, part.text())


def foot(page: FirstRun) -> QWidget:
    return page.help_button.parentWidget()
