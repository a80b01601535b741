"""The side bar shows the place that is open by more than a ground, in every theme, wide and narrow."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget

from companion.ui.registry import SCREENS
from companion.ui.shell.sidebar import NavButton, SideBar
from companion.ui.theme import Theme, install_theme, theme_of
from companion.ui.theme.tokens import APPEARANCES

Show = Callable[..., QWidget]
THEMES = list(APPEARANCES)


@pytest.fixture
def bar(themed: None, show: Show, qapp: QApplication) -> Callable[..., SideBar]:
    def made(appearance: str, *, narrow: bool, scale: float = 1.0, mirrored: bool = False) -> SideBar:
        install_theme(qapp, Theme(APPEARANCES[appearance], scale, motion=False))
        side = SideBar(SCREENS, demo=False, can_lock=True, neutral=False)
        if mirrored:
            side.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        side.set_narrow(narrow)
        side.mark("journal")
        show(side, side.width(), 600)
        return side

    return made


def button(side: SideBar, name: str) -> NavButton:
    found = side.findChild(NavButton, f"nav-{name}")
    assert found is not None
    return found


def seen(side: SideBar, part: NavButton) -> QImage:
    QApplication.processEvents()
    return side.grab(QRect(part.mapTo(side, QPoint(0, 0)), part.size())).toImage()


def columns_of(image: QImage, colour: QColor) -> list[int]:
    """Where across a button its middle line has a colour."""
    middle = image.height() // 2
    return [x for x in range(image.width()) if image.pixelColor(x, middle) == colour]


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize(("narrow", "scale"), [(True, 2.0), (True, 1.0), (False, 1.0)])
@pytest.mark.parametrize("appearance", THEMES)
def test_a_bar_at_the_leading_edge_marks_the_place_that_is_open(
    bar: Callable[..., SideBar], appearance: str, narrow: bool, scale: float, mirrored: bool
) -> None:
    side = bar(appearance, narrow=narrow, scale=scale, mirrored=mirrored)
    here, other = button(side, "journal"), button(side, "learn")
    primary = theme_of().colour("primary")
    place = here.here_bar().toRect()
    found = columns_of(seen(side, here), primary)
    assert set(range(place.left() + 1, place.right())) <= set(found)
    assert place.center().x() > here.width() * 0.8 if mirrored else place.center().x() < here.width() * 0.2
    # It stands clear of the icon.
    icon = theme_of().px(20)
    left = (here.width() - icon) // 2 if narrow else theme_of().px(12)
    left = here.width() - left - icon if mirrored and not narrow else left
    assert not place.intersects(QRect(left, 0, icon, here.height()))
    edge = columns_of(seen(side, other), primary)
    assert not set(range(place.left(), place.right() + 1)) & set(edge)


@pytest.mark.parametrize("narrow", [True, False])
@pytest.mark.parametrize("appearance", THEMES)
def test_in_high_contrast_the_place_that_is_open_has_a_border_as_well(
    bar: Callable[..., SideBar], appearance: str, narrow: bool
) -> None:
    side = bar(appearance, narrow=narrow)
    here = button(side, "journal")
    image, primary = seen(side, here), theme_of().colour("primary")
    edges = [image.pixelColor(here.width() // 2, y) for y in (0, here.height() - 1)]
    assert all((edge == primary) == appearance.startswith("contrast") for edge in edges)


@pytest.mark.parametrize("appearance", THEMES)
def test_the_bar_of_settings_stands_clear_of_its_icon(bar: Callable[..., SideBar], appearance: str) -> None:
    side = bar(appearance, narrow=False)
    side.mark("settings")
    part = button(side, "settings")
    assert part.here_bar().right() < theme_of().px(8)
    assert columns_of(seen(side, part), theme_of().colour("primary"))
