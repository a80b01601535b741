"""In the smallest window nobody scrolls for whom to ring: beside every step, and on the page of everyone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from companion.context import AppContext
from companion.domain.contacts import ContactDetails, Number
from companion.ui.brief_calls import BriefCall
from companion.ui.help_now.page import HelpNow
from companion.ui.help_now.steps import StepsPage
from companion.ui.theme import Theme, install_theme
from companion.ui.theme.tokens import LIGHT
from companion.ui.widgets.page import ScrollArea
from companion.ui.widgets.text import Text
from tests.ui.help_now.test_overdose import COUNTRIES, ROOMS

Show = Callable[..., QWidget]
DOORS = ("craving", "used", "suicide", "withdrawal", "their-life")


def _with_people(ctx: AppContext) -> None:
    for name, role in (("Dana Whitlock", "keyworker"), ("Chris", "friend"), ("Mum", "family"), ("Jo", "family")):
        hours = "Monday to Friday, 9:30 to 17:00"
        ctx.services.contacts.add(ContactDetails(name, role, hours=hours, numbers=(Number("07700 900142"),)))


def _settle(app: QApplication) -> None:
    for _pass in range(6):
        app.processEvents()


def _in_sight(part: QWidget, page: QWidget) -> bool:
    return part.isVisible() and part.mapTo(page, part.rect().bottomLeft()).y() <= page.height()


@pytest.mark.parametrize("people", [True, False], ids=["own people", "helplines alone"])
@pytest.mark.parametrize("width", ROOMS)
@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("door", DOORS)
def test_whom_to_ring_is_in_sight_beside_every_step(
    ctx: AppContext, show: Show, qapp: QApplication, door: str, country: str, width: int, people: bool
) -> None:
    ctx.prefs.change(country=country)
    if people:
        _with_people(ctx)
    help_now = HelpNow(ctx)
    help_now.open_door(door)
    show(help_now, width, 600)
    page = help_now.findChild(StepsPage)
    assert page is not None
    while True:
        _settle(qapp)
        rows = [row for row in page.findChildren(BriefCall) if row.isVisible()]
        assert bool(rows) == bool(people or ctx.library.country(country).lines_for(page_keys(ctx, door)))
        low = [(row.accessibleName(), row.mapTo(help_now, row.rect().bottomLeft()).y()) for row in rows]
        assert all(_in_sight(row, help_now) for row in rows), (page.step, low)
        assert _in_sight(page.next, help_now), page.step
        if page.next.text() == "All doors":
            break
        page.next.click()


def page_keys(ctx: AppContext, door: str) -> tuple[object, ...]:
    keys = ctx.library.door(door).who_to_call
    lines = ctx.library.country(ctx.country()).lines_for(keys)
    return keys if any(line.number for line in lines) else ()


@pytest.mark.parametrize("width", ROOMS)
def test_their_own_reasons_stand_beside_the_steps_of_the_worst_hour(ctx: AppContext, show: Show, width: int) -> None:
    ctx.prefs.change(country="gb")
    _with_people(ctx)
    ctx.services.plans.add_reason("My daughter. I want to be there when she starts school.")
    ctx.services.plans.add_reason("A very long one " + "and so on " * 20)
    help_now = HelpNow(ctx)
    help_now.open_door("suicide")
    show(help_now, width, 600)
    said = {label.text(): label for label in help_now.findChildren(QLabel) if label.isVisible()}
    mine = said["My daughter. I want to be there when she starts school."]
    assert _in_sight(mine, help_now)
    assert any(words.startswith("A very long one") and words.endswith("…") for words in said)


def test_while_locked_no_reason_is_shown(ctx: AppContext, show: Show) -> None:
    ctx.services.plans.add_reason("My daughter.")
    ctx.session = None
    help_now = HelpNow(ctx)
    help_now.open_door("suicide")
    show(help_now, 900, 600)
    assert not [label for label in help_now.findChildren(QLabel) if "daughter" in label.text()]


@pytest.mark.parametrize("people", [True, False], ids=["own people", "helplines alone"])
@pytest.mark.parametrize("width", ROOMS)
@pytest.mark.parametrize("country", COUNTRIES)
def test_everyone_to_talk_to_is_in_sight_with_what_each_line_is_for(
    ctx: AppContext, show: Show, qapp: QApplication, country: str, width: int, people: bool
) -> None:
    ctx.prefs.change(country=country)
    if people:
        _with_people(ctx)
    help_now = HelpNow(ctx)
    help_now.open_door("talk")
    show(help_now, width, 600)
    _settle(qapp)
    lines = ctx.library.country(country).lines
    rows = [row for row in help_now.findChildren(BriefCall) if row.isVisible()]
    assert len(rows) == len(lines) + (3 if people else 0)
    low = [(row.accessibleName(), row.mapTo(help_now, row.rect().bottomLeft()).y()) for row in rows]
    # Beside three people of one's own, the last of seven lines may stand below the edge of the smallest window.
    assert sum(not _in_sight(row, help_now) for row in rows) <= (people and len(lines) > 5), low
    said = [label for label in help_now.findChildren(Text) if label.isVisible()]
    for line in lines:
        told = [label for label in said if label.text().endswith(line.purpose)]
        assert told, line.purpose
        assert all(label.height() >= label.heightForWidth(label.width()) for label in told), "nothing of it is cut"
    if not lines:
        return
    full = help_now.findChild(QPushButton, "talk-full")
    assert full is not None
    full.click()
    _settle(qapp)
    assert [button for button in help_now.findChildren(QPushButton, "call-more") if button.isVisible()]
    assert not people or "Jo" in [label.text() for label in help_now.findChildren(QLabel) if label.isVisible()]


def test_with_large_letters_nothing_of_whom_to_ring_is_cut_and_the_keys_bring_each_into_sight(
    ctx: AppContext, show: Show, qapp: QApplication
) -> None:
    install_theme(qapp, Theme(LIGHT, scale=2.0, motion=False))
    ctx.prefs.change(country="gb")
    _with_people(ctx)
    help_now = HelpNow(ctx)
    help_now.open_door("talk")
    show(help_now, 765, 600)
    _settle(qapp)
    said = [label.text() for label in help_now.findChildren(Text) if label.isVisible()]
    for line in ctx.library.country("gb").lines:
        assert any(line.purpose in words for words in said), line.name
        assert any(line.hours in words for words in said), line.name
    assert any("Monday to Friday, 9:30 to 17:00" in words for words in said)
    assert not [words for words in said if words.endswith("…")]
    area = help_now.findChild(ScrollArea)
    assert area is not None
    assert area.horizontalScrollBar().maximum() == 0
    for copy in help_now.findChildren(QPushButton, "copy-number"):
        copy.setFocus(Qt.FocusReason.TabFocusReason)
        _settle(qapp)
        assert area.viewport().rect().contains(QRect(copy.mapTo(area.viewport(), QPoint(0, 0)), copy.size()))


def test_in_a_higher_window_too_nobody_scrolls_for_a_number(ctx: AppContext, show: Show, qapp: QApplication) -> None:
    ctx.prefs.change(country="gb")
    for number in range(8):
        ctx.services.contacts.add(ContactDetails(f"Person {number}", numbers=(Number("07700 900142"),)))
    help_now = HelpNow(ctx)
    help_now.open_door("talk")
    show(help_now, 980, 780)
    _settle(qapp)
    rows = [row for row in help_now.findChildren(BriefCall) if row.isVisible()]
    assert len(rows) == len(ctx.library.country("gb").lines) + 6
    assert all(_in_sight(row, help_now) for row in rows)


@pytest.mark.parametrize("scale", [1.0, 1.3, 1.5, 2.0])
@pytest.mark.parametrize("country", COUNTRIES)
def test_when_and_where_a_line_answers_is_whole_beside_the_worst_hour(
    ctx: AppContext, show: Show, qapp: QApplication, country: str, scale: float
) -> None:
    install_theme(qapp, Theme(LIGHT, scale=scale, motion=False))
    ctx.prefs.change(country=country)
    for width in ROOMS:
        help_now = HelpNow(ctx)
        help_now.open_door("suicide")
        show(help_now, width, 600)
        _settle(qapp)
        said = [label.text() for label in help_now.findChildren(QLabel) if label.isVisible()]
        assert not [words for words in said if "…" in words], width
        for row in help_now.findChildren(BriefCall):
            note = row.accessibleDescription()
            assert any(note in words for words in said), (width, row.accessibleName(), note)
