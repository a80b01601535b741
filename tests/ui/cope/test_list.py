"""The list of ways: what is said first, how it is narrowed, and in which order it stands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.own_way import OwnWayWords
from companion.ui.cope.screen import CopeScreen
from companion.ui.widgets.text import Text
from tests.ui.conftest import RecordingShell
from tests.ui.cope.conftest import Cope


def said(cope: Cope) -> str:
    return "\n".join(part.text() for part in cope.screen.findChildren(Text) if part.isVisible())


def test_all_ways_are_there_in_their_order_where_nothing_was_tried(cope: Cope) -> None:
    assert cope.ways == tuple(one.id for one in cope.ctx.library.strategies())


def test_what_they_do_not_treat_and_what_helps_most_is_said_once(cope: Cope) -> None:
    words = said(cope)
    assert words.count("They do not treat withdrawal or an overdose.") == 1
    assert words.count("The strongest help with opioid craving is medicine") == 1


def test_somebody_hard_to_wake_is_one_press_from_help(cope: Cope, shell: RecordingShell) -> None:
    cope.press("cope-help")
    assert shell.doors == ["overdose"]


def test_a_feeling_narrows_the_list_and_pressed_again_it_does_not(cope: Cope) -> None:
    cope.press("feeling-lonely")
    assert set(cope.ways) == {one.id for one in cope.ctx.library.strategies() if "lonely" in one.feelings}
    assert cope.part("cope-count", Text).text() == f"{len(cope.ways)} ways"  # type: ignore[attr-defined]
    cope.press("feeling-lonely")
    assert len(cope.ways) == len(cope.ctx.library.strategies())


def test_one_feeling_is_chosen_at_a_time(cope: Cope) -> None:
    cope.press("feeling-lonely")
    cope.press("feeling-angry")
    assert set(cope.ways) == {one.id for one in cope.ctx.library.strategies() if "angry" in one.feelings}


def choose(cope: Cope, name: str, data: object) -> None:
    select = cope.part(name, QComboBox)
    assert isinstance(select, QComboBox)
    select.setCurrentIndex(select.findData(data))


def test_what_set_it_off_and_the_minutes_narrow_it_together(cope: Cope) -> None:
    choose(cope, "cope-trigger", "argument")
    choose(cope, "cope-minutes", 5)
    wanted = {one.id for one in cope.ctx.library.strategies() if "argument" in one.triggers and one.minutes <= 5}
    assert set(cope.ways) == wanted
    assert wanted


def test_a_choice_nothing_fits_says_so_and_one_press_shows_all(cope: Cope) -> None:
    cope.press("cope-favourites")
    assert cope.ways == ()
    assert "No way fits all of that" in said(cope)
    cope.press("cope-clear")
    assert len(cope.ways) == len(cope.ctx.library.strategies())


def test_what_helped_leads_and_is_found_by_its_filter(cope: Cope) -> None:
    for _ in range(9):
        cope.ctx.services.coping.tried("five-senses", before=7, after=4)
    cope.ctx.services.coping.tried("brisk-walk", before=10, after=0)
    assert cope.ways[0] == "five-senses"
    cope.press("cope-helped")
    assert cope.ways == ("five-senses", "brisk-walk")


def test_where_nothing_helped_yet_the_filter_says_how_to_find_out(cope: Cope) -> None:
    cope.press("cope-helped")
    assert "Rate a way before and after to find out." in said(cope)


def test_a_card_says_its_record_with_how_often(cope: Cope) -> None:
    for after in (4, 5, 6):
        cope.ctx.services.coping.tried("stop-skill", before=6, after=after)
    card = cope.part("way-stop-skill", QAbstractButton)
    assert "Eased 2 of 3 times, by 1 on average" in card.accessibleDescription()
    assert card.accessibleName() == "STOP"


def test_a_way_opens_by_keyboard_and_escape_leads_back_to_its_card(cope: Cope, qtbot: QtBot) -> None:
    card = cope.part("way-halt-check", QAbstractButton)
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert cope.way.strategy.id == "halt-check"
    assert cope.screen.go_back()
    assert cope.over is None
    assert card.hasFocus()


def test_escape_ends_a_choice_before_anything_else(cope: Cope) -> None:
    cope.press("feeling-low")
    assert cope.screen.go_back()
    assert len(cope.ways) == len(cope.ctx.library.strategies())
    assert not cope.screen.go_back()


def test_a_craving_handed_in_narrows_the_list_to_it(cope: Cope) -> None:
    cope.screen.open(craving=6)
    assert set(cope.ways) == {one.id for one in cope.ctx.library.strategies() if "craving" in one.feelings}
    cope.screen.open(feeling="angry")
    assert set(cope.ways) == {one.id for one in cope.ctx.library.strategies() if "angry" in one.feelings}


@pytest.mark.parametrize("craving", [-1, 11, "7", None])
def test_a_craving_that_is_none_changes_nothing(cope: Cope, craving: object) -> None:
    cope.screen.open(craving=craving)
    assert len(cope.ways) == len(cope.ctx.library.strategies())


def test_built_anew_it_stands_where_it_stood(cope: Cope, ctx: AppContext) -> None:
    cope.press("feeling-angry")
    cope.press("way-stop-skill")
    place = cope.screen.place()
    again = CopeScreen(ctx)
    again.refresh()
    again.open(**place)
    assert again.place() == place


def type_in(cope: Cope, words: str) -> None:
    field = cope.part("cope-search", QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText(words)


def test_a_way_is_found_by_a_word_of_it_also_mistyped_or_said_otherwise(cope: Cope) -> None:
    type_in(cope, "breath")
    assert cope.ways[0] in ("paced-breathing", "box-breathing")
    type_in(cope, "brething")
    assert "paced-breathing" in cope.ways
    type_in(cope, "brething feet")
    assert set(cope.ways) < {one.id for one in cope.ctx.library.strategies()}
    type_in(cope, "xylophone")
    assert cope.ways == ()
    cope.press("cope-clear")
    assert len(cope.ways) == len(cope.ctx.library.strategies())


def test_a_way_of_their_own_is_found_among_the_others(cope: Cope) -> None:
    cope.ctx.services.own_ways.add(OwnWayWords("Feed the ducks", ("Walk to the pond",)))
    type_in(cope, "pond")
    assert len(cope.ways) == 1
    cope.press("feeling-lonely")
    assert cope.ways == (), "both are asked for together"


def test_what_speaks_of_danger_stands_above_all_ways_with_its_door(cope: Cope, shell: RecordingShell) -> None:
    type_in(cope, "kill myself")
    cope.press("cope-door-suicide")
    assert shell.doors == ["suicide"]
    type_in(cope, "walk")
    assert not cope.shown("cope-doors")


def test_escape_empties_the_search_before_it_leads_back(cope: Cope, qtbot: QtBot) -> None:
    type_in(cope, "walk")
    qtbot.keyClick(cope.part("cope-search"), Qt.Key.Key_Escape)
    assert len(cope.ways) == len(cope.ctx.library.strategies())
    assert not cope.screen.go_back()


def test_what_is_searched_for_comes_back_when_everything_is_built_anew(cope: Cope) -> None:
    type_in(cope, "walk")
    place = cope.screen.place()
    again = CopeScreen(cope.ctx)
    again.refresh()
    again.open(**place)
    assert again._list is not None
    assert again._list.grid.order == cope.ways
    again.deleteLater()
