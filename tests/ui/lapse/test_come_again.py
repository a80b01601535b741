"""Somebody comes again while what they wrote before waits half way: safety first, and nothing of either is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.contacts import ContactDetails, Number
from companion.domain.lapse import Link, Part, Sheet, StepId
from companion.ui.lapse.danger import DangerCard
from companion.ui.lapse.safety import SafeStep
from companion.ui.lapse.screen import LapseScreen
from companion.ui.theme import Theme, install_theme
from companion.ui.theme.tokens import LIGHT
from tests.fakes import FakeClock
from tests.ui.conftest import RecordingShell
from tests.ui.lapse.conftest import TODAY, Walk, ago

Begin = Callable[..., Walk]
OLD = Sheet(name="old", step=StepId.CHAIN, day=ago(8), links=(Link(Part.DID, "went there"),))


@pytest.fixture
def waiting(counted: AppContext, clock: FakeClock) -> AppContext:
    """A week ago something was closed half way."""
    clock.advance(days=-7)
    counted.services.lapses.keep(OLD)
    clock.advance(days=7)
    return counted


def sheets(ctx: AppContext) -> list[Sheet]:
    return [one.sheet for one in ctx.services.lapses.waiting()]


def press_enter(way: Walk, qtbot: QtBot) -> None:
    held = way.screen.focusWidget()
    assert held is not None
    qtbot.keyClick(held, Qt.Key.Key_Return)


@pytest.mark.parametrize("route", [{"day": TODAY}, {"day": None}, {"day": None, "count": True}])
def test_who_names_another_day_comes_to_safety_by_enter_and_it_is_about_that_day(
    waiting: AppContext, walk: Begin, qtbot: QtBot, route: dict[str, object]
) -> None:
    way = walk(waiting, **route)
    assert way.at is None
    assert "About: 13 November. Written: 14 November" in way.words()
    assert "999" in way.words(), "danger comes before anything else"
    press_enter(way, qtbot)
    assert way.at is StepId.SAFE
    assert "First: are you safe?" in way.words()
    way.press("lapse-company-no")
    way.to(StepId.COUNT)
    way.press("lapse-close")
    new, old = sheets(waiting)
    assert (new.day, new.company, new.write_down) == (
        TODAY if "count" in route else route["day"],
        False,
        route.get("count"),
    )
    assert old == OLD


def test_another_thing_is_gone_through_beside_the_first_and_each_is_gone_on_with_by_its_name(
    waiting: AppContext, walk: Begin, qtbot: QtBot
) -> None:
    thing = waiting.services.counted.add("alcohol").uuid
    way = walk(waiting, day=None, count=True, counted=thing)
    press_enter(way, qtbot)
    assert (way.at, "about alcohol" in way.words()) == (StepId.SAFE, True)
    way.press("lapse-company-no", "lapse-close")
    way = walk(waiting)
    assert "It is about: alcohol" in way.words()
    way.press("lapse-instead")
    assert way.at is StepId.CHAIN
    way.finish()
    assert [one.counted for one in sheets(waiting)] == [thing], "the other waits on"
    assert waiting.services.lapses.stories()[0].day == ago(8)


def test_led_back_to_another_day_enter_looks_at_safety_and_the_words_stay(
    waiting: AppContext, walk: Begin, qtbot: QtBot
) -> None:
    way = walk(waiting)
    assert "Written 14 November." in way.words()
    press_enter(way, qtbot)
    assert way.at is StepId.SAFE
    way.press("lapse-next")
    assert [one.link(Part.DID).words for one in sheets(waiting)] == ["went there"]


def test_on_the_same_day_enter_goes_on_and_what_they_came_for_is_taken_along(
    counted: AppContext, walk: Begin, qtbot: QtBot
) -> None:
    counted.services.lapses.keep(Sheet(name="one", step=StepId.TELL, company=True))
    assert walk(counted, day=None).part("lapse-top").hasFocus(), "used again, perhaps"
    way = walk(counted, day=TODAY)
    press_enter(way, qtbot)
    assert way.at is StepId.TELL
    way = walk(counted, day=TODAY, count=True)
    way.press("lapse-go-on")
    way.finish()
    assert counted.services.counter.count().lapses == (TODAY,)
    assert sheets(counted) == []


def test_after_safety_in_help_now_one_goes_on_from_there(counted: AppContext, walk: Begin, qtbot: QtBot) -> None:
    assert walk(counted, day=None, safety_read=True).at is StepId.REST
    counted.services.lapses.keep(OLD)
    way = walk(counted, day=None, safety_read=True)
    assert way.at is None
    press_enter(way, qtbot)
    assert way.at is StepId.REST


def test_begun_afresh_and_taken_back_what_was_given_in_between_is_kept_too(
    waiting: AppContext, walk: Begin, shell: RecordingShell
) -> None:
    way = walk(waiting)
    way.press("lapse-afresh", "lapse-company-no")
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    assert way.at is None
    assert sorted(sheet.company is False for sheet in sheets(waiting)) == [False, True]


def test_closed_it_leads_back_to_settings_where_they_came_from_there(
    counted: AppContext, walk: Begin, shell: RecordingShell
) -> None:
    way = walk(counted, day=None, count=True)
    way.to(StepId.TOLERANCE)
    again = walk(counted, **way.screen.place())
    again.press("lapse-close")
    assert shell.went == [("settings", {"section": "counting"})]
    way.screen.go_back()
    way.screen.go_back()
    assert shell.went[1:] == [("settings", {"section": "counting"})]


@pytest.mark.parametrize("part", ["set-off", "thoughts", "after"])
def test_what_is_opened_for_next_time_is_in_sight_with_the_keyboard(
    counted: AppContext, walk: Begin, qtbot: QtBot, part: str
) -> None:
    way = walk(counted)
    way.to(StepId.CHAIN)
    way.screen.window().activateWindow()
    QApplication.processEvents()
    way.screen.frame.scroll_area.verticalScrollBar().setValue(0)
    opener = way.part(f"lapse-next-open-{part}")
    opener.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    qtbot.keyClick(opener, Qt.Key.Key_Space)
    field = way.part(f"lapse-next-{part}")
    assert field.hasFocus()
    for _pass in range(4):
        QApplication.processEvents()
    seen = way.screen.frame.scroll_area.viewport()
    top = field.mapTo(seen, QPoint(0, 0)).y()
    assert 0 <= top <= seen.height() - field.height()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("room", [(981, 780), (681, 600), (764, 600), (640, 400), (400, 480)])
@pytest.mark.parametrize("route", [{}, {"day": None}])
def test_danger_is_never_told_without_its_condition_and_no_key_presses_what_is_out_of_sight(
    waiting: AppContext,
    show: Callable[..., QWidget],
    qapp: QApplication,
    scale: float,
    room: tuple[int, int],
    route: dict[str, None],
) -> None:
    install_theme(qapp, Theme(LIGHT, scale=scale, motion=False))
    way = LapseScreen(waiting)
    way.refresh()
    way.open(**route)
    show(way, *room)
    way.activateWindow()
    for _pass in range(8):
        qapp.processEvents()
    seen, card = way.frame.scroll_area.viewport(), way.findChild(DangerCard)
    assert card is not None
    assert card.mapTo(seen, QPoint(0, 0)).y() >= 0
    foot = card.mapTo(seen, QPoint(0, card.height())).y()
    assert foot <= seen.height() or card.height() > seen.height()
    held = way.focusWidget()
    assert held is not None
    if isinstance(held, QAbstractButton):
        assert 0 <= held.mapTo(seen, QPoint(0, 0)).y() <= seen.height() - held.height()
    else:
        assert held is way.frame.scroll_area.widget()


@pytest.mark.parametrize("day", [None, ago(8)])
@pytest.mark.parametrize("anew", [False, True])
def test_nobody_is_told_that_they_wrote_who_only_came_part_of_the_way(
    counted: AppContext, clock: FakeClock, walk: Begin, day: date | None, anew: bool
) -> None:
    clock.advance(days=-7)
    counted.services.lapses.keep(Sheet(name="old", step=StepId.ALONE, day=day, company=True))
    clock.advance(days=7)
    said = (walk(counted, day=TODAY) if anew else walk(counted)).words().casefold()
    assert "where you were" in said
    assert not [word for word in ("wrote", "written") if word in said], said


def leave_and_return(way: Walk) -> None:
    way.screen.leave()
    way.screen.hide()
    way.screen.show()


def test_left_with_nothing_given_the_first_step_stands_there_as_it_was_from_its_top(
    counted: AppContext, walk: Begin
) -> None:
    way = walk(counted)
    step = way.screen.findChild(SafeStep)
    leave_and_return(way)
    assert way.screen.findChildren(SafeStep) == [step]
    assert (way.at, sheets(counted)) == (StepId.SAFE, [])
    way.press("lapse-company-no", "lapse-close")
    assert len(sheets(counted)) == 1


@pytest.mark.parametrize("what", ["person", "naloxone", "country", "count", "midnight", "night"])
def test_the_first_step_is_made_anew_when_what_it_tells_has_changed_meanwhile(
    counted: AppContext, walk: Begin, clock: FakeClock, what: str
) -> None:
    services = counted.services
    way = walk(counted)
    step = way.screen.findChild(SafeStep)
    way.screen.leave()
    way.screen.hide()
    if what == "person":
        services.contacts.add(ContactDetails("Robin", numbers=(Number("07700 900143"),)))
    elif what == "naloxone":
        services.settings.change(naloxone_place="coat pocket")
    elif what == "country":
        counted.prefs.change(country="us")
    elif what == "count":
        services.counter.start_on(ago(7))
    elif what == "midnight":
        clock.advance(days=1)
    else:
        clock.advance(hours=4)
    way.screen.show()
    assert way.screen.findChildren(SafeStep)[-1] is not step
    told = {"person": "Robin", "naloxone": "coat pocket", "country": "911"}
    assert told.get(what, "") in way.words()


def test_an_answer_given_and_taken_back_elsewhere_is_asked_again(counted: AppContext, walk: Begin) -> None:
    way = walk(counted)
    way.press("lapse-company-no")
    way.screen.leave()
    counted.services.lapses.drop(sheets(counted)[0].name)
    way.screen.hide()
    way.screen.show()
    assert way.at is StepId.SAFE
    way.press("lapse-close")
    assert sheets(counted) == []
