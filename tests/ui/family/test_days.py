"""The days of someone who loves a person who uses: every one of them is found again, opened and changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.settings import Audience
from companion.domain.wellbeing import Wellbeing
from companion.ui.family.days import AT_ONCE, DaysPage
from companion.ui.family.screen import FamilyToday
from companion.ui.family.two_weeks import DAYS, TwoWeeks
from companion.ui.widgets.date_field import DateField
from companion.ui.widgets.scale import ScaleSlider
from companion.ui.widgets.way_row import WayRow
from tests.ui.walk import words_of

Show = Callable[..., QWidget]
TODAY = date(2026, 11, 21)


@pytest.fixture
def family(ctx: AppContext) -> AppContext:
    ctx.services.settings.change(audience=Audience.SOMEONE_I_LOVE)
    return ctx


def shown(ctx: AppContext, show: Show) -> FamilyToday:
    screen = FamilyToday(ctx)
    screen.refresh()
    show(screen)
    screen.activateWindow()
    return screen


def write(ctx: AppContext, *back: int) -> None:
    for days in back:
        ctx.services.wellbeing.save(TODAY - timedelta(days=days), Wellbeing(mood=days % 11, note=f"Day {days}."))


def button(screen: QWidget, name: str) -> QPushButton:
    found = [part for part in screen.findChildren(QPushButton, name) if part.isVisible()]
    assert found, name
    return found[-1]


def listed(screen: QWidget) -> list[str]:
    QApplication.sendPostedEvents()
    page = screen.findChildren(DaysPage)[-1]
    return [row.objectName().removeprefix("day-") for row in page.findChildren(WayRow) if not row.isHidden()]


def title(screen: QWidget) -> str:
    found = screen.findChild(QWidget, "wellbeing-title")
    assert found is not None
    return str(found.text())  # type: ignore[attr-defined]


def test_an_old_day_is_found_read_and_changed(family: AppContext, show: Show) -> None:
    family.services.wellbeing.save(TODAY - timedelta(days=200), Wellbeing(worry=0, note="The trial was over."))
    screen = shown(family, show)
    button(screen, "days-all").click()
    page = screen.findChild(DaysPage)
    assert page is not None
    said = " ".join(words for _where, words in words_of(page))
    assert "Worry 0" in said
    assert "The trial was over." in said
    assert "Mood" not in said, "not given is not nought"
    button(screen, f"day-{(TODAY - timedelta(days=200)).isoformat()}").click()
    assert "5 May" in title(screen)
    mood = screen.findChild(ScaleSlider, "scale-mood")
    assert mood is not None
    assert screen.focusWidget() is mood
    QTest.keyClick(mood, Qt.Key.Key_7)
    button(screen, "wellbeing-save").click()
    kept = family.services.wellbeing.of_day(TODAY - timedelta(days=200))
    assert kept is not None
    assert (kept.mood, kept.worry, kept.note) == (7, 0, "The trial was over.")


def test_any_past_day_is_filled_in_by_its_date(family: AppContext, show: Show) -> None:
    write(family, 0)
    screen = shown(family, show)
    screen.open(days=True)
    field = screen.findChild(DateField)
    assert field is not None
    field.line.setText("3 February 2025")
    button(screen, "days-open").click()
    assert "3 February 2025" in title(screen)
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_4)
    screen.save()
    assert family.services.wellbeing.of_day(date(2025, 2, 3)) is not None
    assert family.services.wellbeing.of_day(TODAY) is not None


def test_the_newest_stand_first_and_earlier_ones_come_on_asking(family: AppContext, show: Show) -> None:
    write(family, *range(AT_ONCE + 5))
    screen = shown(family, show)
    screen.open(days=True)
    assert listed(screen) == [(TODAY - timedelta(days=back)).isoformat() for back in range(AT_ONCE)]
    more = button(screen, "days-more")
    more.setFocus()
    QTest.keyClick(more, Qt.Key.Key_Space)
    assert len(listed(screen)) == AT_ONCE + 5
    held = screen.focusWidget()
    assert held is not None
    assert held.objectName() == f"day-{(TODAY - timedelta(days=AT_ONCE)).isoformat()}"
    assert not [part for part in screen.findChildren(QPushButton, "days-more") if part.isVisible()]


def test_a_day_taken_away_leaves_the_list_and_undoing_brings_it_back(family: AppContext, show: Show) -> None:
    write(family, 1, 2)
    screen = shown(family, show)
    screen.open(days=True)
    done = family.services.wellbeing.remove(TODAY - timedelta(days=1))
    screen.refresh()
    assert listed(screen) == ["2026-11-19"]
    done.undo()
    screen.refresh()
    assert listed(screen) == ["2026-11-20", "2026-11-19"]


def test_escape_leads_back_and_answers_given_before_are_kept(family: AppContext, show: Show) -> None:
    write(family, 1)
    screen = shown(family, show)
    mood = screen.findChild(ScaleSlider, "scale-mood")
    assert mood is not None
    QTest.keyClick(mood, Qt.Key.Key_8)
    button(screen, "days-all").click()
    assert listed(screen) == ["2026-11-21", "2026-11-20"]
    assert screen.place()["days"] is True
    assert screen.go_back()
    assert mood.isVisible()
    assert screen.focusWidget() is button(screen, "days-all")
    assert not screen.go_back()


def test_a_press_in_the_picture_opens_that_day(family: AppContext, show: Show, qtbot: QtBot) -> None:
    write(family, 0, 5)
    screen = shown(family, show)
    weeks = screen.findChild(TwoWeeks)
    assert weeks is not None
    with qtbot.waitSignal(weeks.day_wanted) as asked:
        # The last but one of fourteen columns.
        QTest.mouseClick(
            weeks, Qt.MouseButton.LeftButton, pos=QPoint(weeks.width() - weeks.width() * 3 // 2 // DAYS, 20)
        )
    assert asked.args == [TODAY - timedelta(days=1)]
    assert "20 November" in title(screen)


def test_before_anything_is_written_no_list_is_offered_and_with_one_old_day_it_is(
    family: AppContext, show: Show
) -> None:
    screen = shown(family, show)
    assert not [part for part in screen.findChildren(QPushButton, "days-all") if part.isVisible()]
    write(family, 300)
    screen.refresh()
    assert button(screen, "days-all").isVisible()


def test_the_keys_for_the_day_before_and_after_are_theirs_too(family: AppContext, show: Show) -> None:
    screen = shown(family, show)
    mood = screen.findChild(ScaleSlider, "scale-mood")
    assert mood is not None
    mood.setFocus()
    QTest.keyClick(mood, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert "20 November" in title(screen)
    QTest.keyClick(mood, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert title(screen) == "How are you yourself?"


def test_the_export_holds_every_day(family: AppContext, tmp_path: Path) -> None:
    write(family, 3, 900)
    made = family.services.transfer.export(tmp_path / "all.json")
    held = json.loads(made.path.read_text(encoding="utf-8"))
    assert "Day 900." in json.dumps(held)
    assert "Day 3." in json.dumps(held)
