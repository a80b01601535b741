"""Help now has the lines as the person wants them while their file is open, and the bundled ones while it is locked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from companion.context import AppContext
from companion.domain.lines import LineWords
from companion.ui.calls import CallRow
from companion.ui.help_now.page import HelpNow
from companion.ui.help_words import HelpWords
from companion.ui.own_lines import as_wanted


def words_on(of: QWidget) -> str:
    return "\n".join(label.text() for label in of.findChildren(QLabel) if label.isVisible())


def opened(ctx: AppContext, show: Callable[..., QWidget], door: str) -> str:
    page = HelpNow(ctx)
    page.open_door(door)
    show(page, 980, 780)
    return words_on(page)


def talk_door(page: HelpNow) -> str:
    found = [door for door in page.findChildren(QWidget, "front-talk") if door.isVisible()]
    assert len(found) == 1
    return found[0].accessibleDescription()


def say_things(ctx: AppContext) -> None:
    ctx.prefs.change(country="gb")
    ctx.services.lines.add("gb", LineWords("Our clinic", "drug-line", "01632 960002"))
    ctx.services.lines.correct("gb", "gb-samaritans", LineWords("Samaritans", number="116 000"))
    ctx.services.lines.hide("gb", "gb-dan-247", True)


def test_talk_shows_their_line_the_correction_with_the_bundled_number_and_no_hidden_line(
    ctx: AppContext, show: Callable[..., QWidget]
) -> None:
    say_things(ctx)
    said = opened(ctx, show, "talk")
    assert "Our clinic" in said
    assert "01632 960002" in said
    assert "116 000" in said
    assert "before your change: 116 123" in said
    assert "DAN 24/7" not in said
    assert "999" in said


def test_the_steps_of_a_door_name_both_numbers_of_a_corrected_line(
    ctx: AppContext, show: Callable[..., QWidget]
) -> None:
    say_things(ctx)
    page = HelpNow(ctx)
    page.open_door("suicide")
    show(page, 980, 780)
    page.findChild(QWidget, "step-next").click()  # type: ignore[attr-defined]
    said = words_on(page)
    assert "Samaritans (116 000 / 116 123)" in said


def test_while_locked_there_are_the_bundled_lines_alone(ctx: AppContext, show: Callable[..., QWidget]) -> None:
    say_things(ctx)
    ctx.session = None
    said = opened(ctx, show, "talk")
    assert "DAN 24/7" in said
    assert "116 123" in said
    assert "Our clinic" not in said
    assert "116 000" not in said


def test_the_first_page_follows_a_line_that_was_hidden_meanwhile(ctx: AppContext, show: Callable[..., QWidget]) -> None:
    ctx.prefs.change(country="gb")
    page = HelpNow(ctx)
    page.open_door()
    show(page, 680, 600)
    assert "Samaritans 116 123" in talk_door(page)
    ctx.services.lines.hide("gb", "gb-samaritans", True)
    page.open_door()
    assert "Lifeline 0808 808 8000" in talk_door(page)


def test_a_line_on_top_stands_first_and_leaves_a_line_for_a_crisis_in_sight(ctx: AppContext) -> None:
    ctx.prefs.change(country="gb")
    for name in ("Our clinic", "The night bus"):
        uuid = ctx.services.lines.add("gb", LineWords(name, "drug-line", "01632 960002")).uuid
        ctx.services.lines.set_on_top("gb", uuid, True)
    words = HelpWords(ctx.library, "gb", partial(as_wanted, ctx))
    assert [line.name for line in words.first_lines(("crisis-line", "drug-line"), 2)] == ["Our clinic", "Samaritans"]
    assert [line.name for line in words.first_lines(("crisis-line",), 1)] == ["Samaritans"]


def test_two_lines_of_their_own_leave_one_that_answers_at_any_hour_on_the_first_page(ctx: AppContext) -> None:
    ctx.prefs.change(country="gb")
    ctx.services.lines.add("gb", LineWords("The surgery", "crisis-line", "01632 960003", hours="weekdays, 9 to 5"))
    ctx.services.lines.add("gb", LineWords("Canal Street", "drug-line", "01632 960002"))
    words = HelpWords(ctx.library, "gb", partial(as_wanted, ctx))
    shown = [line.name for line in words.first_lines(("crisis-line", "drug-line"), 2)]
    assert shown == ["Samaritans", "Canal Street"]


def test_a_line_of_one_part_of_the_country_says_so_wherever_it_stands(
    ctx: AppContext, show: Callable[..., QWidget]
) -> None:
    ctx.prefs.change(country="gb")
    assert "Northern Ireland · 24 hours, every day" in opened(ctx, show, "suicide")


def test_their_own_lines_stand_under_a_heading_of_their_own_above_those_of_the_country(
    ctx: AppContext, show: Callable[..., QWidget]
) -> None:
    say_things(ctx)
    for height in (560, 1400):
        page = HelpNow(ctx)
        page.open_door("talk")
        show(page, 980, height)
        said = words_on(page).split("\n")
        order = [said.index(words) for words in ("Your own lines", "Our clinic", "Helplines, United Kingdom")]
        assert order == sorted(order), (height, said)
        assert said.index("Samaritans") > order[-1], "a correction is still a line of the country"


def test_on_the_first_page_their_own_line_stands_above_the_heading_of_the_country(
    ctx: AppContext, show: Callable[..., QWidget]
) -> None:
    say_things(ctx)
    said = opened(ctx, show, "").split("\n")
    assert said.index("Our clinic") < said.index("Helplines, United Kingdom") < said.index("Samaritans")


def test_a_number_that_answers_for_two_kinds_stands_once_and_for_the_first_of_them(ctx: AppContext) -> None:
    words = HelpWords(ctx.library, "mx")
    both = [line for line in words.country.lines if line.number == "800 911 2000"]
    assert [line.kind for line in both] == ["crisis-line", "drug-line"]
    assert words.first_lines(("crisis-line", "drug-line"), 5) == (both[0],)
    assert words.first_lines(("drug-line",), 5) == (both[1],)


@pytest.mark.parametrize("country", ["gb", "in", "mx", "us", "za"])
def test_the_lines_of_one_card_are_all_set_alike(ctx: AppContext, show: Callable[..., QWidget], country: str) -> None:
    ctx.prefs.change(country=country)
    page = HelpNow(ctx)
    page.open_door()
    show(page, 1000, 780)
    rows = [row for row in page.findChildren(CallRow) if row.isVisible()]
    assert rows
    assert len({row.layout().contentsMargins().top() for row in rows}) == 1
