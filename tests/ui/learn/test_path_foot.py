"""Below an article: the step before and the next one, in the pathway somebody is on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.content.pathways import Pathway
from companion.context import AppContext
from companion.ui.learn.screen import LearnScreen
from companion.ui.pathway_steps import title_of
from tests.ui.conftest import RecordingShell

Show = Callable[..., QWidget]


@pytest.fixture
def room() -> tuple[int, int]:
    return 980, 600


def article(learn: LearnScreen) -> str:
    return learn.reader.view.accessibleName().removeprefix("Article: ")


def told(learn: LearnScreen) -> str:
    return learn.reader.view.toPlainText()


def at_link(learn: LearnScreen, words: str) -> None:
    """The keyboard on a link of the page, as Tab brings it there."""
    cursor = learn.reader.view.document().find(words)
    assert cursor.charFormat().anchorHref(), words
    before = QTextCursor(learn.reader.view.document())
    before.setPosition(cursor.selectionStart() - 1)
    learn.reader.view.setTextCursor(before)
    learn.reader.view.setFocus()


def pages(pathway: Pathway) -> list[str]:
    return [step.target for step in pathway.steps() if step.kind == "article"]


def test_nothing_is_forced_on_whoever_is_on_no_pathway_or_reads_a_page_of_none(
    learn: LearnScreen, ctx: AppContext
) -> None:
    learn.open(article="medicines")
    assert "Your path" not in told(learn)
    assert "Next: " not in told(learn)
    assert "Read next" in told(learn)
    ctx.services.pathways.follow("first-week")
    learn.open(article="how-to-help")
    assert "Your path" not in told(learn)


def test_whoever_begins_a_pathway_finds_the_way_on_below_the_page_they_read(
    learn: LearnScreen, ctx: AppContext
) -> None:
    learn.open(article="medicines")
    learn.hide()
    ctx.services.pathways.follow("first-week")
    learn.show()
    steps = ctx.library.pathway("first-week").steps()
    said = told(learn)
    assert "Your path: The first week" in said
    assert f"1 of {len(steps)}" in said
    assert f"Next: {title_of(ctx.library, steps[1])}" in said
    assert "Before this" not in said


def test_the_links_lead_on_and_back_by_mouse_and_keyboard(
    learn: LearnScreen, ctx: AppContext, shell: RecordingShell, qtbot: QtBot
) -> None:
    ctx.services.pathways.follow("first-week")
    first, second, third = pages(ctx.library.pathway("first-week"))[:3]

    def title(of: str) -> str:
        return ctx.library.article(of).info.title

    learn.open(article=first)
    at_link(learn, f"Next: {title(second)}")
    qtbot.keyClick(learn.reader.view, Qt.Key.Key_Tab)
    qtbot.keyClick(learn.reader.view, Qt.Key.Key_Return)
    assert article(learn) == title(second)
    held = QApplication.focusWidget()
    assert held is learn.reader.view
    qtbot.keyClick(held, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert article(learn) == title(third)
    qtbot.keyClick(held, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert article(learn) == title(second)
    place = learn.reader.view.document().find(f"Before this: {title(first)}")
    learn.reader.view.scroll_to(place.selectionStart())
    place.setPosition(place.selectionStart() + 4)
    middle = learn.reader.view.cursorRect(place).center()
    qtbot.mouseClick(learn.reader.view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert article(learn) == title(first)
    # Nothing comes before the first.
    qtbot.keyClick(held, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert article(learn) == title(first)
    learn.reader.view.followed.emit("pathway:first-week")
    assert shell.went == [("pathway", {"pathway": "first-week"})]


def test_a_step_that_is_no_page_is_gone_to_and_ticked(
    learn: LearnScreen, ctx: AppContext, shell: RecordingShell, qtbot: QtBot
) -> None:
    pathway = ctx.library.pathway("first-week")
    steps = pathway.steps()
    at = next(at for at, step in enumerate(steps) if step.to == "screen:people")
    ctx.services.pathways.follow("first-week")
    learn.open(article=steps[at - 1].target)
    assert f"Next: {steps[at].title}" in told(learn)
    qtbot.keyClick(learn.reader.view, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert shell.went == [("people", {"new": True})]
    assert "screen:people" in ctx.services.pathways.progress(pathway).done


def test_on_paper_nothing_says_which_way_its_reader_is_on(
    learn: LearnScreen, ctx: AppContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[str] = []
    monkeypatch.setattr(
        "companion.ui.printing.ask_and_print", lambda page, _title, _parent: printed.append(page.toPlainText())
    )
    ctx.services.pathways.follow("first-week")
    learn.open(article=pages(ctx.library.pathway("first-week"))[1])
    assert "Your path" in told(learn)
    learn.reader.print()
    (paper,) = printed
    assert "Your path" not in paper
    assert "Next: " not in paper
    assert "Before this: " not in paper
    assert "Sources" in paper, "what stands below the foot is there"
