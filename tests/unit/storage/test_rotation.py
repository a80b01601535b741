"""Which backups are made and kept: a rule with many cases, and a few told out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from companion.domain.backup import due

NOW = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)
INSTANTS = st.datetimes(datetime(2023, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
SHELVES = st.lists(INSTANTS, max_size=60)


def live(days: int, start: datetime = NOW, every: timedelta = timedelta(days=1)) -> list[datetime]:
    """The shelf after a backup was made when due and rotated, day after day."""
    shelf: list[datetime] = []
    for n in range(days):
        now = start + n * every
        if due(now, shelf).make:
            shelf.append(now)
        gone = set(due(now, shelf).drop)
        shelf = [when for when in shelf if when not in gone]
    return shelf


@given(INSTANTS, SHELVES)
def test_the_newest_is_never_let_go_of(now: datetime, shelf: list[datetime]) -> None:
    if shelf:
        assert max(shelf) not in due(now, shelf).drop


@given(INSTANTS, SHELVES)
def test_only_what_is_there_goes_and_going_again_takes_nothing_more(now: datetime, shelf: list[datetime]) -> None:
    gone = set(due(now, shelf).drop)
    assert gone <= set(shelf)
    assert due(now, set(shelf) - gone).drop == ()


@given(INSTANTS, SHELVES)
def test_the_last_seven_days_four_weeks_and_twelve_months_with_any_keep_one(
    now: datetime, shelf: list[datetime]
) -> None:
    kept = set(shelf) - set(due(now, shelf).drop)
    for period, limit in (
        (lambda w: w.date(), 7),
        (lambda w: w.isocalendar()[:2], 4),
        (lambda w: (w.year, w.month), 12),
    ):
        newest_periods = sorted({period(when) for when in shelf}, reverse=True)[:limit]
        for wanted in newest_periods:
            assert max(when for when in shelf if period(when) == wanted) in kept


@given(INSTANTS, SHELVES)
def test_the_shelf_stays_small_but_for_what_a_wrong_clock_dated_ahead(now: datetime, shelf: list[datetime]) -> None:
    kept = set(shelf) - set(due(now, shelf).drop)
    assert len([when for when in kept if when <= now]) <= 7 + 4 + 12


@given(INSTANTS, SHELVES)
def test_one_is_due_unless_the_day_has_one(now: datetime, shelf: list[datetime]) -> None:
    assert due(now, shelf).make == (now.date() not in {when.date() for when in shelf})


@given(SHELVES, st.randoms())
def test_the_order_on_the_shelf_does_not_matter(shelf: list[datetime], random: object) -> None:
    assert due(NOW, sorted(shelf)) == due(NOW, sorted(shelf, reverse=True)) == due(NOW, shelf + shelf)


def test_after_a_week_seven_are_there() -> None:
    assert len(live(7)) == 7


def test_after_three_years_of_days_there_are_days_weeks_and_months_back_to_a_year() -> None:
    shelf = live(3 * 365)
    newest = max(shelf)
    assert [newest - timedelta(days=n) in shelf for n in range(7)] == [True] * 7
    assert len({when.isocalendar()[:2] for when in shelf if newest - when < timedelta(days=35)}) >= 4
    assert len({(when.year, when.month) for when in shelf}) == 12
    assert len(shelf) <= 23


def test_a_year_away_empties_nothing() -> None:
    shelf = live(60)
    back = NOW + timedelta(days=500)
    assert due(back, shelf).drop == ()
    assert due(back, shelf).make


def test_a_clock_set_back_lets_nothing_go_that_seems_to_come() -> None:
    shelf = live(10)
    earlier = NOW - timedelta(days=400)
    assert due(earlier, shelf).drop == ()
    assert due(earlier, shelf).make


def test_starting_several_times_a_day_makes_one() -> None:
    assert len(live(4, every=timedelta(hours=3))) == 1
