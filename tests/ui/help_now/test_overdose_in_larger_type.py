"""The overdose steps in larger type, in the smallest window: the ways on whole beside them, and all within reach."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.ui.help_now.one_page import OnePage
from companion.ui.help_now.page import HelpNow
from companion.ui.theme import Theme, install_theme, theme_of
from companion.ui.theme.tokens import LIGHT
from companion.ui.widgets.text import Text
from tests.ui.help_now.test_overdose import COUNTRIES, _clipped

Show = Callable[..., QWidget]
Opened = Callable[..., OnePage]
WINDOW = (900, 600)


@pytest.fixture
def opened(bare_ctx: AppContext, show: Show, qapp: QApplication) -> Opened:
    """Opens the overdose steps in a window of 900 x 600, alone or beside the side bar, and gives their page."""
    kept = []

    def opens(country: str, scale: float, *, alone: bool) -> OnePage:
        install_theme(qapp, Theme(LIGHT, scale, motion=False))
        bare_ctx.prefs.change(country=country)
        bar = 0 if alone else theme_of().px(68 if WINDOW[0] < theme_of().px(820) else 219)
        help_now = HelpNow(bare_ctx)
        kept.append(help_now)
        help_now.open_door("overdose")
        show(help_now, WINDOW[0] - bar, WINDOW[1])
        for _pass in range(4):
            qapp.processEvents()
        page = help_now.findChild(OnePage)
        assert page is not None
        return page

    return opens


def in_sight(page: OnePage, part: QWidget) -> bool:
    """Whether all of a part is seen, in the size it needs."""
    view = page.area.viewport()
    needed = part.heightForWidth(part.width()) if part.hasHeightForWidth() else part.sizeHint().height()
    return part.height() >= needed and view.rect().contains(QRect(part.mapTo(view, QPoint(0, 0)), part.size()))


def lines_of_steps(page: OnePage) -> list[Text]:
    return [label for label in page.steps.findChildren(Text) if label.isVisible()]


@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize("scale", [1.0, 1.15, 1.3])
@pytest.mark.parametrize("country", COUNTRIES)
def test_beside_the_steps_the_number_and_every_way_on_are_whole_in_sight(
    opened: Opened, country: str, scale: float, alone: bool
) -> None:
    page = opened(country, scale, alone=alone)
    assert page.area.verticalScrollBar().value() == 0
    assert len(page._ways) == 4
    for part in (page.number, *page._ways):
        assert in_sight(page, part), part.objectName()
    assert _clipped(page) == []
    if scale <= 1.15:
        assert page.area.verticalScrollBar().maximum() == 0
        assert all(in_sight(page, line) for line in lines_of_steps(page))


@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize("scale", [1.15, 1.3, 1.5])
@pytest.mark.parametrize("country", COUNTRIES)
def test_by_keyboard_every_way_on_and_every_step_is_brought_whole_in_sight(
    opened: Opened, qtbot: QtBot, country: str, scale: float, alone: bool
) -> None:
    page = opened(country, scale, alone=alone)
    window = page.window()
    window.activateWindow()
    first = page.first_focus()
    assert first is not None
    first.setFocus()
    seen: set[QWidget] = set()
    met: list[QWidget] = []
    while (held := QApplication.focusWidget()) is not None and held not in met:
        met.append(held)
        assert in_sight(page, held), held.objectName()
        seen.update(line for line in lines_of_steps(page) if in_sight(page, line))
        qtbot.keyClick(held, Qt.Key.Key_Tab)
        QApplication.processEvents()
    assert set(page._ways) <= set(met)
    bar = page.area.verticalScrollBar()
    page.area.begin_anew()
    while True:
        before = bar.value()
        seen.update(line for line in lines_of_steps(page) if in_sight(page, line))
        qtbot.keyClick(page.area.widget(), Qt.Key.Key_Down)
        if bar.value() == before:
            break
    assert seen >= set(lines_of_steps(page))
    assert _clipped(page) == []


def test_in_usual_type_the_drawing_stays(opened: Opened) -> None:
    for country in COUNTRIES:
        drawing = opened(country, 1.0, alone=False).drawing
        assert drawing is not None
        assert drawing.isVisible()
        assert drawing.height() >= 60
