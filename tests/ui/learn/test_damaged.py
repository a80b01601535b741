"""One article that cannot be read leaves everything else, is named, and says what is wrong with it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.content.library import Library
from companion.content.problems import ContentProblem
from companion.context import AppContext
from companion.resources import content_folder
from companion.ui.learn.article_list import ArticleList
from companion.ui.learn.glossary_page import GlossaryScreen
from companion.ui.learn.pages import page_html
from companion.ui.learn.pathway_page import PathwayScreen
from companion.ui.learn.screen import LearnScreen
from companion.ui.problems import show_problem
from companion.ui.theme import Theme, install_theme
from companion.ui.theme.tokens import LIGHT
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text
from tests.ui.conftest import RecordingShell


def test_one_damaged_article_takes_nothing_else_away(
    ctx: AppContext, shell: RecordingShell, show: Callable[..., QWidget], tmp_path: Path, qtbot: QtBot
) -> None:
    whole = ctx.library
    content = Path(shutil.copytree(content_folder(), tmp_path / "content"))
    file = next(content.glob("en/articles/*/lower-tolerance.md"))
    file.write_text(file.read_text(encoding="utf-8").replace("\norder = ", "\norder = = ", 1), encoding="utf-8")
    ctx.library = Library(content)

    learn = LearnScreen(ctx)
    learn.refresh()
    show(learn, 980, 780)
    rows = learn.list.articles
    titles = [rows.row_at(rows.index(at, 0)).title for at in range(rows.rowCount())]
    every = [info.title for info in whole.articles() if info.id != "lower-tolerance"]
    assert [title for title in titles if title in every] == every
    assert learn.search.isEnabled()
    assert learn.findChild(Text, "learn-damaged").text().startswith("Could not be read: Lower tolerance. ")
    assert shell.problems == [], "one calm line, and no sheet on every visit"

    learn.findChild(QPushButton, "learn-damaged-more").click()
    (problem,) = shell.problems
    assert isinstance(problem, ContentProblem)
    show_problem(learn, problem)
    sheet = learn.window().findChild(Sheet, "problem")
    said = "\n".join(text.text() for text in sheet.findChildren(Text))
    assert "Line 5: not valid TOML" in said
    sheet.reject()

    learn.search.setText("naloxone")
    assert learn.list.articles.first().isValid()
    glossary = GlossaryScreen(ctx)
    glossary.refresh()
    show(glossary, 980, 780)
    assert glossary.findChild(ArticleList).articles.rowCount() > len(ctx.library.glossary())
    paths = PathwayScreen(ctx)
    paths.refresh()
    for pathway in ctx.library.pathways(family=False):
        paths.open(pathway=pathway.id)


def test_with_large_letters_in_a_small_window_the_list_keeps_its_room(
    ctx: AppContext, qapp: QApplication, show: Callable[..., QWidget], tmp_path: Path
) -> None:
    install_theme(qapp, Theme(LIGHT, scale=2.0, motion=False))
    content = Path(shutil.copytree(content_folder(), tmp_path / "content"))
    for file in content.glob("en/articles/safety/*.md"):
        file.write_text("nothing", encoding="utf-8")
    ctx.library = Library(content)
    learn = LearnScreen(ctx)
    learn.refresh()
    show(learn, 860, 560)
    short = learn.findChild(QPushButton, "learn-damaged-short")
    assert short.isVisible()
    assert "Naloxone" in short.accessibleDescription()
    assert learn.list.height() >= 200


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_while_somebody_searches_in_a_small_window_it_is_still_said_what_could_not_be_read(
    ctx: AppContext, qapp: QApplication, show: Callable[..., QWidget], tmp_path: Path, scale: float
) -> None:
    install_theme(qapp, Theme(LIGHT, scale=scale, motion=False))
    content = Path(shutil.copytree(content_folder(), tmp_path / "content"))
    next(content.glob("en/articles/*/lower-tolerance.md")).write_text("nothing", encoding="utf-8")
    ctx.library = Library(content)
    learn = LearnScreen(ctx)
    learn.refresh()
    show(learn, 681, 600)

    def said() -> list[str]:
        parts = learn.findChild(Text, "learn-damaged"), learn.findChild(QPushButton, "learn-damaged-short")
        return [part.objectName() for part in parts if part is not None and part.isVisible()]

    before = said()
    assert before
    learn.search.setText("naloxone")
    assert said() == before
    ways = learn.findChild(QPushButton, "learn-pathways")
    assert ways is not None
    assert not ways.isVisible(), "what was found needs the room"
    learn.search.clear()
    assert ways.isVisible()


def test_an_article_says_which_page_to_read_next_could_not_be_read(ctx: AppContext, tmp_path: Path) -> None:
    content = Path(shutil.copytree(content_folder(), tmp_path / "content"))
    next(content.glob("en/articles/*/lower-tolerance.md")).write_text("nothing", encoding="utf-8")
    beside = [info.id for info in ctx.library.articles() if "lower-tolerance" in info.related]
    assert beside
    assert "Could not be read" not in page_html(ctx.library, beside[0], "gb")
    library = Library(content)
    for article in beside:
        html = page_html(library, article, "gb")
        assert html.count("Could not be read: Lower tolerance. ") == 1
        assert html.index('name="related"') < html.index("Could not be read") < html.index('name="sources"')
