"""Self-checks in the file: answers are kept, a score never, and what is taken away comes back by undo."""

from __future__ import annotations

import itertools
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.self_checks import joined, left_out, may_repeat, total_of
from companion.services.own_rows import RowGone
from companion.services.self_checks import SelfCheckService
from tests.unit.services.conftest import House

ANSWERS = st.lists(st.none() | st.integers(0, 3), min_size=1, max_size=12).map(tuple)


@pytest.fixture
def checks(house: House) -> SelfCheckService:
    return SelfCheckService(house.db, house.clock, house.settings)


def test_what_was_answered_is_read_back_oldest_first(house: House, checks: SelfCheckService) -> None:
    first = checks.keep("phq-2", 1, (1, None))
    house.clock.set(house.clock.now() + timedelta(days=20))
    second = checks.keep("phq-2", 1, (0, 0))
    checks.keep("gad-7", 1, (1,) * 7)
    assert [one.uuid for one in checks.of("phq-2")] == [first.uuid, second.uuid]
    assert checks.of("phq-2")[0].answers == (1, None)
    latest = checks.latest()
    assert set(latest) == {"phq-2", "gad-7"}
    assert latest["phq-2"].uuid == second.uuid


def test_a_night_belongs_to_the_day_before(house: House, checks: SelfCheckService) -> None:
    house.clock.set(house.clock.now().replace(hour=2))
    made = checks.keep("craving", 1, (7, 9))
    kept = checks.one(made.uuid)
    assert kept is not None
    assert kept.day == house.clock.now().date() - timedelta(days=1)


def test_taking_one_away_is_undone(checks: SelfCheckService) -> None:
    made = checks.keep("phq-2", 1, (1, 1))
    done = checks.remove(made.uuid)
    assert checks.one(made.uuid) is None
    assert checks.of("phq-2") == ()
    assert checks.latest() == {}
    done.undo()
    assert checks.one(made.uuid) is not None


def test_words_beside_it_are_changed_and_blanked_thirty_days_after_it_went(
    house: House, checks: SelfCheckService
) -> None:
    made = checks.keep("phq-2", 1, (1, 1))
    checks.remark(made.uuid, "show Dr Ade").undo()
    kept = checks.one(made.uuid)
    assert kept is not None
    assert kept.note == ""
    checks.remark(made.uuid, "show Dr Ade")
    checks.remove(made.uuid)
    assert checks.purge(house.clock.now() + timedelta(days=29)) == 0
    assert checks.purge(house.clock.now() + timedelta(days=31)) == 1
    with house.db.quick() as connection:
        assert connection.execute("SELECT note FROM self_check").fetchone()[0] == ""
    with pytest.raises(RowGone):
        checks.remark(made.uuid, "again")


def test_what_was_left_half_way_waits_until_it_is_answered_whatever_else_is(checks: SelfCheckService) -> None:
    checks.hold("phq-9", 1, (1, None, 2))
    checks.hold("gad-7", 1, (1,))
    assert checks.half_done() == {"phq-9": (1, (1, None, 2)), "gad-7": (1, (1,))}
    checks.keep("craving", 1, (3, 4))
    checks.keep("phq-9", 1, (1,) * 9)
    assert checks.half_done() == {"gad-7": (1, (1,))}
    checks.keep("gad-7", 1, (1,) * 7)
    assert checks.half_done() == {}


@given(ANSWERS, st.integers(1, 4))
def test_half_a_check_has_no_total_and_a_whole_one_the_sum(answers: tuple[int | None, ...], times: int) -> None:
    total = total_of(answers, times)
    if left_out(answers):
        assert total is None
    else:
        assert total == times * sum(answer or 0 for answer in answers)


@given(st.lists(st.dates(), max_size=20).map(sorted), st.integers(1, 90))
def test_no_line_is_drawn_across_a_gap_and_no_point_is_lost(days: list, near: int) -> None:
    stretches = joined(days, timedelta(days=near))
    assert [place for stretch in stretches for place in stretch] == list(range(len(days)))
    for stretch in stretches:
        assert all(days[b] - days[a] <= timedelta(days=near) for a, b in itertools.pairwise(stretch))
    for one, other in itertools.pairwise(stretches):
        assert days[other[0]] - days[one[-1]] > timedelta(days=near)


def test_it_may_be_answered_again_once_its_own_time_has_passed(house: House) -> None:
    today = house.clock.now().date()
    assert not may_repeat(today - timedelta(days=13), today, 14)
    assert may_repeat(today - timedelta(days=14), today, 14)
