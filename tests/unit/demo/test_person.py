"""The invented person: the same life each time, whole, plausible, and in words we stand by."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from companion.demo.daily_words import (
    CHAIN,
    FEELINGS,
    HARD_MOMENTS,
    INTENTIONS,
    INTENTIONS_TODAY,
    MILESTONES,
    MOMENTS,
    PLANS,
    REASONS,
)
from companion.demo.person import SEED, Life, invent
from companion.demo.phrases import NOTES, TAGS, THEMES, TITLES
from companion.domain.counter import EventKind, fold
from companion.domain.day import logical_day
from companion.resources import content_folder

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
    assert (len(count.lapses), count.days) == (2, 99)
    assert count.began == today - timedelta(days=1826)
    assert count.longest > 1000
    days = sorted(check_in.day for check_in in life.check_ins)
    assert max((after - before).days for before, after in pairwise(days)) > 14
    assert [event.kind for event in life.events].count(EventKind.RESTART) == 2


def test_nothing_of_the_daily_loop_lies_ahead_or_outside_its_day(life: Life) -> None:
    today, daily = logical_day(NOW, LONDON, 4), life.daily
    for one in (*daily.moments, *daily.uses):
        assert one.at < NOW
        assert logical_day(one.at, LONDON, 4) == one.day
    assert all(one.day <= today for one in (*daily.intentions, *daily.risk_dates, *daily.further))
    assert all(one.done_at is None or one.done_at < NOW for one in daily.intentions)
    assert all(seen.at < NOW for seen in daily.seen)
    assert not [moment for moment in daily.moments if moment.is_empty]


def test_the_daily_loop_holds_gaps_answers_and_plans(life: Life) -> None:
    today, daily = logical_day(NOW, LONDON, 4), life.daily
    lapses = [event for event in life.events if event.kind is EventKind.LAPSE]
    assert {check_in.day for check_in in life.check_ins if check_in.used} == {event.day for event in lapses}
    assert 20 < sum(check_in.not_today for check_in in life.check_ins) < 200
    assert all(not check_in.says_how_it_is for check_in in life.check_ins if check_in.not_today)
    assert {link.event for link in daily.chain} == {lapses[-1].uuid}
    assert {plan.link for plan in daily.plans} - {None} == {link.uuid for link in daily.chain if link.next_time}
    assert any(plan.link is None for plan in daily.plans)
    assert 0.5 < sum(one.done_at is not None for one in daily.intentions) / len(daily.intentions) < 0.9
    drops = [use.drop for use in daily.uses if use.drop is not None]
    assert len(drops) < len(daily.uses)
    assert sum(drops) / len(drops) > 1
    assert daily.medicine[0].last == daily.medicine[1].first - timedelta(days=1)
    assert fold(daily.further, today).days == 129
    assert fold(life.events, today).total > fold(life.events[1:], today).total


def test_the_ways_that_were_tried_are_ways_there_are(life: Life) -> None:
    there = {file.stem for file in (content_folder() / "en" / "strategies").glob("*.md")}
    assert {use.tool for use in life.daily.uses} <= there


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
    assert all(DRAMA.fullmatch(re.sub(r"\D", "", number)) for number in numbers)


def test_no_phrase_uses_a_word_we_do_not_use() -> None:
    phrases = [text for group in (*THEMES.values(), *TITLES.values()) for text in group] + list(NOTES)
    phrases += [*REASONS, *INTENTIONS, *INTENTIONS_TODAY, *MOMENTS, *HARD_MOMENTS, *FEELINGS, *MILESTONES]
    phrases += [text for link in CHAIN for text in link] + [text for plan in PLANS for text in plan]
    assert not [phrase for phrase in phrases if NOT_OUR_WORDS.search(phrase)]
    assert set(TITLES) == set(THEMES)
    assert set(TAGS) <= set(THEMES)
