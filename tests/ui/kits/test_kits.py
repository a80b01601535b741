"""The register of naloxone kits, and the word in time on Today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.kits import KitKind, KitWords
from companion.domain.settings import Audience
from companion.ui.kits.kit_sheet import KitSheet
from companion.ui.kits.screen import KitsScreen
from companion.ui.registry import screens_for
from companion.ui.today.screen import TodayScreen
from tests.ui.conftest import RecordingShell, ShowLive
from tests.ui.hands import click, part, said

DAY = timedelta(days=1)


@pytest.fixture
def screen(ctx: AppContext, show_live: ShowLive) -> KitsScreen:
    return show_live(KitsScreen(ctx), 900, 700)


def sheet_of(screen: KitsScreen) -> KitSheet:
    (sheet,) = [one for one in screen.findChildren(KitSheet) if one.isVisible()]
    return sheet


def test_the_first_kit_begins_with_the_place_that_was_said_before(
    screen: KitsScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    ctx.services.settings.change(naloxone_at_hand=True, naloxone_place="top drawer")
    qtbot.keyClick(part(screen, "kit-add-first"), Qt.Key.Key_Space)
    sheet = sheet_of(screen)
    assert sheet.place.text() == "top drawer"
    qtbot.keyClick(sheet.kind, Qt.Key.Key_Down)
    sheet.expires.set_value(ctx.today() + DAY * 20)
    qtbot.keyClick(sheet.place, Qt.Key.Key_Return)
    (kit,) = ctx.services.kits.all()
    assert kit.words == KitWords("top drawer", KitKind.SPRAY, ctx.today() + DAY * 20)
    assert any("Time to ask for a new one" in words for words in said(screen))


def test_a_kit_without_a_place_stays_open_and_one_with_a_date_that_is_none(
    screen: KitsScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    click(qtbot, screen, "kit-add")
    sheet = sheet_of(screen)
    click(qtbot, sheet, "kit-save")
    assert part(sheet, "kit-place-missing").isVisible()
    sheet.place.setText("drawer")
    sheet.expires.line.setText("sometime")
    click(qtbot, sheet, "kit-save")
    assert sheet.isVisible()
    assert ctx.services.kits.all() == ()
    sheet.reject()


def test_another_is_named_first_and_one_is_taken_away_with_a_way_back(
    screen: KitsScreen, ctx: AppContext, shell: RecordingShell, qtbot: QtBot
) -> None:
    drawer, rucksack = (ctx.services.kits.add(KitWords(place)).uuid for place in ("drawer", "rucksack"))
    click(qtbot, screen, f"kit-first-{rucksack}")
    assert ctx.services.settings.current().naloxone_place == "rucksack; drawer"
    assert part(screen, f"kit-change-{rucksack}").hasFocus(), "Enter again must not name another first"
    assert part(screen, f"kit-first-{drawer}").isVisible()
    click(qtbot, screen, f"kit-remove-{rucksack}")
    assert [kit.words.place for kit in ctx.services.kits.all()] == ["drawer"]
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    assert ctx.services.settings.current().naloxone_place == "rucksack; drawer"


def test_someone_who_loves_them_keeps_kits_too(screen: KitsScreen, ctx: AppContext, shell: RecordingShell) -> None:
    ctx.services.settings.change(audience=Audience.SOMEONE_I_LOVE)
    assert "kits" in {entry.id for entry in screens_for(family=True)}
    assert screen.go_back()
    assert shell.went[-1][0] == "today"


def test_today_tells_of_a_date_in_time_and_can_be_told_to_wait(
    ctx: AppContext, show: Callable[..., QWidget], shell: RecordingShell, qtbot: QtBot
) -> None:
    today = TodayScreen(ctx)
    ctx.services.kits.add(KitWords("rucksack", expires=ctx.today() + DAY * 31))
    today.refresh()
    show(today)
    assert today.findChild(QWidget, "kit-card") is None
    ctx.services.kits.add(KitWords("drawer", expires=ctx.today() + DAY * 9))
    today.refresh()
    card = part(today, "kit-card")
    assert "Naloxone: drawer" in said(card)
    click(qtbot, card, "kit-card-kits")
    assert shell.went[-1][0] == "kits"
    click(qtbot, card, "kit-card-away")
    today.refresh()
    assert not card.isVisible()


def test_where_there_are_kits_today_leads_to_them_and_not_to_a_second_place(
    ctx: AppContext, show: Callable[..., QWidget], shell: RecordingShell
) -> None:
    today = TodayScreen(ctx)
    today.refresh()
    show(today)
    ctx.services.kits.add(KitWords("drawer"))
    today.open_sheet("naloxone")
    assert shell.went[-1][0] == "kits"
