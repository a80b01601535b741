"""The sheet of what was written before: plans and days, changed, taken away, and brought back."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.lapse import Link, Part, Sheet, StepId
from companion.ui.lapse.earlier import EarlierSheet
from companion.ui.link_card import cue_words
from tests.ui.lapse.conftest import TODAY, Walk, ago, write

LINKS = (Link(Part.SET_OFF, "Payday", "ring Chris"), Link(Part.AFTER, "Slept", ""))


@pytest.fixture
def written(counted: AppContext) -> AppContext:
    """A day long past that was written about and counted, and one that was not counted."""
    lapses = counted.services.lapses
    lapses.finish(Sheet(day=ago(40), write_down=True, links=LINKS), cue_words())
    lapses.finish(Sheet(links=(Link(Part.THOUGHTS, "Just once", ""),)), cue_words())
    return counted


@pytest.fixture
def sheet(written: AppContext, show: Callable[..., QWidget], qtbot: QtBot) -> Iterator[EarlierSheet]:
    """The sheet, open over a window."""
    window = show(QWidget())
    made = EarlierSheet(written, window)
    with qtbot.waitExposed(made):
        made.open()
    yield made
    window.close()


def part(sheet: EarlierSheet, kind: type[QWidget], name: str) -> QWidget:
    found = [one for one in sheet.findChildren(kind, name) if one.isVisibleTo(sheet)]
    assert found, name
    return found[-1]


def press(sheet: EarlierSheet, name: str) -> None:
    button = part(sheet, QAbstractButton, name)
    assert isinstance(button, QAbstractButton)
    button.click()


def test_the_way_there_stands_with_the_chain_once_something_was_written(
    counted: AppContext, walk: Callable[..., Walk], qtbot: QtBot
) -> None:
    way = walk(counted)
    way.to(StepId.CHAIN)
    assert not way.shows("lapse-earlier")
    counted.services.lapses.finish(Sheet(links=LINKS), cue_words())
    way = walk(counted)
    way.to(StepId.CHAIN)
    way.press("lapse-earlier")
    opened = way.screen.window().findChild(EarlierSheet)
    assert opened is not None
    opened.reject()


def test_each_day_is_named_as_what_it_is(written: AppContext, sheet: EarlierSheet) -> None:
    said = " ".join(one.accessibleName() for one in sheet.findChildren(QWidget))
    assert "About 12 October 2026. What set it off?" in said
    assert "Written 21 November 2026. What went through your mind?" in said


def test_a_day_that_was_not_counted_is_named_and_so_is_what_it_was_about(
    counted: AppContext, show: Callable[..., QWidget], qtbot: QtBot
) -> None:
    uuid = counted.services.counted.add("alcohol").uuid
    link = Link(Part.THOUGHTS, "Just once", "")
    counted.services.lapses.finish(Sheet(day=ago(40), write_down=False, links=(link,)), cue_words())
    counted.services.lapses.finish(Sheet(day=ago(30), counted=uuid, links=(link,)), cue_words())
    window = show(QWidget())
    made = EarlierSheet(counted, window)
    said = " ".join(one.accessibleName() for one in made.findChildren(QWidget))
    assert "About 12 October 2026. What went" in said
    assert "About 22 October 2026: alcohol. What went" in said
    made.reject()
    window.close()


def test_what_is_changed_is_kept_however_the_sheet_closes(
    written: AppContext, sheet: EarlierSheet, qtbot: QtBot
) -> None:
    cue, action = part(sheet, QLineEdit, "plan-cue-0"), part(sheet, QLineEdit, "plan-action-0")
    assert isinstance(cue, QLineEdit)
    assert isinstance(action, QLineEdit)
    assert (cue.text(), action.text()) == ("Payday", "ring Chris")
    cue.setText("It is payday")
    field = part(sheet, QPlainTextEdit, "story-1-0")
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText("Payday, and alone")
    sheet.reject()
    lapses = written.services.lapses
    assert [(plan.cue, plan.action) for plan in written.services.aims.if_thens()] == [("It is payday", "ring Chris")]
    assert lapses.stories()[1].links[0] == Link(Part.SET_OFF, "Payday, and alone", "ring Chris")


def test_a_field_left_empty_loses_nothing(written: AppContext, sheet: EarlierSheet) -> None:
    action = part(sheet, QLineEdit, "plan-action-0")
    assert isinstance(action, QLineEdit)
    action.clear()
    sheet.accept()
    assert [plan.action for plan in written.services.aims.if_thens()] == ["ring Chris"]


def test_a_plan_is_taken_away_and_brought_back_in_the_sheet(written: AppContext, sheet: EarlierSheet) -> None:
    press(sheet, "plan-remove-0")
    assert written.services.aims.if_thens() == ()
    press(sheet, "list-undo")
    assert len(written.services.aims.if_thens()) == 1
    assert part(sheet, QLineEdit, "plan-cue-0")
    sheet.accept()


def test_what_was_written_goes_and_the_count_stays_as_it_is(written: AppContext, sheet: EarlierSheet) -> None:
    before = written.services.counter.count()
    press(sheet, "story-remove-1")
    press(sheet, "story-remove-0")
    press(sheet, "plan-remove-0")
    assert written.services.lapses.stories() == ()
    assert "Nothing is written here any more" in " ".join(getattr(one, "text", str)() for one in _texts(sheet))
    assert written.services.counter.count() == before
    assert before.lapses == (ago(40),)
    press(sheet, "list-undo")
    assert len(written.services.aims.if_thens()) == 1
    sheet.accept()


def _texts(sheet: EarlierSheet) -> list[QWidget]:
    from companion.ui.widgets.text import Text

    return [one for one in sheet.findChildren(Text) if one.isVisibleTo(sheet)]


def test_a_plan_made_now_stands_there_at_once(written: AppContext, walk: Callable[..., Walk], qtbot: QtBot) -> None:
    way = walk(written)
    way.to(StepId.HELPED)
    way.press("lapse-next-open-helped")
    write(way, qtbot, "lapse-next-helped", "walk the dog")
    way.finish()
    assert [plan.action for plan in written.services.aims.if_thens()] == ["ring Chris", "walk the dog"]
    assert written.services.aims.if_thens()[1].cue == "I want to stop again"
    assert written.services.plans.intentions(TODAY) == ()
