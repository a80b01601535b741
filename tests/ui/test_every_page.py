"""What holds for every page of the app, in every state it is commonly met."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.ui.paper_pages import PagePreview
from companion.ui.theme import Theme, install_theme
from companion.ui.theme.tokens import DARK, LIGHT
from tests.ui.pages import PAGES, PageMaker
from tests.ui.walk import clipped, focusable, nameless, tab_walk, words_of

every_page = pytest.mark.parametrize("make", [pytest.param(make, id=name) for name, make in PAGES.items()])

Show = Callable[..., QWidget]


@every_page
def test_everything_that_takes_the_focus_has_a_name(make: PageMaker, bare_ctx: AppContext, show: Show) -> None:
    assert nameless(show(make(bare_ctx))) == []


@every_page
def test_tab_reaches_every_part_and_comes_round(make: PageMaker, bare_ctx: AppContext, show: Show) -> None:
    page = show(make(bare_ctx))
    reached = tab_walk(page)
    missed = [
        f"{type(part).__name__} {part.objectName() or part.accessibleName()}"
        for part in focusable(page)
        if part not in reached
    ]
    assert missed == []


@every_page
def test_the_focus_can_be_seen_on_every_part(make: PageMaker, bare_ctx: AppContext, show: Show, qtbot: QtBot) -> None:
    page = show(make(bare_ctx))
    page.activateWindow()
    unseen = []
    for part in focusable(page):
        if part.width() == 0 or part.height() == 0:
            continue
        holder = part.parentWidget() if part.parentWidget() is not None else part
        page.setFocus()
        part.clearFocus()
        before = _picture(holder)
        part.setFocus()
        QApplication.processEvents()
        if part.hasFocus() and _picture(holder) == before:
            unseen.append(f"{type(part).__name__} {part.objectName() or part.accessibleName()}")
    assert unseen == []


@every_page
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_no_words_are_cut_off_in_the_smallest_window(
    make: PageMaker, scale: float, bare_ctx: AppContext, show: Show, qapp: QApplication
) -> None:
    install_theme(qapp, Theme(LIGHT, scale, motion=False))
    # Beside the side bar: 219 px, or 68 design pixels once it shows icons only.
    side = 219 if scale < 1.1 else round(68 * scale)
    assert clipped(show(make(bare_ctx), 900 - side, 600)) == []


@every_page
def test_it_is_painted_in_the_dark_too(make: PageMaker, bare_ctx: AppContext, show: Show, qapp: QApplication) -> None:
    install_theme(qapp, Theme(DARK, motion=False))
    page = show(make(bare_ctx))
    holder = QWidget()
    holder.setPalette(qapp.palette())
    for paper in page.findChildren(PagePreview):
        # A sheet of paper is shown as it comes out of the printer: white.
        paper.hide()
    picture = page.grab().toImage()
    bright = sum(
        picture.pixelColor(x, y).lightness() > 200
        for x in range(0, picture.width(), 9)
        for y in range(0, picture.height(), 9)
    )
    assert bright < 0.12 * (picture.width() // 9) * (picture.height() // 9)
    holder.deleteLater()


class Pseudo(QTranslator):
    """Speaks a language that marks every translated text and is a third longer."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        words = source.replace("%n", str(n)) if n >= 0 else source
        return f"⟦{words}{'·' * (len(source) // 3)}⟧"


@every_page
def test_every_word_of_ours_can_be_translated_and_longer_words_fit(
    make: PageMaker, bare_ctx: AppContext, show: Show, qapp: QApplication
) -> None:
    pseudo = Pseudo()
    qapp.installTranslator(pseudo)
    try:
        page = show(make(bare_ctx))
        content = make.given
        bare = sorted(
            {
                (where, words)
                for where, words in words_of(page)
                if "⟦" not in words and any(letter.isalpha() for letter in words) and not content(bare_ctx, words)
            }
        )
        assert bare == []
        assert [line for line in clipped(page) if "longest word" not in line] == []
    finally:
        qapp.removeTranslator(pseudo)


def _picture(part: QWidget) -> QImage:
    return part.grab().toImage()
