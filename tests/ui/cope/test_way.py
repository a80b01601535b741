"""One way: cautions before steps, favourites, trying it with ratings, and what is said after."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.widgets.text import Text
from tests.ui.conftest import RecordingShell
from tests.ui.cope.conftest import Cope


def words_of(part: QWidget) -> str:
    return "\n".join(text.accessibleName() or text.text() for text in part.findChildren(Text) if text.isVisible())


def test_cautions_stand_above_the_steps(cope: Cope) -> None:
    cope.screen.open(strategy="brisk-walk")
    cautions = cope.part("way-cautions")
    step = next(text for text in cope.way.findChildren(Text) if text.accessibleName().startswith("1. "))
    zero = QPoint(0, 0)
    assert cautions.mapTo(cope.way, zero).y() + cautions.height() <= step.mapTo(cope.way, zero).y()


def test_it_says_its_steps_its_evidence_and_its_dated_sources(cope: Cope) -> None:
    cope.screen.open(strategy="brisk-walk")
    said, one = words_of(cope.way), cope.way.strategy
    for number, step in enumerate(one.steps, start=1):
        assert f"{number}. {step}" in said
    assert one.evidence in said
    for key in one.sources:
        source = cope.ctx.library.source(key)
        assert f"{source.organisation}, {source.title}, {source.year}. {source.address}" in said
    assert "Written 22 November 2026." in said


def test_the_number_of_the_country_stands_in_a_step(cope: Cope) -> None:
    cope.screen.open(strategy="reach-someone")
    assert "FRANK (0300 123 6600)" in words_of(cope.way)


def test_its_doors_and_articles_lead_there(cope: Cope, shell: RecordingShell) -> None:
    cope.screen.open(strategy="eat-drink-medicine")
    cope.press("way-door-withdrawal")
    cope.press("way-article-lower-tolerance")
    assert shell.doors == ["withdrawal"]
    assert shell.went == [("learn", {"article": "lower-tolerance"})]


def test_a_favourite_is_kept_and_found(cope: Cope) -> None:
    cope.screen.open(strategy="stop-skill")
    cope.press("way-favourite")
    assert cope.ctx.services.settings.current().favourite_ways == "stop-skill"
    cope.press("way-back")
    cope.press("cope-favourites")
    assert cope.ways == ("stop-skill",)
    cope.press("way-stop-skill")
    assert cope.part("way-favourite").accessibleName() == "No longer a favourite"
    cope.press("way-favourite")
    assert cope.ctx.services.settings.current().favourite_ways == ""


def test_a_craving_handed_in_is_the_rating_before(cope: Cope) -> None:
    cope.screen.open(strategy="stop-skill", craving=7)
    assert cope.way.before.value() == 7
    assert cope.way.after.value() is None


def test_a_craving_of_an_earlier_visit_is_not_taken_for_now(cope: Cope) -> None:
    cope.screen.open(strategy="stop-skill", craving=7)
    cope.screen.leave()
    cope.screen.open(strategy="halt-check")
    assert cope.way.before.value() is None


def rate(cope: Cope, before: int | None, after: int | None) -> None:
    cope.way.before.set_value(before)
    cope.way.after.set_value(after)
    cope.press("way-keep")


def test_a_try_is_kept_with_both_ratings_and_can_be_taken_back(cope: Cope, shell: RecordingShell) -> None:
    cope.screen.open(strategy="stop-skill")
    rate(cope, 7, 3)
    assert cope.part("way-record", Text).text() == "Eased 1 of 1 time, by 4 on average."  # type: ignore[attr-defined]
    words, undo = shell.toasts[-1]
    assert words == "Kept in your record"
    assert undo is not None
    undo()
    assert cope.ctx.services.coping.records() == {}


def test_by_keyboard_alone_a_try_is_rated_and_kept(cope: Cope, qtbot: QtBot) -> None:
    cope.screen.open(strategy="stop-skill")
    slider = cope.way.before.slider
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_8)
    qtbot.keyClick(slider, Qt.Key.Key_Tab)
    assert cope.way.after.slider.hasFocus()
    qtbot.keyClick(cope.way.after.slider, Qt.Key.Key_0)
    qtbot.keyClick(cope.way.after.slider, Qt.Key.Key_Tab)
    qtbot.keyClick(cope.part("way-keep"), Qt.Key.Key_Return)
    (kept,) = cope.ctx.services.coping.latest("stop-skill")
    assert (kept.before, kept.after) == (8, 0)


def test_what_was_not_given_is_kept_as_not_given(cope: Cope) -> None:
    cope.screen.open(strategy="stop-skill")
    rate(cope, None, 0)
    (kept,) = cope.ctx.services.coping.latest("stop-skill")
    assert (kept.before, kept.after) == (None, 0)
    assert "Tried 1 time" in cope.part("way-record", Text).text()  # type: ignore[attr-defined]


@pytest.mark.parametrize(("before", "after"), [(6, 2), (None, 3), (6, None), (0, 0)])
def test_where_it_eased_or_nothing_is_known_nothing_else_is_pressed_on_anyone(
    cope: Cope, before: int | None, after: int | None
) -> None:
    cope.screen.open(strategy="stop-skill")
    rate(cope, before, after)
    assert not cope.part("way-outcome").findChildren(QAbstractButton)


@pytest.mark.parametrize(
    ("before", "after", "title"),
    [
        (7, 3, "It eased: 7 before, 3 after"),
        (5, 5, "It did not ease this time: 5 before, 5 after"),
        (4, 6, "It did not ease this time: 4 before, 6 after"),
        (0, 0, "0 before, 0 after"),
        (6, None, "Kept: you tried it"),
    ],
)
def test_what_is_said_after_is_kind_whatever_came_of_it(
    cope: Cope, before: int | None, after: int | None, title: str
) -> None:
    cope.screen.open(strategy="stop-skill")
    rate(cope, before, after)
    assert title in words_of(cope.part("way-outcome"))


def test_where_it_did_not_ease_another_way_is_offered_and_opens(cope: Cope) -> None:
    cope.screen.open(strategy="stop-skill")
    rate(cope, 6, 6)
    others = [
        button
        for button in cope.part("way-outcome").findChildren(QAbstractButton)
        if button.objectName().startswith("another-")
    ]
    assert 1 <= len(others) <= 3
    assert all(other.objectName() != "another-stop-skill" for other in others)
    wanted = others[0].objectName().removeprefix("another-")
    others[0].click()
    assert cope.way.strategy.id == wanted
    assert cope.way.before.value() == 6


def test_what_is_still_strong_is_not_left_alone_with(cope: Cope, shell: RecordingShell) -> None:
    cope.screen.open(strategy="stop-skill")
    rate(cope, 9, 8)
    cope.press("way-talk")
    assert shell.doors == ["talk"]
    cope.screen.open(strategy="stop-skill")
    rate(cope, 7, 6)
    assert not cope.shown("way-talk")


def test_a_way_that_is_not_led_has_nothing_to_start(cope: Cope) -> None:
    cope.screen.open(strategy="stop-skill")
    assert not cope.shown("way-start")
    cope.screen.open(strategy="stop-skill", start=True)
    assert cope.way.strategy.id == "stop-skill"


def test_a_way_nobody_knows_is_told_and_the_list_stays(cope: Cope, shell: RecordingShell) -> None:
    cope.screen.open(strategy="yoga")
    assert cope.over is None
    assert len(shell.problems) == 1
