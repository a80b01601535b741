"""Cope for someone who loves a person who uses: what is for a hard hour of their own, and not a word about an urge."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from companion.context import AppContext
from companion.domain.settings import Audience
from companion.ui.cope.cards import CardGrid
from companion.ui.cope.guide import Guide
from companion.ui.cope.screen import CopeScreen
from companion.ui.cope.strategy_page import StrategyPage
from companion.ui.cope.ways import left_out, ways
from tests.fakes import FakeClock
from tests.ui.walk import words_of
from tests.unit.content.bundled import library

Show = Callable[..., QWidget]
#: The ways that are for them too, as their files say.
OWN = {one.id for one in library().strategies() if one.family}


@pytest.fixture
def family(ctx: AppContext) -> AppContext:
    ctx.services.settings.change(audience=Audience.SOMEONE_I_LOVE)
    return ctx


def shown(ctx: AppContext, show: Show) -> CopeScreen:
    screen = CopeScreen(ctx)
    screen.refresh()
    show(screen)
    return screen


def test_everyone_else_has_all_ways(ctx: AppContext) -> None:
    assert ways(ctx) == ctx.library.strategies()
    assert left_out(ctx) == ()


def test_the_family_has_those_marked_for_them(family: AppContext) -> None:
    assert {one.id for one in ways(family)} == OWN
    assert OWN.isdisjoint(left_out(family))
    assert len(left_out(family)) == len(family.library.strategies()) - len(OWN)


def test_the_list_speaks_of_no_craving_and_no_medicine_of_theirs(family: AppContext, show: Show) -> None:
    said = " ".join(words for _where, words in words_of(shown(family, show))).casefold()
    for word in (r"crav\w+", r"\burges?\b", "methadone", "buprenorphine"):
        assert not re.search(word, said), word


@pytest.fixture
def tried(ctx: AppContext) -> AppContext:
    """A file in which the person rated a way and made it a favourite, before it was given to another."""
    for _time in range(3):
        ctx.services.coping.tried("five-senses", before=8, after=3)
    ctx.services.settings.change(audience=Audience.SOMEONE_I_LOVE, favourite_ways="five-senses")
    return ctx


@pytest.mark.parametrize("route", [{}, *({"strategy": name} for name in sorted(OWN))], ids=str)
def test_nothing_of_the_persons_record_is_shown_or_asked_for(
    tried: AppContext, show: Show, route: dict[str, str]
) -> None:
    screen = shown(tried, show)
    screen.open(**route)
    said = " ".join(words for _where, words in words_of(screen)).casefold()
    for word in ("helped", "favourite", "your record", "i tried this", "of 3", "how strong", r"\burges?\b"):
        assert not re.search(word, said), word
    for name in ("cope-helped", "cope-favourites", "way-favourite", "way-keep", "way-record"):
        part = screen.findChild(QWidget, name)
        assert part is None or not part.isVisible(), name


def test_what_is_listed_first_does_not_tell_what_helped(tried: AppContext, show: Show) -> None:
    screen = shown(tried, show)
    assert [name for name in cards(screen) if name in OWN] == [one.id for one in ways(tried)]


def cards(screen: CopeScreen) -> tuple[str, ...]:
    found = screen.findChild(CardGrid)
    assert found is not None
    return found.order


def test_switched_back_the_record_is_as_it_was(tried: AppContext, show: Show) -> None:
    tried.services.settings.change(audience=Audience.ME)
    screen = shown(tried, show)
    assert cards(screen)[0] == "five-senses"
    screen.open(strategy="five-senses")
    record, star = screen.findChild(QLabel, "way-record"), screen.findChild(QAbstractButton, "way-favourite")
    assert record is not None
    assert "3" in record.text()
    assert star is not None
    assert star.isChecked()


@pytest.mark.parametrize("early", [False, True])
def test_the_breath_is_led_without_a_rating_and_nothing_is_added_to_the_record(
    tried: AppContext, show: Show, clock: FakeClock, early: bool
) -> None:
    screen = shown(tried, show)
    screen.open(strategy="paced-breathing", start=True)
    press(screen, "guide-begin")
    guide = screen.findChild(Guide)
    assert guide is not None
    for _second in range(30 if early else 280):
        clock.advance(timedelta(seconds=1))
        guide.runner.beat()
    if early:
        press(screen, "guide-end")
    said = " ".join(words for _where, words in words_of(screen))
    assert ("Ended early, and that is fine" if early else "That was all of it") in said
    screen.leave()
    press(screen, "guide-done")
    assert set(tried.services.coping.records()) == {"five-senses"}
    assert tried.shell.toasts == []  # type: ignore[attr-defined]


def test_no_way_leads_to_one_that_is_not_for_them(family: AppContext, show: Show) -> None:
    screen = shown(family, show)
    for one in left_out(family):
        for start in (False, True):
            screen.open(strategy=one, start=start)
            assert screen.findChild(StrategyPage) is None, one
            assert screen.findChild(Guide) is None, one


def press(screen: CopeScreen, name: str) -> None:
    found = [part for part in screen.findChildren(QAbstractButton, name) if part.isVisible()]
    assert found, name
    found[-1].click()
