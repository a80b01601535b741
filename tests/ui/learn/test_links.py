"""Every link on a page of the library: it leads somewhere, by a press and by Enter."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.content.render import IN_APP, body_html
from companion.context import AppContext
from companion.ui.cope.screen import CopeScreen
from companion.ui.cope.strategy_page import StrategyPage
from companion.ui.learn.pages import page_html
from companion.ui.learn.screen import LearnScreen
from tests.ui.conftest import RecordingShell

Show = Callable[..., QWidget]


def test_every_address_on_every_page_leads_somewhere(ctx: AppContext) -> None:
    library = ctx.library
    anchors: dict[str, set[str]] = {}
    addresses: set[str] = set()
    for info in library.articles():
        html = page_html(library, info.id, "gb")
        anchors[info.id] = set(re.findall(r'<a name="([^"]+)"', html))
        addresses |= set(re.findall(r'href="([^"]+)"', html))
    assert {address.partition(":")[0] for address in addresses} >= {"article", "door", "word", "strategy"}
    for address in addresses:
        kind, _, target = address.partition(":")
        name, _, anchor = target.partition("#")
        if kind == "article":
            assert not anchor or anchor in anchors[name], address
        find = {"article": library.article, "door": library.door, "strategy": library.strategy, "word": library.term}
        assert find[kind](name), address
        assert kind == "word" or IN_APP.fullmatch(address)


@pytest.mark.parametrize(
    ("address", "led"),
    [
        ("strategy:urge-surfing", [("cope", {"strategy": "urge-surfing"})]),
        ("door:naloxone", ["naloxone"]),
        ("helplines:crisis-line", ["talk"]),
        ("article:withdrawal", "Withdrawal"),
        ("word:naloxone", "naloxone"),
    ],
)
@pytest.mark.parametrize("by", ["press", "enter"])
def test_a_link_is_followed_by_a_press_and_by_enter(
    ctx: AppContext, show: Show, shell: RecordingShell, qtbot: QtBot, address: str, led: object, by: str
) -> None:
    learn = LearnScreen(ctx)
    learn.refresh()
    show(learn, 980, 700)
    linked = body_html(f"Before. See [the way]({address}).", str, {})
    if address.startswith("word:"):
        linked = f'<p>Before. See <a class="word" href="{address}">the way</a>.</p>'
    learn.reader.show_page("A page", f"<html><body><h1>A page</h1>{linked}</body></html>", "a-page")
    view = learn.reader.view
    place = view.document().find("the way")
    assert place.charFormat().anchorHref() == address
    if by == "press":
        middle = QTextCursor(view.document())
        middle.setPosition(place.selectionStart() + 3)
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.cursorRect(middle).center())
    else:
        view.setFocus()
        qtbot.keyClick(view, Qt.Key.Key_Tab)
        qtbot.keyClick(view, Qt.Key.Key_Return)
    if address.startswith("article:"):
        assert str(led) in view.accessibleName()
    elif address.startswith("word:"):
        card = learn.reader.words.card
        assert card is not None
        assert str(led) in card.accessibleName().casefold()
    else:
        assert (shell.doors or shell.went) == led


def test_a_way_to_cope_that_an_article_names_opens_in_cope(ctx: AppContext, show: Show) -> None:
    cope = CopeScreen(ctx)
    cope.refresh()
    show(cope)
    named = {
        address.removeprefix("strategy:")
        for info in ctx.library.articles()
        for address in re.findall(r'href="(strategy:[^"]+)"', page_html(ctx.library, info.id, "gb"))
    }
    assert named
    for strategy in sorted(named):
        cope.open(strategy=strategy)
        page = next(page for page in cope.findChildren(StrategyPage) if page.isVisible())
        assert page.strategy.id == strategy


def test_the_family_is_led_to_no_way_that_cope_does_not_offer_them(ctx: AppContext) -> None:
    for info in ctx.library.articles():
        html = page_html(ctx.library, info.id, "gb", family=True)
        assert all(ctx.library.strategy(way).family for way in re.findall(r'href="strategy:([^"]+)"', html))
