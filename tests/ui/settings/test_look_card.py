"""The small painted windows that show what a choice of colours looks like."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from companion.ui.settings.look_card import LookCard
from companion.ui.theme.tokens import APPEARANCES, DARK, LIGHT


def picture(qtbot: QtBot, appearance: str, *, on: bool = False) -> QImage:
    card = LookCard(appearance, "A look")
    card.setChecked(on)
    qtbot.addWidget(card)
    card.resize(card.sizeHint())
    return card.grab().toImage()


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("appearance", sorted(APPEARANCES))
@pytest.mark.usefixtures("themed")
def test_a_look_is_shown_in_its_own_colours(qtbot: QtBot, appearance: str) -> None:
    tokens = APPEARANCES[appearance]
    shown = colours(picture(qtbot, appearance))
    assert {QColor(tokens.background).name(), QColor(tokens.primary).name(), QColor(tokens.ink).name()} <= shown


@pytest.mark.usefixtures("themed")
def test_the_system_look_shows_light_beside_dark(qtbot: QtBot) -> None:
    image = picture(qtbot, "system")
    half = image.width() // 2
    left, right = colours(image.copy(0, 0, half, image.height())), colours(image.copy(half, 0, half, image.height()))
    assert QColor(LIGHT.surface).name() in left
    assert QColor(DARK.surface).name() in right
    assert QColor(DARK.surface).name() not in left


@pytest.mark.usefixtures("themed")
def test_what_is_chosen_is_told_by_more_than_colour(qtbot: QtBot) -> None:
    off, on = picture(qtbot, "light"), picture(qtbot, "light", on=True)
    foot = off.height() - 24
    dark_off = sum(
        off.pixelColor(x, y).lightness() < 110 for x in range(off.width()) for y in range(foot, off.height())
    )
    dark_on = sum(on.pixelColor(x, y).lightness() < 110 for x in range(on.width()) for y in range(foot, on.height()))
    assert dark_on > dark_off
