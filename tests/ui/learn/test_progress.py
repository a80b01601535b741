"""How far an article was read: kept when it is left, and an article read to its end ticks its step."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.bootstrap import Program
from companion.context import AppContext
from companion.ui.learn.contents import PartRow
from companion.ui.learn.progress import ReadingProgress
from companion.ui.learn.screen import LearnScreen
from tests.ui.running import WORDS, settle

Show = Callable[..., QWidget]


@pytest.fixture
def room() -> tuple[int, int]:
    return 980, 600


def test_an_article_only_opened_was_not_read(learn: LearnScreen, ctx: AppContext) -> None:
    learn.open(article="withdrawal")
    learn.leave()
    assert {article: kept.share for article, kept in ctx.services.reading.every().items()} == {"withdrawal": 0}


def test_the_share_read_is_kept_when_the_page_is_left(learn: LearnScreen, ctx: AppContext) -> None:
    learn.open(article="withdrawal")
    learn.reader.view.verticalScrollBar().setValue(400)
    learn.open(article="naloxone")
    kept = ctx.services.reading.every()["withdrawal"]
    assert 10 < kept.share < 90
    assert not kept.finished


def test_a_page_that_rests_where_it_was_scrolled_to_is_kept_while_it_is_read(
    learn: LearnScreen, ctx: AppContext
) -> None:
    rest = learn.findChild(ReadingProgress).findChild(QTimer)
    learn.open(article="withdrawal")
    assert not rest.isActive(), "a page that is only opened writes nothing more"
    bar = learn.reader.view.verticalScrollBar()
    bar.setValue(400)
    assert rest.isActive()
    assert rest.isSingleShot()
    assert ctx.services.reading.every()["withdrawal"].share == 0
    rest.timeout.emit()
    assert 10 < ctx.services.reading.every()["withdrawal"].share < 90
    index = learn.list.articles.index_of("article:withdrawal")
    assert str(index.data(Qt.ItemDataRole.AccessibleDescriptionRole)).endswith(" of 100 read")
    # Who leafs on before it rests leaves nothing behind that comes later.
    bar.setValue(600)
    learn.open(article="naloxone")
    assert not rest.isActive()
    assert ctx.services.reading.every()["naloxone"].share == 0


def test_what_was_leapt_over_by_the_contents_was_not_read(learn: LearnScreen, ctx: AppContext) -> None:
    def share() -> int:
        return ctx.services.reading.every()["withdrawal"].share

    learn.open(article="withdrawal")
    bar, card = learn.reader.view.verticalScrollBar(), learn.reader.contents_card
    bar.setValue(100)
    card.turn()
    card.findChildren(PartRow)[-1].click()
    assert bar.value() > 1000
    learn.leave()
    before = share()
    assert 0 < before < 50, "as far as it was read before, and no farther"
    bar.setValue(300)
    learn.leave()
    assert before < share() < 60


def test_what_the_key_end_leaps_over_was_not_read(learn: LearnScreen, ctx: AppContext, qtbot: QtBot) -> None:
    view, bar = learn.reader.view, learn.reader.view.verticalScrollBar()
    learn.open(article="withdrawal")
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    learn.leave()
    assert ctx.services.reading.every()["withdrawal"].share == 0
    # Read page by page it was; the key End then goes on by no more than a page.
    qtbot.keyClick(view, Qt.Key.Key_Home)
    while bar.maximum() - bar.value() > bar.pageStep():
        qtbot.keyClick(view, Qt.Key.Key_PageDown)
    qtbot.keyClick(view, Qt.Key.Key_End)
    learn.leave()
    assert ctx.services.reading.every()["withdrawal"].finished


def test_what_the_bar_is_drawn_over_at_once_was_not_read(learn: LearnScreen, ctx: AppContext) -> None:
    learn.open(article="withdrawal")
    bar = learn.reader.view.verticalScrollBar()
    bar.setSliderDown(True)
    bar.setSliderPosition(bar.maximum())
    bar.setSliderDown(False)
    learn.leave()
    assert ctx.services.reading.every()["withdrawal"].share == 0


@pytest.mark.real_clock
@pytest.mark.parametrize("end", ["lock", "close"])
def test_what_was_read_is_kept_at_the_lock_and_at_the_end(program: Program, end: str) -> None:
    program.window.go("learn", article="withdrawal")
    screen = program.window.current_screen()
    assert isinstance(screen, LearnScreen)
    screen.reader.view.verticalScrollBar().setValue(400)
    getattr(program.window, end)()
    settle()
    assert program.vault.database is None
    program.vault.unlock(WORDS)
    program.ctx.renew_session()
    assert program.ctx.services.reading.every()["withdrawal"].share > 0


def test_the_end_of_the_words_is_the_end_and_not_that_of_the_sources(learn: LearnScreen, ctx: AppContext) -> None:
    pathway = ctx.library.pathway("first-72-hours")
    assert "article:withdrawal" not in ctx.services.pathways.progress(pathway).done
    learn.open(article="withdrawal")
    learn.reader.view.scrollToAnchor("who-to-call")
    bar = learn.reader.view.verticalScrollBar()
    assert bar.value() < bar.maximum()
    learn.leave()
    assert ctx.services.reading.every()["withdrawal"].finished
    assert "article:withdrawal" in ctx.services.pathways.progress(pathway).done


def test_the_list_tells_quietly_how_far_each_article_was_read(learn: LearnScreen) -> None:
    def told(article: str) -> str:
        index = learn.list.articles.index_of(f"article:{article}")
        return str(index.data(Qt.ItemDataRole.AccessibleDescriptionRole))

    assert told("withdrawal") == ""
    learn.open(article="withdrawal")
    learn.reader.view.verticalScrollBar().setValue(400)
    before = learn.list.grab().toImage()
    learn.leave()
    assert told("withdrawal").endswith(" of 100 read")
    assert learn.list.grab().toImage() != before
    learn.reader.view.scrollToAnchor("who-to-call")
    learn.leave()
    assert told("withdrawal") == "Read to the end"


def test_the_foot_of_every_page_is_laid_out(learn: LearnScreen, ctx: AppContext) -> None:
    for article in ("withdrawal", "naloxone", "medicines"):
        learn.open(article=article)
        document = learn.reader.view.document()
        # Lines are laid out when they are asked for; to ask for the height asks for all.
        assert document.size().height() > learn.reader.view.height()
        assert document.lastBlock().layout().lineCount() >= 1, article
