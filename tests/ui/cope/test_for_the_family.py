"""Cope for someone who loves a person who uses: what is for a hard hour of their own, and not a word about an urge."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget

from companion.context import AppContext
from companion.domain.settings import Audience
from companion.ui.cope.screen import CopeScreen
from companion.ui.cope.ways import left_out, ways
from tests.ui.walk import words_of

Show = Callable[..., QWidget]
OWN = {"paced-breathing", "five-senses", "muscle-relaxation", "stop-skill"}


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


@pytest.mark.parametrize("name", sorted(OWN))
def test_a_way_asks_how_it_was_in_words_for_anyone(family: AppContext, show: Show, name: str) -> None:
    screen = shown(family, show)
    screen.open(strategy=name)
    said = " ".join(words for _where, words in words_of(screen)).casefold()
    assert "how strong was what you felt?" in said
    assert not re.search(r"\burges?\b", said)


def test_what_is_offered_after_a_way_is_for_them_too(family: AppContext, show: Show) -> None:
    screen = shown(family, show)
    screen.open(strategy="stop-skill")
    keep = screen.findChild(QAbstractButton, "way-keep")
    assert keep is not None
    for scale in screen.findChildren(QWidget):
        if scale.objectName().startswith("scale-") and hasattr(scale, "setValue"):
            scale.setValue(8)
    keep.click()
    offered = family.services.coping.best_for(family.library, craving=8, leave_out=left_out(family), limit=12)
    assert {way.strategy for way in offered} <= OWN
    said = " ".join(words for _where, words in words_of(screen))
    assert "Urge surfing" not in said
