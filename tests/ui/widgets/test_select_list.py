"""The list of a choice has one even line round it, in the colour of edges, light and dark."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from companion.ui.theme import Theme, install_theme
from companion.ui.theme.tokens import DARK, LIGHT, Tokens
from companion.ui.widgets.fields import Select


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_a_list_that_drops_down_has_the_same_line_on_all_four_sides(
    themed: None, show: Callable[..., QWidget], qapp: QApplication, tokens: Tokens
) -> None:
    theme = Theme(tokens, motion=False)
    install_theme(qapp, theme)
    field = Select("Country")
    field.addItems(["United Kingdom", "United States", "Ireland"])
    show(field, 300, 44)
    field.showPopup()
    picture = field.view().window().grab().toImage()
    field.hidePopup()
    wide, high = picture.width(), picture.height()
    sides = [(wide // 2, 0), (wide // 2, high - 1), (0, high // 2), (wide - 1, high // 2)]
    assert {picture.pixelColor(*side).name() for side in sides} == {theme.colour("edge").name()}
