"""The counter's words: whatever the zone, the rollover and the hour, its two lines never tell of different days."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from companion.domain.counter import Counted, CountEvent, EventKind, FurtherCount, fold
from companion.domain.day import logical_day
from companion.domain.figure import Measure, figure
from companion.domain.settings import Headline
from companion.ui.milestone_words import further_words
from companion.ui.today.counter_words import counter_words

ZONES = ("Europe/London", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "Pacific/Kiritimati", "Pacific/Niue")
INSTANTS = st.timedeltas(timedelta(0), timedelta(days=900)).map(lambda gone: datetime(2024, 1, 1, tzinfo=UTC) + gone)


@settings(max_examples=400, deadline=None)
@given(
    stopped=INSTANTS,
    gone=st.one_of(st.timedeltas(timedelta(0), timedelta(days=5)), st.timedeltas(timedelta(0), timedelta(days=900))),
    there=st.sampled_from(ZONES),
    here=st.sampled_from(ZONES),
    rollovers=st.tuples(st.integers(0, 12), st.integers(0, 12)),
    first_day=st.sampled_from((0, 1)),
)
def test_the_two_lines_never_tell_of_different_days(
    stopped: datetime, gone: timedelta, there: str, here: str, rollovers: tuple[int, int], first_day: int
) -> None:
    now = stopped + gone
    day = logical_day(stopped, ZoneInfo(there), rollovers[0])
    today = logical_day(now, ZoneInfo(here), rollovers[1])
    count = fold((CountEvent("a", EventKind.START, day, stopped),), today, now=now, first_day=first_day)
    shown = figure(count, Headline.CURRENT)
    said = counter_words(count, Headline.CURRENT)
    assert "day" not in said.time
    told = re.fullmatch(r"([\d,]+) hours?(?:\(s\))?, (\d+) minutes?(?:\(s\))?( since you stopped)?", said.time)
    if told is None or shown.measure is not Measure.DAYS:
        return
    hours = timedelta(hours=int(told[1].replace(",", "")), minutes=int(told[2]))
    whole = hours if told[3] else hours + timedelta(days=shown.number)
    assert timedelta(0) <= gone - whole < timedelta(minutes=1)
    if told[3]:
        assert gone < timedelta(days=1)


def test_a_day_of_use_with_nothing_before_it_is_told_as_it_is() -> None:
    today = date(2026, 11, 21)
    used = CountEvent("a", EventKind.LAPSE, today - timedelta(days=3))
    said = counter_words(fold((used,), today), Headline.CURRENT)
    assert (said.above, said.number) == ("Since 18 November", "3")
    left_open = CountEvent("b", EventKind.RESTART, date.max)
    count = fold((used, left_open), today)
    said = counter_words(count, Headline.CURRENT)
    assert (said.above, said.number, said.unit) == ("The count waits until you say that you stopped again.", "", "")
    smoking = FurtherCount(Counted("c", "Smoking"), count)
    assert further_words(smoking) == "Smoking: the count waits"
