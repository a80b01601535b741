"""The last steps: how it is counted, truly and only if asked for, and one small thing for the next hour."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.counter import EventKind
from companion.domain.lapse import Again, StepId
from companion.domain.settings import Headline
from companion.ui.widgets.date_field import DateField
from companion.ui.widgets.fields import Select
from tests.ui.conftest import RecordingShell
from tests.ui.lapse.conftest import TODAY, Walk, ago, kept, write

Begin = Callable[..., Walk]


def test_nothing_is_chosen_to_begin_with_and_going_on_leaves_the_count(counted: AppContext, walk: Begin) -> None:
    before = counted.services.counter.count()
    way = walk(counted)
    way.to(StepId.COUNT)
    assert not way.shows("lapse-day")
    way.finish()
    assert counted.services.counter.count() == before


def test_what_stays_is_said_truly_in_their_own_numbers(counted: AppContext, walk: Begin) -> None:
    way = walk(counted)
    way.to(StepId.COUNT)
    way.press("lapse-write", "lapse-same")
    for said in (
        "Every other day you gained stays. Only this one day is not among them.",
        "Days without use in all: 98 days",
        "Your longest run: 98 days",
        "Of your last 30 days: 29 without use",
        "Of your last 90 days: 89 without use",
        "Since you began: 99 days",
        "It counts on from 21 November.",
    ):
        assert said in way.words()
    way.press("lapse-not-yet")
    assert "until you say that you stopped again" in way.words()
    way.press("lapse-same")
    way.finish()
    count = counted.services.counter.count()
    assert (count.total, count.longest, count.since) == (98, 98, TODAY)
    assert (count.last_30.free, count.last_90.free, count.since_start.of) == (29, 89, 99)


def test_a_nought_is_never_said(ctx: AppContext, walk: Begin) -> None:
    ctx.services.counter.start_on(TODAY)
    way = walk(ctx)
    way.to(StepId.COUNT)
    way.press("lapse-write", "lapse-same")
    stays = way.words().partition("What stays")[2]
    assert stays
    assert "0" not in stays


@pytest.mark.parametrize("began", [True, False])
def test_no_number_is_shown_to_somebody_who_does_not_count(ctx: AppContext, walk: Begin, began: bool) -> None:
    if began:
        ctx.services.settings.change(counting="rather-not")
        ctx.services.counter.add(EventKind.START, ago(99))
    way = walk(ctx)
    way.to(StepId.COUNT)
    way.press("lapse-write")
    assert "No number changes" in way.words()
    assert "98" not in way.words()
    way.finish()
    assert [one.kind for one in ctx.services.counter.events()].count(EventKind.LAPSE) == 1


def test_more_days_than_one_can_be_told_of_and_taken_off_again(counted: AppContext, walk: Begin) -> None:
    way = walk(counted, day=ago(3))
    way.to(StepId.COUNT)
    way.press("lapse-write")
    for back in (5, 1):
        way.press("lapse-day-add")
        field = way.part("lapse-day-more")
        assert isinstance(field, DateField)
        field.set_value(ago(back))
    way.press("lapse-day-away", "lapse-same")
    assert "Only the days of use are not among them" in way.words()
    way.press("lapse-next")
    assert kept(counted).more_days == (ago(5),)
    way.press("lapse-back")
    assert way.shows("lapse-day-more"), "what was given is shown again"
    way.finish()
    count = counted.services.counter.count()
    assert (count.lapses, count.since) == ((ago(5), ago(3)), ago(3))


def test_a_day_that_cannot_be_read_is_asked_for_before_going_on(counted: AppContext, walk: Begin) -> None:
    way = walk(counted)
    way.to(StepId.COUNT)
    way.press("lapse-write", "lapse-day-add", "lapse-next")
    assert way.at is StepId.COUNT
    way.press("lapse-day-away", "lapse-later", "lapse-next")
    assert way.at is StepId.COUNT, "the day they stopped is asked for"
    way.press("lapse-skip")
    assert way.at is StepId.NEXT, "and can be skipped"


def test_a_count_that_is_skipped_changes_nothing_also_where_they_came_to_write_a_day_down(
    counted: AppContext, walk: Begin
) -> None:
    before = counted.services.counter.count()
    way = walk(counted, count=True)
    while way.at is not StepId.NEXT:
        way.press("lapse-next" if way.at is StepId.REST else "lapse-skip")
    way.press("lapse-back")
    assert not way.shows("lapse-day"), "nothing is chosen any more"
    way.finish()
    assert counted.services.counter.count() == before
    assert [one.kind for one in counted.services.counter.events()] == [EventKind.START]


def test_when_they_stopped_again_is_kept_apart_from_when_they_used(counted: AppContext, walk: Begin) -> None:
    way = walk(counted, day=ago(5))
    way.to(StepId.COUNT)
    way.press("lapse-write", "lapse-later")
    field = way.part("lapse-again-day")
    assert isinstance(field, DateField)
    field.set_value(ago(2))
    field.changed.emit()
    assert "The days until you stopped again are days of use, too." in way.words()
    assert "Only this one day" not in way.words()
    way.finish()
    count = counted.services.counter.count()
    assert (count.lapses, count.since) == ((ago(5),), ago(2))


def test_not_yet_is_an_answer_and_is_shown_again(counted: AppContext, walk: Begin) -> None:
    way = walk(counted)
    way.to(StepId.COUNT)
    way.press("lapse-write", "lapse-not-yet")
    way.to(StepId.NEXT)
    assert kept(counted).again is Again.NOT_YET
    way.press("lapse-back")
    assert "until you say that you stopped again" in way.words()
    way.finish()
    assert counted.services.counter.count().since is None


def test_the_hour_is_kept_where_it_is_known_and_hours_count_from_it(counted: AppContext, walk: Begin) -> None:
    way = walk(counted)
    way.to(StepId.COUNT)
    way.press("lapse-write", "lapse-same", "lapse-timed")
    way.finish()
    count = counted.services.counter.count()
    assert count.elapsed == timedelta(hours=6, minutes=40), "since noon, which stood there"


def test_a_day_written_down_before_is_not_doubled(counted: AppContext, walk: Begin) -> None:
    counted.services.counter.add(EventKind.LAPSE, TODAY)
    way = walk(counted, day=TODAY)
    way.to(StepId.COUNT)
    way.press("lapse-write")
    way.finish()
    assert [one.kind for one in counted.services.counter.events()].count(EventKind.LAPSE) == 1


def test_with_several_things_counted_the_one_it_is_about_is_chosen(counted: AppContext, walk: Begin) -> None:
    smoking = counted.services.counted.add("Smoking").uuid
    counted.services.counter.start_on(ago(20), counted=smoking)
    way = walk(counted)
    way.to(StepId.COUNT)
    way.press("lapse-write", "lapse-same")
    about = way.part("lapse-about")
    assert isinstance(about, Select)
    about.setCurrentIndex(1)
    about.activated.emit(1)
    assert "in all: 19 days" in way.words()
    way.finish()
    assert counted.services.counter.count().lapses == ()
    assert counted.services.counted.counts()[0].count.lapses == (TODAY,)


def test_which_number_shows_from_then_on_is_theirs_and_undo_brings_the_other_back(
    counted: AppContext, walk: Begin, shell: RecordingShell
) -> None:
    way = walk(counted)
    way.to(StepId.COUNT)
    way.press("lapse-write")
    select = way.part("lapse-headline")
    assert isinstance(select, Select)
    select.setCurrentIndex(select.findData(Headline.TOTAL.value))
    way.finish()
    assert counted.services.settings.current().headline is Headline.TOTAL
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    assert counted.services.settings.current().headline is Headline.CURRENT


@pytest.fixture
def before(counted: AppContext, walk: Begin) -> Walk:
    """At the count, with a day to write down from long before the one that counting begins with."""
    way = walk(counted, day=ago(475))
    way.to(StepId.COUNT)
    way.press("lapse-write")
    return way


def test_of_a_day_before_the_count_began_it_is_not_asked_from_when_it_counts_on(
    counted: AppContext, before: Walk
) -> None:
    assert not any(before.shows(f"lapse-{name}") for name in ("same", "later", "not-yet"))
    assert "Every day you gained stays." in before.words()
    assert "It counts on from 14 August." in before.words()
    assert "Only this one day" not in before.words(), "it was never among them"
    count = counted.services.counter.count()
    before.finish()
    after = counted.services.counter.count()
    assert (after.total, after.since) == (count.total, count.since)
    assert [one.kind for one in counted.services.counter.events()] == [EventKind.LAPSE, EventKind.START]


@pytest.mark.parametrize("answer", ["lapse-same", "lapse-later", "lapse-not-yet"])
def test_an_answer_to_what_is_no_longer_asked_is_not_kept(counted: AppContext, before: Walk, answer: str) -> None:
    field = before.part("lapse-day")
    assert isinstance(field, DateField)
    field._choose(ago(5))
    before.press(answer)
    assert "Every other day you gained stays." in before.words()
    field._choose(ago(475))
    assert not before.shows(answer)
    before.finish()
    assert [one.kind for one in counted.services.counter.events()] == [EventKind.LAPSE, EventKind.START]


def test_a_day_of_a_past_run_is_taken_out_of_it_and_said_to_be(counted: AppContext, before: Walk) -> None:
    counted.services.counter.add_past_run(ago(500), ago(450))
    field = before.part("lapse-day")
    assert isinstance(field, DateField)
    field._choose(ago(474))
    assert "Only this one day is not among them." in before.words()
    assert "in all: 149 days" in before.words()


# -- the next hour ---------------------------------------------------------------------------------------------


def test_the_small_step_goes_on_the_list_of_today_and_the_way_ends_there(
    counted: AppContext, walk: Begin, shell: RecordingShell
) -> None:
    way = walk(counted)
    way.to(StepId.NEXT)
    way.press("lapse-hour-ring", "lapse-next")
    (meant,) = counted.services.plans.intentions(TODAY)
    assert meant.words == "Ring Chris"
    assert shell.went == [("today", {"top": True})]
    assert shell.toasts[-1][0] == "Kept. What you gained stays yours."


def test_rest_is_offered_only_where_somebody_is_there(counted: AppContext, walk: Begin) -> None:
    way = walk(counted)
    way.to(StepId.NEXT)
    assert not way.shows("lapse-hour-rest")
    way.press("lapse-close")
    way = walk(counted)
    way.press("lapse-top", "lapse-company-yes")
    way.to(StepId.NEXT)
    assert way.shows("lapse-hour-rest")


def test_a_way_to_cope_opens_when_it_is_chosen(counted: AppContext, walk: Begin, shell: RecordingShell) -> None:
    way = walk(counted, day=ago(40))
    way.to(StepId.NEXT)
    way.press("lapse-hour-cope", "lapse-next")
    assert shell.went == [("cope", {"strategy": "five-senses"})]
    assert counted.library.strategy("five-senses").name
    assert len(counted.services.plans.intentions(TODAY)) == 1


def test_something_of_their_own_takes_the_place_of_what_was_chosen(
    counted: AppContext, walk: Begin, qtbot: QtBot
) -> None:
    way = walk(counted)
    way.to(StepId.NEXT)
    way.press("lapse-hour-eat")
    write(way, qtbot, "lapse-hour-own", "Sit with the cat")
    way.press("lapse-back", "lapse-next")
    own = way.part("lapse-hour-own")
    assert isinstance(own, QLineEdit)
    assert own.text() == "Sit with the cat"
    way.press("lapse-next")
    assert [one.words for one in counted.services.plans.intentions(TODAY)] == ["Sit with the cat"]


# -- the past --------------------------------------------------------------------------------------------------


def test_of_a_day_long_past_nothing_is_said_of_the_body_now(counted: AppContext, walk: Begin) -> None:
    for day, words in ((TODAY, "The body has had a hard time."), (ago(40), "Thinking back can be tiring.")):
        way = walk(counted, day=day)
        way.to(StepId.NEXT)
        assert way.part("lapse-hour-eat").accessibleDescription() == words


@pytest.mark.parametrize("day", [None, TODAY], ids=["from Settings", "from a check-in"])
def test_of_the_past_no_day_is_guessed_and_none_is_counted_until_one_is_given(
    counted: AppContext, walk: Begin, shell: RecordingShell, day: date | None
) -> None:
    way = walk(counted, day=day, count=True)
    way.press("lapse-other-time")
    assert "Call an ambulance now." in way.words()
    way.to(StepId.COUNT)
    field = way.part("lapse-day")
    assert isinstance(field, DateField)
    assert field.value() is None
    assert way.shows("lapse-day-asked")
    assert "What stays" not in way.words()
    way.press("lapse-same", "lapse-next")
    assert way.at is StepId.COUNT, "the day is asked for"
    way.press("lapse-back", "lapse-back", "lapse-back", "lapse-back", "lapse-straight", "lapse-next")
    assert counted.services.counter.count().lapses == (), "nor on the short way"
    assert shell.toasts[-1][0] == "Kept. No day is counted, for none was named."


def test_who_used_since_yesterday_too_finds_today_again(counted: AppContext, walk: Begin) -> None:
    way = walk(counted, day=TODAY, count=True)
    way.press("lapse-other-time", "lapse-other-time")
    way.to(StepId.COUNT)
    field = way.part("lapse-day")
    assert isinstance(field, DateField)
    assert field.value() == TODAY


def test_the_day_given_for_the_past_is_counted(counted: AppContext, walk: Begin) -> None:
    way = walk(counted, count=True)
    way.press("lapse-other-time")
    way.to(StepId.COUNT)
    field = way.part("lapse-day")
    assert isinstance(field, DateField)
    field._choose(ago(20))
    assert not way.shows("lapse-day-asked")
    way.finish()
    assert counted.services.counter.count().lapses == (ago(20),)


def test_not_yet_is_not_asked_where_the_record_tells_that_they_stopped_later(counted: AppContext, walk: Begin) -> None:
    counted.services.counter.add(EventKind.LAPSE, ago(10))
    counted.services.counter.stopped_again(ago(8))
    way = walk(counted, day=ago(2), count=True)
    way.to(StepId.COUNT)
    assert way.shows("lapse-not-yet"), "they may not have stopped after that day"
    field = way.part("lapse-day")
    assert isinstance(field, DateField)
    way.press("lapse-not-yet")
    field._choose(ago(10))
    assert not way.shows("lapse-not-yet")
    assert way.shows("lapse-known-later")
    way.finish()
    assert counted.services.counter.count().since == ago(8)
    assert all(one.day <= TODAY for one in counted.services.counter.events()), "and nothing is left open"
