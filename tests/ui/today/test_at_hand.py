"""What was given in the first run stands on Today: whom to ring with the number, and where the naloxone is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from companion.context import AppContext
from companion.domain.contacts import ContactDetails, Number
from companion.ui.today.screen import TodayScreen
from tests.ui.conftest import RecordingShell

Show = Callable[..., QWidget]


def card(ctx: AppContext, show: Show) -> QWidget | None:
    screen = TodayScreen(ctx)
    screen.refresh()
    screen.complete()
    show(screen)
    found = screen.findChild(QWidget, "at-hand")
    return found if found is not None and not found.isHidden() else None


def text(part: QWidget, name: str) -> str:
    label = part.findChild(QLabel, name)
    assert label is not None
    return "" if label.isHidden() or label.parentWidget().isHidden() else label.text()


def test_nobody_to_ring_and_nothing_at_hand_take_no_room(ctx: AppContext, show: Show) -> None:
    assert card(ctx, show) is None
    ctx.services.contacts.add(ContactDetails("Mum"))
    ctx.services.settings.change(naloxone_at_hand=False)
    assert card(ctx, show) is None, "a name without a number cannot be rung"


def test_the_first_person_with_a_number_and_the_naloxone_stand_there(
    ctx: AppContext, show: Show, shell: RecordingShell
) -> None:
    ctx.services.contacts.add(ContactDetails("Dana"))
    ctx.services.contacts.add(ContactDetails("Mum", role="family", numbers=(Number("07700 900461"),)))
    ctx.services.settings.change(naloxone_at_hand=True, naloxone_place="kitchen drawer")
    at_hand = card(ctx, show)
    assert at_hand is not None
    assert text(at_hand, "at-hand-name") == "Mum"
    assert text(at_hand, "at-hand-number") == "07700 900461"
    assert text(at_hand, "at-hand-naloxone") == "Naloxone: kitchen drawer"
    for name in ("at-hand-people", "at-hand-where"):
        button = at_hand.findChild(QPushButton, name)
        assert button is not None
        button.click()
    assert shell.went == [("people", {}), ("settings", {"section": "you"})]


@pytest.mark.parametrize(("at_hand", "number"), [(True, ""), (None, "07700 900461")])
def test_what_is_not_known_is_left_out(ctx: AppContext, show: Show, at_hand: bool | None, number: str) -> None:
    ctx.services.contacts.add(ContactDetails("Mum", numbers=(Number(number),) if number else ()))
    ctx.services.settings.change(naloxone_at_hand=at_hand)
    shown = card(ctx, show)
    assert shown is not None
    assert text(shown, "at-hand-number") == number
    assert text(shown, "at-hand-naloxone") == ("Naloxone is at hand." if at_hand else "")


def test_it_goes_with_the_suggestions_where_they_are_not_wanted(ctx: AppContext, show: Show) -> None:
    ctx.services.settings.change(naloxone_at_hand=True, show_suggestions=False)
    assert card(ctx, show) is None
