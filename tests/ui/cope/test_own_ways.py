"""Ways of the person's own: written down, found among the others, rated, changed and taken away."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.checkin import Answers
from companion.domain.own_way import OwnWayWords
from companion.domain.settings import Audience
from companion.ui.cope.cards import StrategyCard
from companion.ui.cope.own_way_sheet import OwnWaySheet
from companion.ui.cope.screen import CopeScreen
from tests.ui.conftest import RecordingShell, ShowLive
from tests.ui.hands import click, part, said

BATH = OwnWayWords("The long bath", ("Run it hot", "Radio on, {loud}"), ("craving",), (), 30)


@pytest.fixture
def screen(ctx: AppContext, show_live: ShowLive) -> CopeScreen:
    return show_live(CopeScreen(ctx), 980, 780)


def names(screen: CopeScreen) -> list[str]:
    """The names on the cards, as they are seen from the top."""
    QApplication.processEvents()
    cards = [card for card in screen.findChildren(StrategyCard) if not card.isHidden()]
    return [card.shown.strategy.name for card in sorted(cards, key=lambda card: (card.y(), card.x()))]


def sheet_of(screen: CopeScreen) -> OwnWaySheet:
    (sheet,) = [one for one in screen.findChildren(OwnWaySheet) if one.isVisible()]
    return sheet


def test_a_way_of_ones_own_is_written_down_by_the_keyboard(screen: CopeScreen, ctx: AppContext, qtbot: QtBot) -> None:
    qtbot.keyClick(part(screen, "cope-own"), Qt.Key.Key_Space)
    sheet = sheet_of(screen)
    qtbot.keyClick(sheet.name, Qt.Key.Key_Return)
    assert part(sheet, "own-name-missing").isVisible()
    qtbot.keyClicks(sheet.name, "The long bath")
    qtbot.keyClicks(sheet.steps.edit, "Run it hot")
    qtbot.keyClick(part(sheet, "own-feeling-craving"), Qt.Key.Key_Space)
    qtbot.keyClick(sheet.name, Qt.Key.Key_Return)
    assert [way.words for way in ctx.services.own_ways.all()] == [
        OwnWayWords("The long bath", ("Run it hot",), ("craving",))
    ]
    assert "The long bath" in names(screen)


def test_it_is_narrowed_and_ranked_with_the_others(screen: CopeScreen, ctx: AppContext, qtbot: QtBot) -> None:
    uuid = ctx.services.own_ways.add(BATH).uuid
    assert names(screen)[-1] == "The long bath"
    click(qtbot, screen, "feeling-angry")
    assert "The long bath" not in names(screen)
    click(qtbot, screen, "feeling-craving")
    assert "The long bath" in names(screen)
    for _time in range(9):
        ctx.services.coping.tried(f"own:{uuid}", before=8, after=4)
    assert names(screen)[0] == "The long bath"


def test_its_page_shows_their_words_as_they_are_and_no_evidence(
    screen: CopeScreen, ctx: AppContext, shell: RecordingShell, qtbot: QtBot
) -> None:
    uuid = ctx.services.own_ways.add(BATH).uuid
    screen.open(strategy=f"own:{uuid}")
    assert {"Run it hot", "Radio on, {loud}"} <= set(said(screen))
    assert "What is known" not in said(screen)
    click(qtbot, screen, "way-keep")
    assert ctx.services.coping.record(f"own:{uuid}").tries == 1
    click(qtbot, screen, "own-change")
    sheet = sheet_of(screen)
    sheet.name.setText("The very long bath")
    click(qtbot, sheet, "own-save")
    assert "The very long bath" in said(screen)
    click(qtbot, screen, "own-remove")
    assert ctx.services.own_ways.all() == ()
    assert "The very long bath" not in names(screen)
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    assert "The very long bath" in names(screen)


def test_someone_who_loves_them_sees_none_of_theirs(
    ctx: AppContext, show: Callable[..., QWidget], qtbot: QtBot
) -> None:
    uuid = ctx.services.own_ways.add(BATH).uuid
    ctx.services.settings.change(audience=Audience.SOMEONE_I_LOVE)
    made = CopeScreen(ctx)
    made.refresh()
    show(made, 980, 780)
    assert "The long bath" not in names(made)
    assert not part_is_there(made, "cope-own")
    made.open(strategy=f"own:{uuid}")
    assert "Run it hot" not in said(made)


def part_is_there(of: QWidget, name: str) -> bool:
    return any(child.isVisible() for child in of.findChildren(QWidget, name))


def test_one_that_helped_is_offered_after_another_that_did_not_ease(
    screen: CopeScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    uuid = ctx.services.own_ways.add(BATH).uuid
    for _time in range(8):
        ctx.services.coping.tried(f"own:{uuid}", before=8, after=2)
    screen.open(strategy="brisk-walk")
    screen._tried(6, 6)
    click(qtbot, screen, f"another-own:{uuid}")
    assert screen.place()["strategy"] == f"own:{uuid}"
    latest = [line for line in said(screen) if line.endswith("8 before, 2 after")]
    assert len(latest) == 5, "the latest times are told, and no more of them than can be taken in"


def test_one_that_was_taken_away_is_led_to_from_nowhere(ctx: AppContext) -> None:
    made = ctx.services.own_ways.add(BATH)
    for _time in range(8):
        ctx.services.coping.tried(f"own:{made.uuid}", before=8, after=2)
    ctx.services.checkins.save(ctx.today(), Answers(craving=8))
    assert any(one.what == f"own:{made.uuid}" for one in ctx.services.today.read().offer.suggestions)
    ctx.services.own_ways.remove(made.uuid)
    assert not any(one.what == f"own:{made.uuid}" for one in ctx.services.today.read().offer.suggestions)
