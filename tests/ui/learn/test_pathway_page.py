"""The page of pathways: where one is, what comes next, and ticks that are kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.settings import Audience
from companion.ui.learn.pathway_page import PathwayScreen
from tests.ui.conftest import RecordingShell

Show = Callable[..., QWidget]
FIRST = "first-72-hours"


@pytest.fixture
def page(ctx: AppContext, show: Show) -> PathwayScreen:
    screen = PathwayScreen(ctx)
    screen.refresh()
    show(screen, 980, 780)
    return screen


def names(page: PathwayScreen, beginning: str) -> list[str]:
    found = [part.objectName() for part in page.findChildren(QAbstractButton) if part.isVisible()]
    return [name.removeprefix(beginning) for name in found if name.startswith(beginning)]


def button(page: PathwayScreen, name: str) -> QAbstractButton:
    found = page.findChild(QAbstractButton, name)
    assert found is not None
    return found


def said(page: PathwayScreen) -> str:
    label = page.findChild(QLabel, "pathway-said")
    assert label is not None
    return label.text()


def test_the_person_chooses_from_six_and_the_family_from_none_of_them(
    page: PathwayScreen, ctx: AppContext, show: Show
) -> None:
    assert [name for name in names(page, "pathway-") if name != "back"] == [
        one.id for one in ctx.library.pathways(family=False)
    ]
    ctx.services.settings.change(audience=Audience.SOMEONE_I_LOVE)
    family = PathwayScreen(ctx)
    family.refresh()
    show(family, 980, 780)
    assert names(family, "step-")[0] == "article:wont-wake-up"
    assert "article:how-to-help" in names(family, "step-")
    # By no route either: what is the person's own leads to their pages.
    family.open(pathway=FIRST)
    assert "article:how-to-help" in names(family, "step-")


def test_the_pathway_of_the_family_is_not_shown_to_the_person(page: PathwayScreen) -> None:
    page.open(pathway="family")
    assert names(page, "step-") == []


def test_it_begins_with_the_first_step_and_goes_on_with_the_next(
    page: PathwayScreen, ctx: AppContext, shell: RecordingShell
) -> None:
    page.open(pathway=FIRST)
    steps = ctx.library.pathway(FIRST).steps()
    assert said(page).startswith("0 of 12 done. Next: Naloxone")
    assert button(page, "pathway-next").text() == "Begin"
    button(page, "pathway-next").click()
    assert shell.went == [("learn", {"article": "naloxone"})]
    assert ctx.services.pathways.followed == FIRST
    button(page, f"read-{steps[0].to}").click()
    page.refresh()
    assert said(page).startswith("1 of 12 done. Next: After a break")
    assert button(page, "pathway-next").text() == "Go on"


def test_a_tick_is_given_and_taken_by_keyboard_and_the_keyboard_stays(
    page: PathwayScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    page.open(pathway=FIRST)
    tick = button(page, "read-article:wont-wake-up")
    tick.setFocus()
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    page.refresh()
    held = QApplication.focusWidget()
    assert isinstance(held, QAbstractButton)
    assert held.objectName() == "read-article:wont-wake-up"
    assert held.isChecked()
    qtbot.keyClick(held, Qt.Key.Key_Space)
    assert ctx.services.pathways.progress(ctx.library.pathway(FIRST)).done == frozenset()


def test_a_door_and_a_screen_are_done_by_opening_them(
    page: PathwayScreen, ctx: AppContext, shell: RecordingShell
) -> None:
    page.open(pathway=FIRST)
    button(page, "step-door:craving").click()
    button(page, "step-screen:people").click()
    assert shell.doors == ["craving"]
    assert shell.went == [("people", {"new": True})]
    assert ctx.services.pathways.progress(ctx.library.pathway(FIRST)).done == {"door:craving", "screen:people"}


def test_when_all_is_read_it_says_so_and_stays(page: PathwayScreen, ctx: AppContext) -> None:
    pathway = ctx.library.pathway("pregnant")
    for step in pathway.steps():
        ctx.services.pathways.tick(pathway, step.to, True)
    page.open(pathway="pregnant")
    assert said(page) == "All of it is read. It stays here for another day."
    assert not button(page, "pathway-next").isVisible()
    assert len(names(page, "step-")) == len(pathway.steps())


def test_whoever_read_the_last_page_is_on_no_pathway_any_more(page: PathwayScreen, ctx: AppContext) -> None:
    pathway, service = ctx.library.pathway("pregnant"), ctx.services.pathways
    for step in pathway.steps()[1:]:
        service.tick(pathway, step.to, True)
    assert ctx.vault.database is not None
    with ctx.vault.database.write("reading"), ctx.vault.database.quick() as raw:
        raw.execute(
            "INSERT INTO reading (article, opened_at, finished_at, updated_at) VALUES ('pregnancy', 'a', 'a', 'a')"
        )
    assert service.followed == "pregnant"
    page.open(pathway="pregnant")
    assert service.followed == ""


def test_a_number_to_call_is_that_of_their_country(page: PathwayScreen) -> None:
    page.open(pathway="after-an-overdose")
    told = " ".join(label.text() for label in page.findChildren(QLabel))
    assert "call 999" in told
    assert "{" not in told


def test_it_is_gone_back_to_where_it_was_and_back_leads_to_all_then_to_learn(
    page: PathwayScreen, ctx: AppContext, show: Show, shell: RecordingShell
) -> None:
    page.open(pathway="first-week")
    again = PathwayScreen(ctx)
    again.refresh()
    show(again, 980, 780)
    again.open(**page.place())
    assert names(again, "step-")[0] == "article:medicines"
    assert again.back.text() == "Short readings"
    assert again.go_back()
    assert "first-year" in names(again, "pathway-")
    held = QApplication.focusWidget()
    assert held is not None
    assert held.objectName() == "pathway-first-week"
    assert again.back.text() == "Learn"
    assert again.go_back()
    assert shell.went == [("learn", {})]


def test_the_list_tells_how_far_each_is(page: PathwayScreen, ctx: AppContext) -> None:
    pathway = ctx.library.pathway("first-week")
    ctx.services.pathways.tick(pathway, "article:medicines", True)
    page.refresh()
    assert "1 of 14 done." in button(page, "pathway-first-week").accessibleDescription()
    assert "done" not in button(page, "pathway-first-year").accessibleDescription()
