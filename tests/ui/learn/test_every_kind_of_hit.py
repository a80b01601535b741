"""Every kind of thing the library's search finds is shown and leads where it belongs, for whoever keeps the file."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.settings import Audience
from companion.ui.cope.screen import CopeScreen
from companion.ui.learn.screen import LearnScreen
from tests.ui.conftest import RecordingShell

WORDS = ("n", "b", "a", "naloxone", "breath", "craving", "sleep", "walk")

Show = Callable[..., QWidget]


@pytest.fixture(params=list(Audience), ids=lambda audience: audience.value)
def learn(ctx: AppContext, show: Show, request: pytest.FixtureRequest) -> LearnScreen:
    ctx.services.settings.change(audience=request.param)
    screen = LearnScreen(ctx)
    screen.refresh()
    show(screen, 980, 780)
    return screen


def _addresses(screen: LearnScreen) -> list[str]:
    model = screen.list.articles
    return [model.row_at(model.index(row, 0)).address for row in range(model.rowCount())]


@pytest.mark.parametrize("words", WORDS)
def test_every_hit_of_a_plain_word_is_shown_and_leads_somewhere(
    learn: LearnScreen, ctx: AppContext, shell: RecordingShell, qtbot: QtBot, words: str
) -> None:
    qtbot.keyClicks(learn.search, words)
    found = _addresses(learn)
    assert found
    learn.grab()
    for at, address in enumerate(found):
        shell.went.clear()
        shell.doors.clear()
        learn.list.setFocus()
        learn.list.setCurrentIndex(learn.list.articles.index(at, 0))
        qtbot.keyClick(learn.list, Qt.Key.Key_Return)
        kind, _, name = address.partition(":")
        if kind == "strategy":
            assert shell.went == [("cope", {"strategy": name})]
        elif kind == "word":
            assert shell.went == [("glossary", {"word": name})]
        elif kind == "pathway":
            assert shell.went == [("pathway", {"pathway": name})]
        elif kind in ("door", "helplines"):
            assert len(shell.doors) == 1
        else:
            assert ctx.library.article(name.split("#")[0]).info.title in learn.reader.view.accessibleName()
    assert shell.problems == []


def test_words_find_ways_to_cope_among_them(ctx: AppContext, show: Show, qtbot: QtBot) -> None:
    screen = LearnScreen(ctx)
    screen.refresh()
    show(screen, 980, 780)
    qtbot.keyClicks(screen.search, "breath")
    assert any(address.startswith("strategy:") for address in _addresses(screen))


@pytest.mark.parametrize("words", WORDS)
def test_only_ways_that_cope_offers_are_found(
    learn: LearnScreen, ctx: AppContext, show: Show, qtbot: QtBot, words: str
) -> None:
    qtbot.keyClicks(learn.search, words)
    cope = CopeScreen(ctx)
    cope.refresh()
    show(cope, 980, 780)
    family = ctx.services.settings.current().audience is Audience.SOMEONE_I_LOVE
    offered = {one.id for one in ctx.library.strategies() if one.family or not family}
    for address in _addresses(learn):
        if address.startswith("strategy:"):
            name = address.removeprefix("strategy:")
            assert name in offered
            cope.open(strategy=name)
            assert cope.place()["strategy"] == name


@pytest.mark.parametrize(("words", "mine"), [("first week", Audience.ME), ("step by step", Audience.SOMEONE_I_LOVE)])
def test_only_short_readings_for_whoever_keeps_the_file_are_found(
    learn: LearnScreen, ctx: AppContext, qtbot: QtBot, words: str, mine: Audience
) -> None:
    family = ctx.services.settings.current().audience is Audience.SOMEONE_I_LOVE
    qtbot.keyClicks(learn.search, words)
    found = {address for address in _addresses(learn) if address.startswith("pathway:")}
    assert found <= {f"pathway:{one.id}" for one in ctx.library.pathways(family=family)}
    assert bool(found) or ctx.services.settings.current().audience is not mine
