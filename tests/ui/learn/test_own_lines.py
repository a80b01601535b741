"""Whom an article says to call: the person's own lines, and what they say of bundled ones."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.domain.lines import LineWords
from companion.ui.learn.screen import LearnScreen

Show = Callable[..., QWidget]


def _drug_article(ctx: AppContext) -> str:
    return next(info.id for info in ctx.library.articles() if "drug-line" in info.who_to_call)


def test_an_article_names_their_own_line_and_follows_a_change(ctx: AppContext, show: Show) -> None:
    ctx.prefs.change(country="gb")
    screen = LearnScreen(ctx)
    screen.refresh()
    screen.open(article=_drug_article(ctx))
    show(screen, 1000, 700)
    assert "Our clinic" not in screen.reader.view.toPlainText()
    ctx.services.lines.add("gb", LineWords("Our clinic", "drug-line", "01632 960002"))
    screen.hide()
    screen.show()
    assert "Our clinic: 01632 960002" in screen.reader.view.toPlainText()
    ctx.services.lines.correct("gb", "gb-frank", LineWords("FRANK", number="0300 000 0000"))
    screen.hide()
    screen.show()
    assert "0300 000 0000 / 0300 123 6600" in screen.reader.view.toPlainText()
