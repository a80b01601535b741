"""What one's own notes show: nothing in noise, what was planted, and never a day that was not given."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.insights import (
    LEAST_SIDE,
    LEAST_TIMES,
    About,
    CravingAt,
    DayNoted,
    Notes,
    Of,
    Shown,
    Sure,
    look,
)

TODAY = date(2026, 11, 21)
TRIGGERS, FEELINGS = "abcdef", "ghijkl"


class Life:
    """Days of chance: every score drifts by itself, and words fall as dice do."""

    def __init__(self, seed: int, days: int, memory: float) -> None:
        self.dice, self.days, self.memory = Random(seed), days, memory
        self.plant = ""

    def noted(self) -> Notes:
        """Notes of that life, a tenth of them missing."""
        levels = dict.fromkeys(("craving", "mood", "sleep", "pain", "minutes"), 0.0)
        fresh = (1 - self.memory**2) ** 0.5
        found = []
        for number in range(self.days):
            levels = {name: self.memory * old + fresh * self.dice.gauss(0, 1) for name, old in levels.items()}
            score = {name: min(10, max(0, round(5 + 2 * level))) for name, level in levels.items()}
            triggers = frozenset(word for word in TRIGGERS if self.dice.random() < 0.3)
            feelings = frozenset(word for word in FEELINGS if self.dice.random() < 0.3)
            craving = score["craving"]
            day = TODAY - timedelta(days=self.days - 1 - number)
            planted = {
                "sleep": score["sleep"] < 5,
                "trigger": "a" in triggers,
                "weekday": day.isoweekday() == 5,
                "trend": number >= self.days - 28,
            }
            if planted.get(self.plant):
                craving = min(10, craving + 3)
            if self.dice.random() < 0.1:
                continue
            minutes = max(0, round(400 + 70 * levels["minutes"]))
            found.append(
                DayNoted(day, craving, score["mood"], score["sleep"], minutes, score["pain"], True, triggers, feelings)
            )
        cravings = tuple(
            CravingAt(quarter, min(10, self.dice.randrange(8) + (3 if self.plant == "hours" and quarter == 3 else 0)))
            for quarter in (self.dice.randrange(4) for _ in range(self.days // 2))
        )
        lift = 2 if self.plant == "tool" else 0
        eased = {
            tool: tuple(self.dice.choice((-2, -1, 0, 1, 2)) + (lift if tool == "x" else 0) for _ in range(20))
            for tool in "xyz"
        }
        return Notes(tuple(found), cravings, eased)


def shown(seed: int, days: int = 120, memory: float = 0.3, plant: str = "") -> Shown:
    life = Life(seed, days, memory)
    life.plant = plant
    return look(life.noted(), TODAY)


@pytest.mark.parametrize(("days", "memory"), [(45, 0.0), (120, 0.0), (120, 0.6), (365, 0.8)])
def test_of_people_whose_notes_are_pure_noise_at_most_one_in_twenty_is_told_anything(days: int, memory: float) -> None:
    people = 120
    told = [one for one in (shown(seed, days, memory) for seed in range(people)) if one.insights]
    assert len(told) * 20 <= people


@pytest.mark.parametrize(
    ("plant", "about", "name"),
    [
        ("sleep", About.POOR_SLEEP, ""),
        ("trigger", About.TRIGGER, "a"),
        ("weekday", About.WEEKDAY, "5"),
        ("hours", About.HOURS, "3"),
        ("tool", About.TOOL, "x"),
    ],
)
def test_what_is_there_is_found_in_nearly_everybody(plant: str, about: About, name: str) -> None:
    people = [shown(seed, 300, plant=plant) for seed in range(20)]
    found = [one for person in people for one in person.insights if (one.about, one.name) == (about, name)]
    assert len(found) >= 18
    assert all(0 < one.shift.low <= one.shift.points <= one.shift.high for one in found)


def test_a_change_of_the_last_four_weeks_is_found_in_most() -> None:
    people = [shown(seed, 120, 0.2, "trend") for seed in range(20)]
    found = [one for person in people for one in person.insights if one.about is About.TREND]
    assert len(found) >= 12
    assert all(one.of is Of.CRAVING and one.shift.points > 0 for one in found)


def test_what_was_planted_brings_nothing_else_along() -> None:
    people = [shown(seed, 300, plant="trigger") for seed in range(20)]
    others = [one for person in people for one in person.insights if (one.about, one.name) != (About.TRIGGER, "a")]
    assert len(others) <= 2


@pytest.mark.parametrize("kept", range(10))
def test_a_few_days_say_nothing_whatever_they_hold(kept: int) -> None:
    days = tuple(
        DayNoted(
            TODAY - timedelta(days=number), 10 if number % 2 else 0, words=True, triggers=frozenset("a"[number % 2 :])
        )
        for number in reversed(range(kept))
    )
    assert look(Notes(days), TODAY) == Shown((), 0)


def test_a_way_tried_a_few_times_is_not_spoken_of() -> None:
    assert look(Notes(eased={"x": (5,) * (LEAST_TIMES - 1)}), TODAY).asked == 0
    (found,) = look(Notes(eased={"x": (5,) * LEAST_TIMES}), TODAY).insights
    assert (found.about, found.days, found.eased, found.shift.points) == (About.TOOL, LEAST_TIMES, LEAST_TIMES, 5)


def test_days_without_a_craving_are_left_out_and_never_taken_for_none() -> None:
    strong = [DayNoted(TODAY - timedelta(days=2 * n), 8, words=True, triggers=frozenset("a")) for n in range(20)]
    silent = [DayNoted(TODAY - timedelta(days=2 * n + 1), None, words=True) for n in range(20)]
    days = tuple(sorted(strong + silent, key=lambda one: one.day))
    assert look(Notes(days), TODAY).insights == ()


def test_days_on_which_words_were_not_asked_are_neither_with_nor_without() -> None:
    days = tuple(
        DayNoted(
            TODAY - timedelta(days=n), 9 if n % 2 else 1, words=bool(n % 2), triggers=frozenset("a" if n % 2 else "")
        )
        for n in reversed(range(60))
    )
    assert [one for one in look(Notes(days), TODAY).insights if one.about is About.TRIGGER] == []


def test_notes_of_more_than_a_year_ago_are_not_looked_at() -> None:
    old = tuple(
        DayNoted(TODAY - timedelta(days=400 + n), 9 if n % 2 else 1, words=True, triggers=frozenset("a"[: n % 2]))
        for n in reversed(range(60))
    )
    assert look(Notes(old), TODAY) == Shown((), 0)


def test_strong_cravings_are_counted_beside() -> None:
    dice = Random(5)
    hard = {day for day in range(90) if dice.random() < 0.3}
    days = tuple(
        DayNoted(TODAY - timedelta(days=n), 8 if n in hard else 2, words=True, triggers=frozenset("a" * (n in hard)))
        for n in reversed(range(90))
    )
    (found,) = [one for one in look(Notes(days), TODAY).insights if one.about is About.TRIGGER]
    assert (found.days, found.others) == (len(hard), 90 - len(hard))
    assert (found.strong, found.of_strong) == (len(hard), len(hard))
    assert (found.shift.points, found.sure) == (6, Sure.QUITE)


@given(st.randoms(use_true_random=False), st.integers(0, 80))
def test_whatever_was_written_is_looked_at_without_a_slip(dice: Random, days: int) -> None:
    def score() -> int | None:
        return dice.choice((None, *range(11)))

    noted = tuple(
        DayNoted(
            TODAY - timedelta(days=number),
            score(),
            score(),
            score(),
            dice.choice((None, 0, 200, 500, 1440)),
            score(),
            dice.random() < 0.8,
            frozenset(word for word in TRIGGERS if dice.random() < 0.4),
        )
        for number in reversed(range(days))
        if dice.random() < 0.8
    )
    found = look(Notes(noted), TODAY)
    for one in found.insights:
        assert min(one.days, one.others) >= LEAST_SIDE
        assert 0 <= one.chance <= 0.05
        assert one.strong <= min(one.days, one.of_strong)
