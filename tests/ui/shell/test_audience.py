"""Who the file is for: which screens they have, and that changing it back and forth loses nothing of either side."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.checkin import Answers
from companion.domain.settings import Audience
from companion.domain.wellbeing import Wellbeing
from companion.ui.family.screen import FamilyToday
from companion.ui.registry import SCREENS, screens_for
from companion.ui.shell.shortcuts import ShortcutSheet
from companion.ui.shell.window import MainWindow
from companion.ui.today.screen import TodayScreen

TODAY = date(2026, 11, 21)
#: What someone who loves a person who uses has; another screen is to be decided on, and then to be added here.
THEIRS = {"today", "learn", "pathway", "glossary", "marks", "cope", "people", "appointments", "kits", "settings"}
Settle = Callable[[], None]
Press = Callable[..., None]


@pytest.fixture
def window(ctx: AppContext, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window over a file, told of each change as `bootstrap` has it told."""
    made = MainWindow(ctx)
    ctx.shell = made
    assert ctx.vault.database is not None
    ctx.vault.database.listen(made.areas_changed)
    qtbot.addWidget(made)
    made.resize(1200, 780)
    made.show_screens()
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    made.toasts.forget()


def choose(ctx: AppContext, audience: Audience, settle: Settle) -> None:
    ctx.services.settings.change(audience=audience)
    settle()


def bar(window: MainWindow) -> list[str]:
    """The places of the side bar, from the top down."""
    names = [f"nav-{entry.id}" for entry in SCREENS if entry.in_bar]
    shown = [name for name in names if (found := window.findChild(QPushButton, name)) is not None and found.isVisible()]
    return [name.removeprefix("nav-") for name in shown]


def test_what_the_family_has_is_decided_screen_by_screen() -> None:
    assert {entry.id for entry in screens_for(family=True)} == THEIRS
    assert screens_for(family=False) == SCREENS


def test_today_and_the_side_bar_follow_who_it_is_for(window: MainWindow, ctx: AppContext, settle: Settle) -> None:
    before = bar(window)
    assert isinstance(window.current_screen(), TodayScreen)
    choose(ctx, Audience.SOMEONE_I_LOVE, settle)
    assert isinstance(window.current_screen(), FamilyToday)
    assert bar(window) == [name for name in before if name in THEIRS]
    choose(ctx, Audience.ME, settle)
    assert isinstance(window.current_screen(), TodayScreen)
    assert bar(window) == before


@pytest.mark.parametrize("entry", [entry for entry in SCREENS if entry.id not in THEIRS], ids=lambda entry: entry.id)
def test_nothing_leads_the_family_to_what_is_about_own_use(
    window: MainWindow, ctx: AppContext, settle: Settle, press: Press, entry: object
) -> None:
    choose(ctx, Audience.SOMEONE_I_LOVE, settle)
    window.go(entry.id)  # type: ignore[attr-defined]
    assert isinstance(window.current_screen(), FamilyToday)
    window.show_shortcuts()
    sheet = window.findChild(ShortcutSheet)
    assert sheet is not None
    words = {label.text() for label in sheet.findChildren(QWidget) if hasattr(label, "text")}
    assert entry.title not in words  # type: ignore[attr-defined]
    sheet.reject()


def test_the_keys_of_their_screens_are_heard(window: MainWindow, ctx: AppContext, settle: Settle, press: Press) -> None:
    choose(ctx, Audience.SOMEONE_I_LOVE, settle)
    people = next(entry for entry in SCREENS if entry.id == "people")
    press(window, getattr(Qt.Key, f"Key_{people.key[-1]}"), Qt.KeyboardModifier.ControlModifier)
    screen = window.current_screen()
    assert screen is not None
    assert screen.objectName() == "screen-people"


def test_whoever_stands_on_a_screen_they_no_longer_have_comes_to_today(
    window: MainWindow, ctx: AppContext, settle: Settle
) -> None:
    for entry in SCREENS:
        if entry.id in THEIRS:
            continue
        choose(ctx, Audience.ME, settle)
        window.go(entry.id)
        choose(ctx, Audience.SOMEONE_I_LOVE, settle)
        assert isinstance(window.current_screen(), FamilyToday), entry.id


def test_it_is_changed_in_settings_and_taken_back_from_the_toast(
    window: MainWindow, ctx: AppContext, settle: Settle
) -> None:
    window.go("settings", section="you")
    loved = window.findChild(QAbstractButton, "audience-loved")
    assert loved is not None
    loved.click()
    settle()
    assert ctx.services.settings.current().audience is Audience.SOMEONE_I_LOVE
    screen = window.current_screen()
    assert screen is not None
    assert screen.objectName() == "screen-settings", "one stays where one was"
    assert window.findChild(QWidget, "section-counting") is None
    window.toasts.undo_last()
    settle()
    assert ctx.services.settings.current().audience is Audience.ME
    assert window.findChild(QWidget, "section-counting") is not None


def _both_sides(ctx: AppContext) -> dict[str, object]:
    """Everything either side has, as the services give it."""
    services = ctx.services
    return {
        "events": services.counter.events(),
        "check-in": services.checkins.of_day(TODAY),
        "reasons": services.plans.reasons(),
        "wellbeing": services.wellbeing.of_day(TODAY - timedelta(days=1)),
        "read": services.pathways.progress(ctx.library.pathway("family")).done,
        "people": services.contacts.all(),
    }


def test_changed_to_and_fro_both_records_are_whole_and_the_export_holds_both(
    window: MainWindow, ctx: AppContext, settle: Settle, tmp_path: Path
) -> None:
    services = ctx.services
    services.counter.start_on(TODAY - timedelta(days=40))
    services.checkins.save(TODAY, Answers(mood=6, craving=2, note="A walk by the canal."))
    services.plans.add_reason("Sunday mornings")
    choose(ctx, Audience.SOMEONE_I_LOVE, settle)
    services.wellbeing.save(TODAY - timedelta(days=1), Wellbeing(worry=8, note="Waited up again."))
    services.pathways.tick(ctx.library.pathway("family"), "article:naloxone", True)
    before = _both_sides(ctx)
    for audience in (Audience.ME, Audience.SOMEONE_I_LOVE, Audience.ME, Audience.SOMEONE_I_LOVE):
        choose(ctx, audience, settle)
        assert _both_sides(ctx) == before
    text = services.transfer.export(tmp_path / "all.json").path.read_text(encoding="utf-8")
    for words in ("A walk by the canal.", "Sunday mornings", "Waited up again.", "article:naloxone"):
        assert words in text, words
