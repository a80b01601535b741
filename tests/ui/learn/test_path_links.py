"""From Learn to the pathway somebody is on, to all of them, and to the words explained."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.settings import Audience
from companion.ui.learn.screen import LearnScreen
from tests.ui.conftest import RecordingShell

Show = Callable[..., QWidget]


def shown(ctx: AppContext, show: Show) -> LearnScreen:
    screen = LearnScreen(ctx)
    screen.refresh()
    show(screen, 980, 780)
    return screen


def button(screen: LearnScreen, name: str) -> QAbstractButton:
    found = screen.findChild(QAbstractButton, name)
    assert found is not None
    return found


def test_learn_leads_to_the_readings_to_the_words_and_to_what_was_marked(
    ctx: AppContext, show: Show, shell: RecordingShell
) -> None:
    screen = shown(ctx, show)
    button(screen, "learn-pathways").click()
    button(screen, "learn-glossary").click()
    button(screen, "learn-marks").click()
    assert shell.went == [("pathway", {"pathway": ""}), ("glossary", {}), ("marks", {})]
    assert not button(screen, "learn-path").isVisible(), "nobody is on one yet"


def test_the_pathway_somebody_is_on_stands_there_with_how_far_it_is(
    ctx: AppContext, show: Show, shell: RecordingShell
) -> None:
    pathway = ctx.library.pathway("first-week")
    for step in pathway.steps()[:3]:
        ctx.services.pathways.tick(pathway, step.to, True)
    path = button(shown(ctx, show), "learn-path")
    assert path.text() == "Your path: The first week"
    assert path.accessibleDescription() == "3 of 14 done"
    path.click()
    assert shell.went == [("pathway", {"pathway": "first-week"})]


def test_it_is_told_anew_once_a_page_of_it_is_read_to_its_end(ctx: AppContext, show: Show) -> None:
    pathway = ctx.library.pathway("first-week")
    first = next(step.target for step in pathway.steps() if step.kind == "article")
    ctx.services.pathways.follow("first-week")
    screen = shown(ctx, show)
    screen.open(article=first)
    bar = screen.reader.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    screen.open(article="withdrawal")
    assert button(screen, "learn-path").accessibleDescription() == "1 of 14 done"


def test_it_is_told_anew_when_learn_is_come_back_to(ctx: AppContext, show: Show) -> None:
    screen = shown(ctx, show)
    screen.hide()
    ctx.services.pathways.follow("pregnant")
    screen.show()
    assert button(screen, "learn-path").text() == "Your path: Pregnant"


def test_the_pathway_of_the_person_is_not_shown_to_the_family(ctx: AppContext, show: Show) -> None:
    ctx.services.pathways.follow("first-week")
    ctx.services.settings.change(audience=Audience.SOMEONE_I_LOVE)
    assert not button(shown(ctx, show), "learn-path").isVisible()


def test_while_something_is_looked_for_what_is_found_has_the_room(ctx: AppContext, show: Show, qtbot: QtBot) -> None:
    screen = shown(ctx, show)
    qtbot.keyClicks(screen.search, "sleep")
    assert not screen.links.isVisible()
    screen.search.clear()
    assert screen.links.isVisible()
