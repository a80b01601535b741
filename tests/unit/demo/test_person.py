"""The invented person: the same life each time, whole, plausible, and in words we stand by."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from companion.demo.person import SEED, Life, invent
from companion.demo.phrases import NOTES, TAGS, THEMES, TITLES
from companion.domain.contacts import dialable
from companion.domain.counter import EventKind, fold
from companion.domain.day import logical_day

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 21, 18, 40, tzinfo=UTC)
# Ranges set aside for drama: they belong to nobody.
DRAMA = re.compile(r"07700900\d{3}|01632960\d{3}")
NOT_OUR_WORDS = re.compile(
    r"addict|junk|clean and|dirty|abuse|relapse|overdos|inject|needle|dose|gram|\bmg\b|\bhit\b|score|fail|heroin",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def life() -> Life:
    return invent(NOW, LONDON)


def test_the_same_seed_gives_the_same_life_and_another_one_another(life: Life) -> None:
    assert invent(NOW, LONDON, SEED) == life
    assert invent(NOW, LONDON, SEED + 1) != life


@pytest.mark.parametrize("hour", [0, 3, 5, 12, 23])
@pytest.mark.parametrize("zone", ["Europe/London", "Pacific/Apia", "America/St_Johns"])
def test_a_life_ends_today_and_never_tells_the_future(hour: int, zone: str) -> None:
    now = datetime(2027, 3, 1, hour, 17, tzinfo=UTC)
    there = ZoneInfo(zone)
    life = invent(now, there)
    assert max(entry.at for entry in life.entries) < now
    assert max(check_in.at for check_in in life.check_ins) < now
    yesterday = logical_day(now, there, 4) - timedelta(days=1)
    assert life.check_ins[-1].day >= yesterday - timedelta(days=1)
    assert life.entries[-1].day >= yesterday - timedelta(days=1)


def test_five_years_hold_two_lapses_gaps_and_a_long_good_stretch(life: Life) -> None:
    today = logical_day(NOW, LONDON, 4)
    count = fold(life.events, today)
    assert (count.lapse_days, count.days) == (2, 99)
    assert count.began == today - timedelta(days=1826)
    assert count.longest > 1000
    days = sorted(check_in.day for check_in in life.check_ins)
    assert max((after - before).days for before, after in pairwise(days)) > 14
    assert [event.kind for event in life.events].count(EventKind.RESTART) == 2


def test_there_is_something_of_every_theme_to_find(life: Life) -> None:
    tags = {tag for entry in life.entries for tag in entry.tags}
    assert {"hospital", "medicine", "lapse", "craving", "gratitude"} <= tags
    assert len(life.entries) > 500
    assert len({entry.body for entry in life.entries}) > 0.95 * len(life.entries)


def test_days_keys_and_names_are_each_used_once(life: Life) -> None:
    rows = (*life.entries, *life.check_ins)
    assert len({row.sort_key for row in rows}) == len({row.uuid for row in rows}) == len(rows)
    assert len({check_in.day for check_in in life.check_ins}) == len(life.check_ins)


def test_every_number_belongs_to_nobody(life: Life) -> None:
    numbers = [number.number for contact in life.contacts for number in contact.details.numbers]
    assert numbers
    assert all(DRAMA.fullmatch(dialable(number)) for number in numbers)


def test_no_phrase_uses_a_word_we_do_not_use() -> None:
    phrases = [text for group in (*THEMES.values(), *TITLES.values()) for text in group] + list(NOTES)
    assert not [phrase for phrase in phrases if NOT_OUR_WORDS.search(phrase)]
    assert set(TITLES) == set(THEMES)
    assert set(TAGS) <= set(THEMES)
