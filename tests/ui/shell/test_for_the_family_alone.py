"""A file kept by someone who loves a person who uses: no way leads to what the person wrote, and none of it shows.

Asked of every screen in the registry and of every key of the window, so that a later one is asked too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QLineEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.checkin import Answers
from companion.domain.counter import EventKind
from companion.domain.plans import RiskKind
from companion.domain.settings import Audience
from companion.domain.wellbeing import Wellbeing
from companion.ui.registry import SCREENS, ScreenEntry, screens_for
from companion.ui.shell.shortcuts import ShortcutSheet
from companion.ui.shell.window import MainWindow
from tests.ui.walk import words_of

TODAY = date(2026, 11, 21)
WRITTEN = "Zebrafinch"
PERSONAL = [entry for entry in SCREENS if not entry.is_for(family=True)]
THEIRS = list(screens_for(family=True))
#: Keys that end the session, or take the window out of sight.
AWAY = ("Ctrl+Q", "Ctrl+L", "F12")
Settle = Callable[[], None]


def _write_everything(ctx: AppContext) -> None:
    """A word in every place in which a person can leave one."""
    services = ctx.services
    services.counter.start_on(TODAY - timedelta(days=40))
    services.counter.add(EventKind.LAPSE, TODAY - timedelta(days=12))
    services.checkins.save(TODAY, Answers(mood=6, craving=2, note=WRITTEN, triggers=(WRITTEN,)))
    services.plans.add_reason(WRITTEN)
    services.plans.intend(WRITTEN, TODAY)
    services.plans.add_risk_date(RiskKind.DETOX, TODAY - timedelta(days=5))
    services.coping.tried("five-senses", before=9, after=2)
    services.settings.change(favourite_ways="five-senses")


@pytest.fixture
def window(ctx: AppContext, qtbot: QtBot, settle: Settle) -> Iterator[MainWindow]:
    """The window over a file in which the person wrote, and which is someone's now who loves them."""
    made = MainWindow(ctx)
    ctx.shell = made
    assert ctx.vault.database is not None
    ctx.vault.database.listen(made.areas_changed)
    qtbot.addWidget(made)
    made.resize(1200, 780)
    made.show_screens()
    with qtbot.waitExposed(made):
        made.show()
    _write_everything(ctx)
    made.go("journal", new=True, text=f"{WRITTEN} half written")
    for entry in SCREENS:
        made.go(entry.id)
    ctx.services.settings.change(audience=Audience.SOMEONE_I_LOVE)
    settle()
    yield made
    made.toasts.forget()


def here(window: MainWindow) -> str:
    screen = window.current_screen()
    assert screen is not None
    return screen.objectName().removeprefix("screen-")


def test_every_screen_says_whom_it_is_for() -> None:
    assert {entry.id for entry in PERSONAL} == {
        "journal",
        "plan",
        "milestones",
        "lapse",
        "medicines",
        "aftercare",
        "pack",
        "hope-box",
        "progress",
        "self-checks",
        "questions",
        "reports",
    }
    assert all(entry.audiences for entry in SCREENS)
    with pytest.raises(TypeError):
        ScreenEntry("later", "Later", "sun", "", True, SCREENS[0].factory)  # type: ignore[call-arg]


@pytest.mark.parametrize("entry", PERSONAL, ids=lambda entry: entry.id)
@pytest.mark.parametrize("route", [{}, {"new": True}, {"day": TODAY}, {"query": "a"}], ids=str)
def test_no_route_leads_to_a_personal_screen(window: MainWindow, entry: ScreenEntry, route: dict[str, object]) -> None:
    window.go("people")
    window.go(entry.id, **route)
    assert here(window) == "people"


@pytest.mark.parametrize("start", THEIRS, ids=lambda entry: entry.id)
def test_no_key_leads_to_a_personal_screen(window: MainWindow, start: ScreenEntry) -> None:
    for key in [key for key in window.findChildren(QShortcut) if key.key().toString() not in AWAY]:
        window.go(start.id)
        key.activated.emit()
        assert here(window) in {entry.id for entry in THEIRS}, key.key().toString()


def test_no_button_of_the_side_bar_leads_to_a_personal_screen(window: MainWindow) -> None:
    for entry in PERSONAL:
        assert window.findChild(QPushButton, f"nav-{entry.id}") is None


@pytest.mark.parametrize("entry", THEIRS, ids=lambda entry: entry.id)
def test_nothing_the_person_wrote_is_on_a_screen_of_theirs(window: MainWindow, entry: ScreenEntry) -> None:
    window.go(entry.id)
    screen = window.current_screen()
    assert screen is not None
    said = [words for _where, words in words_of(screen)]
    typed = [part.text() for part in screen.findChildren(QLineEdit)]
    assert WRITTEN not in " ".join((*said, *typed))


def test_no_search_finds_what_the_person_wrote(window: MainWindow, qtbot: QtBot) -> None:
    window.go("learn")
    screen = window.current_screen()
    assert screen is not None
    for field in screen.findChildren(QLineEdit):
        field.setText(WRITTEN)
    qtbot.wait(0)
    rows = screen.list.model()  # type: ignore[attr-defined]
    found = [str(rows.data(rows.index(at, 0), Qt.ItemDataRole.DisplayRole)) for at in range(rows.rowCount())]
    assert WRITTEN not in " ".join(found)


def test_switched_back_everything_is_there_as_it_was_left(window: MainWindow, ctx: AppContext, settle: Settle) -> None:
    ctx.services.wellbeing.save(TODAY, Wellbeing(mood=3))
    ctx.services.settings.change(audience=Audience.ME)
    settle()
    assert ctx.services.checkins.of_day(TODAY) is not None
    assert [one.words for one in ctx.services.plans.reasons()] == [WRITTEN]
    assert ctx.services.coping.record("five-senses").tries == 1
    window.go("journal")
    assert here(window) == "journal"
    kept = (*ctx.services.journal.drafts(), *ctx.services.journal.timeline().items)
    assert any(f"{WRITTEN} half written" in f"{one}" for one in kept), "the half-written page is kept"


@pytest.mark.parametrize("size", [(1200, 780), (900, 600)], ids=str)
def test_each_today_begins_at_its_top_whoever_was_there_before(
    window: MainWindow, ctx: AppContext, qtbot: QtBot, settle: Settle, size: tuple[int, int]
) -> None:
    window.resize(*size)
    for audience in (Audience.ME, Audience.SOMEONE_I_LOVE, Audience.ME, Audience.SOMEONE_I_LOVE):
        window.go("today")
        qtbot.wait(20)
        _bar(window).setValue(_bar(window).maximum())
        assert _bar(window).value() > 0
        window.go("settings", section="you")
        ctx.services.settings.change(audience=audience)
        settle()
        assert here(window) == "settings"
        window.go("today")
        qtbot.wait(20)
        assert _bar(window).value() == 0


def _bar(window: MainWindow) -> QWidget:
    screen = window.current_screen()
    assert screen is not None
    return screen.findChild(QScrollArea).verticalScrollBar()  # type: ignore[union-attr]


def test_the_sheet_of_keys_is_theirs_in_the_first_run_too(window: MainWindow) -> None:
    window.show_page(QWidget())
    window.show_shortcuts()
    sheet = window.findChild(ShortcutSheet)
    assert sheet is not None
    said = " ".join(words for _where, words in words_of(sheet))
    assert "Ctrl+M" not in said
    assert "Journal" not in said
    sheet.reject()
