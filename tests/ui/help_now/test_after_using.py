"""From "I have used" on into the way through, where the file is the person's own and open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtWidgets import QAbstractButton, QWidget

from companion.context import AppContext
from companion.domain.counter import EventKind
from companion.domain.settings import Audience
from companion.ui.help_now.page import HelpNow
from companion.ui.help_now.steps import StepsPage
from companion.ui.own_people import days_since_start
from tests.ui.conftest import RecordingShell


def at_the_end(ctx: AppContext, show: Callable[..., QWidget]) -> HelpNow:
    page = HelpNow(ctx)
    show(page)
    page.open_door("used")
    steps = page.findChild(StepsPage)
    assert steps is not None
    while steps.next.text() != "All doors":
        steps.next.click()
    return page


def test_from_the_first_step_on_one_can_go_through_it_in_ones_own_file(
    ctx: AppContext, show: Callable[..., QWidget], shell: RecordingShell
) -> None:
    page = HelpNow(ctx)
    show(page)
    page.open_door("used")
    way = page.findChild(QAbstractButton, "way-on")
    assert way is not None
    assert way.isVisible()
    way.click()
    assert shell.went == [("lapse", {"day": None, "safety_read": False})], "and safety comes first there"


def test_after_the_safety_steps_one_can_go_on_in_ones_own_file(
    ctx: AppContext, show: Callable[..., QWidget], shell: RecordingShell
) -> None:
    way = at_the_end(ctx, show).findChild(QAbstractButton, "way-on")
    assert way is not None
    assert way.isVisible()
    way.click()
    assert shell.went == [("lapse", {"day": None, "safety_read": True})], "and is not told it twice"


def test_locked_it_shows_the_safety_part_alone(bare_ctx: AppContext, show: Callable[..., QWidget]) -> None:
    bare_ctx.vault.create("quiet river morning")
    bare_ctx.vault.lock()
    assert at_the_end(bare_ctx, show).findChild(QAbstractButton, "way-on") is None


def test_someone_who_loves_a_person_is_not_asked_how_to_count(ctx: AppContext, show: Callable[..., QWidget]) -> None:
    ctx.services.settings.change(audience=Audience.SOMEONE_I_LOVE)
    assert at_the_end(ctx, show).findChild(QAbstractButton, "way-on") is None


def test_no_number_of_days_is_said_where_it_would_mislead(ctx: AppContext) -> None:
    today = ctx.today()
    ctx.services.counter.start_on(today - timedelta(days=900))
    assert days_since_start(ctx) == 900
    ctx.services.counter.add(EventKind.LAPSE, today - timedelta(days=2))
    assert days_since_start(ctx) == 900, "two days ago tolerance was low as well"
    for back in (12, 22, 32, 42, 52, 62, 72, 82):
        ctx.services.counter.add(EventKind.LAPSE, today - timedelta(days=back))
    assert days_since_start(ctx) is None, "what the body is used to, nobody can know from here"
