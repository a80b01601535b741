"""What Today suggests, and that it never claims more than the record holds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.suggestion import (
    ENOUGH,
    LEAST,
    MOST,
    Eased,
    HardTime,
    Hint,
    Known,
    PartOfDay,
    Rated,
    Suggestion,
    best_eased,
    fitting_reading,
    hard_time,
    part_of_day,
    suggest,
)

TODAY = date(2026, 11, 21)
SETTLED = Known(
    day=TODAY, hour=14, begun=True, people=2, naloxone_known=True, reasons=1, dates=1, unwritten=0,
)  # fmt: skip
BREATHING = Eased("paced-breathing", 7, 9)

eased = st.builds(
    lambda tool, of, share: Eased(tool, round(of * share), of),
    st.sampled_from(("urge-surfing", "paced-breathing", "walk")),
    st.integers(1, 40),
    st.floats(0, 1),
)
known = st.builds(
    Known,
    day=st.dates(date(2020, 1, 1), date(2040, 1, 1)),
    hour=st.integers(0, 23),
    begun=st.booleans(),
    used_after_break=st.booleans(),
    unfinished=st.sampled_from(["", "lapse"]),
    craving=st.none() | st.integers(0, 10),
    hard=st.none() | st.just(HardTime(PartOfDay.EVENING, 6.0, 4.0, 30)),
    eased=st.lists(eased, max_size=4).map(tuple),
    people=st.integers(0, 9),
    naloxone_known=st.booleans(),
    unread=st.lists(st.sampled_from(["naloxone", "wont-wake-up", "lower-tolerance"]), unique=True).map(tuple),
    reasons=st.integers(0, 3),
    dates=st.integers(0, 2),
    unwritten=st.none() | st.integers(0, 400),
    pathway=st.sampled_from(["", "first-week"]),
    run=st.none() | st.integers(0, 4000),
)


def hints(of: Known) -> list[Hint]:
    return [one.hint for one in suggest(of)]


def changed(base: Known, **values: object) -> Known:
    from companion.domain.value import replace

    return replace(base, **values)


@given(known)
def test_there_are_always_two_or_three_and_none_twice(record: Known) -> None:
    found = suggest(record)
    assert LEAST <= len(found) <= MOST
    assert len({one.hint for one in found}) == len(found)
    ways = [one.what for one in found if one.what]
    assert len(set(ways)) == len(ways)
    assert found == suggest(record)


@given(known)
def test_nothing_is_suggested_that_the_record_speaks_against(record: Known) -> None:
    found = hints(record)
    assert (Hint.CALL in found) <= (record.people > 0)
    assert (Hint.PERSON in found) <= (record.people == 0)
    assert (Hint.NALOXONE in found) <= (not record.naloxone_known)
    assert (Hint.REASON in found) <= (record.reasons == 0)
    assert (Hint.SAFETY in found) <= bool(record.unread)
    assert (Hint.EASED in found) <= (best_eased(record.eased) is not None)
    assert (Hint.CRAVING in found) <= (record.craving is not None and record.craving >= 5)
    assert (Hint.GO_ON in found) == bool(record.unfinished)
    assert (Hint.TOLERANCE in found) == (found[0] is Hint.TOLERANCE) == record.used_after_break


def test_a_first_day_offers_the_first_steps() -> None:
    first = Known(day=TODAY, hour=18, unread=("wont-wake-up",))
    assert set(hints(first)) == {Hint.PERSON, Hint.NALOXONE, Hint.SAFETY}


def test_a_craving_given_today_comes_with_what_eased_before_and_somebody_to_call() -> None:
    record = changed(SETTLED, craving=7, eased=(BREATHING,))
    assert suggest(record) == (
        Suggestion(Hint.EASED, "paced-breathing", (7, 9)),
        Suggestion(Hint.CRAVING, "urge-surfing", (7,)),
        Suggestion(Hint.CALL, "", (7,)),
    )


def test_a_way_that_eased_and_fits_a_craving_given_today_is_one_thing_with_both_reasons() -> None:
    found = suggest(changed(SETTLED, craving=7, eased=(Eased("urge-surfing", 3, 4),)))
    assert found[0] == Suggestion(Hint.CRAVING, "urge-surfing", (7, 3, 4))
    assert Hint.EASED not in [one.hint for one in found]


def test_what_eased_most_is_not_offered_a_second_time_as_something_for_any_day() -> None:
    for number in range(10):
        record = changed(SETTLED, day=TODAY + timedelta(days=number), eased=(BREATHING,), craving=8)
        assert [one.what for one in suggest(record)].count("paced-breathing") <= 1
        record = changed(record, craving=None)
        assert [one.what for one in suggest(record)].count("paced-breathing") <= 1


def test_a_reason_for_any_day_tells_what_was_tried() -> None:
    found = {}
    for number in range(10):
        record = changed(SETTLED, day=TODAY + timedelta(days=number), tried=(("paced-breathing", 2), ("walk", 1)))
        found |= {one.hint: one.numbers for one in suggest(record)}
    assert (found[Hint.BREATHE], found[Hint.COPE]) == ((2,), (2,))


@pytest.mark.parametrize("craving", [None, 0, 4])
def test_no_craving_or_a_small_one_is_not_spoken_of(craving: int | None) -> None:
    assert Hint.CRAVING not in hints(changed(SETTLED, craving=craving))


def test_a_sheet_closed_half_way_is_offered_first() -> None:
    assert suggest(changed(SETTLED, unfinished="lapse", craving=9))[0] == Suggestion(Hint.GO_ON, "lapse")


def test_what_is_for_any_day_changes_with_the_date() -> None:
    lists = {tuple(hints(changed(SETTLED, day=TODAY + timedelta(days=number)))) for number in range(7)}
    assert len(lists) > 1
    for number in range(6):
        day = TODAY + timedelta(days=number)
        assert hints(changed(SETTLED, day=day)) != hints(changed(SETTLED, day=day + timedelta(days=1)))


def test_after_the_first_days_what_is_still_to_do_is_not_all_there_is() -> None:
    bare = Known(day=TODAY, hour=14, begun=True, unread=("naloxone",))
    once = {Hint.PERSON, Hint.NALOXONE, Hint.SAFETY, Hint.REASON}
    for number in range(10):
        found = hints(changed(bare, day=TODAY + timedelta(days=number)))
        assert len(once & set(found)) == 2
        assert set(found) - once


@pytest.mark.parametrize(
    ("hour", "part"),
    [(4, "night"), (5, "morning"), (12, "afternoon"), (18, "evening"), (22, "evening"), (23, "night"), (0, "night")],
)
def test_parts_of_the_day_follow_the_clock_on_the_wall(hour: int, part: str) -> None:
    assert part_of_day(hour) == part


def rated(evening: int, other: int, count: int = ENOUGH) -> list[Rated]:
    # A little unrest in the numbers, as in any record.
    return [Rated(20, evening - number % 2) for number in range(count)] + [
        Rated(9, other + number % 2) for number in range(count)
    ]


def test_an_hour_is_called_hard_only_from_enough_answers_and_a_clear_difference() -> None:
    found = hard_time(rated(8, 3), hour=19)
    assert found is not None
    assert (found.part, found.here, found.elsewhere, found.count) == (PartOfDay.EVENING, 7.5, 3.5, 16)
    assert hard_time(rated(8, 3), hour=9) is None
    assert hard_time(rated(8, 3, ENOUGH - 1), hour=19) is None
    assert hard_time(rated(5, 4), hour=19) is None
    assert hard_time([], hour=19) is None


def test_a_difference_that_chance_explains_is_not_spoken_of() -> None:
    wild = [Rated(20, value) for value in (0, 10) * 4] + [Rated(9, value) for value in (0, 0, 0, 10) * 2]
    assert hard_time(wild, hour=20) is None


@given(st.lists(st.builds(Rated, st.integers(0, 23), st.integers(0, 10)), max_size=60), st.integers(0, 23))
def test_a_hard_time_is_this_part_of_the_day_and_really_higher(record: list[Rated], hour: int) -> None:
    found = hard_time(record, hour)
    if found is not None:
        assert found.part is part_of_day(hour)
        assert found.here >= found.elsewhere + 1
        assert found.count == len(record) >= 2 * ENOUGH


def test_what_eased_is_taken_from_enough_ratings_and_more_than_half_the_times() -> None:
    assert best_eased((Eased("grounding", 2, 2, 3.0), Eased("walk", 3, 6, 2.0))) is None
    assert best_eased((Eased("walk", 3, 3, 0.4), BREATHING)) == Eased("walk", 3, 3, 0.4)
    assert best_eased((Eased("walk", 3, 3, 0.4), Eased("breath", 19, 20, 1.4))) == Eased("breath", 19, 20, 1.4)


def readings(of: Known) -> list[Suggestion]:
    every = [suggest(changed(of, day=TODAY + timedelta(days=days))) for days in range(12)]
    return [one for found in every for one in found if one.hint is Hint.PATHWAY]


@pytest.mark.parametrize(
    ("days", "pathway"),
    [(0, "first-72-hours"), (3, "first-72-hours"), (4, "first-week"), (8, "first-90-days"), (91, "first-year")],
)
def test_a_short_reading_is_offered_that_fits_the_days(days: int, pathway: str) -> None:
    assert fitting_reading(days) == pathway
    assert Suggestion(Hint.PATHWAY, pathway) in readings(changed(SETTLED, run=days))


def test_no_reading_is_offered_after_a_year_nor_where_nothing_is_counted() -> None:
    assert fitting_reading(366) == ""
    assert readings(changed(SETTLED, run=366)) == []
    assert readings(SETTLED) == []


def test_a_reading_that_was_begun_is_gone_on_with_and_comes_some_days_only() -> None:
    found = readings(changed(SETTLED, pathway="pregnant", run=2))
    assert set(found) == {Suggestion(Hint.PATHWAY, "pregnant", (1,))}
    assert len(found) < 12, "it takes its turn with the others"
