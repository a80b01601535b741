"""The way through for something further that is counted: named, counted by itself, and with no number that misleads."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel

from companion.context import AppContext
from companion.domain.counter import EventKind
from companion.domain.lapse import STEPS, StepId
from companion.domain.settings import Counting, Headline
from companion.ui.widgets.fields import Select
from tests.ui.lapse.conftest import TODAY, Walk, ago, kept

Begin = Callable[..., Walk]


@pytest.fixture
def thing(counted: AppContext) -> str:
    """Twenty days without alcohol, beside ninety-nine of the first thing."""
    uuid = counted.services.counted.add("alcohol").uuid
    counted.services.counter.start_on(ago(20), counted=uuid)
    return uuid


def lapses_of(ctx: AppContext, uuid: str) -> tuple[object, ...]:
    (one,) = [one for one in ctx.services.counted.counts() if one.counted.uuid == uuid]
    return one.count.lapses


def test_every_step_tells_what_it_is_about(counted: AppContext, thing: str, walk: Begin) -> None:
    way = walk(counted, counted=thing, count=True)
    while True:
        where = way.part("lapse-where")
        assert isinstance(where, QLabel)
        assert where.text().endswith("about alcohol") or way.at is StepId.REST, way.at
        assert "alcohol" in where.text()
        if way.at is StepId.NEXT:
            break
        way.press("lapse-next")
    way = walk(counted)
    assert "about" not in getattr(way.part("lapse-where"), "text", str)().casefold()


@pytest.mark.parametrize("day", [None, ago(1), ago(40)])
def test_safety_is_about_opioids_and_tells_no_number_of_days(
    counted: AppContext, thing: str, walk: Begin, day: object
) -> None:
    way = walk(counted, counted=thing, day=day)
    assert "Opioids are found in fake tablets, and in other drugs" in way.words()
    way.to(StepId.TOLERANCE)
    words = way.words().partition("about alcohol")[2]
    assert "With opioids, a break lowers tolerance" in words
    assert not any(letter.isdigit() for letter in words), "neither its days nor those of the first thing are true here"
    assert ("do not stop all at once" in words.casefold()) is (day != ago(40))
    assert "Take no more today" not in words, "to stop all at once can be dangerous with alcohol"


def test_naloxone_is_said_to_do_no_harm_where_it_may_not_be_an_opioid(
    counted: AppContext, thing: str, walk: Begin
) -> None:
    for route, said in (({"counted": thing}, True), ({}, False)):
        way = walk(counted, **route)
        way.to(StepId.SIGNS)
        assert ("Naloxone can be given all the same" in way.words()) is said


def test_a_long_name_leaves_the_room_to_the_words_of_safety(counted: AppContext, walk: Begin) -> None:
    name = "the green tablets from the bus station, and the wine too"
    way = walk(counted, counted=counted.services.counted.add(name).uuid)
    where = way.part("lapse-where")
    assert isinstance(where, QLabel)
    assert where.text() == "Safety first: 1 of 5, about the green tablets from the bus station\u2026"


def test_it_is_counted_by_itself_with_its_own_preview_and_nothing_else_changes(
    counted: AppContext, thing: str, walk: Begin
) -> None:
    first = counted.services.counter.count()
    way = walk(counted, counted=thing, count=True)
    way.to(StepId.COUNT)
    assert not way.shows("lapse-headline"), "the number on Today is about something else"
    way.press("lapse-same")
    stays = way.words().partition("What stays")[2]
    assert "Your longest run: 19 days" in stays
    assert "Days without use in all: 19 days" in stays
    way.finish()
    assert counted.services.counter.count() == first
    assert lapses_of(counted, thing) == (TODAY,)
    assert [one.kind for one in counted.services.counter.events(thing)].count(EventKind.RESTART) == 1


def test_its_preview_is_shown_also_to_who_does_not_count_the_first(
    counted: AppContext, thing: str, walk: Begin
) -> None:
    counted.services.counter.stop_counting(Counting.RATHER_NOT)
    way = walk(counted, counted=thing, count=True)
    way.to(StepId.COUNT)
    way.press("lapse-same")
    assert "Your longest run: 19 days" in way.words()
    about = way.part("lapse-about")
    assert isinstance(about, Select)
    about.setCurrentIndex(0)
    about.activated.emit(0)
    assert "No number changes" in way.words()


def test_closed_half_way_it_is_gone_on_with_about_the_same_thing(counted: AppContext, thing: str, walk: Begin) -> None:
    way = walk(counted, counted=thing, count=True)
    way.press("lapse-company-yes")
    way.to(StepId.COUNT)
    way.press("lapse-same", "lapse-close")
    assert (kept(counted).counted, kept(counted).write_down) == (thing, True)
    way = walk(counted)
    assert "It is about: alcohol" in way.words()
    way.press("lapse-go-on")
    assert way.at is StepId.COUNT
    about = way.part("lapse-about")
    assert isinstance(about, Select)
    assert about.currentData() == thing
    way.finish()
    assert lapses_of(counted, thing) == (TODAY,)
    assert counted.services.counter.count().lapses == ()


@pytest.mark.parametrize("step", STEPS[1:])
def test_closed_at_any_step_it_is_gone_on_with_at_that_step(
    counted: AppContext, thing: str, walk: Begin, step: StepId
) -> None:
    way = walk(counted, counted=thing, count=True)
    way.press("lapse-naloxone-no")
    way.to(step)
    way.press("lapse-close")
    way = walk(counted, counted=thing, count=True)
    assert way.at is None
    way.press("lapse-go-on")
    assert (way.at, kept(counted).counted, kept(counted).naloxone) == (step, thing, False)


def test_what_they_came_for_begins_with_safety_beside_what_waits(counted: AppContext, thing: str, walk: Begin) -> None:
    way = walk(counted)
    way.press("lapse-company-yes", "lapse-close")
    way = walk(counted, counted=thing, count=True)
    assert way.at is None
    assert way.part("lapse-begin").hasFocus()
    assert "About: alcohol" in way.words()
    way.press("lapse-begin")
    assert (way.at, way.shows("lapse-afresh")) == (StepId.SAFE, False)
    assert "about alcohol" in way.words()
    way.press("lapse-company-no", "lapse-close")
    things = [one.sheet.counted for one in counted.services.lapses.waiting()]
    assert sorted(map(str, things)) == sorted([thing, "None"]), "both are kept"


def test_a_thing_that_is_counted_no_more_is_not_written_down_for_another(
    counted: AppContext, thing: str, walk: Begin
) -> None:
    way = walk(counted, counted=thing, count=True)
    way.press("lapse-company-yes", "lapse-close")
    counted.services.counted.remove(thing)
    way = walk(counted)
    way.press("lapse-go-on")
    way.finish()
    assert counted.services.counter.count().lapses == ()


def test_a_headline_chosen_before_is_left_where_another_thing_is_named(
    counted: AppContext, thing: str, walk: Begin
) -> None:
    way = walk(counted, count=True)
    way.to(StepId.COUNT)
    headline, about = way.part("lapse-headline"), way.part("lapse-about")
    assert isinstance(headline, Select)
    assert isinstance(about, Select)
    headline.setCurrentIndex(headline.findData(Headline.TOTAL.value))
    about.setCurrentIndex(about.findData(thing))
    about.activated.emit(about.currentIndex())
    way.finish()
    assert counted.services.settings.current().headline is Headline.CURRENT


def test_where_a_thing_has_no_day_to_count_from_it_is_said_what_the_day_does(ctx: AppContext, walk: Begin) -> None:
    smoking = ctx.services.counted.add("smoking").uuid
    way = walk(ctx, counted=smoking, count=True)
    way.to(StepId.COUNT)
    way.press("lapse-same")
    assert "Days are counted from this one on" in way.words()
    assert "No number changes" not in way.words()
    way.press("lapse-not-yet")
    assert "The count waits until you say that you stopped again." in way.words()
    way.press("lapse-same")
    way.finish()
    assert lapses_of(ctx, smoking) == (TODAY,)
