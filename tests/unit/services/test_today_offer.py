"""What Today reads of plans and suggests: all of one state of the file, and all from the person's own record."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from companion.content.library import Library
from companion.domain.checkin import Answers, Feeling
from companion.domain.contacts import ContactDetails
from companion.domain.counter import EventKind
from companion.domain.journal import Writing
from companion.domain.plans import RiskKind
from companion.domain.suggestion import OWN_READINGS, SAFETY_READING, Hint, PartOfDay
from companion.resources import content_folder
from companion.services import today as today_module
from companion.services.pathways import PathwayService
from companion.services.reading import ReadingService
from companion.storage import hot_counter
from tests.unit.services.conftest import House

TODAY = date(2026, 11, 21)
YESTERDAY = TODAY - timedelta(days=1)


def hints(house: House) -> list[Hint]:
    return [one.hint for one in house.today.read().offer.suggestions]


def test_todays_list_what_yesterday_left_open_and_the_reason_come_with_today(house: House) -> None:
    house.plans.intend("Call Mum")
    house.plans.intend("Walk", YESTERDAY)
    house.plans.tick(house.plans.intend("Read", YESTERDAY).uuid)
    house.plans.add_reason("My son")
    today = house.today.read()
    assert [one.words for one in today.intentions] == ["Call Mum"]
    assert [one.words for one in today.left_open] == ["Walk"]
    assert today.reason is not None
    assert today.reason.words == "My son"


def test_what_was_put_away_today_is_back_tomorrow(house: House) -> None:
    house.plans.intend("Walk", YESTERDAY)
    house.plans.add_risk_date(RiskKind.HOSPITAL, YESTERDAY)
    house.settings.change(notice_put_away=TODAY.isoformat(), left_put_away=TODAY.isoformat())
    today = house.today.read()
    assert (today.left_open, today.risk) == ((), None)
    house.clock.advance(days=1)
    risk = house.today.read().risk
    assert risk is not None
    assert risk.days == 2


def test_the_notice_is_gone_after_four_weeks(house: House) -> None:
    house.plans.add_risk_date(RiskKind.CUSTODY, TODAY - timedelta(days=28))
    assert house.today.read().risk is not None
    house.clock.advance(days=1)
    assert house.today.read().risk is None


def test_what_is_hidden_is_not_read(house: House) -> None:
    house.plans.add_reason("My son")
    house.settings.change(show_reason=False, show_suggestions=False)
    today = house.today.read()
    assert today.reason is None
    assert today.offer.suggestions == ()


def test_all_of_today_is_of_one_state_of_the_file(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    events = hot_counter.count_events

    def meanwhile(*given: object, **named: object) -> object:
        house.plans.intend("Written while Today is being read")
        return events(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(today_module.hot_counter, "count_events", meanwhile)
    assert house.today.read().intentions == ()
    monkeypatch.undo()
    assert len(house.today.read().intentions) == 1


def test_a_first_day_is_offered_the_first_steps(house: House) -> None:
    assert set(hints(house)) == {Hint.PERSON, Hint.NALOXONE, Hint.SAFETY}


def test_the_page_on_tolerance_comes_first_after_use_that_followed_a_break_until_it_is_opened(house: House) -> None:
    reading = ReadingService(house.db, house.clock)
    house.counter.start_on(TODAY - timedelta(days=1473))
    reading.open("lower-tolerance")
    house.clock.advance(hours=25)
    used = house.today.read().day
    assert Hint.TOLERANCE not in hints(house)
    house.counter.add(EventKind.LAPSE, used)
    house.clock.advance(days=1)
    house.counter.add(EventKind.RESTART, house.today.read().day)
    house.clock.advance(days=1)
    first = house.today.read().offer.suggestions[0]
    assert (first.hint, first.what) == (Hint.TOLERANCE, "lower-tolerance")
    reading.open("lower-tolerance")
    assert Hint.TOLERANCE not in hints(house), "it was read before, and again since"


def test_what_has_been_done_is_not_offered_again(house: House) -> None:
    house.contacts.add(ContactDetails("Mum"))
    house.settings.change(naloxone_place="Kitchen")
    for article in SAFETY_READING:
        ReadingService(house.db, house.clock).open(article)
    house.plans.add_reason("My son")
    house.journal.create(Writing("", "A page"))
    house.checkins.save(YESTERDAY, Answers(mood=5))
    for _ in range(5):
        house.clock.advance(days=1)
        assert not set(hints(house)) & {Hint.PERSON, Hint.NALOXONE, Hint.SAFETY, Hint.REASON, Hint.DATES}


def test_a_strong_craving_today_brings_what_to_do_and_whom_to_call(house: House) -> None:
    house.contacts.add(ContactDetails("Mum"))
    house.contacts.add(ContactDetails("Dana"))
    house.checkins.save(TODAY, Answers(craving=8))
    offer = house.today.read().offer
    assert offer.names == ("Mum", "Dana")
    assert [one.hint for one in offer.suggestions][:2] == [Hint.CRAVING, Hint.CALL]
    assert offer.suggestions[0].numbers == (8,)


def test_the_craving_given_last_counts_whether_in_the_check_in_or_in_a_moment(house: House) -> None:
    def named() -> list[tuple[int, ...]]:
        return [one.numbers for one in house.today.read().offer.suggestions if one.hint is Hint.CRAVING]

    house.checkins.save(TODAY, Answers(craving=2))
    assert named() == []
    house.clock.advance(hours=1)
    kept = house.moments.add(Feeling(craving=8))
    assert named() == [(8,)]
    house.clock.advance(hours=1)
    house.moments.add(Feeling(mood=3))
    assert named() == [(8,)], "where none is given, the one before stands"
    house.checkins.save(TODAY, Answers(craving=6))
    assert named() == [(6,)]
    house.checkins.save(TODAY, Answers(mood=5))
    house.moments.delete(kept.uuid)
    assert named() == []


def test_hard_evenings_are_told_from_answers_given_at_those_hours_and_not_from_days_filled_in_later(
    house: House,
) -> None:
    for back in range(12, 0, -1):
        day = TODAY - timedelta(days=back)
        # Filled in afterwards: it stands at noon, and noon says nothing.
        house.clock.set(datetime(day.year, day.month, day.day, 23, tzinfo=UTC))
        house.checkins.save(day - timedelta(days=20), Answers(craving=0))
    for back in range(20, 0, -1):
        day = TODAY - timedelta(days=back)
        house.clock.set(datetime(day.year, day.month, day.day, 19 if back % 2 else 9, tzinfo=UTC))
        house.checkins.save(day, Answers(craving=7 if back % 2 else 2))
    house.clock.set(datetime(2026, 11, 21, 20, tzinfo=UTC))
    hard = house.today.read().offer.hard
    assert hard is not None
    assert (hard.part, hard.here, hard.elsewhere, hard.count) == (PartOfDay.EVENING, 7.0, 2.0, 20)
    house.clock.set(datetime(2026, 11, 21, 9, tzinfo=UTC))
    assert house.today.read().offer.hard is None


def test_the_page_written_last_says_when_writing_is_thought_of(house: House) -> None:
    house.journal.create(Writing("", "A page"))
    house.checkins.save(YESTERDAY, Answers(mood=5))
    seen = set()
    for _ in range(9):
        house.clock.advance(days=1)
        seen |= {(one.hint, one.numbers) for one in house.today.read().offer.suggestions}
    written = {numbers[0] for hint, numbers in seen if hint is Hint.WRITE}
    assert written
    assert min(written) >= 3


def offered_reading(house: House) -> list[tuple[str, tuple[int, ...]]]:
    found = []
    for _day in range(8):
        found += [(one.what, one.numbers) for one in house.today.read().offer.suggestions if one.hint is Hint.PATHWAY]
        house.clock.advance(days=1)
    return found


def test_a_short_reading_is_offered_by_their_own_count_and_the_one_they_are_on_after_that(house: House) -> None:
    house.contacts.add(ContactDetails("Dana"))
    house.settings.change(naloxone_at_hand=True)
    house.checkins.save(YESTERDAY, Answers(mood=5))
    assert offered_reading(house) == [], "nothing is counted"
    house.counter.start_on(house.today.read().day - timedelta(days=20))
    assert {("first-90-days", ())} == set(offered_reading(house))
    pathway = Library(content_folder()).pathway("pregnant")
    PathwayService(house.db, house.clock, house.settings).tick(pathway, "article:pregnancy", True)
    assert {("pregnant", (1,))} == set(offered_reading(house))
    PathwayService(house.db, house.clock, house.settings).follow("")
    assert offered_reading(house) == [], "whoever knows the readings is not asked again"


def test_the_reading_of_the_family_is_never_offered_to_the_person(house: House) -> None:
    PathwayService(house.db, house.clock, house.settings).follow("family")
    assert offered_reading(house) == []


def test_the_readings_the_rules_name_are_those_there_are() -> None:
    assert {one.id for one in Library(content_folder()).pathways(family=False)} == OWN_READINGS
