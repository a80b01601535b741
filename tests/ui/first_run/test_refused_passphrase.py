"""A passphrase that does not protect: why it is refused is seen and heard."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.ui.theme import theme_of
from companion.ui.widgets.text import Text
from tests.ui.first_run.test_first_run import PROTECT, Show, begin, give_passphrase, type_in


def test_why_a_passphrase_is_refused_is_seen_and_read_aloud(
    bare_ctx: AppContext, show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    aloud: list[str] = []
    monkeypatch.setattr(
        "companion.ui.widgets.passphrase.QAccessible.updateAccessibility", lambda event: aloud.append(event.message())
    )
    page = begin(bare_ctx, show, PROTECT)
    page.resize(900, 480)
    give_passphrase(page, qtbot, "short", "short")
    QApplication.processEvents()
    says = page.findChild(Text, "passphrase-says")
    assert says is not None
    assert says.text().startswith("Make it ")
    assert says.text() in aloud
    assert says.visibleRegion().boundingRect() == says.rect()
    ink = says.palette().color(QPalette.ColorRole.WindowText)
    assert ink == theme_of().colour("ink")
    type_in(qtbot, page, "first-passphrase", "er")
    assert says.palette().color(QPalette.ColorRole.WindowText) == theme_of().colour("ink_soft")
